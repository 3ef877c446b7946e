"""Bygger svar i Word för proven av läsningen: körningar, stycken och ett formulär med färdiga celler."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from myndighetsformular import Formularfil

from redovisning.grind import slapp_in
from redovisning.utkast import Utkast
from redovisning.word.lasning import las_word
from redovisning.word.namnrymd import W


def r(text: str, egenskaper: str = "") -> str:
    rpr = f"<w:rPr>{egenskaper}</w:rPr>" if egenskaper else ""
    return f'<w:r>{rpr}<w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*korningar: str, ppr: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{ppr}</w:pPr>' if ppr else ''}{''.join(korningar)}</w:p>"


def laser(mapp: Path) -> Callable[..., Utkast]:
    """Ger en funktion som skriver formuläret i mappen och läser det, med de delar som namnges."""

    def las(fil: Formularfil, **delar: bytes) -> Utkast:
        vag = mapp / "utkast.docx"
        vag.write_bytes(fil.bytes(**delar))
        return las_word(slapp_in(vag))

    return las


def med_svar(xml: str, nyckel: str = "bup.medel", **mer: str) -> Formularfil:
    fil = Formularfil()
    fil.svar = {nyckel: xml, **mer}
    return fil


def koder(utkast: Utkast, stig: str | None = "bup.medel") -> list[str]:
    return [a.kod for a in utkast.anmarkningar if stig is None or a.falt == stig]


def punkt(text: str, niva: int) -> str:
    """Ger en punkt i listan som ``LISTAN`` beskriver."""
    return p(r(text), ppr=f'<w:numPr><w:ilvl w:val="{niva}"/><w:numId w:val="3"/></w:numPr>')


LISTAN = (
    f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="1">'
    + "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{f}"/></w:lvl>'
        for n, f in enumerate(["decimal", "lowerLetter"])
    )
    + '</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
).encode()
"""Numreringen i en fil med en lista i två nivåer: siffror och bokstäver."""
