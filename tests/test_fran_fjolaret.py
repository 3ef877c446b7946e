"""En ny redovisning ur en äldre: vad som följer med, vad som sägs om resten, och varningen tills svaret är läst."""

from __future__ import annotations

from pathlib import Path

import pytest
from fjolarsprov import fjolarets_fil, varnade
from hypothesis import given, settings
from mapprov import exempelutkast, innehall, kor
from redovisning2025 import Redovisning2025, registrera
from strategier import utkast as slumpade

from redovisning import granska, las, nytt_utkast, skriv
from redovisning.dokument.falt import Svarstyp, blankett, hitta_falt
from redovisning.fran_fjolaret import hamta, hinder
from redovisning.granskning.ledtexter import ar_ledtext
from redovisning.underlag import GRANSKA_IGEN
from redovisning.utkast import Utkast

pytestmark = pytest.mark.usefixtures("egen_mapp")

MARKE = "från 2024, granska"


@pytest.fixture
def fjolaret() -> Path:
    """Ger en liten äldre redovisning för Region Halland."""
    return fjolarets_fil()


# --- samma årgång -----------------------------------------------------------------------------------------------------


def test_alla_svar_foljer_med_inom_samma_argang_och_marks(exempel, capsys):
    assert kor("ny", "Nytt", "--fran", exempel) == 0
    ut, fel = capsys.readouterr()
    namn = ["redovisning.yaml", "redovisning-2024.schema.json", GRANSKA_IGEN, "LÄSMIG.txt"]
    assert ut.splitlines() == [str(Path("Nytt", n)) for n in namn]
    assert las("Nytt/redovisning.yaml") == las(exempel / "redovisning.yaml")
    antal = len(exempelutkast().texter()) - 1
    assert fel == (
        f"{antal} svar följde med från {exempel / 'redovisning.yaml'} och är märkta «{MARKE}». "
        f"Läs igenom vart och ett. De står också i {GRANSKA_IGEN}, som säger hur märkningen tas bort.\n"
    )
    assert len(varnade("Nytt/redovisning.yaml")) == antal
    assert kor("granska", "Nytt") == 0


@pytest.mark.parametrize("andelse", [".yaml", ".xlsx", ".json", ".docx"])
def test_svaren_hamtas_ur_vilket_slags_fil_som_helst(andelse):
    utkast = exempelutkast()
    hamtat = hamta(skriv(utkast, Path(f"fjol{andelse}")))
    assert hamtat.utkast == utkast
    assert hamtat.utelamnade == ()
    assert set(hamtat.utkast.att_granska) == set(utkast.texter()) - {"region"}


def test_word_formularet_kan_borja_med_fjolarets_svar(fjolaret):
    assert kor("ny", "Nytt", "--fran", fjolaret, "--som", "docx") == 0
    assert las("Nytt/redovisning.docx") == las(fjolaret)
    assert len(varnade("Nytt/redovisning.docx")) == 9


def test_regionen_far_bytas_och_det_sags(fjolaret, capsys):
    assert kor("ny", "Nytt", "--fran", fjolaret, "--region", "vgr") == 0
    assert las("Nytt/redovisning.yaml").region == "Västra Götalandsregionen"
    sagt = capsys.readouterr().err
    assert "Svaren är skrivna för Region Halland. Den nya redovisningen gäller Västra Götalandsregionen." in sagt
    assert kor("ny", "Sak samma", "--fran", fjolaret, "--region", "Halland") == 0
    assert "Svaren är skrivna för" not in capsys.readouterr().err


def test_en_okand_region_som_anges_namns(fjolaret, capsys):
    assert kor("ny", "Nytt", "--fran", fjolaret, "--region", "Region Hallnd") == 0
    assert "Menade du Region Halland?" in capsys.readouterr().err


