"""Det som står runt en tabell: filens namn, bladets namn och raderna ovanför rubrikraden."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from redovisning.dokument.svarstyper import MANADER
from redovisning.vantetider.indikator import Indikator
from redovisning.vantetider.indikatorer import hitta_indikator
from redovisning.vantetider.period import period_i_text, tolka_period
from redovisning.vantetidsfiler.celler import AGARORD, KONORD
from redovisning.vantetidsfiler.rubriker import regionens_namn

_UPPGIFT = re.compile(
    r"(indikator|region|kön|yrkesgrupp|besöksform|ägarform|tid|månad|år|period)\s*:\s*(.*?)"
    r"(?=\s*(?:indikator|region|kön|yrkesgrupp|besöksform|ägarform|tid|månad|år|period)\s*:|$)",
    re.IGNORECASE,
)
_TID = re.compile(
    rf"(?:\s|[-_])*(?:(?:{'|'.join(MANADER)})\s*)?(?:19|20)\d\d(?:[-_ ]?(?:0[1-9]|1[0-2]))?\s*$", re.IGNORECASE
)


@dataclass(frozen=True)
class Sagt:
    """Uppgifter om en tabell som inte står i den: vad → värdet, och var det är hämtat."""

    uppgifter: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def indikator(self) -> str:
        """Ger indikatorns nyckel, eller en tom text."""
        return self.uppgifter.get("indikator", ("", ""))[0]


def ur_omgivningen(
    fil: Path, blad: str, rader: Sequence[Sequence[object]], indikatorer: Mapping[str, Indikator]
) -> Sagt:
    """Ger det som sägs ovanför tabellen, i bladets namn eller i filens namn, i den ordningen."""
    ut: dict[str, tuple[str, str]] = {}
    for rad in rader:
        text = " ".join(str(c) for c in rad if str(c).strip())
        if len([c for c in rad if str(c).strip()]) <= 2:
            _lagg_till(ut, _ur_text(text, indikatorer), "raden ovanför tabellen")
    if blad:
        _lagg_till(ut, _ur_text(blad, indikatorer), "bladets namn")
    _lagg_till(ut, _ur_filnamn(fil.stem, indikatorer), "filens namn")
    return Sagt(ut)


def _lagg_till(ut: dict[str, tuple[str, str]], nya: Mapping[str, str], var: str) -> None:
    for vad, varde in nya.items():
        ut.setdefault(vad, (varde, var))


def _ur_text(text: str, indikatorer: Mapping[str, Indikator]) -> dict[str, str]:
    """Ger uppgifterna i en rubrik: «Kön: Män & Kvinnor Ägarform: Privat Tid: Januari 2024», «Telefon Januari 2024»."""
    par = {m[1].casefold(): m[2].strip() for m in _UPPGIFT.finditer(text)}
    tid = par.get("tid") or par.get("period") or " ".join(t for t in (par.get("månad"), par.get("år")) if t)
    funna = {
        "period": tolka_period(tid) if tid else period_i_text(text),
        "region": regionens_namn(par.get("region", "")),
        "kön": KONORD.get(par.get("kön", "-").casefold()),
        "ägarform": AGARORD.get(par.get("ägarform", "-").casefold()),
    }
    indikator = hitta_indikator(par.get("indikator") or _TID.sub("", text).strip(), indikatorer)
    return {n: v for n, v in {**funna, "indikator": indikator.nyckel if indikator else ""}.items() if v}


def _ur_filnamn(stam: str, indikatorer: Mapping[str, Indikator]) -> dict[str, str]:
    """Ger perioden och indikatorn i ett filnamn som ``telefontillganglighet-2024-01``."""
    slagg = _slagg(stam)
    traffar = [
        (len(s), i.nyckel)
        for i in indikatorer.values()
        for n in (i.nyckel, i.namn, i.kort, *i.andra_namn)
        if f"-{slagg}-".startswith(f"-{(s := _slagg(n))}-")
    ]
    funna = {"period": period_i_text(stam) or "", "indikator": max(traffar, default=(0, ""))[1]}
    return {n: v for n, v in funna.items() if v}


def _slagg(text: str) -> str:
    """Ger texten som den brukar stå i ett filnamn: små bokstäver a–z och bindestreck."""
    utan = "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", utan).strip("-")
