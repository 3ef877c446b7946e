"""Sammanslagningen själv, utan filer: vad bidragen svarar på varje fråga, och vad som gäller.

Olika frågor läggs ihop. Lika svar är ett svar, och ett tomt fält vinner aldrig över en text. Olika svar på samma fråga
är en konflikt, som bara den som slår ihop kan avgöra, om inte filerna minns att bara den ena har ändrat; se
``andringar``. Filernas ordning spelar ingen roll för svaren, bara för i vilken ordning posterna i en lista står.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from redovisning.bidrag.andringar import (
    Lage,
    Utan,
    borttaget,
    borttagna_poster,
    laget,
    som_tavlar,
    tomt_alternativ,
    verkliga,
)
from redovisning.bidrag.klasser import Alternativ, Bidrag, Fragesvar, Inlaga, Sammanslagning, Skal
from redovisning.bidrag.postgrupper import postgrupper
from redovisning.dokument.falt import Blankett, Falt, falten
from redovisning.fel import Anvandningsfel
from redovisning.granskning.ledtexter import ar_ledtext
from redovisning.omfattning import avsnitten, hel_eller_del
from redovisning.regioner import hitta_region, officiellt_namn
from redovisning.utkast import Svar


def sla_samman(bidragen: Sequence[Bidrag]) -> Sammanslagning:
    """Ger sammanslagningen, med det som skiljer oavgjort.

    Raises:
        Anvandningsfel: bidragen är olika dokument eller gäller olika regioner, eller det finns inga.
    """
    if not bidragen:
        raise Anvandningsfel("det finns inga filer att slå ihop.")
    _krav_pa_samma(bidragen)
    dokument = bidragen[0].utkast.dokument
    fragor = tuple(_fragor(dokument, bidragen))
    return Sammanslagning(
        dokument,
        tuple(bidragen),
        fragor,
        _omfattar(dokument, bidragen, fragor),
        {nyckel: vem for nyckel in avsnitten(dokument) if (vem := _vem(nyckel, bidragen))},
    )


def _omfattar(dokument: Blankett, bidragen: Sequence[Bidrag], fragor: Sequence[Fragesvar]) -> frozenset[str] | None:
    """Delarnas avsnitt tillsammans, och alla som har svar; ``None`` när något bidrag är hela dokumentet."""
    nycklar = {f.falt.avsnitt.nyckel for f in fragor if f.stig != "region"}
    for bidrag in bidragen:
        if bidrag.utkast.omfattar is None:
            return None
        nycklar |= bidrag.utkast.omfattar
    return hel_eller_del(dokument, nycklar)


def _krav_pa_samma(bidragen: Sequence[Bidrag]) -> None:
    titlar = {b.namn: b.utkast.dokument.titel for b in bidragen}
    if len({b.utkast.dokument for b in bidragen}) > 1:
        raise Anvandningsfel(_olika("filerna är olika dokument och hör inte ihop", titlar))
    regioner = {b.namn: region for b in bidragen if (region := b.utkast.region) and not ar_ledtext(region)}
    if len({_region(namn) for namn in regioner.values()}) > 1:
        vad = "filerna gäller olika regioner och hör inte ihop. Rätta regionen där den är fel, eller ta bort filen"
        raise Anvandningsfel(_olika(vad, regioner))


def _olika(vad: str, per_fil: dict[str, str]) -> str:
    return "\n".join([f"{vad}:", *(f"  {namn}: {text}" for namn, text in per_fil.items())])


def _region(namn: str) -> str:
    return " ".join(officiellt_namn(namn).split()).casefold()


def _vem(nyckel: str, bidragen: Sequence[Bidrag]) -> str:
    """Vem som besvarar avsnittet; säger bidragen olika namns alla."""
    alla = (b.utkast.besvaras_av.get(nyckel, "").strip() for b in bidragen)
    return ", ".join(sorted({vem for vem in alla if vem}))


def _fragor(dokument: Blankett, bidragen: Sequence[Bidrag]) -> Iterator[Fragesvar]:
    klara: set[str] = set()
    for falt in falten(dokument):
        if falt.lista:
            if falt.lista not in klara:
                klara.add(falt.lista)
                yield from _poster([f for f in falten(dokument) if f.lista == falt.lista], bidragen)
            continue
        inlagor, utan = _delat([(b, falt.nyckel, b.utkast.svar.get(falt.nyckel)) for b in bidragen])
        yield from _fraga(falt.nyckel, falt, inlagor, utan)


def _poster(faltet: Sequence[Falt], bidragen: Sequence[Bidrag]) -> Iterator[Fragesvar]:
    grupper = postgrupper(faltet, bidragen)
    for nummer, (grupp, borta) in enumerate(zip(grupper, borttagna_poster(faltet, grupper, bidragen), strict=True)):
        for falt in faltet:
            inlagor, utan = _delat([(p.bidrag, falt.stig(p.nummer), p.svar.get(falt.namn)) for p in grupp])
            yield from _fraga(falt.stig(nummer), falt, inlagor, utan, [(b, falt.stig(nummer)) for b in borta])


def _delat(funna: Sequence[tuple[Bidrag, str, Svar | None]]) -> tuple[list[Inlaga], Utan]:
    """Ger inlagorna, och de bidrag som inte har något riktigt svar."""
    inlagor = [Inlaga(b, stig, svar) for b, stig, svar in funna if svar]
    return inlagor, [(b, stig) for b, stig, svar in funna if svar is None or ar_ledtext(svar.text)]


def _fraga(stig: str, falt: Falt, inlagor: Sequence[Inlaga], utan: Utan, borta: Utan = ()) -> Iterator[Fragesvar]:
    """Frågan med dess olika svar, om någon har svarat. Det enda som tävlar är avgjort från början.

    ``borta`` är bidrag som inte längre har posten.
    """
    per_text: dict[str, list[Inlaga]] = {}
    for inlaga in inlagor:
        per_text.setdefault(inlaga.svar.text, []).append(inlaga)
    alternativ = [Alternativ(text, tuple(samma)) for text, samma in per_text.items()]
    if not alternativ:
        return
    riktiga = [i for a in verkliga(alternativ) for i in a.inlagor]
    tomt = borttaget(falt, riktiga, utan)
    if borta and riktiga:
        tomt = Alternativ("", (*(tomt.inlagor if tomt else ()), *tomt_alternativ(borta).inlagor))
    vald, skal = _gallande(falt, alternativ, tomt)
    yield Fragesvar(stig, falt, (*alternativ, tomt) if tomt else tuple(alternativ), vald, skal)


def _gallande(falt: Falt, alternativ: Sequence[Alternativ], tomt: Alternativ | None) -> tuple[Alternativ | None, Skal]:
    """Det som gäller och varför. En ledtext är inget svar, och kortformer av en regions namn är samma namn."""
    svar = list(verkliga(alternativ)) or sorted(alternativ, key=lambda a: a.text)[:1]
    if falt.nyckel == "region" and (region := hitta_region(svar[0].text)):
        return min(svar, key=lambda a: (a.text != region.namn, a.text)), Skal.ENSAMT
    if tomt and not falt.lista and any(i.bidrag.huvud for i in tomt.inlagor):
        lagen = {laget(falt, i.bidrag, a.text) for a in svar for i in a.inlagor}
        if lagen == {Lage.ORORT}:
            return tomt, Skal.ANDRAT
    kvar = som_tavlar(falt, svar)
    return kvar[0] if len(kvar) == 1 else None, Skal.ENSAMT if len(svar) == 1 else Skal.ANDRAT
