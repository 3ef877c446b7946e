"""Planen som Word-dokument: vad som står där, i vilken ordning och hur det går att läsa upp."""

from __future__ import annotations

import io
import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Worddokument
from openxml_audit import OpenXmlValidator
from planprov import OM, kropp, plan, provdiagram, regionens_mall, stor_plan, stycken, tabellen

from redovisning import resurser
from redovisning.dokument.falt import falten
from redovisning.dokument.handlingsplan import Handlingsplan
from redovisning.fel import SkrivFel
from redovisning.paket import Paket
from redovisning.plandokument.bygge import plandokument
from redovisning.plandokument.mallbygge import planmall
from redovisning.plandokument.tidslinje import HOGST, indela
from redovisning.plandokument.wordxml import texten, w

VAL = w("val")


def oppnad(data: bytes) -> Worddokument:
    return Document(io.BytesIO(data))


def test_forsattsbladet_har_titel_region_och_uppgifter():
    rot = kropp(plan())
    assert stycken(rot, "Rubrik") == ["Handlingsplan för ökad tillgänglighet 2024–2025"]
    assert stycken(rot, "Underrubrik") == ["Region Exempel"]
    assert stycken(rot, "Planuppgift") == [
        "Diarienummer:EX 2024/0123",
        "Version:1.2",
        "Gäller:1 januari 2024 – 31 december 2025",
        "Beslutad av:Hälso- och sjukvårdsnämnden",
        "Beslutsdatum:14 februari 2024",
    ]


def test_bara_det_ifyllda_blir_kapitel():
    rot = kropp(plan({"region": "Region Exempel", "texter.nulage": "68 % i mars."}))
    assert stycken(rot, "Rubrik1") == ["Nuläge"]
    assert list(rot.iter(w("tbl"))) == []
    assert stycken(kropp(plan({"region": "Region Exempel"})), "Rubrik1") == []


def test_varje_fraga_i_planens_texter_blir_ett_kapitel_i_klassens_ordning():
    fragor = [f for f in falten(Handlingsplan) if f.nyckel.startswith("texter.")]
    rot = kropp(plan(OM | {f.nyckel: f"Text om {f.namn}." for f in fragor}))
    assert stycken(rot, "Rubrik1") == [f.fraga.text for f in fragor]
    assert [t for t in stycken(rot, "Normal") if t.startswith("Text om ")] == [f"Text om {f.namn}." for f in fragor]


def test_all_text_i_planen_star_i_dokumentet():
    utkast = stor_plan(12)
    hela = re.sub(r"\s", "", "".join(texten(p) for p in kropp(utkast).iter(w("p"))))
    utom = ("giltig_fran", "giltig_till", "beslutsdatum", ".indikator", ".nyckel", ".riktning", ".tidigare", ".sikt")
    for stig, text in utkast.texter().items():
        if any(d in stig for d in utom):
            continue
        for rad in text.split("\n"):
            ord_ = re.sub(r"^(- |\d+\. )", "", rad)
            assert re.sub(r"\s", "", ord_) in hela, stig


def test_innehallsforteckningen_har_lank_och_sidfalt_till_varje_rubrik():
    rot = kropp(plan())
    lankar = [e.get(w("anchor")) for e in rot.iter(w("hyperlink"))]
    marken = [e.get(w("name")) for e in rot.iter(w("bookmarkStart"))]
    assert lankar == marken
    assert len(set(marken)) == len(marken) > 5
    koder = [(e.text or "").split() for e in rot.iter(w("instrText"))]
    assert [k[0] for k in koder].count("TOC") == 1
    assert [k[1] for k in koder if k[0] == "PAGEREF"] == marken
    rader = stycken(rot, "Innehll1") + stycken(rot, "Innehll2")
    assert "1Sammanfattning" in rader
    assert "5.1Operation" in rader


def test_word_fragar_inte_om_falten_nar_filen_oppnas():
    paket = Paket(plandokument(plan()))
    assert b"updateFields" not in paket.las("word/settings.xml")
    assert b"dirty" not in paket.las("word/document.xml")


def test_listor_ar_riktiga_listor_och_varje_numrerad_lista_borjar_pa_ett():
    dokument = oppnad(
        plandokument(plan(OM | {"texter.nulage": "- a\n- b\n\n1. ett\n2. två\n\nSedan.\n\n1. tre\n2. fyra"}))
    )
    rader = {texten(p): p for p in dokument.element.body.iter(w("p"))}
    nummer = [rader[t].find(f".//{w('numId')}").get(VAL) for t in ("ett", "två", "tre", "fyra")]  # type: ignore[union-attr]
    assert nummer[0] == nummer[1] != nummer[2] == nummer[3]
    startar = dokument.part.numbering_part.element.iter(w("startOverride"))
    assert [s.get(VAL) for s in startar] == ["1", "1"]
    assert rader["a"].find(f"{w('pPr')}/{w('pStyle')}").get(VAL) == "Punktlista"  # type: ignore[union-attr]


