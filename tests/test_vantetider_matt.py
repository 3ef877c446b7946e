"""Nyckeltalen: varje tal bär enhet, period, metod och källa, och det som är räknat här säger det."""

from __future__ import annotations

from decimal import Decimal

import pytest
from vantetidsprov import matt

from redovisning.vantetider.indikator import Grans, Indikator, Mal, Raknar
from redovisning.vantetider.indikatorer import BUP, INDIKATORER, VARDGARANTILAGET, egna, hitta_indikator
from redovisning.vantetider.matt import Nyckeltal, egen_berakning
from redovisning.vantetider.matvarde import RIKET, Serie
from redovisning.vantetider.period import aret_innan, flytta, i_ord, period_i_text, perioder, tolka_period

KOLADA = "Kolada, N79173"
SERIE = Serie("medicinsk_bedomning", "Region Halland", metod="genomförda")


def nyckeltal(*varden: dict[str, object]) -> Nyckeltal:
    grund = {"indikator": "medicinsk_bedomning", "metod": "genomförda", "kalla": KOLADA}
    return Nyckeltal([matt(**{**grund, **v}) for v in varden])


def andel(n: str | int, period: str, **mer: object) -> dict[str, object]:
    return {"andel": Decimal(n), "period": period, **mer}


INFLODE = Serie("vardbegaran", "Region Halland", metod="inkomna")


def inkomna(ar: int, *antal: int | None) -> list[dict[str, object]]:
    rader = [(f"{ar}-{n:02d}", t) for n, t in enumerate(antal, 1) if t is not None]
    return [{"indikator": "vardbegaran", "metod": "inkomna", "period": p, "totalt": t} for p, t in rader]


# --- årens summor ----------------------------------------------------------------------------------------------


def test_ett_helt_ars_summa_har_inget_forbehall():
    m = nyckeltal(*inkomna(2023, *[100] * 12)).arssumma(INFLODE, 2023)
    assert (m.text, m.enhet, m.period, m.forbehall) == ("1\xa0200", "antal", "2023", ())
    assert m.kalla.startswith("egen beräkning")


def test_en_del_av_aret_sager_vilka_manader_och_jamfors_med_samma_manader():
    n = nyckeltal(*inkomna(2023, *[100] * 12), *inkomna(2024, 90, 120, 130))
    assert n.arssumma(INFLODE, 2024).forbehall == ("januari–mars",)
    assert n.mot_samma_manader(INFLODE, 2024).text == "40"
    assert n.mot_samma_manader(INFLODE, 2023) is None


def test_en_lucka_aret_innan_ger_ingen_jamforelse_och_en_lucka_i_aret_sags():
    n = nyckeltal(*inkomna(2023, 100, None, 100), *inkomna(2024, 90, 120, 130), *inkomna(2022, None))
    assert n.mot_samma_manader(INFLODE, 2024) is None
    assert n.arssumma(INFLODE, 2023).forbehall == ("2 av 12 månader",)
    assert n.arssumma(INFLODE, 2022) is None


def test_en_undertryckt_manad_ingar_inte_i_summan():
    dold = {**inkomna(2024, 100)[0], "period": "2024-02", "totalt": 3, "status": "undertryckt"}
    assert nyckeltal(*inkomna(2024, 100), dold).arssumma(INFLODE, 2024).varde == 100


# --- talen ------------------------------------------------------------------------------------------------------


def test_senaste_manaden_ar_kallans_eget_tal():
    m = nyckeltal(andel(69, "2024-01"), andel("70.5", "2024-02")).senaste(SERIE)
    assert (m.text, m.period, m.enhet, m.metod, m.kalla) == (
        "70,5\xa0%",
        "2024-02",
        "procent",
        "genomförda",
        KOLADA,
    )


def test_en_andel_raknad_ur_antalen_ar_en_egen_berakning():
    m = nyckeltal({"inom": 2, "totalt": 3}).senaste(SERIE)
    assert (m.text, m.kalla) == ("66,7\xa0%", f"egen beräkning på uppgifter från {KOLADA}")


@pytest.mark.parametrize(
    ("fore", "efter", "text"),
    [(69, 70, "+1 procentenhet"), (70, "68.5", "−1,5 procentenheter"), (70, 70, "0 procentenheter")],
)
def test_forandringen_ar_i_procentenheter(fore, efter, text):
    n = nyckeltal(andel(fore, "2024-01"), andel(efter, "2024-02"))
    m = n.forandring(SERIE, "2024-01", "2024-02")
    assert m.text == text
    assert m.period == "2024-01 och 2024-02"
    assert m.kalla.startswith("egen beräkning")


