"""Läser värden ur en textfils karta och samlar allt som är fel, med rad, i stället för att stanna vid det första."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import TypeVar

from redovisning.dokument.svarstyper import tolka_tal
from redovisning.fel import Anvandningsfel
from redovisning.granskning.tecken_klasser import citera
from redovisning.grind import slapp_in
from redovisning.plats import Textplats
from redovisning.synligt import synligt
from redovisning.trad import Karta, Nod, Text, tom
from redovisning.trad_ur_fil import Radfel, i_radordning, las_karta

T = TypeVar("T")

_MANAD = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])")


class Kartlasare:
    """En karta i en fil. Ett värde som saknas eller inte går att läsa blir ett fel, och läsningen fortsätter."""

    def __init__(self, karta: Karta, fel: list[Radfel], namn: str = "filen") -> None:
        self.plats = karta.plats
        self.fel = fel
        self.namn = namn
        self.delar: dict[str, tuple[Text, Nod]] = {}
        self.lasta: set[str] = set()
        for nyckel, nod in karta.poster:
            if nyckel.varde in self.delar:
                self.anmark(nyckel.plats, f"nyckeln «{citera(nyckel.varde)}» står två gånger.")
            self.delar.setdefault(nyckel.varde, (nyckel, nod))

    def anmark(self, plats: Textplats, text: str) -> None:
        """Lägger till ett fel."""
        self.fel.append(Radfel(plats, text))

    def text(self, nyckel: str, *, krav: bool = True) -> str:
        """Ger en text på en rad, eller ``""``."""
        return self.tolkat(nyckel, synligt, "en text", "", krav=krav)

    def tolkat(self, nyckel: str, tolka: Callable[[str], T | None], vantat: str, annars: T, *, krav: bool = True) -> T:
        """Ger värdet som ``tolka`` ger; ``None`` därifrån är ett fel som säger vad som väntas."""
        self.lasta.add(nyckel)
        if nyckel not in self.delar or tom(self.delar[nyckel][1]):
            if krav:
                plats = self.delar[nyckel][0].plats if nyckel in self.delar else self.plats
                self.anmark(plats, f"«{nyckel}» saknas i {self.namn}. Där ska stå {vantat}.")
            return annars
        varde = self.tolka_nod(nyckel, self.delar[nyckel][1], tolka, vantat)
        return annars if varde is None else varde

    def tolka_nod(self, nyckel: str, nod: Nod, tolka: Callable[[str], T | None], vantat: str) -> T | None:
        """Ger en nods tolkade värde, eller ``None`` med ett fel."""
        varde = tolka(" ".join(nod.varde.split())) if isinstance(nod, Text) else None
        if varde is None:
            har = f"«{citera(nod.varde)}»" if isinstance(nod, Text) else "flera värden"
            self.anmark(nod.plats, f"«{citera(nyckel)}» är {har}. Där ska stå {vantat}.")
        return varde

    def poster(self, nyckel: str, vantat: str, *, krav: bool = True) -> Iterator[tuple[Text, Nod]]:
        """Ger nycklar och värden i kartan under en nyckel; varje nyckel en gång."""
        under = self.under(nyckel, vantat, krav=krav)
        yield from under.delar.values() if under else ()

    def under(self, nyckel: str, vantat: str, *, krav: bool = True) -> Kartlasare | None:
        """Ger läsaren för kartan under en nyckel, eller ``None`` när den saknas eller är något annat."""
        self.lasta.add(nyckel)
        nyckelnod, nod = self.delar.get(nyckel, (None, None))
        if nod is None or tom(nod) or (isinstance(nod, Karta) and not nod.poster):
            if krav:
                plats = nyckelnod.plats if nyckelnod else self.plats
                self.anmark(plats, f"«{nyckel}» saknas i {self.namn}. Under den ska stå {vantat}.")
            return None
        return self.las_karta(nyckel, nod, vantat)

    def las_karta(self, nyckel: str, nod: Nod, vantat: str) -> Kartlasare | None:
        """Ger läsaren för en nod som ska vara en karta, eller ``None`` med ett fel."""
        if isinstance(nod, Karta):
            return Kartlasare(nod, self.fel, f"«{citera(nyckel)}»")
        self.anmark(nod.plats, f"under «{citera(nyckel)}» ska stå {vantat}, på egna indragna rader.")
        return None

    def inga_andra(self) -> None:
        """Gör varje nyckel som ingen har läst till ett fel."""
        for namn, (nyckel, _) in self.delar.items():
            if namn not in self.lasta:
                kanda = ", ".join(sorted(self.lasta))
                self.anmark(
                    nyckel.plats, f"nyckeln «{citera(namn)}» hör inte hemma i {self.namn}. Där får stå {kanda}."
                )


def oppna(fil: Path) -> Kartlasare:
    """Ger läsaren för en fils yttersta nycklar, med det som inte gick att läsa redan bland felen.

    Raises:
        OlasbarFil: filen kan inte läsas alls.
    """
    rot, fel = las_karta(slapp_in(fil))
    return Kartlasare(rot, fel)


def krav_pa_felfri(fil: Path, lasare: Kartlasare) -> None:
    """Gör felen, om det finns några, till ett undantag med alla på en gång.

    Raises:
        Anvandningsfel: något i filen är fel.
    """
    if lasare.fel:
        rader = "\n".join(f"  - {fel}" for fel in i_radordning(lasare.fel))
        raise Anvandningsfel(f"{fil}: filen kan inte användas som den är:\n{rader}")


def heltal(text: str) -> int | None:
    """Ger ett heltal större än 0, skrivet ``2 455 914``, eller ``None``."""
    tal = tolka_tal(text)
    return int(tal) if tal is not None and tal > 0 and tal == int(tal) else None


def tal(text: str) -> Fraction | None:
    """Ger ett tal, skrivet ``76,5`` eller ``76,5 %``, eller ``None``."""
    utan_tecken = re.sub(r"\s*(?:%|procent|procentenheter)$", "", text)
    tolkat = tolka_tal(utan_tecken)
    return None if tolkat is None else Fraction(tolkat)


def andel(text: str) -> Fraction | None:
    """Ger en andel mellan 0 och 1, skrivet ``0,0121252`` eller ``1,21 %``, eller ``None``."""
    tolkat = tal(text)
    if tolkat is None:
        return None
    tolkat = tolkat / 100 if text.endswith(("%", "procent")) else tolkat
    return tolkat if 0 < tolkat <= 1 else None


def manad(text: str) -> str | None:
    """Ger månaden, skrivet ``2024-01``, eller ``None``."""
    return text if _MANAD.fullmatch(text) else None
