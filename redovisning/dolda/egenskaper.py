"""Filens egenskaper: författare, företag, egna egenskaper, egen XML, miniatyrbild, sökväg och listor med personer."""

from __future__ import annotations

from collections.abc import Iterator

from redovisning.dolda.innehall import Fynd, citat
from redovisning.kontrollmarke import NAMNRYMD
from redovisning.paket import Paket
from redovisning.regioner import EXEMPELREGION, hitta_region

_DC = "{http://purl.org/dc/elements/1.1/}"
_CP = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_APP = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"
KARNA, UTOKADE, EGNA, MINIATYR = "/core-properties", "/extended-properties", "/custom-properties", "/thumbnail"
EGEN_XML = "/customXml"
PERSONER = ("/people", "/person")
NAMNEN = (f"{_DC}creator", f"{_CP}lastModifiedBy", f"{_APP}Manager", f"{_APP}Company")
"""De egenskaper som bär namn: författaren, den som sparade sist, chefen och företaget."""
MALLVAG, LANKBAS = f"{_APP}Template", f"{_APP}HyperlinkBase"
SOKVAG = "{http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac}absPath"
_TOMMA = ("/bibliography", "/coverpageprops")
"""Namnrymder som Word och dess mallar lägger i filen utan att någon skrivit något där."""
_PROGRAM = frozenset({"openpyxl", "python-docx", "apache poi", "microsoft office user", "microsoft office-användare"})
_LANGST = 80


def egenskapsfynd(paket: Paket) -> Iterator[Fynd]:
    """Ger det som egenskaperna visar. Ett namn som är en regions, eller ett programs, är inget fynd."""
    yield from namnfynd([*_texter(paket, KARNA, *NAMNEN[:2]), *_texter(paket, UTOKADE, *NAMNEN[2:]), *_personer(paket)])
    vagar = [t for t in _texter(paket, UTOKADE, MALLVAG, LANKBAS) if ar_vag(t)]
    yield from (Fynd("DO08", citat(v, _LANGST)) for v in (*vagar, *_sokvagar(paket)))
    for namn in delar(paket, EGNA):
        yield from (Fynd("DO12", citat(e.get("name", ""))) for e in paket.xml(namn) if isinstance(e.tag, str))
    yield from (Fynd("DO13", citat(rotnamn(paket, namn))) for namn in egen_xml(paket))
    if any(n in paket for n in delar(paket, MINIATYR)):
        yield Fynd("DO14", "")


def namnfynd(namnen: list[str]) -> Iterator[Fynd]:
    """Ger de namn i egenskaperna som varken är en regions eller ett programs."""
    yield from (Fynd("DO09", citat(n)) for n in namnen if ar_namn(n))


def ar_namn(text: str) -> bool:
    """Sant för ett namn på någon annan än en region eller ett program."""
    ren = text.strip()
    return bool(ren) and ren != EXEMPELREGION and hitta_region(ren) is None and ren.casefold() not in _PROGRAM


def ar_vag(text: str) -> bool:
    """Sant för en väg till en mapp eller en dator."""
    return "\\" in text or "/" in text


def delar(paket: Paket, typ: str) -> list[str]:
    """Ger namnen på de delar av ett slag som paketet självt pekar ut."""
    return [r.mal for r in paket.relationer("").values() if r.typ.endswith(typ) and not r.extern and r.mal in paket]


def egen_xml(paket: Paket) -> list[str]:
    """Ger namnen på delarna med egen XML som varken är projektets märke eller tomma ur en mall."""
    ut: list[str] = []
    for kalla in ("", *paket.namn):
        ut += [
            r.mal
            for r in paket.relationer(kalla).values()
            if r.typ.endswith(EGEN_XML) and not r.extern and r.mal in paket and _bar_nagot(paket, r.mal)
        ]
    return list(dict.fromkeys(ut))


def rotnamn(paket: Paket, namn: str) -> str:
    """Ger namnet på rotelementet, utan namnrymd."""
    return str(paket.xml(namn).tag).rpartition("}")[2]


def _bar_nagot(paket: Paket, namn: str) -> bool:
    rot = paket.xml(namn)
    rymd = str(rot.tag).partition("}")[0].lstrip("{")
    if rymd == NAMNRYMD:
        return False
    return not (
        rymd.casefold().endswith(tuple(t.casefold() for t in _TOMMA)) and not "".join(map(str, rot.itertext())).strip()
    )


def _texter(paket: Paket, typ: str, *taggar: str) -> list[str]:
    return [(e.text or "").strip() for namn in delar(paket, typ) for e in paket.xml(namn).iter(*taggar)]


def _personer(paket: Paket) -> list[str]:
    """Ger namnen i listan över dem som kommenterat eller ändrat."""
    ut: list[str] = []
    for relation in paket.relationer(paket.huvuddel).values():
        if relation.typ.endswith(PERSONER) and not relation.extern and relation.mal in paket:
            for e in paket.xml(relation.mal).iter():
                ut += [str(v) for k, v in e.attrib.items() if str(k).rpartition("}")[2] in ("author", "displayName")]
    return ut


def _sokvagar(paket: Paket) -> list[str]:
    return [e.get("url", "") for e in paket.xml(paket.huvuddel).iter(SOKVAG) if e.get("url")]
