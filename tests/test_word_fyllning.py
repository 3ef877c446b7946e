"""Myndighetens eget formulär fylls: bara svaren ändras, och det som inte passar namnges innan något skrivs."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from myndighetsformular import NIVAER, PROMPT, Formularfil

from redovisning.dokument.falt import Svarstyp, falten
from redovisning.dokument.redovisning2024 import Redovisning2024
from redovisning.fel import MallFel
from redovisning.grind import Mottagen, slapp_in
from redovisning.kontrollmarke import orord
from redovisning.utkast import Utkast
from redovisning.word.lasning import las_word
from redovisning.word.skrivning import fyll

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = "Ett stycke.\n\nVi gör:\n- ett\n- två\n\n1. först\n2. sedan\n\nRad ett\nrad två\tmed tabb."
UNDANTAG = {"[Content_Types].xml", "word/_rels/document.xml.rels", "word/numbering.xml", "word/document.xml"}


def helt_utkast(kontakter: int = 2) -> Utkast:
    utkast = Utkast(Redovisning2024)
    for falt in falten(Redovisning2024):
        for i in range(kontakter if falt.lista else 1):
            if falt.typ is Svarstyp.JA_NEJ:
                utkast.satt(falt.stig(i), "nej" if "svars" in falt.nyckel else "ja")
            elif falt.lista or falt.nyckel == "region":
                utkast.satt(falt.stig(i), f"{falt.namn} {i + 1}")
            else:
                utkast.satt(falt.stig(i), f"{TEXT}\n\n{falt.nyckel}")
    return utkast


@pytest.fixture
def mall(tmp_path: Path):
    def _mall(fil: Formularfil, **delar: bytes) -> Mottagen:
        vag = tmp_path / "mall.docx"
        vag.write_bytes(fil.bytes(**delar))
        return slapp_in(vag)

    return _mall


def tillbaka(data: bytes, tmp_path: Path) -> Utkast:
    vag = tmp_path / "ifylld.docx"
    vag.write_bytes(data)
    return las_word(slapp_in(vag))


def dokument(data: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as z:
        return etree.fromstring(z.read("word/document.xml"))


@pytest.mark.parametrize("niva", NIVAER)
@pytest.mark.parametrize("slag", ["rik", "text"])
def test_varje_slags_kontroll_bar_hela_svaret_fram_och_tillbaka(mall, tmp_path, niva, slag):
    utkast = helt_utkast()
    data = fyll(utkast, mall(Formularfil(niva, slag)))
    assert tillbaka(data, tmp_path).texter() == utkast.texter()


@pytest.mark.parametrize("niva", NIVAER)
@pytest.mark.parametrize("numrering", [True, False])
def test_allt_utom_svaren_ar_byte_for_byte_detsamma(mall, niva, numrering):
    m = mall(Formularfil(niva, numrering=numrering))
    data = fyll(helt_utkast(), m)
    with zipfile.ZipFile(io.BytesIO(m.data)) as fore, zipfile.ZipFile(io.BytesIO(data)) as efter:
        assert efter.testzip() is None
        assert efter.namelist()[: len(fore.namelist())] == fore.namelist()
        for namn in set(fore.namelist()) - UNDANTAG:
            assert efter.read(namn) == fore.read(namn), namn
        assert set(efter.namelist()) - set(fore.namelist()) <= {
            "word/numbering.xml",
            "customXml/item1.xml",
            "customXml/itemProps1.xml",
            "customXml/_rels/item1.xml.rels",
        }


def test_texten_utanfor_svaren_ar_densamma(mall):
    m = mall(Formularfil("cell"))

    def frageceller(rot: etree._Element) -> list[str]:
        return ["".join(c.itertext(f"{W}t")) for c in rot.iter(f"{W}tc") if c.find(f"{W}tcPr/{W}shd") is None]

    fore = dokument(m.data)
    efter = dokument(fyll(helt_utkast(kontakter=1), m))
    assert frageceller(efter) == frageceller(fore)


def test_obesvarade_falt_behaller_sin_ledtext_och_flagga(mall):
    utkast = Utkast(Redovisning2024)
    utkast.satt("bup.medel", "Bara det här.")
    rot = dokument(fyll(utkast, mall(Formularfil())))
    flaggor = list(rot.iter(f"{W}showingPlcHdr"))
    assert len(flaggor) == len(falten(Redovisning2024)) - 1
    assert "".join(rot.itertext(f"{W}t")).count(PROMPT) == 33


def test_ifyllt_falt_mister_flagga_och_ledtextstil_men_behaller_sitt_byggblock(mall):
    utkast = Utkast(Redovisning2024)
    utkast.satt("bup.medel", "Svar.")
    rot = dokument(fyll(utkast, mall(Formularfil())))
    kontroll = next(s for s in rot.iter(f"{W}sdt") if s.find(f"{W}sdtPr/{W}showingPlcHdr") is None)
    assert kontroll.find(f"{W}sdtPr/{W}placeholder") is not None
    assert list(kontroll.iter(f"{W}rStyle")) == []
    assert kontroll.find(f".//{W}shd").get(f"{W}fill") == "DEEAF6"


def test_listans_egen_stavning_anvands(mall):
    rot = dokument(fyll(helt_utkast(), mall(Formularfil())))
    listor = [s for s in rot.iter(f"{W}sdt") if s.find(f"{W}sdtPr/{W}dropDownList") is not None]
    svar = ["".join(s.itertext(f"{W}t")) for s in listor]
    assert sorted(set(svar)) == ["Ja", "nej"]


def test_ett_ogiltigt_ja_nej_svar_skrivs_som_det_ar_sa_att_inget_forsvinner(mall, tmp_path):
    utkast = Utkast(Redovisning2024)
    utkast.satt("handlingsplan.uppdaterad", "kanske")
    data = fyll(utkast, mall(Formularfil()))
    assert tillbaka(data, tmp_path)["handlingsplan.uppdaterad"] == "kanske"


@pytest.mark.parametrize("niva", NIVAER)
def test_fler_kontakter_an_rader_ger_nya_rader_med_egna_nummer(mall, tmp_path, niva):
    utkast = helt_utkast(kontakter=5)
    data = fyll(utkast, mall(Formularfil(niva)))
    assert tillbaka(data, tmp_path).antal_poster("kontaktpersoner") == 5
    nummer = [e.get(f"{W}val") for e in dokument(data).iter(f"{W}id")]
    assert len(nummer) == len(set(nummer))


def test_listor_far_egna_nummer_och_fylls_i_numreringen(mall):
    data = fyll(helt_utkast(), mall(Formularfil(numrering=True)))
    with zipfile.ZipFile(io.BytesIO(data)) as z:
        numrering = etree.fromstring(z.read("word/numbering.xml"))
    slag = [etree.QName(e).localname for e in numrering]
    assert slag == sorted(slag, key=["abstractNum", "num", "numIdMacAtCleanup"].index)
    anvanda = {e.get(f"{W}val") for e in dokument(data).iter(f"{W}numId")}
    assert anvanda <= {e.get(f"{W}numId") for e in numrering.iter(f"{W}num")}


def test_utan_listor_vaxer_inte_numreringen(mall):
    utkast = Utkast(Redovisning2024)
    utkast.satt("bup.medel", "Ingen lista.")
    m = mall(Formularfil(numrering=True))
    with zipfile.ZipFile(io.BytesIO(m.data)) as fore, zipfile.ZipFile(io.BytesIO(fyll(utkast, m))) as efter:
        assert efter.read("word/numbering.xml") == fore.read("word/numbering.xml")


def test_egenskaperna_i_ett_stycke_star_i_schemats_ordning(mall):
    ordning = ["pStyle", "numPr", "spacing", "ind", "contextualSpacing", "rPr"]
    for ppr in dokument(fyll(helt_utkast(), mall(Formularfil()))).iter(f"{W}pPr"):
        namn = [etree.QName(e).localname for e in ppr]
        assert namn == sorted(namn, key=ordning.index)


def test_samma_svar_ger_samma_byte(mall):
    m = mall(Formularfil())
    assert fyll(helt_utkast(), m) == fyll(helt_utkast(), slapp_in(m.sokvag))


def test_falt_for_oformaterad_text_far_flera_rader(mall):
    rot = dokument(fyll(helt_utkast(), mall(Formularfil("rad", "text"))))
    assert any(t.get(f"{W}multiLine") == "1" for t in rot.iter(f"{W}text"))


def test_en_fraga_som_saknas_namns_och_inget_skrivs(mall):
    fil = Formularfil()
    fil.utelamna = {"bup.resultat", "innovation.nya_arbetssatt"}
    with pytest.raises(MallFel) as fel:
        fyll(helt_utkast(), mall(fil))
    assert len(fel.value.problem) == 2
    assert "3.5 «Identifiera och om" in fel.value.problem[0]
    assert "3.7 «Resultatet av genomförda insatser»" in fel.value.problem[1]


def test_en_fraga_som_star_tva_ganger_namns(mall):
    fil = Formularfil()
    fil.dubbla = {"bup.medel"}
    with pytest.raises(MallFel, match="står 2 gånger"):
        fyll(helt_utkast(), mall(fil))


def test_en_snarlik_fraga_foreslas_men_anvands_inte(mall):
    fil = Formularfil()
    fil.fragor = {
        "handlingsplan.arbetar_utifran_planen": "Arbetar regionen inte utifrån den regionala handlingsplanen? (ja/nej)"
    }
    with pytest.raises(MallFel, match="Närmast är «Arbetar regionen inte"):
        fyll(helt_utkast(), mall(fil))


def test_ett_annat_ars_formular_namns(mall):
    with pytest.raises(MallFel, match="formuläret är för 2023 men svaren är för 2024"):
        fyll(helt_utkast(), mall(Formularfil(titel="Redovisning av överenskommelsen om ökad tillgänglighet 2023")))


def test_ett_redan_ifyllt_formular_skrivs_inte_over(mall):
    fil = Formularfil()
    fil.svar = {"bup.medel": "<w:p><w:r><w:t>Någon annans svar.</w:t></w:r></w:p>"}
    with pytest.raises(MallFel, match=r"redan ifyllt med «Någon annans svar\.»"):
        fyll(helt_utkast(), mall(fil))


def test_andra_lydelsen_av_en_fraga_godtas(mall, tmp_path):
    fil = Formularfil()
    fraga = next(f for f in falten(Redovisning2024) if f.nyckel == "innovation.nya_arbetssatt").fraga
    fil.fragor = {"innovation.nya_arbetssatt": fraga.andra_lydelser[0]}
    utkast = helt_utkast()
    assert tillbaka(fyll(utkast, mall(fil)), tmp_path) == utkast


BINDNING = (
    '<w:dataBinding w:prefixMappings="xmlns:a=\'urn:a\'" w:xpath="/a:rot[1]/a:svar[1]" w:storeItemID="{ABC}"/><w:text/>'
)


def bunden_fil() -> tuple[Formularfil, dict[str, bytes]]:
    fil = Formularfil()
    kontroll = (
        f'<w:sdt><w:sdtPr><w:id w:val="7"/><w:showingPlcHdr/>{BINDNING}</w:sdtPr><w:sdtContent><w:p><w:r><w:t>{PROMPT}'
        "</w:t></w:r></w:p></w:sdtContent></w:sdt><w:p/>"
    )
    fil.svar = {"bup.medel": kontroll}
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps"
    egenskaper = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
    return fil, {
        "customXml__item1_xml": b'<a:rot xmlns:a="urn:a"><a:svar/></a:rot>',
        "customXml___rels__item1_xml.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{rel}" Target="itemProps1.xml"/></Relationships>'
        ).encode(),
        "customXml__itemProps1_xml": f'<ds:datastoreItem xmlns:ds="{egenskaper}" ds:itemID="{{abc}}"/>'.encode(),
    }


def test_ett_bundet_falt_skrivs_ocksa_i_den_dolda_datan(mall):
    fil, delar = bunden_fil()
    utkast = Utkast(Redovisning2024)
    utkast.satt("bup.medel", "Bundet svar.")
    data = fyll(utkast, mall(fil, **delar))
    with zipfile.ZipFile(io.BytesIO(data)) as z:
        assert b"<a:svar>Bundet svar.</a:svar>" in z.read("customXml/item1.xml")


def test_ett_bundet_falt_utan_sin_data_namns(mall):
    fil, _ = bunden_fil()
    utkast = Utkast(Redovisning2024)
    utkast.satt("bup.medel", "Bundet svar.")
    with pytest.raises(MallFel, match="inte kan fyllas"):
        fyll(utkast, mall(fil))


def test_market_sager_att_filen_ar_orord_tills_nagon_andrar_den(mall):
    data = fyll(helt_utkast(), mall(Formularfil()))
    assert orord(data)
    ut = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as in_, zipfile.ZipFile(ut, "w") as z:
        for namn in in_.namelist():
            z.writestr(namn, in_.read(namn).replace(b"Ett stycke", "Två stycke".encode()))
    assert not orord(ut.getvalue())
    assert not orord(mall(Formularfil()).data)
    assert not orord(b"inte ens en zip")


def test_en_word_mall_blir_ett_dokument(mall, tmp_path):
    fil = Formularfil()
    data = fil.bytes()
    ut = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as in_, zipfile.ZipFile(ut, "w") as z:
        for namn in in_.namelist():
            z.writestr(namn, in_.read(namn).replace(b"document.main+xml", b"template.main+xml"))
    vag = tmp_path / "mall.dotx"
    vag.write_bytes(ut.getvalue())
    with zipfile.ZipFile(io.BytesIO(fyll(helt_utkast(), slapp_in(vag)))) as z:
        assert b"document.main+xml" in z.read("[Content_Types].xml")


def test_tecken_ur_xml_kommer_ut_som_de_skrevs(mall, tmp_path):
    utkast = Utkast(Redovisning2024)
    utkast.satt("bup.medel", 'A & B < C > D "E" {{ 7*7 }} =SUM(A1) <b>fet</b> &amp; ]]>  två  blanka')
    data = fyll(utkast, mall(Formularfil()))
    assert tillbaka(data, tmp_path) == utkast
    assert re.search(rb"<w:b/>", data) is None


def test_en_bunden_lista_far_listpostens_varde_i_den_dolda_datan(mall):
    fil, delar = bunden_fil()
    poster = '<w:dropDownList><w:listItem w:displayText="Ja" w:value="1"/></w:dropDownList>'
    fil.svar = {"handlingsplan.uppdaterad": fil.svar["bup.medel"].replace("<w:text/>", poster)}
    utkast = Utkast(Redovisning2024)
    utkast.satt("handlingsplan.uppdaterad", "ja")
    data = fyll(utkast, mall(fil, **delar))
    with zipfile.ZipFile(io.BytesIO(data)) as z:
        assert b"<a:svar>1</a:svar>" in z.read("customXml/item1.xml")


def test_kontrollens_eget_teckenformat_foljer_med_men_inte_ledtextens(mall):
    def kontroll(egenskaper: str) -> str:
        ledtext = f'<w:r><w:rPr><w:rStyle w:val="Platshllartext"/></w:rPr><w:t>{PROMPT}</w:t></w:r>'
        innehall = f"<w:sdtContent><w:p>{ledtext}</w:p></w:sdtContent>"
        return f"<w:sdt><w:sdtPr>{egenskaper}<w:showingPlcHdr/></w:sdtPr>{innehall}</w:sdt><w:p/>"

    fil = Formularfil()
    fil.svar = {
        "bup.medel": kontroll('<w:rPr><w:rStyle w:val="Svarstext"/></w:rPr>'),
        "bup.resultat": kontroll(""),
    }
    utkast = Utkast(Redovisning2024)
    utkast.satt("bup.medel", "Ett.")
    utkast.satt("bup.resultat", "Två.")
    rot = dokument(fyll(utkast, mall(fil)))
    stilar = {
        "".join(k.itertext(f"{W}t")): [s.get(f"{W}val") for s in k.iter(f"{W}rStyle")]
        for k in rot.iter(f"{W}r")
        if k.find(f"{W}t") is not None
    }
    assert (stilar["Ett."], stilar["Två."]) == (["Svarstext"], [])
