"""Mejlets ämne och text: vad som är bifogat och vem som svarar på frågor. Användarens ord är data, aldrig mall."""

from __future__ import annotations

from collections.abc import Sequence

from redovisning.anmarkning import kort
from redovisning.granskning.tecken_klasser import citera, synlig
from redovisning.personnummer import visat
from redovisning.regioner import hitta_region
from redovisning.sandning.innehall import Sandfil
from redovisning.utkast import Utkast

_LANGST = 120
_BEROR = ("namn", "telefon", "epost")


def amne(utkast: Utkast) -> str:
    """Ger mejlets ämne: formulärets titel och regionens namn, på en rad."""
    return f"{utkast.dokument.titel}: {regionens_namn(utkast)}"


def regionens_namn(utkast: Utkast) -> str:
    """Ger det officiella namnet när det går att förstå, annars det som skrevs, på en rad."""
    skrivet = utkast.region or ""
    region = hitta_region(skrivet)
    return region.namn if region else citera(skrivet, _LANGST) or "en region"


def brevtext(utkast: Utkast, filer: Sequence[Sandfil]) -> str:
    """Ger mejlets text."""
    region = regionens_namn(utkast)
    bifogat = "\n".join(f"- {fil.namn}: {fil.vad}, {storlek(len(fil.data))}" for fil in filer)
    kontakter = "\n".join(f"- {k}" for k in _kontakter(utkast)) or "- (ingen kontaktperson är angiven)"
    return (
        f"Hej!\n\nHär kommer svaren från {region}: {utkast.dokument.titel}.\n\n"
        f"Bifogat:\n{bifogat}\n\nFrågor besvaras av:\n{kontakter}\n\nMed vänlig hälsning\n{region}\n"
    )


def storlek(antal: int) -> str:
    """Ger antalet byte så som människor läser det: ``21 kB`` eller ``3,4 MB``."""
    if antal >= 1_000_000:
        return f"{antal / 1_000_000:.1f} MB".replace(".", ",")
    return f"{max(1, round(antal / 1000))} kB"


def _kontakter(utkast: Utkast) -> list[str]:
    """Ger en rad för varje kontaktperson med det som är ifyllt."""
    hela = utkast.utan_luckor()
    poster = (
        [_pa_en_rad(hela, f"kontaktpersoner[{i}].{namn}") for namn in _BEROR]
        for i in range(hela.antal_poster("kontaktpersoner"))
    )
    return [", ".join(d for d in delar if d) for delar in poster if any(delar)]


def _pa_en_rad(utkast: Utkast, stig: str) -> str:
    """Ger svaret på en rad. Ett telefonnummer som kunde vara ett personnummer måste gå att ringa."""
    return kort(synlig(visat(utkast[stig] or "", stig)), _LANGST)