def test_mot_samma_manad_aret_innan():
    n = nyckeltal(andel(65, "2023-02"), andel(70, "2024-02"))
    assert n.mot_aret_innan(SERIE, "2024-02").varde == 5
    assert n.mot_aret_innan(SERIE, "2023-02") is None


def test_kvinnor_minus_man():
    n = nyckeltal(andel(68, "2024-02", kon="kvinnor"), andel("71.2", "2024-02", kon="män"))
    assert n.kvinnor_mot_man(SERIE, "2024-02").text == "−3,2 procentenheter"


def test_mot_riket_kraver_samma_metod():
    n = nyckeltal(andel(70, "2024-01"), andel(91, "2024-01", region=RIKET))
    assert n.mot_riket(SERIE, "2024-01").varde == -21
    assert n.mot_riket(SERIE._replace(region=RIKET), "2024-01") is None
    annan = nyckeltal(andel(70, "2024-01"), andel(91, "2024-01", region=RIKET, metod="annan"))
    assert annan.mot_riket(SERIE, "2024-01") is None


def test_mot_malet_sager_malet_och_var_det_ar_beslutat():
    m = nyckeltal(andel(85, "2024-01")).mot_malet(SERIE, "2024-01")
    assert (m.namn, m.varde) == ("jämfört med målet 90\xa0%", -5)
    assert "Region Hallands handlingsplan" in m.kalla
    assert nyckeltal(andel(85, "2024-01")).mot_malet(SERIE._replace(region="Region Skåne"), "2024-01") is None


def test_medlet_av_genomforda_ar_alla_inom_av_alla():
    n = nyckeltal({"inom": 90, "totalt": 100}, {"inom": 30, "totalt": 100, "period": "2024-02"})
    m = n.medel(SERIE, "2024-01", "2024-03")
    assert (m.varde, m.period) == (Decimal("60.0"), "2024-01–2024-03")
    assert m.metod == "genomförda, alla inom gränsen av alla under tiden"
    assert m.forbehall == ("1 av 3 perioder saknas",)


def test_medlet_av_vantande_ar_manadernas_medel():
    varden = [
        matt(indikator="operation", inom=i, totalt=t, period=p)
        for i, t, p in ((90, 100, "2024-01"), (10, 1000, "2024-02"))
    ]
    m = Nyckeltal(varden).medel(Serie("operation", "Region Halland"), "2024-01", "2024-02")
    assert m.varde == Decimal("45.5")
    assert m.metod == "medel av periodernas värden"


def test_ett_antal_ar_ett_antal():
    varden = [matt(indikator="vardbegaran", totalt=t, period=p) for t, p in ((67_712, "2022"), (71_656, "2023"))]
    n, serie = Nyckeltal(varden), Serie("vardbegaran", "Region Halland")
    assert n.senaste(serie).text == "71\xa0656"
    assert n.forandring(serie, "2022", "2023").text == "3\xa0944"
    assert n.mot_malet(serie, "2023") is None


def test_en_jamforelse_over_ett_brott_sager_det():
    varden = [matt(andel=Decimal(a), period=p) for a, p in ((80, "2023-12"), (90, "2024-01"), (91, "2024-02"))]
    n, serie = Nyckeltal(varden), Serie("telefon", "Region Halland")
    assert n.forandring(serie, "2023-12", "2024-02").forbehall == (
        "brott i serien 2024: ny mätning av telefontillgängligheten 2024",
    )
    assert n.forandring(serie, "2024-01", "2024-02").forbehall == ()


def test_undertryckta_och_saknade_varden_ger_inga_tal():
    n = nyckeltal({"status": "undertryckt"}, {"period": "2024-02", "status": "saknas"})
    assert n.senaste(SERIE) is None
    assert n.medel(SERIE, "2024-01", "2024-02") is None
    assert n.perioder(SERIE) == []


def test_kallan_till_en_egen_berakning_ar_aldrig_bara_ursprunget():
    assert egen_berakning("Kolada", "Kolada") == "egen beräkning på uppgifter från Kolada"
    assert egen_berakning("") == "egen beräkning"


