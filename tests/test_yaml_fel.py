"""Varje kod från YAML-läsaren: en fil som ger den, på rätt rad och kolumn, och en rättad fil som inte gör det."""

from __future__ import annotations

import re

import pytest
from yamlprov import anmarkta, den_enda, las

from redovisning.anmarkning import Niva
from redovisning.granskning import katalog_textfil, katalog_yaml
from redovisning.granskning.meddelanden import KATALOG
from redovisning.yamlfil import trad_ur_yaml

FALL: dict[str, tuple[str, str, str]] = {
    # kod: (en fil med felet, platsen, samma fil rättad)
    "TR01": ("bup:\n  medell: text\n", "2:3", "bup:\n  medel: text\n"),
    "TR02": ("region: A\nregion: B\n", "2:1", "region: A\n"),
    "TR03": ("bup:\n  medel:\n    - ett\n    - två\n", "3:5", "bup:\n  medel: |\n    - ett\n    - två\n"),
    "TR04": ("bup: Vi har arbetat\n", "1:6", "bup:\n  medel: Vi har arbetat\n"),
    "TR05": ("kontaktpersoner:\n  namn: Kim\n", "1:1", "kontaktpersoner:\n  - namn: Kim\n"),
    "TR06": ("kontaktpersoner:\n- Kim\n", "2:3", "kontaktpersoner:\n- namn: Kim\n"),
    "TR07": ("region: A\n", "1:1", "formular: 2024\nregion: A\n"),
    "TR08": ("formular: 2019\n", "1:11", "formular: 2024\n"),
    "TR09": ("Vår redovisning\n", "1:1", "region: Vår redovisning\n"),
    "TR10": ("# bara en kommentar\n", "1:1", "region: A\n"),
    "TR13": ("region: A\x07B\n", "1:10", "region: AB\n"),
    "TR14": ("bup:\n  medel: " + "[" * 30 + "\n", "2:29", "bup:\n  medel: |\n    " + "[" * 30 + "\n"),
    "TR16": (
        "region: A\nhandlingsplan:\natgarder:\n- omrade: B\n",
        "2:15",
        "region: A\nhandlingsplan: 2024\natgarder:\n- omrade: B\n",
    ),
    "YA01": ("bup:\n  medel: Vi är #1 i landet\n", "2:16", "bup:\n  medel: |\n    Vi är #1 i landet\n"),
    "YA02": ("generellt:\n  vardplatser: ja # delvis\n", "2:19", "generellt:\n  # delvis\n  vardplatser: ja\n"),
    "YA03": ("bup:\n  medel: *viktigt\n", "2:10", "bup:\n  medel: |\n    *viktigt\n"),
    "YA04": ("bup:\n  medel: &co och vi\n", "2:10", "bup:\n  medel: |\n    &co och vi\n"),
    "YA05": ("bup:\n  <<: {medel: text}\n", "2:3", "bup: {medel: text}\n"),
    "YA06": ("bup:\n  medel: !viktigt text\n", "2:10", "bup:\n  medel: |\n    !viktigt text\n"),
    "YA07": ("region: A\n---\nbup:\n  medel: text\n", "2:1", "---\nregion: A\nbup:\n  medel: text\n"),
    "YA08": ("bup:\n  medel: Första\n\n    Andra\n", "2:10", "bup:\n  medel: |\n    Första\n\n    Andra\n"),
    "YA09": ("bup:\n  {a: b}: c\n", "2:3", "bup:\n  medel: c\n"),
    "YA20": ("bup:\n\tmedel: text\n", "2:1", "bup:\n  medel: text\n"),
    "YA21": ('region: "Halland\nbup:\n  medel: text\n', "1:9", 'region: "Halland"\nbup:\n  medel: text\n'),
    "YA22": ('bup:\n  medel: "Rätt tid" är målet\n', "2:10", 'bup:\n  medel: |\n    "Rätt tid" är målet\n'),
    "YA23": ("bup:\n  medel: Målet: rätt tid\n", "2:15", "bup:\n  medel: |\n    Målet: rätt tid\n"),
    "YA24": ("bup:\n  medel: @kansliet\n", "2:10", "bup:\n  medel: |\n    @kansliet\n"),
    "YA25": ("bup:\n  medel: |\n    Ett\n  Två\n", "4:3", "bup:\n  medel: |\n    Ett\n    Två\n"),
    "YA26": ('bup:\n  medel: "C:\\mapp"\n', "2:13", "bup:\n  medel: C:\\mapp\n"),
    "YA27": ("bup:\n  medel: | text\n", "2:10", "bup:\n  medel: |\n    text\n"),
    "YA28": ("formular: 2024\nregion:Halland\n", "2:8", "formular: 2024\nregion: Halland\n"),
    "YA29": ("bup:\n  medel: |\n    A\n   resultat: B\n", "4:4", "bup:\n  medel: |\n    A\n  resultat: B\n"),
}
BYTEFALL = {"TR11", "TR12", "TR15"}
"""Teckenkodning och halva tecken prövas med byte i test_avkodning.py och test_json_lasning.py."""


