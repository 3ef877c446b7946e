"""``redovisning jamfor``: vad som skiljer två utkast, som text, JSON eller en sida."""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING

from redovisning.kommandon.tolkning import Tolk, ett_av, vag
from redovisning.kommandon.utskrift import format_efter_andelsen, lamna, meddela

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from redovisning.jamforelse.skillnader import Jamforelse
    from redovisning.utkast import Utkast

_RAD = re.compile(r"|\S.*|  (?:ändrat|tillagt|borttaget|flyttat|ny lydelse|frågan finns|-) .*|    (?:\||[AB]).*")
_SLUTRAD = re.compile(r"(?:Inga skillnader|\d+ ändra(?:t|de), \d+ .*)\. \d+ svar är lika\.")


def tolk() -> Tolk:
    """Ger kommandots argumenttolk."""
    t = Tolk(
        "jamfor",
        "Visar vilka svar som ändrats, tillkommit och tagits bort mellan två utkast, ord för ord.\n"
        "Utkasten får vara olika slags filer, till exempel YAML och Word, och gälla olika år.\n"
        "Utgångsvärde: 0 jämfört, vare sig något skiljer eller inte, 2 något kunde inte läsas eller skrivas.",
        '  redovisning jamfor Halland/redovisning.yaml "Redovisning 2024 Region Halland.docx"\n'
        "  redovisning jamfor Halland-2024 Halland-2025 --ut jamforelse.html",
    )
    t.add_argument("a", type=vag, metavar="A", help="det äldre utkastet: en fil, en mapp med ett, eller något packat")
    t.add_argument("b", type=vag, metavar="B", help="det nyare utkastet")
    t.add_argument(
        "--format",
        type=ett_av("text", "json", "html"),
        metavar="text|json|html",
        help="hur resultatet skrivs (förval: efter ändelsen på FIL, annars text)",
    )
    t.add_argument("--ut", type=vag, metavar="FIL", help="filen att skriva resultatet i (förval: på skärmen)")
    return t


def kor(val: Namespace) -> int:
    """Jämför utkasten och skriver skillnaderna."""
    from redovisning.jamforelse import jamfor

    utkast = [_las(vag) for vag in (val.a, val.b)]
    lamna(_text(jamfor(*utkast), val), val.ut, "jämförelse", orord=ar_jamforelse)
    return 0


def _las(vag: Path) -> Utkast:
    """Ger utkastet, och säger det som läsaren fann och som inte är med i jämförelsen."""
    from redovisning.granskning import granska
    from redovisning.leverans import bara_i_kallan
    from redovisning.utpekat import las_utpekat

    underlag, utkast = las_utpekat(vag)
    if funna := bara_i_kallan(utkast, granska(utkast, underlag.mapp)):
        meddela("\n".join([f"Det här fann läsaren i {underlag.fil}. Bara svaren jämförs:", *map(str, funna)]))
    return utkast


def _text(jamforelse: Jamforelse, val: Namespace) -> str:
    match val.format or format_efter_andelsen(val.ut):
        case "json":
            import json

            return json.dumps(jamforelse.som_dict(), ensure_ascii=False, indent=2)
        case "html":
            from redovisning.html.jamforelsesida import jamforelsesida

            return jamforelsesida(jamforelse).decode().removesuffix("\n")
    return jamforelse.som_text(farg=val.ut is None and _fargar())


def _fargar() -> bool:
    """Sant när standard ut är ett fönster som visar färger. Den som inte vill ha dem sätter NO_COLOR."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    # Windows gamla fönster skriver ut färgkoderna som tecken.
    visar = os.name != "nt" or "WT_SESSION" in os.environ or "TERM" in os.environ
    return visar and sys.stdout is not None and not sys.stdout.closed and sys.stdout.isatty()


def ar_jamforelse(data: bytes) -> bool:
    """Sant för en tidigare jämförelse: den får ersättas, men inget annat."""
    from redovisning.html.kontrollmarke import orord

    try:
        text = data.decode()
        if text.startswith("{"):
            return _ar_json(text)
    except ValueError:
        return False
    return orord(data) or _ar_text(text)


def _ar_text(text: str) -> bool:
    rader = text.split("\n")
    if len(rader) < 5 or rader[-1] or not _SLUTRAD.fullmatch(rader[-2]):
        return False
    return rader[0].startswith("A: ") and rader[1].startswith("B: ") and all(map(_RAD.fullmatch, rader[2:-2]))


def _ar_json(text: str) -> bool:
    import json

    last = json.loads(text)
    nycklar = ["a", "b", "inga_skillnader", "antal", "skillnader", "fragor", "inte_jamforda"]
    if list(last) not in (nycklar, [*nycklar, "planen"]) or not isinstance(last["skillnader"], list):
        return False
    andringar = [s.get("andring") for s in last["skillnader"] if isinstance(s, dict)]
    return isinstance(last["antal"], dict) and all(
        antal == andringar.count(namn) for namn, antal in last["antal"].items() if namn != "lika"
    )
