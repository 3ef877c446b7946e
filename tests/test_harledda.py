"""De härledda filerna är aktuella."""

from __future__ import annotations

import pytest
from myndighetsformular import Formularfil, stycke

from redovisning import harledda, resurser
from redovisning.filer import las
from redovisning.word.formulartext import NAMN
from redovisning.word.formulartext import _kanda as kand_text_cache


@pytest.mark.parametrize("slag", harledda.HARLEDDA)
def test_de_sparade_filerna_ar_de_som_skulle_skrivas(slag):
    filer = list(harledda.HARLEDDA[slag]())
    assert filer
    gamla = [str(vag) for vag, data in filer if vag.read_bytes() != data]
    assert gamla == [], f"kör: make {slag}"


def test_en_gammal_fil_skrivs_om_utan_kopia(tmp_path, monkeypatch):
    fil = tmp_path / "schema.json"
    fil.write_bytes(b"gammalt")
    monkeypatch.setitem(harledda.HARLEDDA, "schema", lambda: iter([(fil, b"nytt")]))
    assert harledda.skriv_om(["schema"]) == [fil]
    assert {v.name: v.read_bytes() for v in tmp_path.iterdir()} == {"schema.json": b"nytt"}


def test_inledningen_i_myndighetens_fil_kanns_igen_efter_skriv_formulartext(tmp_path, monkeypatch):
    riktig = resurser.mall
    monkeypatch.setattr(resurser, "mall", lambda *d: tmp_path / d[-1] if d[-1] == NAMN else riktig(*d))
    kand_text_cache.cache_clear()
    formular = Formularfil()
    formular.fore = stycke("Så här fyller ni i formuläret i år.") + stycke("Hör av er vid frågor.")
    fil = tmp_path / "tomt.docx"
    fil.write_bytes(formular.bytes())
    fore = [s.text for s in las(fil).utanfor]
    harledda.skriv_formulartext(fil)
    kand_text_cache.cache_clear()
    assert "Så här fyller ni i formuläret i år." in fore[0]
    assert las(fil).utanfor == []
    assert "fyller" not in (tmp_path / NAMN).read_text("utf-8").split("\n", 2)[2]
    kand_text_cache.cache_clear()


@pytest.mark.parametrize(
    ("argument", "mening"),
    [
        (["scema"], "Det här går inte att skriva om: scema. Välj bland blanketter, schema"),
        (["formulartext"], "Ange myndighetens tomma formulär"),
        (["formulartext", "finns-inte.docx"], "Filen finns inte"),
    ],
)
def test_det_som_inte_gar_att_skriva_om_far_en_mening(argument, mening):
    assert mening in harledda.kor(argument)
