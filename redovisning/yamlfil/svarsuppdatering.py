"""Ett svar i en YAML-fil: bytt där det står, infört där formuläret har det eller tömt, med kommentarerna kvar."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from redovisning.dokument.falt import Falt, Svarstyp, falten
from redovisning.yamlfil.fragor import ar_markningsrad, markningsrad
from redovisning.yamlfil.ingrepp import Ingrepp, Ordning
from redovisning.yamlfil.omraden import Fil, Omrade, Punkt
from redovisning.yamlfil.skalarer import block, citerad, kort_varde
from redovisning.yamlfil.skrivning import fragans_rader, pa_en_rad

if TYPE_CHECKING:
    from redovisning.utkast import Utkast

_MAX_STEG = 9
"""Mer indrag än så kan YAML inte säga med siffra."""


class Karta:
    """Nycklarna i en karta med sina värden. ``flode``: skriven inom klamrar."""

    def __init__(self, nod: Any) -> None:
        self.poster: dict[str, tuple[Any, Any]] = {n.value: (n, v) for n, v in nod.value}
        self.kolumn: int = nod.start_mark.column
        self.flode = bool(nod.flow_style)


class Svarsuppdatering:
    """En fil på väg att få ett utkasts svar. ``ny`` är utan luckor i listorna."""

    def __init__(self, fil: Fil, gammalt: Utkast, ny: Utkast) -> None:
        self.fil = fil
        self.gammalt = gammalt
        self.ny = ny
        self.ingrepp = Ingrepp(fil)
        namn = (f.lista or f.nyckel.partition(".")[0] for f in falten(ny.dokument))
        self.ytterst = [ny.dokument.huvudnyckel, *dict.fromkeys(namn)]

    def fragan(
        self,
        karta: Karta,
        ordning: Sequence[str],
        falt: Falt,
        gammal_stig: str,
        ny_stig: str | None,
        *,
        rubrikrad: int | None = None,
    ) -> None:
        """Ger frågan dess nya svar. ``ordning`` är kartans nycklar i formulärets ordning; utan ny väg töms svaret."""
        fore, text = self.gammalt[gammal_stig] or "", (ny_stig and self.ny[ny_stig]) or ""
        if falt.namn not in karta.poster:
            if text and ny_stig:
                self.infoga(karta, ordning, falt.namn, fragans_rader(self.ny, falt, ny_stig, ""), rubrikrad)
            return
        nyckel, varde = karta.poster[falt.namn]
        marke = self.ny.att_granska.get(ny_stig, "") if text and ny_stig else ""
        if not karta.flode:
            self._markning(nyckel.start_mark.line, marke, andrad=fore != text)
        if fore == text:
            return
        if karta.flode:
            o = self.fil.omrade(nyckel, varde)
            self.ingrepp.byt(o.fran, o.till, f"{' ' if o.tomt else ''}{citerad(text)}")
        else:
            self._svaret(falt, nyckel, varde, text)

    def infoga(
        self, karta: Karta, ordning: Sequence[str], namn: str, rader: Sequence[str], rubrikrad: int | None = None
    ) -> None:
        """Skjuter in en nyckel efter den närmast före i formuläret, annars efter raden ovanför kartan."""
        fore = [n for n in ordning[: ordning.index(namn)] if n in karta.poster]
        if fore or rubrikrad is None:
            sist = self.fil.slut(*karta.poster[fore[-1] if fore else next(iter(karta.poster))]).rad
        else:
            sist = rubrikrad
        self.ingrepp.efter(self.fil.efter_kommentarer(sist, karta.kolumn), indragna(rader, karta.kolumn))

    def bygg_om(self, nyckel: Any, varde: Any, rader: Sequence[str]) -> None:
        """Skriver hela värdet på nytt under nyckeln. Kommentarerna i det gamla läggs ovanför den."""
        fran, till = self.fil.kolon(nyckel), self.fil.slut(nyckel, varde)
        kolumn = nyckel.start_mark.column
        self.ingrepp.efter(nyckel.start_mark.line - 1, indragna(self.fil.kommentarer_i(fran, till), kolumn))
        self.ingrepp.byt(fran, till, "")
        self.ingrepp.efter(till.rad, indragna(rader, kolumn), Ordning.SVARETS_RADER)

    def _svaret(self, falt: Falt, nyckel: Any, varde: Any, text: str) -> None:
        o = self.fil.omrade(nyckel, varde)
        kolon, kolumn = self.fil.kolon(nyckel), nyckel.start_mark.column
        rader: list[str] = []
        if not pa_en_rad(falt, text):
            steg = o.indrag - kolumn
            huvud, rader = block(text, " " * kolumn, steg if 1 <= steg <= _MAX_STEG else 2)
        elif self.fil.kommentar_efter(o.till) and (falt.typ is Svarstyp.TEXT or not text):
            # Utan citattecken skulle kommentaren efter svaret se ut som en del av det.
            huvud = citerad(text)
        else:
            huvud = kort_varde(text) if text else ""
        self._byt_huvud(kolon, o, huvud)
        if o.block:
            self.ingrepp.byt_rader(o.forsta, o.efter, rader, Ordning.SVARETS_RADER)
        else:
            self.ingrepp.efter(o.till.rad, rader, Ordning.SVARETS_RADER)

    def _byt_huvud(self, kolon: Punkt, o: Omrade, huvud: str) -> None:
        """Byter värdet, eller blockets tecken. Ett värde på raden under nyckeln flyttas upp om inget står emellan."""
        pa_raden = kolon.rad == o.fran.rad
        if huvud and pa_raden and not o.tomt:
            self.ingrepp.byt(o.fran, o.till, huvud)
        elif pa_raden or not self.fil.kommentarer_i(kolon, o.fran):
            self.ingrepp.byt(kolon, o.till, f" {huvud}" if huvud else "")
        else:
            self.ingrepp.byt(o.fran, o.till, huvud)

    def _markning(self, rad: int, marke: str, *, andrad: bool) -> None:
        """Sätter, byter eller tar bort raden ovanför ett svar som ska ses över."""
        finns = ar_markningsrad(self.fil.rader[rad - 1]) if rad else False
        indrag = self.fil.rader[rad][: -len(self.fil.rader[rad].lstrip())]
        if marke and not (finns and self.fil.rader[rad - 1].strip() == markningsrad(marke, "")):
            self.ingrepp.byt_rader(rad - finns, rad, [markningsrad(marke, indrag)], Ordning.MARKE)
        elif finns and not marke and (andrad or self.ny.att_granska):
            self.ingrepp.byt_rader(rad - 1, rad, [])


def indragna(rader: Sequence[str], kolumn: int) -> list[str]:
    """Ger raderna indragna så mycket till."""
    return [f"{' ' * kolumn}{rad}" if rad else "" for rad in rader]
