"""Det som ligger bakom eller inne i en fil: pivottabeller, diagrammens tal, personnummer och små tal i text."""

from __future__ import annotations

import pytest
from bilageprov import del_, excel, pdf, rubrik, stycke, word
from doldprov import (
    EXIF_GPS,
    bild,
    exif,
    fynd,
    med_delar,
    med_pivot,
    orden,
    skriv,
)
from openpyxl import Workbook
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from redovisning.dolda import prova_fil
from redovisning.plats import Cellplats

# --- det som ligger bakom --------------------------------------------------------------------------------------------


def med_namn(bok: Workbook) -> None:
    from openpyxl.workbook.defined_name import DefinedName

    bok.defined_names["underlag"] = DefinedName("underlag", attr_text="'Plan'!$A$1:$B$3")


def med_tabell(bok: Workbook) -> None:
    from openpyxl.worksheet.table import Table

    bok.active.append(["a", "b"])
    bok.active.append(["1", "2"])
    bok.active.add_table(Table(displayName="Underlag", ref="A2:B3"))


@pytest.mark.parametrize(
    ("data", "koder_"),
    [
        (med_pivot("Plan"), {"DO09"}),
        (med_pivot("Borttaget"), {"DO05", "DO09"}),
        (med_pivot("!underlag", excel(med_namn)), {"DO09"}),
        (med_pivot("!Underlag", excel(med_tabell)), {"DO09"}),
        (med_pivot("!okänt"), {"DO05", "DO09"}),
    ],
)
def test_en_pivottabell_minns_sitt_underlag_ocksa_nar_bladet_ar_borta(tmp_path, data, koder_):
    funna = orden(tmp_path, data, "plan.xlsx")
    assert set(funna) == koder_
    if "DO05" in koder_:
        assert "i minnet bakom en pivottabell: 2 rader ur underlaget." in funna["DO05"]


def test_historiken_i_en_delad_arbetsbok_ar_sparade_andringar(tmp_path):
    huvud = (
        '<headers xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><header userName="Kim Exempel"/>'
        "</headers>"
    )
    data = med_delar(
        excel(),
        {"xl/revisions/revisionHeaders.xml": huvud},
        [("xl/workbook.xml", "rH", "revisionHeaders", "revisions/revisionHeaders.xml")],
    )
    funna = orden(tmp_path, data, "plan.xlsx")
    assert "historik över 1 sparade ändringar" in funna["DO04"]
    assert "«Kim Exempel»" in funna["DO09"]


def test_en_koppling_till_ett_program_namns(tmp_path):
    lank = (
        '<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<ddeLink ddeService="cmd" ddeTopic="/c start"/></externalLink>'
    )
    data = med_delar(
        excel(),
        {"xl/externalLinks/externalLink1.xml": lank},
        [("xl/workbook.xml", "rD", "externalLink", "externalLinks/externalLink1.xml")],
    )
    assert "i en koppling: «cmd|/c start»." in orden(tmp_path, data, "plan.xlsx")["DO01"]


def test_en_cell_vars_format_inte_visar_nagot_ar_dold(tmp_path):
    def andra(bok: Workbook) -> None:
        bok.active["C3"] = "Telefonlista"
        bok.active["C3"].number_format = ";;;"

    (a,) = fynd(tmp_path, excel(andra), "plan.xlsx")
    assert (a.kod, a.plats) == ("DO05", Cellplats("Plan", "C3"))


def test_en_dold_tabellrad_i_word_namns(tmp_path):
    rad = f"<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>{stycke('internt')}</w:tc></w:tr></w:tbl>"
    assert "«internt»" in orden(tmp_path, word(stycke("Plan"), rad))["DO05"]
    synlig = rad.replace("<w:hidden/>", '<w:hidden w:val="0"/>')
    assert orden(tmp_path, word(stycke("Plan"), synlig)) == {}


def test_variabler_i_installningarna_ar_egna_egenskaper(tmp_path):
    installningar = del_("settings", '<w:docVars><w:docVar w:name="Handläggare" w:val="Kim"/></w:docVars>')
    data = word(stycke("Plan"), rader=(("r1", "settings", "settings.xml"),), word__settings=installningar)
    assert "«Handläggare»" in orden(tmp_path, data)["DO12"]


def bakom_diagram(bok: bytes) -> bytes:
    return med_delar(
        word(stycke("Plan")),
        {"word/charts/chart1.xml": "<c/>", "word/embeddings/bok.xlsx": bok},
        [
            ("word/document.xml", "rD", "chart", "charts/chart1.xml"),
            ("word/charts/chart1.xml", "r1", "package", "../embeddings/bok.xlsx"),
        ],
    )


def test_arbetsboken_bakom_ett_diagram_provas_pa_mer_an_diagrammets_siffror(tmp_path):
    def andra(bok: Workbook) -> None:
        bok.create_sheet("Patienter")["A1"] = "850709-9805"

    assert orden(tmp_path, bakom_diagram(excel())) == {}
    funna = orden(tmp_path, bakom_diagram(excel(andra)))
    assert "i arbetsboken bakom ett diagram: 2 blad med innehåll." in funna["DO05"]
    assert "i arbetsboken bakom ett diagram: «8507••-••••»." in funna["PU01"]
    assert set(orden(tmp_path, bakom_diagram(b"trasig"))) == {"DO11"}


