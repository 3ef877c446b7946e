"""Tabellernas former: varje form som förekommer läses, och det som inte går att läsa nämns med sin cell."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from vantetidsprov import anmarkningen, koder, kort, las

from redovisning.vantetider.matvarde import RIKET
from redovisning.vantetidsfiler.celler import DOLT, OLASBAR, andel, andel_av_ett, antal
from redovisning.vantetidsfiler.inlasning import Val, las_vantetider
from redovisning.vantetidsfiler.prov import prova

JANUARI = Val(period="2024-01")

# --- de verkliga tabellerna -------------------------------------------------------------------------------------


def test_jamtlands_medicinska_bedomningar_i_januari_2024(provdata):
    ut = las_vantetider([provdata / "prov" / "medicinsk-bedomning-2024-01.csv"])
    assert len(ut.matvarden) == 2 * 9
    assert kort(ut, "indikator", "region", "enhet", "period", "inom", "andel")[:4] == [
        ("medicinsk_bedomning_samma_dag", RIKET, "", "2024-01", 231_960, Decimal(75)),
        ("medicinsk_bedomning", RIKET, "", "2024-01", 281_130, Decimal(91)),
        ("medicinsk_bedomning_samma_dag", "Region Jämtland Härjedalen", "", "2024-01", 743, Decimal(51)),
        ("medicinsk_bedomning", "Region Jämtland Härjedalen", "", "2024-01", 996, Decimal(69)),
    ]
    assert ut.matvarden[-1][:4] == (
        "medicinsk_bedomning",
        "Region Jämtland Härjedalen",
        "Närvård Frostviken",
        "2024-01",
    )
    assert koder(ut) == ["VT06"]


def test_jamtlands_telefontillganglighet_i_windows_1252(provdata):
    ut = las_vantetider([provdata / "prov" / "telefontillganglighet-2024-01.csv"])
    assert kort(ut, "indikator", "enhet", "andel", "metod")[1:3] == [
        ("telefon", "", Decimal(86), "genomförda"),
        ("telefon", "Hälsocentralen Fjällvivan", Decimal(92), "genomförda"),
    ]
    assert len(ut.matvarden) == 8
    assert koder(ut) == ["TR11", "VT06"]


def test_exemplets_vantetider_ger_inga_fel():
    from redovisning import resurser

    ut = las_vantetider([resurser.mall("exempel", "vantetider.csv")])
    assert koder(ut) == []
    assert len(ut.matvarden) == ut.lasta_rader > 300
    assert {m.region for m in ut.matvarden} == {"Region Exempel", RIKET}


# --- formerna ---------------------------------------------------------------------------------------------------


def test_namn_och_procent_utan_rubrik_nar_filnamnet_sager_vad_det_ar():
    ut = las("Alla regioner;92%\nRegion Halland;86%\nGranen;71%\n", "telefontillganglighet-2024-01.csv")
    assert kort(ut, "region", "enhet", "andel", "period") == [
        (RIKET, "", 92, "2024-01"),
        ("Region Halland", "", 86, "2024-01"),
        ("Region Halland", "Granen", 71, "2024-01"),
    ]
    assert koder(ut) == ["VT06", "VT06"]


BUP = (
    "Landsting / region;Andel genomförda inom 30 dagar;Antal genomförda totalt;Antal genomförda exkl PVV;"
    "Genomförda väntetid 30 dagar eller kortare;PVV 31 dagar eller längre;Svarsfrekvens\n"
)


def test_buptabellen_raknar_utan_patientvald_vantan():
    valen = Val(period="2024-01", indikator="bup_utredning")
    ut = las(f"{BUP}Alla regioner;70 %;3 914 st;3 504 st;2 463 st;410 st;98 %\n", valen=valen)
    (m,) = ut.matvarden
    assert (m.inom, m.totalt, m.andel, m.metod) == (2463, 3504, 70, "genomförda, utan patientvald väntan")
    assert "«Svarsfrekvens»" in anmarkningen(ut, "VT04")


def test_antalet_utan_patientvald_vantan_raknas_fram_nar_det_inte_star():
    utan = BUP.replace("Antal genomförda exkl PVV;", "")
    ut = las(f"{utan}Riket;;3 914 st;2 463 st;410 st;98 %\n", valen=Val("2024-01", "bup_utredning"))
    assert (ut.matvarden[0].totalt, ut.matvarden[0].procent) == (3504, Decimal("70.3"))


def test_ett_antal_utan_patientvald_vantan_som_inte_stammer_namns():
    ut = las(f"{BUP}Riket;70 %;3 914 st;3 604 st;2 463 st;410 st;98 %\n", valen=Val("2024-01", "bup_utredning"))
    assert "3\xa0604, men 3\xa0914 genomförda minus 410" in anmarkningen(ut, "VT28")
    assert ut.matvarden[0].totalt == 3604


def test_fa_med_patientvald_vantan_namns_inte_med_sitt_antal():
    ut = las(f"{BUP}Riket;70 %;44;41;29;4;98 %\n", valen=Val("2024-01", "bup_utredning"))
    assert "(talen är för små för att visas)" in anmarkningen(ut, "VT28")
    assert "41" not in anmarkningen(ut, "VT28")


def test_bred_tabell_med_manader_nedat_och_regioner_at_sidan():
    rader = [
        ["Category", "Riket", "Halland", "RJH"],
        ["januari 2024", "92%", "95%", "86%"],
        ["februari 2024", "93%", "", "88 %"],
    ]
    ut = las(rader, valen=Val(indikator="telefon"))
    assert kort(ut, "region", "period", "andel", "status") == [
        (RIKET, "2024-01", 92, ""),
        ("Region Halland", "2024-01", 95, ""),
        ("Region Jämtland Härjedalen", "2024-01", 86, ""),
        (RIKET, "2024-02", 93, ""),
        ("Region Halland", "2024-02", None, "saknas"),
        ("Region Jämtland Härjedalen", "2024-02", 88, ""),
    ]


def test_bred_tabell_med_enheter_nedat_och_manader_at_sidan():
    ut = las("Enhet;jan-24;feb-24\nRegion Halland;81;82\nGranen;75;76\n", valen=Val(indikator="operation"))
    assert kort(ut, "enhet", "period", "andel") == [
        ("", "2024-01", 81),
        ("", "2024-02", 82),
        ("Granen", "2024-01", 75),
        ("Granen", "2024-02", 76),
    ]


def test_bred_tabell_av_antal_nar_mattet_ar_ett_antal():
    ut = las("Månad;Region Halland\njanuari 2024;5 612\n", valen=Val(indikator="vardbegaran"))
    assert kort(ut, "totalt", "andel") == [(5612, None)]


def test_kvinnor_och_man_i_var_sin_kolumn():
    ut = las("Region;Kvinnor;Män;Totalt\nHalland;81%;84%;82%\n", valen=Val("2024-01", "forsta_besok"))
    assert kort(ut, "kon", "andel") == [("kvinnor", 81), ("män", 84), ("alla", 82)]


def test_dagintervall_som_antal_med_gemensamt_totalt():
    rubriker = "Region;0–30 dagar;31–60 dagar;366+ dagar;Antal väntande\n"
    ut = las(f"{rubriker}Halland;50;30;20;100\n", valen=Val("2024-01", "forsta_besok"))
    assert kort(ut, "intervall", "inom", "totalt") == [("0-30", 50, 100), ("31-60", 30, 100), ("366+", 20, 100)]


def test_datumceller_ar_och_manad_och_tal_ur_excel():
    rader = [
        ["Indikator", "Region", "Period", "Antal inom", "Antal totalt", "Andel"],
        ["Telefon", "VGR", date(2024, 3, 1), 861, 1000.0, "86,1"],
        ["telefon", "Västra Götaland", "2024", "231\xa0960", "309 280", "75 %"],
    ]
    ut = las(rader)
    assert kort(ut, "region", "period", "inom", "totalt", "andel") == [
        ("Västra Götalandsregionen", "2024-03", 861, 1000, Decimal("86.1")),
        ("Västra Götalandsregionen", "2024", 231_960, 309_280, 75),
    ]


def test_ar_och_manad_i_var_sin_kolumn():
    ut = las("År;Månad;Region;Telefontillgänglighet\n2024;mars;Halland;86%\n")
    assert kort(ut, "period", "indikator") == [("2024-03", "telefon")]


def test_manaden_far_ocksa_vara_ett_tal_bredvid_aret():
    ut = las("År;Månad;Region;Telefontillgänglighet\n2024;3;Halland;86%\n2024;12;Halland;87%\n2024;13;Halland;88%\n")
    assert kort(ut, "period") == [("2024-03",), ("2024-12",)]
    assert "står «2024-13»" in anmarkningen(ut, "VT02")


@pytest.mark.parametrize(
    ("rubriker", "rad", "vantat"),
    [
        ("Period;Region;Andel;Andel", "2024-01;Halland;75;80", ("andel", 75)),
        ("Period;Region;Antal totalt;Totalt antal", "2024-01;Halland;100;200", ("totalt", 100)),
        ("Period;Region;Månad;Andel", "2024-01;Halland;2024-02;75", ("period", "2024-01")),
        ("Region;2024-01;Januari 2024", "Halland;75 %;80 %", ("andel", 75)),
    ],
)
def test_av_tva_kolumner_som_sager_detsamma_lases_den_forsta_och_den_andra_namns(rubriker, rad, vantat):
    """Annars avgör kolumnernas ordning vilket tal som gäller, och ingen får veta att det andra fanns."""
    ut = las(f"{rubriker}\n{rad}\n", valen=Val(indikator="telefon"))
    assert kort(ut, vantat[0]) == [(vantat[1],)]
    assert f"«{rubriker.split(';')[-1 if vantat[0] != 'period' else 2]}» är inte läst" in anmarkningen(ut, "VT04")


@pytest.mark.parametrize(
    ("celler", "namns"),
    [(("0,75", "0,8"), True), (("0,75", "80"), False), (("0,75 %", "0,8 %"), False), (("0", "1"), False)],
)
def test_andelar_i_text_som_kan_vara_delar_av_ett_namns(celler, namns):
    """I en CSV-fil går det inte att se om 0,75 är 75 procent eller mindre än en."""
    ut = las(f"Region;Telefontillgänglighet\nHalland;{celler[0]}\nSkåne;{celler[1]}\n", valen=JANUARI)
    assert ("VT15" in koder(ut)) is namns


def test_procentformat_i_excel_ar_delar_av_ett():
    ut = las([["Region", "Telefontillgänglighet"], ["Halland", 0.75], ["Skåne", 1]], valen=JANUARI)
    assert kort(ut, "andel") == [(75,), (100,)]
    assert "«Telefontillgänglighet»" in anmarkningen(ut, "VT07")


def test_tal_over_ett_i_en_kolumn_av_procent_ar_procent():
    ut = las([["Region", "Telefontillgänglighet"], ["Halland", 0.5], ["Skåne", 75]], valen=JANUARI)
    assert kort(ut, "andel") == [(Decimal("0.5"),), (75,)]
    assert koder(ut) == []


def test_ett_tal_strax_over_ett_bland_delar_av_ett_namns():
    """Utan varningen hade 92 procent blivit 0,92 procent."""
    ut = las([["Region", "Telefontillgänglighet"], ["Halland", 0.92], ["Skåne", 0.86], ["RJH", 1.2]], valen=JANUARI)
    assert "men också 1,2" in anmarkningen(ut, "VT15")


@pytest.mark.parametrize("innehall", ["Region;Indikator;Period;Andel\n", [], [["", ""]]])
def test_en_fil_utan_varden_ar_inte_tyst(innehall):
    """Annars tror regionen att svaren är jämförda med väntetiderna."""
    ut = las(innehall)
    assert koder(ut) == ["VT16"]
    assert "VT16" not in koder(las([["Region", "Indikator", "Period", "Andel"], ["Halland", "telefon", "2024-01", 89]]))


def test_uppgifter_ovanfor_tabellen_galler_den():
    rader = [
        ["Medicinsk bedömning Januari 2024"],
        ["Kön: Kvinnor Ägarform: Privat Tid: Januari 2024"],
        [],
        ["Region", "0-3 dagar (antal)", "0-3 dagar (andel)"],
        ["Halland", "900", "90%"],
    ]
    ut = las(rader)
    assert kort(ut, "indikator", "kon", "agarform", "period") == [
        ("medicinsk_bedomning", "kvinnor", "privat", "2024-01")
    ]
    assert str(ut.plats(0)) == "Blad1!C5"


def test_ett_blad_per_manad():
    ut = las([["Region", "Telefontillgänglighet"], ["Halland", "86%"]], "blad.xlsx", Val())
    assert koder(ut) == ["VT03"]
    from vantetidsprov import bok

    ut = las(bok([["Region", "Telefontillgänglighet"], ["Halland", "86%"]], "mars 2024"), "blad.xlsx")
    assert kort(ut, "period") == [("2024-03",)]
    assert "ur bladets namn" in anmarkningen(ut, "VT06")


def test_enheter_utan_region_kraver_att_regionen_anges():
    text = "Enhet;Telefontillgänglighet\nGranen;86%\n"
    ut = las(text, valen=JANUARI)
    assert (len(ut.matvarden), koder(ut)) == (0, ["VT02"])
    ut = las(text, valen=Val("2024-01", region="Region Halland"))
    assert kort(ut, "region", "enhet") == [("Region Halland", "Granen")]


# --- det som inte går att läsa ----------------------------------------------------------------------------------


def test_en_cell_som_inte_gar_att_lasa_namns_med_blad_och_cell_och_raden_ar_inte_med():
    rader = [["Region", "Telefontillgänglighet"], ["Halland", "ungefär 86"], ["Skåne", "88%"]]
    ut = las(rader, valen=JANUARI)
    assert kort(ut, "region") == [("Region Skåne",)]
    assert anmarkningen(ut, "VT02").startswith("tabell.xlsx:Blad1!B2 fel VT02: i kolumnen «Telefontillgänglighet» står")


def test_varje_last_rad_ar_i_data_eller_i_en_anmarkning():
    text = "Region;Period;Telefontillgänglighet\nHalland;2024-01;86%\nSkåne;igår;88%\n;2024-01;9%\nÖrebro;2024-01;x\n\n"
    ut = las(text)
    rader_med_fel = {a.plats.rad for a in ut.anmarkningar}
    assert ut.lasta_rader == 4
    assert len(ut.matvarden) + len(rader_med_fel) == 4


def test_en_okand_tabell_namns_med_sina_rubriker_och_rad_om_mappning():
    ut = las("Grupp;Utfall\nA;86\n")
    assert "Grupp, Utfall" in anmarkningen(ut, "VT01")
    assert ut.matvarden == []


def test_en_cell_utanfor_rubrikerna_namns():
    ut = las("Region;Telefontillgänglighet\nHalland;86%;87%\n", valen=JANUARI)
    assert "tabell.csv:2:13" in anmarkningen(ut, "VT09")
    assert len(ut.matvarden) == 1


def test_ett_undertryckt_antal_i_kallan_ar_undertryckt():
    ut = las("Region;Indikator;Period;Antal inom;Antal totalt\nHalland;telefon;2024-01;<5;färre än 5\n")
    assert kort(ut, "inom", "totalt", "status") == [(None, None, "undertryckt")]


def test_sant_och_falskt_ar_inga_tal_ens_bredvid_ettor():
    rader = [
        ["Region", "Indikator", "Period", "Antal totalt"],
        ["Halland", "telefon", "2024", 1],
        ["Skåne", "telefon", "2024", True],
    ]
    ut = las(rader)
    assert kort(ut, "totalt") == [(1,)]
    assert "«SANT»" in anmarkningen(ut, "VT02")


@pytest.mark.parametrize(
    ("cell", "som_antal", "som_andel"),
    [
        ("231 960", 231_960, 231_960),
        ("3 914 st", 3914, 3914),
        ("−4", -4, -4),
        ("75%", OLASBAR, 75),
        ("70 %", OLASBAR, 70),
        ("2,5", OLASBAR, Decimal("2.5")),
        ("3.923", OLASBAR, OLASBAR),
        ("<5", DOLT, DOLT),
        ("–", None, None),
        ("", None, None),
        (64.0, 64, 64),
        (64.5, OLASBAR, Decimal("64.5")),
        (7, 7, 7),
        (True, OLASBAR, OLASBAR),
        (date(2024, 1, 1), OLASBAR, OLASBAR),
    ],
)
def test_cellens_varde(cell, som_antal, som_andel):
    assert antal(cell) == som_antal
    assert andel(cell) == som_andel


@pytest.mark.parametrize(
    ("cell", "procent"),
    [(0.75, "75"), (1, "100"), (0, "0"), ("75%", "75"), (0.70123456, "70.1235"), (0.7, "70"), (1.2, None)],
)
def test_en_del_av_ett_som_procent(cell, procent):
    assert andel_av_ett(cell) == (OLASBAR if procent is None else Decimal(procent))


def test_andelens_noggrannhet_ar_den_som_stod_i_cellen():
    assert andel("75,0").as_tuple().exponent == -1
    assert andel(75.0).as_tuple().exponent == 0


def test_ett_intervall_som_inte_ar_dagar_namns_vid_cellen_och_vardet_finns_kvar():
    """Det räknades som alla dagar utan att någon fick veta det."""
    rader = "region;period;indikator;antal totalt;intervall\nHalland;2024-01;operation;90;{}\n"
    ut = las(rader.format("över 90"))
    assert len(ut.matvarden) == 1
    prova(ut)
    assert "intervallet «över 90» är inte ett antal dagar" in anmarkningen(ut, "VT30")
    prova(ut := las(rader.format("91-120")))
    assert "VT30" not in koder(ut)
