"""Det som står vid sidan av svaren försvinner aldrig, och det som säger emot sig namns med båda cellerna."""

from __future__ import annotations

import pytest
from arbetsbocker import Bok, bladdel, enda, koder, las_bok, med_delar
from mapprov import exempelutkast
from openpyxl.comments import Comment

from redovisning.excel.skrivning import arbetsbok
from redovisning.granskning import granska
from redovisning.kommandorad import huvud
from redovisning.utkast import Utkast

TEXT, MER = "bup.medel", "bup.resultat"
RITNING = (
    '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:twoCellAnchor>'
    "<xdr:from><xdr:col>2</xdr:col><xdr:row>6</xdr:row></xdr:from>{}</xdr:twoCellAnchor></xdr:wsDr>"
)
TRAD = (
    '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
    '<threadedComment ref="{}" id="1" personId="2"><text>{}</text></threadedComment></ThreadedComments>'
)


def utanfor(utkast: Utkast) -> list[tuple[str, str]]:
    return [(str(s.plats), s.text) for s in utkast.utanfor]


def vid_sidan(utkast: Utkast) -> list[tuple[str, str]]:
    return [(str(s.plats), s.text) for s in utkast.vid_sidan]


# --- text i andra celler ---------------------------------------------------------------------------------------------


def test_text_pa_ett_eget_blad_namns_med_blad_och_cell():
    bok = Bok(bup__medel="Svar")
    blad = bok.bok.create_sheet("Minnesanteckningar", 1)
    blad["B2"], blad["C2"], blad["B3"], blad["B7"] = "Ring HR", 12, "före fredag", "=B2"
    last = bok.las()
    assert utanfor(last) == [
        ("Minnesanteckningar!B2", "Ring HR\t12\nföre fredag"),
        ("Minnesanteckningar!B7", "=B2"),
    ]
    assert [str(a).split(":")[1].partition(" ")[0] for a in granska(last).anmarkningar if a.kod == "UT01"] == [
        "Minnesanteckningar!B2",
        "Minnesanteckningar!B7",
    ]
    assert last.texter() == {TEXT: "Svar"}


@pytest.mark.parametrize("blad", ["Start", "Översikt", "Kontaktuppgifter", "3.4"])
def test_text_bredvid_tabellen_namns(blad):
    bok = Bok()
    bok.bok[blad].cell(4, 30).value = "Vi ses på tisdag?"
    assert utanfor(bok.las()) == [(f"{blad}!AD4", "Vi ses på tisdag?")]


def test_bara_skiljetecken_och_siffror_vid_sidan_av_namns_ocksa():
    bok = Bok()
    blad = bok.blad(TEXT)
    blad["J3"], blad["J9"] = "???", 4711
    assert utanfor(bok.las()) == [("3.7!J3", "???"), ("3.7!J9", "4711")]


def test_text_pa_ett_dolt_blad_namns_som_dold():
    bok = Bok()
    bok.bok.create_sheet("Hemligt")["A1"] = "Inte klart än"
    bok.bok["Hemligt"].sheet_state = "hidden"
    last = bok.las()
    assert utanfor(last) == [("Hemligt!A1", "Inte klart än")]
    assert enda(last, "EX13").plats == last.utanfor[0].plats


def test_en_overskriven_status_och_ett_overskrivet_nummer_namns():
    bok = Bok(bup__medel="Svar")
    bok.satt(TEXT, "väntar på Eva", "Läge")
    bok.satt(MER, "Prio!", "Nr")
    assert [text for _, text in utanfor(bok.las())] == ["väntar på Eva", "Prio!"]


def test_en_anteckning_ar_aldrig_ett_svar():
    bok = Bok()
    cell = bok.satt(TEXT, "Stäm av med ekonomi", "Anteckning")
    last = bok.las()
    assert last.texter() == {}
    a = enda(last, "EX18")
    assert (a.falt, str(a.plats)) == (TEXT, f"3.7!{cell.coordinate}")
    assert vid_sidan(last) == [(f"3.7!{cell.coordinate}", "Stäm av med ekonomi")]


def test_anteckningarna_foljer_med_nar_boken_skrivs_om():
    """Planens bok skrivs om när den har fått nya rader; då får inte anteckningarna bli kvar i den gamla."""
    bok = Bok(exempelutkast())
    bok.satt(TEXT, "Stäm av med ekonomi", "Anteckning")
    post = bok.postcell("kontaktpersoner[].namn", 1)
    kolumn = next(c.column for c in post.parent[post.row - 2] if c.value == "Anteckning")
    post.parent.cell(post.row, kolumn).value = "Ledig i juli"
    en_gang = bok.las()
    assert en_gang.anteckningar == {TEXT: "Stäm av med ekonomi", "kontaktpersoner[1]": "Ledig i juli"}
    igen = las_bok(arbetsbok(en_gang))
    assert (igen.anteckningar, koder(igen)) == (en_gang.anteckningar, ["EX18", "EX18"])


