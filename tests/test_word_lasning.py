"""Det som människor gör med ett formulär i Word: texten behålls eller namnges, aldrig tyst bort."""

from __future__ import annotations

from pathlib import Path

import pytest
from myndighetsformular import PROMPT, Formularfil, stycke
from wordprov import koder, laser, med_svar, p, r

from redovisning.fel import InteEttFormular

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
KOMMENTARER = (
    f'<w:comments {W}><w:comment w:id="4" w:author="Någon"><w:p><w:r><w:t>Stämmer siffran?</w:t></w:r></w:p>'
    "</w:comment></w:comments>"
).encode()
FOTNOTER = (
    f'<w:footnotes {W}><w:footnote w:id="2"><w:p><w:r><w:t>Enligt mätningen i maj.</w:t></w:r></w:p></w:footnote>'
    "</w:footnotes>"
).encode()


@pytest.fixture
def las(tmp_path: Path):
    return laser(tmp_path)


def test_ett_tomt_formular_ger_ett_tomt_utkast_utan_anmarkningar(las):
    utkast = las(Formularfil())
    assert (utkast.texter(), utkast.anmarkningar, [s.text for s in utkast.utanfor]) == ({}, [], [])


def test_en_kontroll_som_tagits_bort_och_skrivits_over_lases_och_namns(las):
    utkast = las(med_svar(p(r("Två nya mottagningar."))))
    assert utkast["bup.medel"] == "Två nya mottagningar."
    assert koder(utkast) == ["WO01"]


def test_platsen_ar_avsnitt_och_fraga(las):
    utkast = las(med_svar(p(r("Text."))))
    plats = utkast.plats("bup.medel")
    assert plats is not None
    assert plats.som_dict()["avsnitt"] == "3.7"
    assert str(plats.som_dict()["fraga"]).startswith("Hur har 2024 års medel använts")


def test_stycken_radbrytningar_tabbar_och_bindestreck_blir_fritext(las):
    xml = p(r("Ett"), "<w:r><w:br/></w:r>", r("två"), "<w:r><w:tab/></w:r>", r("tre")) + p(
        r("Väntetids"), "<w:r><w:noBreakHyphen/></w:r>", r("data"), "<w:r><w:softHyphen/></w:r>", r("bas")
    )
    assert las(med_svar(xml))["bup.medel"] == "Ett\ntvå\ttre\n\nVäntetids\u2011data\u00adbas"


def test_word_listor_blir_punkter_och_nummer(las):
    fil = med_svar(
        p(r("Vi gör:"))
        + "".join(p(r(t), ppr='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>') for t in ("ett", "två"))
    )
    fil.numrering = True
    assert las(fil)["bup.medel"] == "Vi gör:\n\n- ett\n- två"


def test_fetstil_namns_med_sina_ord_och_texten_ar_kvar(las):
    utkast = las(med_svar(p(r("Målet är "), r("90 pro", "<w:b/>"), r("cent", "<w:b/>"), r(" i höst."))))
    assert utkast["bup.medel"] == "Målet är 90 procent i höst."
    assert "WO05" in koder(utkast)
    assert any("«90 procent»" in a.meddelande and "fetstil" in a.meddelande for a in utkast.anmarkningar)


def test_avstangd_fetstil_ar_ingen_fetstil(las):
    assert koder(las(med_svar(p(r("Text", '<w:b w:val="0"/>'))))) == ["WO01"]


def test_infogat_raknas_och_struket_namns(las):
    xml = p(
        r("Kön är "),
        f'<w:del w:id="1"><w:r><w:delText>lång</w:delText></w:r></w:del><w:ins w:id="2">{r("kort")}</w:ins>',
        r("."),
    )
    utkast = las(med_svar(xml))
    assert utkast["bup.medel"] == "Kön är kort."
    assert {"WO02", "WO03"} <= set(koder(utkast))
    assert "lång" in [s.text for s in utkast.vid_sidan]


def test_flyttad_text_raknas_en_gang(las):
    xml = p(f"<w:moveFrom>{r('Flyttad mening.')}</w:moveFrom>") + p(f"<w:moveTo>{r('Flyttad mening.')}</w:moveTo>")
    assert las(med_svar(xml))["bup.medel"] == "Flyttad mening."


