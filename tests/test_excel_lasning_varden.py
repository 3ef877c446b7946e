"""Det som står i cellen blir text så som den svarande ser den; det som tolkas namns med cellen."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from html import escape

import pytest
from arbetsbocker import Bok, andrad_del, bladdel, enda, koder, las_bok, med_delar
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from provplan import Provplan, provplan

from redovisning.dokument import DOKUMENT
from redovisning.dokument.falt import blankett
from redovisning.excel.namnrymd import HUVUD
from redovisning.excel.skrivning import arbetsbok
from redovisning.fel import OlasbarFil, SkrivFel
from redovisning.filer import skriv
from redovisning.granskning import granska
from redovisning.paket import Paket
from redovisning.utkast import nytt_utkast

JA_NEJ, TEXT, TELEFON = "generellt.vardplatser", "bup.medel", "kontaktpersoner[].telefon"


# --- text -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "=SUMMA(A1)",
        "+46 70-1740605",
        "-minus",
        "@namn",
        "'apostrof",
        "_x0041_ och _x000D_ och _x005F_",
        "_x0041_x0042_",
        "x005F_",
        "a\n\nb\nc",
        "- punkt\n- punkt\n\n1. ett\n2. två",
        " indragen",
        "#N/A",
        "#REF!",
        "TRUE i en mening",
        "2024-09-30",
        "0701740605",
        "👩‍⚕️",
        "å" * 32_767,
        "Svar",
        "bup.medel",
        "region",
        "Redovisning 2023",
        "Ev. kommentar",
    ],
    ids=lambda t: t[:15],
)
def test_texten_kommer_tillbaka_som_den_skrevs(text):
    utkast = nytt_utkast(2024)
    utkast.satt(TEXT, text)
    utkast.satt("kontaktpersoner[0].kommentar", text)
    last = las_bok(arbetsbok(utkast))
    assert last.texter() == utkast.texter()
    assert koder(last) == []
    assert last.utanfor == []


def test_en_for_lang_text_vagras_med_fraga_och_langd(tmp_path):
    utkast = nytt_utkast(2024)
    utkast.satt(TEXT, "å" * 32_768)
    with pytest.raises(SkrivFel, match=r"3\.7 .*bup\.medel.*32768"):
        skriv(utkast, tmp_path / "ut.xlsx")


@pytest.mark.parametrize("varde", ["", "  ", "\n\n", "\xa0", "\u2009 "])
def test_en_cell_med_bara_blanka_ar_inget_svar(varde):
    bok = Bok()
    bok.satt(TEXT, varde)
    last = bok.las()
    assert last.texter() == {}
    assert koder(last) == []


def test_rik_text_blir_vanlig_text():
    bok = Bok()
    bok.satt(TEXT, CellRichText("Vi har ", TextBlock(InlineFont(b=True), "anställt"), " fler."))
    last = bok.las()
    assert last[TEXT] == "Vi har anställt fler."
    assert "«anställt»" in enda(last, "EX28").meddelande
    bok.satt(TEXT, CellRichText("a ", TextBlock(InlineFont(rFont="Arial", color="FF0000"), "röd"), " b"))
    assert koder(bok.las()) == []


def test_fet_och_kursiv_text_i_flera_bitar_namns_en_gang():
    bok = Bok()
    fet, kursiv = InlineFont(b=True), InlineFont(i=True, b=False)
    delar = (TextBlock(fet, "ett"), TextBlock(kursiv, "två"), " mellan ", TextBlock(fet, "tre"))
    bok.satt(TEXT, CellRichText(*delar))
    last = bok.las()
    assert last[TEXT] == "etttvå mellan tre"
    assert "«etttvå … tre»" in enda(last, "EX28").meddelande


def test_genomstruken_text_raknas_med_och_namns():
    bok = Bok()
    bok.satt(TEXT, CellRichText("Vi har ", TextBlock(InlineFont(strike=True), "inte"), " anställt fler."))
    cell = bok.satt("bup.resultat", "Allt är struket")
    cell.font = Font(strike=True)
    last = bok.las()
    assert last[TEXT] == "Vi har inte anställt fler."
    assert [(a.kod, a.falt, "«inte»" in a.meddelande) for a in last.anmarkningar] == [
        ("EX10", "bup.medel", True),
        ("EX10", "bup.resultat", False),
    ]


def test_excels_egna_skrivsatt_for_tecken_tolkas():
    data = Bok(bup__medel="FORSTA").data()
    bytt = andrad_del(data, bladdel(data, "3.7"), lambda t: t.replace("FORSTA", "ett_x000D_\ntvå_x000D_tre"))
    assert las_bok(bytt)[TEXT] == "ett\ntvå\ntre"


@pytest.mark.parametrize("i_delen", ["Vi har x005F_ sagt", "Vi har <b> sagt"])
def test_gemensamma_strangar_lases_som_de_ar(i_delen):
    gemensam = (
        f'<sst xmlns="{HUVUD}"><!-- x --><si><t>{escape(i_delen)}</t><rPh sb="0" eb="1"><t>uttal</t></rPh></si></sst>'
    )
    data = Bok(bup__medel="FORSTA").data()
    namn = bladdel(data, "3.7")
    cell = re.search(r'<c r="(C\d+)"[^>]*><is><t>FORSTA</t></is></c>', Paket(data).las(namn).decode())
    assert cell
    bytt = andrad_del(data, namn, lambda t: t.replace(cell[0], f'<c r="{cell[1]}" t="s"><v>0</v></c>'))
    hel = med_delar(bytt, {"xl/sharedStrings.xml": gemensam}, ("xl/workbook.xml", "sharedStrings", "sharedStrings.xml"))
    assert las_bok(hel)[TEXT] == i_delen


def test_en_cell_som_pekar_pa_en_text_som_inte_finns_ger_ett_namngivet_utfall():
    data = Bok(bup__medel="FORSTA").data()
    bytt = andrad_del(
        data,
        bladdel(data, "3.7"),
        lambda t: re.sub(r't="inlineStr"([^>]*)><is><t>FORSTA</t></is>', r't="s"\1><v>99</v>', t),
    )
    with pytest.raises(OlasbarFil, match=r"cellen C\d+ på bladet «3\.7» hänvisar till en text som inte finns") as fel:
        las_bok(bytt)
    assert fel.value.kod == "arbetsbok_skadad"


def test_html_i_en_cell_namns_av_granskningen_med_cellen():
    bok = Bok(bup__medel="<p>Vi har <b>anställt</b> fler.</p>")
    (a,) = [a for a in granska(bok.las()).anmarkningar if a.kod == "TE01"]
    assert str(a.plats) == f"3.7!{bok.cell(TEXT).coordinate}"


# --- ja och nej --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("varde", "svar"), [("JA ", "ja"), ("Nej.", "nej"), ("ja", "ja"), (" nej\n", "nej")])
def test_ja_och_nej_tal_skiftlage_blanka_och_punkt(varde, svar):
    bok = Bok()
    bok.satt(JA_NEJ, varde)
    last = bok.las()
    assert last[JA_NEJ] == svar
    assert koder(last) == []


@pytest.mark.parametrize(
    ("varde", "svar"),
    [("x", "ja"), ("X", "ja"), ("✓", "ja"), (True, "ja"), (False, "nej"), ("TRUE", "ja"), ("Falskt", "nej")],
)
def test_kryss_och_sanningsvarden_lases_som_ja_och_nej_och_namns(varde, svar):
    bok = Bok()
    cell = bok.satt(JA_NEJ, varde)
    last = bok.las()
    assert last[JA_NEJ] == svar
    a = enda(last, "EX05")
    assert (str(a.plats), a.falt) == (f"Generellt!{cell.coordinate}", JA_NEJ)
    assert f"läst som {svar}" in a.meddelande
    skrivet = {True: "SANT", False: "FALSKT"}[varde] if isinstance(varde, bool) else varde
    assert a.meddelande.startswith(f"cellen har «{skrivet}»"), "ordet citeras så som det står i cellen"


@pytest.mark.parametrize(("varde", "text"), [(1, "1"), ("1?", "1?"), ("kanske", "kanske"), (0, "0")])
def test_annat_an_ja_och_nej_star_kvar_som_det_skrevs(varde, text):
    bok = Bok()
    bok.satt(JA_NEJ, varde)
    last = bok.las()
    assert last[JA_NEJ] == text
    assert koder(last) == []
    assert "JN01" in {a.kod for a in granska(last).fel}


def test_ett_kryss_i_ett_textsvar_ar_text():
    bok = Bok(bup__medel="x")
    assert bok.las()[TEXT] == "x"
    assert koder(bok.las()) == []


@pytest.mark.parametrize(("varde", "ord_"), [(True, "SANT"), (False, "FALSKT")])
def test_ett_sanningsvarde_i_ett_textsvar_namns(varde: bool, ord_: str):
    bok = Bok()
    bok.satt(TEXT, varde)
    last = bok.las()
    assert last[TEXT] == ord_
    assert enda(last, "EX06").falt == TEXT


# --- tal och datum ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("varde", "format_", "text", "vantade"),
    [
        (701740605, "@", "701740605", []),
        (701740605.0, "General", "701740605", []),
        (0.1 + 0.2, "General", "0,3", []),
        (2.5, "0.00", "2,5", []),
        (1e21, "General", "1000000000000000000000", []),
        (-4, "General", "-4", []),
        (0.86, "0%", "86 %", []),
        (0.855, "0.0%", "85,5 %", []),
        (1500, '#,##0 "kr"', "1500", ["EX12"]),
        (701740605, "000-0000000", "701740605", ["EX12"]),
        (1500, "#,##0", "1500", []),
        (1500, "#,##0.00;[Red]-#,##0.00", "1500", []),
        (date(2024, 9, 30), "yyyy-mm-dd", "2024-09-30", ["EX11"]),
        (datetime(2024, 9, 30, 14, 5), "yyyy-mm-dd hh:mm", "2024-09-30 14:05", ["EX11"]),
        (time(14, 5), "h:mm", "14:05", ["EX11"]),
    ],
    ids=str,
)
def test_tal_och_datum_i_ett_textsvar_blir_text_som_den_syns(varde, format_, text, vantade):
    bok = Bok()
    cell = bok.satt(TEXT, varde)
    cell.number_format = format_
    last = bok.las()
    assert last[TEXT] == text
    assert koder(last) == vantade


def test_ett_telefonnummer_som_tal_far_sin_nolla_namnd_av_granskningen():
    bok = Bok()
    cell = bok.postcell(TELEFON)
    cell.value = 701740605
    bok.postcell("kontaktpersoner[].namn").value = "Kim"
    last = bok.las()
    assert last["kontaktpersoner[0].telefon"] == "701740605"
    (a,) = [a for a in granska(last).anmarkningar if a.falt == "kontaktpersoner[0].telefon"]
    assert "070-1740605" in a.meddelande
    assert str(a.plats) == f"Kontaktuppgifter!{cell.coordinate}"


def test_datum_fran_1904_raknas_ratt():
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    bok = Bok()
    bok.bok.epoch = CALENDAR_MAC_1904
    bok.satt(TEXT, date(2024, 9, 30)).number_format = "yyyy-mm-dd"
    assert bok.las()[TEXT] == "2024-09-30"


def test_riktiga_tal_och_datum_i_talens_och_datumens_falt_lases_utan_anmarkning(monkeypatch):
    monkeypatch.setitem(DOKUMENT, ("provplan", 2031), blankett(Provplan))
    bok = Bok(provplan())
    bok.satt("bakgrund.beslutad", date(2030, 9, 30)).number_format = "d mmm yyyy"
    bok.postcell("insatser[].kostnad").value = 1002.5
    bok.postcell("insatser[].klar").value = datetime(2031, 6, 1)
    bok.postcell("insatser[].klar").number_format = "yyyy-mm-dd"
    bok.postcell("matt[].antal").value = -3923
    last = bok.las()
    assert koder(last) == []
    assert last["bakgrund.beslutad"] == "2030-09-30"
    assert (last["insatser[0].kostnad"], last["insatser[0].klar"], last["matt[0].antal"]) == (
        "1002,5",
        "2031-06-01",
        "-3923",
    )
    assert last.modell() == provplan(bakgrund__beslutad="2030-09-30").modell()