# --- indikatorerna ----------------------------------------------------------------------------------------------


def test_vardgarantin_ar_noll_tre_nittio_nittio_och_bup_ar_ingen_lag():
    granser = [INDIKATORER[n].grans("2024-01") for n in VARDGARANTILAGET]
    assert [(g.dagar, g.slag) for g in granser] == [(0, "lag"), (3, "lag"), (90, "lag"), (90, "lag")]
    assert {(g.dagar, g.slag) for n in BUP for g in [INDIKATORER[n].grans("2024-01")]} == {(30, "målsättning")}


def test_varje_indikator_grans_mal_och_brott_har_en_kalla():
    for i in INDIKATORER.values():
        assert i.kalla, i.nyckel
        assert all(x.kalla for x in (*i.granser, *i.mal, *i.brott)), i.nyckel


def test_inget_nationellt_mal_ar_pahittat():
    assert {m.region for i in INDIKATORER.values() for m in i.mal} == {"Region Halland", "Region Norrbotten"}


def test_en_ny_grans_tar_over_den_dag_den_galler():
    granser = (Grans(till="2024-06", dagar=90), Grans(fran="2024-07", dagar=60))
    i = Indikator("x", "X", "X", Raknar.VANTANDE, granser)
    dagar = [i.grans(p).dagar for p in ("2020", "2024-06", "2024-07", "2030-01")]
    assert dagar == [90, 90, 60, 60]
    assert i.grans().dagar == 60
    assert [g.text for g in (Grans(dagar=0), Grans(dagar=3), Grans(dagar=150, over=True))] == [
        "samma dag",
        "inom 3 dagar",
        "mer än 150 dagar",
    ]


def test_ett_mal_galler_sin_tid_och_sin_region():
    i = INDIKATORER["telefon"]
    assert i.malet("Region Halland", "2024-01").varde == 95
    assert i.malet("Region Halland", "2019-01") is None
    assert i.malet("Region Skåne", "2024-01") is None


def test_regionens_egna_indikatorer_och_mal_laggs_till():
    egen = Indikator("forsta_linjen", "Första linjen", "Första linjen", Raknar.GENOMFORDA)
    alla = egna([egen], [("telefon", Mal("2024", region="Region Skåne", varde=Decimal(92)))])
    assert hitta_indikator("första linjen", alla) is egen
    assert alla["telefon"].malet("Region Skåne", "2024-02").varde == 92
    assert "forsta_linjen" not in INDIKATORER


def test_indikatorn_hittas_pa_nyckel_namn_och_koladas_beteckning():
    for namn in ("telefon", "Telefontillgänglighet", "TELEFON", "N79179"):
        assert hitta_indikator(namn).nyckel == "telefon"
    assert hitta_indikator("okänd") is None


def test_metoden_sags_i_ord():
    assert INDIKATORER["forsta_besok"].metod == "väntande, utan patientvald väntan"
    assert INDIKATORER["telefon"].metod == "genomförda"


# --- perioderna -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("skrivet", "period"),
    [
        ("januari 2024", "2024-01"),
        ("jan-24", "2024-01"),
        ("Sept. 2023", "2023-09"),
        ("2024-01", "2024-01"),
        ("202412", "2024-12"),
        (202412.0, "2024-12"),
        ("2024-01-31", "2024-01"),
        ("2024 dec", "2024-12"),
        ("2024", "2024"),
        ("2024-13", None),
        ("tertial 1", None),
        ("", None),
        (True, None),
        (3.5, None),
    ],
)
def test_perioden_lases_som_den_skrivs(skrivet, period):
    assert tolka_period(skrivet) == period


def test_perioden_i_en_rubrik_ar_en_enda():
    assert period_i_text("Medicinsk bedömning Januari 2024") == "2024-01"
    assert period_i_text("telefon_202403") == "2024-03"
    assert period_i_text("januari 2024 och februari 2024") is None


def test_perioderna_gar_att_rakna_med():
    assert flytta("2024-01", -1) == "2023-12"
    assert flytta("2024", 2) == "2026"
    assert aret_innan("2024-03") == "2023-03"
    assert perioder("2023-11", "2024-02") == ["2023-11", "2023-12", "2024-01", "2024-02"]
    assert (i_ord("2024-01"), i_ord("2024")) == ("januari 2024", "2024")
