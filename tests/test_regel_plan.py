"""Reglerna om handlingsplanen: för varje kod ett fall som ger den och ett som inte ger den."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from regelfall import helt_utkast, satt_alla

from redovisning.dokument.handlingsplan import Handlingsplan
from redovisning.granskning import granska
from redovisning.granskning.bredvid import Bredvid
from redovisning.granskning.personnamn import personnamn
from redovisning.handlingsplan.uppfoljning import Hamtat
from redovisning.utkast import Utkast

MAL = [{"nummer": "M1", "malsattning": "Fler får operation i tid."}]
ATGARD = {"rubrik": "Fler operationstider", "sikt": "kort", "mal": "M1"}
IDAG = date(2024, 9, 29)


def plan(**svar: object) -> Utkast:
    utkast = Utkast(Handlingsplan, Path("handlingsplan.yaml"))
    satt_alla(utkast, {"region": "Region Exempel", **svar})
    return utkast


def funna(kod: str, utkast: Utkast, **bredvid) -> list[tuple[str | None, str]]:
    rapport = granska(utkast, bredvid=Bredvid(idag=IDAG, **bredvid))
    return [(a.falt, a.meddelande) for a in rapport.anmarkningar if a.kod == kod]


def atgarder(*andringar: dict[str, str]) -> dict[str, object]:
    return {"malsattningar": MAL, "atgarder": [ATGARD | a for a in andringar]}


def indikator(**svar: str) -> dict[str, object]:
    return {"indikatorer": [{"styrmatt": "Väntat högst 90 dagar"} | svar]}


FEL = [
    ("PL01", atgarder({"start": "2024-09-01", "slut": "2024-03-01"}), "atgarder[0].slut"),
    ("PL01", {"giltig_fran": "2025-01-01", "giltig_till": "2024-01-01"}, "giltig_till"),
    ("PL02", atgarder({"start": "2024-01-01", "slut": "2026-12-31"}), "atgarder[0].sikt"),
    ("PL03", {"malsattningar": MAL, "atgarder": [{"rubrik": "Utan mål"}]}, "atgarder[0].mal"),
    ("PL04", atgarder({}, {"mal": "M1, M7"}), "atgarder[1].mal"),
    ("PL04", {"malsattningar": MAL, **indikator(mal="M7")}, "indikatorer[0].mal"),
    ("PL05", {"malsattningar": [*MAL, {"nummer": "M2"}], "atgarder": [ATGARD]}, "malsattningar[1].nummer"),
    ("PL06", {"giltig_fran": "2022-01-01", "giltig_till": "2023-12-31"}, "giltig_till"),
    ("PL06", {"giltig_fran": "2025-01-01"}, "giltig_fran"),
    ("PL07", indikator(malvarde="≥ 90 %"), "indikatorer[0].utfall"),
    ("PL08", indikator(malvarde="40 %", utfall="23 %"), "indikatorer[0].malvarde"),
    ("PL09", atgarder({"status": "klar", "slut": "2025-12-31"}), "atgarder[0].status"),
    ("PL10", atgarder({"ansvarig": "Alva Exempelsson"}), "atgarder[0].ansvarig"),
    ("PL10", {"beslutad_av": "Bo Ek och Regionstyrelsen"}, "beslutad_av"),
    ("PL11", {"texter": {"nulage": "Många får vänta länge."}}, "texter.nulage"),
    ("PL12", indikator(nyckel="telefn", utfall="89 %"), "indikatorer[0].nyckel"),
    ("PL13", indikator(malvarde="100 %", utfall_kvinnor="47 %", utfall_man="32 %"), "indikatorer[0].utfall_kvinnor"),
    ("PL14", {"malsattningar": [*MAL, {"nummer": "m1", "malsattning": "Ett till."}]}, "malsattningar[1].nummer"),
    ("PL02", {"giltig_fran": "2024-01-01", **atgarder({"slut": "2025-06-30"})}, "atgarder[0].sikt"),
    (
        "PL11",
        {"texter": {"nulage": "Den 1 mars 2024 var läget svårt, se avsnitt 3.2.\n\n1. Kö.\n2. Brist."}},
        "texter.nulage",
    ),
    ("PL11", {"texter": {"nulage": "Under 2023–2024 och till 2024-09-30 blev det sämre."}}, "texter.nulage"),
    ("PL15", {"bedomning": {"delvis_inom": "150"}}, "bedomning.delvis_inom"),
    ("PL15", {"bedomning": {"stor_skillnad": "-1"}}, "bedomning.stor_skillnad"),
    ("PL16", {"atgarder": [{"rubrik": "En plan utan mål"}, {"rubrik": "En till"}]}, "malsattningar[0].nummer"),
    ("PL17", {"malsattningar": MAL}, "atgarder[0].rubrik"),
    ("PL18", {"giltig_fran": "2024-02-14", "giltig_till": "2025-12-31"}, "giltig_fran"),
    ("PL18", {"giltig_fran": "2023-01-01", "giltig_till": "2024-06-30"}, "giltig_till"),
]
RATT = [
    ("PL01", atgarder({"start": "2024-03-01", "slut": "2024-03-01"})),
    ("PL02", atgarder({"start": "2024-01-01", "slut": "2024-12-31"})),
    ("PL02", atgarder({"sikt": "lång", "start": "2024-01-01", "slut": "2026-12-31"})),
    ("PL03", {"atgarder": [{"rubrik": "En plan utan mål"}]}),
    ("PL04", atgarder({"mal": "m1"})),
    ("PL05", {"malsattningar": MAL}),
    ("PL06", {"giltig_fran": "2023-01-01", "giltig_till": "2024-12-31"}),
    ("PL07", indikator(utfall_kvinnor="47 %")),
    ("PL07", indikator(nyckel="telefon")),
    ("PL08", indikator(malvarde="40 %", riktning="högre är bättre", utfall="23 %")),
    ("PL08", indikator(malvarde="40 %")),
    ("PL09", atgarder({"status": "klar", "slut": "2024-09-29"}, {"status": "pågår", "slut": "2025-12-31"})),
    ("PL10", atgarder({"ansvarig": "Verksamhetschef BUP"}, {"ansvarig": "Hallands sjukhus"})),
    ("PL10", {"beslutad_av": "Hälso- och sjukvårdsnämnden"}),
    ("PL11", {"texter": {"nulage": "86 procent får besök i tid."}}),
    ("PL12", indikator(nyckel="telefon", utfall="89 %")),
    ("PL13", indikator(malvarde="100 %", utfall_kvinnor="47 %", utfall_man="43 %")),
    ("PL14", {"malsattningar": [*MAL, {"nummer": "M2", "malsattning": "Ett till."}]}),
    ("PL02", {"giltig_fran": "2024-01-01", **atgarder({"slut": "2024-12-31"})}),
    ("PL11", {"texter": {"nulage": "I mars 2024 väntade 2 031 patienter."}}),
    ("PL15", {"bedomning": {"delvis_inom": "0", "oforandrat_inom": "0,5", "stor_skillnad": "100"}}),
    ("PL15", {"bedomning": {"delvis_inom": "tio"}}),
    ("PL16", atgarder({})),
    ("PL16", {"malsattningar": MAL}),
    ("PL17", atgarder({})),
    ("PL17", {}),
    ("PL18", {"giltig_fran": "2024-01-01", "giltig_till": "2024-12-31"}),
    ("PL18", {"giltig_fran": "2022-01-01", "giltig_till": "2023-12-31"}),
    ("PL18", {}),
]


@pytest.mark.parametrize(("kod", "svar", "falt"), FEL)
def test_det_som_ar_fel_i_planen_sags_vid_sitt_falt(kod, svar, falt):
    assert [f for f, _ in funna(kod, plan(**svar))] == [falt]


def test_samma_text_i_flera_atgarder_namns_med_atgardens_nummer():
    """Fyra gånger «Beskrivning» säger inte var texten står."""
    text = "Två salar används till klockan 20 på tisdagar och torsdagar."
    ((falt, sagt),) = funna("UP01", plan(**atgarder(*[{"beskrivning": text}] * 3)))
    assert falt == "atgarder[0].beskrivning"
    assert "detsamma i åtgärd 2 «Beskrivning» och åtgärd 3 «Beskrivning»" in sagt


def test_en_indikator_utan_malvarde_sags_vid_malvardet():
    assert "indikatorer[0].malvarde" in [f for f, _ in funna("OB02", plan(**indikator(utfall="89 %")))]


def test_bara_en_tom_text_far_radet_att_skriva_att_inget_finns():
    """Ett datum eller ett val kan inte besvaras så: den som följde rådet fick ett fel i stället för en varning."""
    rad = dict(funna("OB02", plan(atgarder=[{"rubrik": "Fler tider"}])))
    assert rad["giltig_fran"].endswith("bör besvaras: Datum: 2024-01-01.")
    assert rad["atgarder[0].sikt"].endswith("bör besvaras: Kort eller lång.")
    assert rad["texter.nulage"].endswith("med siffror. Finns inget att redovisa än, skriv det.")
    assert rad["texter.overgripande_malsattning"].endswith("skriv ett svar. Finns inget att redovisa än, skriv det.")


@pytest.mark.parametrize(("kod", "svar"), RATT)
def test_det_som_ar_ratt_i_planen_anmarks_inte(kod, svar):
    assert not funna(kod, plan(**svar))


def test_utfallet_far_komma_ur_vantetiderna_men_saknas_det_dar_sags_det():
    utkast = plan(**indikator(nyckel="telefon", malvarde="≥ 95 %"))
    assert not funna("PL07", utkast, hamta=lambda nyckel, kon: Hamtat("89 %"))
    ((falt, text),) = funna("PL07", utkast, hamta=lambda nyckel, kon: None)
    assert falt == "indikatorer[0].utfall"
    assert "väntetiderna har inget för «telefon»" in text


def test_en_atgard_for_indikatorn_racker_vid_en_stor_skillnad():
    skillnad = indikator(malvarde="100 %", utfall_kvinnor="47 %", utfall_man="32 %")
    utkast = plan(**skillnad, atgarder=[{"rubrik": "Fler tider", "indikator": "väntat högst 90 dagar"}])
    assert not funna("PL13", utkast)


@pytest.mark.parametrize(
    ("text", "namn"),
    [
        ("Alva Exempelsson", ["Alva Exempelsson"]),
        ("verksamhetschef Alva Exempelsson", ["Alva Exempelsson"]),
        ("Alva Exempelsson, verksamhetschef BUP", ["Alva Exempelsson"]),
        ("Verksamhetschef BUP (Anna-Karin Provström)", ["Anna-Karin Provström"]),
        ("Xerxes Påhittad och Signe Utkast", ["Xerxes Påhittad", "Signe Utkast"]),
        ("Regiondirektören", []),
        ("Hallands sjukhus, Närsjukvården Halland", []),
        ("Kirurgi Varberg", []),
        ("Ambulans, Diagnostik och Hälsa", []),
        ("Astrid Lindgrens barnsjukhus", []),
        ("Maria Ungdom", []),
        ("Verksamhetschef BUP", []),
        ("Medicinsk rådgivare", []),
        ("Regionstyrelsens hälso- och sjukvårdsutskott", []),
        ("Digital Utveckling", []),
    ],
)
def test_personnamn_skiljs_fran_funktioner_och_verksamheter(text, namn):
    assert list(personnamn(text)) == namn


def test_utan_dagens_datum_provas_ingen_framtid():
    utkast = plan(**atgarder({"status": "klar", "slut": "2999-12-31"}))
    assert "PL09" not in {a.kod for a in granska(utkast).anmarkningar}


# --- planen och svaren i 3.6 --------------------------------------------------------------------------------------


def svaren(**svar: str) -> Utkast:
    return helt_utkast({f"handlingsplan.{namn}": text for namn, text in svar.items()})


BADA = [{"rubrik": "Nu", "sikt": "kort"}, {"rubrik": "Sedan", "sikt": "lång"}]


STAMMER_INTE = [
    ("HP02", {"insatser_kort_och_lang_sikt": "ja"}, {"atgarder": [ATGARD]}),
    ("HP02", {"insatser_kort_och_lang_sikt": "ja"}, {"atgarder": [{"rubrik": "Utan sikt"}]}),
    ("HP02", {"insatser_kort_och_lang_sikt": "ja"}, {}),
    ("HP03", {"uppdaterad": "nej"}, {"beslutsdatum": "2024-06-12"}),
    ("HP03", {"uppdaterad": "nej"}, {"giltig_fran": "2024-06-01"}),
    ("HP04", {"uppdaterad": "ja"}, {"beslutsdatum": "2023-02-14"}),
    ("HP05", {}, {"region": "Region Skåne"}),
]


@pytest.mark.parametrize(("kod", "svar", "planen"), STAMMER_INTE)
def test_en_plan_som_inte_stammer_med_svaren_namns(kod, svar, planen):
    ((falt, text),) = funna(kod, svaren(**svar), plan=plan(**planen))
    assert falt
    assert "handlingsplan.yaml" in text


@pytest.mark.parametrize(
    ("kod", "svar", "planen"),
    [
        ("HP02", {"insatser_kort_och_lang_sikt": "ja"}, {"atgarder": BADA}),
        ("HP02", {"insatser_kort_och_lang_sikt": "nej"}, {"atgarder": [ATGARD]}),
        ("HP03", {"uppdaterad": "nej"}, {"beslutsdatum": "2024-03-20"}),
        ("HP03", {"uppdaterad": "ja"}, {"beslutsdatum": "2024-06-12"}),
        ("HP04", {"uppdaterad": "ja"}, {"beslutsdatum": "2024-03-20"}),
        ("HP04", {"uppdaterad": "ja"}, {}),
        ("HP05", {}, {"region": "region  exempel"}),
    ],
)
def test_en_plan_som_stammer_med_svaren_anmarks_inte(kod, svar, planen):
    assert not funna(kod, svaren(**svar), plan=plan(**planen))


def test_utan_plan_bredvid_jamfors_inget():
    koder = {a.kod for a in granska(svaren(uppdaterad="ja")).anmarkningar}
    assert not koder & {"HP02", "HP03", "HP04", "HP05"}
