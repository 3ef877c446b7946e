"""Reglernas gränser: det sista som godtas och det första som anmärks."""

from __future__ import annotations

import pytest
from regelfall import funna, helt_utkast
from test_regel_plan import atgarder, plan
from test_regel_plan import funna as i_planen

from redovisning.granskning import granska
from redovisning.granskning.sammanhang import rakna_upp

TEXT = "bup.medel"


def anmarks(kod: str, text: str) -> bool:
    return bool(funna(kod, {TEXT: text}))


# --- belopp -----------------------------------------------------------------------------------------------------------

FOR_STORA = [
    *(f"3 {enhet}" for enhet in ("miljarder", "miljard", "mdkr", "mdr", "Mdkr", "MILJARDER")),
    *(f"2 938 {enhet}" for enhet in ("miljoner", "miljon", "mkr", "mnkr", "msek", "MSEK")),
    *(f"2 937 001 {enhet}" for enhet in ("tusen", "tkr", "ksek")),
    *(f"2 937 000 001 {enhet}" for enhet in ("kronor", "kr", "sek")),
    *(f"2{luft}938{luft}mkr" for luft in "\xa0\u2009\u202f"),
    "2.937.000.001 kr",
    "2937,1 mkr",
    "2938mkr",
    "2 938  mkr",
    "3 miljarder svenska kronor",
]


@pytest.mark.parametrize("belopp", FOR_STORA)
def test_ett_belopp_strax_over_overenskommelsen_anmarks_i_varje_enhet(belopp):
    assert anmarks("BE01", f"Vi fick {belopp}.")


@pytest.mark.parametrize(
    "belopp",
    ["2 937 miljoner", "2 937 000 tkr", "2 937 000 000 kr", "2,937 miljarder", "2.937.000.000 kr", "2937,0 mkr"],
)
def test_hela_overenskommelsen_ar_inte_for_mycket(belopp):
    assert not anmarks("BE01", f"Sverige fick {belopp}.")


INTE_PENGAR = (
    "euro dollar människor personer invånare celler rader poster byte tecken ord besök sökningar transaktioner"
)


@pytest.mark.parametrize("ord_", INTE_PENGAR.split())
def test_annat_an_kronor_ar_inget_belopp(ord_):
    assert not anmarks("BE01", f"I världen finns 90 miljarder {ord_}.")


@pytest.mark.parametrize(
    "ord_", ["Tel", "telefon", "tfn", "växeln", "mobil", "ankn", "fax", "plusgiro", "nummer", "nr"]
)
@pytest.mark.parametrize("tecken", [" ", ": ", ". "])
def test_siffrorna_efter_ett_ord_for_nummer_ar_inget_belopp(ord_, tecken):
    assert not anmarks("BE02", f"{ord_}{tecken}612 88 450")
    assert anmarks("BE02", f"Utfall{tecken}612 88 450")


@pytest.mark.parametrize(
    ("text", "anmarkt"),
    [
        ("1000 000 kr", True),
        ("1999 500 000 kr", False),
        ("1899 500 000 kr", True),
        ("2024 500 kr", False),
        ("2024 50 kr", False),
        ("2024 50 000 kr", False),
        ("2024 50 00 kr", True),
        ("10 000 kr", False),
        ("10 0000 kr", True),
        ("612 88 450", True),
        ("61 88 450", False),
        ("612 88 45", False),
        ("612 888 450", False),
        ("612 88 88 450", False),
    ],
)
def test_grupper_om_tre_siffror_godtas_och_bara_en_enda_fel_grupp_anmarks_utan_enhet(text, anmarkt):
    assert anmarks("BE02", f"Vi fick {text} i år") is anmarkt


# --- uppräkningar och upprepningar ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("delar", "hogst", "text"),
    [
        ([], 3, ""),
        (["a"], 3, "a"),
        (["a", "b"], 3, "a och b"),
        (["a", "b", "c"], 3, "a, b och c"),
        (["a", "b", "c", "d"], 3, "a, b, c och 1 till"),
        (["a", "b", "c"], 1, "a och 2 till"),
    ],
)
def test_en_upprakning_ar_en_hel_mening_och_sager_hur_manga_som_inte_visas(delar, hogst, text):
    assert rakna_upp(delar, hogst) == text


TJUGO = "ett två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton tjugo"
ORD = TJUGO.split()


def samma(antal: int, skilda: int = 0) -> set[str]:
    """Ger koderna när två svar har så många ord och skiljer sig i de sista."""
    a, b = ORD[:antal], [*ORD[: antal - skilda], *(f"x{n}" for n in range(skilda))]
    rapport = granska(helt_utkast({TEXT: " ".join(a), "innovation.medel": " ".join(b)}))
    return {a.kod for a in rapport.anmarkningar} & {"UP01"}


@pytest.mark.parametrize(("antal", "skilda", "lika"), [(7, 0, False), (8, 0, True), (20, 2, True), (20, 3, False)])
def test_atta_ord_och_fyra_femtedelar_lika_ar_samma_svar(antal, skilda, lika):
    assert bool(samma(antal, skilda)) is lika


@pytest.mark.parametrize(("antal", "lika"), [(4, False), (5, True)])
@pytest.mark.parametrize("slut", [".", "!", "?", ":", "\n"])
def test_fem_ord_i_forsta_meningen_ar_en_inledning(antal, lika, slut):
    falt = ("vardplatser.medel", "innovation.medel", TEXT)
    svar = {f: f"{' '.join(ORD[:antal])}{slut} {f} {i} och inget mer" for i, f in enumerate(falt)}
    assert bool(funna("UP02", svar)) is lika


# --- planen -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("slut", "lang"), [("2025-01-01", False), ("2025-01-02", True)])
def test_kort_sikt_ar_hogst_ett_ar_med_en_skottdag(slut, lang):
    assert bool(i_planen("PL02", plan(**atgarder({"start": "2024-01-01", "slut": slut})))) is lang


@pytest.mark.parametrize(
    ("fran", "till", "kod"),
    [
        ("2024-01-01", "2024-12-31", None),
        ("2024-01-02", "2024-12-31", "PL18"),
        ("2024-01-01", "2024-12-30", "PL18"),
        ("2024-12-31", "2025-12-31", "PL18"),
        ("2025-01-01", "2025-12-31", "PL06"),
        ("2023-01-01", "2024-01-01", "PL18"),
        ("2023-01-01", "2023-12-31", "PL06"),
    ],
)
def test_planen_ska_galla_hela_aret(fran, till, kod):
    utkast = plan(giltig_fran=fran, giltig_till=till)
    assert [k for k in ("PL06", "PL18") if i_planen(k, utkast)] == ([kod] if kod else [])


@pytest.mark.parametrize("tal", ["-1", "101", "100,5"])
def test_en_installning_utanfor_noll_till_hundra_anmarks_med_det_som_stod_dar(tal):
    ((_, text),) = i_planen("PL15", plan(bedomning={"delvis_inom": tal}))
    assert text.startswith(f"{tal} är inte från 0 till 100.")


@pytest.mark.parametrize("antal", [6, 7])
def test_ett_okant_mal_visar_hogst_sex_av_planens(antal):
    mal = [{"nummer": f"M{n}", "malsattning": "Fler i tid."} for n in range(1, antal + 1)]
    utkast = plan(malsattningar=mal, atgarder=[{"rubrik": "A", "mal": "M9, M8"}])
    ((_, text),) = i_planen("PL04", utkast)
    assert text.startswith("här står M8 och M9, men")
    assert ("M6." in text or "M5 och M6" in text) if antal == 6 else "M6 och 1 till" in text