@pytest.fixture(params=["c", "python"])
def laddare(request, monkeypatch):
    """Båda sätten att läsa: PyYAML med och utan C-biblioteket."""
    namn = {"c": "CSafeLoader", "python": "SafeLoader"}[request.param]
    if not hasattr(trad_ur_yaml.yaml, namn):
        pytest.skip("PyYAML är byggt utan C-biblioteket")
    monkeypatch.setattr(trad_ur_yaml, "LADDARE", getattr(trad_ur_yaml.yaml, namn))


@pytest.mark.parametrize("kod", FALL)
def test_felet_far_sin_kod_pa_sin_plats(kod: str, laddare):
    fel, plats, _ = FALL[kod]
    hittade = [f"{a.kod} {a.plats}" for a in las(fel).anmarkningar]
    assert f"{kod} {plats}" in hittade


@pytest.mark.parametrize("kod", FALL)
def test_den_rattade_filen_far_inte_koden(kod: str, laddare):
    assert kod not in {a.kod for a in las(FALL[kod][2]).anmarkningar}


@pytest.mark.parametrize("kod", [k for k in FALL if k != "TR07"])
def test_ett_fel_ger_en_enda_anmarkning(kod: str):
    fel, plats, _ = FALL[kod]
    assert anmarkta(fel) == [f"{kod} {plats}"]


def test_en_tabb_i_indraget_kallas_en_tabb():
    """Den som letar efter ett hårt blanksteg i sin redigerare hittar det inte."""
    assert "en tabb" in den_enda("bup:\n\tmedel: text\n", "YA20").meddelande


@pytest.mark.parametrize(("blank", "kod"), [("\u00a0", "U+00A0"), ("\u202f", "U+202F")])
def test_ett_hart_blanksteg_i_indraget_namns_med_sin_kod(blank: str, kod: str):
    """Det syns inte i redigeraren, så koden är det enda att söka på."""
    a = den_enda(f"bup:\n{blank}{blank}medel: A: B\n", "YA20")
    assert f"ett hårt blanksteg ({kod})" in a.meddelande


def test_en_tom_nyckel_for_aret_namns_pa_sin_rad():
    assert str(den_enda("region: A\nformular:\n", "TR07").plats) == "2:10"


def test_varje_kod_har_ett_fall():
    koder = {m.kod for m in (*katalog_textfil.MEDDELANDEN, *katalog_yaml.MEDDELANDEN) if not m.kod.startswith("JS")}
    assert koder == set(FALL) | BYTEFALL


@pytest.mark.parametrize("m", katalog_yaml.MEDDELANDEN, ids=lambda m: m.kod)
def test_meddelandet_har_ett_helt_exempel_och_slutar_som_en_mening(m):
    assert set(re.findall(r"\{(\w+)\}", m.text)) == set(m.exempel)
    assert m.text.format(**m.exempel).endswith((".", "?"))
    assert m.rubrik
    assert m.kalla


