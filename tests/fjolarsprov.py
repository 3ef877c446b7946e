"""Det som proven av fjolårets svar delar: en liten äldre redovisning, och vad granskningen säger om den nya."""

from __future__ import annotations

from pathlib import Path

from redovisning import granska, las, nytt_utkast, skriv


def fjolarets_fil() -> Path:
    """Ger en liten äldre redovisning för Region Halland, i arbetsmappen."""
    utkast = nytt_utkast(2024)
    for stig, text in {
        "region": "Region Halland",
        "kontaktpersoner[0].namn": "Kim Exempel",
        "kontaktpersoner[0].telefon": "070-1740605",
        "kontaktpersoner[1].namn": "Alva Exempel",
        "vardformedling.medel": "Till två samordnare.",
        "vardformedling.resultat": "Kortare väntan.\n\n- i söder\n- i norr",
        "vardformedling.samverkan_regioner": "Avtal med två grannar, för 2024 års medel.",
        "vardformedling.vardlotskanslier": "Ett kansli per sjukhus.",
        "handlingsplan.arbetar_utifran_planen": "ja",
        "bup.medel": "Till fler psykologer.",
    }.items():
        utkast.satt(stig, text)
    return skriv(utkast, Path("fjol.yaml"))


def varnade(sokvag: str | Path) -> list[str | None]:
    """Ger vägarna som FJ01 varnar för."""
    return [a.falt for a in granska(las(sokvag)).anmarkningar if a.kod == "FJ01"]


def andra_rad(fil: Path, borjan: str, ny: str | None) -> None:
    """Byter raden som börjar så, eller tar bort den."""
    rader = fil.read_text("utf-8").splitlines()
    assert sum(rad.startswith(borjan) for rad in rader) == 1
    nya = [ny if rad.startswith(borjan) else rad for rad in rader]
    fil.write_text("\n".join(rad for rad in nya if rad is not None) + "\n", "utf-8")
