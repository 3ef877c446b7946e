"""Vad som har ändrats sedan filerna lämnades ut, och vad det betyder för vilka svar som tävlar om en fråga.

En fil som lämnats ut minns vad den hade. Ett svar som står kvar där säger inget nytt, och ett som har ändrats gäller
före det som stod förut, också i det utkast det kom ur. Har två ändrat var för sig gäller inget av dem före det andra.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum

from redovisning.bidrag.klasser import Alternativ, Bidrag, Inlaga
from redovisning.bidrag.postgrupper import Inpost
from redovisning.dokument.falt import Falt
from redovisning.granskning.ledtexter import ar_ledtext
from redovisning.poster import posterna
from redovisning.utkast import Svar

Utan = Sequence[tuple[Bidrag, str]]
"""Bidrag som inte svarar på en fråga, och frågans väg i dem."""


class Lage(Enum):
    """Ett svar mot det som stod i samma fil när den lämnades ut."""

    ORORT = "orört"
    ANDRAT = "ändrat"
    OKANT = "okänt"


def laget(falt: Falt, bidrag: Bidrag, text: str) -> Lage:
    """Ger läget för en text i ett bidrag. Okänt när bidraget inte är utlämnat eller inte minns just det svaret."""
    minne = bidrag.minne
    hade = minne.hade(bidrag.utkast.dokument, falt, text) if minne else None
    return Lage.OKANT if hade is None else Lage.ORORT if hade else Lage.ANDRAT


def som_tavlar(falt: Falt, alternativ: Sequence[Alternativ]) -> list[Alternativ]:
    """Ger de alternativ som inget senare har ersatt, minst ett när det finns något."""
    kvar = [a for a in alternativ if not _ersatt(falt, a, alternativ)]
    return kvar or list(alternativ)


def _ersatt(falt: Falt, gammalt: Alternativ, alla: Sequence[Alternativ]) -> bool:
    lagen = [laget(falt, i.bidrag, gammalt.text) for i in gammalt.inlagor]
    if Lage.ANDRAT in lagen:
        return False
    andra = [i for a in alla if a is not gammalt for i in a.inlagor]
    if any(_andrat_fran(falt, i, gammalt.text) for i in andra):
        return True
    return all(lage is Lage.ORORT for lage in lagen) and any(i.bidrag.huvud for i in andra)


def _andrat_fran(falt: Falt, inlaga: Inlaga, text: str) -> bool:
    """Sant när inlagan är ändrad, och filen hade den texten när den lämnades ut."""
    andrad = laget(falt, inlaga.bidrag, inlaga.svar.text) is Lage.ANDRAT
    return andrad and laget(falt, inlaga.bidrag, text) is Lage.ORORT


def borttaget(falt: Falt, inlagor: Sequence[Inlaga], utan: Utan) -> Alternativ | None:
    """Ger alternativet att svaret är borttaget, med dem som tagit bort det; ``None`` när ingen har det."""
    fria = [(b, stig) for b, stig in utan if _tog_bort(falt, b, inlagor)]
    return tomt_alternativ(fria) if fria and inlagor else None


def tomt_alternativ(utan: Utan) -> Alternativ:
    """Ger alternativet att frågan är obesvarad, som i bidragen."""
    return Alternativ("", tuple(Inlaga(b, stig, Svar("", b.utkast.platser.get(stig))) for b, stig in utan))


def _tog_bort(falt: Falt, bidrag: Bidrag, inlagor: Sequence[Inlaga]) -> bool:
    if bidrag.huvud:
        return bidrag.utkast.ingar(falt) and any(_hade_svaret(falt, i.bidrag, i) for i in inlagor)
    return any(_hade_svaret(falt, bidrag, i) for i in inlagor) or _har_farre(falt, bidrag)


def _hade_svaret(falt: Falt, bidrag: Bidrag, inlaga: Inlaga) -> bool:
    """Sant när filen hade ett svar på frågan; i en lista måste det vara just det."""
    if bidrag.minne and not falt.lista:
        return bidrag.minne.antal(falt) > 0
    return laget(falt, bidrag, inlaga.svar.text) is Lage.ORORT


def _har_farre(falt: Falt, bidrag: Bidrag) -> bool:
    """Sant när färre poster än förut har ett svar på frågan."""
    if bidrag.minne is None or not falt.lista:
        return False
    nu = sum(stig.startswith(f"{falt.lista}[") and stig.endswith(f"].{falt.namn}") for stig in bidrag.utkast.svar)
    return nu < bidrag.minne.antal(falt)


def borttagna_poster(
    faltet: Sequence[Falt], grupper: Sequence[Sequence[Inpost]], bidragen: Sequence[Bidrag]
) -> list[list[Bidrag]]:
    """Ger för varje grupp de bidrag som hade posten, eller kan ha haft den, men inte har den längre."""
    ut: list[list[Bidrag]] = [[] for _ in grupper]
    lista = faltet[0].lista
    for bidrag in bidragen:
        gemensamma = [g for g in grupper if len({p.bidrag for p in g}) > 1 and any(p.bidrag is bidrag for p in g)]
        saknar = bidrag.minne is not None and bidrag.minne.antal_poster(lista) > len(gemensamma)
        for nummer, grupp in enumerate(grupper):
            if any(p.bidrag is bidrag for p in grupp):
                continue
            if bidrag.huvud and bidrag.utkast.ingar(faltet[0]):
                borta = all(p.bidrag.minne is not None and _fanns(faltet, p.bidrag, p) for p in grupp)
            else:
                borta = saknar and all(_fanns(faltet, bidrag, p) for p in grupp)
            if borta:
                ut[nummer].append(bidrag)
    return ut


def _fanns(faltet: Sequence[Falt], bidrag: Bidrag, post: Inpost) -> bool:
    """Sant när inget i posten säger emot att filen hade den. En ny post i filen själv gör att den har fler än förut."""
    if bidrag is post.bidrag and bidrag.minne is not None:
        lista = faltet[0].lista
        if len(posterna(bidrag.utkast, lista)) > bidrag.minne.antal_poster(lista):
            return False
    lagen = [laget(f, bidrag, svar.text) for f in faltet if (svar := post.svar.get(f.namn))]
    return Lage.ANDRAT not in lagen


def verkliga(alternativ: Sequence[Alternativ]) -> Iterator[Alternativ]:
    """Ger alternativen där något är svarat: en ledtext och ett borttaget svar är inget."""
    return (a for a in alternativ if a.text and not ar_ledtext(a.text))
