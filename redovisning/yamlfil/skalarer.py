"""En text som YAML: rakt efter nyckeln, inom citattecken eller i ett block. Läses tillbaka som samma text."""

from __future__ import annotations

import re

# Börjar på en bokstav och har inget som YAML kan ta för något annat än text, i någon version av YAML.
_RAK = re.compile(r"[^\W\d_][\w .,;/()@+\-–—&'\"!?%=*§°]*")
_ANNAT_AN_TEXT = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n", "inf", "nan"})
_OSKRIVBART = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_UTBYTE = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
_ATT_BYTA = re.compile(f'[\\\\"\n\t]|{_OSKRIVBART.pattern}')


def tomt(nyckel: str, indrag: str) -> list[str]:
    """Ger en obesvarad fråga att skriva svaret efter."""
    return [f"{indrag}{nyckel}:"]


def pa_raden(nyckel: str, text: str, indrag: str) -> list[str]:
    """Ger en kort uppgift på nyckelns rad, inom citattecken om det behövs."""
    return [f"{indrag}{nyckel}: {kort_varde(text)}"]


def i_block(nyckel: str, text: str, indrag: str) -> list[str]:
    """Ger en fritext i ett block, rad för rad som den är. En tom text ger ett tomt block och en indragen rad.

    Text med tecken som inte får stå i ett block skrivs inom citattecken.
    """
    huvud, rader = block(text, indrag)
    return [f"{indrag}{nyckel}: {huvud}", *rader]


def kort_varde(text: str) -> str:
    """Ger en text på en rad som den skrivs efter kolonet: rakt, eller inom citattecken om det behövs."""
    rak = _RAK.fullmatch(text) and not text.endswith(" ") and text.lower() not in _ANNAT_AN_TEXT
    return text if rak else citerad(text)


def block(text: str, indrag: str, steg: int = 2) -> tuple[str, list[str]]:
    """Ger det som står efter kolonet, och blockets rader, ``steg`` blanksteg längre in än nyckelns ``indrag``.

    Text med tecken som inte får stå i ett block ges inom citattecken, utan rader.
    """
    if _OSKRIVBART.search(text):
        return citerad(text), []
    # Börjar texten med blanksteg måste indraget sägas, annars tas de för indrag.
    siffra = str(steg) if text[:1] in (" ", "\t") else ""
    # I ett tomt block står indraget färdigt, så att det bara är att skriva efter det.
    rader = [f"{indrag}{' ' * steg}{rad}" if rad or not text else "" for rad in text.split("\n")]
    return f"|{siffra}", rader


def citerad(text: str) -> str:
    """Ger texten inom dubbla citattecken."""
    return f'"{_ATT_BYTA.sub(_byt, text)}"'


def _byt(m: re.Match[str]) -> str:
    kod = ord(m[0])
    return _UTBYTE.get(m[0]) or (f"\\x{kod:02X}" if kod < 0x100 else f"\\u{kod:04X}")
