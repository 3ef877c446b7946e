"""Formlerna: status och översikt har rätt värde redan i filen, och räknar det som granskningen räknar."""

from __future__ import annotations

import re

import pytest
from excelprov import Skriven, X, skriven, utkast
from hypothesis import HealthCheck, given, settings
from mapprov import exempelutkast
from provplan import Provplan, provplan
from strategier import utkast as slumpade

from redovisning.dokument.falt import hitta_falt
from redovisning.granskning import granska
from redovisning.utkast import Utkast
from redovisning.xmltolk import tolka_xml

FUNKTIONER = {
    "IF",
    "OR",
    "AND",
    "LEN",
    "TRIM",
    "SUBSTITUTE",
    "CHAR",
    "LOWER",
    "COUNTIF",
    "SUMPRODUCT",
    "SUM",
    "MAX",
    "INT",
    "REPT",
}
"""Funktioner som alla utgåvor av Excel och LibreOffice har, och som är desamma på alla språk i filen."""


SAKNAS = {"OB01", "JN01", "VA01"}
"""Det som översikten räknar som saknat, med granskningens koder."""


def formler(bok: Skriven) -> dict[str, dict[str, str]]:
    """Ger blad → cell → formel."""
    return {
        blad.title: {c.coordinate: c.value for rad in blad.iter_rows() for c in rad if c.data_type == "f"}
        for blad in bok.formler.worksheets
    }


@pytest.fixture(scope="module")
def exemplet() -> Skriven:
    return skriven(exempelutkast())


# --- status -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("nyckel", "svar", "status"),
    [
        ("bup.medel", "", "Saknas"),
        ("bup.medel", "text", "Besvarad"),
        ("bup.resultat", "", "Bör besvaras"),
        ("generellt.kommentar", "", "Frivillig"),
        ("generellt.vardplatser", "", "Saknas"),
        ("generellt.vardplatser", "NEJ", "Besvarad"),
        ("generellt.vardplatser", "kanske", "Svara Ja eller Nej"),
    ],
)
def test_status_ar_ordet_for_vad_som_saknas(nyckel, svar, status):
    bok = skriven(utkast(**{nyckel.replace(".", "__"): svar}))
    assert bok.status(bok.svarscell(nyckel)) == status


@pytest.mark.parametrize(
    ("andrat", "rad", "status"),
    [
        ({}, 0, "Besvarad"),
        ({"insatser_1__klar": ""}, 1, "Saknas: Klar senast"),
        ({"insatser_1__rubrik": "", "insatser_1__klar": ""}, 1, "Saknas: Insats"),
        ({"insatser_0__status": "kanske"}, 0, "Välj ur listan: Status"),
        ({}, 2, ""),
    ],
)
def test_en_post_sager_vilken_uppgift_som_saknas_och_en_tom_rad_ingenting(andrat, rad, status):
    blad = skriven(provplan(**andrat)).varden["2"]
    assert (blad.cell(7 + rad, 6).value or "") == status


def test_den_forsta_raden_saknas_bara_tills_nagon_annan_rad_ar_ifylld():
    bok = skriven(Utkast(Provplan))
    assert bok.varden["2"]["F7"].value == "Saknas"
    assert "SUMPRODUCT" in bok.formler["2"]["F7"].value
    assert "SUMPRODUCT" not in bok.formler["2"]["F8"].value
    assert bok.varden["Mått"]["E6"].value is None


# --- översikten -------------------------------------------------------------------------------------------------


def test_oversikten_over_ett_helt_utkast_ar_klar(exemplet):
    assert {rad[6] for rad in exemplet.oversikt().values()} == {"Klart"}
    assert exemplet.oversikt()["Summa"][:5] == [48, 48, 34, 0, 0]
    assert exemplet.oversikt()["Summa"][5] == "█" * 20