def test_en_kommentar_namns_med_sina_ord(las):
    xml = p(r("Svar."), '<w:r><w:commentReference w:id="4"/></w:r>')
    utkast = las(med_svar(xml), word__comments_xml=KOMMENTARER)
    assert any(a.kod == "WO04" and "Stämmer siffran?" in a.meddelande for a in utkast.anmarkningar)


def test_en_fotnot_namns_med_sina_ord(las):
    xml = p(r("Svar."), '<w:r><w:footnoteReference w:id="2"/></w:r>')
    utkast = las(med_svar(xml), word__footnotes_xml=FOTNOTER)
    assert "WO10" in koder(utkast)
    assert [s.text for s in utkast.vid_sidan] == ["Enligt mätningen i maj."]


def test_mejladress_som_lank_lases_som_text(las):
    lank = f'<w:hyperlink r:id="rId90">{r("kontakt@example.se")}</w:hyperlink>'
    utkast = las(med_svar(p(lank), "kontaktpersoner[].epost"))
    assert utkast["kontaktpersoner[0].epost"] == "kontakt@example.se"
    assert koder(utkast, None) == []


def test_lankens_mal_namns_nar_det_ar_ett_annat_an_texten(las):
    lank = f'<w:hyperlink r:id="rId90">{r("mejla oss")}</w:hyperlink>'
    utkast = las(med_svar(p(lank)))
    assert any(a.kod == "WO11" and "kontakt@example.se" in a.meddelande for a in utkast.anmarkningar)


def test_faltkoder_raknas_inte_men_deras_resultat(las):
    xml = p(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "mailto:a" </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        r("a@example.se"),
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    )
    assert las(med_svar(xml))["bup.medel"] == "a@example.se"


def test_en_bild_namns_med_sin_alternativtext(las):
    bild = (
        '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        '<wp:docPr id="1" name="Bild 1" descr="Väntande per månad"/></wp:inline></w:drawing></w:r>'
    )
    utkast = las(med_svar(p(r("Se diagram."), bild)))
    assert utkast["bup.medel"] == "Se diagram."
    assert any(a.kod == "WO06" and "Väntande per månad" in a.meddelande for a in utkast.anmarkningar)


def test_text_i_en_textruta_namns(las):
    ruta = f"<w:r><w:pict><w:txbxContent>{p(r('I rutan.'))}</w:txbxContent></w:pict></w:r>"
    utkast = las(med_svar(p(r("Svar."), ruta)))
    assert utkast["bup.medel"] == "Svar."
    assert "WO13" in koder(utkast)
    assert [s.text for s in utkast.vid_sidan] == ["I rutan."]


def test_en_tabell_i_svaret_behaller_orden(las):
    tabell = f"<w:tbl><w:tr><w:tc>{p(r('Maj'))}</w:tc><w:tc>{p(r('75 %'))}</w:tc></w:tr></w:tbl>"
    utkast = las(med_svar(p(r("Utfall:")) + tabell + "<w:p/>"))
    assert utkast["bup.medel"] == "Utfall:\n\nMaj\t75 %"
    assert "WO07" in koder(utkast)


def test_dold_text_raknas_men_namns(las):
    utkast = las(med_svar(p(r("Synligt. "), r("Dolt.", "<w:vanish/>"))))
    assert utkast["bup.medel"] == "Synligt. Dolt."
    assert "WO12" in koder(utkast)


def test_text_under_tabellen_namns_som_text_utanfor_falten(las):
    fil = Formularfil()
    fil.efter = {"bup": stycke("Vi skrev svaret här i stället.")}
    utkast = las(fil)
    assert [(s.text, s.plats.som_dict()["avsnitt"]) for s in utkast.utanfor] == [
        ("Vi skrev svaret här i stället.", "3.7")
    ]


def test_formularets_egen_text_ar_inte_text_utanfor_falten(las):
    assert las(Formularfil()).utanfor == []


def test_en_andra_kontaktrad_utan_kontroller_lases(las, tmp_path):
    xml = Formularfil().kropp()
    tom_rad = "".join('<w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr><w:p/></w:tc>' for _ in range(4))
    ifylld = tom_rad
    for text in ("Kim Exempel", "070-1740605", "kim@example.se"):
        ifylld = ifylld.replace("<w:p/>", p(r(text)), 1)

    class Fil(Formularfil):
        def kropp(self) -> str:
            return xml.replace(tom_rad, ifylld)

    utkast = las(Fil())
    assert utkast["kontaktpersoner[0].namn"] == "Kim Exempel"
    assert utkast.antal_poster("kontaktpersoner") == 1


