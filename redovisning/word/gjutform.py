"""Gjutformen: ett formulär berett för fyllning, så att många svar i samma formulär tolkar och kartlägger det en gång.

Formuläret skrivs ut med ett märke där varje fält börjar och slutar. Mellan fälten ligger fasta byte. Ett fält blir
ett skal för varje läge det setts i, med ett hål som svaret hälls i; skalen görs av formulärets egna element. Trädet
självt ändras aldrig, bara kopior av det, så samma gjutform kan användas om och om igen.
"""

from __future__ import annotations

import copy
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice
from typing import NamedTuple

from lxml import etree
from lxml.etree import _Element

from redovisning.dokument.falt import Blankett, falten
from redovisning.grind import Mottagen
from redovisning.utkast import Utkast
from redovisning.word.delar import Worddelar
from redovisning.word.former import Formgivare
from redovisning.word.ifyllning import Lage, oppna
from redovisning.word.karta import Ruta
from redovisning.word.kartlaggning import kartlagg
from redovisning.word.kontroller import Kontroll, hitta_kontroll
from redovisning.word.numrering import Numreringsgrund
from redovisning.word.paketering import Paketering
from redovisning.word.passning import hinder, redan_ifyllda
from redovisning.word.rader import Postrader
from redovisning.word.stycken import Form
from redovisning.word.vandring import SDT, TC
from redovisning.xmltolk import skriv_xml

MINNS_HOGST = 8
"""Så många formulär hålls beredda: en leverans har ett eller två, med en till några kontaktrader."""
_STORST = 8 * 1024 * 1024
"""Större filer, uppackade, bereds för varje fyllning."""


class Ifyllt(NamedTuple):
    """Ett fält med sitt svar: hur fältet ser ut och svarets XML."""

    lage: Lage
    innehall: bytes


@dataclass(frozen=True, eq=False)
class _Enhet:
    """Ett element som ändras när något av dess fält fylls; oftast en cell med ett fält. ``plats`` är dess nummer."""

    plats: int
    falt: tuple[tuple[str, Kontroll], ...]


