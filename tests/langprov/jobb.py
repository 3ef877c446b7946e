"""Kommandona som de långa proven stör: hur mappen ser ut före, vad som körs, och vad som får ligga där efteråt."""

from __future__ import annotations

import contextlib
import io
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from redovisning import las
from redovisning.kommandorad import huvud

HANDSKRIVET = "Ett svar som någon skrev om för hand."


@dataclass(frozen=True)
class Jobb:
    """Ett kommando i en mapp med exemplet. ``fore`` är kommandon som gör mappen klar, i ordning."""

    namn: str
    argument: tuple[str, ...]
    fore: tuple[tuple[str, ...], ...] = ()
    handredigerat: str = ""


_DELA = ("dela", "exempel/redovisning.yaml", "--avsnitt", "3.3", "--avsnitt", "3.7", "--ut", "delar")
_SKAPA = ("skapa", "exempel")
_FORMULAR = "exempel/leverans/Redovisning 2024 Region Exempel.docx"
_TILL_WORD = ("omvandla", "exempel/redovisning.yaml", "svar.docx")

JOBB = (
    Jobb("ny", ("ny", "Halland", "--region", "Region Halland", "--som", "xlsx")),
    Jobb("skapa", _SKAPA),
    Jobb("skapa-ersatt", (*_SKAPA, "--ersatt"), (_SKAPA,), _FORMULAR),
    Jobb("omvandla-xlsx", ("omvandla", "exempel/redovisning.yaml", "svar.xlsx")),
    Jobb("omvandla-ersatt", (*_TILL_WORD, "--ersatt"), (_TILL_WORD,), "svar.docx"),
    Jobb("dela", _DELA),
    Jobb("slaihop", ("slaihop", "delar", "--ut", "hela.yaml"), (_DELA,)),
    Jobb("stam-av", ("stam-av", "exempel", _FORMULAR, "--ta-in", "alla"), (_SKAPA,), _FORMULAR),
    Jobb("rensa", ("rensa", _FORMULAR, "--ut", "ren.docx"), (_SKAPA,)),
    Jobb("packa", ("packa", "exempel"), (_SKAPA,)),
)


def forbered(jobb: Jobb, mapp: Path) -> Path:
    """Ger en mapp där kommandot kan köras: exemplet utan väntetider, och det som ska vara gjort före."""
    mapp.mkdir(parents=True)
    with contextlib.chdir(mapp), tyst():
        huvud(["exempel"])
        Path("exempel", "vantetider.csv").unlink()
        for argument in jobb.fore:
            assert huvud(list(argument)) == 0, argument
        if jobb.handredigerat:
            redigera(Path(jobb.handredigerat))
    return mapp


def redigera(fil: Path) -> None:
    """Ändrar ett svar i Word-formuläret, så att det räknas som någons arbete."""
    svar = max(las(fil).texter().values(), key=len).partition("\n")[0].encode()
    with zipfile.ZipFile(fil) as paket:
        delar = {namn: paket.read(namn) for namn in paket.namelist()}
    assert svar in delar["word/document.xml"]
    delar["word/document.xml"] = delar["word/document.xml"].replace(svar, HANDSKRIVET.encode(), 1)
    with zipfile.ZipFile(fil, "w", zipfile.ZIP_DEFLATED) as paket:
        for namn, data in delar.items():
            paket.writestr(namn, data)


def kor(
    jobb: Jobb, start: Path, forsok: Path, storning: AbstractContextManager[None] | None = None
) -> tuple[int, dict[str, bytes]]:
    """Ger utgångsvärdet och mappens innehåll efter kommandot, kört i en kopia av mappen medan störningen pågår."""
    shutil.rmtree(forsok, ignore_errors=True)
    shutil.copytree(start, forsok)
    with contextlib.chdir(forsok), tyst(), storning or contextlib.nullcontext():
        kod = huvud(list(jobb.argument))
    return kod, innehall(forsok)


def kor_klart(jobb: Jobb, start: Path) -> dict[str, bytes]:
    """Ger mappens innehåll efter kommandot när inget stör det."""
    kod, efter = kor(jobb, start, start.with_name(f"{start.name}-klart"))
    assert kod == 0, jobb.namn
    return efter


def innehall(mapp: Path) -> dict[str, bytes]:
    """Ger varje fils namn i mappen och dess innehåll."""
    return {f.relative_to(mapp).as_posix(): f.read_bytes() for f in sorted(mapp.rglob("*")) if f.is_file()}


def skadat(fore: Mapping[str, bytes], efter_helt: Mapping[str, bytes], efter: Mapping[str, bytes]) -> str:
    """Ger en mening om det som inte är den gamla eller den nya filen, hel; tomt när allt är helt."""
    for namn, data in fore.items():
        if efter.get(namn) not in (data, efter_helt.get(namn, data)):
            return f"{namn} är borta eller skadad"
        if data in efter_helt.values() and data not in efter.values():
            return f"{namn} ersattes utan den kopia som skulle ha sparats"
    hela = {*fore.values(), *efter_helt.values()}
    halva = [namn for namn, data in efter.items() if data not in hela and not namn.endswith(".tmp")]
    return f"{halva[0]} är inte hel" if halva else ""


@contextlib.contextmanager
def tyst() -> Iterator[None]:
    """Låter kommandot tala till ingen."""
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        yield
