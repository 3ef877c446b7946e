"""Formlerna: status för en fråga och en post, och räkningen av ett avsnitt. Var och en med sitt värde just nu.

Funktionerna är sådana som finns i alla Excel och i LibreOffice. Jämförelser görs på gemener, eftersom LibreOffice
annars kan skilja på ``Ja`` och ``ja``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from redovisning.anmarkning import kort
from redovisning.dokument.falt import Falt, Krav, Svarstyp, typat
from redovisning.excel.bok_ut import Formel
from redovisning.excel.upplagg import Status

_UTAN_SVAR = {Krav.JA: Status.SAKNAS, Krav.BOR: Status.BOR, Krav.FRIVILLIG: Status.FRIVILLIG}
_OTILLATET = {Svarstyp.JA_NEJ: Status.JA_NEJ, Svarstyp.VAL: Status.VAL}
_LANGSTA_FRAGA = 40


def val(falt: Falt) -> tuple[str, ...]:
    """Ger svaren att välja bland så som de skrivs i arbetsboken; tomt när svaret är fritt."""
    return ("Ja", "Nej") if falt.typ is Svarstyp.JA_NEJ else falt.val


def fragans_status(falt: Falt, cell: str, svar: str | None) -> Formel[str]:
    """Ger frågans status: besvarad, eller ordet för vad som saknas."""
    utan, otillatet = _UTAN_SVAR[falt.krav], _OTILLATET.get(falt.typ)
    besvarad = formeltext(Status.BESVARAD)
    if otillatet:
        besvarad = f"IF({_tillatet(falt, cell)},{besvarad},{formeltext(otillatet)})"
    uttryck = f"IF({_tomt(cell)},{formeltext(utan)},{besvarad})"
    if not svar:
        return Formel(uttryck, utan)
    fel = otillatet if typat(falt, svar) is None else None
    return Formel(uttryck, fel or Status.BESVARAD)


@dataclass(frozen=True)
class Tabellen:
    """En lista av poster på sitt blad: fälten, deras kolumner, första och sista raden och posternas svar."""

    falten: tuple[Falt, ...]
    kolumner: tuple[str, ...]
    forsta: int
    sista: int
    poster: Sequence[dict[str, str]]

    def omrade(self, kolumn: str, blad: str = "") -> str:
        """Ger hela kolumnens område, med bladets namn framför när formeln står på ett annat blad."""
        return f"{blad}${kolumn}${self.forsta}:${kolumn}${self.sista}"

    def antal_ifyllda(self, blad: str = "") -> str:
        """Ger uttrycket för antalet poster som har något svar."""
        hela = "&".join(self.omrade(k, blad) for k in self.kolumner)
        return f"SUMPRODUCT(--(LEN({rensad(hela)})>0))"

    def status(self, nummer: int) -> Formel[str]:
        """Ger statusen för en post, räknad från 0: tom för en tom rad som inte behövs."""
        rad = self.forsta + nummer
        celler = [f"{k}{rad}" for k in self.kolumner]
        ut = formeltext(Status.BESVARAD)
        for falt, cell in reversed(list(zip(self.falten, celler, strict=True))):
            if otillatet := _OTILLATET.get(falt.typ):
                ut = f"IF(OR({_tomt(cell)},{_tillatet(falt, cell)}),{ut},{formeltext(_om(otillatet, falt))})"
            if falt.krav is Krav.JA:
                ut = f"IF({_tomt(cell)},{formeltext(_om(Status.SAKNAS, falt))},{ut})"
        tom = '""'
        if nummer < self.falten[0].minst:
            tom = f'IF({self.antal_ifyllda()}<{self.falten[0].minst},{formeltext(Status.SAKNAS)},"")'
        return Formel(f"IF({_tomt('&'.join(celler))},{tom},{ut})", self._varde(nummer))

    def _varde(self, nummer: int) -> str:
        post = self.poster[nummer] if nummer < len(self.poster) else {}
        if not post:
            return Status.SAKNAS if nummer < self.falten[0].minst and len(self.poster) < self.falten[0].minst else ""
        for falt in self.falten:
            svar = post.get(falt.namn)
            if not svar and falt.krav is Krav.JA:
                return _om(Status.SAKNAS, falt)
            if svar and falt.typ in _OTILLATET and typat(falt, svar) is None:
                return _om(_OTILLATET[falt.typ], falt)
        return Status.BESVARAD


def _om(status: Status, falt: Falt) -> str:
    return f"{status}: {kort(falt.fraga.text, _LANGSTA_FRAGA)}"


def _tomt(cell: str) -> str:
    return f"LEN({rensad(cell)})=0"


def rensad(cell: str) -> str:
    """Ger cellens text utan blanksteg runt om och utan radbyten: en cell med bara sådant är obesvarad."""
    return f'TRIM(SUBSTITUTE({cell},CHAR(10),""))'


def _tillatet(falt: Falt, cell: str) -> str:
    skrivet = f"LOWER({rensad(cell)})"
    return f"OR({','.join(f'{skrivet}={formeltext(v.lower())}' for v in val(falt))})"


def formeltext(text: str) -> str:
    """Ger texten som den skrivs i en formel."""
    return '"' + text.replace('"', '""') + '"'
