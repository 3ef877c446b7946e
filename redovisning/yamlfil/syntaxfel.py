"""Syntaxfelen på svenska: ur bibliotekets fel och raden det gäller blir ett fynd som säger vad man gör åt det.

Bibliotekets text visas aldrig. Den används bara för att skilja felen åt, och raden själv säger oftast mer.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from redovisning.anmarkning import kort
from redovisning.plats import Textplats
from redovisning.trad import Fynd

_OSYNLIGT = re.compile(r" *([\t\u00a0\u2000-\u200b\u202f\u3000])")
_VARDE = re.compile(r"\s*(?:-\s+)?[\w.-]+\s*:\s+(?P<varde>\S)")
_UTAN_BLANK = re.compile(r"\s*(?:-\s+)?(?P<nyckel>[\w.-]+):(?=\S)")
_NYCKEL = re.compile(r"\s*(?:-\s+)?(?P<nyckel>[\w.-]+)\s*:(?:\s|$)")
_MED_EGEN_BETYDELSE = "@`%&*!?,[]{}-"


def oversatt(fel: Any, rader: list[str], forsta: int, nycklar: Collection[str]) -> Fynd:
    """Ger felet som ett fynd. ``forsta`` är styckets första rad (från 0), ``nycklar`` alla som formuläret har."""
    sammanhang, problem = fel.context or "", fel.problem
    marke = fel.problem_mark
    if "simple key" in sammanhang or ("quoted" in sammanhang and ("end of stream" in problem or "document" in problem)):
        marke = fel.context_mark
    # Ett fel vid styckets slut pekar på raden efter den sista.
    nr = min(marke.line + forsta, len(rader) - 1)
    rad, kolumn = rader[nr], marke.column
    if m := _OSYNLIGT.match(rad):
        vad = "en tabb" if m[1] == "\t" else f"ett hårt blanksteg (U+{ord(m[1]):04X})"
        return Fynd("YA20", Textplats(nr + 1, m.start(1) + 1), {"vad": vad})
    if "quoted" in sammanhang:
        if marke is fel.context_mark:
            return Fynd("YA21", Textplats(nr + 1, kolumn + 1), {"tecken": rad[kolumn]})
        start = rad.rfind("\\", 0, kolumn + 1)
        return Fynd("YA26", Textplats(nr + 1, start + 1), {"ord": rad[start : start + 2]})
    if fynd := _fel_forsta_tecken(fel, rader, forsta):
        return fynd
    plats = Textplats(nr + 1, kolumn + 1)
    if "mapping values" in problem and rad[:kolumn].strip(" -") not in nycklar:
        return Fynd("YA23", plats, {"ord": kort(rad)})
    if "document start" in problem and (slut := [i for i in range(nr) if rader[i].startswith("...")]):
        return Fynd("YA07", Textplats(slut[-1] + 1, 1))
    return rad_utan_nyckel(rader, plats, nycklar)


def rad_utan_nyckel(rader: list[str], plats: Textplats, nycklar: Collection[str]) -> Fynd:
    """Ger fyndet för en rad som inte hör till någon nyckel, eller för en nyckel på fel ställe."""
    rad = rader[plats.rad - 1]
    if (m := _NYCKEL.match(rad)) and m["nyckel"] in nycklar:
        return Fynd("YA29", plats, {"nyckel": m["nyckel"]})
    if (m := _UTAN_BLANK.match(rad)) and m["nyckel"] in nycklar:
        return Fynd("YA28", Textplats(plats.rad, m.end() + 1), {"nyckel": m["nyckel"]})
    return Fynd("YA25", plats, {"ord": kort(rad)})


def _fel_forsta_tecken(fel: Any, rader: list[str], forsta: int) -> Fynd | None:
    """Fyndet när ett svar börjar med ett tecken som YAML ger en egen betydelse."""
    sammanhang, problem = fel.context or "", fel.problem
    marke = fel.problem_mark
    utpekat = any(p in problem for p in ("start any token", "node content"))
    if any(s in sammanhang for s in ("flow", "alias", "anchor", "tag", "directive")):
        marke, utpekat = fel.context_mark, True
    nr = min(marke.line + forsta, len(rader) - 1)
    kolumn = marke.column
    if (m := _VARDE.match(rader[nr])) and kolumn >= m.start("varde"):
        kolumn, utpekat = m.start("varde"), True
    tecken = rader[nr][kolumn : kolumn + 1]
    plats = Textplats(nr + 1, kolumn + 1)
    if not utpekat or not tecken:
        return None
    if tecken in "\"'":
        return Fynd("YA22", plats, {"tecken": tecken})
    if tecken in "|>":
        return Fynd("YA27", plats, {"tecken": tecken})
    return Fynd("YA24", plats, {"tecken": tecken}) if tecken in _MED_EGEN_BETYDELSE else None
