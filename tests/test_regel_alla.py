"""Alla regler på en gång: Hallands godkända formulär, godtycklig text, ordning och löften."""

from __future__ import annotations

import json
import random
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from regelfall import helt_utkast, las_fall, satt_alla

from redovisning.anmarkning import Anmarkning, Niva
from redovisning.granskning import granska
from redovisning.granskning.ledtexter import LEDTEXTER
from redovisning.granskning.meddelanden import anmark
from redovisning.granskning.tecken_klasser import synlig
from redovisning.plats import Formularplats, Textplats
from redovisning.utkast import Svar, nytt_utkast

STIGAR = [stig for stig, _ in nytt_utkast(2024).vagar()] + [f"kontaktpersoner[1].{n}" for n in ("namn", "epost")]
BITAR = [
    *LEDTEXTER,
    "ja",
    "nej",
    "kanske",
    "Ja, delvis",
    "1 237 500 000 miljoner kronor",
    "544 99 160",
    "2023 års medel",
    "se redovisningen för 2023",
    "<p>&nbsp;",
    "070-1740605",
    "+46(0)",
    "kim@",
    "Region Hallnad",
    "\u200b",
    "\x02",
    "\ud800",
    "Ã¥",
    "{svar}",
    "%s",
    "²",
    "٣ kr",
]
TEXTER = st.one_of(
    st.text(max_size=80),
    st.lists(st.one_of(st.sampled_from(BITAR), st.text(max_size=8)), max_size=6).map(" ".join),
    st.text("0123456789 .,+-()/@<>&;kr\n", max_size=60),
)


def test_hallands_godkanda_formular_ger_inga_fel_och_bara_det_som_stammer(provdata):
    utkast = nytt_utkast(2024)
    satt_alla(utkast, las_fall(provdata / "prov" / "halland-2024.yaml"))
    rapport = granska(utkast)
    assert rapport.fel == []
    assert rapport.komplett
    assert rapport.region == "Region Halland"
    assert [(a.kod, a.falt) for a in rapport.anmarkningar] == [
        ("UP02", "vardformedling.medel"),
        ("OB02", "kompetensforsorjning.medarbetare_resultat"),
    ]
    (inledning,) = rapport.rad
    assert all(f"{avsnitt} «" in inledning.meddelande for avsnitt in ("3.2", "3.3", "3.5", "3.6", "3.7"))
    assert utkast.modell().region == "Region Halland"


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(STIGAR), TEXTER, max_size=8), st.lists(TEXTER, max_size=2))
def test_granskningen_klarar_vilken_text_som_helst(svar, utanfor):
    utkast = helt_utkast(svar)
    utkast.utanfor += [Svar(text, Formularplats("3.1")) for text in utanfor]
    rapport = granska(utkast)
    assert json.loads(json.dumps(rapport.som_dict()))["antal"]["fel"] == len(rapport.fel)
    for a in rapport.anmarkningar:
        assert a.meddelande == synlig(a.meddelande), "ett osynligt tecken ur svaret står i meddelandet"
        assert "\n" not in a.meddelande
        assert len(a.meddelande) < 1000
        str(a).encode()


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(st.sampled_from(STIGAR), TEXTER, max_size=4))
def test_ett_utkast_utan_fel_ar_alltid_en_hel_modell(svar):
    utkast = helt_utkast(svar)
    if granska(utkast).komplett:
        assert type(utkast).fran_modell(utkast.modell()) == utkast


def test_samma_utkast_ger_samma_rapport_oavsett_ordningen_det_skrevs_i():
    utkast = helt_utkast({"generellt.vardplatser": "kanske", "bup.medel": "<p>544 99 160", "region": "Hallnad"})
    blandat = nytt_utkast(2024)
    svar = list(utkast.svar.items())
    random.Random(1).shuffle(svar)
    for stig, s in svar:
        blandat.satt(stig, s.text)
    assert granska(blandat).som_dict() == granska(utkast).som_dict()


def test_utan_platser_kommer_anmarkningarna_i_formularets_ordning():
    utkast = helt_utkast({"bup.medel": "", "region": "Hallnad", "generellt.vardplatser": "kanske"})
    utkast.utanfor.append(Svar("Lös rad", Formularplats("3.1")))
    assert [a.kod for a in granska(utkast).anmarkningar] == ["RE01", "JN01", "OB01", "UT01"]


def test_lasarens_anmarkningar_foljer_med():
    utkast = helt_utkast({"region": "Region Gotland"})
    utkast.anmarkningar.append(anmark("UT02", utkast, plats=Textplats(3, 1), ord="x"))
    (a,) = granska(utkast).anmarkningar
    assert isinstance(a, Anmarkning)
    assert (a.kod, a.niva, a.plats) == ("UT02", Niva.RAD, Textplats(3, 1))


def test_anmarkningen_pekar_pa_platsen_i_filen():
    utkast = helt_utkast()
    utkast.satt("vantetidsdata.svarsfrekvens_95", "kanske", Textplats(34, 21))
    (a,) = granska(utkast).fel
    assert str(a).startswith("34:21 fel JN01 3.4 «Uppgår svarsfrekvensen")
    assert str(a).endswith("»: svaret är «kanske». Svara ja eller nej.")


def test_ett_helt_utkast_blir_en_modell():
    assert helt_utkast().modell().bup.medel.startswith("Första samtalet")


@pytest.mark.parametrize("modul", ["lxml", "yaml", "difflib", "redovisning.word", "redovisning.yamlfil"])
def test_granskningen_laddar_inget_medium(modul):
    import subprocess

    kod = (
        "import sys; from redovisning.utkast import nytt_utkast; from redovisning.granskning import granska; "
        f"granska(nytt_utkast(2024)); sys.exit({modul!r} in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", kod], check=False).returncode == 0
