"""Formulärbygget: vad klassen säger blir rubriker, tabeller och kontroller i Word."""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated, Literal

import pytest
from lxml.etree import _Element

from redovisning.dokument import FORMULAR
from redovisning.dokument.falt import Del, Falt, Fraga, Sandlista, Svarstyp, Tabell, falten, hitta_falt
from redovisning.dokument.klasser import Avsnitt, Dokument, Fritext, JaNej, Radtext
from redovisning.dokument.redovisning2024 import Redovisning2024
from redovisning.paket import Paket
from redovisning.word.bygge_kontroll import kontroll_id, kontrollnamn, kortad
from redovisning.word.bygge_tabell import TEXTBREDD, kolumnbredder
from redovisning.word.formularbygge import bygg, inledningstext
from redovisning.word.namnrymd import w
from redovisning.xmltolk import tolka_xml

GRANNE_ETT, GRANNE_TVA, RADER = Tabell(), Tabell(), Tabell(form="rader")


class Delarna(Avsnitt):
    """1.1 Ett avsnitt vars tabeller saknar ingress och där ingen text följer efter den sista."""

    nummer = "1.1"
    rubrik = "Försök & fel <1>"

    forsta: Annotated[Fritext, Fraga("Vad prövades?\nVad lärde ni er?", GRANNE_ETT, hjalp="Skriv kort.")]
    andra: Annotated[JaNej, Fraga("Gick det?", GRANNE_TVA)]
    tredje: Annotated[JaNej, Fraga("Fortsätter ni?", RADER)]
    fjarde: Annotated[Fritext | None, Fraga("Varför?", RADER)] = None


class Litet(Dokument):
    """Ett annat dokument än redovisningen: bygget vet inget om just den."""

    ar = 2024
    titel = "Ett litet formulär"
    inledande_del = Del(nyckel="", rubrik="Början")
    sandlista = Sandlista("Mottagaren", "post@example.se", "2026-03-01", "april 2026")

    formular: Literal[2024] = 2024
    namn: Annotated[Radtext, Fraga("Namn", Tabell())]
    delarna: Delarna


def kropp(data: bytes) -> _Element:
    """Ger dokumentets kropp."""
    funnen = tolka_xml(Paket(data).las("word/document.xml"), "word/document.xml").find(w("body"))
    assert funnen is not None
    return funnen


def text(element: _Element) -> str:
    """Ger all text i elementet."""
    return "".join(t.text or "" for t in element.iter(w("t")))


def egenskaper(data: bytes, nyckel: str) -> _Element:
    """Ger egenskaperna för fältets kontroll."""
    return next(
        pr
        for pr in kropp(data).iter(w("sdtPr"))
        if (tagg := pr.find(w("tag"))) is not None and tagg.get(w("val")) == nyckel
    )


@pytest.fixture(scope="module")
def litet() -> bytes:
    """Ger det lilla formuläret."""
    return bygg(Litet)


def test_ett_helt_annat_dokument_byggs_ur_sin_klass(litet: bytes) -> None:
    rubriker = [
        text(p)
        for p in kropp(litet).iterchildren(w("p"))
        if p.find(f"{w('pPr')}/{w('pStyle')}[@{w('val')}='Rubrik1']") is not None
    ]
    assert rubriker == ["Början", "1.1 Försök & fel <1>"]
    assert [t.get(w("val")) for t in kropp(litet).iter(w("tag"))] == [f.nyckel for f in falten(Litet)]


def test_tva_tabeller_utan_ingress_skiljs_av_ett_stycke(litet: bytes) -> None:
    taggar = [e.tag for e in kropp(litet)]
    assert (w("tbl"), w("tbl")) not in list(pairwise(taggar))


def test_en_tabell_sist_foljs_av_ett_stycke(litet: bytes) -> None:
    assert [e.tag for e in kropp(litet)][-3:] == [w("tbl"), w("p"), w("sectPr")]


def test_frageraderna_utan_rubrikrad_borjar_med_forsta_fragan(litet: bytes) -> None:
    rader = list(list(kropp(litet).iter(w("tbl")))[-1].iter(w("tr")))
    assert [text(next(r.iter(w("tc")))) for r in rader] == ["Fortsätter ni?", "Varför?"]


def test_frageraden_med_rullista_delas_inte_mellan_sidor_men_fritextraden_far_delas(litet: bytes) -> None:
    rader = list(list(kropp(litet).iter(w("tbl")))[-1].iter(w("tr")))
    assert [r.find(f"{w('trPr')}/{w('cantSplit')}") is not None for r in rader] == [True, False]


def test_en_kontaktpersons_rad_delas_inte_mellan_sidor() -> None:
    formular = bygg(Redovisning2024)
    sektion = next(t.getparent() for t in kropp(formular).iter(w("tag")) if t.get(w("val")) == "kontaktpersoner")
    (rad,) = sektion.getparent().iter(w("tr"))
    assert rad.find(f"{w('trPr')}/{w('cantSplit')}") is not None


