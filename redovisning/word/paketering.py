"""Lägger den fyllda brödtexten i paketet, med numrering, bunden data och märket som visar om filen har ändrats."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from redovisning import kontrollmarke
from redovisning.utlamnat import Utlamnat
from redovisning.word.delar import Worddelar
from redovisning.word.pakettillagg import Tillagg


@dataclass(frozen=True)
class _Fast:
    """Delarna som är desamma i varje fyllning, och var numreringen ligger."""

    andrade: dict[str, bytes]
    nya: dict[str, bytes]
    numreringens_namn: str


class Paketering:
    """Paketerar fyllningar av ett formulär. Det som inte beror på svaren räknas ut en gång."""

    def __init__(self, delar: Worddelar, ar: int) -> None:
        self._delar = delar
        self._ar = ar
        self._eget = kontrollmarke.delnamn(delar.paket)
        self._summor = delar.paket.summor()
        self._fasta: dict[bool, _Fast] = {}

    def ihop(
        self, brodtext: bytes, bundna: Mapping[str, bytes], numrering: bytes | None, utlamnat: Utlamnat | None
    ) -> bytes:
        """Ger hela filen. ``bundna`` är delarna med dold data; ``numrering`` är ``None`` när den inte ändrats."""
        paket = self._delar.paket
        fast = self._fast(numrering is not None)
        andrade = {self._delar.huvuddel: brodtext, **bundna, **fast.andrade}
        nya: dict[str, bytes] = {}
        if numrering is not None:
            (andrade if fast.numreringens_namn in paket else nya)[fast.numreringens_namn] = numrering
        nya |= fast.nya
        summor = self._summor | {n: (zlib.crc32(d), len(d)) for n, d in {**andrade, **nya}.items()}
        marke = kontrollmarke.marke(summor, self._eget, self._ar, utlamnat)
        (andrade if self._eget in paket else nya)[self._eget] = marke
        return paket.med(andrade, nya)

    def _fast(self, med_numrering: bool) -> _Fast:
        if med_numrering not in self._fasta:
            self._fasta[med_numrering] = self._rakna_ut(med_numrering)
        return self._fasta[med_numrering]

    def _rakna_ut(self, med_numrering: bool) -> _Fast:
        tillagg = Tillagg(self._delar)
        namn = tillagg.plats_for_numrering() if med_numrering else ""
        tillagg.gor_till_dokument()
        tillagg.relation(kontrollmarke.RELATION, self._eget)
        bidelar = {n: d for n, d in kontrollmarke.bidelar(self._eget).items() if n not in self._delar.paket}
        for bidel in bidelar:
            if not bidel.endswith(".rels"):
                tillagg.innehallstyp(bidel, kontrollmarke.EGENSKAPSTYP)
        return _Fast(tillagg.andrade(), tillagg.nya() | bidelar, namn)