def test_omvandla_till_en_arbetsbok_sager_inte_att_anteckningen_fattas(tmp_path, capsys):
    bok = Bok(exempelutkast())
    bok.satt(TEXT, "Stäm av med ekonomi", "Anteckning")
    (tmp_path / "a.xlsx").write_bytes(bok.data())
    assert huvud(["omvandla", str(tmp_path / "a.xlsx"), str(tmp_path / "b.xlsx")]) == 0
    assert "Stäm av" not in capsys.readouterr().err
    assert huvud(["omvandla", str(tmp_path / "a.xlsx"), str(tmp_path / "b.yaml")]) == 0
    assert "Stäm av" in capsys.readouterr().err


def test_markets_rad_i_anteckningen_ar_inte_en_anteckning_men_resten_ar_det():
    utkast = exempelutkast()
    utkast.att_granska = {TEXT: "från 2023, granska"}
    bok = Bok(utkast)
    cell = bok.cell(TEXT, "Anteckning")
    cell.value = f"{cell.value}\nEva vet mer"
    last = bok.las()
    assert last.att_granska == {TEXT: "från 2023, granska"}
    assert "«Eva vet mer»" in enda(last, "EX18").meddelande


def test_en_anteckning_pa_en_post_och_pa_en_tom_rad_namns():
    bok = Bok(exempelutkast())
    blad = bok.blad("kontaktpersoner[].namn")
    rubrikrad = bok.postcell("kontaktpersoner[].namn").row - 1
    kolumn = next(c.column for c in blad[rubrikrad] if c.value == "Anteckning")
    blad.cell(rubrikrad + 2, kolumn).value = "På semester i juli"
    blad.cell(rubrikrad + 9, kolumn).value = "Fler?"
    last = bok.las()
    assert [(a.falt, a.post) for a in last.anmarkningar] == [
        ("kontaktpersoner[1].namn", "kontaktperson 2"),
        (None, ""),
    ]
    assert last == exempelutkast()


def test_en_andrad_fraga_namns_och_svaret_lases_pa_id():
    bok = Bok(bup__medel="Svar")
    bok.satt(TEXT, "Hur gick det egentligen?", "Fråga")
    last = bok.las()
    assert last[TEXT] == "Svar"
    assert "«Hur gick det egentligen?»" in enda(last, "EX19").meddelande
    assert [text for _, text in vid_sidan(last)] == ["Hur gick det egentligen?"]


def test_en_andrad_rubrik_i_en_lista_namns():
    bok = Bok(exempelutkast())
    cell = bok.postcell("kontaktpersoner[].telefon", -1)
    cell.value = "Växelnummer"
    last = bok.las()
    assert last == exempelutkast()
    assert (enda(last, "EX19").falt, koder(last)) == ("kontaktpersoner[0].telefon", ["EX19"])


def test_en_fraga_utan_id_med_andrad_text_ger_den_narmaste():
    bok = Bok(vardformedling__samverkan_regioner="Svar")
    cell = bok.cell("vardformedling.samverkan_regioner", "Fråga")
    text = str(cell.value)
    bok.satt("vardformedling.samverkan_regioner", text.replace("andra regioner", "andra landsting"), "Fråga")
    bok.satt("vardformedling.samverkan_regioner", None, "Id")
    last = bok.las()
    assert "landsting" in enda(last, "EX01").meddelande
    assert "Svar" in "\n".join(text for _, text in utanfor(last))


# --- kommentarer, textrutor, bilder, sidhuvuden -----------------------------------------------------------------------


def test_en_kommentar_pa_ett_svar_namns_med_frågan():
    bok = Bok(bup__medel="Svar")
    cell = bok.cell(TEXT)
    cell.comment = Comment("Stämmer det här?", "Någon Exempelsson")
    last = bok.las()
    a = enda(last, "EX14")
    assert (a.falt, str(a.plats), "«Stämmer det här?»" in a.meddelande) == (TEXT, f"3.7!{cell.coordinate}", True)
    assert vid_sidan(last) == [(f"3.7!{cell.coordinate}", "Stämmer det här?")]
    assert "Exempelsson" not in str(a)


def test_en_kommentar_pa_regionens_namn_namns_med_fragan():
    """Regionen hör inte till något avsnitt, men den som granskar ska ändå se vilken fråga kommentaren gäller."""
    bok = Bok(region="Region Exempel")
    bok.cell("region").comment = Comment("Vilken är det?", "A")
    assert enda(bok.las(), "EX14").falt == "region"


def test_en_tradad_kommentar_namns_med_sina_egna_ord():
    bok = Bok()
    cell = bok.cell(TEXT)
    cell.comment = Comment("[Threaded comment] Your version of Excel …", "tc")
    data = bok.data()
    blad = bladdel(data, "3.7")
    trad = TRAD.format(cell.coordinate, "Kan vi säga så?")
    last = las_bok(
        med_delar(data, {"xl/threadedComments/t1.xml": trad}, (blad, "threadedComment", "../threadedComments/t1.xml"))
    )
    assert [text for _, text in vid_sidan(last)] == ["Kan vi säga så?"]
    assert koder(last) == ["EX14"]