def test_samma_tabell_pa_nasta_sida_fogas_till_svaret(las):
    fil = Formularfil()
    fil.dubbla = {"bup.medel"}
    fil.svar = {"bup.medel": p(r("Samma text."))}
    utkast = las(fil)
    assert utkast["bup.medel"] == "Samma text."
    assert "WO08" in koder(utkast)


def test_en_omskriven_fraga_namns_med_det_narmaste(las):
    fil = Formularfil()
    fil.fragor = {
        "bup.medel": "Hur har 2024 års medel använts och hur kommer de att användas för att minska väntetiderna i BUP?"
    }
    fil.svar = {"bup.medel": p(r("Svaret står kvar."))}
    utkast = las(fil)
    assert any(a.kod == "WO09" and "Närmast är" in a.meddelande for a in utkast.anmarkningar)
    assert "Svaret står kvar." in " ".join(s.text for s in utkast.utanfor)


def test_frage_i_fler_stycken_och_med_avstavning_kanns_igen(las):
    fil = Formularfil()
    fil.fragor = {
        "bup.medel": "Hur har 2024 års medel an\u00advänts och\nkommer att användas för att minska väntetiderna inom "
        "BUP?"
    }
    fil.svar = {"bup.medel": p(r("Svar."))}
    assert las(fil)["bup.medel"] == "Svar."


def test_utan_rubriker_hittas_svaren_anda(las):
    fil = Formularfil()
    fil.svar = {
        "kompetensforsorjning.bemanningspersonal_resultat": p(r("B.")),
        "kompetensforsorjning.medarbetare_resultat": p(r("A.")),
    }

    class Utan(Formularfil):
        def kropp(self) -> str:
            import re

            return re.sub(r'<w:p><w:pPr><w:pStyle w:val="Rubrik2"/></w:pPr>.*?</w:p>', "", super().kropp())

    utan = Utan()
    utan.svar = fil.svar
    utkast = las(utan)
    assert utkast["kompetensforsorjning.bemanningspersonal_resultat"] == "B."
    assert utkast["kompetensforsorjning.medarbetare_resultat"] == "A."


def test_kvarlamnad_ledtext_utan_flagga_ar_inget_svar(las):
    assert las(med_svar(p(r(PROMPT))))["bup.medel"] is None


def test_flaggan_ensam_tar_inte_bort_skriven_text(las):
    innehall = p(r("Skrivet svar."))
    xml = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{innehall}</w:sdtContent></w:sdt><w:p/>"
    utkast = las(med_svar(xml))
    assert utkast["bup.medel"] == "Skrivet svar."
    assert "WO14" in koder(utkast)


def test_egen_ledtext_i_ledtextens_stil_ar_inget_svar(las):
    korning = '<w:r><w:rPr><w:rStyle w:val="Platshllartext"/></w:rPr><w:t>Beskriv här.</w:t></w:r>'
    xml = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{p(korning)}</w:sdtContent></w:sdt><w:p/>"
    utkast = las(med_svar(xml))
    assert utkast["bup.medel"] is None
    assert "WO16" in koder(utkast)


def test_text_bredvid_ett_tomt_falt_i_samma_cell_ar_svaret(las):
    ledtext = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r(PROMPT)}</w:sdtContent></w:sdt>"
    assert las(med_svar(p(ledtext) + p(r("Skrev under fältet."))))["bup.medel"] == "Skrev under fältet."


def test_ett_formular_for_ett_annat_ar_namns(las):
    with pytest.raises(InteEttFormular, match="2023"):
        las(Formularfil(titel="Redovisning av överenskommelsen om ökad tillgänglighet 2023"))


def test_ett_vanligt_dokument_ar_inget_formular(las):
    class Brev(Formularfil):
        def kropp(self) -> str:
            return stycke("Hej! Här kommer protokollet.")

    with pytest.raises(InteEttFormular) as fel:
        las(Brev())
    assert str(fel.value).endswith(
        "filen är ett Word-dokument men ingen av formulärets frågor finns i det. "
        "Kontrollera att det är redovisningens formulär du valt."
    )
