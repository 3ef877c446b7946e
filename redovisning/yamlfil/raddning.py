"""Räddningen: när en fil inte är riktig YAML delas den vid nycklarna, och varje bit läses för sig.

Ett glömt citattecken i ett svar får varken dölja felen i de andra svaren eller svaren själva. Filen delas vid
nycklarna som står ytterst, ett trasigt avsnitt vid sina egna nycklar och en trasig lista vid sina poster.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from redovisning.anmarkning import kort
from redovisning.nyckelforslag import Grupp
from redovisning.plats import Textplats
from redovisning.trad import Fynd, Karta, Lista, Nod, Text, tom
from redovisning.yamlfil.bitar import Bit, delad, namnet, nycklar_i, nycklar_ytterst, omfang, poster_i, utan_streck
from redovisning.yamlfil.kalla import Kalla
from redovisning.yamlfil.syntaxfel import oversatt, rad_utan_nyckel
from redovisning.yamlfil.trad_ur_yaml import Avbrott, bygg


def radda(kalla: Kalla, avbrott: Avbrott) -> tuple[Karta, list[Fynd]]:
    """Ger det som gick att läsa ur en trasig fil, som en karta, och ett fynd för varje bit som inte gick."""
    raddning = _Raddning(kalla)
    rot = Karta([], Textplats(1, 1))
    granser = nycklar_ytterst(kalla.skyddade, kalla.plan)
    raddning.karta(rot, kalla.plan, (0, len(kalla.rader)), granser, "", avbrott)
    return rot, raddning.fynd


class _Raddning:
    def __init__(self, kalla: Kalla) -> None:
        self.kalla = kalla
        self.rader = list(kalla.skyddade)
        grupper = [g for g in kalla.plan.delar.values() if isinstance(g, Grupp)]
        self.nycklar = frozenset(kalla.plan.delar).union(*(g.delar for g in grupper))
        self.fynd: list[Fynd] = []
        self.trasiga = 0

    def karta(
        self, karta: Karta, grupp: Grupp, bit: Bit, granser: Sequence[int], forled: str, avbrott: Avbrott | None
    ) -> None:
        """Läser en bit nyckel för nyckel och lägger det som går i kartan."""

        def trasig(inre: Bit, fel: Avbrott) -> None:
            namn = namnet(self.rader[inre[0]])
            del_ = grupp.delar.get(namn)
            if isinstance(del_, Grupp):
                self._grupp(karta, del_, inre, fel)
            else:
                self._fel(fel, inre, forled + namn if namn in grupp.delar else None)

        self._bit_for_bit(bit, granser, lambda inre: self._nycklar(karta, inre), trasig, avbrott)

    def _grupp(self, yttre: Karta, grupp: Grupp, bit: Bit, avbrott: Avbrott | None) -> None:
        """Läser ett trasigt avsnitt nyckel för nyckel, eller en trasig lista post för post."""
        start, slut = bit
        nyckel = Text(grupp.nyckel, Textplats(start + 1, len(self.rader[start]) - len(self.rader[start].lstrip()) + 1))
        poster = poster_i(self.rader, (start + 1, slut)) if grupp.lista else []
        granser = poster or nycklar_i(self.rader, (start + 1, slut), grupp)
        huvud = granser[0] if granser else slut
        if not self._huvud((start, huvud)):
            avbrott = None
        if poster:
            lista = Lista([], nyckel.plats)
            yttre.poster.append((nyckel, lista))
            self._poster(lista, grupp, (huvud, slut), poster, avbrott)
        elif granser:
            karta = Karta([], nyckel.plats)
            yttre.poster.append((nyckel, karta))
            forled = f"{grupp.nyckel}[0]." if grupp.lista else f"{grupp.nyckel}."
            self.karta(karta, grupp, (huvud, slut), granser, forled, avbrott)

    def _huvud(self, bit: Bit) -> bool:
        """Läser raden med avsnittets nyckel; falskt om något står efter kolonet, för det hör inte till något svar."""
        fore = self.trasiga
        karta = Karta([], Textplats(bit[0] + 1, 1))
        try:
            self._nycklar(karta, bit)
        except Avbrott as fel:
            self._fel(fel, bit)
        for _, nod in karta.poster:
            if not tom(nod):
                text = kort(self.kalla.rader[nod.plats.rad - 1])
                self._sag(Fynd("YA25", nod.plats, {"ord": text}), omfang(self.kalla.rader, bit))
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
            self.karta(post, grupp, inre, nycklar_i(self.rader, inre, grupp), forled, fel)
            lista.delar.append(post)

        self._bit_for_bit(bit, granser, hel, trasig, avbrott)

    def _bit_for_bit(
        self,
        bit: Bit,
        granser: Sequence[int],
        hel: Callable[[Bit], None],
        trasig: Callable[[Bit, Avbrott], None],
        avbrott: Avbrott | None,
    ) -> None:
        """Prövar varje bit för sig. Går alla att läsa sitter felet (``avbrott``) mellan dem, och då sägs det."""
        fore = self.trasiga
        for inre in delad(bit, granser):
            try:
                hel(inre)
            except Avbrott as fel:
                trasig(inre, fel)
        if avbrott and self.trasiga == fore:
            self._fel(avbrott, bit, last=True)

    def _bygg(self, bit: Bit) -> list[Nod]:
        noder, fynd = bygg(self.kalla, bit[0], self.rader[bit[0] : bit[1]])
        self.fynd += fynd
        return noder

    def _nycklar(self, karta: Karta, bit: Bit) -> None:
        """Lägger bitens nycklar i kartan; lös text blir ett fynd.

        Raises:
            Avbrott: biten är inte riktig YAML.
        """
        for nod in self._bygg(bit):
            if isinstance(nod, Karta):
                karta.poster += nod.poster
            elif not tom(nod):
                self._los(nod.plats, bit)

    def _los(self, plats: Textplats, bit: Bit) -> None:
        self._sag(rad_utan_nyckel(self.kalla.rader, plats, self.nycklar), omfang(self.kalla.rader, bit))

    def _fel(self, avbrott: Avbrott, bit: Bit, stig: str | None = None, *, last: bool = False) -> None:
        fynd = avbrott.orsak
        if not isinstance(fynd, Fynd):
            fynd = oversatt(fynd, self.kalla.rader, avbrott.forsta, self.nycklar)
        # Text som har klippts av vid ett nummertecken förklarar ofta felet på raden efter.
        self.fynd += [f._replace(stig=stig) for f in avbrott.fynd if f.kod == "YA01" and stig]
        self._sag(fynd._replace(stig=stig), "Allt annat i filen är läst." if last else omfang(self.kalla.rader, bit))

    def _sag(self, fynd: Fynd, omfattning: str) -> None:
        self.trasiga += 1
        self.fynd.append(fynd._replace(varden={**fynd.varden, "omfang": omfattning}))
