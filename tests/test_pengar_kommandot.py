"""Kommandot ``fordela`` och befolkningsfilerna: vad som skrivs, varifrån talen kommer och vad som inte går."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from mapprov import innehall, kor
from test_pengar_fordelning import PUBLICERADE

from redovisning.pengafiler.befolkningsfil import befolkning, las_andelar
from redovisning.regioner import REGIONER

pytestmark = pytest.mark.usefixtures("egen_mapp")

RADER = "".join(f"  {r.namn}: {1000 + i}\n" for i, r in enumerate(REGIONER))


def skriven(text: str, namn: str = "befolkning.yaml") -> Path:
    Path(namn).write_text(text, "utf-8")
    return Path(namn)


def befolkningsfil(rader: str = RADER, huvud: str = "datum: 2030-11-01\nkalla: Påhittad\n") -> Path:
    return skriven(f"{huvud}antal:\n{rader}")


# --- belopp efter befolkning ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "belopp",
    [["1197500000"], ["1", "197", "500", "000"], ["1 197 500 000"], ["1197,5 Mkr"], ["1197,5", "miljoner", "kronor"]],
)
def test_json_ar_lanskod_och_kronor_i_lanskodernas_ordning_och_inget_annat(belopp, capsys):
    assert kor("fordela", *belopp, "--befolkning", "2023-11-01", "--format", "json") == 0
    ut, fel = capsys.readouterr()
    assert ut == json.dumps(PUBLICERADE) + "\n"
    assert ut.startswith('{"01": 278560864, "03": ')
    assert "härledda ur publicerade utbetalningar" in fel
    assert "slutsats" in fel
    assert innehall(Path()) == {}


def test_texten_ar_en_tabell_i_svensk_ordning_med_summa_och_kalla(capsys):
    assert kor("fordela", "1197500000", "--befolkning", "2023-11-01") == 0
    ut, fel = capsys.readouterr()
    rader = ut.splitlines()
    assert fel == ""
    assert rader[0] == "1 197 500 000 kronor efter befolkningen 2023-11-01, hela kronor med största rest"
    assert rader[2].split() == ["Region", "Invånare", "Andel", "(%)", "Kronor"]
    assert rader[4] == "Region Blekinge                158 226     1,4987     17 946 708"
    assert rader[24] == "Västra Götalandsregionen     1 767 641    16,7427    200 493 830"
    assert rader[26] == "Summa                       10 557 682   100,0000  1 197 500 000"
    assert len({len(rad) for rad in rader[2:27]}) == 1
    assert "härledda" in "\n".join(rader[28:])


def test_aren_ger_olika_fordelning(capsys):
    for datum in ("2023-11-01", "1 november 2024"):
        assert kor("fordela", "1197500000", "--befolkning", datum, "--format", "json") == 0
    forsta, andra = map(json.loads, capsys.readouterr().out.splitlines())
    assert forsta != andra
    assert sum(forsta.values()) == sum(andra.values()) == 1_197_500_000


def test_egna_tal_anvands_med_sin_kalla_och_utan_forbehall(capsys):
    fil = befolkningsfil()
    assert kor("fordela", "21210", "--befolkning", fil) == 0
    ut = capsys.readouterr().out
    assert "Källa: befolkningen 2030-11-01, Påhittad." in ut
    assert "härledd" not in ut
    assert kor("fordela", "21210", "--befolkning", fil, "--format", "json") == 0
    delar = json.loads(capsys.readouterr().out)
    assert list(delar) == [r.lanskod for r in REGIONER]
    assert delar == {r.lanskod: 1000 + i for i, r in enumerate(REGIONER)}


def test_regioner_gar_att_skriva_med_lanskod_och_kortform_och_grupp_visas(capsys):
    rader = "".join(f"  '{r.lanskod}': 1 000\n" for r in REGIONER[:-1]) + "  Norrbotten: 2000\n"
    fil = befolkningsfil(rader, "datum: 1 januari 2030\nkalla: Påhittad\ngrupp: 0–18 år\n")
    assert befolkning(str(fil)).antal["25"] == 2000
    assert kor("fordela", "22000", "--befolkning", fil) == 0
    assert "22 000 kronor efter befolkningen 0–18 år 2030-01-01" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("rader", "huvud", "sagt"),
    [
        (RADER.replace("  Region Halland: 1010\n", ""), None, "rad 3: antal saknas för Region Halland."),
        (RADER + "  Halland: 5\n", None, "«Halland» är en region som redan har ett värde."),
        (RADER + "  Region Hallnd: 5\n", None, "«Region Hallnd» är ingen av de 21 regionerna."),
        (RADER.replace("1010", "omkring tusen"), None, "«Region Halland» är «omkring tusen». Där ska stå antalet"),
        (RADER.replace("1010", "0"), None, "«Region Halland» är «0»"),
        (RADER.replace("1010", "[1]"), None, "«Region Halland» är flera värden."),
        (RADER, "kalla: Påhittad\n", "rad 1: «datum» saknas i filen."),
        (RADER, "datum: i höstas\nkalla: Påhittad\n", "rad 1: «datum» är «i höstas»."),
        (RADER, "datum: 2030-11-01\n", "«kalla» saknas i filen."),
        (RADER, "datum: 2030-11-01\nkalla: Påhittad\nalder: 5\n", "rad 3: nyckeln «alder» hör inte hemma i filen."),
        ("", None, "«antal» saknas i filen."),
        ("  {}", None, "«antal» saknas i filen."),
    ],
)
def test_en_befolkningsfil_med_fel_namner_raderna_och_inget_raknas(rader, huvud, sagt, capsys):
    fil = befolkningsfil(rader, huvud) if huvud else befolkningsfil(rader)
    assert kor("fordela", "1000", "--befolkning", fil) == 2
    ut, fel = capsys.readouterr()
    assert ut == ""
    assert fel.startswith(f"{fil}: filen kan inte användas som den är:\n  - rad ")
    assert sagt in fel


# --- sidan om pengarna ------------------------------------------------------------------------------------------------


def test_andelarna_pa_sidan_gar_att_anvanda_och_kommandona_att_tolka():
    import re
    import shlex

    from redovisning.kommandon.fordela import tolk

    sida = (Path(__file__).parent.parent / "docs" / "pengar.md").read_text("utf-8")
    _, andelar = re.findall(r"```yaml\n(.*?)```", sida, re.DOTALL)
    assert list(las_andelar(skriven(andelar)).tal) == ["23"]
    kommandon = re.findall(r"^    redovisning fordela (.*)$", sida, re.MULTILINE)
    assert len(kommandon) == 4
    assert all(tolk().tolka(shlex.split(rad)) for rad in kommandon)


# --- fel användning ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("argument", "sagt"),
    [
        ([], "ange ett av tre: BELOPP, --bup eller --prestation"),
        (["1000"], "det här saknas: --befolkning"),
        (["1000", "--bup", "--befolkning", "x.yaml"], "ange ett av tre"),
        (["--bup"], "det här saknas: --befolkning"),
        (["--prestation", "x.yaml", "--befolkning", "2023-11-01"], "--befolkning används inte med --prestation"),
        (["1000", "--befolkning", "2022-11-01"], "finns inte i programmet. Ange 2023-11-01 eller 2024-11-01, eller"),
        (["1000", "--befolkning", "saknas.yaml"], "Filen finns inte"),
        (["tusen", "--befolkning", "2023-11-01"], "beloppet «tusen» går inte att läsa"),
        (["1000", "--befolkning", "2023-11-01", "--format", "xml"], "Välj text eller json"),
    ],
)
def test_fel_anvandning_ger_en_mening_och_inget_resultat(argument, sagt, capsys):
    assert kor("fordela", *argument) == 2
    ut, fel = capsys.readouterr()
    assert ut == ""
    assert sagt in fel
    assert innehall(Path()) == {}


def test_rakningen_laddar_varken_medier_eller_modeller():
    import subprocess
    import sys

    kod = (
        "import sys; from redovisning.kommandorad import huvud; "
        "huvud(['fordela', '1000', '--befolkning', '2023-11-01']); "
        "sys.exit(any(m in sys.modules for m in ('lxml', 'openpyxl', 'babel', 'docx', 'matplotlib')))"
    )
    assert subprocess.run([sys.executable, "-c", kod], check=False, capture_output=True).returncode == 0