def test_en_ledtext_ar_inget_svar_att_hamta_och_lamnar_ingen_tom_post(fjolaret):
    utkast = las(fjolaret)
    for namn in ("namn", "telefon"):
        utkast.satt(f"kontaktpersoner[0].{namn}", "Klicka eller tryck här för att ange text.")
    hamtat = hamta(skriv(utkast, fjolaret, ersatt=True))
    assert hamtat.utkast["kontaktpersoner[0].namn"] == "Alva Exempel"
    assert {s for s in hamtat.utkast.att_granska if s.startswith("kontakt")} == {"kontaktpersoner[0].namn"}


@settings(max_examples=20, deadline=None)
@given(slumpade())
def test_inget_slumpat_svar_forsvinner_i_tysthet(tmp_path_factory, utkast):
    utkast.satt("region", "Region Halland")
    fil = skriv(utkast, tmp_path_factory.mktemp("fjol") / "fjol.json")
    if not any(s != "region" and not ar_ledtext(t) for s, t in utkast.texter().items()):
        return
    hamtat = hamta(fil)
    assert hamtat.utkast == utkast
    assert hamtat.utkast.att_granska.keys() == utkast.texter().keys() - {"region"}


# --- en ny årgång -----------------------------------------------------------------------------------------------------


def test_bara_de_fragor_som_ar_desamma_far_fjolarets_svar(fjolaret, monkeypatch, capsys):
    registrera(monkeypatch)
    assert kor("ny", "Nytt", "--fran", fjolaret) == 0
    nytt = las("Nytt/redovisning.yaml")
    assert nytt.dokument.klass is Redovisning2025
    assert set(nytt.texter()) == {
        "region",
        *("kontaktpersoner[0].namn", "kontaktpersoner[0].telefon", "kontaktpersoner[1].namn"),
        *("vardformedling.resultat", "vardformedling.samverkan_regioner", "handlingsplan.arbetar_utifran_planen"),
    }
    assert nytt["vardformedling.resultat"] == "Kortare väntan.\n\n- i söder\n- i norr"
    assert set(nytt.att_granska.values()) == {MARKE}
    assert "6 svar följde med" in capsys.readouterr().err


def test_svaren_som_inte_foljde_med_namns_med_fraga_och_skal(fjolaret, monkeypatch, capsys):
    registrera(monkeypatch)
    assert kor("ny", "Nytt", "--fran", fjolaret) == 0
    sagt = capsys.readouterr().err.splitlines()
    assert sagt[1] == f"3 svar följde inte med, för frågan är inte densamma. De står kvar i {fjolaret}:"
    assert [rad.partition("): ")[2] for rad in sagt[2:]] == [
        "frågan lyder 2025 «Hur har 2025 års medel använts för prestationskraven i 3.1?»",
        "frågan besvaras 2025 på ett annat sätt",
        "frågan finns inte i formuläret för 2025",
    ]
    assert sagt[4].startswith("  - 3.7 «Hur har 2024 års medel använts och kommer att användas för att …» (bup.medel)")


def test_foljer_inget_svar_med_finns_inget_att_granska_igen(monkeypatch, capsys):
    utkast = nytt_utkast(2024)
    utkast.satt("region", "Region Halland")
    utkast.satt("bup.medel", "Till fler psykologer.")
    skriv(utkast, "fjol.yaml")
    registrera(monkeypatch)
    assert kor("ny", "Nytt", "--fran", "fjol.yaml") == 0
    ut, fel = capsys.readouterr()
    assert GRANSKA_IGEN not in ut
    assert fel.startswith("1 svar följde inte med")
    assert las("Nytt/redovisning.yaml").texter() == {"region": "Region Halland"}


def test_ett_ar_som_foljt_med_i_texten_namns_av_granskningen(fjolaret, monkeypatch):
    registrera(monkeypatch)
    kor("ny", "Nytt", "--fran", fjolaret)
    anmarkningar = granska(las("Nytt/redovisning.yaml")).anmarkningar
    koder = {a.kod for a in anmarkningar if a.falt == "vardformedling.samverkan_regioner"}
    assert {"FJ01", "AR01"} <= koder