@pytest.mark.parametrize("ref", ["", "ref"])
def test_en_tradad_kommentar_utan_cell_namns_anda_pa_sitt_blad(ref):
    """Ett annat program kan ha skrivit tråden utan cell; orden ska ändå läsas av någon."""
    data = Bok().data()
    trad = TRAD.format(ref, "Vem tar den här?")
    delar = {"xl/threadedComments/t1.xml": trad if ref else trad.replace(' ref=""', "")}
    last = las_bok(med_delar(data, delar, (bladdel(data, "3.7"), "threadedComment", "../threadedComments/t1.xml")))
    assert vid_sidan(last) == [("3.7!A1", "Vem tar den här?")]


def test_en_lank_pa_en_tom_cell_namns_med_sitt_mal():
    bok = Bok()
    bok.satt(TEXT, "x").hyperlink = "https://example.se/beslut"
    bok.satt(TEXT, None)
    last = bok.las()
    assert (enda(last, "EX27").falt, vid_sidan(last)[0][1]) == (TEXT, "https://example.se/beslut")


def test_samma_anteckning_vid_samma_fraga_pa_tva_blad_namns_en_gang():
    """Ett kopierat blad ska inte ge två anteckningar att läsa om en och samma sak."""
    bok = Bok(bup__medel="Svar")
    bok.satt(TEXT, "Stäm av med ekonomi", "Anteckning")
    bok.bok.copy_worksheet(bok.blad(TEXT)).title = "Kopia"
    assert koder(bok.las()).count("EX18") == 1


@pytest.mark.parametrize(
    ("inre", "kod", "text"),
    [
        (
            "<xdr:sp><xdr:txBody><a:p><a:r><a:t>Obs! </a:t></a:r><a:r><a:t>Nya siffror</a:t></a:r></a:p>"
            "<a:p><a:r><a:t>i oktober</a:t></a:r></a:p></xdr:txBody></xdr:sp>",
            "EX15",
            "Obs! Nya siffror\ni oktober",
        ),
        ("<xdr:pic/>", "EX16", "en bild"),
        ("<xdr:pic/><xdr:pic/>", "EX16", "2 bilder"),
        ("<xdr:graphicFrame/>", "EX16", "ett diagram eller objekt"),
    ],
)
def test_textrutor_och_bilder_namns_vid_sin_cell(inre, kod, text):
    data = arbetsbok(exempelutkast())
    blad = bladdel(data, "3.7")
    ritning = {"xl/drawings/ny1.xml": RITNING.format(inre)}
    last = las_bok(med_delar(data, ritning, (blad, "drawing", "../drawings/ny1.xml")))
    assert vid_sidan(last) == [("3.7!C7", text)]
    assert koder(last) == [kod]


def test_reservbilden_for_aldre_program_raknas_inte_en_gang_till():
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ruta = "<xdr:sp><a:p><a:t>{}</a:t></a:p></xdr:sp>"
    inre = (
        f"<mc:AlternateContent {mc}><mc:Choice>{ruta.format('Obs')}</mc:Choice>"
        f"<mc:Fallback>{ruta.format('This shape is not available')}</mc:Fallback></mc:AlternateContent>"
    )
    data = arbetsbok(exempelutkast())
    ritning = {"xl/drawings/ny1.xml": RITNING.format(inre)}
    last = las_bok(med_delar(data, ritning, (bladdel(data, "3.7"), "drawing", "../drawings/ny1.xml")))
    assert [text for _, text in vid_sidan(last)] == ["Obs"]


@pytest.mark.parametrize(
    ("text", "mal", "namns"),
    [
        ("Se beslutet", "https://example.se/beslut", True),
        ("Se example.se/beslut.", "https://www.example.se/beslut/", False),
        ("kim@example.se", "mailto:kim@example.se?subject=hej", False),
    ],
)
def test_en_lank_med_annat_mal_an_texten_namns(text, mal, namns):
    bok = Bok()
    bok.satt(TEXT, text).hyperlink = mal
    last = bok.las()
    assert [(a.kod, a.falt) for a in last.anmarkningar] == ([("EX27", TEXT)] if namns else [])
    assert [t for _, t in vid_sidan(last)] == ([mal] if namns else [])


def test_ett_inbaddat_dokument_namns():
    data = arbetsbok(exempelutkast())
    blad = bladdel(data, "3.7")
    last = las_bok(med_delar(data, {"xl/embeddings/d.docx": "x"}, (blad, "package", "../embeddings/d.docx")))
    assert "ett inbäddat dokument" in enda(last, "EX16").meddelande


def test_egen_text_i_sidhuvudet_namns_men_inte_sidnumret():
    bok = Bok()
    blad = bok.blad(TEXT)
    blad.oddHeader.center.text = "Utkast & arbetsmaterial"
    blad.oddHeader.left.text = "&D"
    blad.oddHeader.left.size = 8
    last = bok.las()
    assert "«Utkast & arbetsmaterial»" in enda(last, "EX17").meddelande
    assert koder(last) == ["EX17"]
