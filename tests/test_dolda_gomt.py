"""Det som ligger undanstoppat i en fil: personnummer där ingen läser, delar som inget visar, text mellan tabbar."""

from __future__ import annotations

import pytest
from bilageprov import excel, pdf, rubrik, stycke, word
from doldprov import KARNA, fynd, med_delar, med_egenskaper, orden, skriv
from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    RectangleObject,
    TextStringObject,
)

from redovisning.dolda.rensning import rensa
from redovisning.paket import Paket

NUMMER = "850709-9805"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FIGUR = f'<d:dataModel xmlns:d="urn:d" xmlns:a="{A}"><a:p><a:r><a:t>850709-</a:t></a:r><a:r><a:t>9805</a:t></a:r></a:p></d:dataModel>'  # noqa: E501
DIAGRAM = f'<c:chartSpace xmlns:c="urn:c"><c:strCache><c:v>{NUMMER}</c:v></c:strCache></c:chartSpace>'
BYGGBLOCK = f'<w:glossaryDocument xmlns:w="{W}">{stycke(NUMMER)}</w:glossaryDocument>'
ALTERNATIVTEXT = (
    '<w:r><w:drawing><wp:docPr xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    f'id="1" name="Bild 1" descr="Journal {NUMMER}"/></w:drawing></w:r>'
)
FALTKOD = f'<w:fldSimple w:instr=" IF 1 = 2 &quot;{NUMMER}&quot; "><w:r><w:t>b</w:t></w:r></w:fldSimple>'
LISTA = (
    f'<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText="{NUMMER}"/></w:dropDownList></w:sdtPr>'
    f"<w:sdtContent>{stycke('Välj')}</w:sdtContent></w:sdt>"
)
STRUKET = stycke("<w:del><w:r><w:delText>850709</w:delText></w:r><w:r><w:delText>-9805</w:delText></w:r></w:del>")


@pytest.mark.parametrize(
    ("innehall", "stalle"),
    [
        (stycke(ALTERNATIVTEXT), "i en alternativtext"),
        (stycke(FALTKOD), "i en fältkod"),
        (LISTA, "i en lista att välja ur"),
        (STRUKET, "i struken text"),
        (stycke(f'<w:bookmarkStart w:id="1" w:name="pat {NUMMER}"/>'), "på ett ställe som inte syns"),
    ],
)
def test_ett_personnummer_i_det_som_inte_lases_som_text_ar_ett_fel_med_sitt_stalle(tmp_path, innehall, stalle):
    meddelande = orden(tmp_path, word(rubrik("Nuläge"), innehall))["PU01"]
    assert f"samordningsnummer {stalle}: «8507••-••••»" in meddelande


@pytest.mark.parametrize(
    ("del_namn", "innehall", "slag", "stalle"),
    [
        ("word/diagrams/data1.xml", FIGUR, "diagramData", "i en figur"),
        ("word/charts/chart1.xml", DIAGRAM, "chart", "i ett diagram"),
        ("word/glossary/document.xml", BYGGBLOCK, "glossaryDocument", "bland dokumentets byggblock"),
        ("word/drawings/vml1.vml", f"<v>{NUMMER}<br></v>", "vmlDrawing", "i en bild eller figur"),
    ],
)
def test_ett_personnummer_i_en_del_bredvid_texten_namns(tmp_path, del_namn, innehall, slag, stalle):
    mal = del_namn.removeprefix("word/")
    data = med_delar(word(), {del_namn: innehall}, [("word/document.xml", "rD", slag, mal)])
    assert f"samordningsnummer {stalle}: «8507••-••••»" in orden(tmp_path, data)["PU01"]


def test_ett_personnummer_i_egenskaperna_namns_och_ett_som_star_i_texten_sags_en_gang(tmp_path):
    karna = KARNA.replace("Plan<", f"Plan {NUMMER}<")
    data = med_delar(med_egenskaper(word()), {"docProps/core.xml": karna})
    assert "samordningsnummer i filens egenskaper: «8507••-••••»" in orden(tmp_path, data)["PU01"]
    data = med_delar(med_egenskaper(word(rubrik("Nuläge"), stycke(NUMMER))), {"docProps/core.xml": karna})
    (a,) = (a for a in fynd(tmp_path, data) if a.kod == "PU01")
    assert "under «Nuläge»" in a.meddelande


