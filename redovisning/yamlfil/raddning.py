"""Räddningen: när en fil inte är riktig YAML delas den vid nycklarna, och varje bit läses för sig.

Ett glömt citattecken i ett svar får varken dölja felen i de andra svaren eller svaren själva. Filen delas vid
nycklarna som står ytterst, ett trasigt avsnitt vid sina egna nycklar och en trasig lista vid sina poster.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from redovisning.anmarkning import kort
from redovisning.nyckelforslag import Grupp
from redovisning.plats import Textplats
from redovisning.trad import Fynd, Karta, Lista, Nod, Text, fel_rot, tom
from redovisning.yamlfil.bitar import Bit, delad, namnet, nycklar_i, nycklar_ytterst, omfang, poster_i, utan_streck
from redovisning.yamlfil.kalla import Kalla
from redovisning.yamlfil.syntaxfel import oversatt, rad_utan_nyckel
from redovisning.yamlfil.trad_ur_yaml import Avbrott, bygg


def radda(kalla: Kalla, avbrott: Avbrott) -> tuple[Karta | None, list[Fynd]]:
    """Ger det som gick att läsa ur en trasig fil, som en karta, och ett fynd för varje bit som inte gick.

    I en fil utan en enda av formulärets nycklar finns inget att rädda, och fyndet gäller hela filen.
    """
    raddning = _Raddning(kalla)
    if not isinstance(avbrott.orsak, Fynd) and not any(namnet(r) in raddning.nycklar for r in kalla.skyddade):
        return None, [_utan_nycklar(kalla)]
    rot = Karta([], Textplats(1, 1))
    granser = nycklar_ytterst(kalla.skyddade, kalla.plan)
    raddning.karta(rot, _Stalle(kalla.plan), (0, len(kalla.rader)), granser, avbrott)
    return rot, raddning.fynd


def _utan_nycklar(kalla: Kalla) -> Fynd:
    rad = next((i for i, r in enumerate(kalla.rader) if r.strip() and not r.lstrip().startswith("#")), 0)
    return fel_rot(Text(kalla.rader[rad], Textplats(rad + 1, 1)), kalla.rader)


class _Stalle(NamedTuple):
    """Var i filen vi är: gruppen vars nycklar står här, och det som står före dem i vägen."""

    grupp: Grupp
    forled: str = ""

    def stig(self, namn: object) -> str | None:
        """Vägen till nyckeln, om den hör hemma här."""
        return f"{self.forled}{namn}" if namn in self.grupp.delar else None


class _Raddning:
    def __init__(self, kalla: Kalla) -> None:
        self.kalla = kalla
        self.rader = list(kalla.skyddade)
        grupper = [g for g in kalla.plan.delar.values() if isinstance(g, Grupp)]
        self.nycklar = frozenset(kalla.plan.delar).union(*(g.delar for g in grupper))
        self.fynd: list[Fynd] = []
        self.trasiga = 0

    def karta(self, karta: Karta, stalle: _Stalle, bit: Bit, granser: Sequence[int], avbrott: Avbrott | None) -> None:
        """Läser en bit nyckel för nyckel och lägger det som går i kartan."""

        def trasig(inre: Bit, fel: Avbrott) -> None:
            namn = namnet(self.rader[inre[0]])
            del_ = stalle.grupp.delar.get(namn)
            if isinstance(del_, Grupp):
                self._grupp(karta, del_, inre, fel)
            else:
                self._fel(fel, inre, stalle, stalle.stig(namn))

        self._bit_for_bit(bit, granser, lambda inre: self._nycklar(karta, inre, stalle), trasig, stalle, avbrott)

    def _grupp(self, yttre: Karta, grupp: Grupp, bit: Bit, avbrott: Avbrott | None) -> None:
        """Läser ett trasigt avsnitt nyckel för nyckel, eller en trasig lista post för post."""
        start, slut = bit
        nyckel = Text(grupp.nyckel, Textplats(start + 1, len(self.rader[start]) - len(self.rader[start].lstrip()) + 1))
        poster = poster_i(self.rader, (start + 1, slut)) if grupp.lista else []
        granser = poster or nycklar_i(self.rader, (start + 1, slut), grupp)
        huvud = granser[0] if granser else slut
        if not self._huvud((start, huvud), nyckel):
            avbrott = None
        if poster:
            lista = Lista([], nyckel.plats)
            yttre.poster.append((nyckel, lista))
            self._poster(lista, grupp, (huvud, slut), poster, avbrott)
        elif granser:
            karta = Karta([], nyckel.plats)
            yttre.poster.append((nyckel, karta))
            forled = f"{grupp.nyckel}[0]." if grupp.lista else f"{grupp.nyckel}."
            self.karta(karta, _Stalle(grupp, forled), (huvud, slut), granser, avbrott)

    def _huvud(self, bit: Bit, avsnitt: Text) -> bool:
        """Läser raden med avsnittets nyckel; falskt om något står efter kolonet, för det hör inte till något svar."""
        fore = self.trasiga
        karta, ytterst = Karta([], avsnitt.plats), _Stalle(self.kalla.plan)
        try:
            self._nycklar(karta, bit, ytterst)
        except Avbrott as fel:
            self._fel(fel, bit, ytterst, avsnitt.varde)
        for _, nod in karta.poster:
            if not tom(nod):
                text = kort(self.kalla.rader[nod.plats.rad - 1])
                self._sag(Fynd("YA25", nod.plats, {"ord": text}, avsnitt.varde), omfang(self.kalla.rader, bit))
        return self.trasiga == fore

    def _poster(self, lista: Lista, grupp: Grupp, bit: Bit, granser: Sequence[int], avbrott: Avbrott | None) -> None:
        def hel(inre: Bit) -> None:
            for nod in self._bygg(inre):
                lista.delar += nod.delar if isinstance(nod, Lista) else [nod]

        def trasig(inre: Bit, fel: Avbrott) -> None:
            forsta = inre[0]
            self.rader[forsta] = utan_streck(self.rader[forsta])
            post = Karta([], Textplats(forsta + 1, len(self.rader[forsta]) - len(self.rader[forsta].lstrip()) + 1))
            forled = f"{grupp.nyckel}[{len(lista.delar)}]."
            self.karta(post, _Stalle(grupp, forled), inre, nycklar_i(self.rader, inre, grupp), fel)
            lista.delar.append(post)

        self._bit_for_bit(bit, granser, hel, trasig, None, avbrott)

    def _bit_for_bit(
        self,
        bit: Bit,
        granser: Sequence[int],
        hel: Callable[[Bit], None],
        trasig: Callable[[Bit, Avbrott], None],
        stalle: _Stalle | None,
        avbrott: Avbrott | None,
    ) -> None:
        """Prövar varje bit för sig. Går alla att läsa sitter felet (``avbrott``) mellan dem, och då sägs det."""
        fore = self.trasiga
        for inre in delad(bit, granser):
            try:
                hel(inre)
            except Avbrott as fel:
                trasig(inre, fel)
        if avbrott is not None and self.trasiga == fore:
            self._fel(avbrott, bit, stalle, last=True)

    def _bygg(self, bit: Bit) -> list[Nod]:
        noder, fynd = bygg(self.kalla, bit[0], self.rader[bit[0] : bit[1]])
        self.fynd += fynd
        return noder

    def _nycklar(self, karta: Karta, bit: Bit, stalle: _Stalle) -> None:
        """Lägger bitens nycklar i kartan; lös text blir ett fynd.

        Raises:
            Avbrott: biten är inte riktig YAML.
        """
        for nod in self._bygg(bit):
            if isinstance(nod, Karta):
                karta.poster += nod.poster
            elif not tom(nod):
                fynd = rad_utan_nyckel(self.kalla.rader, nod.plats, self.nycklar)
                stig = stalle.stig(fynd.varden.get("nyckel"))
                self._sag(fynd._replace(stig=stig), omfang(self.kalla.rader, bit))

    def _fel(
        self, avbrott: Avbrott, bit: Bit, stalle: _Stalle | None, stig: str | None = None, *, last: bool = False
    ) -> None:
        fynd = avbrott.orsak
        if not isinstance(fynd, Fynd):
            fynd = oversatt(fynd, self.kalla.rader, avbrott.forsta, self.nycklar)
        if stalle and not stig:
            stig = stalle.stig(fynd.varden.get("nyckel"))
        # Text som har klippts av vid ett nummertecken förklarar ofta felet på raden efter.
        self.fynd += [f._replace(stig=stig) for f in avbrott.fynd if f.kod == "YA01" and stig]
        self._sag(fynd._replace(stig=stig), "Allt annat i filen är läst." if last else omfang(self.kalla.rader, bit))

    def _sag(self, fynd: Fynd, omfattning: str) -> None:
        self.trasiga += 1
        self.fynd.append(fynd._replace(varden={**fynd.varden, "omfang": omfattning}))
