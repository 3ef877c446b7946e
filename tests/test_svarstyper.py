"""Tal och datum som de skrivs på svenska, åt båda hållen."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from redovisning.dokument.svarstyper import som_text, tolka_datum, tolka_tal


@pytest.mark.parametrize(
    ("text", "tal"),
    [
        ("3 923", "3923"),
        ("1\u00a0002\u202f500,25", "1002500.25"),
        ("2,5", "2.5"),
        ("0.125", "0.125"),
        (" −4 ", "-4"),
        ("39 23", None),
        ("3.923", None),
        ("5 %", None),
        ("1e5", None),
        ("٣", None),
        ("", None),
    ],
)
def test_tal_lases_som_de_skrivs_pa_svenska(text, tal):
    assert tolka_tal(text) == (None if tal is None else Decimal(tal))


@pytest.mark.parametrize(
    ("text", "dag"),
    [
        ("2024-09-30", date(2024, 9, 30)),
        ("30 September\u00a02024", date(2024, 9, 30)),
        ("den 1 maj 2031", date(2031, 5, 1)),
        ("2024-02-30", None),
        ("30 sebtember 2024", None),
        ("hösten 2024", None),
        ("0000-01-01", None),
    ],
)
def test_datum_lases_i_tva_former(text, dag):
    assert tolka_datum(text) == dag


@pytest.mark.parametrize(("siffror", "ar_tal"), [(24, True), (25, False), (5_000, False)])
def test_fler_siffror_an_nagot_tal_har_ar_inget_tal(siffror, ar_tal):
    """Två celler som klistrats ihop gav ett tal som inget senare kunde räkna med."""
    assert (tolka_tal("9" * siffror) is not None) is ar_tal


@pytest.mark.parametrize(
    ("varde", "text"), [(3923, "3923"), (2.5, "2,5"), (1e22, "1" + "0" * 22), (Decimal("-0.10"), "-0,10")]
)
def test_tal_skrivs_sa_att_de_kan_lasas(varde, text):
    assert som_text(varde) == text
    assert tolka_tal(text) == Decimal(str(varde))