class Gjutform:
    """Ett berett formulär, med rader för utkastets alla poster.

    ``hinder`` är det som gör att det inte går att fylla; ``ifyllda`` är rutorna där det redan står något.

    Raises:
        InteEttFormular: filen är ett annat dokument.
        MallFel: formuläret är ett annat års.
        OlasbarFil: formuläret gick inte att läsa.
    """

    def __init__(self, mall: Mottagen, tomt: Utkast, antal: Mapping[str, int]) -> None:
        self.delar = Worddelar(mall)
        self.delar.paket.prova()
        self._karta = kartlagg(self.delar.kropp, tomt.dokument)
        self.hinder = hinder(tomt, self._karta, self.delar)
        self.ifyllda = redan_ifyllda(self._karta, self.delar)
        self.paketering = Paketering(self.delar, tomt.dokument.ar)
        self.numreringsgrund = Numreringsgrund(self.delar.numrering)
        self._antal = antal
        self._formgivare = Formgivare(self.delar.liststil)
        self._former: dict[str, Form] = {}
        self._fasta: list[bytes] = []
        self._skal: dict[tuple[_Enhet, tuple[Lage, ...]], list[bytes]] = {}
        # Ett märke som inte redan kan stå i formuläret: det bär formulärets egen kontrollsumma.
        self._marke = hashlib.sha256(mall.data).hexdigest()

    @cached_property
    def kontroller(self) -> dict[str, Kontroll]:
        """Kontrollen för varje väg. Rader för poster som inte får plats har lagts till."""
        rutor = self._karta.rutor
        for lista, antal in self._antal.items():
            egna = [r for r in rutor if r.falt.lista == lista]
            ovriga = [r for r in rutor if r.falt.lista != lista]
            rutor = [*ovriga, *Postrader(lista, egna).utoka(antal, self.delar.rot)]
        ut: dict[str, Kontroll] = {}
        for ruta in rutor:
            if ruta.stig not in ut:
                ut[ruta.stig] = hitta_kontroll(ruta)
        return ut

    def form(self, stig: str) -> Form:
        """Ger formen för ett fält."""
        if stig not in self._former:
            self._former[stig] = self._formgivare.form(self.kontroller[stig])
        return self._former[stig]

    def gjut(self, svar: Mapping[str, Ifyllt]) -> bytes:
        """Ger brödtexten med svaren i."""
        tomt = Ifyllt(Lage.TOMT, b"")
        i_ordning = [[svar.get(stig, tomt) for stig, _ in enhet.falt] for enhet in self._enheter]
        lagen = [tuple(f.lage for f in ifyllda) for ifyllda in i_ordning]
        nycklar = list(zip(self._enheter, lagen, strict=True))
        if any(nyckel not in self._skal for nyckel in nycklar):
            self._forma(nycklar)
        ut = [self._fasta[0]]
        for ifyllda, nyckel, fast in zip(i_ordning, nycklar, self._fasta[1:], strict=True):
            forst, *resten = self._skal[nyckel]
            ut.append(forst)
            innehallen = (f.innehall for f in ifyllda if f.lage is not Lage.TOMT)
            for innehall, efter in zip(innehallen, resten, strict=True):
                ut += (innehall, efter)
            ut.append(fast)
        return b"".join(ut)

    @cached_property
    def _platser(self) -> dict[_Element, int]:
        """Vilka i ordningen fältens celler och kontroller är, så att de går att hitta i en kopia av trädet."""
        falten = self.kontroller.values()
        egna = {e for k in falten for e in (k.ruta.cell, k.sdt) if e is not None}
        return {e: nr for nr, e in enumerate(self.delar.rot.iter(TC, SDT)) if e in egna}

    @cached_property
    def _enheter(self) -> list[_Enhet]:
        yttersta = {k.ytterst for k in self.kontroller.values()}
        enheter: dict[int, list[tuple[int, str, Kontroll]]] = {}
        for stig, kontroll in self.kontroller.items():
            # En kontroll kan ligga runt flera fälts celler; då ändras de tillsammans.
            runt = [e for e in (kontroll.ytterst, *kontroll.ytterst.iterancestors()) if e in yttersta]
            plats = self._platser[kontroll.ruta.cell]
            enheter.setdefault(self._platser[runt[-1]], []).append((plats, stig, kontroll))
        return [
            _Enhet(plats, tuple((stig, kontroll) for _, stig, kontroll in sorted(falt, key=lambda f: f[0])))
            for plats, falt in sorted(enheter.items())
        ]

    def _forma(self, nycklar: Sequence[tuple[_Enhet, tuple[Lage, ...]]]) -> None:
        """Gör skalen, alla i samma utskrift av en kopia."""
        trad = copy.deepcopy(self.delar.rot.getroottree())
        alla = list(trad.iter(TC, SDT))
        for enhet, _ in nycklar:
            alla[enhet.plats].addprevious(etree.Comment(self._marke))
            alla[enhet.plats].addnext(etree.Comment(self._marke))
        for enhet, lagen in nycklar:
            for (_, kontroll), laget in zip(enhet.falt, lagen, strict=True):
                if laget is not Lage.TOMT:
                    oppna(self._i_kopian(kontroll, alla), laget).append(etree.Comment(self._marke))
        bitar = iter(skriv_xml(trad.getroot()).split(f"<!--{self._marke}-->".encode()))
        self._fasta = [next(bitar)]
        for enhet, lagen in nycklar:
            antal = 1 + sum(laget is not Lage.TOMT for laget in lagen)
            self._skal[enhet, lagen] = list(islice(bitar, antal))
            self._fasta.append(next(bitar))
        assert next(bitar, None) is None

    def _i_kopian(self, kontroll: Kontroll, alla: Sequence[_Element]) -> Kontroll:
        ruta, sdt = kontroll.ruta, None if kontroll.sdt is None else alla[self._platser[kontroll.sdt]]
        ruta = Ruta(ruta.falt, alla[self._platser[ruta.cell]], ruta.rad, ruta.index)
        return Kontroll(ruta, sdt, kontroll.niva, kontroll.slag)


def gjutform(mall: Mottagen, utkast: Utkast) -> Gjutform:
    """Ger formuläret berett för utkastet. Samma formulär med samma antal poster bereds en gång.

    Raises:
        InteEttFormular, MallFel, OlasbarFil: som ``Gjutform``.
    """
    listor = dict.fromkeys(f.lista for f in falten(utkast.dokument) if f.lista and utkast.ingar(f))
    antal = tuple((lista, utkast.antal_poster(lista)) for lista in listor)
    storlek = sum(langd for _, langd in mall.paket().summor().values())
    bered = _beredd if storlek <= _STORST else _beredd.__wrapped__
    return bered(mall, utkast.dokument, utkast.omfattar, antal)


@lru_cache(MINNS_HOGST)
def _beredd(
    mall: Mottagen, dokument: Blankett, omfattar: frozenset[str] | None, antal: tuple[tuple[str, int], ...]
) -> Gjutform:
    tomt = Utkast(dokument)
    tomt.omfattar = omfattar
    return Gjutform(mall, tomt, dict(antal))
