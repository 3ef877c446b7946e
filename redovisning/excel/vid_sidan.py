"""Text i en arbetsbok som inte står i någon cell: kommentarer, textrutor, bilder, inbäddade objekt, sidhuvuden."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element

from redovisning.dokument.falt import Blankett
from redovisning.excel.arbetsbok_in import Arbetsbok
from redovisning.excel.blad import Blad, Ruta, omrade, ruta
from redovisning.excel.fasta_texter import DIAGRAMMENS_FORKLARING, alla_texter, diagramrubriker
from redovisning.excel.namnrymd import RELATION, TRAD, a, rita, x
from redovisning.excel.strangar import las_strang
from redovisning.fragenyckel import nyckel
from redovisning.xmltolk import heltal

_BILD, _RAM, _FORM = rita("pic"), rita("graphicFrame"), rita("sp")
_RESERV = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_STYCKE, _TEXT, _RADBYTE = a("p"), a("t"), a("br")
_BILDER, _DIAGRAM = ("en bild", "bilder"), ("ett diagram eller objekt", "diagram eller objekt")
_SIDDEL = re.compile("&[LCR]")
_LANKSLAG = re.compile(r"^(?:mailto:|https?://)(?:www\.)?|[?#].*$", re.IGNORECASE)
_ET = "\0"
_SIDKOD = re.compile(r'&(?:"[^"]*"|K(?:[0-9A-Fa-f]{6}|\d\d[+-]\d{3})|\d{1,3}|[A-Za-z])')


@dataclass(frozen=True)
class Sidotext:
    """Ord som står på ett blad men inte i någon cell. ``kod`` ur katalogen; ``ruta`` är cellen som de hör till."""

    kod: str
    text: str
    ruta: Ruta


def sidotexter(bok: Arbetsbok, blad: Blad, dokument: Blankett | None = None) -> list[Sidotext]:
    """Ger allt på ett blad som inte står i någon cell, i bladets ordning. Arbetsbokens egna texter räknas inte."""
    typer = [(r.typ.rpartition("/")[2], r.mal) for r in bok.paket.relationer(blad.del_namn).values() if not r.extern]
    mal = {typ: [m for t, m in typer if t == typ and m in bok.paket] for typ, _ in typer}
    ut = list(_kommentarer(bok, mal.get("comments", []), mal.get("threadedComment", [])))
    for ritning in mal.get("drawing", []):
        ut += _ritning(bok.paket.xml(ritning), _antal_egna_diagram(blad, dokument) if dokument else 0)
    inbaddade = len(mal.get("oleObject", [])) + len(mal.get("package", []))
    if inbaddade:
        vad = "ett inbäddat dokument" if inbaddade == 1 else f"{inbaddade} inbäddade dokument"
        ut.append(Sidotext("EX16", vad, (1, 1)))
    ut += _lankar(bok, blad)
    ut += _sidhuvuden(blad, alla_texter(dokument) if dokument else frozenset())
    return sorted(ut, key=lambda s: s.ruta)


def _kommentarer(bok: Arbetsbok, vanliga: list[str], tradar: list[str]) -> Iterator[Sidotext]:
    """Ger kommentarerna. En tråd har också en vanlig kommentar som bara säger att tråden finns."""
    i_trad: set[str] = set()
    for namn in tradar:
        for e in bok.paket.xml(namn).iter(f"{{{TRAD}}}threadedComment"):
            i_trad.add(str(e.get("ref")))
            yield Sidotext("EX14", e.findtext(f"{{{TRAD}}}text", ""), _rutan(e))
    for namn in vanliga:
        for e in bok.paket.xml(namn).iter(x("comment")):
            if str(e.get("ref")) not in i_trad and (text := las_strang(e).text).strip():
                yield Sidotext("EX14", text, _rutan(e))


def _rutan(kommentar: _Element) -> Ruta:
    """Ger cellen som en kommentar hör till, eller bladets första när det inte går att se."""
    return ruta(str(kommentar.get("ref"))) or (1, 1)


def _lankar(bok: Arbetsbok, blad: Blad) -> Iterator[Sidotext]:
    """Ger målen för länkar ut ur boken, när målet är ett annat än det som står i cellen."""
    relationer = bok.paket.relationer(blad.del_namn)
    for e in blad.rot.iterfind(f"{x('hyperlinks')}/{x('hyperlink')}"):
        relation, plats = relationer.get(e.get(f"{{{RELATION}}}id", "")), omrade(e.get("ref", ""))
        if not relation or not relation.extern or not plats:
            continue
        cell = blad.celler.get(plats[:2])
        if _LANKSLAG.sub("", relation.mal).rstrip("/").casefold() not in (cell.text.casefold() if cell else ""):
            yield Sidotext("EX27", relation.mal, plats[:2])


def _antal_egna_diagram(blad: Blad, dokument: Blankett) -> int:
    """Ger hur många diagram som arbetsboken själv har på bladet: ett för varje rubrik. Deras tal står på andra blad."""
    texter = [cell.text for cell in blad.celler.values() if cell.text]
    rubriker = diagramrubriker(dokument)
    return sum(text in rubriker for text in texter) if DIAGRAMMENS_FORKLARING in texter else 0


def _ritning(rot: _Element, egna_diagram: int) -> Iterator[Sidotext]:
    """Ger textrutornas ord och hur många bilder och diagram som står vid samma cell, utom de första egna diagrammen."""
    bilder: Counter[tuple[Ruta, tuple[str, str]]] = Counter()
    for ankare in rot:
        if not isinstance(ankare.tag, str):
            continue
        plats = ankarets_ruta(ankare)
        for reserv in list(ankare.iter(_RESERV)):
            # Samma sak en gång till, för program som inte kan visa den första.
            reserv.clear()
        for form in ankare.iter(_FORM):
            if (text := _formtext(form)).strip():
                yield Sidotext("EX15", text, plats)
        bilder[plats, _BILDER] += sum(1 for _ in ankare.iter(_BILD))
        ramar = sum(1 for _ in ankare.iter(_RAM))
        bilder[plats, _DIAGRAM] += max(0, ramar - egna_diagram)
        egna_diagram = max(0, egna_diagram - ramar)
    for (plats, slag), antal in bilder.items():
        if antal:
            en, flera = slag
            yield Sidotext("EX16", en if antal == 1 else f"{antal} {flera}", plats)


def _formtext(form: _Element) -> str:
    return "\n".join(_stycketext(p) for p in form.iter(_STYCKE))


def _stycketext(stycke: _Element) -> str:
    return "".join("\n" if e.tag == _RADBYTE else e.text or "" for e in stycke.iter(_TEXT, _RADBYTE))


def ankarets_ruta(ankare: _Element) -> Ruta:
    """Ger cellen där en bild eller textruta har sitt övre vänstra hörn."""
    fran = ankare.find(rita("from"))
    if fran is None:
        return 1, 1
    rad, kolumn = heltal(fran.findtext(rita("row"))), heltal(fran.findtext(rita("col")))
    return (rad or 0) + 1, (kolumn or 0) + 1


def _sidhuvuden(blad: Blad, egna: frozenset[str]) -> Iterator[Sidotext]:
    """Ger orden i sidhuvud och sidfot, utan koder för sidnummer och typsnitt; samma text en gång."""
    hela = ((e.text or "").replace("&&", _ET) for e in blad.rot.iterfind(f"{x('headerFooter')}/*"))
    delar = (del_ for text in hela for del_ in _SIDDEL.split(text))
    texter = (" ".join(_SIDKOD.sub(" ", del_).replace(_ET, "&").split()) for del_ in delar)
    for text in dict.fromkeys(texter):
        if text and nyckel(text) not in egna:
            yield Sidotext("EX17", text, (1, 1))
