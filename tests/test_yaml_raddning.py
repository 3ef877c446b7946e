"""När filen inte är riktig YAML: varje fel för sig, och alla andra svar kvar."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from yamlprov import anmarkta, den_enda, las

from redovisning.dokument import FORMULAR
from redovisning.nyckelforslag import plan
from redovisning.plats import Textplats
from redovisning.yamlfil.bitar import namnet, nycklar_i, nycklar_ytterst, omfang, poster_i, utan_streck

GRUND = (Path(__file__).parent / "fall" / "grund.yaml").read_text("utf-8")
PLAN = plan(FORMULAR[2024])

MANGA_FEL = """\
formular: 2024
region: "Region Exempel
kontaktpersoner:
- namn: 'Kim
  telefon: 070-1740605
- namn: Alva
generellt:
  vardplatser: kanske
vardformedling:
  medel: Målet: rätt tid
  resultat: |
    Rätt
  vantandee_patienter: |
    Brev
vardplatser:
  medel: |
    Hel text.
\tresultat: text
bup:
  medel: @alla
  medel: igen
"""


def test_alla_fel_sags_pa_en_gang():
    assert anmarkta(MANGA_FEL) == [
        "YA21 2:9",
        "YA21 4:9",
        "YA23 10:15",
        "TR01 13:3",
        "YA20 18:1",
        "YA24 20:10",
    ]


def test_alla_andra_svar_blir_kvar_med_sina_platser():
    svar = {stig: (s.text, str(s.plats)) for stig, s in las(MANGA_FEL).svar.items()}
    assert svar == {
        "kontaktpersoner[0].telefon": ("070-1740605", "5:12"),
        "kontaktpersoner[1].namn": ("Alva", "6:9"),
        "generellt.vardplatser": ("kanske", "8:16"),
        "vardformedling.resultat": ("Rätt", "11:13"),
        "vardformedling.vantande_patienter": ("Brev", "13:24"),
        "vardplatser.medel": ("Hel text.", "16:10"),
        "bup.medel": ("igen", "21:10"),
    }


def test_felet_har_fragan_sa_att_svaret_inte_ocksa_sags_saknas():
    falt = {a.falt for a in las(MANGA_FEL).anmarkningar if a.kod.startswith("YA")}
    assert falt == {"region", "kontaktpersoner[0].namn", "vardformedling.medel", "vardplatser.resultat", "bup.medel"}


TRASIGA = [
    # Text längst ut mitt i ett svar hör till svaret den bryter, inte till nästa nyckel.
    ("bup:\n  medel: |\n    A\nObs: B\n  resultat: C\n", ["YA25 4:1"], {"bup.resultat": "C"}),
    ("bup:\n  medel: |\n    A\nlös rad\n  resultat: C\n", ["YA25 4:1"], {"bup.resultat": "C"}),
    # Felstavade nycklar bär sina egna fel.
    ('formular: 2024\nregoin: "A\nbup:\n  medel: B\n', ["YA21 2:9"], {"bup.medel": "B"}),
    ('bup:\n  medel: A\n  resultatet: "B\n', ["YA21 3:15"], {"bup.medel": "A"}),
    ("upb:\n  medel: A\nbup:\n  medel: B: C\n", ["TR01 1:1", "YA23 4:11"], {}),
    # Indrag.
    ("region: A\n bup:\n  medel: B\n", ["YA29 2:5"], {"region": "A", "bup.medel": "B"}),
    ("bup:\n  medel: A\n   resultat: B\n", ["YA29 3:12"], {"bup.medel": "A", "bup.resultat": "B"}),
    ("bup:\n   medel: |\n     A\n  resultat: B\n", ["YA29 4:3"], {"bup.medel": "A", "bup.resultat": "B"}),
    ("bup:\n      medel: |\n    A\n  resultat: B\n", ["YA25 3:5"], {"bup.resultat": "B"}),
    ("bup:\n\tmedel: A\n\tresultat: B\n", ["YA20 2:1", "YA20 3:1"], {}),
    ("bup:\n  medel: A: B\n\u00a0\u00a0resultat: C\n", ["YA23 2:11", "TR01 3:1"], {}),
    # Ett avsnitt med text efter kolonet.
    ("bup: A\n  medel: B\n", ["YA25 1:6"], {"bup.medel": "B"}),
    ('bup: "A\n  medel: B\n', ["YA21 1:6"], {"bup.medel": "B"}),
    ("bup: [A\n", ["YA24 1:6"], {}),
    # Listor.
    (
        "kontaktpersoner:\n- namn: A: B\n  telefon: C\n- namn: D\n",
        ["YA23 2:10"],
        {"kontaktpersoner[0].telefon": "C", "kontaktpersoner[1].namn": "D"},
    ),
    (
        "kontaktpersoner:\n  - namn: A\n   - namn: B\n",
        ["YA29 3:4"],
        {"kontaktpersoner[0].namn": "A", "kontaktpersoner[1].namn": "B"},
    ),
    # Varje post går att läsa för sig: felet sitter i indraget mellan dem.
    (
        "region: C: D\nkontaktpersoner:\n  - namn: A\n - namn: B\n",
        ["YA23 1:10", "YA29 4:2"],
        {"kontaktpersoner[0].namn": "A", "kontaktpersoner[1].namn": "B"},
    ),
    (
        "kontaktpersoner:\n  namn: A: B\n  telefon: C\n",
        ["TR05 1:1", "YA23 2:10"],
        {"kontaktpersoner[0].telefon": "C"},
    ),
    ("kontaktpersoner: @x\n", ["YA24 1:18"], {}),
    (
        "kontaktpersoner:\n- namn: A\nlös\n- namn: B\n",
        ["YA25 3:1"],
        {"kontaktpersoner[1].namn": "B"},
    ),
    (
        "kontaktpersoner:\n- namn: A\n telefon: B\n- namn: C\n",
        ["YA29 3:2"],
        {"kontaktpersoner[0].namn": "A", "kontaktpersoner[0].telefon": "B", "kontaktpersoner[1].namn": "C"},
    ),
    # Blanksteg efter kolonet.
    ("region:A\nbup:\n  medel: B\n", ["YA28 1:8"], {"bup.medel": "B"}),
    ("bup:\n  medel:A\n  resultat: B\n", ["YA28 2:9"], {"bup.resultat": "B"}),
    # Ett tomt dokument före det trasiga.
    ("# överst\n---\nregion: A: B\nbup:\n  medel: C\n", ["YA23 3:10"], {"bup.medel": "C"}),
    # Klamrar som inte stängs.
    ("bup:\n  medel: {A\n  resultat: B\n", ["YA24 2:10"], {"bup.resultat": "B"}),
    # Ett citattecken som slukar resten av filen utan att YAML märker det.
    ('region: "A\nbup:\n  medel: B"\n', ["YA21 1:9"], {"bup.medel": 'B"'}),
]


@pytest.mark.parametrize(("text", "anmarkningar", "svar"), TRASIGA)
def test_felet_begransas_till_sitt_svar(text: str, anmarkningar: list[str], svar: dict[str, str]):
    assert anmarkta(text) == anmarkningar
    assert {stig: s.text for stig, s in las(text).svar.items()} == svar


TRASIGA_VARDEN = [
    ("% av alla", "YA24"),
    ("`kod`", "YA24"),
    (", och", "YA24"),
    ("] x", "YA24"),
    ("[a] b", "YA24"),
    ("- a", "YA24"),
    ("? a", "YA24"),
    ("*a* b", "YA24"),
    ("& b", "YA24"),
    ("!<a b", "YA24"),
    ("'det'är'", "YA22"),
    ('"a": b', "YA22"),
    ("> text", "YA27"),
    ("|0", "YA27"),
    ("a:", "YA23"),
    ("\n    a\n    b: c", "YA23"),
    ('"\\xzz"', "YA26"),
    ('"\\ud800"', "YA26"),
    ('"a\n---\nb"', "YA21"),
]


@pytest.mark.parametrize(("varde", "kod"), TRASIGA_VARDEN)
def test_slaget_av_fel_sags_pa_svenska_och_nasta_svar_lases(varde: str, kod: str):
    utkast = las(f"bup:\n  medel: {varde}\n  resultat: B\n")
    (a,) = [a for a in utkast.anmarkningar if a.kod != "TR07"]
    assert (a.kod, a.falt, a.hindrar) == (kod, "bup.medel", True)
    assert utkast.texter() == {"bup.resultat": "B"}


def test_ett_direktiv_i_borjan_pekas_ut():
    assert anmarkta("%TAG\nregion: A\n") == ["YA24 1:1"]


def test_raderna_som_inte_lastes_namns_utan_kommentarerna_efter():
    a = den_enda("bup:\n  medel: Mål: A\n    och mer\n\n  # Nästa fråga\n  resultat: B\n", "YA23")
    assert "Raderna 2–3 är inte lästa." in a.meddelande


def test_nar_allt_gick_att_lasa_sags_det():
    assert "Allt annat i filen är läst." in den_enda("region: A\n bup:\n  medel: B\n", "YA29").meddelande


# --- var filen delas -----------------------------------------------------------------------------------------------


def test_filen_delas_vid_kanda_nycklar_och_vid_ensamma_okanda():
    rader = ["formular: 2024", "x: 1", "bup:", "  medel: A", "Obs: B", "felstavad:", "  medel: C", " innovation:"]
    assert nycklar_ytterst(rader, PLAN) == [0, 1, 2, 5, 7]


def test_ett_avsnitt_delas_vid_det_vanligaste_indraget():
    rader = ["    medel: A", "  resultat: B", "  kommentar: C", "   uppdaterad: D", "   egen: E"]
    assert nycklar_i(rader, (0, 5), PLAN.delar["handlingsplan"]) == [1, 2, 3]
    assert nycklar_i(["  a: 1", "  b: 2"], (0, 2), PLAN.delar["bup"]) == [0, 1]
    assert nycklar_i(["text"], (0, 1), PLAN.delar["bup"]) == []


def test_en_lista_delas_vid_de_yttersta_strecken():
    assert poster_i(["  - a", "    - b", "   - c", "-d"], (0, 4)) == [0, 2]
    assert poster_i(["a"], (0, 1)) == []


def test_raden_behaller_sina_kolumner_utan_streck():
    assert utan_streck("  - namn: A-B") == "    namn: A-B"
    assert namnet("  - namn: A") == ""
    assert namnet("  namn: A") == "namn"


def test_omfanget_ar_en_rad_eller_flera():
    assert omfang(["a", "", "# b"], (0, 3)) == "Rad 1 är inte läst."
    assert omfang(["", ""], (0, 2)) == "Rad 1 är inte läst."
    assert omfang(["a", "b"], (0, 2)) == "Raderna 1–2 är inte lästa."


# --- vad som helst -------------------------------------------------------------------------------------------------

SMUTS = ('"', "'", ": ", " #x", "\t", "- ", "|", "&a ", "*a ", "!", "{", "]", "@", "---\n", "...\n", "\n", "  ", "\x07")


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(st.integers(0, len(GRUND)), st.sampled_from(SMUTS)), min_size=1, max_size=3))
def test_en_nedsmutsad_fil_lases_alltid_och_varje_anmarkning_pekar_in_i_filen(inslag: list[tuple[int, str]]):
    text = GRUND
    for plats, smuts in sorted(inslag, reverse=True):
        text = text[:plats] + smuts + text[plats:]
    for a in las(text).anmarkningar:
        assert isinstance(a.plats, Textplats)
        assert 1 <= a.plats.rad <= text.count("\n") + 1
        assert str(a)


def test_ett_fel_i_taget_tar_hogst_nagra_svar_med_sig():
    hela = las(GRUND).texter()
    rader = GRUND.split("\n")
    slump = random.Random(2024)
    svarsrader = [i for i, rad in enumerate(rader) if ": |" in rad]
    for i in slump.sample(svarsrader, 12):
        smutsiga = [*rader[:i], rader[i].replace(": |", ': "x'), *rader[i + 1 :]]
        kvar = las("\n".join(smutsiga)).texter()
        assert sum(kvar.get(stig) != text for stig, text in hela.items()) == 1


def test_en_trasig_handlingsplan_raddas_med_planens_nycklar():
    """Med redovisningens nycklar föll svaren bredvid felet bort, och felet hade ingen fråga."""
    utkast = las("handlingsplan: 2024\natgarder:\n- rubrik: A: B\n  sikt: kort\n")
    assert utkast.texter() == {"atgarder[0].sikt": "kort"}
    assert [a.falt for a in utkast.anmarkningar] == ["atgarder[0].rubrik"]
