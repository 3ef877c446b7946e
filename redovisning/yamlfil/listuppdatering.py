"""En lista av poster i en YAML-fil: vilka poster som är desamma, och de som kommer till och tas bort."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import yaml

from redovisning.dokument.falt import Falt
from redovisning.poster import Par, flyttade, para_ihop, posterna
from redovisning.yamlfil.omraden import Punkt, ar_enkelt
from redovisning.yamlfil.skrivning import postens_rader
from redovisning.yamlfil.svarsuppdatering import Karta, Svarsuppdatering, indragna


class Listuppdatering(Svarsuppdatering):
    """Uppdateringen av en lista."""

    def lista(self, nyckel: Any, varde: Any, falten: Sequence[Falt], rader: Sequence[str]) -> None:
        """Ger listan dess nya poster. ``rader`` är alla poster, att skriva om listan med när den inte går att ändra."""
        noder: list[Any] = varde.value if isinstance(varde, yaml.SequenceNode) else [varde]
        nya = posterna(self.ny, falten[0].lista)
        if ar_enkelt(varde):
            if nya:
                self.bygg_om(nyckel, varde, rader)
            return
        gamla = self._gamla(falten, len(noder))
        if isinstance(varde, yaml.SequenceNode) and not varde.flow_style:
            self._poster(nyckel, varde, falten, planera(gamla, nya, falten[0].namn), gamla)
        elif not nya or (
            len(nya) == len(noder)
            and not any(self._maste_byggas_om(nod, falten, nummer) for nummer, nod in enumerate(noder))
        ):
            for nummer, nod in enumerate(noder):
                self._posten(nod, falten, nummer, nummer if nya else None)
        else:
            self.bygg_om(nyckel, varde, rader)

    def _gamla(self, falten: Sequence[Falt], antal: int) -> list[dict[str, str]]:
        """Posterna som de står i filen, också de tomma."""
        return [{f.namn: text for f in falten if (text := self.gammalt[f.stig(n)])} for n in range(antal)]

    def _poster(
        self, nyckel: Any, varde: Any, falten: Sequence[Falt], plan: list[Par], gamla: list[dict[str, str]]
    ) -> None:
        streck = varde.start_mark.column
        inga_nya = all(j is None for _, j in plan)
        fore: int | None = None
        for i, j in plan:
            if i is None:
                assert j is not None
                self._ny_post(nyckel, varde, falten, fore, j)
                continue
            nod, fore = varde.value[i], i
            if j is None and gamla[i] and not (inga_nya and i == 0):
                self._stryk(nyckel, nod, streck)
            elif j is not None and self._maste_byggas_om(nod, falten, j):
                self._stryk(nyckel, nod, streck, self._postens_rader(falten, j, streck))
            elif not ar_enkelt(nod):
                self._posten(nod, falten, i, j)

    def _maste_byggas_om(self, nod: Any, falten: Sequence[Falt], ny: int) -> bool:
        """Sant för en tom post som ska få svar, och för en inom klamrar som ska få en ny nyckel."""
        svarade = {f.namn for f in falten if self.ny[f.stig(ny)]}
        if ar_enkelt(nod):
            return bool(svarade)
        karta = Karta(nod)
        return karta.flode and not svarade <= karta.poster.keys()

    def _posten(self, nod: Any, falten: Sequence[Falt], gammal: int, ny: int | None) -> None:
        karta = Karta(nod)
        ordning = [f.namn for f in falten]
        for f in falten:
            self.fragan(karta, ordning, f, f.stig(gammal), None if ny is None else f.stig(ny))

    def _ny_post(self, nyckel: Any, varde: Any, falten: Sequence[Falt], fore: int | None, ny: int) -> None:
        streck = varde.start_mark.column
        rad = self.fil.kolon(nyckel).rad if fore is None else self._slutrad(nyckel, varde.value[fore])
        self.ingrepp.efter(self.fil.efter_kommentarer(rad, streck), self._postens_rader(falten, ny, streck))

    def _postens_rader(self, falten: Sequence[Falt], ny: int, streck: int) -> list[str]:
        return list(postens_rader(self.ny, falten, ny, " " * streck, fragor=False))

    def _stryk(self, nyckel: Any, nod: Any, streck: int, i_stallet: Sequence[str] = ()) -> None:
        """Tar bort en posts rader. Kommentarerna i den står kvar."""
        forsta, sista = self._streckrad(nod, streck), self._slutrad(nyckel, nod)
        slut = len(self.fil.rader[sista])
        kommentarer = self.fil.kommentarer_i(Punkt(forsta, 0), Punkt(sista, slut))
        self.ingrepp.byt_rader(forsta, sista + 1, [*indragna(kommentarer, streck), *i_stallet])

    def _slutrad(self, nyckel: Any, nod: Any) -> int:
        return nod.end_mark.line if ar_enkelt(nod) else self.fil.slut(nyckel, nod).rad

    def _streckrad(self, nod: Any, streck: int) -> int:
        """Raden med postens bindestreck, som kan stå ensamt ovanför posten."""
        forsta: int = nod.start_mark.line
        rader = ((nr, self.fil.rader[nr]) for nr in range(forsta, -1, -1))
        return next(nr for nr, rad in rader if rad[streck : streck + 1] == "-" and not rad[:streck].strip())


def planera(gamla: list[dict[str, str]], nya: list[dict[str, str]], nyckelfalt: str) -> list[Par]:
    """Ger paren i den ordning de ska stå. En post som bytt plats skrivs på nytt, så att de andra kan stå kvar.

    Mellan poster som är desamma får de som blir över varandras platser, så att så lite som möjligt flyttas.
    """
    par = para_ihop(gamla, nya, nyckelfalt)
    bort = flyttade(par)
    fasta = [(i, j) for i, j in par if i is not None and j is not None and (i, j) not in bort]
    ut: list[Par] = []
    nasta_i = nasta_j = 0
    for i, j in [*sorted(fasta), (len(gamla), len(nya))]:
        over_i, over_j = range(nasta_i, i), range(nasta_j, j)
        delade = min(len(over_i), len(over_j))
        ut += zip(over_i, over_j, strict=False)
        ut += [(n, None) for n in over_i[delade:]]
        ut += [(None, n) for n in over_j[delade:]]
        if i < len(gamla):
            ut.append((i, j))
        nasta_i, nasta_j = i + 1, j + 1
    return ut
