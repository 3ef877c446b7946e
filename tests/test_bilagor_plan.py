"""Planen i mappen: som data eller färdig, aldrig två; regionens namn i texten; och samlingen av fientliga filer."""

from __future__ import annotations

from pathlib import Path

import pytest
from bilageprov import excel, koder, pdf, prova, word
from regelfall import helt_utkast

from redovisning import skriv
from redovisning.anmarkning import Niva
from redovisning.bilagor.bilaga import prova_bilaga
from redovisning.bilagor.planfil import finn_plan
from redovisning.dokument.handlingsplan import Handlingsplan
from redovisning.dolda.regionen import andra_regioner, namns
from redovisning.fel import Anvandningsfel, OlasbarFil
from redovisning.filskrivning import skriv_fil
from redovisning.regioner import REGIONER
from redovisning.utkast import Utkast

# --- att finna planen -------------------------------------------------------------------------------------------


def plan() -> Utkast:
    utkast = Utkast(Handlingsplan)
    utkast.satt("region", "Region Exempel")
    utkast.satt("atgarder[0].rubrik", "Fler operationstider")
    return utkast


@pytest.mark.parametrize("andelse", [".yaml", ".yml", ".json", ".xlsx"])
def test_planen_som_data_ger_sitt_utkast(tmp_path, andelse):
    fil = skriv(plan(), tmp_path / f"handlingsplan{andelse}")
    kalla = finn_plan(tmp_path)
    assert (kalla.fil, kalla.utkast) == (fil, plan())


@pytest.mark.parametrize(
    ("namn", "data"),
    [
        ("Handlingsplan 2024-2025.PDF", pdf()),
        ("handlingsplan.docx", word()),
        ("handlingsplan.xlsx", excel()),
        ("handlingsplan_slutlig.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        ("handlingsplan.xlsx", b"trasig"),
    ],
)
def test_en_fardig_plan_ska_bifogas_ocksa_nar_den_inte_duger(tmp_path, namn, data):
    (tmp_path / namn).write_bytes(data)
    kalla = finn_plan(tmp_path)
    assert (kalla.fil.name, kalla.utkast) == (namn, None)


def test_en_arbetsbok_med_redovisningen_ar_ingen_plan_som_data(tmp_path):
    skriv(helt_utkast(), tmp_path / "handlingsplan.xlsx")
    assert finn_plan(tmp_path).utkast is None


def test_annat_i_mappen_ar_ingen_plan(tmp_path):
    assert finn_plan(tmp_path) is None
    assert finn_plan(tmp_path / "finns-inte") is None
    for namn in ("redovisning.yaml", "~$ndlingsplan.docx", "handlingsplan-2024.schema.json", "handlingsplan.txt"):
        (tmp_path / namn).write_bytes(b"x")
    (tmp_path / "handlingsplan.docx").mkdir()
    assert finn_plan(tmp_path) is None


def test_data_och_en_fardig_plan_sager_vilken_som_ska_bort(tmp_path):
    skriv(plan(), tmp_path / "handlingsplan.yaml")
    (tmp_path / "Handlingsplan.pdf").write_bytes(pdf())
    with pytest.raises(Anvandningsfel) as fel:
        finn_plan(tmp_path)
    assert str(fel.value).endswith(
        "mappen har handlingsplanen både som data (handlingsplan.yaml) och färdig (Handlingsplan.pdf), och bara en kan "
        "följa med. Ska planen byggas ur handlingsplan.yaml: flytta Handlingsplan.pdf från mappen. Ska den färdiga "
        "bifogas som den är: flytta handlingsplan.yaml."
    )


@pytest.mark.parametrize("andelse", [".xlsx", ".docx"])
def test_en_kopia_som_sparats_undan_ar_inte_planen(tmp_path, andelse):
    (tmp_path / f"handlingsplan{andelse}").write_bytes(excel())
    for aldre in (b"ett", b"tva", b"tre"):
        skriv_fil(tmp_path / f"handlingsplan{andelse}", aldre, ersatt=True)
    assert len(list(tmp_path.iterdir())) >= 3
    assert finn_plan(tmp_path).fil.name == f"handlingsplan{andelse}"


def test_tva_fardiga_planer_namns(tmp_path):
    for namn in ("handlingsplan 1.docx", "handlingsplan 2.docx"):
        (tmp_path / namn).write_bytes(word())
    with pytest.raises(Anvandningsfel, match=r"flera handlingsplaner \(handlingsplan 1\.docx, handlingsplan 2\.docx\)"):
        finn_plan(tmp_path)


def test_en_textfil_med_planens_namn_maste_vara_planen(tmp_path):
    fil = skriv(helt_utkast(), tmp_path / "handlingsplan.yaml")
    with pytest.raises(Anvandningsfel, match="är ett annat dokument"):
        finn_plan(tmp_path)
    fil.write_bytes(pdf())
    with pytest.raises(OlasbarFil):
        finn_plan(tmp_path)


# --- regionens namn ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("region", "text"),
    [
        ("Region Halland", "Plan för Region Halland 2024"),
        ("Region Halland", "REGION\nHALLANDS PLAN"),
        ("Hallands län", "i Halland väntar"),
        ("Region Halland", "R egion H alland"),
        ("Västra Götalandsregionen", "VGR:s plan"),
        ("Västra Götalandsregionen", "Västra Göta- landsregionen"),
        ("Region Jämtland Härjedalen", "Region Jämtland-Härjedalen"),
        ("Region Exempel", "för region Exempel"),
    ],
)
def test_regionen_namns(region, text):
    assert namns(region, text)


