"""JSON in: samma nycklar som i YAML, rad och kolumn för varje svar, och alla fel på svenska."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from redovisning.anmarkning import Anmarkning
from redovisning.granskning import katalog_json
from redovisning.grind import slapp_in
from redovisning.jsonfil.lasning import las_data, las_json
from redovisning.plats import Textplats
from redovisning.utkast import Utkast

FIL = """\
{
  "formular": 2024,
  "region": "Region Exempel",
  "kontaktpersoner": [
    {"namn": "Kim", "telefon": "0701740605", "epost": null},
    {}
  ],
  "generellt": {"vardplatser": "JA", "kommentar": ""},
  "bup": {
    "medel": "Ett\\n\\n- två \\ud83d\\ude42"
  }
}
"""

FALL: dict[str, tuple[str, str, str]] = {
    # kod: (fel, platsen, rättat)
    "JS01": ('{"region": "A",}', "1:16", '{"region": "A"}'),
    "JS02": ('{"region": 5}', "1:12", '{"region": "5"}'),
    "JS03": ('{"region": true}', "1:12", '{"region": "true"}'),
    "JS04": ('{"region": "A}', "1:12", '{"region": "A}"}'),
    "JS05": ('{"region": "C:\\mapp"}', "1:15", '{"region": "C:\\\\mapp"}'),
    "TR15": ('{"region": "A \\ud83d"}', "1:12", '{"region": "A \\ud83d\\ude42"}'),
}


def las(text: str) -> Utkast:
    return las_data(text.encode(), Path("prov.json"))


def anmarkta(text: str) -> list[str]:
    return [f"{a.kod} {a.plats}" for a in las(text).anmarkningar if a.kod != "TR07"]


def den_enda(text: str) -> Anmarkning:
    (a,) = [a for a in las(text).anmarkningar if a.kod != "TR07"]
    return a


def test_varje_svar_har_sin_rad_och_kolumn():
    utkast = las(FIL)
    assert {stig: (s.text, str(s.plats)) for stig, s in utkast.svar.items()} == {
        "region": ("Region Exempel", "3:13"),
        "kontaktpersoner[0].namn": ("Kim", "5:14"),
        "kontaktpersoner[0].telefon": ("0701740605", "5:32"),
        "generellt.vardplatser": ("ja", "8:32"),
        "bup.medel": ("Ett\n\n- två 🙂", "10:14"),
    }
    assert utkast.anmarkningar == []


def test_ett_obesvarat_falt_har_nyckelns_plats():
    utkast = las(FIL)
    assert utkast.platser["kontaktpersoner[0].epost"] == Textplats(5, 46)
    assert utkast.platser["generellt.kommentar"] == Textplats(8, 38)


@pytest.mark.parametrize("kod", FALL)
def test_felet_far_sin_kod_pa_sin_plats(kod: str):
    fel, plats, ratt = FALL[kod]
    assert anmarkta(fel) == [f"{kod} {plats}"]
    assert anmarkta(ratt) == []


def test_varje_kod_har_ett_fall():
    assert {m.kod for m in katalog_json.MEDDELANDEN} == {kod for kod in FALL if kod.startswith("JS")}


INTE_JSON = [
    ('{"region": "A"', "1:15", "ett komma eller }", "filen slutar"),
    ('{"region": "A" "bup": {}}', "1:16", "ett komma eller }", 'här står «"bup"»'),
    ('{"region" "A"}', "1:11", "ett kolon efter nyckeln", 'här står «"A"»'),
    ("{region: 1}", "1:2", "en nyckel inom dubbla citattecken", "här står «region»"),
    ('{"kontaktpersoner": [{} {}]}', "1:25", "ett komma eller ]", "här står «{»"),
    ('{"region": Halland}', "1:12", "ett svar inom dubbla citattecken", "här står «Halland»"),
    ("{\"region\": 'A'}", "1:12", "ett svar inom dubbla citattecken", "här står «'A'»"),
    ('{"region": NaN}', "1:12", "ett svar inom dubbla citattecken", "här står «NaN»"),
    ('{"region": 070-1}', "1:12", "ett svar inom dubbla citattecken", "här står «070-1»"),
    ('{"region": }', "1:12", "ett svar inom dubbla citattecken", "här står «}»"),
    ('{"region": "A"} extra', "1:17", "slutet på filen", "här står «extra»"),
    ("", "1:1", "ett svar inom dubbla citattecken", "filen slutar"),
    ("\n\n  ", "3:3", "ett svar inom dubbla citattecken", "filen slutar"),
]


@pytest.mark.parametrize(("text", "plats", "vantat", "funnet"), INTE_JSON)
def test_det_som_inte_ar_json_sags_med_vad_som_vantas(text: str, plats: str, vantat: str, funnet: str):
    a = den_enda(text)
    assert (a.kod, str(a.plats), a.hindrar) == ("JS01", plats, True)
    assert a.meddelande.startswith(f"här väntas {vantat}, men {funnet}.")


def test_allt_fore_felet_blir_kvar():
    utkast = las('{"region": "A", "kontaktpersoner": [{"namn": "B", "telefon": C}], "bup": {"medel": "D"}}')
    assert utkast.texter() == {"region": "A", "kontaktpersoner[0].namn": "B"}


@pytest.mark.parametrize("tal", ["701740605", "0701740605", "-1.5", "1e3", "0", "20240930"])
def test_ett_tal_lases_siffra_for_siffra_med_en_varning_om_nollan(tal: str):
    utkast = las(f'{{"kontaktpersoner": [{{"telefon": {tal}}}]}}')
    assert utkast["kontaktpersoner[0].telefon"] == tal
    (a,) = [a for a in utkast.anmarkningar if a.kod == "JS02"]
    assert a.falt == "kontaktpersoner[0].telefon"
    assert "inledande nolla" in a.meddelande


def test_true_och_false_i_ja_nej_lamnas_till_granskningen():
    utkast = las('{"generellt": {"vardplatser": true, "vardformedling": 1}}')
    assert utkast.texter() == {"generellt.vardplatser": "true", "generellt.vardformedling": "1"}
    assert {a.kod for a in utkast.anmarkningar} == {"TR07"}


@pytest.mark.parametrize("text", ['{"formular": 2024}', '{"formular": "2024"}'])
def test_aret_far_vara_tal_eller_text(text: str):
    assert las(text).anmarkningar == []


ANNAN_FORM = [
    ("[]", ["TR09 1:1"]),
    ('"text"', ["TR09 1:1"]),
    ("null", ["TR10 1:1"]),
    ('{"region": "A", "region": "B"}', ["TR02 1:17"]),
    ('{"bup": {"medell": "A"}}', ["TR01 1:10"]),
    ('{"bup": ["A"]}', ["TR04 1:9"]),
    ('{"bup": {"medel": ["A"]}}', ["TR03 1:19"]),
    ('{"kontaktpersoner": {"namn": "A"}}', ["TR05 1:2"]),
    ('{"kontaktpersoner": ["A"]}', ["TR06 1:22"]),
    ('{"region": "A\x07"}', ["TR13 1:14"]),
    ('{"bup": ' + "[" * 100_000, ["TR14 1:28"]),
]


@pytest.mark.parametrize(("text", "vantat"), ANNAN_FORM)
def test_formen_provas_som_i_yaml(text: str, vantat: list[str]):
    assert anmarkta(text)[: len(vantat)] == vantat


@pytest.mark.parametrize(
    ("text", "rad"),
    [
        ('{"bup": {"medel": ["A"]}}', '"medel": "…"'),
        ('{"bup": "A"}', '"bup": {"medel": "…"}'),
        ('{"kontaktpersoner": ["A"]}', '"kontaktpersoner": [{"namn": "…"}]'),
    ],
)
def test_radet_ar_skrivet_for_json(text: str, rad: str):
    assert rad in den_enda(text).meddelande


def test_en_hel_utan_citattecken_raknas_till_sin_nyckel_ocksa_over_rader():
    utkast = las('{"bup":\n  {"medel":\n    "A"}}')
    assert str(utkast.platser["bup.medel"]) == "3:5"
    assert str(utkast.platser["bup"]) == "1:2"


def test_radbyten_och_tabbar_i_en_strang_godtas():
    assert las('{"region": "A\nB\tC"}').region == "A\nB\tC"


def test_bom_och_windows_1252():
    assert las_data(b"\xef\xbb\xbf" + FIL.encode()).anmarkningar == []
    utkast = las_data('{"formular": 2024, "region": "Jämtland"}'.encode("cp1252"))
    assert utkast.region == "Jämtland"
    assert [a.kod for a in utkast.anmarkningar] == ["TR11"]


def test_halva_tecken_i_nycklar_byts_ocksa():
    a = next(a for a in las('{"\\ud83d": "A"}').anmarkningar if a.kod == "TR01")
    assert "«\ufffd»" in a.meddelande


def test_filen_lases_genom_grinden(tmp_path: Path):
    fil = tmp_path / "svar.json"
    fil.write_text(json.dumps({"formular": 2024, "region": "Åre"}), "utf-8")
    utkast = las_json(slapp_in(fil))
    assert (utkast.region, utkast.fil, utkast.anmarkningar) == ("Åre", fil, [])


def test_inget_meddelande_har_bibliotekets_engelska():
    engelska = re.compile(r"\b(expecting|delimiter|unterminated|invalid|string|property|value)\b", re.IGNORECASE)
    for fel, _, _ in FALL.values():
        for a in las(fel).anmarkningar:
            assert not engelska.search(a.meddelande), a.meddelande
