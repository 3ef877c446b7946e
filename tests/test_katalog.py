"""Katalogen och fallen: varje regel har ett meddelande, varje meddelande har prov, och regelsidan har alla."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from regelfall import GRUND, MAPP, granska_fall, helt_utkast

from redovisning.anmarkning import Niva
from redovisning.dokument import DOKUMENT, FORMULAR
from redovisning.dokument.falt import Svarstyp, falten
from redovisning.granskning import (
    granska,
    katalog_bidrag,
    katalog_fjolaret,
    katalog_innehall,
    katalog_mapp,
    katalog_matvarden,
    katalog_personuppgifter,
    katalog_plan,
    katalog_svar,
    katalog_vantetider,
    katalog_varden,
    korning,
    regeldok,
)
from redovisning.granskning.meddelande import Meddelande
from redovisning.granskning.meddelanden import KATALOG, anmark, samla
from redovisning.granskning.regel import REGLER, regel
from redovisning.vantetider.avvikelser import KODER

korning.ladda_alla_regler()
KATALOGER = (
    katalog_svar,
    katalog_varden,
    katalog_innehall,
    katalog_personuppgifter,
    katalog_plan,
    katalog_mapp,
    katalog_bidrag,
    katalog_fjolaret,
)
EGNA = [
    m.kod
    for katalog in KATALOGER
    for m in katalog.MEDDELANDEN
    if m.kod not in ("DE03", "DE04", "FJ02", "FJ03", "MA01", "MA02", "MA03", "MA04")
]
PA_RADEN = "VT29"
"""Regeln om en rad som inte kan bli ett mätvärde. De andra ser mätvärdena."""
EGNA += [
    m.kod
    for katalog in (katalog_vantetider, katalog_matvarden)
    for m in katalog.MEDDELANDEN
    if m.kod in (*KODER, PA_RADEN)
]
UTAN_FALL = {"VA01": Svarstyp.VAL, "VA02": Svarstyp.TAL, "VA03": Svarstyp.DATUM}
"""Regler om frågor av ett slag som redovisningen inte har. De prövas i ``test_generiskt``."""
MED_PLAN = {m.kod for m in katalog_plan.MEDDELANDEN} | {"PA01", PA_RADEN, *KODER}
"""Regler om det som ligger bredvid i mappen. De prövas i ``test_regel_plan``, ``test_regel_vantetider`` och
``test_mappgranskning``."""
UR_MODELLEN = {"VA04", "DE02"}
"""Meddelanden som den typade modellen ger, inte en regel. De prövas i ``test_generiskt`` och ``test_bidrag_delar``."""
FALL = sorted(m.name for m in MAPP.iterdir() if m.is_dir())
FELFALL = sorted(MAPP.glob("*/fel*.yaml"))
RATTFALL = sorted(MAPP.glob("*/ratt*.yaml"))


def namnet(fil: Path) -> str:
    return f"{fil.parent.name}-{fil.stem}"


def meddelande(kod: str = "XX01", **annat) -> Meddelande:
    return Meddelande(kod, Niva.RAD, "Rubrik", "text", "Källa", **annat)


# --- fallen -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("fil", FELFALL, ids=namnet)
def test_fallet_som_ska_ge_koden_ger_den(fil, tmp_path):
    assert fil.parent.name in {a.kod for a in granska_fall(fil, tmp_path)}


@pytest.mark.parametrize("fil", RATTFALL, ids=namnet)
def test_fallet_som_inte_ska_ge_koden_ger_den_inte(fil, tmp_path):
    assert fil.parent.name not in {a.kod for a in granska_fall(fil, tmp_path)}


@pytest.mark.parametrize("fil", [*FELFALL, *RATTFALL], ids=namnet)
def test_fallet_sager_overst_vad_det_visar(fil):
    inte = "Inte " if fil in RATTFALL else ""
    assert fil.read_text("utf-8").startswith(f"# {inte}{fil.parent.name}: ")


@pytest.mark.parametrize("kod", FALL)
def test_varje_mapp_har_bada_slagens_fall_och_inget_annat(kod):
    filer = set((MAPP / kod).iterdir())
    assert filer == {f for f in (*FELFALL, *RATTFALL) if f.parent.name == kod}
    assert {f.name[:3] for f in filer} == {"fel", "rat"}


def test_grunden_ger_bara_radet_om_exemplets_region(tmp_path):
    assert [a.kod for a in granska_fall(GRUND, tmp_path)] == ["RE03"]


def test_varje_regel_har_ett_fall_och_varje_fall_en_regel():
    assert set(FALL) == set(REGLER) - set(UTAN_FALL) - MED_PLAN


def test_bara_regler_om_frageslag_som_redovisningen_inte_har_saknar_fall():
    egna_slag = {f.typ for dokument in FORMULAR.values() for f in falten(dokument)}
    assert set(UTAN_FALL) <= set(REGLER)
    assert not egna_slag & set(UTAN_FALL.values())


# --- katalogen --------------------------------------------------------------------------------------------------


def test_ingen_regel_saknar_meddelande_och_inget_meddelande_saknar_regel():
    assert set(EGNA) == set(korning.REGLER) | UR_MODELLEN


def test_varje_kod_i_katalogen_namns_i_nagot_prov():
    prov = "\n".join(f.read_text("utf-8") for f in Path(__file__).parent.rglob("test_*.py"))
    utan = sorted(kod for kod in KATALOG if kod not in FALL and kod not in prov)
    assert not utan, f"koder utan prov: {', '.join(utan)}"


def test_bara_regler_och_lasare_med_avsikt_ger_fel():
    assert {kod for kod in EGNA if KATALOG[kod].niva is Niva.FEL} - MED_PLAN == {
        "OB01",
        "JN01",
        "TE02",
        "PU01",
        *UTAN_FALL,
        *UR_MODELLEN,
    }


@pytest.mark.parametrize("kod", EGNA)
def test_meddelandet_ar_en_mening_med_en_kalla_en_atgard_och_ett_helt_exempel(kod):
    m = KATALOG[kod]
    luckor = set(re.findall(r"\{(\w+)\}", m.text))
    assert m.kalla
    assert m.atgard.endswith(".")
    assert m.text[0].islower() or m.text[0] in "«{"
    assert m.text.format(**m.exempel).endswith((".", "?"))
    assert luckor == set(m.exempel)


def test_samma_kod_tva_ganger_i_katalogen_ar_ett_fel():
    with pytest.raises(ValueError, match="XX01 finns två gånger"):
        samla((meddelande(), meddelande("XX02")), (meddelande(),))


def test_en_okand_kod_kan_inte_anmarkas():
    with pytest.raises(KeyError):
        anmark("XX01", helt_utkast())


def test_en_regel_utan_meddelande_kan_inte_registreras():
    with pytest.raises(ValueError, match="inget meddelande"):
        regel("XX01")


def test_tva_regler_med_samma_kod_kan_inte_registreras():
    with pytest.raises(ValueError, match="har redan en regel"):
        regel("OB01")


def test_anvandarens_klamrar_i_ett_svar_ar_bara_text():
    (a,) = [a for a in granska(helt_utkast({"bup": {"medel": "<b>{0}{kod}</b>"}})).anmarkningar if a.kod == "TE01"]
    assert a.meddelande.startswith("texten innehåller «<b>»")


@pytest.mark.parametrize(
    ("fran", "till", "ar", "galler", "skrivs"),
    [
        (2024, None, 2023, False, "2024–"),
        (2024, None, 2030, True, "2024–"),
        (2024, 2024, 2025, False, "2024"),
        (2024, 2026, 2026, True, "2024–2026"),
    ],
)
def test_ett_meddelande_galler_sina_formularar(fran, till, ar, galler, skrivs):
    m = meddelande(fran=fran, till=till)
    assert m.galler(ar) is galler
    assert m.ar == skrivs


def test_en_regel_kors_bara_for_sina_formularar(monkeypatch):
    utkast = helt_utkast({"generellt.vardplatser": "nej"})
    monkeypatch.setitem(KATALOG, "NJ01", meddelande("NJ01", fran=2025))
    assert "NJ01" not in {a.kod for a in granska(utkast).anmarkningar}


def test_ett_meddelande_galler_sitt_slags_dokument_eller_alla():
    assert not meddelande().galler(2024, "handlingsplan")
    assert meddelande(dokument="handlingsplan").galler(2024, "handlingsplan")
    assert meddelande(dokument="*").galler(2024, "handlingsplan")
    assert meddelande(dokument="*").galler(2024)


# --- dokumentationen --------------------------------------------------------------------------------------------


def test_regelsidan_har_ett_avsnitt_for_varje_kod():
    text = regeldok.regeldok()
    assert re.findall(r"^### (\w+)$", text, re.MULTILINE) == re.findall(r"^\| \[(\w+)\]", text, re.MULTILINE)
    assert {kod for kod in KATALOG if f"\n### {kod}\n" not in text} == set()


def test_tabellerna_bryts_inte_av_tecken_i_texten():
    text = regeldok.regeldok([meddelande("JN01"), meddelande("ZZ01", hindrar=True, atgard="a | b\n<c>")])
    assert "a &#124; b &lt;c&gt;" in text
    assert "utkastet skrivs inte" in text
    assert text.index("## Ja och nej") < text.index("## ZZ")


def test_varje_meddelande_galler_ett_dokument_som_finns_eller_alla():
    """Ett felstavat slag gör att en regel aldrig körs, och ingen märker det."""
    assert {m.dokument for m in KATALOG.values()} - {"*"} <= {d.filnamn for d in DOKUMENT.values()}
    assert {m.dokument for m in katalog_plan.MEDDELANDEN if m.kod.startswith("PL")} == {"handlingsplan"}
