"""Sveriges 21 regioner: länskod, officiellt namn och de kortformer som förekommer i inskickade formulär."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Region:
    """En region. ``lanskod`` är två siffror; ``andra_namn`` är kortformer som godtas med ett råd."""

    lanskod: str
    namn: str
    andra_namn: tuple[str, ...] = ()


REGIONER: tuple[Region, ...] = (
    Region("01", "Region Stockholm", ("Stockholms län", "SLL", "Stockholm")),
    Region("03", "Region Uppsala", ("Uppsala län", "Uppsala")),
    Region("04", "Region Sörmland", ("Södermanland", "Region Södermanland", "Södermanlands län", "Sörmland")),
    Region("05", "Region Östergötland", ("Östergötland", "Östergötlands län", "RÖ")),
    Region("06", "Region Jönköpings län", ("Region Jönköping", "Jönköpings län", "Jönköping", "RJL")),
    Region("07", "Region Kronoberg", ("Kronoberg", "Kronobergs län")),
    Region("08", "Region Kalmar län", ("Region Kalmar", "Kalmar län", "Kalmar")),
    Region("09", "Region Gotland", ("Gotland", "Gotlands län")),
    Region("10", "Region Blekinge", ("Blekinge", "Blekinge län")),
    Region("12", "Region Skåne", ("Skåne", "Skåne län")),
    Region("13", "Region Halland", ("Halland", "Hallands län")),
    Region("14", "Västra Götalandsregionen", ("VGR", "Västra Götaland", "Region Västra Götaland", "VG-regionen")),
    Region("17", "Region Värmland", ("Värmland", "Värmlands län")),
    Region("18", "Region Örebro län", ("Region Örebro", "Örebro län", "Örebro")),
    Region("19", "Region Västmanland", ("Västmanland", "Västmanlands län")),
    Region("20", "Region Dalarna", ("Dalarna", "Dalarnas län")),
    Region("21", "Region Gävleborg", ("Gävleborg", "Gävleborgs län")),
    Region("22", "Region Västernorrland", ("Västernorrland", "Västernorrlands län")),
    Region(
        "23",
        "Region Jämtland Härjedalen",
        ("RJH", "Region Jämtland", "Jämtland", "Jämtland Härjedalen", "Jämtlands län", "Region Jämtland-Härjedalen"),
    ),
    Region("24", "Region Västerbotten", ("Västerbotten", "Västerbottens län")),
    Region("25", "Region Norrbotten", ("Norrbotten", "Norrbottens län")),
)


EXEMPELREGION = "Region Exempel"
"""Exemplets påhittade region. Namnet är reserverat: det känns igen, men är ingen av de 21."""


def _nyckel(namn: str) -> str:
    return " ".join(namn.casefold().split()).rstrip(".")


_REGISTER = {_nyckel(n): r for r in REGIONER for n in (r.namn, *r.andra_namn)}


def hitta_region(namn: str) -> Region | None:
    """Ger regionen för ett namn eller en kortform, oavsett skiftläge; ``None`` om den är okänd."""
    return _REGISTER.get(_nyckel(namn))


def officiellt_namn(skrivet: str) -> str:
    """Ger regionens officiella namn när det skrivna går att förstå, annars det skrivna."""
    region = hitta_region(skrivet)
    return region.namn if region else skrivet
