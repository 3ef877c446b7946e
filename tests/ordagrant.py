"""Anmärkningarna ur provens fall, med allt som fylls i mallen: samma fall som visar vilken kod som ges.

Mallens egna ord står bara i katalogen; här står platsen, fältet och värdena som läsaren får se i meningen.

``python tests/ordagrant.py`` skriver om ``underlag/meddelanden.txt``. Läs igenom vad som ändrades innan det checkas in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from string import Formatter
from tempfile import TemporaryDirectory

import test_json_lasning as json
import test_regel_plan as planen
import test_regel_vantetider as vantetider
import test_yaml_fel
import test_yaml_raddning as raddning
import yamlprov
from mapprov import exempelutkast
from regelfall import MAPP, granska_fall
from trasiga_filer import utkasten

from redovisning.anmarkning import Anmarkning, kort
from redovisning.granskning import granska
from redovisning.granskning.bredvid import Bredvid
from redovisning.granskning.meddelanden import KATALOG
from redovisning.utkast import Utkast

_I_NASTAN_ALLA = ("TR07", "RE03", "OB01", "OB02")
"""Koder som nästan varje fall ger vid sidan av sin egen: att året, ett annat svar eller regionens namn saknas."""
FIL = Path(__file__).parent / "underlag" / "meddelanden.txt"


def meddelanden() -> Iterator[str]:
    """Ger en rad för varje fall, och under den en rad för varje anmärkning."""
    with TemporaryDirectory() as rot:
        for fil in sorted(MAPP.glob("*/fel.yaml")):
            (mapp := Path(rot, fil.parent.name)).mkdir()
            yield from _fallet(f"fall {fil.parent.name}", granska_fall(fil, mapp))
    for text in (*(fel for _, (fel, _, _) in sorted(test_yaml_fel.FALL.items())), *_trasig_yaml()):
        yield from _last(f"yaml {kort(repr(text), 120)}", yamlprov.las(text))
    fel_i_json = [fel for _, (fel, _, _) in sorted(json.FALL.items())]
    for text in (*fel_i_json, *(text for text, *_ in (*json.INTE_JSON, *json.ANNAN_FORM))):
        yield from _last(f"json {kort(repr(text), 120)}", json.las(text))
    bredvid = Bredvid(idag=planen.IDAG)
    for i, (kod, svar, _) in enumerate(planen.FEL, 1):
        yield from _fallet(f"plan {i} {kod}", granska(planen.plan(**svar), bredvid=bredvid).anmarkningar)
    for i, (kod, svar, plan) in enumerate(planen.STAMMER_INTE, 1):
        bredvid = Bredvid(idag=planen.IDAG, plan=planen.plan(**plan))
        yield from _fallet(f"svar {i} {kod}", granska(planen.svaren(**svar), bredvid=bredvid).anmarkningar)
    for i, (kod, matvarden, _) in enumerate(vantetider.FEL, 1):
        yield from _fallet(f"väntetider {i} {kod}", granska(vantetider.fil(*matvarden)).anmarkningar)
    for namn, utkast in utkasten():
        yield from _last(namn, utkast)


def _trasig_yaml() -> Iterator[str]:
    yield raddning.MANGA_FEL
    yield from (text for text, _, _ in raddning.TRASIGA)
    yield from (f"bup:\n  medel: {varde}\n  resultat: B\n" for varde, _ in raddning.TRASIGA_VARDEN)


def _last(namn: str, utkast: Utkast) -> Iterator[str]:
    """Ger det som lästes ur en fil: anmärkningarna, texten bredvid svaren och svaren, var och en med sin plats."""
    yield from _fallet(namn, utkast.anmarkningar)
    for rubrik, svaren in (("utanför", utkast.utanfor), ("vid sidan", utkast.vid_sidan)):
        yield from (f"{rubrik} · {s.plats} · {s.text!r}" for s in svaren)
    texter = utkast.texter()
    for stig in dict.fromkeys((*utkast.platser, *texter)):
        text = texter.get(stig)
        visad = "exemplets" if text and _exemplets().get(stig) == text else repr(text)
        yield f"{stig} · {utkast.plats(stig)} · {visad}"


@cache
def _exemplets() -> dict[str, str]:
    return exempelutkast().texter()


def _fallet(namn: str, anmarkningar: Iterable[Anmarkning]) -> Iterator[str]:
    yield f"# {namn}"
    yield from (_raden(a) for a in anmarkningar if a.kod not in _I_NASTAN_ALLA or a.kod in namn)


def _raden(a: Anmarkning) -> str:
    delar = [a.kod, str(a.plats or "-"), a.falt or "-", a.avsnitt, a.post, *(f"{n}={v}" for n, v in _varden(a).items())]
    return " · ".join(filter(None, delar))


def _varden(a: Anmarkning) -> dict[str, str]:
    """Ger det som fylldes i mallen, så som det blev i meddelandet."""
    monster, sedda = "", set()
    for fast, namn, _, _ in Formatter().parse(KATALOG[a.kod].text):
        monster += re.escape(fast)
        if namn:
            monster += f"(?P={namn})" if namn in sedda else f"(?P<{namn}>.*?)"
            sedda.add(namn)
    m = re.fullmatch(monster, a.meddelande, re.DOTALL)
    assert m is not None, f"meddelandet följer inte mallen: {a.meddelande}"
    return m.groupdict()


if __name__ == "__main__":
    FIL.write_text("\n".join(meddelanden()) + "\n", "utf-8")
