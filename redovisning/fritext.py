"""Fritextens form: det du skriver är det som står där.

Bara indelningen betyder något. En tom rad skiljer stycken, en radbrytning är en radbrytning, rader som börjar
med ``- ``, eller med ``•`` och ett blanksteg eller en tabb, är punkter och ``1. ``, ``2. `` … från 1 är en numrerad
lista. Inget annat tecken betyder något: ``*``, ``{{ }}``, ``<b>`` och ``=`` kommer ut som de skrevs.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum

_ANDRA_RADBYTEN = re.compile("[\r\x0b\x0c\x85\u2028\u2029]")
_TOMRADER = re.compile(r"\n{3,}")
_NUMMER = re.compile(r"(\d{1,9})\. (.*)", re.DOTALL)
_PUNKTTECKEN = re.compile(r"^•(?:\t+| )", re.MULTILINE)
_OSKRIVBART = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def normalisera(text: str) -> str:
    """Ger texten i normalform: NFC, ``\\n`` som enda radbyte, inga blanka i radslut, högst en tom rad i följd.

    Tomma rader först och sist försvinner, och punkttecknet i en lista skrivs ``- ``.
    """
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    # Andra radbyten och blanktecken än mellanslag är aldrig tecken som går att visa, så de flesta texter är klara här.
    if text.isprintable():
        text = _utan_svans(text) if text.endswith(" ") else text
    else:
        if not all(map(str.isprintable, text.split("\n"))):
            text = _ANDRA_RADBYTEN.sub("\n", text.replace("\r\n", "\n"))
            text = "\n".join([_utan_svans(rad) for rad in text.split("\n")])
        elif " \n" in text or text.endswith(" "):
            text = "\n".join([_utan_svans(rad) for rad in text.split("\n")])
        if "\n\n\n" in text:
            text = _TOMRADER.sub("\n\n", text)
    text = text.strip("\n")
    return _PUNKTTECKEN.sub("- ", text) if "•" in text else text


def oskrivbara(text: str) -> list[str]:
    """Ger de tecken i texten som varken Word eller Excel kan bära, som ``U+0001``."""
    return sorted({f"U+{ord(c):04X}" for c in _OSKRIVBART.findall(text)})


def _utan_svans(rad: str) -> str:
    """En rad av bara blanktecken, också hårda, är tom; så också en listpunkt utan text."""
    text = rad.rstrip()
    return "" if text in ("", "-", "•") and rad != text else rad.rstrip(" \t")


class Blockslag(StrEnum):
    """Vad ett block är."""

    STYCKE = "stycke"
    PUNKT = "punkt"
    NUMMER = "nummer"


@dataclass
class Block:
    """Ett stycke eller en listpunkt. ``luft``: en tom rad skiljer blocket från det föregående."""

    slag: Blockslag
    rader: list[str] = field(default_factory=list)
    luft: bool = False
    nummer: int = 0

    def text(self) -> str:
        """Ger blocket som det skrivs i fritext."""
        forsta = {Blockslag.PUNKT: "- ", Blockslag.NUMMER: f"{self.nummer}. "}.get(self.slag, "")
        return forsta + "\n".join(self.rader)


def dela(text: str) -> list[Block]:
    """Ger textens block i ordning. Texten ska vara i normalform."""
    block: list[Block] = []
    luft = False
    for rad in text.split("\n"):
        if not rad:
            luft = True
            continue
        block_fore = block[-1] if block else None
        if rad.startswith("- "):
            block.append(Block(Blockslag.PUNKT, [rad[2:]], luft))
        elif rad[0].isdecimal() and (m := _NUMMER.fullmatch(rad)) and m[1] == str(_nasta_nummer(block_fore, m[1])):
            block.append(Block(Blockslag.NUMMER, [m[2]], luft, int(m[1])))
        elif block_fore and block_fore.slag is Blockslag.STYCKE and not luft:
            block_fore.rader.append(rad)
        else:
            block.append(Block(Blockslag.STYCKE, [rad], luft))
        luft = False
    return block


def _nasta_nummer(fore: Block | None, skrivet: str) -> int:
    """En lista börjar på 1 eller fortsätter den föregående punkten; allt annat är vanlig text."""
    if skrivet == "1":
        return 1
    return fore.nummer + 1 if fore and fore.slag is Blockslag.NUMMER else 0