def test_atgarderna_ordnas_efter_omrade_och_sikt_med_okand_sikt_sist():
    utkast = plan(OM)
    for i, (omrade, sikt) in enumerate(
        [("BUP", ""), ("", "kort"), ("Operation", "lång"), ("bup", "lång"), ("BUP", "kort")]
    ):
        utkast.satt(f"atgarder[{i}].rubrik", f"Å{i}")
        utkast.satt(f"atgarder[{i}].omrade", omrade)
        utkast.satt(f"atgarder[{i}].sikt", sikt)
    rot = kropp(utkast)
    assert stycken(rot, "Rubrik2") == ["BUP", "Operation", "Utan angivet område"]
    tabeller = [[[texten(c) for c in r.iter(w("p"))] for r in t.iter(w("tr"))][1:] for t in rot.iter(w("tbl"))]
    assert tabeller == [[["1", "Å4"]], [["2", "Å3"]], [["3", "Å0"]], [["4", "Å2"]], [["5", "Å1"]]]
    assert [t for t in stycken(rot, "Beskrivning") if "BUP" in t] == [
        "Tabell 1. BUP: åtgärder på kort sikt",
        "Tabell 2. BUP: åtgärder på lång sikt",
        "Tabell 3. BUP: åtgärder utan angiven sikt",
    ]


def test_uppfoljningen_har_tecken_och_ord_per_kon_och_jamstalldheten_pekar_pa_atgarden():
    rot = kropp(plan())
    rad = tabellen(rot, "Utfall, måluppfyllelse och utveckling")[1]
    assert rad[-4:] == ["K: 66 % M: 81 %", "K: 62 % M: –", "K: ▲ ej uppfyllt M: ■ uppfyllt", "K: ↑ ökar, bättre M: –"]
    skillnad = tabellen(rot, "Skillnader i utfall mellan kvinnor och män")[1]
    assert skillnad[-3:] == ["−15 procentenheter", "stor skillnad, sämre för kvinnor", "Nr 1"]


def test_tidslinjen_har_bara_atgarder_med_datum_och_sager_tiden_i_ord():
    rader = tabellen(kropp(plan()), "Åtgärderna i tiden")
    assert rader[0][:3] == ["Nr", "Åtgärd", "mar2024"]
    assert rader[1:] == [["1", "Kvällsoperationer 2024-03-01 – 2024-12-31", *["x"] * 10]]


@pytest.mark.parametrize(
    ("fran", "till", "forsta", "antal"),
    [("2024-05-01", "2024-05-31", "maj\n2024", 1), ("2024-02-01", "2025-06-01", "kv 1\n2024", 6),
     ("2024-12-01", "2029-01-01", "jul–\ndec\n2024", 10), ("2024-01-01", "2034-01-01", "2024", 11),
     ("2001-01-01", "2060-01-01", "1998–\n2003", 11)],
)  # fmt: skip
def test_tidslinjens_kolumner_racker_till_hela_tiden(fran, till, forsta, antal):
    perioder = indela([date.fromisoformat(fran), date.fromisoformat(till)])
    assert perioder[0].namn == forsta
    assert antal - 1 <= len(perioder) <= HOGST
    assert all(b.forsta == a.sista + 1 for a, b in pairwise(perioder))
    assert perioder[-1].sista >= int(till[:4]) * 12 + int(till[5:7]) - 1


def test_diagrammet_har_alternativtext_och_bildtext():
    rot = kropp(plan(), diagram=[provdiagram(), provdiagram("Operation", "Oförändrat.")])
    bilder = [e for e in rot.iter() if e.tag.endswith("}docPr")]
    assert [b.get("descr") for b in bilder] == ["Andelen ökar från 62 till 68 %.", "Oförändrat."]
    assert len({b.get("id") for b in bilder}) == 2
    assert [t for t in stycken(rot, "Beskrivning") if t.startswith("Diagram")] == [
        "Diagram 1. Första besök inom 90 dagar",
        "Diagram 2. Operation",
    ]


def test_varje_tabell_har_rubrikrad_beskrivning_och_inga_sammanslagna_celler():
    rot = kropp(stor_plan(12))
    tabeller = list(rot.iter(w("tbl")))
    assert len(tabeller) > 6
    for t in tabeller:
        assert t.find(f"{w('tr')}/{w('trPr')}/{w('tblHeader')}") is not None
        assert t.find(f"{w('tblPr')}/{w('tblDescription')}").get(VAL)  # type: ignore[union-attr]
    assert not list(rot.iter(w("gridSpan"), w("vMerge")))


