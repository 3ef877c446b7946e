"""Arbetsbokens egna texter, sagda en gång: den som skriver lägger dem i cellerna, den som läser känner igen dem där."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from redovisning.dokument.falt import Blankett, Falt, Stapeldiagram, falten
from redovisning.dokument.fragor import FORMULARET
from redovisning.excel.upplagg import (
    BESVARAS_AV,
    BLAD,
    DIAGRAM,
    FORMULAR,
    ID,
    OMFATTAR,
    OVERSIKT,
    REGION,
    bladnamn,
    hela,
    identitet,
)
from redovisning.fragenyckel import formularnycklar, nyckel
from redovisning.omfattning import SKICKA_TILLBAKA

UNDERRUBRIK = "Arbetsbok att fylla i, ett blad för varje avsnitt."
SA_FYLLER_NI_I, VEM_SVARAR = "Så fyller ni i", "Vem svarar på vad"
TILL_OVERSIKTEN, TILL_START = "Till översikten", "Till start"
AVSNITT, SUMMARAD = "Avsnitt", "Summa"
SKRIVS_PA_BLADET = "Skrivs på bladet"
"""Står i stället för regionens namn på ``Start`` tills den är ifylld, med bladets namn efter."""
SIDNUMMER = "Sida &P av &N"
_ANVISNINGAR = (
    "Skriv i de blå cellerna. Resten är låst, så att frågorna står kvar. De gula cellerna är till för anteckningar "
    "till den som håller ihop svaren; de följer inte med in i {kallas}.",
    "Där svaret ska väljas finns en lista: klicka i cellen och sedan på pilen till höger.",
    "Alt+Retur ger en ny rad i cellen (på Mac Ctrl+Alt+Retur). En tom rad ger ett nytt stycke. Rader som börjar med "
    "«- » blir en punktlista, «1. » en numrerad lista. Fetstil, färger och bilder följer inte med.",
    "Kolumnen Läge säger vad som saknas. Bladet Översikt visar hur långt ni har kommit.",
    "Behöver ni mer plats: dra i raden eller kolumnen. Kolumnen Id ska stå kvar; på den känns frågan igen.",
)
ALDRE_TEXTER = ("Kolumnen Status säger vad som saknas. Bladet Översikt visar hur långt ni har kommit.",)
"""Det som stod i äldre arbetsböcker och har fått nya ord. De böckerna ligger ute hos dem som svarar."""


def anvisningar(kallas: str) -> tuple[str, ...]:
    """Ger stegen på startbladet, i ordning. ``kallas`` är vad dokumentet kallas."""
    return tuple(text.format(kallas=kallas) for text in _ANVISNINGAR)


OVERSIKTENS_RUBRIKER = (
    *(BLAD, AVSNITT, BESVARAS_AV, "Frågor", "Besvarade", "Ska besvaras", "Saknas", "Bör besvaras", "Så långt", "Läge"),
)
DIAGRAMMENS_FORKLARING = (
    "Diagrammen ritas av tabellerna under dem, som hämtar talen ur avsnittens blad. Ändra där, så ändras diagrammen. "
    "Rader som läggs till senare kommer med när arbetsboken görs om. Det som inte är ett tal ritas inte."
)
HAMTADE_TAL = "Kursiva tal är hämtade ur väntetiderna när arbetsboken gjordes. De står inte på avsnittens blad."
OVERSIKTENS_FORKLARING = (
    "Saknas är frågor som ska besvaras och inte är det, eller har ett svar som inte går att läsa. Bör besvaras är "
    "frågor som är obesvarade men får vara det. Stapeln visar hur mycket av det som ska besvaras som är besvarat."
)


def sandlistans_rader(dokument: Blankett, *, del_: bool = False) -> list[tuple[str, str]]:
    """Ger benämning och uppgift om när och vart det ifyllda formuläret skickas; tomt när dokumentet inte säger det.

    I en del står bara när hela formuläret ska vara framme: delen skickas inte dit.
    """
    brev = dokument.sandlista
    if brev is None:
        return []
    if del_:
        return [("Skickas in", f"senast {brev.senast}, av den som håller ihop hela formuläret")]
    return [
        ("Skickas senast", brev.senast),
        ("Skickas till", f"{brev.mottagare}\n{brev.epost}"),
        ("Kompletteringar", f"Frågor om kompletteringar kan komma under {brev.kompletteringar}."),
    ]


def listans_anvisning(falt: Falt) -> str:
    """Ger meningen ovanför en lista, för ett av dess fält."""
    minst = "" if not falt.minst else ", minst en" if falt.minst == 1 else f", minst {falt.minst}"
    return f"Fyll i en rad för varje {falt.postnamn}{minst}. Rader som inte behövs lämnas tomma."


def diagrammets_rubrik(diagram: Stapeldiagram, *, procent: bool) -> str:
    """Ger rubriken över ett diagram."""
    return diagram.rubrik if procent else f"{diagram.rubrik}, andra tal"


def diagramrubriker(dokument: Blankett) -> list[str]:
    """Ger rubrikerna över alla diagram som arbetsboken kan ha."""
    return [diagrammets_rubrik(d, procent=procent) for _, d in dokument.diagram for procent in (True, False)]


def stapelns_rubrik(falt: Falt, *, procent: bool) -> str:
    """Ger rubriken över en stapels tal i tabellen under diagrammet."""
    return f"{falt.fraga.text}, {'procent' if procent else 'andra tal'}"


@lru_cache
def avsnittens_texter(dokument: Blankett) -> frozenset[str]:
    """Ger det som är arbetsbokens eget på avsnittens blad, som nycklar enligt ``fragenyckel.nyckel``."""
    nycklar = formularnycklar(dokument)
    anvisningar = (listans_anvisning(f) for f in falten(dokument) if f.lista)
    egna = map(nyckel, (TILL_OVERSIKTEN, *anvisningar))
    return frozenset(egna) | nycklar.formulartext | nycklar.fragor.keys() | nycklar.rubriker.keys()


@lru_cache
def alla_texter(dokument: Blankett) -> frozenset[str]:
    """Ger allt som är arbetsbokens eget, också på ``Start`` och ``Översikt``, som nycklar."""
    return frozenset(map(nyckel, _startens(dokument))) | avsnittens_texter(dokument)


def _startens(dokument: Blankett) -> Iterator[str]:
    yield from (UNDERRUBRIK, SKICKA_TILLBAKA, SA_FYLLER_NI_I, VEM_SVARAR, *ALDRE_TEXTER)
    for kallas in (dokument.kallas, FORMULARET):
        yield from (hela(kallas), *anvisningar(kallas))
    yield from (TILL_START, OVERSIKT, OVERSIKTENS_FORKLARING, *OVERSIKTENS_RUBRIKER, SUMMARAD)
    yield SIDNUMMER.replace("&P", "").replace("&N", "")
    yield from (REGION, FORMULAR, identitet(dokument), OMFATTAR, BESVARAS_AV, ID)
    for del_ in (False, True):
        yield from (text for rad in sandlistans_rader(dokument, del_=del_) for text in rad)
    yield from bladnamn(dokument).values()
    yield from (DIAGRAM, DIAGRAMMENS_FORKLARING, HAMTADE_TAL)
    yield from diagramrubriker(dokument)
    for lista, diagram in dokument.diagram:
        falten_ = [f for f in falten(dokument) if f.lista == lista and f.namn in diagram.staplar]
        yield from (stapelns_rubrik(f, procent=procent) for f in falten_ for procent in (True, False))
