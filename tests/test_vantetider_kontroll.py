"""Kontrollen av mätvärdena: det som inte kan stämma nämns, och det som stämmer nämns inte."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vantetidsprov import anmarkningen, koder, las, matt

from redovisning.vantetider.kontroll import kontrollera, tal
from redovisning.vantetider.matvarde import andel_i_procent

RUBRIKER = "indikator;region;enhet;period;kön;antal inom;antal totalt;andel\n"


def avvikelser(*matvarden):
    return [(a.kod, a.nummer) for a in kontrollera(matvarden)]


# --- ett mätvärde -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("inom", "totalt", "andel", "stammer"),
    [
        (299, 400, "75", True),
        (299, 400, "74.8", True),
        (299, 400, "75.0", False),
        (149, 200, "74.5", True),
        (149, 200, "75", True),
        (148, 200, "75", False),
        (16, 16, "100", True),
        (0, 16, "0", True),
    ],
)
def test_andelen_ska_vara_antalen_avrundade_sa_noga_som_den_ar_given(inom, totalt, andel, stammer):
    assert avvikelser(matt(inom=inom, totalt=totalt, andel=Decimal(andel))) == ([] if stammer else [("VT20", 0)])


def test_en_andel_som_inte_ar_sina_antal_namns():
    ut = las(f"{RUBRIKER}telefon;Halland;;2024-01;;12;20;75\n", provat=True)
    assert "andelen är 75 %, men 12 av 20 är 60,0 %" in anmarkningen(ut, "VT20")


@pytest.mark.parametrize("decimaler", [0, 1, 2])
@given(data=st.data())
def test_en_ratt_avrundad_andel_namns_aldrig(decimaler, data):
    totalt = data.draw(st.integers(1, 10**6))
    inom = data.draw(st.integers(0, totalt))
    andel = round(Decimal(100 * inom) / totalt, decimaler)
    assert avvikelser(matt(inom=inom, totalt=totalt, andel=andel)) == []


@pytest.mark.parametrize(
    ("varden", "sagt"),
    [
        ({"andel": Decimal("104")}, "andelen är 104 %"),
        ({"andel": Decimal("-3")}, "andelen är −3 %"),
        ({"totalt": -4}, "antalet är −4"),
        ({"inom": 30, "totalt": 20}, "30 inom gränsen är fler än alla 20"),
    ],
)
def test_det_som_inte_kan_stamma_namns(varden, sagt):
    (a,) = kontrollera([matt(**varden)])
    assert (a.kod, a.varden["vad"]) == ("VT21", sagt)


@pytest.mark.parametrize("andel", [0, 100, None])
def test_noll_och_hundra_procent_ar_mojliga(andel):
    assert avvikelser(matt(andel=None if andel is None else Decimal(andel))) == []


# --- två mätvärden ----------------------------------------------------------------------------------------------


def test_tva_varden_for_samma_sak_namns_med_bada_platserna():
    ut = las(f"{RUBRIKER}telefon;Halland;;2024-01;;;;86\ntelefon;Halland;;2024-01;alla;;;89\n", provat=True)
    text = anmarkningen(ut, "VT22")
    assert text.startswith("tabell.csv:3:")
    assert "89 % här och 86 % i tabell.csv 2:" in text
    assert len(ut.matvarden) == 2


def test_samma_rad_tva_ganger_blir_ett_matvarde():
    rad = "telefon;Halland;;2024-01;;;;86\n"
    ut = las(f"{RUBRIKER}{rad}{rad}telefon;Skåne;;2024-01;;;;88\n", provat=True)
    assert koder(ut) == ["VT23"]
    assert [m.region for m in ut.matvarden] == ["Region Halland", "Region Skåne"]
    assert str(ut.plats(1)).startswith("4:")


def test_olika_metod_ar_inte_samma_sak():
    assert avvikelser(matt(andel=Decimal(86), metod="a"), matt(andel=Decimal(89), metod="b")) == []


@pytest.mark.parametrize(
    ("fore", "efter", "hopp"),
    [
        (100, 130, False),
        (100, 131, True),
        (100, 69, True),
        (100, 70, False),
        (10, 19, False),
        (10, 20, True),
        (0, 50, False),
    ],
)
def test_ett_antal_som_andras_mer_an_trettio_procent_namns(fore, efter, hopp):
    par = [matt(totalt=fore), matt(totalt=efter, period="2024-02")]
    assert avvikelser(*par) == ([("VT24", 1)] if hopp else [])


@pytest.mark.parametrize(("fore", "efter", "hopp"), [(50, 80, False), (50, 81, True), (81, 50, True)])
def test_en_andel_som_andras_mer_an_trettio_procentenheter_namns(fore, efter, hopp):
    par = [matt(andel=Decimal(fore)), matt(andel=Decimal(efter), period="2024-02")]
    assert avvikelser(*par) == ([("VT24", 1)] if hopp else [])


def test_hopp_jamfor_bara_grannmanader_i_samma_serie():
    varden = [matt(totalt=100), matt(totalt=500, period="2024-03"), matt(totalt=500, period="2024-02", enhet="Granen")]
    assert avvikelser(*varden) == []
    assert avvikelser(matt(totalt=100, period="2023"), matt(totalt=500, period="2024")) == []
    assert avvikelser(matt(totalt=100, period="2023-12"), matt(totalt=500)) == [("VT24", 1)]


def test_ett_orimligt_langt_antal_ar_ett_hopp_och_inget_undantag():
    """En rad som klistrats ihop med nästa kan ge hundratals siffror, fler än ett flyttal rymmer."""
    assert avvikelser(matt(totalt=100, period="2023-12"), matt(totalt=10**400)) == [("VT24", 1)]


def test_ett_orimligt_langt_antal_aret_innan_ar_inget_undantag():
    """Årstidens hopp räknas också i hela tal: det felskrivna antalet kan stå i fjolåret."""
    fjol = [matt(totalt=100, period="2023-01"), matt(totalt=10**400, period="2023-02")]
    assert avvikelser(*fjol, matt(totalt=100), matt(totalt=200, period="2024-02")) == []


def test_hoppet_sags_med_tal_och_enhet():
    rader = "telefon;Halland;;2024-01;;;1200;\ntelefon;Halland;;2024-02;;;700;\n"
    text = anmarkningen(las(RUBRIKER + rader, provat=True), "VT24")
    assert "från 1\xa0200 till 700 mellan 2024-01 och 2024-02, en ändring på 42 procent" in text


def test_kvinnor_och_man_ska_bli_alla():
    tre = [matt(totalt=200), matt(kon="kvinnor", totalt=120), matt(kon="män", totalt=70)]
    (a,) = kontrollera(tre)
    assert (a.kod, a.falt) == ("VT25", "totalt")
    assert a.varden["talen"] == "200 för alla, men 120 för kvinnor och 70 för män är tillsammans 190"
    assert avvikelser(tre[0]._replace(totalt=190), *tre[1:]) == []
    assert avvikelser(*tre[:2]) == []


# --- namn, saknade och små --------------------------------------------------------------------------------------


def test_okanda_indikatorer_och_regioner_namns_en_gang_och_ar_kvar():
    rader = "hörapparat;Hallnad;Granen;2024-01;;;50;\nhörapparat;Hallnad;Granen;2024-02;;;50;\n"
    ut = las(RUBRIKER + rader, provat=True)
    assert koder(ut) == ["VT10", "VT08"]
    assert {(m.indikator, m.region) for m in ut.matvarden} == {("hörapparat", "Hallnad")}


def test_kanda_namn_namns_inte():
    ut = las(f"{RUBRIKER}telefon;Riket;;2024-01;;;500;\ntelefon;Region Exempel;;2024-01;;;500;\n", provat=True)
    assert koder(ut) == []


def test_saknade_varden_raknas_ihop_i_en_anmarkning():
    rader = "".join(f"telefon;Halland;;2024-0{n};;;;\n" for n in range(1, 5))
    ut = las(RUBRIKER + rader, provat=True)
    assert "på 4 ställen" in anmarkningen(ut, "VT11")
    ut = las(f"{RUBRIKER}telefon;Halland;;2024-01;;;;\n", provat=True)
    assert "på ett ställe i filen, här." in anmarkningen(ut, "VT11")


def test_sma_antal_och_osakra_varden_namns_en_gang_per_enhet():
    rader = [f"telefon;Halland;{e};2024-0{n};;{i};{t};\n" for n in (1, 2) for e, i, t in (("A", 12, 16), ("B", 9, 19))]
    ut = las(RUBRIKER + "".join(rader), provat=True)
    assert "telefon, A: färre än 5, 2 gånger" in anmarkningen(ut, "VT26")
    assert "telefon, B: andelen bygger på färre än 20, 2 gånger" in anmarkningen(ut, "VT27")
    ut = las(f"{RUBRIKER}telefon;Halland;A;2024-01;;12;22;\n", provat=True)
    assert koder(ut) == []


SMA = [
    (["12", "16", "75"], [matt(inom=12, totalt=16, andel=Decimal(80))]),
    (["4", "3"], [matt(inom=4, totalt=3)]),
    (["12", "75"], [matt(inom=12, totalt=16), matt(inom=13, totalt=16)]),
    (["3", "667"], [matt(totalt=3), matt(totalt=23, period="2024-02")]),
    (["12", "3", "18,8"], [matt(inom=12, totalt=16), matt(inom=3, totalt=16, period="2024-02")]),
    (["4", "11"], [matt(totalt=16), matt(totalt=11, kon="kvinnor"), matt(totalt=4, kon="män")]),
]


@pytest.mark.parametrize(("hemliga", "varden"), SMA)
def test_ett_litet_antal_star_inte_heller_i_ett_meddelande(hemliga, varden):
    """Tolv av sexton röjer en fyra, och meddelandena sprids: på skärmen, som text och i granskningens sida."""
    funna = kontrollera(varden)
    assert funna
    for a in funna:
        orden = " ".join(str(v) for v in a.varden.values()).split()
        assert not set(hemliga) & {o.strip("(),") for o in orden}


@pytest.mark.parametrize(("n", "text"), [(3923, "3\xa0923"), (Decimal("75.1"), "75,1"), (7, "7")])
def test_tal_skrivs_pa_svenska(n, text):
    assert tal(n) == text


def test_andel_i_procent_avrundas_till_en_decimal():
    assert andel_i_procent(1, 3) == Decimal("33.3")
    assert andel_i_procent(1, 0) is None
    assert andel_i_procent(None, 3) is None
