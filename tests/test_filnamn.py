"""Filnamn som går att ha i Windows, macOS och Linux."""

from __future__ import annotations

import pytest

from redovisning.filskrivning import sakert_filnamn


@pytest.mark.parametrize(
    ("namn", "sakert"),
    [
        ("Redovisning 2024 Region Örebro län.docx", "Redovisning 2024 Region Örebro län.docx"),
        ("Redovisning: utkast 1/2?.docx", "Redovisning- utkast 1-2-.docx"),
        ('a<b>"c"|*\\.docx', "a-b-c-.docx"),
        ("..", "namnlös"),
        (" . ", "namnlös"),
        ("", "namnlös"),
        ("slut. . ", "slut"),
        ("CON", "_CON"),
        ("nul.docx", "_nul.docx"),
        ("Com1 .txt", "_Com1.txt"),
        ("lpt²", "_lpt²"),
        ("console.txt", "console.txt"),
        ("~$lås.docx", "_~$lås.docx"),
        (".~tillfällig.docx", "_.~tillfällig.docx"),
        ("rad\r\nbyte\ttabb  två", "rad byte tabb två"),
        ("osyn\u200bligt\u202excod.docx", "osynligtxcod.docx"),
        ("A\u030a.docx", "Å.docx"),
        ("x" * 200 + ".docx", "x" * 115 + ".docx"),
        ("Avsnitt 3.4 med en lång fortsättning", "Avsnitt 3.4 med en lång fortsättning"),
    ],
)
def test_sakert_filnamn(namn: str, sakert: str) -> None:
    assert sakert_filnamn(namn) == sakert
    assert sakert_filnamn(sakert) == sakert
