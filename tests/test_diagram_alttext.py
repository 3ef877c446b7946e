"""Alternativtexterna och tabellerna: de säger det som bilden visar, med samma tal."""

from __future__ import annotations

import re

import pytest
from diagramprov import ALLA, LANGT, RAM, diagram

H = "\u00a0"


def alttext(namn: str) -> str:
    return diagram(namn).alttext.replace(H, " ")


def rader(namn: str) -> list[tuple[str, ...]]:
    tabell = diagram(namn).tabell
    return [tuple(cell.replace(H, " ") for cell in rad) for rad in (tabell.rubriker, *tabell.rader)]


@pytest.mark.parametrize("namn", ALLA)
def test_varje_alternativtext_sager_vad_det_ar_for_bild_och_vad_den_visar(namn):
    text = alttext(namn)
    assert re.match(r"(\w+ )*(\d+ )?\w*(diagram|Rutor|Rutnät|staplar)\b", text), text
    assert f"{RAM.rubrik}. {RAM.underrubrik}, {RAM.period}." in text
    assert text.endswith(".")
    assert ".." not in text
    assert "None" not in text


@pytest.mark.parametrize("namn", ALLA)
def test_varje_tabell_har_lika_manga_celler_i_varje_rad(namn):
    alla = rader(namn)
    assert len(alla) > 1
    assert {len(rad) for rad in alla} == {len(alla[0])}


def test_en_tidsserie_sags_med_senaste_andring_avstand_ytterlighet_och_luckor():
    assert (
        "Region Exempel: 72 % i december 2023, 0,6 procentenheter lägre än i november 2023, 2,4 procentenheter högre "
        "än riket, 1,6 procentenheter lägre än målet. Högst 74 % i september 2023, lägst 64 % i maj 2023. "
        "Uppgift saknas för Region Exempel: juni–juli 2023. Färre än 5 för Region Exempel: oktober 2023. "
        "Riket: 70 % i december 2023." in alttext("tidsserie")
    )
    assert alttext("tidsserie").endswith("Mål: 74 %.")


def test_tidsseriens_tabell_har_luckorna_och_det_dolda_i_ord():
    tabell = {rad[0]: rad[1:] for rad in rader("tidsserie")}
    assert tabell["Period"] == ("Region Exempel", "Riket")
    assert tabell["februari 2023"] == ("64,5 %", "73 %")
    assert tabell["juni 2023"] == ("uppgift saknas", "69 %")
    assert tabell["oktober 2023"] == ("färre än 5", "75 %")
    assert len(tabell) == 13


def test_brott_i_serien_sags_men_bara_de_som_syns():
    assert "Serien är bruten från januari 2021: ny modell för uppföljningen 2021." in alttext("tidsserie-lang")
    assert "bruten" not in alttext("bup-en")


def test_lika_varden_hela_tiden_sags_en_gang():
    assert "Samma värde hela tiden: 100 %." in alttext("tidsserie-lika")
    assert "Högst" not in alttext("tidsserie-lika")


def test_en_enda_punkt_har_ingen_ytterlighet():
    assert "Region Exempel: 70 % i januari 2024." in alttext("tidsserie-en-punkt")
    assert "Högst" not in alttext("tidsserie-en-punkt")


def test_en_serie_utan_tal_sags_med_sitt_skal():
    assert alttext("tidsserie-tom").endswith("Färre än 5 för Region Exempel: januari–mars 2023.")


def test_arsvarden_sags_med_ar():
    assert "Vårdbegäran: 67 712 år 2020." in alttext("tidsserie-ar")
    assert "Uppgift saknas för Vårdbegäran: 2017." in alttext("tidsserie-ar")


def test_fa_enheter_raknas_upp_och_av_manga_de_hogsta_och_de_lagsta():
    assert "Hälsocentralen Ren (86 %), Hälsocentralen Ripa (72 %) och Fjällhälsan (67 %)." in alttext("enheter")
    assert "Färre än 5: Närvård Stugan. Uppgift saknas: Hälsocentralen Ny." in alttext("enheter")
    assert "Högst: Vårdcentralen nummer 40 (100 %)" in alttext("enheter-40")
    assert alttext("enheter-40").count("Vårdcentralen") == 6
    assert len(rader("enheter-40")) == 1 + 40 + 3


def test_en_enhet_ar_i_ental():
    assert alttext("enheter-en").startswith("Punktdiagram med 1 enhet.")


def test_hela_namnet_star_i_text_och_tabell_aven_nar_bilden_kortar_det():
    assert LANGT in alttext("enheter-ytterst")
    assert LANGT in {rad[0] for rad in rader("enheter-ytterst")}


def test_konsskillnaden_sags_i_procentenheter_och_lika_som_lika():
    assert "Medicinsk bedömning: kvinnor 62 %, män 75 %, skillnad \u221212,7 procentenheter." in alttext("kon")
    assert "Lika: kvinnor 80 %, män 80 %, lika." in alttext("kon-ytterst")
    assert "Bara män: kvinnor uppgift saknas, män 48 %." in alttext("kon-ytterst")
    assert ("Medicinsk bedömning", "62,4 %", "75,1 %", "\u221212,7") in rader("kon")


def test_intervallen_sags_i_ordning_med_sina_andelar():
    assert "Region Exempel: 0–30 dagar 32 %, 31–60 20 %," in alttext("intervall")
    assert alttext("intervall-inget").endswith("Få: färre än 5.")
    assert ("Få", *["färre än 5"] * 7) in rader("intervall-ytterst")


def test_inflodet_sags_per_ar_med_flest_och_minst():
    assert "2023: 5 900 i juli, flest i februari (7 210) och minst i januari (5 230); " in alttext("inflode")
    assert "flest" not in alttext("inflode-noll")
    assert ("september", "", "5 250", "uppgift saknas", "6 350") in rader("inflode")


def test_arens_summor_sags_med_vilka_manader_som_ingar():
    assert "(5 230); summa januari–juli 43 430, +3 280 mot samma månader 2022." in alttext("inflode")
    assert "summa 67 740." in alttext("inflode")
    assert rader("inflode")[-1] == (
        "Summa",
        "43 430 (januari–juli)",
        "67 740",
        "60 650 (11 av 12 månader)",
        "uppgift saknas",
    )


def test_bup_sags_en_matpunkt_i_taget():
    text = alttext("bup")
    assert text.index("Första besök: Region Exempel: 64 %") < text.index("Utredning: Region Exempel: 37 %")
    assert rader("bup")[0][:3] == ("Period", "Första besök, Region Exempel", "Första besök, Riket")


def test_manadernas_beteckningar_sags_med_vad_de_ger_och_vilka_manader():
    text = alttext("manader")
    assert "G ger 100 % av månadens summa och F ger 75 % av månadens summa." in text
    assert (
        "Första besök inom 90 dagar: G maj–juni 2023, augusti–september 2023 och november 2023; F januari 2023" in text
    )
    assert "Återbesök: ingen beteckning januari–september 2023; inget utfall än för oktober–november 2023." in text
    assert ("Återbesök", *"–" * 9, "uppgift saknas", "uppgift saknas") in rader("manader")


def test_vardgarantin_sags_matt_for_matt():
    assert "Telefon, 0 dagar: 89 % fick kontakt samma dag; riket 92 %; målet är 100 %." in alttext("garantin")
    assert "Första besök, 90 dagar: färre än 5; riket: färre än 5." in alttext("garantin-saknas")
    assert ("Telefon", "0 dagar", "89 %", "92 %", "100 %") in rader("garantin")
