"""Slumpade utkast för de prov som ska hålla för vad som än skrivs: YAML, JSON och Word.

Texterna är i normalform och byggs av rader som brukar gå sönder, blandade med vad som helst ur Unicode.
"""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from redovisning.dokument import FORMULAR, SENASTE_AR
from redovisning.dokument.falt import Svarstyp, falten
from redovisning.dokument.klasser import Dokument
from redovisning.dokument.svarstyper import som_text
from redovisning.fritext import normalisera
from redovisning.utkast import Utkast

STYRTECKEN = "".join(chr(n) for n in range(32) if chr(n) not in "\t\n\r\x0b\x0c") + "\ufffe\uffff"
"""Det som varken Word eller Excel kan bära men som YAML och JSON kan skriva."""

BESVARLIGA_RADER = (
    "Vanlig text om vården, med å, ä och ö.",
    "  indragen rad",
    "\tefter en tabb",
    "a\tb",
    "# inte en kommentar",
    "först i landet #1 av 21",
    "Mål: kortare köer",
    "kolon sist:",
    "medel: |",
    "- punkt",
    "- ",
    "-",
    "-utan blank",
    "• inte i normalform",
    "•\tinte heller",
    "•\t",
    "·\tur Word",
    "o\tur Word",
    "–\tur Word",
    "- \tpunkt med tabb",
    "1. ett",
    "2. två",
    "3. hoppar",
    "0701740605",
    "12:30",
    "2024-09-30",
    "no",
    "null",
    "~",
    "true",
    "---",
    "--- text",
    "...",
    "%YAML 1.2",
    "@namn",
    "`kod`",
    "|",
    ">",
    "> citat",
    "!tagg",
    "&ankare",
    "*stjärna*",
    "? fråga",
    "[lista]",
    "{karta: ja}",
    "{{ 7*7 }}",
    "{% raw %}",
    "=SUMMA(A1)",
    "Vård & omsorg",
    "<b>fet</b>",
    "&amp; &#x41;",
    "]]>",
    '"citat"',
    "'apostrof'",
    'ett " i mitten',
    "slutar på citat'",
    "C:\\mapp\\n",
    "hårt\u00a0blanksteg",
    "\u00a0",
    "mjukt\u00adbindestreck",
    "noll\u200bbredd\ufeffoch BOM",
    "👩‍⚕️ och 🇸🇪",
    "e\u0301 sammansatt",
    "2,5 procentenheter (75 % − 72,5 %)",
    "å" * 200,
    "<<: *a",
    "C1 \x80 och \x9f",
)


def rader(*, styrtecken: bool = False) -> st.SearchStrategy[str]:
    """Ger en rad text i normalform, utan radbyten och aldrig blank."""
    tecken = st.characters(exclude_categories=["Cs"], exclude_characters="" if styrtecken else STYRTECKEN)
    fria = st.text(tecken, max_size=30)
    blandade = st.tuples(st.sampled_from(BESVARLIGA_RADER), fria).map("".join)
    alla = st.sampled_from(BESVARLIGA_RADER) | fria | blandade
    return alla.map(lambda rad: normalisera(rad).replace("\n", " ").rstrip(" \t")).filter(str.strip)


def texter(*, styrtecken: bool = False) -> st.SearchStrategy[str]:
    """Ger fritext i normalform, en till sex rader, med och utan tomrader emellan."""
    par = st.tuples(rader(styrtecken=styrtecken), st.sampled_from(("\n", "\n\n")))
    alla = st.lists(par, min_size=1, max_size=6)
    return alla.map(lambda delar: normalisera("".join(d for rad in delar for d in rad))).filter(str.strip)


_TYPADE = {
    Svarstyp.DATUM: st.dates().map(date.isoformat),
    Svarstyp.TAL: st.decimals(allow_nan=False, allow_infinity=False).map(som_text) | st.integers().map(str),
}
"""Svar som är vad frågan vill ha; hälften av dem är ändå vad som helst."""


@st.composite
def utkast(draw: st.DrawFn, dokument: type[Dokument] | None = None, *, styrtecken: bool = False) -> Utkast:
    """Ger ett utkast med en till fyra poster i varje lista, också tomma; ungefär vart fjärde svar saknas."""
    klass = dokument or FORMULAR[SENASTE_AR]
    ut = Utkast(klass)
    fritext, rad = texter(styrtecken=styrtecken), rader(styrtecken=styrtecken)
    antal = {f.lista: draw(st.integers(1, 4)) for f in falten(klass) if f.lista}
    for falt in falten(klass):
        for nummer in range(antal.get(falt.lista, 1)):
            if draw(st.integers(0, 3)) == 0:
                continue
            if falt.typ is Svarstyp.JA_NEJ:
                svar = draw(st.sampled_from(("ja", "nej")))
            elif falt.typ is Svarstyp.VAL:
                svar = draw(st.sampled_from(falt.val))
            elif falt.typ in _TYPADE and draw(st.booleans()):
                svar = draw(_TYPADE[falt.typ])
            else:
                svar = draw(rad if falt.enradig else fritext)
            ut.satt(falt.stig(nummer), svar)
    return ut
