"""Arbetsboken skrivs: frågorna och svaren på sina platser, med regionens uppgifter på startbladet."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from excelprov import Skriven, skriven
from mapprov import exempelutkast
from provplan import Provplan, provplan

from redovisning.dokument import FORMULAR
from redovisning.dokument.falt import Del, Svarstyp, delar, falten
from redovisning.excel.upplagg import RUBRIKER, bladnamn
from redovisning.utkast import Utkast


@pytest.fixture(scope="module")
def exemplet() -> Skriven:
    return skriven(exempelutkast())


@pytest.fixture(scope="module")
def planen() -> Skriven:
    return skriven(provplan())


# --- bladen -----------------------------------------------------------------------------------------------------


def test_bladen_ar_start_oversikt_och_ett_per_avsnitt(exemplet):
    avsnitten = ["Kontaktuppgifter", "Generellt", "3.1", "3.2", "3.3", "3.4", "3.5", "3.6", "3.7"]
    assert exemplet.formler.sheetnames == ["Start", "Översikt", *avsnitten]


def test_varje_fraga_star_i_sin_helhet_med_sitt_svar_och_sin_nyckel(exemplet):
    utkastet = exempelutkast()
    for falt in falten(FORMULAR[2024]):
        if falt.lista:
            continue
        cell = exemplet.svarscell(falt.nyckel)
        fragan = cell.parent.cell(cell.row, 2).value
        assert fragan.startswith(falt.fraga.text)
        assert fragan.endswith(falt.fraga.hjalp)
        svar = utkastet[falt.nyckel] or ""
        assert cell.value == (svar.capitalize() if falt.typ is Svarstyp.JA_NEJ else svar)


def test_fragorna_numreras_inom_avsnittet(exemplet):
    numren = [exemplet.formler["3.4"].cell(rad, 1).value for rad in range(4, 10)]
    assert numren == ["3.4.1", "3.4.2", "3.4.3", "3.4.4", "3.4.5", "3.4.6"]
    assert exemplet.formler["Generellt"]["A5"].value == "1"


def test_avsnittets_rubrik_ingress_och_avslut_star_pa_bladet(exemplet):
    for d, tabeller in delar(FORMULAR[2024]):
        blad = exemplet.formler[bladnamn(FORMULAR[2024])[d.nyckel]]
        texter = [cell.value for (cell,) in blad.iter_rows(max_col=1)]
        assert texter[0] == d.hel_rubrik
        for text in (d.ingress, d.avslut, *(t.ingress for t, _ in tabeller)):
            assert not text or text in texter


def test_en_lista_har_id_raden_rubrikerna_posterna_och_tomma_rader_att_fylla_i(exemplet):
    blad, cell = exemplet.formler["Kontaktuppgifter"], exemplet.postcell("kontaktpersoner[].telefon", 1)
    assert cell.value == "070-1740606"
    rubriker = [c.value for c in blad[cell.row - 2]]
    assert rubriker == ["Rad", "Kontaktperson", "Telefonnummer", "Mejladress", "Ev. kommentar", "Läge", "Anteckning"]
    tomma = [blad.cell(cell.row + i, cell.column) for i in range(1, 13)]
    assert all(c.value is None and not c.protection.locked and c.number_format == "@" for c in tomma)


def test_en_lista_med_eget_blad_har_fyrtio_tomma_rader(planen):
    numren = [rad[0] for rad in planen.formler["2"].iter_rows(min_row=7, max_col=1, values_only=True)]
    assert numren == list(range(1, 43))


def test_rubrikraden_ar_den_som_lasaren_vantar_sig(exemplet):
    assert [c.value for c in exemplet.formler["3.1"][3]] == list(RUBRIKER)


def test_startbladet_sager_vad_boken_ar_och_vem_som_svarar():
    utkastet = exempelutkast()
    utkastet.besvaras_av = {"bup": "=BUP-kliniken", "": "Alva"}
    bok = skriven(utkastet)
    start, varden = bok.formler["Start"], bok.varden["Start"]
    uppgifter = {rad[0]: rad[1] for rad in varden.iter_rows(max_row=10, max_col=2, values_only=True)}
    assert uppgifter["Region"] == "Region Exempel"
    assert uppgifter["Formulär"] == "redovisning 2024"
    assert uppgifter["Omfattar"] == "hela formuläret"
    assert uppgifter["Skickas senast"] == "2024-09-30"
    (namn,) = [n.attr_text for n in bok.formler.defined_names.values()]
    assert start[namn.partition("!")[2].replace("$", "")].value == "redovisning 2024"
    svarar = {rad[3]: rad[2] for rad in start.iter_rows(min_row=18, max_col=4, values_only=True) if rad[3]}
    assert svarar["bup"] == "=BUP-kliniken"
    assert svarar["inledning"] == "Alva"
    assert bok.varden["3.7"]["A2"].value == "Besvaras av: =BUP-kliniken"
    assert bok.varden["3.6"]["A2"].value == "Besvaras av: –"


def test_en_del_har_bara_sina_avsnitt_och_regionen():
    utkastet = exempelutkast()
    utkastet.omfattar = frozenset({"kompetensforsorjning", "bup"})
    bok = skriven(utkastet)
    assert bok.formler.sheetnames == ["Start", "Översikt", "Kontaktuppgifter", "3.3", "3.7"]
    assert list(bok.oversikt()) == ["Kontaktuppgifter", "3.3", "3.7", "Summa"]
    texter = [str(v) for rad in bok.formler["Start"].iter_rows(values_only=True) for v in rad if v]
    assert "3.3, 3.7" in texter
    assert any(text.startswith("Det här är en del.") for text in texter)
    assert not any("@socialstyrelsen.se" in text for text in texter)
    ider = [c.value for blad in bok.formler.worksheets[2:] for (c,) in blad.iter_rows(min_col=6, max_col=6) if c.value]
    assert [i for i in ider if "." not in i and i != "Id"] == ["region"]


def test_det_som_ska_ses_over_star_som_anteckning():
    utkastet = exempelutkast()
    utkastet.att_granska = {"bup.medel": "från 2023, granska", "kontaktpersoner[1].epost": "från 2023, granska"}
    bok = skriven(utkastet)
    cell = bok.svarscell("bup.medel")
    assert cell.parent.cell(cell.row, 5).value == "Se över: från 2023, granska"
    assert bok.formler["Kontaktuppgifter"].cell(11, 7).value == "Se över epost: från 2023, granska"


@pytest.mark.parametrize(
    ("rubriker", "namnen"),
    [
        (["Start", "Översikt"], ["Start 2", "Översikt 2"]),
        (["Mål: vad [1]?", "'Citat'"], ["Mål vad 1", "Citat"]),
        (["a" * 40, "A" * 40], ["a" * 31, "A" * 29 + " 2"]),
        (["?", "*"], ["forst", "sist"]),
    ],
)
def test_bladens_namn_gar_att_ha_i_excel_och_ar_aldrig_lika(monkeypatch, rubriker, namnen):
    bladnamn.cache_clear()
    pahittade = [(Del(nyckel, rubrik), ()) for nyckel, rubrik in zip(("forst", "sist"), rubriker, strict=True)]
    monkeypatch.setattr("redovisning.excel.upplagg.delar", lambda _: pahittade)
    assert list(bladnamn(Provplan).values()) == namnen
    bladnamn.cache_clear()


# --- samma in, samma ut -----------------------------------------------------------------------------------------


def test_samma_utkast_ger_samma_byte_i_olika_korningar():
    kod = (
        "import sys, hashlib; sys.path.insert(0, 'tests'); from provplan import provplan; "
        "from redovisning.excel.skrivning import arbetsbok; "
        "u = provplan(); u.omfattar = frozenset({'bakgrund', 'insatser', 'slutord'}); "
        "print(hashlib.sha256(arbetsbok(provplan()) + arbetsbok(u)).hexdigest())"
    )
    summor = {
        subprocess.run(
            [sys.executable, "-c", kod],
            env={**os.environ, "PYTHONHASHSEED": fro, "TZ": zon, "PYTHONPATH": "."},
            cwd=os.path.dirname(os.path.dirname(__file__)),
            capture_output=True,
            check=True,
        ).stdout
        for fro, zon in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }
    assert len(summor) == 1


def test_luckor_mellan_poster_syns_inte_i_boken():
    med_lucka = Utkast(Provplan)
    med_lucka.satt("matt[2].namn", "Väntande")
    assert skriven(med_lucka).postcell("matt[].namn", 0).value == "Väntande"
