"""YAML till trädet: händelserna från PyYAML blir noder, och det som YAML gör i tysthet blir fynd.

Händelserna används i stället för färdiga noder, för där syns ankare, hänvisningar och taggar som de skrevs, och
inget byggs ut: en fil med hänvisningar i många led tar inte längre tid än sin längd. Värdena tas som de står.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from redovisning.anmarkning import kort
from redovisning.granskning.katalog_yaml import LODSTRECK
from redovisning.plats import Textplats
from redovisning.trad import Fynd, Karta, Lista, Nod, Text
from redovisning.yamlfil.kalla import Kalla

LADDARE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

MAX_DJUP = 20
_KOMMENTAR = re.compile(r"[ \t]*(#.*)")
_ORD = re.compile(r"[^\s,\[\]{}]+")
_TOMMA = frozenset({"", "~", "null", "Null", "NULL"})
_NYCKEL_YTTERST = re.compile(r"([a-z_0-9]+):(?:\s|$)")


class Avbrott(Exception):
    """Ett stycke gick inte att läsa.

    ``orsak`` är bibliotekets fel eller ett färdigt fynd, ``fynd`` det som hittades före det och ``forsta`` styckets
    första rad, räknad från 0.
    """

    def __init__(self, orsak: yaml.MarkedYAMLError | Fynd, fynd: list[Fynd], forsta: int) -> None:
        super().__init__()
        self.orsak = orsak
        self.fynd = fynd
        self.forsta = forsta


def bygg(kalla: Kalla, forsta: int, skyddade: list[str]) -> tuple[list[Nod], list[Fynd]]:
    """Ger noderna i ett stycke av filen, ett per YAML-dokument. ``forsta`` är styckets första rad, räknad från 0.

    Raises:
        Avbrott: stycket är inte riktig YAML.
    """
    byggare = _Byggare(kalla, forsta)
    try:
        byggare.las("\n".join(skyddade))
    except yaml.MarkedYAMLError as fel:
        raise Avbrott(fel, byggare.fynd, forsta) from None
    return byggare.dokument, byggare.fynd


class _Byggare:
    def __init__(self, kalla: Kalla, forsta: int) -> None:
        self.kalla = kalla
        self.forsta = forsta
        self.fynd: list[Fynd] = []
        self.dokument: list[Nod] = []
        # Öppna listor och kartor ytterst till innerst; i en karta väntar nyckeln på sitt värde. ``None`` är en nyckel
        # som inte gick att ta emot: värdet efter den läses men hamnar ingenstans.
        self.oppna: list[tuple[Karta | Lista, list[Text | None]]] = []

    def las(self, text: str) -> None:
        antal = 0
        for h in yaml.parse(text, Loader=LADDARE):
            match h:
                case yaml.ScalarEvent():
                    self._lagg(self._skalar(h))
                case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                    self._oppna(h)
                case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                    self._lagg(self.oppna.pop()[0])
                case yaml.AliasEvent():
                    plats = self._plats(h.start_mark)
                    nyckel = self._nyckel()
                    self._fynd("YA03", plats, nyckel.plats if nyckel else plats, ord=self._ord(h.start_mark))
                    self._lagg(Text("", plats))
                case yaml.DocumentStartEvent():
                    antal += 1
                    if antal > 1:
                        self._fynd("YA07", self._plats(h.start_mark))

    def _oppna(self, h: Any) -> None:
        plats = self._plats(h.start_mark)
        if len(self.oppna) >= MAX_DJUP:
            raise Avbrott(Fynd("TR14", plats), self.fynd, self.forsta)
        self._markning(h, plats)
        self.oppna.append((Karta([], plats) if isinstance(h, yaml.MappingStartEvent) else Lista([], plats), []))

    def _lagg(self, nod: Nod) -> None:
        """Lägger noden i den omgivande kartan eller listan; i en karta är varannan nod en nyckel."""
        if not self.oppna:
            self.dokument.append(nod)
            return
        yttre, vantande = self.oppna[-1]
        if isinstance(yttre, Lista):
            yttre.delar.append(nod)
        elif vantande:
            nyckel = vantande.pop()
            if nyckel is not None:
                yttre.poster.append((nyckel, nod))
        elif isinstance(nod, Text) and nod.varde != "<<":
            vantande.append(nod)
        else:
            self._fynd("YA05" if isinstance(nod, Text) else "YA09", nod.plats)
            vantande.append(None)

    def _nyckel(self) -> Text | None:
        """Nyckeln som väntar på sitt värde, om vi står vid ett värde."""
        vantande = self.oppna[-1][1] if self.oppna else []
        return vantande[-1] if vantande else None

    def _skalar(self, h: Any) -> Text:
        plats = self._plats(h.start_mark)
        nyckel = self._nyckel()
        rakt = not h.style
        tom = rakt and h.value in _TOMMA
        vid = nyckel.plats if tom and nyckel else plats
        self._markning(h, vid)
        if nyckel and rakt and (m := _KOMMENTAR.match(self._rad(h.end_mark)[h.end_mark.column :])):
            hit = Textplats(h.end_mark.line + self.forsta + 1, h.end_mark.column + m.start(1) + 1)
            self._fynd("YA01", hit, vid, ord=kort(m[1]))
        if nyckel and h.style not in ("|", ">") and h.end_mark.line > h.start_mark.line:
            self._flera_rader(h, plats, vid)
        if nyckel and h.style == ">" and self._textrader(h) > 1:
            self._fynd("YA08", plats, vid, vad="under tecknet >", gor="byt > mot |.")
        return Text("" if tom else self.kalla.aterstall(h.value), plats)

    def _flera_rader(self, h: Any, plats: Textplats, vid: Textplats) -> None:
        """Ett citattecken som glömts kan sluka nycklarna efter; annars är det bara radbrytningarna som försvinner."""
        start, slut = h.start_mark.line + self.forsta, h.end_mark.line + self.forsta
        for rad in self.kalla.rader[start + 1 : slut + 1] if h.style else ():
            if (m := _NYCKEL_YTTERST.match(rad)) and m[1] in self.kalla.plan.delar:
                raise Avbrott(Fynd("YA21", plats, {"tecken": h.style}), self.fynd, self.forsta)
        self._fynd("YA08", plats, vid, vad="utan tecknet |", gor=LODSTRECK)

    def _textrader(self, h: Any) -> int:
        """Antalet rader med text i ett block. Blocket slutar före raden där det märks att det är slut."""
        slut = h.end_mark.line + (1 if h.end_mark.column else 0)
        rader = self.kalla.rader[h.start_mark.line + 1 + self.forsta : slut + self.forsta]
        return sum(1 for rad in rader if rad.strip())

    def _markning(self, h: Any, vid: Textplats) -> None:
        """Ankare (``&``) och taggar (``!``) är inte text; den som skrev dem menade oftast text."""
        for kod, varde in (("YA04", h.anchor), ("YA06", h.tag)):
            if varde is not None:
                self._fynd(kod, self._plats(h.start_mark), vid, ord=self._ord(h.start_mark))

    def _fynd(self, kod: str, plats: Textplats, vid: Textplats | None = None, **varden: object) -> None:
        self.fynd.append(Fynd(kod, plats, varden, vid=vid))

    def _ord(self, marke: Any) -> str:
        m = _ORD.match(self._rad(marke), marke.column)
        return kort(m[0]) if m else ""

    def _rad(self, marke: Any) -> str:
        rad: int = marke.line + self.forsta
        return self.kalla.rader[rad]

    def _plats(self, marke: Any) -> Textplats:
        return Textplats(marke.line + self.forsta + 1, marke.column + 1)