def _lista(bok: Workbook) -> None:
    val = DataValidation(type="list", formula1=f'"{NUMMER},annat"')
    bok.active.add_data_validation(val)
    val.add("A2")


def _namn(bok: Workbook) -> None:
    bok.defined_names["Pat"] = DefinedName("Pat", attr_text=f'"{NUMMER}"', hidden=True)


def _formel(bok: Workbook) -> None:
    bok.active["B2"] = f'=IF(A1="x","{NUMMER}","")'


@pytest.mark.parametrize(
    ("andra", "stalle"),
    [
        (_lista, " i bladets listor, regler eller länkar"),
        (_namn, " i arbetsbokens namn"),
        (_formel, " i en formel"),
        (lambda bok: bok.create_sheet(f"Pat {NUMMER}"), " på fliken"),
    ],
)
def test_ett_personnummer_bakom_cellerna_i_en_arbetsbok_namns(tmp_path, andra, stalle):
    assert f"samordningsnummer{stalle}: «8507••-••••»" in orden(tmp_path, excel(andra), "plan.xlsx")["PU01"]


def test_tio_siffror_i_ett_attribut_ar_inget_personnummer(tmp_path):
    bild = ALTERNATIVTEXT.replace(NUMMER, "198507099805").replace("Journal ", "IMG_")
    assert "PU01" not in orden(tmp_path, word(rubrik("Nuläge"), stycke(bild)))


@pytest.mark.parametrize(("dold", "koder"), [("<w:vanish/>", {"DO05"}), ("", set())])
def test_text_i_en_forvald_stil_som_doljer_den_namns(tmp_path, dold, koder):
    stilen = f'<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:rPr>{dold}</w:rPr></w:style>'
    stilar = f'<w:styles xmlns:w="{W}">{stilen}</w:styles>'
    data = word(stycke("Telefonlista"), rader=(("rS", "styles", "styles.xml"),), word__styles=stilar)
    assert set(orden(tmp_path, data)) == koder


@pytest.mark.parametrize(
    "inre",
    [
        f"<w:t>1</w:t><w:tab/><w:t>{NUMMER}</w:t>",
        f"<w:t>{NUMMER}</w:t><w:br/><w:t>{NUMMER}</w:t>",
        "<w:t>850709</w:t><w:noBreakHyphen/><w:t>9805</w:t>",
        f"<w:t>1</w:t><w:pict><w:txbxContent>{stycke(NUMMER)}</w:txbxContent></w:pict>",
    ],
)
def test_tabbar_radbyten_och_textrutor_skiljer_orden_at(tmp_path, inre):
    data = word(rubrik("Nuläge"), stycke(f"<w:r>{inre}</w:r>", '<w:tabs><w:tab w:val="left"/></w:tabs>'))
    assert "under «Nuläge»: «8507••" in orden(tmp_path, data)["PU01"]


def test_delar_som_inget_visar_namns_och_foljer_inte_med_i_den_rena_kopian(tmp_path):
    data = med_delar(
        word(), {"word/media/gammal.txt": "Kim Exempel", "word/_rels/borta.xml.rels": "<a/>", "[trash]/0000.dat": "Kim"}
    )
    assert "i delar som inget visar: «word/media/gammal.txt»" in orden(tmp_path, data)["DO05"]
    r = rensa(skriv(tmp_path, data), tmp_path / "ren.docx")
    assert r.borttaget == ("delar som inget visar",)
    assert r.kvar == ()
    assert set(Paket(r.fil.read_bytes()).namn) == set(Paket(word()).namn)


