"""Från mätvärden till diagram: vad som ritas, vad som inte går att rita, och vad som aldrig får synas."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from samlingsprov import BEDOMNING, HEM, TELEFON, celler, ett, fot, m, namnen, skalen, tid

from redovisning.diagram.samling import samla
from redovisning.diagram.slag import SLAG
from redovisning.pengar.prestation import Beteckning, Matpunkt, Prestation, Regler, Utfall
from redovisning.vantetider.indikator import Mal
from redovisning.vantetider.indikatorer import INDIKATORER, egna
from redovisning.vantetider.matvarde import ALLA, KVINNOR, MAN, RIKET, UNDERTRYCKT, Matvarde


def test_inga_matvarden_ger_inga_diagram_men_ett_skal_for_varje_sort():
    samling = samla([])
    assert samling.diagram == ()
    assert {e.sort for e in samling.ej_ritade} == set(SLAG) - {"tidsserie"}
    assert all(e.skal.endswith(".") for e in samling.ej_ritade)


def test_en_tidsserie_har_regionen_riket_och_malet():
    samling = samla([*tid(BEDOMNING, "70 71 - 73"), *tid(BEDOMNING, "90 90 90 90", RIKET)])
    d = ett(samling, "tidsserie-medicinsk_bedomning")
    assert celler(samling, d.namn)[2] == ("mars 2024", "uppgift saknas", "90 %")
    alttext = d.alttext.replace("\u00a0", " ")
    assert "Region Halland: 73 % i april 2024, 2 procentenheter högre än i februari 2024" in alttext
    assert "17 procentenheter lägre än riket, 17 procentenheter lägre än målet" in alttext
    assert "Mål: 90 %" in alttext
    assert fot(samling, d.namn) == "Källa: Egen statistik. Period: januari–april 2024. Metod: genomförda."


def test_andringen_ar_mot_samma_manad_aret_innan_nar_den_finns():
    samling = samla(tid(BEDOMNING, " ".join(str(60 + n) for n in range(13))))
    text = ett(samling, "tidsserie-medicinsk_bedomning").alttext.replace("\u00a0", " ")
    assert "72 % i januari 2025, 12 procentenheter högre än i januari 2024" in text


def test_andringen_raknas_aldrig_over_ett_brott_i_serien():
    samling = samla([m(TELEFON, "2023-12", 80), m(TELEFON, "2024-01", 90)])
    text = ett(samling, "tidsserie-telefon").alttext
    assert "högre än i" not in text
    assert "Serien är bruten från 2024" in text


def test_en_enda_period_racker_inte_till_en_tidsserie_men_till_vardgarantin():
    samling = samla([m(BEDOMNING, "2024-01", 70)], sorter=["tidsserie", "garantin"])
    assert namnen(samling) == ["garantin"]
    assert skalen(samling, "tidsserie") == [
        "Medicinsk bedömning i primärvården inom 3 dagar: en tidsserie behöver minst två perioder med värden."
    ]


def test_ett_mal_som_borjat_galla_senare_ritas_darifran_och_sags():
    mal = Mal("2024-03", kalla="Regionplanen", region=HEM, varde=Decimal(85))
    samling = samla(tid(TELEFON, "70 71 72 73"), indikatorer=egna([], [(TELEFON, mal)]))
    data = ett(samling, "tidsserie-telefon").rita.args[0]
    assert (data.mal.varde, data.mal.fran) == (85, "2024-03")
    assert "Målet gäller från och med mars 2024." in fot(samling, "tidsserie-telefon")


def test_riket_med_en_annan_metod_ritas_inte_och_det_sags():
    samling = samla([*tid(TELEFON, "70 71"), *tid(TELEFON, "90 90", RIKET, metod="väntande")])
    assert ett(samling, "tidsserie-telefon").tabell.rubriker == ("Period", HEM)
    for namn in ("tidsserie-telefon", "garantin"):
        assert "Riket visas inte där det är mätt med en annan metod." in fot(samling, namn)


def test_ett_litet_antal_syns_ingenstans_och_inte_heller_det_som_avslojar_det():
    samling = samla(
        [
            m(BEDOMNING, "2024-01", None, enhet="Frost", inom=12, totalt=16),
            m(BEDOMNING, "2024-01", None, enhet="Ren", inom=155, totalt=180),
            m(BEDOMNING, "2024-01", None, enhet="Ripa", inom=253, totalt=351),
            m(BEDOMNING, "2024-01", None, inom=420, totalt=547),
        ]
    )
    visat = " ".join(c for d in samling.diagram for rad in d.tabell.rader for c in (*rad, d.alttext))
    rader = {namn: varde for namn, varde, _ in celler(samling, "enheter-medicinsk_bedomning")}
    assert rader["Frost"] == "färre än 5"
    assert [n for n, v in rader.items() if v == "dolt"] in (["Ren"], ["Ripa"])
    assert "Dolt: värdet visas inte" in fot(samling, "enheter-medicinsk_bedomning")
    assert "75\u00a0%" not in visat


def test_en_annan_troskel_sags_med_sitt_tal():
    matvarden = [m(TELEFON, f"2024-0{n}", None, inom=inom, totalt=47) for n, inom in ((1, 30), (2, 31), (3, 40))]
    assert celler(samla(matvarden), "tidsserie-telefon")[2] == ("mars 2024", "85,1 %")
    assert celler(samla(matvarden, troskel=10), "tidsserie-telefon")[2] == ("mars 2024", "färre än 10")


def test_farre_an_tjugo_namns_som_osakert():
    samling = samla([m(BEDOMNING, "2024-01", None, enhet="Liten", inom=9, totalt=18)], sorter=["enheter"])
    assert "Bygger på färre än 20 och är osäkert: Liten." in fot(samling, "enheter-medicinsk_bedomning")


def test_det_som_kallan_har_dolt_visas_som_dolt():
    samling = samla([*tid(TELEFON, "80 81"), m(TELEFON, "2024-03", None, status=UNDERTRYCKT)])
    assert celler(samling, "tidsserie-telefon")[-1] == ("mars 2024", "dolt")


def test_enheterna_jamfors_i_den_senaste_perioden_som_nagon_har_varde():
    matvarden = [
        m(BEDOMNING, "2024-01", 99, enhet="A"),
        m(BEDOMNING, "2024-02", 50, enhet="A"),
        m(BEDOMNING, "2024-02", 60, enhet="B"),
        m(BEDOMNING, "2024-02", 55),
        m(BEDOMNING, "2024-02", 90, RIKET),
    ]
    rader = celler(samla(matvarden), "enheter-medicinsk_bedomning")
    assert rader == [
        ("B", "60 %"),
        ("A", "50 %"),
        (HEM, "55 %"),
        (RIKET, "90 %"),
        ("Mål", "90 %"),
    ]


@pytest.mark.parametrize(("antal", "delar"), [(1, 1), (40, 1), (41, 2), (81, 3)])
def test_fler_enheter_an_fyrtio_delas_pa_flera_diagram(antal, delar):
    matvarden = [m(BEDOMNING, "2024-01", n % 100, enhet=f"Enhet {n}") for n in range(antal)]
    samling = samla(matvarden, sorter=["enheter"])
    assert len(samling.diagram) == delar
    assert len({d.namn for d in samling.diagram}) == delar
    assert sum(len(d.rita.args[0].enheter) for d in samling.diagram) == antal
    if delar > 1:
        assert samling.diagram[0].rubrik.endswith(f"(1 av {delar})")


def test_flera_regioner_utan_vald_region_visar_riket_och_jamfor_regionerna():
    matvarden = [m(TELEFON, "2024-01", 80 + n, r) for n, r in enumerate((HEM, "Region Skåne", RIKET))]
    samling = samla(matvarden)
    assert "Andel i procent, Riket" in ett(samling, "garantin").alttext
    assert ett(samling, "garantin").tabell.rader[0][3] == ""
    assert [r[0] for r in celler(samling, "enheter-telefon")] == ["Region Skåne", HEM, RIKET]
    vald = samla(matvarden, "Region Skåne")
    assert "Region Skåne" in ett(vald, "garantin").alttext
    assert "enheter-telefon" not in namnen(vald)


def test_kvinnor_och_man_far_en_rad_per_indikator_och_skillnaden_ar_egen_berakning():
    matvarden = [
        *(m(TELEFON, "2024-01", v, kon=k) for k, v in ((ALLA, 86), (KVINNOR, 85), (MAN, 87.5))),
        m(BEDOMNING, "2024-02", 60, kon=MAN),
    ]
    samling = samla(matvarden)
    assert celler(samling, "kon") == [
        ("Telefon, januari 2024", "85 %", "87,5 %", "\u22122,5"),
        ("Medicinsk bedömning, februari 2024", "uppgift saknas", "60,0 %", "uppgift saknas"),
    ]
    assert "Källa: egen beräkning på uppgifter från Egen statistik." in fot(samling, "kon")


def test_kolada_star_inte_som_kalla_till_det_som_ar_utraknat():
    antal = [m(TELEFON, f"2024-0{n}", None, inom=80, totalt=100, kalla="Kolada") for n in (1, 2)]
    assert "Källa: egen beräkning på uppgifter från Kolada." in fot(samla(antal), "tidsserie-telefon")
    andel = [m(TELEFON, f"2024-0{n}", 80, kalla="Kolada") for n in (1, 2)]
    assert "Källa: Kolada." in fot(samla(andel), "tidsserie-telefon")


def test_utan_kalla_sags_det():
    assert "Källa: inte angiven." in fot(samla(tid(TELEFON, "1 2", kalla="")), "tidsserie-telefon")


def _vantan(andelar: Iterable[float], **ovrigt: object) -> list[Matvarde]:
    namn = ("0-30", "31-60", "61-90", "366+")
    return [m("operation", "2024-01", a, intervall=n, **ovrigt) for n, a in zip(namn, andelar, strict=True)]


def test_intervallen_star_fran_kort_till_lang_for_regionen_konen_och_riket():
    matvarden = _vantan((10, 20, 30, 40))[::-1] + _vantan((40, 30, 20, 10), region=RIKET) + _vantan((25,) * 4, kon=MAN)
    samling = samla(matvarden)
    d = ett(samling, "intervall-operation")
    assert d.tabell.rubriker == ("", "0–30 dagar", "31–60", "61–90", "366+")
    assert [rad[:2] for rad in celler(samling, d.namn)] == [(HEM, "10 %"), ("Män", "25 %"), (RIKET, "40 %")]
    assert "av de väntande" in d.alttext


def test_ett_hogsta_och_ett_lagsta_varde_som_avrundas_lika_sags_med_en_decimal():
    """«Högst 50 %, lägst 50 %» är ingen upplysning."""
    text = ett(samla(tid(TELEFON, "50 50.2 50.1")), "tidsserie-telefon").alttext.replace("\u00a0", " ")
    assert "Högst 50,2 % i februari 2024, lägst 50 % i januari 2024." in text


def test_intervall_med_fa_vantande_namns_under_bilden():
    varden = [
        m("operation", "2024-01", 50, region, intervall=namn, totalt=totalt, inom=totalt // 2)
        for region, totalt in ((HEM, 18), (RIKET, 12))
        for namn in ("0-30", "31-60")
    ]
    sagt = fot(samla(varden), "intervall-operation")
    assert "osäkert: 0–30 dagar, 31–60 dagar, riket 0–30 dagar, riket 31–60 dagar." in sagt


def test_talen_i_en_tabell_har_lika_manga_decimaler():
    """89 % under 89,1 % läses som ett annat sätt att mäta."""
    samling = samla(_vantan((10, 20.5, 29.5, 40)) + tid(TELEFON, "89 89.1"))
    assert celler(samling, "intervall-operation") == [(HEM, "10,0 %", "20,5 %", "29,5 %", "40,0 %")]
    assert [andel for _, andel in celler(samling, "tidsserie-telefon")] == ["89,0 %", "89,1 %"]
    assert [andel for _, andel in celler(samla(tid(TELEFON, "89 90")), "tidsserie-telefon")] == ["89 %", "90 %"]


def test_intervall_som_inte_blir_hundra_procent_ritas_inte():
    samling = samla(_vantan((10, 20, 30, 20)), sorter=["intervall"])
    assert "blir 100 %" in skalen(samling, "intervall")[0]
    rader = celler(samla(_vantan((10, 20, 30, 20)) + _vantan((25,) * 4, kon=MAN)), "intervall-operation")
    assert rader[0][1] == "andelarna blir inte 100 %"


def test_ett_dolt_intervall_doljer_hela_raden():
    matvarden = _vantan((25,) * 4, kon=MAN)
    matvarden += [v._replace(andel=None, status=UNDERTRYCKT) for v in _vantan((25,) * 4)[:1]] + _vantan((25,) * 4)[1:]
    rader = celler(samla(matvarden), "intervall-operation")
    assert rader[0][1:] == ("dolt",) * 4


def test_atta_intervall_ar_fler_an_fargerna_racker_till():
    matvarden = [m("operation", "2024-01", 12.5, intervall=f"{n * 10}-{n * 10 + 9}") for n in range(8)]
    assert "8 intervall är fler än 7" in skalen(samla(matvarden), "intervall")[0]


def test_inflodet_har_de_fyra_senaste_aren_och_andringen_mot_aret_innan():
    matvarden = [
        m("vardbegaran", f"{ar}-{n:02}", None, totalt=5000 + ar + n) for ar in range(2019, 2025) for n in range(1, 8)
    ]
    d = ett(samla(matvarden), "inflode-vardbegaran")
    assert d.tabell.rubriker == ("Månad", "2024", "2023", "2022", "2021")
    assert d.alttext.endswith("Juli 2024: +1 mot samma månad året innan.")
    assert "summa januari–juli 49 196, +7 mot samma månader 2023." in d.alttext.replace("\u00a0", " ")
    assert "tidsserie-vardbegaran" not in namnen(samla(matvarden))


def test_inflode_med_bara_arsvarden_blir_en_tidsserie():
    samling = samla([m("vardbegaran", str(ar), None, totalt=60000 + ar) for ar in range(2019, 2024)])
    assert celler(samling, "tidsserie-vardbegaran")[-1] == ("2023", "62 023")
    assert skalen(samling, "inflode")


def test_bup_har_de_matpunkter_som_finns():
    samling = samla(
        [*tid("bup_utredning", "40 41"), *tid("bup_behandling", "70 71"), *tid("bup_behandling", "80 80", RIKET)]
    )
    d = ett(samling, "bup")
    assert d.rubrik == "Barn- och ungdomspsykiatrin: två mätpunkter"
    assert [k.partition(",")[0] for k in d.tabell.rubriker[1:]] == [
        "BUP utredning inom 30 dagar",
        "BUP behandling inom 30 dagar",
        "BUP behandling inom 30 dagar",
    ]
    assert "Mål: 75" in d.alttext


def test_manader_och_ar_i_samma_serie_ger_manaderna():
    samling = samla([*tid(TELEFON, "80 81"), m(TELEFON, "2023", 79)])
    assert [rad[0] for rad in celler(samling, "tidsserie-telefon")] == ["januari 2024", "februari 2024"]


def test_regionens_egen_indikator_ritas_som_de_andra():
    egen = replace(INDIKATORER[TELEFON], nyckel="forsta_linjen", namn="Första linjen", brott=(), mal=())
    samling = samla(tid("forsta_linjen", "50 60"), indikatorer=egna([egen]))
    assert namnen(samling) == ["tidsserie-forsta_linjen"]


def _prestation(marken: dict[tuple[str, str], str]) -> Prestation:
    beteckningar = {n: Beteckning(n, Fraction(a, 100)) for n, a in (("G", 100), ("F1", 50))}
    regler = Regler(
        "Påhittade regler", "Påhittat", 1000, ("2024-01", "2024-02", "2024-03"), (Matpunkt("a", "Besök"),), beteckningar
    )
    return Prestation(regler, Utfall(HEM, Fraction(1, 10), "Egen andel", marken))


def test_manadernas_marken_kommer_ur_regeltabellen():
    samling = samla([], prestationer=[_prestation({("a", "2024-02"): "F1"})], sorter=["manader"])
    assert celler(samling, "manader-Region-Halland") == [("Besök", "–", "F1", "uppgift saknas")]
    text = fot(samling, "manader-Region-Halland").replace("\u00a0", " ")
    assert text.startswith("F1 = 50 % av månadens summa, – = ingen beteckning, tom ruta = inget utfall än.")
    assert "Källa: Påhittat och Egen andel." in text


def test_en_regeltabell_utan_utfall_ritas_inte():
    samling = samla([], prestationer=[_prestation({})], sorter=["manader"])
    assert skalen(samling, "manader") == ["Region Halland: ingen månad har någon beteckning."]


def test_bara_de_valda_sorterna_byggs_i_den_ordning_de_visas():
    samling = samla([*tid(TELEFON, "80 81")], sorter=["tidsserie", "garantin"])
    assert namnen(samling) == ["garantin", "tidsserie-telefon"]
    assert samling.ej_ritade == ()
