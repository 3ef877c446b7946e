"""Arbetsbokens upplägg: bladens namn, rubriker och fasta ord, sagda en gång för den som skriver och den som läser.

Bladen är ``Start``, ``Översikt`` och ett per avsnitt. På ett avsnittsblad står frågorna en per rad under rubrikerna
``RUBRIKER``, och frågans nyckel i kolumnen ``Id``. Ett långt svar tar flera rader: cellerna är då sammanslagna nedåt.
En lista av poster är en tabell: en rad med ``poster[].fält`` i grått, under den rubrikerna och sedan en post per rad.
Tre kolumner där har inget id: ``Rad`` till vänster, och till höger ``Läge`` och ``Anteckning``.

På ``Start`` står en uppgift per rad: benämningen och till höger om den värdet. Därunder en tabell över avsnitten, en
per rad, där ``Besvaras av`` fylls i och ``Id`` är avsnittets nyckel (``INLEDNING`` för det inledande).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import lru_cache

from redovisning.dokument.falt import Blankett, delar
from redovisning.omfattning import omfattningens_namn
from redovisning.utkast import Utkast

START, OVERSIKT, DIAGRAM = "Start", "Översikt", "Diagram"
LISTOR = "Listor"
"""Dolt blad med val som inte ryms i en cells egen lista. Finns bara när det behövs."""

NR, FRAGA, SVAR, LAGE, ANTECKNING, ID = RUBRIKER = ("Nr", "Fråga", "Svar", "Läge", "Anteckning", "Id")
"""Rubrikraden på ett avsnittsblad, i ordning."""

ALDRE_LAGE = "Status"
"""Så hette ``LAGE`` i äldre arbetsböcker. En fråga kan själv heta Status."""

BLAD = "Blad"
"""Rubriken över bladens namn på ``Start`` och ``Översikt``."""
RAD = "Rad"
"""Rubriken över posternas nummer i en lista."""

FORMULAR_ID = "formular_id"
"""Det definierade namnet på cellen med dokumentets identitet."""

FORMULAR, OMFATTAR, REGION, BESVARAS_AV = "Formulär", "Omfattar", "Region", "Besvaras av"
INLEDNING = "inledning"
"""Id på ``Start`` för dokumentets inledande del, vars nyckel är tom."""

MAX_TECKEN = 32_767
"""Så många tecken rymmer en cell, räknade som Excel gör (UTF-16)."""


class Status(StrEnum):
    """Vad som står i kolumnen Läge. I en lista kan frågan följa: ``Saknas: Telefonnummer``."""

    BESVARAD = "Besvarad"
    SAKNAS = "Saknas"
    BOR = "Bör besvaras"
    FRIVILLIG = "Frivillig"
    JA_NEJ = "Svara Ja eller Nej"
    VAL = "Välj ur listan"


def identitet(dokument: Blankett) -> str:
    """Ger dokumentets identitet, till exempel ``redovisning 2024``."""
    return f"{dokument.filnamn} {dokument.ar}"


@lru_cache
def bladnamn(dokument: Blankett) -> Mapping[str, str]:
    """Ger avsnittets nyckel → bladets namn: högst 31 tecken, inga som Excel förbjuder och aldrig två lika."""
    upptagna = {*map(str.casefold, (START, OVERSIKT, DIAGRAM, LISTOR)), "history"}
    ut: dict[str, str] = {}
    for d, _ in delar(dokument):
        rent = " ".join(re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", d.namn).split()).strip("' ") or d.nyckel or INLEDNING
        namn, nummer = rent[:31].strip("' "), 1
        while namn.casefold() in upptagna:
            nummer += 1
            namn = f"{rent[: 31 - len(f' {nummer}')].rstrip()} {nummer}"
        upptagna.add(namn.casefold())
        ut[d.nyckel] = namn
    return ut


def hela(kallas: str) -> str:
    """Ger det som står i ``Omfattar`` när arbetsboken inte är en del, till exempel ``hela formuläret``."""
    return f"hela {kallas}"


def omfattning(utkast: Utkast) -> str:
    """Ger cellen ``Omfattar``: avsnittens namn med komma emellan när utkastet är en del, annars ``hela``.

    Läses med ``redovisning.omfattning.satt_omfattning``.
    """
    if utkast.omfattar is None:
        return hela(utkast.dokument.kallas)
    return omfattningens_namn(utkast.dokument, utkast.omfattar)


# --- märken om vad som ska ses över -------------------------------------------------------------------------------

SE_OVER = "Se över"
_MARKE = re.compile(rf"{SE_OVER}(?: (\w+))?: (.+)")


def marken_som_text(marken: Mapping[str, str], namnen: Iterable[str] = ()) -> str:
    """Ger raderna i ``Anteckning`` för det som ska ses över, till exempel ``Se över: från 2024, granska``.

    För en fråga har ``marken`` nyckeln ``""``. För en post är nyckeln fältets namn, och ``namnen`` är postens
    besvarade fält i ordning: har alla samma märke sägs det en gång, annars ett i taget (``Se över telefon: …``).
    """
    namnen = list(namnen)
    rena = {namn: " ".join(text.split()) for namn, text in marken.items()}
    if namnen and set(rena) == set(namnen) and len(set(rena.values())) == 1:
        rena = {"": next(iter(rena.values()))}
    return "\n".join(f"{SE_OVER} {namn}: {text}" if namn else f"{SE_OVER}: {text}" for namn, text in rena.items())


def marken_ur_text(text: str, namnen: Iterable[str] = ()) -> tuple[dict[str, str], str]:
    """Ger märkena ur en ``Anteckning``, som ``marken_som_text`` tar dem, och det som någon själv har skrivit där."""
    marken: dict[str, str] = {}
    eget: list[str] = []
    namnen = list(namnen)
    for rad in text.split("\n"):
        m = _MARKE.fullmatch(rad.strip())
        if not m or (m[1] and m[1] not in namnen):
            eget.append(rad)
        elif namnen and not m[1]:
            marken |= dict.fromkeys(namnen, m[2])
        else:
            marken[m[1] or ""] = m[2]
    return marken, "\n".join(eget).strip()
