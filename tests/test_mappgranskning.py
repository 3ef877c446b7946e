"""En hel mapp granskas: redovisningen, handlingsplanen och väntetiderna, var för sig och mot varandra."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from mapprov import kor
from regelfall import helt_utkast

from redovisning import resurser, skriv
from redovisning.dokument.handlingsplan import Handlingsplan
from redovisning.granskning import granska
from redovisning.granskning.bredvid import Bredvid
from redovisning.handlingsplan.ur_vantetider import hamtare
from redovisning.mappgranskning import granska_underlag
from redovisning.underlag import finn_underlag
from redovisning.utkast import Utkast
from redovisning.vantetider.indikatorer import INDIKATORER
from redovisning.vantetider.matvarde import Matvarde
from redovisning.vantetider.skydd import Skydd

REGION = "Region Exempel"


def matvarde(indikator: str, andel: str, period: str = "2024-03", **annat) -> Matvarde:
    return Matvarde(indikator, REGION, "", period, andel=Decimal(andel), metod="genomförda", kalla="Egen", **annat)


MATVARDEN = (
    matvarde("telefon", "84.1", "2023-03"),
    matvarde("telefon", "89"),
    matvarde("telefon", "91", kon="kvinnor"),
    matvarde("medicinsk_bedomning", "74.2"),
    matvarde("forsta_besok", "69.6"),
)


def pastaenden(mening: str, falt: str = "handlingsplan.medel", matvarden=MATVARDEN) -> list[str]:
    utkast = helt_utkast({falt: mening, "region": REGION})
    rapport = granska(utkast, bredvid=Bredvid(matvarden=matvarden, indikatorer=INDIKATORER))
    return [a.meddelande for a in rapport.anmarkningar if a.kod == "PA01"]


@pytest.mark.parametrize(
    ("mening", "andel"),
    [
        ("Telefontillgängligheten var 86 % i mars.", "86 %"),
        ("Telefontillgängligheten ökade från 80 till 89 procent.", "80 %"),
        ("Andelen som fick en medicinsk bedömning var 88,5 procent.", "88,5 %"),
        ("Telefontillgängligheten har ökat till 86 %.", "86 %"),
        ("Telefontillgängligheten är 86 procent, målet är 95 procent.", "86 %"),
        ("Telefontillgängligheten är cirka 60 procent.", "60 %"),
        ("Telefontillgängligheten är över 96 procent.", "96 %"),
        ("Telefontillgängligheten är under 60 procent.", "60 %"),
        ("I mars 2024 var telefontillgängligheten 86 %.", "86 %"),
        ("Var femte väntar; telefontillgängligheten är 52 procent. Sjukfrånvaron är 6 procent.", "52 %"),
    ],
)
def test_en_andel_som_inte_finns_i_vantetiderna_namns_med_det_senaste_vardet(mening, andel):
    (text,) = pastaenden(mening)
    assert f"säger {andel}," in text
    assert "(mars 2024)" in text


@pytest.mark.parametrize(
    "mening",
    [
        "Telefontillgängligheten var 89 % i mars.",
        "Telefontillgängligheten var 89,0 procent, och bland kvinnor 91 procent.",
        "Telefontillgängligheten ökade från 84 till 89 procent.",
        "Telefontillgängligheten ökade med 5 procentenheter.",
        "Telefontillgängligheten har ökat cirka 5 % sedan i fjol.",
        "Målvärdet för telefontillgänglighet är 96 %.",
        "År 2019 var telefontillgängligheten 71 %.",
        "Telefontillgängligheten var nästan 90 procent.",
        "Telefontillgängligheten var under 90 procent.",
        "Telefontillgängligheten var drygt 80 procent.",
        "75 % av medlen går till telefontillgänglighet.",
        "Kostnaden för telefonlinjen minskade med 12 procent.",
        "Av samtalen besvarades 86 procent, och 74 procent fick en medicinsk bedömning.",
        "Inom barn- och ungdomspsykiatrin fick 55 procent sitt första besök.",
        "Bland barn fick 55 procent ett första besök inom 30 dagar.",
        "Telefontillgängligheten och första besök ligger på 12 procent.",
    ],
)
def test_en_andel_som_finns_eller_inte_sakert_galler_mattet_anmarks_inte(mening):
    assert not pastaenden(mening)


def test_i_avsnittet_om_bup_menas_bups_egna_matt():
    """Annars jämförs barnens och ungdomarnas besök med hela specialistvårdens, och ett riktigt svar ifrågasätts."""
    mening = "Av alla fick 55 procent ett första besök i tid."
    assert len(pastaenden(mening)) == 1
    assert not pastaenden(mening, "bup.medel")


def test_utan_vantetider_jamfors_inga_andelar():
    assert not pastaenden("Telefontillgängligheten var 12 %.", matvarden=())


def test_regionens_egen_indikator_bredvid_stor_inte_jamforelsen():
    matvarden = (*MATVARDEN, matvarde("vantan_pa_hjalpmedel", "50"))
    assert not pastaenden("Telefontillgängligheten var 89 % i mars.", matvarden=matvarden)


# --- utfallet till planen -------------------------------------------------------------------------------------------


def test_planens_utfall_ar_det_senaste_med_samma_period_aret_innan():
    hamta = hamtare(Skydd(MATVARDEN), REGION)
    telefon = hamta("Telefontillgänglighet", "")
    assert telefon is not None
    assert (telefon.utfall, telefon.tidigare, telefon.period) == ("89\xa0%", "84,1\xa0%", "mars 2024")
    assert hamta("telefon", "män") is None
    assert hamta("okänd", "") is None


def test_ett_litet_antal_kommer_inte_in_i_planen():
    litet = Matvarde("telefon", REGION, "", "2024-03", inom=3, totalt=4, metod="genomförda", kalla="Egen")
    assert hamtare(Skydd((litet,)), REGION)("telefon", "") is None


def test_ett_orimligt_langt_varde_i_vantetiderna_ar_bara_ett_annat_varde():
    langt = (*MATVARDEN, matvarde("telefon", "9" * 60))
    assert not pastaenden("Telefontillgängligheten var 89 % i mars.", matvarden=langt)
    assert len(pastaenden("Telefontillgängligheten var 86 % i mars.", matvarden=langt)) == 1


# --- mappen -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def mapp(tmp_path: Path) -> Path:
    """Ger en mapp med exemplets alla filer."""
    for namn in ("redovisning.yaml", "handlingsplan.yaml", "vantetider.csv"):
        (tmp_path / namn).write_bytes(resurser.mall("exempel", namn).read_bytes())
    return tmp_path


def koder(mapp: Path) -> set[tuple[str | None, str]]:
    rapport = granska_underlag(finn_underlag(mapp), date(2024, 9, 29))
    return {(a.kalla, a.kod) for a in rapport.anmarkningar}


def test_exemplets_mapp_har_inga_fel_och_inget_som_inte_stammer(mapp):
    rapport = granska_underlag(finn_underlag(mapp), date(2024, 9, 29))
    assert rapport.komplett
    assert rapport.region == REGION
    assert not {k for fil, k in koder(mapp) if fil != "vantetider.csv"} - {"RE03"}


def test_planen_jamfors_med_svaren_och_vantetiderna(mapp):
    plan = Utkast(Handlingsplan)
    plan.satt("region", "Region Skåne")
    plan.satt("atgarder[0].rubrik", "Fler tider")
    plan.satt("atgarder[0].sikt", "kort")
    plan.satt("indikatorer[0].styrmatt", "Vårdplatser")
    plan.satt("indikatorer[0].nyckel", "vardplatser")
    skriv(plan, mapp / "handlingsplan.yaml", ersatt=True)
    assert {
        ("redovisning.yaml", "HP02"),
        ("redovisning.yaml", "HP05"),
        ("handlingsplan.yaml", "PL07"),
        ("handlingsplan.yaml", "PL12"),
    } <= koder(mapp)


@pytest.mark.parametrize(("namn", "data"), [("handlingsplan.yaml", b"%PDF-1.7"), ("vantetider.xlsx", b"PK\x03\x04x")])
def test_en_olaslig_fil_bredvid_namns_och_hindrar_inte_resten(mapp, namn, data):
    (mapp / "vantetider.csv").unlink()
    (mapp / namn).write_bytes(data)
    funna = koder(mapp)
    assert (namn, "MA01") in funna
    assert ("redovisning.yaml", "RE03") in funna


def test_vantetiderna_lases_ocksa_nar_andelsen_ar_skriven_med_stora_bokstaver(mapp):
    """Äldre system sparar så. Utan det vore mappens väntetider tysta, och diagrammen borta ur leveransen."""
    (mapp / "vantetider.csv").rename(mapp / "VANTETIDER.CSV")
    assert ("VANTETIDER.CSV", "VT11") in koder(mapp)


def test_tva_planer_namns_utan_vagen_till_mappen(mapp):
    """Granskningen skickas vidare, och vägen kan ha namnet på den som körde den."""
    (mapp / "handlingsplan beslutad.docx").write_text("en plan", "utf-8")
    (anmarkning,) = (a for a in granska_underlag(finn_underlag(mapp)).anmarkningar if a.kod == "MA01")
    assert anmarkning.meddelande.startswith("mappen har handlingsplanen både som data")
    assert str(mapp) not in anmarkning.meddelande


def test_en_lasbar_mapp_ger_ingen_anmarkning_om_olasta_filer(mapp):
    assert not {k for _, k in koder(mapp)} & {"MA01"}


@pytest.mark.parametrize("namn", ["handlingsplan.yaml", "vantetider.csv"])
def test_planen_och_vantetiderna_gar_att_granska_for_sig(mapp, namn, capsys):
    assert kor("granska", mapp / namn, "--format", "json") == 0
    rapport = json.loads(capsys.readouterr().out)
    assert rapport["komplett"]
    assert {a["kalla"] for a in rapport["anmarkningar"]} <= {"handlingsplan.yaml", "vantetider.csv"}