@pytest.mark.parametrize(
    ("data", "namn", "rad"),
    [
        (f"id,nummer,antal\n1,{NUMMER},3\n".encode(), "svar.csv", 2),
        ("Den 850709–9805".encode("cp1252"), "svar.txt", 1),
        (f"<html>\n<p>x<br\n>y</p>\n<!-- {NUMMER} -->".encode(), "sida.html", 4),
        (f'<svg>\n\n<g aria-label="{NUMMER}"/></svg>'.encode(), "bild.svg", 3),
        (b"<p>850709&ndash;&#57;805</p>", "sida.html", 1),
        (f"<p>< {NUMMER} ></p>".encode(), "sida.html", 1),
    ],
)
def test_ett_personnummer_i_en_textfil_hittas_var_det_an_star_med_sin_rad(tmp_path, data, namn, rad):
    (a,) = fynd(tmp_path, data, namn)
    assert a.kod == "PU01"
    assert f"på rad {rad}: «8507••" in a.meddelande


def test_koordinater_i_en_svg_bild_ar_inga_personnummer(tmp_path):
    assert orden(tmp_path, b'<svg viewBox="0 0 850709-9805 1"><path d="M850709-9805"/></svg>', "bild.svg") == {}


def _bokmarke(skrivare: PdfWriter) -> None:
    skrivare.add_outline_item(title=f"Pat {NUMMER}", page_number=0)


def _titel(skrivare: PdfWriter) -> None:
    skrivare.add_metadata({"/Title": f"Pat {NUMMER}"})


def _falt(skrivare: PdfWriter) -> None:
    falt = DictionaryObject({NameObject("/FT"): NameObject("/Tx"), NameObject("/V"): TextStringObject(NUMMER)})
    skrivare.root_object[NameObject("/AcroForm")] = DictionaryObject({NameObject("/Fields"): ArrayObject([falt])})


@pytest.mark.parametrize(
    ("andra", "stalle"),
    [
        (_bokmarke, "i ett fält, ett bokmärke eller en kommentar"),
        (_falt, "i ett fält, ett bokmärke eller en kommentar"),
        (_titel, "i filens egenskaper"),
    ],
)
def test_ett_personnummer_i_en_pdf_hittas_ocksa_utanfor_sidornas_text(tmp_path, andra, stalle):
    (a,) = fynd(tmp_path, pdf("Region Halland", andra=andra), "plan.pdf")
    assert a.kod == "PU01"
    assert f"samordningsnummer {stalle}: «8507••-••••»" in a.meddelande


def test_namnet_i_de_nyare_egenskaperna_i_en_pdf_namns(tmp_path):
    def andra(skrivare: PdfWriter) -> None:
        strom = DecodedStreamObject()
        strom.set_data(b"<dc:creator><rdf:Seq><rdf:li>Kim Exempel</rdf:li></rdf:Seq></dc:creator>")
        skrivare.root_object[NameObject("/Metadata")] = skrivare._add_object(strom)

    assert "«Kim Exempel»" in orden(tmp_path, pdf("Region Halland", andra=andra), "plan.pdf")["DO09"]


@pytest.mark.parametrize(("mal", "koder"), [("file:///C:/Users/kim/a.docx", {"DO10"}), ("https://example.se", set())])
def test_en_lank_i_en_pdf_till_datorn_namns_med_sidan_men_inte_en_till_webben(tmp_path, mal, koder):
    def andra(skrivare: PdfWriter) -> None:
        skrivare.add_uri(0, mal, RectangleObject((0, 0, 9, 9)))

    funna = orden(tmp_path, pdf("Region Halland", andra=andra), "plan.pdf")
    assert set(funna) == koder
    assert all("på sida 1: " in m for m in funna.values())


@pytest.mark.parametrize(
    ("skrivet", "visat"),
    [
        ("850709&#8211;9805", "8507••–••••"),
        ("850709&#x2d;&#57;805", "8507••-••••"),
        ("1985&#8209;07&#8209;09&#8209;9805", "1985‑07‑••‑••••"),
        ("850709_9805", "8507••_••••"),
    ],
)
def test_ett_nummer_med_ett_ovanligt_streck_hittas_ocksa_dar_ingen_laser(tmp_path, skrivet, visat):
    bilden = ALTERNATIVTEXT.replace(NUMMER, skrivet)
    assert f"alternativtext: «{visat}»" in orden(tmp_path, word(rubrik("Nuläge"), stycke(bilden)))["PU01"]
