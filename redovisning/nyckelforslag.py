"""Textfilernas nycklar: vilka som får stå var, och vilken som menades när någon skrev en annan."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache

from redovisning.dokument import FORMULAR, SENASTE_AR, slagen, slaget
from redovisning.dokument.falt import Blankett, Falt, falten

_LIKHET_FOR_RAD = 0.6
_LIKHET_FOR_SVAR = 0.8
_OMSKRIVNING = str.maketrans({"å": "a", "ä": "a", "ö": "o", "é": "e", " ": "_", "-": "_", "\u00a0": "_"})


class Grupp:
    """Ett ställe där nycklar får stå: hela filen, ett avsnitt eller posterna i en lista."""

    def __init__(self, nyckel: str = "", nummer: str = "", rubrik: str = "", *, postnamn: str = "") -> None:
        self.nyckel = nyckel
        self.nummer = nummer
        self.rubrik = rubrik
        self.postnamn = postnamn
        self.delar: dict[str, Falt | Grupp | None] = {}

    @property
    def lista(self) -> bool:
        """Sant för posterna i en lista."""
        return bool(self.postnamn)

    @property
    def namn(self) -> str:
        """Gruppen som den nämns i ett meddelande."""
        if not self.nyckel:
            return "formuläret"
        if self.lista:
            return f"uppgifterna om varje {self.postnamn}"
        return f"avsnittet {self.nyckel}" + (f" ({self.nummer})" if self.nummer else "")


@lru_cache
def plan(dokument: Blankett) -> Grupp:
    """Ger hela filens grupp: vilka nycklar som får stå var."""
    rot = Grupp()
    rot.delar[dokument.huvudnyckel] = None
    for falt in falten(dokument):
        forled, _, namn = falt.nyckel.rpartition(".")
        grupp = rot
        if forled:
            nyckel = forled.removesuffix("[]")
            ny = Grupp(nyckel, falt.avsnitt.nummer, falt.avsnitt.rubrik, postnamn=falt.postnamn)
            grupp = rot.delar.setdefault(nyckel, ny)  # type: ignore[assignment]
        grupp.delar[namn] = falt
    return rot


def troligaste(nycklar: Mapping[str, Collection[str] | None]) -> str | None:
    """Ger huvudnyckeln för ett annat dokument än redovisningen, när en fil utan årtal hellre är det.

    ``nycklar`` är filens yttersta nycklar med nycklarna inuti dem, eller ``None`` där värdet är en text. Den blankett
    som känner flest vinner; hör lika många till redovisningen är huvudnyckeln med en text efter det som avgör.
    """
    redovisningens = _kanda(nycklar, FORMULAR[SENASTE_AR])
    andra = [b for b in map(slaget, slagen()) if b.huvudnyckel != FORMULAR[SENASTE_AR].huvudnyckel]
    basta = max(andra, key=lambda b: (_kanda(nycklar, b), b.huvudnyckel in nycklar), default=None)
    if basta is None:
        return None
    sager_det = basta.huvudnyckel in nycklar and nycklar[basta.huvudnyckel] is None
    return basta.huvudnyckel if _kanda(nycklar, basta) + sager_det > redovisningens else None


def _kanda(nycklar: Mapping[str, Collection[str] | None], dokument: Blankett) -> int:
    """Ger hur många av nycklarna som dokumentet har, ytterst och inuti; under huvudnyckeln räknas de som ytterst."""
    rot, antal = plan(dokument), 0
    for namn, inre in nycklar.items():
        if namn in rot.delar:
            del_ = rot if namn == dokument.huvudnyckel else rot.delar[namn]
            antal += 1 + (sum(n in del_.delar for n in inre or ()) if isinstance(del_, Grupp) else 0)
    return antal


def foresla(nyckel: str, grupp: Grupp, rot: Grupp) -> tuple[str, str]:
    """Ger en mening om vad man gör åt en okänd nyckel, och den nyckel som säkert menades eller ``""``."""
    if nyckel[:1].isspace():
        return "Raden börjar med hårda blanksteg, som inte är indrag. Byt dem mot vanliga blanksteg.", ""
    menad = _stavning(nyckel)
    for namn, del_ in grupp.delar.items():
        if isinstance(del_, Grupp) and menad and menad in (_stavning(del_.nummer), _stavning(del_.rubrik)):
            menad = namn
    if menad in grupp.delar:
        return f"Menade du «{menad}»?", menad
    if rad := _annanstans(menad, grupp, rot):
        return rad, ""
    menad, likhet = _narmast(menad, grupp)
    if likhet >= _LIKHET_FOR_RAD:
        return f"Menade du «{menad}»?", menad if likhet >= _LIKHET_FOR_SVAR else ""
    return f"Här får stå: {', '.join(grupp.delar)}.", ""


def _stavning(text: str) -> str:
    """Texten som den skulle stavas som nyckel: ``Vårdförmedling`` blir ``vardformedling``."""
    return text.strip().casefold().translate(_OMSKRIVNING).rstrip("_")


def _annanstans(nyckel: str, grupp: Grupp, rot: Grupp) -> str:
    """Nyckeln finns, men på ett annat ställe i filen."""
    if nyckel in rot.delar:
        return f"Nyckeln «{nyckel}» hör hemma ytterst i filen, inte inuti ett avsnitt. Flytta den dit."
    stallen = [g for g in rot.delar.values() if isinstance(g, Grupp) and g is not grupp and nyckel in g.delar]
    if len(stallen) == 1:
        return f"Nyckeln «{nyckel}» hör till {stallen[0].namn}. Flytta den dit."
    if stallen:
        return f"Nyckeln «{nyckel}» finns i {', '.join(g.nyckel for g in stallen)}. Skriv den under rätt avsnitt."
    return ""


def _narmast(nyckel: str, grupp: Grupp) -> tuple[str, float]:
    """Den nyckel i gruppen som är mest lik, och hur lik den är (0–1); ``""`` och 0 när ingen kan vara det."""
    from difflib import SequenceMatcher

    par = ((SequenceMatcher(None, nyckel, namn), namn) for namn in grupp.delar)
    # Att jämföra med en mycket lång nyckel tar tid, och bara längderna säger att den inte kan vara någon av dem.
    likheter = [(m.ratio(), namn) for m, namn in par if m.real_quick_ratio() >= _LIKHET_FOR_RAD]
    likhet, namn = max(likheter, default=(0.0, ""))
    return namn, likhet
