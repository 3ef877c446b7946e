"""Vår egen kopia av formuläret, byggd ur dokumentets klass: rubriker och frågor skrivs aldrig av en gång till.

``make mallar`` skriver om ``mallar/<år>/redovisning.docx``; ett test håller att den sparade filen är den byggda.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from lxml import etree
from lxml.etree import _Element

from redovisning import resurser
from redovisning.dokument.falt import Blankett, Del, Falt, Tabell
from redovisning.dokument.svarstyper import datum_i_ord
from redovisning.fritext import Blockslag, dela, normalisera
from redovisning.omfattning import SKICKA_TILLBAKA, omfattade_delar
from redovisning.paket import packa
from redovisning.utkast import Utkast
from redovisning.word.bygge_delar import SIDFOT_REL, alla_delar
from redovisning.word.bygge_tabell import tabell
from redovisning.word.bygge_xml import Stil, element, korning, stycke, textstycken
from redovisning.word.delrad import delrad
from redovisning.word.namnrymd import NSMAP, mc, r, w
from redovisning.xmltolk import skriv_xml


def bygg(dokument: Blankett, omfattar: frozenset[str] | None = None) -> bytes:
    """Ger det tomma formuläret som en Word-fil, eller en del med några avsnitt; samma klass ger alltid samma bytes.

    Raises:
        FileNotFoundError: årgången saknar ``mallar/<år>/inledning.txt``.
    """
    rot = etree.Element(w("document"), nsmap=NSMAP)
    rot.set(mc("Ignorable"), "w14 w15")
    kropp = etree.SubElement(rot, w("body"))
    kropp.append(stycke(Stil.TITEL, korning(dokument.titel)))
    kropp.extend(_inledning(dokument) if omfattar is None else _delens_inledning(dokument, omfattar))
    tomt = Utkast(dokument)
    tomt.omfattar = omfattar
    for d, tabeller in omfattade_delar(tomt):
        kropp.extend(_avsnitt(d, tabeller))
    if kropp[-1].tag == w("tbl"):
        kropp.append(stycke(Stil.AVSTAND))
    kropp.append(_sida())
    return packa(list(alla_delar(skriv_xml(rot), dokument.titel).items()))


def inledningstext(dokument: Blankett) -> str:
    """Ger årgångens egna inledning, med mottagare och datum ur dokumentets sändlista.

    Raises:
        FileNotFoundError: årgången saknar ``mallar/<år>/inledning.txt``.
        KeyError: texten nämner en uppgift som sändlistan inte har.
    """
    text = resurser.mall(str(dokument.ar), "inledning.txt").read_text("utf-8")
    if (lista := dokument.sandlista) is None:
        return normalisera(text)
    return normalisera(
        text.format(
            mottagare=lista.mottagare,
            epost=lista.epost,
            senast=datum_i_ord(date.fromisoformat(lista.senast)),
            kompletteringar=lista.kompletteringar,
        )
    )


def _inledning(dokument: Blankett) -> Iterator[_Element]:
    for block in dela(inledningstext(dokument)):
        stil = Stil.PUNKT if block.slag is Blockslag.PUNKT else Stil.BRODTEXT
        yield stycke(stil, korning(" ".join(block.rader)))


def _delens_inledning(dokument: Blankett, omfattar: frozenset[str]) -> Iterator[_Element]:
    for text in (SKICKA_TILLBAKA, delrad(dokument, omfattar)):
        yield stycke(Stil.BRODTEXT, korning(text))


def _avsnitt(d: Del, tabeller: tuple[tuple[Tabell, tuple[Falt, ...]], ...]) -> Iterator[_Element]:
    """Mellan två tabeller måste Word ha ett stycke, annars blir de en: ingressen om den finns, annars ett lågt."""
    yield stycke(Stil.RUBRIK, korning(d.hel_rubrik))
    yield from textstycken(d.ingress, Stil.INGRESS)
    for nummer, (tab, falt) in enumerate(tabeller, 1):
        if tab.ingress:
            yield from textstycken(tab.ingress, Stil.INGRESS if nummer == 1 else Stil.INGRESS_FORE_TABELL)
        elif nummer > 1:
            yield stycke(Stil.AVSTAND)
        yield tabell(tab, falt, f"{d.hel_rubrik}, tabell {nummer} av {len(tabeller)}")
    yield from textstycken(d.avslut, Stil.AVSLUT)


def _sida() -> _Element:
    sidfot = element("footerReference", type="default")
    sidfot.set(r("id"), SIDFOT_REL)
    return element(
        "sectPr",
        sidfot,
        element("pgSz", w=11906, h=16838),
        element("pgMar", top=1134, right=1134, bottom=1134, left=1134, header=567, footer=567, gutter=0),
    )
