"""JSON till trädet, med rad och kolumn för varje värde. Dubbla nycklar blir kvar i trädet och namnges där."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import partial
from itertools import accumulate
from json import JSONDecodeError
from json.decoder import scanstring  # type: ignore[attr-defined]

from redovisning.anmarkning import kort
from redovisning.avkodning import utan_halva_tecken
from redovisning.plats import Textplats
from redovisning.trad import Fynd, Karta, Lista, Nod, Text

MAX_DJUP = 20
_BLANKT = re.compile(r"[ \t\n\r]*")
_TAL = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])")
_ORD = re.compile(r"[^\s,:{}\[\]]+|.", re.DOTALL)


class Stopp(Exception):
    """Texten är inte riktig JSON från fyndets plats och framåt."""

    def __init__(self, kod: str, plats: Textplats, **varden: object) -> None:
        super().__init__()
        self.fynd = Fynd(kod, plats, varden)


def tolka(text: str, rader: list[str]) -> tuple[Nod | None, list[Fynd]]:
    """Ger trädet och fynden. Bryts texten av ett fel finns allt före det kvar i trädet."""
    tolk = _Tolk(text, rader)
    try:
        tolk.hela()
    except Stopp as stopp:
        tolk.fynd.append(stopp.fynd)
    return tolk.rot, tolk.fynd


def _lagg_under(karta: Karta, nyckel: Text, nod: Nod) -> None:
    karta.poster.append((nyckel, nod))


class _Tolk:
    def __init__(self, text: str, rader: list[str]) -> None:
        self.text = text
        self.radstarter = list(accumulate((len(r) + 1 for r in rader), initial=0))
        self.i = 0
        self.rot: Nod | None = None
        self.fynd: list[Fynd] = []

    def hela(self) -> None:
        def lagg(nod: Nod) -> None:
            self.rot = nod

        self._varde(lagg, 0)
        if self._nasta():
            raise self._stopp("slutet på filen")

    def _varde(self, lagg: Callable[[Nod], None], djup: int) -> None:
        """Läser ett värde. En lista eller karta läggs på plats innan den fylls, så att ett fel inte tar med sig den."""
        tecken, plats = self._nasta(), self._plats()
        if tecken == '"':
            lagg(Text(self._strang(), plats))
        elif tecken in ("{", "["):
            if djup == MAX_DJUP:
                raise Stopp("TR14", plats, omfang="Allt efter det är oläst.")
            self.i += 1
            if tecken == "{":
                karta = Karta([], plats)
                lagg(karta)
                self._karta(karta, djup + 1)
            else:
                lista = Lista([], plats)
                lagg(lista)
                self._lista(lista, djup + 1)
        else:
            lagg(Text(self._ensamt(plats), plats))

    def _karta(self, karta: Karta, djup: int) -> None:
        if self._tagen("}"):
            return
        while True:
            if self._nasta() != '"':
                raise self._stopp("en nyckel inom dubbla citattecken")
            plats = self._plats()
            nyckel = Text(self._strang(), plats)
            if not self._tagen(":"):
                raise self._stopp("ett kolon efter nyckeln")
            self._varde(partial(_lagg_under, karta, nyckel), djup)
            if self._tagen("}"):
                return
            if not self._tagen(","):
                raise self._stopp("ett komma eller }")

    def _lista(self, lista: Lista, djup: int) -> None:
        if self._tagen("]"):
            return
        while True:
            self._varde(lista.delar.append, djup)
            if self._tagen("]"):
                return
            if not self._tagen(","):
                raise self._stopp("ett komma eller ]")

    def _ensamt(self, plats: Textplats) -> str:
        """Tal, ``true``, ``false`` och ``null``, som står utan citattecken. Ett tal tas siffra för siffra."""
        if m := _TAL.match(self.text, self.i):
            self._namn("JS02", plats, tal=kort(m[0]))
        else:
            m = _ORD.match(self.text, self.i)
            if m is None or m[0] not in ("null", "true", "false"):
                raise self._stopp("ett svar inom dubbla citattecken")
            if m[0] != "null":
                self._namn("JS03", plats, ord=m[0])
        self.i = m.end()
        return "" if m[0] == "null" else m[0]

    def _strang(self) -> str:
        plats = self._plats()
        try:
            rad, self.i = scanstring(self.text, self.i + 1, False)
        except JSONDecodeError as fel:
            if fel.msg.startswith("Unterminated"):
                raise Stopp("JS04", plats) from None
            self.i = self.text.rfind("\\", 0, fel.pos + 1)
            raise Stopp("JS05", self._plats(), ord=self.text[self.i : self.i + 2]) from None
        text, halvt = utan_halva_tecken(rad)
        if halvt:
            self._namn("TR15", plats, tecken=halvt)
        return text

    def _namn(self, kod: str, plats: Textplats, **varden: object) -> None:
        """Lägger till ett fynd om svaret på platsen."""
        self.fynd.append(Fynd(kod, plats, varden, vid=plats))

    def _nasta(self) -> str:
        """Ger nästa tecken som inte är blankt, utan att ta det; ``""`` vid slutet."""
        m = _BLANKT.match(self.text, self.i)
        self.i = m.end() if m else self.i
        return self.text[self.i : self.i + 1]

    def _tagen(self, tecken: str) -> bool:
        tagen = self._nasta() == tecken
        self.i += tagen
        return tagen

    def _stopp(self, vantat: str) -> Stopp:
        m = _ORD.match(self.text, self.i)
        funnet = f"här står «{kort(m[0])}»" if m else "filen slutar"
        return Stopp("JS01", self._plats(), vantat=vantat, funnet=funnet)

    def _plats(self) -> Textplats:
        rad = bisect_right(self.radstarter, self.i)
        return Textplats(rad, self.i - self.radstarter[rad - 1] + 1)