def test_ett_foto_i_en_pdf_provas_som_andra_bilder(tmp_path):
    def andra(skrivare: PdfWriter) -> None:
        foto = DecodedStreamObject()
        foto.set_data(bild("JPEG", exif(EXIF_GPS)))
        namn = {"/Type": "/XObject", "/Subtype": "/Image", "/Filter": "/DCTDecode"}
        foto.update({NameObject(n): NameObject(v) for n, v in namn.items()})
        resurser = skrivare.pages[0]["/Resources"]
        resurser[NameObject("/XObject")] = DictionaryObject({NameObject("/Foto"): skrivare._add_object(foto)})

    (a,) = fynd(tmp_path, pdf("Region Halland", andra=andra), "plan.pdf")
    assert a.kod == "DO02"
    assert "på sida 1: «Foto»." in a.meddelande


# --- text och tabeller -----------------------------------------------------------------------------------------------


def test_personnummer_och_sma_antal_soks_ocksa_i_en_fardig_fil(tmp_path):
    data = word(rubrik("Nuläge"), stycke("Den 850709-9805 och 3 patienter till."), stycke("En patient i Exempelstad."))
    funna = orden(tmp_path, data)
    assert set(funna) == {"PU01", "PU03", "PU04"}
    assert "under «Nuläge»: «8507••-••••»." in funna["PU01"]
    assert "«3 patienter» under «Nuläge» är så få" in funna["PU03"]


@pytest.mark.parametrize("del_namn", ["header", "footer", "footnotes", "comments"])
def test_personnummer_soks_i_delarna_bredvid_brodtexten(tmp_path, del_namn):
    tagg = {"header": "hdr", "footer": "ftr", "footnotes": "footnotes", "comments": "comments"}[del_namn]
    inre = stycke("19850709 9805")
    data = word(
        stycke("Plan"), rader=(("r1", del_namn, "x.xml"),), word__x=del_(tagg, inre)
    )  # fmt: skip
    assert "«198507•• ••••»" in orden(tmp_path, data)["PU01"]


def test_personnummer_i_en_arbetsbok_namns_med_cellen_ocksa_som_tal(tmp_path):
    def andra(bok: Workbook) -> None:
        bok.active["C4"] = 198507099805
        bok.active["C5"] = "2321000016"

    (a,) = fynd(tmp_path, excel(andra), "plan.xlsx")
    assert (a.kod, a.plats) == ("PU01", Cellplats("Plan", "C4"))
    assert "9805" not in a.meddelande


def test_personnummer_i_en_pdf_namns_med_sidan(tmp_path):
    (a,) = fynd(tmp_path, pdf("Region Halland", "Se 850709-9805"), "plan.pdf")
    assert a.kod == "PU01"
    assert "på sida 2: «8507••-••••»" in a.meddelande


def tabell(*rader: tuple[str, ...]) -> str:
    celler = ("".join(f"<w:tc>{stycke(c)}</w:tc>" for c in rad) for rad in rader)
    return f"<w:tbl>{''.join(f'<w:tr>{c}</w:tr>' for c in celler)}</w:tbl>"


def test_sma_tal_under_antal_i_en_tabell_namns(tmp_path):
    data = word(rubrik("Nuläge"), tabell(("Enhet", "Antal väntande"), ("A", "3"), ("B", "0"), ("C", "250")))
    (a,) = fynd(tmp_path, data)
    assert a.kod == "DO15"
    assert "tabellen under «Nuläge» har antal under fem: «Antal väntande» 3." in a.meddelande


@pytest.mark.parametrize("rubrik_", ["Antal vårdplatser", "Antal månader", "Andel", "Antal åtgärder", "Nummer"])
def test_tal_om_annat_an_personer_namns_inte(tmp_path, rubrik_):
    assert orden(tmp_path, word(stycke("Plan"), tabell(("Enhet", rubrik_), ("A", "3")))) == {}


def test_sma_tal_i_en_arbetsbok_namns_med_cell(tmp_path):
    def andra(bok: Workbook) -> None:
        for rad in (["Enhet", "Antal"], ["A", 4], ["B", 40], ["Enhet", "Antal tjänster"], ["A", 2]):
            bok.active.append(rad)

    (a,) = fynd(tmp_path, excel(andra), "plan.xlsx")
    assert (a.kod, a.plats) == ("DO15", Cellplats("Plan", "B3"))


# --- vad filen än är -------------------------------------------------------------------------------------------------


def test_en_textfil_soks_pa_personnummer_och_namner_raden(tmp_path):
    (a,) = fynd(tmp_path, b"rad ett\nden 850709-9805\n", "svar.yaml")
    assert a.kod == "PU01"
    assert "på rad 2: " in a.meddelande
    assert orden(tmp_path, b'<svg><path d="850709-9805"/></svg>', "bild.svg") == {}
    assert set(orden(tmp_path, b"<svg><text>850709-9805</text></svg>", "bild.svg")) == {"PU01"}


@pytest.mark.parametrize(("data", "namn"), [(b"PK\x03\x04x", "a.docx"), (b"\xd0\xcf\x11\xe0", "a.doc"), (b"", "a.txt")])
def test_en_fil_som_inte_gar_att_lasa_far_en_anmarkning(tmp_path, data, namn):
    assert [a.kod for a in prova_fil(skriv(tmp_path, data, namn))] == ["BI01"]


def test_en_fil_som_saknas_kastar_inget(tmp_path):
    assert [a.kod for a in prova_fil(tmp_path / "saknas.docx")] == ["BI01"]


def test_regionen_provas_bara_nar_den_ar_kand(tmp_path):
    fil = skriv(tmp_path, word(stycke("Region Skåne")))
    assert prova_fil(fil) == ()
    assert [a.kod for a in prova_fil(fil, "Region Halland")] == ["BI08"]


def test_likadana_fynd_under_samma_rubrik_raknas(tmp_path):
    data = word(rubrik("Nuläge"), *[stycke("Ärendet gällde 850709-9805.")] * 2, stycke("Sedan kom 850709-9805 igen."))
    assert "«8507••-••••» (3 gånger)" in orden(tmp_path, data)["PU01"]