def test_ett_val_som_inte_langre_finns_foljer_inte_med():
    from provplan import Provplan

    falt = hitta_falt(Provplan, "insatser[0].status")
    assert falt is not None
    assert falt.typ is Svarstyp.VAL
    assert "planerad, pågår, klar" in hinder(falt, "vilande", Utkast(Provplan), "insatser[0].status")
    assert hinder(falt, "Pågår", Utkast(Provplan), "insatser[0].status") == ""


def test_en_senare_argang_ger_en_mening(monkeypatch, capsys):
    with monkeypatch.context() as m:
        registrera(m)
        utkast = Utkast(Redovisning2025)
        utkast.satt("vardformedling.medel", "Till samordnare.")
        skriv(utkast, "senare.yaml")
        from redovisning.dokument import FORMULAR

        m.setattr("redovisning.fran_fjolaret.nytt_utkast", lambda: nytt_utkast(min(FORMULAR)))
        assert kor("ny", "Nytt", "--fran", "senare.yaml") == 2
    assert "redovisningen gäller 2025, och den nya 2024" in capsys.readouterr().err
    assert not Path("Nytt").exists()


# --- det som inte går -------------------------------------------------------------------------------------------------


def test_utan_region_och_utan_fjolar_sags_vad_som_saknas(capsys):
    assert kor("ny", "Nytt") == 2
    assert "--region" in capsys.readouterr().err
    assert innehall(Path()) == {}


@pytest.mark.parametrize(
    ("svar", "sagt"),
    [
        ({"bup.medel": "Till fler."}, "ingen region står i filen. Ange den med --region."),
        ({"region": "Region Halland"}, "filen har inga svar att hämta"),
    ],
)
def test_ett_fjolar_som_inte_gar_att_borja_med_ger_en_mening_och_ingen_mapp(svar, sagt, capsys):
    utkast = nytt_utkast(2024)
    for stig, text in svar.items():
        utkast.satt(stig, text)
    skriv(utkast, "fjol.yaml")
    assert kor("ny", "Nytt", "--fran", "fjol.yaml") == 2
    assert sagt in capsys.readouterr().err
    assert not Path("Nytt").exists()


def test_ett_annat_slags_dokument_ger_en_mening(monkeypatch, capsys):
    from provplan import Provplan, provplan

    from redovisning.dokument import DOKUMENT

    monkeypatch.setitem(DOKUMENT, ("provplan", 2031), blankett(Provplan))
    skriv(provplan(), "plan.yaml")
    assert kor("ny", "Nytt", "--fran", "plan.yaml") == 2
    assert "filen är inte en redovisning utan «Plan för prov 2031»" in capsys.readouterr().err


def test_text_som_lasaren_inte_kunde_ta_med_namns(fjolaret, capsys):
    text = fjolaret.read_text("utf-8").replace("bup:\n", "bup:\n  medell: Borttappat svar\n")
    fjolaret.write_text(text, "utf-8")
    assert kor("ny", "Nytt", "--fran", fjolaret) == 0
    sagt = capsys.readouterr().err
    assert "Det här fann läsaren i fjol.yaml." in sagt
    assert "TR01" in sagt


def test_allt_eller_inget_skrivs(fjolaret, capsys, monkeypatch):
    from redovisning import arbetsmapp
    from redovisning.fel import SkrivFel

    def full(vag: Path, *_: object, **__: object) -> None:
        if vag.name == GRANSKA_IGEN:
            raise SkrivFel("disken är full")

    monkeypatch.setattr(arbetsmapp, "skriv_fil", full)
    assert kor("ny", "a/Nytt", "--fran", fjolaret) == 2
    assert capsys.readouterr() == ("", "disken är full\n")
    assert not Path("a").exists()


def test_en_egen_granska_igen_skrivs_inte_over(fjolaret, capsys):
    Path("Nytt").mkdir()
    Path("Nytt", GRANSKA_IGEN).write_text("min", "utf-8")
    assert kor("ny", "Nytt", "--fran", fjolaret) == 2
    assert GRANSKA_IGEN in capsys.readouterr().err
    assert innehall(Path("Nytt")) == {GRANSKA_IGEN: b"min"}
