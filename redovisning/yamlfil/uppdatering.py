"""Nya svar i en YAML-fil som redan finns: bara det som ändrats skrivs om, och allt annat är kvar byte för byte.

Ordningen, kommentarerna, tomraderna och radsluten tillhör den som skriver i filen. Ett ändrat svar skrivs där det gamla
stod, ett nytt där formuläret har det, och ett borttaget lämnar en tom plats. Ingen kommentar försvinner.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from redovisning.omfattning import omfattade_delar
from redovisning.poster import posterna
from redovisning.yamlfil.fragor import ar_markningsrad, rubrik
from redovisning.yamlfil.lasning import las_data
from redovisning.yamlfil.listuppdatering import Listuppdatering
from redovisning.yamlfil.minnesrader import ar_minnesrad, med_minnet
from redovisning.yamlfil.omraden import Fil, GarInte, ar_enkelt
from redovisning.yamlfil.skrivning import (
    Tabeller,
    delens_rader,
    krav_pa_hela_tecken,
    listans_rader,
    posternas_rader,
)
from redovisning.yamlfil.svarsuppdatering import Karta

if TYPE_CHECKING:
    from redovisning.dokument.falt import Del, Falt
    from redovisning.utkast import Utkast

_HINDRAR_INTE = frozenset({"YA01"})
"""Text som YAML tar för en kommentar står kvar i filen."""


def uppdaterad(data: bytes, utkast: Utkast) -> bytes:
    """Ger filens innehåll med utkastets svar. Är svaren redan desamma är det samma byte.

    Raises:
        GarInte: filen är inte ett läsbart utkast till samma dokument, eller är skriven på ett sätt som inte går att
            ändra i. Då får hela filen skrivas på nytt.
        TextKanInteBaras: ett svar har ett halvt tecken.
    """
    krav_pa_hela_tecken(utkast)
    gammalt = las_data(data)
    if any(a.hindrar and a.kod not in _HINDRAR_INTE for a in gammalt.anmarkningar):
        raise GarInte("den har text som inte går att läsa")
    if gammalt.dokument is not utkast.dokument or gammalt.omfattar != utkast.omfattar:
        raise GarInte("den gäller ett annat formulär eller andra avsnitt")
    fil = Fil(data)
    ny = med_minnet(_Uppdatering(fil, gammalt, utkast.utan_luckor()).data(), utkast)
    _prova(fil, ny, gammalt, utkast)
    return ny


def _prova(fil: Fil, ny: bytes, gammalt: Utkast, utkast: Utkast) -> None:
    """Läser det nya och ser att svaren är rätt, att inget mer har blivit oläsligt och att varje kommentar är kvar."""
    last = las_data(ny)
    kanda = [a.kod for a in gammalt.anmarkningar if a.hindrar]
    kvar = iter(_kommentarer(Fil(ny)))
    if (
        last != utkast
        or any(a.hindrar and a.kod not in kanda for a in last.anmarkningar)
        or not all(kommentar in kvar for kommentar in _kommentarer(fil))
    ):
        raise GarInte("svaren står på ett ovanligt sätt")


def _kommentarer(fil: Fil) -> list[str]:
    """Alla kommentarer utom programmets egna märken och minnesrader."""
    alla = (fil.rader[p.rad][p.kolumn :].rstrip() for p in fil.kommentarer)
    return [text for text in alla if not (ar_markningsrad(text) or ar_minnesrad(text))]


class _Uppdatering(Listuppdatering):
    def data(self) -> bytes:
        """Ger filens nya innehåll."""
        rot = Karta(self.fil.rot)
        for del_, tabeller in omfattade_delar(self.ny):
            if del_.nyckel:
                self._delen(rot, del_, tabeller)
                continue
            for lista, grupp in groupby(tabeller, lambda t: t[1][0].lista):
                i_gruppen = list(grupp)
                falten = [f for _, fs in i_gruppen for f in fs]
                if lista:
                    self._ytterst(rot, lista, falten, list(listans_rader(self.ny, i_gruppen)))
                else:
                    for falt in falten:
                        self.fragan(rot, self.ytterst, falt, falt.nyckel, falt.nyckel)
        return self.ingrepp.data()

    def _delen(self, rot: Karta, del_: Del, tabeller: Tabeller) -> None:
        falten = [f for _, fs in tabeller for f in fs]
        rader = delens_rader(self.ny, del_, tabeller)
        self._ytterst(rot, del_.nyckel, falten, ["", *rubrik(del_), *rader], rader[1:])

    def _ytterst(
        self, rot: Karta, namn: str, falten: list[Falt], hela: list[str], inre: list[str] | None = None
    ) -> None:
        """Ett avsnitt eller en lista. ``hela`` skrivs där nyckeln saknas, ``inre`` där bara värdet saknas."""
        lista = falten[0].lista
        nya = bool(posterna(self.ny, lista)) if lista else any(self.ny[f.nyckel] for f in falten)
        if namn not in rot.poster:
            if nya:
                self.infoga(rot, self.ytterst, namn, hela)
            return
        nyckel, varde = rot.poster[namn]
        if lista:
            self.lista(nyckel, varde, falten, list(posternas_rader(self.ny, falten)))
        else:
            self._avsnittet(nyckel, varde, falten, inre or [], nya=nya)

    def _avsnittet(self, nyckel: Any, varde: Any, falten: list[Falt], inre: list[str], *, nya: bool) -> None:
        karta = None if ar_enkelt(varde) else Karta(varde)
        if karta is None or (karta.flode and any(self.ny[f.nyckel] and f.namn not in karta.poster for f in falten)):
            if nya:
                self.bygg_om(nyckel, varde, inre)
            return
        ordning = [f.namn for f in falten]
        for falt in falten:
            self.fragan(karta, ordning, falt, falt.nyckel, falt.nyckel, rubrikrad=self.fil.kolon(nyckel).rad)