def test_korta_rader_halls_ihop_och_langa_far_delas():
    rader = list(kropp(stor_plan(12)).iter(w("tr")))
    langst = max(rader, key=lambda r: len(texten(r)))
    assert langst.find(f"{w('trPr')}/{w('cantSplit')}") is None
    assert rader[0].find(f"{w('trPr')}/{w('cantSplit')}") is not None


def test_inga_tomma_stycken_som_luft_och_rubrikerna_kommer_i_ordning():
    rot = kropp(stor_plan(12), diagram=[provdiagram()])
    tomma = [p for p in rot.iterchildren(w("p")) if not texten(p) and next(p.iter(w("drawing")), None) is None]
    assert tomma == []
    stilar = [p.find(f"{w('pPr')}/{w('pStyle')}").get(VAL) for p in rot.iterchildren(w("p"))]  # type: ignore[union-attr]
    assert [s for s in stilar if s.startswith("Rubrik")][:2] == ["Rubrik", "Rubrik1"]


def test_sidhuvud_och_sidfot_har_titel_diarienummer_och_sidnummer():
    sektion = oppnad(plandokument(plan())).sections[0]
    assert [p.text for p in sektion.header.paragraphs] == [
        "Handlingsplan för ökad tillgänglighet 2024–2025",
        "Region Exempel, diarienummer EX 2024/0123",
    ]
    koder = [(e.text or "").strip() for e in sektion.footer._element.iter(w("instrText"))]
    assert koder == ["PAGE", "NUMPAGES"]
    assert sektion.different_first_page_header_footer


def test_egenskaperna_har_titel_region_och_sprak_men_inget_namn():
    paket = Paket(plandokument(plan()))
    egna = b"".join(paket.las(n) for n in paket.namn if n.startswith("docProps/")).decode()
    assert "Handlingsplan för ökad tillgänglighet 2024–2025" in egna
    assert "Region Exempel" in egna
    assert "sv-SE" in egna
    assert not re.search(r"creator|lastModifiedBy|created|python-docx|2013", egna)


def test_det_som_ser_ut_som_kod_ar_text():
    farligt = "=1+1 {{ 7*7 }} <w:b/> & HYPERLINK https://exempel.example.se"
    data = plandokument(plan(OM | {"texter.nulage": farligt, "atgarder[0].rubrik": farligt, "region": farligt}))
    rot = oppnad(data).element.body
    assert farligt in stycken(rot, "Normal")
    assert {(e.text or "").split()[0] for e in rot.iter(w("instrText"))} <= {"TOC", "PAGEREF", "SEQ"}
    assert not [r for r in Paket(data).relationer("word/document.xml").values() if r.extern]


def test_styrtecken_vagras_med_fragan():
    with pytest.raises(SkrivFel, match=r"åtgärd 1 «Åtgärd» \(atgarder\[0\]\.rubrik\): U\+0001"):
        plandokument(plan(OM | {"atgarder[0].rubrik": "Fler\x01tider"}))


def test_samma_plan_ger_samma_byte():
    assert plandokument(plan(), diagram=[provdiagram()]) == plandokument(plan(), diagram=[provdiagram()])
    mall = regionens_mall()
    assert plandokument(plan(), mall=mall) == plandokument(plan(), mall=mall)


@pytest.mark.parametrize("mall", [None, regionens_mall()], ids=["egen", "regionens"])
def test_prefixen_beror_inte_pa_vad_programmet_har_laddat(mall):
    xml = Paket(plandokument(plan(), mall=mall, diagram=[provdiagram()])).las("word/document.xml")
    rot, _, resten = xml.partition(b"<w:body")
    assert b"xmlns:r=" in rot
    assert b"xmlns:r=" not in resten
    assert b"xmlns:ns" not in xml


@pytest.mark.parametrize(
    "utkast", [plan(), stor_plan(60), plan({"region": "Region Exempel"})], ids=["liten", "stor", "tom"]
)
def test_dokumentet_ar_giltigt(utkast, tmp_path: Path):
    fil = tmp_path / "plan.docx"
    fil.write_bytes(plandokument(utkast, diagram=[provdiagram()]))
    assert list(OpenXmlValidator().validate(fil).errors) == []


def test_den_sparade_mallen_ar_den_byggda_och_giltig():
    assert resurser.mall("handlingsplan.docx").read_bytes() == planmall()
    assert list(OpenXmlValidator().validate(resurser.mall("handlingsplan.docx")).errors) == []
