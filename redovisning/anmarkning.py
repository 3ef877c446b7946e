"""Anmärkningar: vad som är fel, var det står och vad som kan göras. Alltid data, alltid alla på en gång."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from redovisning.personnummer import maskerat
from redovisning.plats import Cellplats, Plats, Textplats

if TYPE_CHECKING:
    from redovisning.dokument.falt import Falt


class Niva(StrEnum):
    """``fel``: inte komplett eller inte läsbart. ``varning``: troligen inte avsett. ``rad``: ett råd."""

    FEL = "fel"
    VARNING = "varning"
    RAD = "rad"

    @property
    def ord(self) -> str:
        """Nivån som den läses: ``råd`` i text, ``rad`` i nycklar och JSON."""
        return "råd" if self is Niva.RAD else self.value


@dataclass(frozen=True)
class Anmarkning:
    """En anmärkning.

    ``falt`` är vägen i utkastet (``kontaktpersoner[0].telefon``) eller ``None``; ``kalla`` är filens namn;
    ``avsnitt`` är numret eller rubriken och ``post`` är posten (``kontaktperson 2``). ``hindrar``: text skulle gå
    förlorad om utkastet skrevs så här.
    """

    niva: Niva
    kod: str
    falt: str | None
    fraga: str | None
    meddelande: str
    kalla: str | None
    plats: Plats | None
    avsnitt: str = ""
    hindrar: bool = False
    post: str = ""

    @property
    def visad_kalla(self) -> str:
        """Filens namn så som det får visas: ett personnummer i det är maskerat. Tomt när filen är okänd."""
        return maskerat(self.kalla or "")

    def som_dict(self) -> dict[str, object]:
        """Ger anmärkningen med de fasta nycklarna för JSON."""
        return {
            "niva": self.niva.value,
            "kod": self.kod,
            "falt": self.falt,
            "fraga": self.fraga,
            "meddelande": self.meddelande,
            "kalla": self.visad_kalla or None,
            "plats": self.plats.som_dict() if self.plats else None,
        }

    def __str__(self) -> str:
        """Ger en rad: ``halland.yaml:34:21 fel JN01 3.4 «…»: svaret är «kanske». Svara ja eller nej.``"""
        var = ":".join(d for d in (self.visad_kalla, str(self.plats or "")) if d)
        fraga = f"«{kort(self.fraga, 70)}»" if self.fraga else ""
        huvud = " ".join(d for d in (var, self.niva.ord, self.kod, self.avsnitt, self.post, fraga) if d)
        return f"{huvud}: {self.meddelande}"


class Granskningsrapport:
    """Resultatet av en granskning: formulär, region och alla anmärkningar, sorterade efter plats."""

    def __init__(self, formular: int | None, region: str | None, anmarkningar: Iterable[Anmarkning]) -> None:
        self.formular = formular
        self.region = region
        self.anmarkningar = sorted(anmarkningar, key=_ordning)

    def _pa(self, niva: Niva) -> list[Anmarkning]:
        return [a for a in self.anmarkningar if a.niva is niva]

    @property
    def fel(self) -> list[Anmarkning]:
        """Det som gör redovisningen ofullständig eller oläsbar."""
        return self._pa(Niva.FEL)

    @property
    def varningar(self) -> list[Anmarkning]:
        """Det som troligen inte är avsett."""
        return self._pa(Niva.VARNING)

    @property
    def rad(self) -> list[Anmarkning]:
        """Råd."""
        return self._pa(Niva.RAD)

    @property
    def komplett(self) -> bool:
        """Sant när inget fel finns."""
        return not self.fel

    def som_dict(self) -> dict[str, object]:
        """Ger rapporten med de fasta nycklarna för JSON."""
        return {
            "formular": self.formular,
            "region": self.region,
            "komplett": self.komplett,
            "antal": {"fel": len(self.fel), "varning": len(self.varningar), "rad": len(self.rad)},
            "anmarkningar": [a.som_dict() for a in self.anmarkningar],
        }

    def sammanfattning(self) -> str:
        """Ger en mening: ``2 fel, 1 varning, 3 råd.``"""
        delar = (
            f"{len(self.fel)} fel",
            f"{len(self.varningar)} {'varning' if len(self.varningar) == 1 else 'varningar'}",
            f"{len(self.rad)} råd",
        )
        return ", ".join(delar) + "."

    def som_text(self) -> str:
        """Ger en rad per anmärkning och sist sammanfattningen."""
        return "\n".join([*(str(a) for a in self.anmarkningar), self.sammanfattning()])


def frageord(falt: Falt, langd: int = 70) -> str:
    """Ger avsnittet och frågans början, som de nämns i en mening: ``3.2 «Hur har 2024 års …»``."""
    return f"{falt.avsnitt.namn} «{kort(falt.fraga.text, langd)}»"


def kort(text: str, langd: int = 60) -> str:
    """Ger texten på en rad, avkortad med … vid ett ordslut så att inget helt svar hamnar i en logg."""
    rad = " ".join(text.split())
    if len(rad) <= langd:
        return rad
    stympad = rad[: langd - 1]
    return (stympad.rsplit(" ", 1)[0] if " " in stympad[langd // 2 :] else stympad).rstrip(" ,.;:") + " …"


def _ordning(a: Anmarkning) -> tuple[str, int, int, str, str]:
    match a.plats:
        case Textplats(rad, kolumn):
            return (a.kalla or "", rad, kolumn, "", "")
        case Cellplats(blad, cell, bladnummer):
            siffror = cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
            bokstaver = cell.removesuffix(siffror).rjust(3)
            return (a.kalla or "", bladnummer, int(siffror) if siffror.isdigit() else 0, blad, bokstaver)
    return (a.kalla or "", 0, 0, "", "")
