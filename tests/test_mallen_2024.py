"""Vår kopia av 2024 års formulär, som den ligger i ``mallar/2024/redovisning.docx``."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from lxml.etree import _Element
from mallxml import VAL, barn, text, xml
from openxml_audit import FileFormat, OpenXmlValidator

from redovisning import resurser
from redovisning.dokument.falt import Svarstyp, delar, falten
from redovisning.dokument.redovisning2024 import Redovisning2024
from redovisning.fritext import dela
from redovisning.paket import Paket
from redovisning.word.bygge_kontroll import DOCPART_FRITEXT, DOCPART_LISTA
from redovisning.word.bygge_tabell import SVARSBLA
from redovisning.word.formularbygge import bygg, inledningstext
from redovisning.word.ledtexter import LEDTEXT_FRITEXT, LEDTEXT_LISTA
from redovisning.word.namnrymd import mc, w, w15

FIL = resurser.mall("2024", "redovisning.docx")
FALT = {f.nyckel: f for f in falten(Redovisning2024)}

# Schemats ordning i w:sdtPr (w15-elementet räknas som kontrollens slag och står sist).
ORDNING = [w(n) for n in ("alias", "tag", "id", "lock", "placeholder", "showingPlcHdr", "text", "dropDownList")] + [
    w15("repeatingSection"),
    w15("repeatingSectionItem"),
]


@pytest.fixture(scope="module")
def paket() -> Paket:
    """Ger den sparade filen."""
    return Paket(FIL.read_bytes())


@pytest.fixture(scope="module")
def rot(paket: Paket) -> _Element:
    """Ger dokumentdelens rot."""
    return xml(paket, "word/document.xml")


def kontroller(rot: _Element) -> dict[str, _Element]:
    """Ger svarskontrollerna efter tagg."""
    taggade = {t.get(VAL, ""): t.getparent().getparent() for t in rot.iter(w("tag"))}
    return {tagg: k for tagg, k in taggade.items() if tagg in FALT}


def klassens_texter() -> Iterator[str]:
    """Ger allt som ska stå i kroppen, i ordning, utom de tomma fältens ledtexter."""
    yield Redovisning2024.titel
    yield from (" ".join(b.rader) for b in dela(inledningstext(Redovisning2024)))
    for d, tabeller in delar(Redovisning2024):
        yield d.hel_rubrik
        yield from filter(None, [d.ingress])
        for tab, falt in tabeller:
            yield from filter(None, [tab.ingress, *tab.rubrikrad])
            for f in falt:
                yield from f.fraga.text.split("\n")
                yield from filter(None, [f.fraga.hjalp])
        yield from filter(None, [d.avslut])


def test_den_sparade_filen_ar_den_som_klassen_ger(paket: Paket) -> None:
    byggt = Paket(bygg(Redovisning2024))
    assert paket.namn == byggt.namn
    olika = [n for n in paket.namn if paket.las(n) != byggt.las(n)]
    assert not olika, "kör make mallar"


def test_all_text_star_ordagrant_en_gang_och_i_klassens_ordning(rot: _Element) -> None:
    ledtexter = {LEDTEXT_FRITEXT, LEDTEXT_LISTA}
    stycken = [t for p in rot.iter(w("p")) if (t := text(p)) and t not in ledtexter]
    assert stycken == list(klassens_texter())


def test_varje_falt_har_en_kontroll_med_sin_ledtext(rot: _Element) -> None:
    funna = kontroller(rot)
    assert list(funna) == list(FALT)
    for nyckel, kontroll in funna.items():
        ledtext = LEDTEXT_LISTA if FALT[nyckel].typ is Svarstyp.JA_NEJ else LEDTEXT_FRITEXT
        assert text(kontroll) == ledtext
        assert kontroll.find(f"{w('sdtPr')}/{w('showingPlcHdr')}") is not None
        assert {s.get(VAL) for s in kontroll.iter(w("rStyle"))} == {"Platshllartext"}


def test_valideraren_hittar_inget_fel() -> None:
    fynd = OpenXmlValidator(file_format=FileFormat.OFFICE_2019).validate(FIL).errors
    # Verktyget slår upp w:type på avsnittsbrytningens värden; bbPlcHdr är schemats ord, och Word skriver det själv.
    kvar = [f for f in fynd if not (f.part_uri == "/word/glossary/document.xml" and "bbPlcHdr" in f.description)]
    assert [(f.part_uri, f.description) for f in kvar] == []


def test_egenskaperna_star_i_schemats_ordning(rot: _Element) -> None:
    for pr in rot.iter(w("sdtPr")):
        platser = [ORDNING.index(e.tag) for e in pr]
        assert platser == sorted(set(platser))


def test_nummer_ar_unika_och_heltal_i_32_bitar(rot: _Element) -> None:
    nummer = [int(i.get(VAL, "")) for i in rot.iter(w("id"))]
    assert len(nummer) == len(set(nummer)) == len(FALT) + 2
    assert all(-(2**31) <= n < 2**31 and n != 0 for n in nummer)


def test_namnrymder_som_fa_lasare_kanner_ar_markta_som_valfria(rot: _Element) -> None:
    assert set(rot.get(mc("Ignorable"), "").split()) == {"w14", "w15"} <= set(rot.nsmap)


def test_rullistan_har_valj_ett_objekt_utan_visningstext_och_sedan_ja_och_nej(rot: _Element) -> None:
    listor = list(rot.iter(w("dropDownList")))
    assert len(listor) == sum(f.typ is Svarstyp.JA_NEJ for f in FALT.values()) == 10
    for lista in listor:
        val = [(p.get(w("displayText")), p.get(w("value"))) for p in lista]
        assert val == [(None, LEDTEXT_LISTA), ("Ja", "Ja"), ("Nej", "Nej")]


def test_fritexten_ligger_pa_blockniva_i_cellen_och_det_korta_i_ett_stycke(rot: _Element) -> None:
    for nyckel, kontroll in kontroller(rot).items():
        kort = any(kontroll.find(f"{w('sdtPr')}/{w(n)}") is not None for n in ("text", "dropDownList"))
        assert kontroll.getparent().tag == (w("p") if kort else w("tc")), nyckel
        assert {e.tag for e in barn(kontroll, "sdtContent")} == {w("r") if kort else w("p")}, nyckel


def test_kontroller_ar_lasta_mot_borttagning_utom_i_rader_som_upprepas(rot: _Element) -> None:
    for nyckel, kontroll in kontroller(rot).items():
        las = kontroll.find(f"{w('sdtPr')}/{w('lock')}")
        assert (las.get(VAL) if las is not None else "") == ("" if FALT[nyckel].lista else "sdtLocked")


def test_kontaktraden_ar_en_rad_i_en_sektion_som_upprepas(rot: _Element) -> None:
    (post,) = rot.iter(w15("repeatingSectionItem"))
    (sektion,) = rot.iter(w15("repeatingSection"))
    postens, sektionens = post.getparent().getparent(), sektion.getparent().getparent()
    assert [e.tag for e in barn(postens, "sdtContent")] == [w("tr")]
    assert list(barn(sektionens, "sdtContent")) == [postens]
    assert [t.get(VAL) for t in postens.iter(w("tag"))] == [n for n, f in FALT.items() if f.lista]


def test_ledtexten_kommer_tillbaka_ur_byggblocken(paket: Paket, rot: _Element) -> None:
    byggblock = {
        barn(barn(b, "docPartPr"), "name").get(VAL): text(barn(b, "docPartBody"))
        for b in xml(paket, "word/glossary/document.xml").iter(w("docPart"))
    }
    assert byggblock == {DOCPART_FRITEXT: LEDTEXT_FRITEXT, DOCPART_LISTA: LEDTEXT_LISTA}
    for kontroll in kontroller(rot).values():
        plats = barn(barn(barn(kontroll, "sdtPr"), "placeholder"), "docPart")
        assert byggblock[plats.get(VAL)] == text(kontroll)


def test_varje_cell_slutar_med_ett_stycke_och_varje_svarscell_ar_bla(rot: _Element) -> None:
    for cell in rot.iter(w("tc")):
        sist = cell[-1]
        sist = barn(sist, "sdtContent")[-1] if sist.tag == w("sdt") else sist
        assert sist.tag == w("p")
        farg = cell.find(f"{w('tcPr')}/{w('shd')}")
        svarscell = next(cell.iter(w("sdt")), None) is not None
        assert (farg.get(w("fill")) if farg is not None else None) == (SVARSBLA if svarscell else None)


def test_varje_tabell_har_rubrikrad_titel_och_beskrivning(rot: _Element) -> None:
    tabeller = list(rot.iter(w("tbl")))
    titlar = [barn(barn(t, "tblPr"), "tblCaption").get(VAL, "") for t in tabeller]
    assert len(titlar) == len(set(titlar)) == sum(len(ts) for _, ts in delar(Redovisning2024))
    for tabell in tabeller:
        assert barn(barn(tabell, "tblPr"), "tblDescription").get(VAL)
        markta = [r for r in tabell.iter(w("tr")) if r.find(f"{w('trPr')}/{w('tblHeader')}") is not None]
        assert markta == [next(tabell.iter(w("tr")))]
        assert markta[0].find(f"{w('trPr')}/{w('cantSplit')}") is not None


def test_kolumnernas_bredd_ar_densamma_i_rutnat_tabell_och_celler(rot: _Element) -> None:
    for tabell in rot.iter(w("tbl")):
        rutnat = [int(k.get(w("w"), "")) for k in barn(tabell, "tblGrid")]
        assert int(barn(barn(tabell, "tblPr"), "tblW").get(w("w"), "")) == sum(rutnat)
        for rad in tabell.iter(w("tr")):
            assert [int(barn(barn(c, "tcPr"), "tcW").get(w("w"), "")) for c in rad.iter(w("tc"))] == rutnat


def test_inga_tomma_stycken_utom_de_laga_mellan_tva_tabeller(rot: _Element) -> None:
    kropp = barn(rot, "body")
    for i, e in enumerate(kropp):
        if e.tag == w("p") and not text(e):
            assert barn(barn(e, "pPr"), "pStyle").get(VAL) == "Tabellavstand"
            assert (kropp[i - 1].tag, kropp[i + 1].tag) == (w("tbl"), w("tbl"))


def test_rubrik_ingress_och_fragor_foljer_med_sina_svar_till_nasta_sida(paket: Paket, rot: _Element) -> None:
    stilarna = {s.get(w("styleId"), ""): s for s in xml(paket, "word/styles.xml").iter(w("style"))}

    def halls_ihop(stil: str) -> bool:
        if stilarna[stil].find(f"{w('pPr')}/{w('keepNext')}") is not None:
            return True
        grund = stilarna[stil].find(w("basedOn"))
        return grund is not None and halls_ihop(grund.get(VAL, ""))

    for fore, efter in pairwise(barn(rot, "body")):
        if efter.tag == w("tbl") and text(fore):
            assert halls_ihop(barn(barn(fore, "pPr"), "pStyle").get(VAL, ""))
    for tabell in rot.iter(w("tbl")):
        assert all(halls_ihop(s.get(VAL, "")) for s in next(tabell.iter(w("tr"))).iter(w("pStyle")))