def test_inget_meddelande_har_bibliotekets_engelska():
    engelska = re.compile(r"\b(mapping|scalar|expected|found|while|token|key|value|line|column|character)\b")
    for fel, _, _ in FALL.values():
        for a in las(fel).anmarkningar:
            assert not engelska.search(str(a)), str(a)


def test_det_som_skulle_forsvinna_hindrar_skrivning():
    utan = {"TR05", "TR07", "TR10", "TR11", "TR12", "TR13", "TR16", "YA02", "YA08", "JS02", "JS03"}
    assert {m.kod for m in katalog_yaml.MEDDELANDEN if not m.hindrar} == utan


# --- text som klipps av --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "plats", "ord_"),
    [
        ("region: Region Halland # vår region\n", "1:24", "# vår region"),
        ("region: # vår region\n", "1:9", "# vår region"),
        ("region:\t#vår region\n", "1:9", "#vår region"),
        ("bup:\n  medel: Vi är\n    bäst #1\n", "3:10", "#1"),
        ("bup:\n  medel:\n    Vi är #1\n", "3:11", "#1"),
        ("vantetidsdata:\n  svarsfrekvens_95: #ja\n", "2:21", "#ja"),
    ],
)
def test_text_efter_nummertecken_namns_med_sina_ord(text: str, plats: str, ord_: str):
    a = den_enda(text, "YA01")
    assert (str(a.plats), a.niva, a.hindrar) == (plats, Niva.VARNING, True)
    assert f"«{ord_}»" in a.meddelande
    assert a.fraga


@pytest.mark.parametrize(
    "text",
    [
        'region: "Region Halland" # en riktig kommentar\n',
        "region: 'Region Halland' # en riktig kommentar\n",
        "bup:\n  medel: | # en riktig kommentar\n    text\n",
        "bup:\n  medel: |\n    text # en del av texten\n",
        "bup: # en riktig kommentar\n  medel: text\n",
        "formular: 2024 # en riktig kommentar\n",
        "region: Halland#nära\n",
        "# överst\nregion: Halland\n  # indragen\n# sist\n",
    ],
)
def test_en_riktig_kommentar_anmarks_inte(text: str):
    assert anmarkta(text) == []


def test_den_avklippta_raden_namns_ocksa_nar_raden_efter_inte_gar_att_lasa():
    assert anmarkta("bup:\n  medel: Vi är #1\n    i landet\n  resultat: B\n") == ["YA01 2:16", "YA25 3:5"]


# --- det YAML gör i tysthet ----------------------------------------------------------------------------------------


def test_en_lista_visar_hur_texten_skrivs():
    a = den_enda("bup:\n  medel:\n    - Köpt vård\n", "TR03")
    assert a.falt == "bup.medel"
    assert "en lista («Köpt vård»)" in a.meddelande
    assert "Sätt tecknet | direkt efter «medel:»" in a.meddelande


@pytest.mark.parametrize(
    ("varde", "vad"),
    [("{a: b}", "nycklar med värden («a»)"), ("[]", "en lista,"), ("{}", "nycklar med värden,"), ("[[x]]", "(«x»)")],
)
def test_det_som_star_i_stallet_for_text_namns(varde: str, vad: str):
    assert vad in den_enda(f"bup:\n  medel: {varde}\n", "TR03").meddelande


def test_hanvisningar_i_nio_led_byggs_inte_ut():
    led = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    led += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
    koder = [a.kod for a in las("\n".join(led)).anmarkningar]
    assert koder.count("YA03") == 8 * 9
    assert koder.count("YA04") == 9


def test_en_hanvisning_till_ett_ankare_som_inte_finns_ar_samma_fel():
    assert anmarkta("bup:\n  medel: *finns_inte\n") == ["YA03 2:10"]


