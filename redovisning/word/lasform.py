"""Läsformen: ett formulär som är läst förut, så att ett likadant läses utan att dess egen text tolkas en gång till.

Mellan svarsraderna ligger formulärets fasta byte. Har en fil samma fasta byte i samma ordning är kartan över dem
densamma, och bara svarsraderna tolkas. De läses med samma regler som annars; kan en rad vara något annat än svar
på sin fråga läses hela filen som vanligt.

Raderna tolkas tillsammans, var och en i ett omslag med ett märke som ingen fil kan ha i sig. Finns alla omslag kvar
efter tolkningen är varje rad hel, och då betyder de fasta byten omkring den detsamma som förut.
"""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from lxml.etree import _Element

from redovisning.dokument.falt import Blankett, Del, Tabell
from redovisning.fel import OlasbarFil
from redovisning.word.karta import Karta, Svarsrad
from redovisning.word.kartlaggning import Kartlaggare
from redovisning.word.vandring import celltext
from redovisning.xmltolk import tolka_xml

_ANKARE = 48
"""Så många byte av ett fast stycke söks först; sedan jämförs hela."""
_FA = 3
"""Så få olika byts snabbast ut ett i taget."""
_MARKE = secrets.token_hex(16)
KROPP, SLUT = b"<w:body>", b"</w:body></w:document>"

Utanfor = list[tuple[Del | None, _Element]]
Liststilar = Mapping[str, tuple[str, str]]


class Hal(NamedTuple):
    """En plats för svar mellan två fasta stycken: hela rader under sina frågor, eller cellerna efter frågan."""

    svar: Svarsrad
    utanfor: Utanfor
    """Det som kartan har före svaret, sedan det förra."""
    formulartext: Utanfor


@dataclass(frozen=True, eq=False)
class Lasform:
    """Ett läst formulär: de fasta byten, vad som är svar mellan dem, och kartan över resten."""

    dokument: Blankett
    inledning: bytes
    """Det som står före brödtexten, med namnrymderna."""
    fasta: tuple[bytes, ...]
    hal: tuple[Hal, ...]
    utanfor: Utanfor
    """Det som kartan har efter det sista svaret."""
    formulartext: Utanfor
    fragor: Counter[str]
    tabeller: Counter[Tabell]
    liststilar: Liststilar
    """Formen gäller filer där samma stilar är listor."""
    stumma: Mapping[bytes, frozenset[bytes]]
    """Tagg → innehåll i egenskaper ur det lästa formuläret som inte säger en läsare något."""

    def karta(self, data: bytes) -> Karta | None:
        """Ger kartan över en brödtext, eller ``None`` när den inte säkert är det här formuläret med andra svar.

        ``data`` ska börja med det första fasta stycket.
        """
        # En kommentar eller CDATA kan ha något i sig som ser ut som element.
        if b"!" in data and b"<!" in data:
            return None
        bitar = self._halens_innehall(data)
        kropp = self._tolka(bitar) if bitar is not None else None
        if kropp is None:
            return None
        ritad = Kartlaggare(self.dokument, kropp, celltext)
        karta = ritad.karta
        for hal, omslag in zip(self.hal, kropp, strict=True):
            karta.utanfor += hal.utanfor
            karta.formulartext += hal.formulartext
            ritad.avsnitt = hal.svar.avsnitt
            if hal.svar.i_raden is not None:
                kant = ritad.svarsceller(omslag, hal.svar.i_raden[0])
            else:
                kant = ritad.svarsrader(omslag, hal.svar)
            if not kant:
                return None
        karta.utanfor += self.utanfor
        karta.formulartext += self.formulartext
        karta.fragor, karta.tabeller = self.fragor, self.tabeller
        return karta

    def _halens_innehall(self, data: bytes) -> list[bytes] | None:
        """Ger byten mellan de fasta styckena, om filen har alla i ordning."""
        forsta, *resten = self.fasta
        ut: list[bytes] = []
        fran = len(forsta)
        for fast in resten:
            ankare = fast[:_ANKARE]
            start = data.find(ankare, fran)
            while start >= 0 and not data.startswith(fast, start):
                start = data.find(ankare, start + 1)
            if start < 0:
                return None
            ut.append(data[fran:start])
            fran = start + len(fast)
        return ut if fran == len(data) else None

    def _tolka(self, bitar: list[bytes]) -> _Element | None:
        """Ger de tolkade svaren, ett omslag för varje, om vart och ett är helt för sig."""
        ut = [self.inledning, KROPP]
        for hal, bit in zip(self.hal, bitar, strict=True):
            tagg = b"tbl" if hal.svar.i_raden is None else b"tr"
            ut.append(b'<w:%b marke="%b">%b</w:%b>' % (tagg, _MARKE.encode(), bit, tagg))
        ut.append(SLUT)
        try:
            kropp = tolka_xml(self._utan_stumma(b"".join(ut)), "")[-1]
        except OlasbarFil:
            return None
        hela = len(kropp) == len(self.hal) and all(omslag.get("marke") == _MARKE for omslag in kropp)
        return kropp if hela else None

    def _utan_stumma(self, data: bytes) -> bytes:
        """Ger byten utan de egenskaper som inte säger något: de är en tredjedel av alla element."""
        for tagg, kanda in self.stumma.items():
            borjan, slut = b"<%b>" % tagg, b"</%b>" % tagg
            if len(kanda) <= _FA:
                for innehall in kanda:
                    data = data.replace(borjan + innehall + slut, b"")
                continue
            forst, *resten = data.split(borjan)
            ut = [forst]
            for bit in resten:
                innehall, sluttagg, efter = bit.partition(slut)
                ut.append(efter if innehall in kanda and sluttagg else borjan + bit)
            data = b"".join(ut)
        return data
