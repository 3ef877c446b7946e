"""Raderna med en fråga: vilken fråga det är, och i vilken ruta svaret står.

Frågan känns igen på sitt id, var det än står på raden, och annars på sin text. En lydelse som flera frågor delar avgörs
av avsnittet och av frågorna ovanför.
"""

from __future__ import annotations

from dataclasses import dataclass

from redovisning.dokument.falt import Falt
from redovisning.excel.blad import Blad, Cell, Ruta, cellnamn
from redovisning.excel.fasta_texter import avsnittens_texter
from redovisning.excel.igenkanning import TYDLIG_FRAGA, Kanda
from redovisning.excel.karta import Anteckningsruta, Bladkarta, Kartfynd, Svarsruta, ar_nummer, ar_status
from redovisning.excel.rubriker import Roller
from redovisning.excel.upplagg import ANTECKNING, FRAGA, ID, LAGE, SVAR
from redovisning.fragenyckel import nyckel
from redovisning.granskning.tecken_klasser import citera


@dataclass(frozen=True)
class Fragerad:
    """En rad som kan vara en fråga. ``avsnitt`` är nyckeln för rubriken närmast ovanför, om någon finns."""

    rad: int
    celler: list[Cell]
    roller: Roller
    avsnitt: str | None
    idcell: Cell | None = None
    fragecell: Cell | None = None
    kandidater: tuple[Falt, ...] = ()


def fragerad(k: Kanda, rad: int, celler: list[Cell], roller: Roller, avsnitt: str | None) -> Fragerad | None:
    """Ger raden som en fråga, eller ``None`` när den varken har ett id eller en frågas text."""
    ider = [c for c in celler if (f := k.falt.get(c.text.strip())) and not f.lista]
    idcell = next((c for c in ider if c.kolumn == roller.get(ID)), ider[-1] if ider else None)
    # Ett svar får lyda som en fråga, så under rubriker är det bara kolumnen Fråga som är frågan.
    tankbara = [c for c in celler if c is not idcell and roller.get(FRAGA, c.kolumn) == c.kolumn]
    traffar = [(c, tuple(f for f in k.kandidater(c) if not f.lista)) for c in tankbara]
    fragecell, kandidater = next(((c, m) for c, m in traffar if m), (None, ()))
    if idcell is None and fragecell is None:
        return None
    if fragecell is None and FRAGA in roller:
        fragecell = next(iter(tankbara), None)
    return Fragerad(rad, celler, roller, avsnitt, idcell, fragecell, kandidater)


def _tydlig(rad: Fragerad) -> bool:
    lang = rad.fragecell is not None and len(nyckel(rad.fragecell.text)) >= TYDLIG_FRAGA
    return rad.idcell is not None or FRAGA in rad.roller or lang