@pytest.mark.parametrize(
    ("text", "ord_"),
    [
        ("bup:\n  medel: !!python/object/apply:os.system [echo]\n", "!!python/object/apply:os.system"),
        ("bup: !avsnitt\n  medel: text\n", "!avsnitt"),
        ("bup:\n  medel: !!str 2024\n", "!!str"),
        ("bup:\n  medel: ! Viktigt\n", "!"),
    ],
)
def test_en_tagg_namns_och_kors_inte(text: str, ord_: str):
    assert f"«{ord_}»" in den_enda(text, "YA06").meddelande


def test_ett_ankare_namns_utan_klammern_efter():
    assert "«*a»" in den_enda("bup:\n  medel: [*a]\n", "YA03").meddelande


def test_flera_rader_anmarks_bara_i_text_och_inte_i_block():
    assert anmarkta("bup:\n  medel: |\n    en\n    rad\n") == []
    assert anmarkta("bup:\n  medel: >\n    en rad\n\n  resultat: B\n") == []
    assert anmarkta('bup:\n  medel: "en\n    rad"\n') == ["YA08 2:10"]
    assert anmarkta("generellt:\n  vardplatser:\n    ja\n    nej\n") == []


@pytest.mark.parametrize("slut", ["\n", "", "\n\n  # en kommentar\n  resultat: B\n", "\n\nregion: A\n"])
@pytest.mark.parametrize("rader", ["- ett\n    - två", "Ett stycke.\n\n    Ett till."])
def test_rader_som_viks_ihop_under_storre_an_anmarks(rader: str, slut: str, laddare):
    a = den_enda(f"bup:\n  medel: >\n    {rader}{slut}", "YA08")
    assert (str(a.plats), a.falt) == ("2:10", "bup.medel")
    assert a.meddelande.startswith("svaret står på flera rader under tecknet >")
    assert a.meddelande.endswith("byt > mot |.")


def test_en_vikt_rad_i_en_trasig_fil_anmarks_pa_sin_plats(laddare):
    assert anmarkta("region: A: B\nbup:\n  medel: >\n    en\n    rad\n") == ["YA23 1:10", "YA08 3:10"]


def test_flera_dokument_lases_som_ett():
    utkast = las("region: A\n---\nbup:\n  medel: B\n---\n")
    assert utkast.texter() == {"region": "A", "bup.medel": "B"}
    assert [a.kod for a in utkast.anmarkningar if a.hindrar] == ["YA07", "YA07"]


def test_slutet_pa_ett_dokument_mitt_i_filen_pekas_ut():
    assert anmarkta("region: A\n...\nbup:\n  medel: B\n") == ["YA07 2:1"]


def test_lost_dokument_efter_det_forsta_namns():
    assert anmarkta("region: A\n---\nlös text\n") == ["YA07 2:1", "TR09 3:1"]


def test_en_djup_fil_avbryts_tidigt():
    assert anmarkta("[" * 100_000) == ["TR14 1:21"]


# --- meddelandena följer planen ------------------------------------------------------------------------------------


def test_anmarkningen_skrivs_med_fil_plats_kod_avsnitt_och_fraga():
    assert str(den_enda("vardplatser:\n  resursallokering: Målet: rätt plats\n", "YA23")) == (
        "prov.yaml:2:26 fel YA23 3.2 «Identifiera och vidta åtgärder för att säkerställa att befintliga …»: ett kolon "
        "följt av blanksteg läses av YAML som en ny nyckel: «resursallokering: Målet: rätt plats». Rad 2 är inte läst. "
        "Hör kolonet till svaret: sätt tecknet | efter nyckelns kolon och skriv texten på raden under, indragen två "
        "blanksteg."
    )


def test_ett_langt_svar_avkortas_i_meddelandet():
    a = den_enda("bup:\n  medel: Målet: " + "ord " * 100 + "\n", "YA23")
    assert len(a.meddelande) < 400


def test_katalogens_koder_finns_i_den_samlade_katalogen():
    assert {m.kod for m in katalog_yaml.MEDDELANDEN} <= set(KATALOG)
