"""Varje kod i katalogen har ett prov vars dokument ger den och ett vars dokument inte ger den."""

from __future__ import annotations

from redovisning.granskning.meddelanden import KATALOG
from tests.langprov.resultat import Rad
from tests.langprov.sviten import koder_per_prov

RAKNAR_UPP = 12
"""Ett prov som framkallar fler koder än så räknar upp katalogen, och visar inget om en enskild kod."""


def prova() -> list[Rad]:
    """Ger raden om koderna. Provet som inte ger koden ska ligga i samma fil som ett som ger den."""
    proven = {prov: koder for prov, koder in koder_per_prov().items() if len(koder) <= RAKNAR_UPP}
    ger = {kod: {prov.partition("::")[0] for prov, koder in proven.items() if kod in koder} for kod in KATALOG}
    utan_fall = sorted(kod for kod, filer in ger.items() if not filer)
    utan_rent = sorted(
        kod
        for kod, filer in ger.items()
        if filer and not any(prov.partition("::")[0] in filer and kod not in koder for prov, koder in proven.items())
    )
    return [
        Rad(
            "koder",
            "varje kod har ett dokument som ger den och ett som inte gör det",
            f"{len(KATALOG)} koder, {len(utan_fall) + len(utan_rent)} utan båda",
            "0 utan",
            bool(proven) and not utan_fall and not utan_rent,
            "python -m tests.langprov koder",
            "; ".join(f"{vad}: {', '.join(k)}" for vad, k in (("ingen ger", utan_fall), ("alla ger", utan_rent)) if k),
        )
    ]
