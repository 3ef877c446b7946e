"""Väntetidsfilerna: projektets egen form in och ut."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vantetidsprov import koder, kort, las, matt

from redovisning.dokument.vantetider import Matvardet, Vantetider
from redovisning.fel import Anvandningsfel, InteEttFormular, MalfilAndrad
from redovisning.filer import las as las_utkast
from redovisning.granskning import granska
from redovisning.vantetider.matvarde import AGARFORMER, KONEN, Matvarde
from redovisning.vantetider.ur_dokument import matvarden_med_stig, till_utkast
from redovisning.vantetidsfiler.inlasning import las_vantetider
from redovisning.vantetidsfiler.skrivning import csv_data, skriv_vantetider

FIL = """\
vantetider: 2024
region: Region Halland
kalla: Egen statistik
indikatorer:
  - nyckel: forsta_linjen
    namn: Första linjen inom 3 dagar
    raknar: genomförda
    dagar: 3
mal:
  - indikator: telefon
    procent: 97
    fran: 2024
matvarden:
  - indikator: telefon
    period: 2024-01
    inom: 861
    totalt: 1 000
    andel: 86,1
  - indikator: Första linjen inom 3 dagar
    region: Skåne
    enhet: Granen
    period: 2024-02
    kon: kvinnor
    andel: 75
    kalla: Annan källa
"""


# --- dokumentet ------------------------------------------------------------------------------------------------------


def test_matvardet_och_dokumentets_post_har_samma_falt_och_samma_val():
    assert set(Matvarde._fields) == set(Matvardet.model_fields)
    schema = Matvardet.model_json_schema()["properties"]
    assert tuple(schema["kon"]["anyOf"][0]["enum"]) == KONEN
    assert tuple(schema["agarform"]["anyOf"][0]["enum"]) == AGARFORMER


def test_en_vantetidsfil_i_yaml_blir_matvarden(egen_mapp):
    Path("vantetider.yaml").write_text(FIL, "utf-8")
    ut = las_vantetider(["vantetider.yaml"])
    assert kort(ut, "indikator", "region", "enhet", "period", "kon", "inom", "totalt", "andel", "kalla") == [
        ("telefon", "Region Halland", "", "2024-01", "alla", 861, 1000, Decimal("86.1"), "Egen statistik"),
        ("forsta_linjen", "Region Skåne", "Granen", "2024-02", "kvinnor", None, None, 75, "Annan källa"),
    ]
    assert ut.matvarden[0].metod == "genomförda"
    assert str(ut.plats(0)) == "14:16"
    assert koder(ut) == []


def test_regionens_egna_indikatorer_och_mal_foljer_med(egen_mapp):
    Path("v.yaml").write_text(FIL, "utf-8")
    ut = las_vantetider(["v.yaml"])
    assert ut.indikatorer["forsta_linjen"].grans("2024-02").dagar == 3
    assert ut.indikatorer["telefon"].malet("Region Halland", "2024-03").varde == 97
    assert ut.indikatorer["telefon"].malet("Region Halland", "2023-03").varde == 95


def test_ett_matvarde_som_inte_gar_att_lasa_ar_inte_med_och_namns(egen_mapp):
    Path("v.yaml").write_text(FIL.replace("861", "många"), "utf-8")
    ut = las_vantetider(["v.yaml"])
    assert [m.indikator for m in ut.matvarden] == ["forsta_linjen"]
    assert "VA02" in koder(ut)


def test_dokumentet_granskas_och_blir_en_typad_modell(egen_mapp):
    Path("v.yaml").write_text(FIL, "utf-8")
    utkast = las_utkast("v.yaml")
    assert granska(utkast).fel == []
    modell = utkast.modell()
    assert isinstance(modell, Vantetider)
    assert modell.matvarden[0].andel == Decimal("86.1")


def test_ett_annat_dokument_ar_ingen_vantetidsfil(egen_mapp):
    Path("r.yaml").write_text("formular: 2024\nregion: Region Halland\n", "utf-8")
    with pytest.raises(InteEttFormular, match="varken en tabell eller en väntetidsfil"):
        las_vantetider(["r.yaml"])


_tecken = st.text("abcåäöÅÄÖ 0123456789.,-=+@;\"'", max_size=12)
_namn = _tecken.map(lambda t: f"N{' '.join(t.split())}")
_formel = _tecken.map(lambda t: f"=N{' '.join(t.split())}")
_talet = st.none() | st.integers(0, 10**7)
_matvarden = st.lists(
    st.builds(
        Matvarde,
        indikator=st.sampled_from(["telefon", "operation", "egen"]),
        region=st.sampled_from(["Region Halland", "Riket", "Region Exempel"]),
        enhet=_namn | _formel | st.just(""),
        period=st.sampled_from(["2024-01", "2024"]),
        kon=st.sampled_from(KONEN),
        agarform=st.sampled_from(AGARFORMER),
        inom=_talet,
        totalt=_talet,
        andel=st.none() | st.decimals(0, 100, places=1),
        metod=_namn,
        kalla=_namn,
        specialitet=_namn | st.just(""),
        intervall=st.sampled_from(["", "31-60"]),
        status=st.sampled_from(["", "undertryckt", "saknas"]),
    ),
    min_size=1,
    max_size=5,
)


@settings(max_examples=40, deadline=None)
@given(_matvarden)
def test_matvarden_till_utkast_och_tillbaka_ar_samma(poster):
    utkast = till_utkast(poster, "Region Halland", "Källa")
    assert [m for m, _ in matvarden_med_stig(utkast)] == poster


@settings(max_examples=40, deadline=None)
@given(_matvarden)
def test_csv_ut_och_in_ar_samma(poster):
    tomma = [m for m in poster if (m.inom, m.totalt, m.andel) == (None, None, None)]
    vantat = [m._replace(status=m.status or "saknas") if m in tomma else m for m in poster]
    assert las(csv_data(poster)).matvarden == vantat


@pytest.mark.parametrize("andelse", [".yaml", ".json", ".csv", ".xlsx"])
def test_varje_medium_ger_samma_matvarden_tillbaka(egen_mapp, andelse):
    poster = [
        matt(inom=861, totalt=1000, andel=Decimal("86.1"), metod="genomförda", kalla="Egen"),
        matt(region="Riket", period="2024", andel=Decimal(92), metod="genomförda", kalla="Annan", kon="män"),
    ]
    fil = skriv_vantetider(poster, Path(f"ut{andelse}"))
    forsta = fil.read_bytes()
    assert las_vantetider([fil]).matvarden == poster
    assert skriv_vantetider(poster, Path(f"ut{andelse}"), ersatt=True).read_bytes() == forsta


def test_en_text_som_vore_en_formel_ar_text_i_csv():
    (rad,) = list(csv.reader(io.StringIO(csv_data([matt(enhet="=1+1")]).decode("utf-8-sig")), delimiter=";"))[1:]
    assert rad[2] == "'=1+1"


def test_en_andrad_csv_skrivs_inte_over(egen_mapp):
    skriv_vantetider([matt(totalt=7)], Path("ut.csv"))
    with pytest.raises(MalfilAndrad):
        skriv_vantetider([matt(totalt=8)], Path("ut.csv"))


def test_en_andelse_som_inte_gar_att_skriva_ar_ett_fel(egen_mapp):
    with pytest.raises(Anvandningsfel, match=r"\.csv, \.yaml, \.json och \.xlsx"):
        skriv_vantetider([matt()], Path("ut.docx"))