def test_fragans_stycken_och_hjalptexten_blir_egna_stycken_i_rubrikcellen(litet: bytes) -> None:
    cell = next(c for c in kropp(litet).iter(w("tc")) if "Vad prövades?" in text(c))
    assert [text(p) for p in cell.iter(w("p"))] == ["Vad prövades?", "Vad lärde ni er?", "Skriv kort."]


def test_samma_klass_ger_samma_bytes() -> None:
    assert bygg(Redovisning2024) == bygg(Redovisning2024)


def test_kontrollens_nummer_ar_samma_varje_gang_och_ryms_i_32_bitar() -> None:
    assert kontroll_id("vardformedling.medel") == -353414069
    assert all(-(2**31) <= kontroll_id(f.stig()) < 2**31 for f in falten(Redovisning2024))


@pytest.mark.parametrize("dokument", FORMULAR.values())
def test_inget_falt_delar_nummer_med_ett_annat(dokument: type[Dokument]) -> None:
    vagar = [f.stig(i) for f in falten(dokument) for i in (range(10) if f.lista else [0])]
    assert len({kontroll_id(v) for v in vagar}) == len(vagar)


@pytest.mark.parametrize("dokument", FORMULAR.values())
def test_kontrollens_namn_och_tagg_haller_sig_inom_64_tecken(dokument: type[Dokument]) -> None:
    assert all(0 < len(kontrollnamn(f)) <= 64 and len(f.nyckel) <= 64 for f in falten(dokument))


def test_kontrollens_namn_ar_avsnittet_och_fragans_borjan() -> None:
    assert kontrollnamn(_falt("vardformedling.resultat")) == "3.1 Resultatet av genomförda insatser."
    assert kontrollnamn(_falt("kontaktpersoner[].epost")) == "Mejladress"
    assert kontrollnamn(_falt("vantetidsdata.svarsfrekvens_95")) == (
        "3.4 Uppgår svarsfrekvensen för rapportering av väntande och…"
    )


def test_en_lang_text_kortas_vid_ett_ord() -> None:
    assert kortad("Ett två tre", 20) == "Ett två tre"
    assert kortad("Ett, två tre", 7) == "Ett…"
    assert kortad("Väntetidsuppföljning", 7) == "Väntet…"


def test_bara_korta_uppgifter_ar_enradiga() -> None:
    assert {f.nyckel for f in falten(Redovisning2024) if f.enradig} == {
        "region",
        "kontaktpersoner[].namn",
        "kontaktpersoner[].telefon",
        "kontaktpersoner[].epost",
    }


@pytest.mark.parametrize(
    ("nyckel", "slag"), [("namn", "text"), ("delarna.forsta", ""), ("delarna.andra", "dropDownList")]
)
def test_svarets_typ_ger_kontrollens_slag(litet: bytes, nyckel: str, slag: str) -> None:
    pr = egenskaper(litet, nyckel)
    assert {e.tag for e in pr} & {w("text"), w("dropDownList")} == ({w(slag)} if slag else set())


@pytest.mark.parametrize("dokument", [Litet, *FORMULAR.values()])
def test_kolumnerna_fyller_satsytan_och_ingen_ar_for_smal(dokument: type[Dokument]) -> None:
    tabeller: dict[int, tuple[Tabell, list[Falt]]] = {}
    for f in falten(dokument):
        tabeller.setdefault(id(f.fraga.tabell), (f.fraga.tabell, []))[1].append(f)
    for tab, falt in tabeller.values():
        bredder = kolumnbredder(tab, falt)
        assert sum(bredder) == TEXTBREDD
        assert min(bredder) >= 1800


def test_tva_fritexter_delar_bredden_lika_och_ja_nej_far_mindre_an_fritext() -> None:
    medel, resultat = _falt("bup.medel"), _falt("bup.resultat")
    vanster, hoger = kolumnbredder(medel.fraga.tabell, [medel, resultat])
    assert abs(vanster - hoger) <= 1
    generellt = [f for f in falten(Redovisning2024) if f.avsnitt.nyckel == "generellt"]
    *ja_nej, kommentar = kolumnbredder(generellt[0].fraga.tabell, generellt)
    assert [f.typ for f in generellt] == [Svarstyp.JA_NEJ] * 3 + [Svarstyp.TEXT]
    assert max(ja_nej) < kommentar


def test_inledningen_sager_vart_och_nar_med_klassens_egna_uppgifter() -> None:
    inledning = inledningstext(Litet)
    assert "Mottagaren, post@example.se, senast den 1 mars 2026" in inledning
    assert "april 2026" in inledning
    assert "{" not in inledning


def _falt(nyckel: str) -> Falt:
    falt = hitta_falt(Redovisning2024, nyckel)
    assert falt is not None
    return falt