def test_oversikten_over_ett_tomt_utkast_raknar_allt_som_saknas():
    oversikt = skriven(utkast()).oversikt()
    assert oversikt["Kontaktuppgifter"] == [5, 0, 4, 4, 0, "░" * 20, "Inte påbörjat"]
    assert oversikt["3.2"] == [4, 0, 3, 3, 1, "░" * 20, "Inte påbörjat"]
    assert oversikt["Summa"][3:] == [31, 7, "░" * 20, "Inte påbörjat"]


def test_oversikten_foljer_svaren():
    oversikt = skriven(
        utkast(
            generellt__vardplatser="ja",
            generellt__vardformedling="vet inte",
            bup__medel="text",
            kontaktpersoner_0__namn="Kim",
            kontaktpersoner_1__namn="Robin",
            kontaktpersoner_1__telefon="070-1740605",
        )
    ).oversikt()
    assert oversikt["Generellt"][1:] == [1, 3, 2, 0, "█" * 6 + "░" * 14, "2 saknas"]
    assert oversikt["3.7"][1:] == [1, 1, 0, 1, "█" * 20, "1 bör besvaras"]
    assert oversikt["Kontaktuppgifter"] == [9, 3, 7, 4, 0, "█" * 8 + "░" * 12, "4 saknas"]


def test_ett_avsnitt_dar_inget_maste_besvaras_ar_frivilligt_tills_allt_ar_svarat():
    assert skriven(provplan()).oversikt()["1"] == [3, 2, 0, 0, 0, "█" * 13 + "░" * 7, "Frivilligt"]
    allt = provplan()
    allt.satt("bakgrund.kommentar", "klart")
    assert skriven(allt).oversikt()["1"][5:] == ["█" * 20, "Klart"]


@pytest.mark.parametrize("dokument", [None, Provplan])
def test_det_som_saknas_ar_det_som_granskningen_finner(dokument):
    @settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
    @given(slumpade(dokument))
    def prova(ut: Utkast) -> None:
        ut = ut.utan_luckor()
        bok, rapport = skriven(ut), granska(ut)
        saknas, bor = bok.oversikt()["Summa"][3:5]
        assert saknas == sum(a.kod in SAKNAS for a in rapport.fel)
        assert bor == sum(a.kod == "OB02" for a in rapport.anmarkningar)

    prova()


# --- filen ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("bok", [exempelutkast, provplan, utkast, lambda: Utkast(Provplan)])
def test_varje_formel_har_ett_uraknat_varde_i_filen(bok):
    ut = skriven(bok())
    antal = 0
    for namn in (n for n in ut.paket().namn if n.startswith("xl/worksheets/sheet")):
        for formel in tolka_xml(ut.paket().las(namn), namn).iter(f"{X}f"):
            cell = formel.getparent()
            assert cell is not None
            varde = cell.find(f"{X}v")
            assert varde is not None
            assert cell.get("t") == "str" or (varde.text or "").lstrip("-").isdigit()
            antal += 1
    assert antal == sum(map(len, formler(ut).values()))


def test_formlerna_har_bara_funktioner_som_finns_overallt_och_pekar_pa_blad_som_finns(exemplet):
    for blad in (exemplet, skriven(provplan())):
        for formel in (f for celler in formler(blad).values() for f in celler.values()):
            utan_text = re.sub(r'"[^"]*"', '""', formel)
            assert set(re.findall(r"([A-Z][A-Z.]*)\(", utan_text)) <= FUNKTIONER
            assert set(re.findall(r"'([^']+)'!", utan_text)) <= set(blad.formler.sheetnames)
            assert utan_text.count("(") == utan_text.count(")")


def test_formlerna_raknas_om_nar_boken_oppnas(exemplet):
    assert exemplet.formler.calculation.fullCalcOnLoad


def test_varje_svarscell_pa_bladet_har_sin_egen_status(exemplet):
    for falt in ("bup.medel", "vantetidsdata.inom_tre_veckor"):
        cell = exemplet.svarscell(falt)
        formel = exemplet.formler[cell.parent.title].cell(cell.row, 4).value
        assert set(re.findall(r"\b[A-Z]\d+\b", formel)) == {cell.coordinate}
        assert hitta_falt(exempelutkast().dokument, falt)
