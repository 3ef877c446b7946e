"""De härledda filerna är aktuella."""

from __future__ import annotations

import pytest

from redovisning import harledda


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
