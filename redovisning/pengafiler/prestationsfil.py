"""Läser en regeltabell och regionernas utfall ur användarens fil.

Hur filen skrivs visas av det påhittade exemplet ``mallar/exempel/prestation.yaml``.
"""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

from redovisning.fel import Anvandningsfel
from redovisning.granskning.tecken_klasser import citera
from redovisning.pengafiler.kartlasare import Kartlasare, andel, heltal, krav_pa_felfri, manad, oppna, tal
from redovisning.pengar.belopp import tolka_belopp
from redovisning.pengar.prestation import (
    Beteckning,
    Bonuspott,
    Matpunkt,
    Prestation,
    Regler,
    Trappa,
    Utfall,
)
from redovisning.synligt import synligt
from redovisning.trad import Lista, Nod, Text

_POANG = re.compile(r"(.+?) *poäng")
_GRUNDKRAV = re.compile(r"(minst|högst)? *(.+)")
_VARDEN = re.compile(r"(.+?)(?: +mot +(.+))?")


class _Grundkrav(NamedTuple):
    grans: Fraction | None
    hogre: bool


def las_prestation(fil: Path) -> list[Prestation]:
    """Ger varje regions prestation i filen, i filens ordning.

    Raises:
        OlasbarFil: filen kan inte läsas.
        Anvandningsfel: något i filen är fel; alla fel sägs på en gång.
    """
    lasare = oppna(fil)
    tabell = _Tabell(lasare)
    regler = tabell.regler()
    utfall = list(tabell.utfallen(regler))
    lasare.inga_andra()
    krav_pa_felfri(fil, lasare)
    return [Prestation(regler, u) for u in utfall]


class _Tabell(NamedTuple):
    lasare: Kartlasare

    def regler(self) -> Regler:
        s = self.lasare
        return Regler(
            s.text("rubrik"),
            s.text("kalla"),
            s.tolkat("ram", _kronor, "hela landets ram i kronor, till exempel 450 000 000", 0),
            self._manader(),
            tuple(self._matpunkter()),
            self._beteckningar(),
            self._bonuspott(),
        )

    def _manader(self) -> tuple[str, ...]:
        s = self.lasare
        s.lasta.add("manader")
        nyckel, nod = s.delar.get("manader", (None, None))
        if not isinstance(nod, Lista) or not nod.delar:
            plats = nyckel.plats if nyckel else s.plats
            s.anmark(plats, "under «manader» ska stå en lista av månader: [2024-01, 2024-02].")
            return ()
        manader = [s.tolka_nod("manader", del_, manad, "en månad, till exempel 2024-01") for del_ in nod.delar]
        kanda = tuple(m for m in manader if m is not None)
        if len(set(kanda)) < len(kanda):
            s.anmark(nod.plats, "samma månad står två gånger under «manader».")
        return kanda

    def _beteckningar(self) -> dict[str, Beteckning]:
        s, ut = self.lasare, {}
        full = s.tolkat("full_poang", tal, "de högsta poängen för en mätpunkt och månad", Fraction(0), krav=False)
        vantat = "vad den ger, till exempel «75 %»" + (" eller «2 poäng»" if full else "")
        for namn, nod in s.poster("beteckningar", "beteckningar och vad de ger, till exempel «G: 100 %»"):

            def ger(text: str, namn: str = namn.varde) -> Beteckning | None:
                if m := _POANG.fullmatch(text):
                    poang = tal(m[1])
                    duger = poang is not None and full and 0 <= poang <= full
                    return Beteckning(namn, poang / full, poang) if poang is not None and duger else None
                del_ = Fraction(0) if text in ("0", "0 %") else andel(text)
                return None if del_ is None else Beteckning(namn, del_)

            if beteckning := s.tolka_nod(namn.varde, nod, ger, vantat):
                ut[namn.varde] = beteckning
        return ut

    def _matpunkter(self) -> list[Matpunkt]:
        ut = []
        for namn, nod in self.lasare.poster("matpunkter", "en nyckel för varje mätpunkt"):
            under = self.lasare.las_karta(namn.varde, nod, "mätpunktens «namn»")
            if under is None:
                continue
            vantat = "gränsen i procent: «minst 80» eller «högst 5»"
            krav = under.tolkat("grundkrav", _grundkrav, vantat, _Grundkrav(None, True), krav=False)
            vikt = under.tolkat("vikt", heltal, "ett heltal", 1, krav=False)
            ut.append(Matpunkt(namn.varde, under.text("namn"), vikt, *krav))
            under.inga_andra()
        return ut

    def _bonuspott(self) -> Bonuspott | None:
        under = self.lasare.under("bonuspott", "«manad», och «summa» och «utfall» om landets är kända", krav=False)
        if under is None:
            return None
        manaden = under.tolkat("manad", manad, "månaden då potten delas, till exempel 2024-12", "")
        vantat = "ett belopp i kronor"
        summa = under.tolkat("summa", _kronor, vantat, None, krav=False)
        utfall = under.tolkat("utfall", _kronor, vantat, None, krav=False)
        if (summa is None) != (utfall is None):
            under.anmark(under.plats, "«summa» och «utfall» i bonuspotten hör ihop. Ange båda eller ingen.")
        under.inga_andra()
        return Bonuspott(manaden, summa, utfall)

    def utfallen(self, regler: Regler) -> list[Utfall]:
        trappa, grund = self._trappa(regler), self.lasare.text("grundbeteckning", krav=False)
        if grund and grund not in regler.beteckningar:
            self.lasare.anmark(self.lasare.delar["grundbeteckning"][1].plats, f"beteckningen «{grund}» finns inte.")
        ut = []
        for namn, nod in self.lasare.poster("regioner", "en nyckel för varje region"):
            under = self.lasare.las_karta(namn.varde, nod, "regionens «andel», «kalla» och «utfall»")
            if under is None:
                continue
            del_ = under.tolkat("andel", andel, "regionens andel av ramen, till exempel 0,0121252", Fraction(0))
            kalla = under.text("kalla")
            marken = _Marken(under, regler, trappa, grund).alla()
            under.inga_andra()
            ut.append(Utfall(synligt(namn.varde), del_, kalla, marken))
        return ut

    def _trappa(self, regler: Regler) -> Trappa:
        under = self.lasare.under("trappa", "«raknas» och «steg»", krav=False)
        if under is None:
            return Trappa({})
        i_procent = under.tolkat("raknas", _rakning, "procentenheter eller procent", False)
        steg: dict[str, Fraction] = {}
        for namn, nod in under.poster("steg", "beteckning och minsta förbättring, till exempel «F1: 2»"):
            minst = under.tolka_nod(namn.varde, nod, _over_noll, "den minsta förbättringen, ett tal över 0")
            if namn.varde not in regler.beteckningar:
                under.anmark(namn.plats, f"beteckningen «{citera(namn.varde)}» finns inte under «beteckningar».")
            elif minst is not None:
                steg[namn.varde] = minst
        under.inga_andra()
        return Trappa(steg, i_procent)