@pytest.mark.parametrize(
    ("region", "text"),
    [
        ("Region Halland", "Region Skåne"),
        ("Region Halland", "Hallandsåsen"),
        ("Region Östergötland", "för att röra"),
        ("Region Skåne", "väskåner"),
        ("Region Exempel", "till exempel i regionen"),
    ],
)
def test_regionen_namns_inte(region, text):
    assert not namns(region, text)


def test_bara_andra_regioners_fullstandiga_namn_raknas():
    text = "Samarbete med Region Skåne och Region  Kronobergs sjukhus, vård i Stockholm"
    assert andra_regioner("Halland", text) == ["Region Kronoberg", "Region Skåne"]
    assert andra_regioner("Region Skåne", text) == ["Region Kronoberg"]


@pytest.mark.parametrize("region", REGIONER, ids=lambda r: r.namn)
def test_varje_regions_namn_hittas_och_tas_inte_for_en_annans(region):
    assert namns(region.namn, f"Plan för {region.namn}.")
    assert andra_regioner(region.namn, f"Plan för {region.namn}.") == []


def test_fel_region_ar_ett_fel_men_ett_namn_som_saknas_en_varning(tmp_path):
    (annan,) = prova(tmp_path, pdf("Handlingsplan Region Skåne")).anmarkningar
    assert (annan.kod, annan.niva) == ("BI08", Niva.FEL)
    assert "ska gälla Region Halland, men nämner bara Region Skåne." in annan.meddelande
    (ingen,) = prova(tmp_path, pdf("Handlingsplan")).anmarkningar
    assert (ingen.kod, ingen.niva) == ("BI07", Niva.VARNING)
    assert koder(prova(tmp_path, pdf("Region Skåne och Region Halland"))) == []
    assert koder(prova(tmp_path, pdf("Handlingsplan"), region=None)) == []


def test_en_bilaga_med_fel_region_har_kvar_sin_data_och_far_den_riktiga_regionens_namn(tmp_path):
    bilaga = prova(tmp_path, pdf("Region Skåne"), region="Halland")
    assert bilaga.data == pdf("Region Skåne")
    assert bilaga.namn == "Handlingsplan 2024 Region Halland.pdf"
    assert prova(tmp_path, pdf("Plan"), region=None).namn == "Handlingsplan 2024.pdf"
    assert prova(tmp_path, pdf("Plan"), region="a/../b").namn == "Handlingsplan 2024 a-..-b.pdf"


# --- samlingen --------------------------------------------------------------------------------------------------


def test_varje_fil_i_samlingen_far_ett_utfall_och_meningar_pa_svenska(provdata: Path):
    utfall: dict[str, set[str]] = {}
    for fil in sorted((provdata / "korpus").iterdir()):
        bilaga = prova_bilaga(fil, "Region Halland")
        stoppas = bool({"BI01", "BI02"} & set(koder(bilaga)))
        assert (bilaga.data is None) is stoppas, fil.name
        assert stoppas or bilaga.data == fil.read_bytes()
        for a in bilaga.anmarkningar:
            assert len(a.meddelande) < 600
            utfall.setdefault(a.kod, set()).add(fil.name)
    dolda = {f"DO{n:02}" for n in (1, 3, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14)}
    tillganglighet = {f"TG{n:02}" for n in range(1, 12)}
    assert utfall.keys() == {"BI01", "BI06", "BI07"} | dolda | tillganglighet
    assert any("comments" in namn for namn in utfall["DO03"])