class Fragelasare:
    """Löser frågorna på ett blad när alla dess rader är sedda."""

    def __init__(self, karta: Bladkarta, k: Kanda) -> None:
        self.karta = karta
        self.blad: Blad = karta.blad
        self.kanda = k
        self.ordning = {f: i for i, f in enumerate(k.falt.values())}

    def los(self, rader: list[Fragerad]) -> None:
        """Lägger svarsrutorna på kartan.

        Ett kort ord som «Region» kan stå var som helst. Utan id och rubriker är det en fråga bara bland andra frågor.
        """
        if not any(map(_tydlig, rader)):
            return
        sakra = [self._saker(rad) for rad in rader]
        tagna = {f for f in sakra if f}
        fore: Falt | None = None
        for nummer, rad in enumerate(rader):
            falt = sakra[nummer]
            if falt is None:
                granne = fore or next((f for f in sakra[nummer:] if f), None)
                falt = self._valj(rad, granne, tagna)
            if falt is None:
                continue
            tagna.add(falt)
            fore = falt
            self._lagg_till(rad, falt)

    def _saker(self, rad: Fragerad) -> Falt | None:
        """Ger frågan när id eller text ensam räcker. När de säger emot varandra gäller texten, som den svarande såg."""
        utpekad = self.kanda.falt[rad.idcell.text.strip()] if rad.idcell else None
        if utpekad and (utpekad in rad.kandidater or not rad.kandidater):
            return utpekad
        return rad.kandidater[0] if len(rad.kandidater) == 1 else None

    def _valj(self, rad: Fragerad, granne: Falt | None, tagna: set[Falt]) -> Falt | None:
        avsnitt = rad.avsnitt if rad.avsnitt is not None else (granne.avsnitt.nyckel if granne else None)
        lediga = [f for f in rad.kandidater if f not in tagna and f.avsnitt.nyckel == avsnitt]
        efter = [f for f in lediga if granne and self.ordning[f] > self.ordning[granne]]
        return next(iter(efter or lediga), None)

    def _lagg_till(self, rad: Fragerad, falt: Falt) -> None:
        self._prova_lydelsen(rad, falt)
        for cell in (rad.idcell, rad.fragecell):
            if cell:
                self.karta.egna.add((rad.rad, cell.kolumn))
        ruta, saker = self._svarsruta(rad)
        self.karta.svar.append(Svarsruta(falt, self.blad, ruta, saker))
        if self.karta.ta_bredvid(rad.rad, rad.celler, rad.roller):
            self.karta.anteckna(Anteckningsruta(self.blad, (rad.rad, rad.roller[ANTECKNING]), falt))
        for cell in rad.celler:
            fore_fragan = rad.fragecell is not None and cell.kolumn < rad.fragecell.kolumn
            utan_rubrik = LAGE not in rad.roller and ruta != (rad.rad, cell.kolumn)
            if (fore_fragan and ar_nummer(cell)) or (utan_rubrik and ar_status(cell)):
                self.karta.egna.add((rad.rad, cell.kolumn))

    def _prova_lydelsen(self, rad: Fragerad, falt: Falt) -> None:
        if rad.idcell and rad.kandidater and falt is not self.kanda.falt[rad.idcell.text.strip()]:
            varden = {"id": citera(rad.idcell.text), "cell": cellnamn(rad.rad, rad.idcell.kolumn)}
            self.karta.fynd.append(Kartfynd("EX21", self.blad, (rad.rad, rad.idcell.kolumn), falt, varden))
        elif rad.fragecell and not rad.kandidater:
            self.karta.fynd.append(Kartfynd("EX19", self.blad, (rad.rad, rad.fragecell.kolumn), falt))

    def _svarsruta(self, rad: Fragerad) -> tuple[Ruta, bool]:
        """Ger svarets ruta och om något pekade ut den: rubriken ``Svar``, eller den första blå rutan efter frågan."""
        if (svar := rad.roller.get(SVAR)) and (rad.fragecell is None or svar != rad.fragecell.kolumn):
            return self._forsta((rad.rad, svar)), True
        kolumn = rad.fragecell.kolumn if rad.fragecell else 0
        bla = [k for k in self.blad.olasta_kolumner(rad.rad) if k > kolumn and k != rad.roller.get(ANTECKNING)]
        if bla:
            return self._forsta((rad.rad, bla[0])), True
        if rad.fragecell:
            return self._intill((rad.rad, kolumn)), False
        fria = [c for c in rad.celler if c is not rad.idcell and not ar_status(c) and not ar_nummer(c)]
        assert rad.idcell is not None
        bredvid = rad.idcell.kolumn - 1 or 2
        return self._forsta((rad.rad, fria[0].kolumn if fria else bredvid)), False

    def _intill(self, fragan: Ruta) -> Ruta:
        """Ger rutan till höger om frågan, eller den under när det är där något är skrivet."""
        _, _, sista_rad, sista_kolumn = self.blad.omrade(fragan)
        hoger, under = self._forsta((fragan[0], sista_kolumn + 1)), self._forsta((sista_rad + 1, fragan[1]))
        return under if self._fritt(under) and not self._fritt(hoger) else hoger

    def _fritt(self, ruta: Ruta) -> bool:
        """Sant när någon har skrivit något i rutan, och det inte är en fråga eller annat av formulärets eget."""
        cell = self.blad.celler.get(ruta)
        return cell is not None and nyckel(cell.text) not in avsnittens_texter(self.kanda.dokument)

    def _forsta(self, ruta: Ruta) -> Ruta:
        """Ger rutan som visar svaret: den översta till vänster när cellen är sammanslagen."""
        return self.blad.omrade(ruta)[:2]
