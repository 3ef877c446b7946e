"""Arbetsboken som fil: egenskaper utan namn och datum, kontrollmärket, och giltig enligt formatet."""

from __future__ import annotations

from pathlib import Path

import pytest
from excelprov import Skriven, skriven, utkast
from mapprov import exempelutkast
from openxml_audit import FileFormat, OpenXmlValidator
from planprov import stor_plan
from provplan import provplan

from redovisning.kontrollmarke import orord


@pytest.fixture(scope="module")
def exemplet() -> Skriven:
    return skriven(exempelutkast())


def test_egenskaperna_har_titel_och_sprak_men_varken_namn_eller_datum(exemplet):
    egenskaper = exemplet.paket().las("docProps/core.xml").decode()
    assert "<dc:title>Redovisning av överenskommelsen om ökad tillgänglighet 2024</dc:title>" in egenskaper
    assert "sv-SE" in egenskaper
    assert not [ord_ for ord_ in ("creator", "lastModifiedBy", "created", "modified") if ord_ in egenskaper]


def test_boken_sager_sig_vara_gjord_av_projektet_och_inte_av_biblioteket(exemplet):
    programmet = exemplet.paket().las("docProps/app.xml").decode()
    assert "<Application>redovisning</Application>" in programmet
    assert not [namn for namn in exemplet.paket().namn if b"openpyxl" in exemplet.paket().las(namn).lower()]


def test_market_sager_om_boken_ar_orord(exemplet):
    assert orord(exemplet.data)
    paket = exemplet.paket()
    texter = paket.las("xl/sharedStrings.xml")
    assert not orord(paket.med({"xl/sharedStrings.xml": texter.replace(b"Region Exempel", b"Region Prov")}))


@pytest.mark.parametrize(
    "gor",
    [exempelutkast, provplan, utkast, lambda: utkast(bup__medel="ord " * 2000, region="=1"), stor_plan],
    ids=["exempel", "provplan", "tomt", "långt", "handlingsplan med diagram"],
)
def test_valideraren_finner_inga_fel(gor, tmp_path: Path):
    fil = tmp_path / "bok.xlsx"
    fil.write_bytes(skriven(gor()).data)
    fynd = OpenXmlValidator(file_format=FileFormat.OFFICE_2019).validate(fil).errors
    assert [(f.part_uri, f.description) for f in fynd] == []


def test_valideraren_ser_ett_fel_som_laggs_dit(exemplet, tmp_path: Path):
    paket, namn = exemplet.paket(), "xl/worksheets/sheet3.xml"
    fil = tmp_path / "trasig.xlsx"
    fil.write_bytes(paket.med({namn: paket.las(namn).replace(b"<sheetData>", b"<finnsinte/><sheetData>", 1)}))
    assert OpenXmlValidator(file_format=FileFormat.OFFICE_2019).validate(fil).errors