class _Marken(NamedTuple):
    """En regions beteckningar, skrivna som sådana eller räknade ur värden med grundkravet och trappan."""

    region: Kartlasare
    regler: Regler
    trappa: Trappa
    grund: str

    def alla(self) -> dict[tuple[str, str], str]:
        ut: dict[tuple[str, str], str] = {}
        matpunkter = {m.nyckel: m for m in self.regler.matpunkter}
        for namn, nod in self.region.poster("utfall", "en nyckel för varje mätpunkt", krav=False):
            matpunkt = matpunkter.get(namn.varde)
            if matpunkt is None:
                self.region.anmark(namn.plats, f"mätpunkten «{citera(namn.varde)}» finns inte under «matpunkter».")
                continue
            rad = self.region.las_karta(namn.varde, nod, "månader med beteckning, till exempel «2024-01: G»")
            for manaden, cell in rad.delar.values() if rad else ():
                if manaden.varde not in self.regler.manader:
                    self.region.anmark(manaden.plats, f"månaden «{citera(manaden.varde)}» finns inte under «manader».")
                elif marke := self._marke(matpunkt, manaden.varde, cell):
                    ut[matpunkt.nyckel, manaden.varde] = marke
        return ut

    def _marke(self, matpunkt: Matpunkt, manaden: str, cell: Nod) -> str:
        kanda = ", ".join(self.regler.beteckningar)
        vantat = f"en av beteckningarna {kanda}, ett värde som «76,5», eller «76,5 mot 70» med jämförelsemånadens värde"

        def tolka(text: str) -> str | None:
            if not text or text in self.regler.beteckningar:
                return text
            m = _VARDEN.fullmatch(text)
            nu, fore = (tal(m[1]), tal(m[2]) if m[2] else None) if m else (None, None)
            if nu is None or matpunkt.grundkrav is None or not self.grund or (m and m[2] and fore is None):
                return None
            if matpunkt.klarar(nu):
                return self.grund
            return "" if fore is None else self.trappa.beteckning(nu, fore, hogre=matpunkt.hogre)

        if isinstance(cell, Text) and matpunkt.grundkrav is None and tal(cell.varde.partition(" mot ")[0]) is not None:
            vantat = f"en av beteckningarna {kanda}; ett värde kräver att mätpunkten har «grundkrav»"
        return self.region.tolka_nod(manaden, cell, tolka, vantat) or ""


def _kronor(text: str) -> int | None:
    try:
        return tolka_belopp(text)
    except Anvandningsfel:
        return None


def _grundkrav(text: str) -> _Grundkrav | None:
    m = _GRUNDKRAV.fullmatch(text)
    grans = tal(m[2]) if m else None
    return None if m is None or grans is None else _Grundkrav(grans, m[1] != "högst")


def _rakning(text: str) -> bool | None:
    return {"procentenheter": False, "procent": True}.get(text)


def _over_noll(text: str) -> Fraction | None:
    minst = tal(text)
    return minst if minst is not None and minst > 0 else None
