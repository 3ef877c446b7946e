"""Var ett svar står: rad och kolumn i en textfil, blad och cell i en arbetsbok, avsnitt och fråga i Word."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Textplats:
    """Rad och kolumn i en textfil, räknade från 1."""

    rad: int
    kolumn: int

    def som_dict(self) -> dict[str, object]:
        """Ger platsen som den står i JSON."""
        return {"rad": self.rad, "kolumn": self.kolumn}

    def __str__(self) -> str:
        return f"{self.rad}:{self.kolumn}"


@dataclass(frozen=True, slots=True)
class Cellplats:
    """Blad och cell i en arbetsbok. ``bladnummer`` är bladets plats i boken, från 0; bara för ordningen."""

    blad: str
    cell: str
    bladnummer: int = field(default=0, compare=False)

    def som_dict(self) -> dict[str, object]:
        """Ger platsen som den står i JSON."""
        return {"blad": self.blad, "cell": self.cell}

    def __str__(self) -> str:
        return f"{self.blad}!{self.cell}"


@dataclass(frozen=True, slots=True)
class Formularplats:
    """Avsnitt och fråga i ett Word-formulär. ``fraga`` är tom för text som står utanför fälten."""

    avsnitt: str
    fraga: str = ""

    def som_dict(self) -> dict[str, object]:
        """Ger platsen som den står i JSON."""
        return {"avsnitt": self.avsnitt, "fraga": self.fraga}

    def __str__(self) -> str:
        """Tom: i Word står avsnitt och fråga ändå i anmärkningens text."""
        return ""


Plats = Textplats | Cellplats | Formularplats
