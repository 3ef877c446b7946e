"""Katalogen över anmärkningar: en kod, en nivå, en mening. Läsare och regler hämtar sina meddelanden här.

Varje meddelande har samma plan: vad som hittades, vad som är tillåtet, vad man kan göra. Platsen och frågan
sätts framför av ``Anmarkning``. Svar från användaren är data: de sätts in i mallen men tolkas aldrig som mall.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from redovisning.anmarkning import Anmarkning
from redovisning.dokument.falt import Falt, falten, hitta_falt, postord
from redovisning.granskning.meddelande import Meddelande
from redovisning.personnummer import maskerat

# Katalogerna hämtar ``Meddelande`` ur sin egen modul, så att ordningen mellan importerna aldrig spelar någon roll.
from redovisning.granskning import katalog_innehall, katalog_svar, katalog_varden, katalog_word, katalog_yaml  # isort: skip
from redovisning.granskning import katalog_bidrag, katalog_bilagor, katalog_fjolaret, katalog_mapp, katalog_plan  # isort: skip
from redovisning.granskning import katalog_dolda, katalog_personuppgifter, katalog_sandning, katalog_vantetider  # isort: skip
from redovisning.granskning import katalog_excel, katalog_excel_upplagg, katalog_matvarden, katalog_tillganglighet  # isort: skip

if TYPE_CHECKING:
    from redovisning.plats import Plats
    from redovisning.utkast import Utkast

__all__ = ["KATALOG", "Meddelande", "anmark", "samla"]


def samla(*kataloger: Iterable[Meddelande]) -> dict[str, Meddelande]:
    """Ger kod → meddelande.

    Raises:
        ValueError: två meddelanden har samma kod.
    """
    ut: dict[str, Meddelande] = {}
    for m in (m for katalog in kataloger for m in katalog):
        if ut.setdefault(m.kod, m) is not m:
            raise ValueError(f"koden {m.kod} finns två gånger i katalogen")
    return ut


KATALOG = samla(
    katalog_svar.MEDDELANDEN,
    katalog_varden.MEDDELANDEN,
    katalog_innehall.MEDDELANDEN,
    katalog_personuppgifter.MEDDELANDEN,
    katalog_plan.MEDDELANDEN,
    katalog_mapp.MEDDELANDEN,
    katalog_bilagor.MEDDELANDEN,
    katalog_dolda.MEDDELANDEN,
    katalog_sandning.MEDDELANDEN,
    katalog_bidrag.MEDDELANDEN,
    katalog_fjolaret.MEDDELANDEN,
    katalog_yaml.MEDDELANDEN,
    katalog_word.MEDDELANDEN,
    katalog_excel.MEDDELANDEN,
    katalog_excel_upplagg.MEDDELANDEN,
    katalog_vantetider.MEDDELANDEN,
    katalog_matvarden.MEDDELANDEN,
    katalog_tillganglighet.MEDDELANDEN,
)


def anmark(
    kod: str, utkast: Utkast, stig: str | None = None, plats: Plats | None = None, **varden: object
) -> Anmarkning:
    """Ger en anmärkning ur katalogen; platsen tas från utkastet om den inte anges.

    Ett personnummer bland orden som citeras visas aldrig helt, vilken kod det än gäller.

    Raises:
        KeyError: koden finns inte i katalogen, eller mallen behöver ett värde som inte gavs.
    """
    m = KATALOG[kod]
    falt = hitta_falt(utkast.dokument, stig) if stig else None
    return Anmarkning(
        niva=m.niva,
        kod=kod,
        falt=stig,
        fraga=falt.fraga.text.replace("\n", " ") if falt else None,
        meddelande=maskerat(m.text.format(**varden)),
        kalla=utkast.fil.name if utkast.fil else None,
        plats=plats if plats is not None else utkast.plats(stig or ""),
        avsnitt=_avsnitt(utkast, falt, stig),
        hindrar=m.hindrar,
        post=postord(utkast.dokument, stig or ""),
    )


def _avsnitt(utkast: Utkast, falt: Falt | None, stig: str | None) -> str:
    """Ger avsnittets nummer eller rubrik för ett fält, eller för en väg som bara är avsnittet (``bup``)."""
    if falt is None:
        falt = next((f for f in falten(utkast.dokument) if f.avsnitt.nyckel == stig), None) if stig else None
    return falt.avsnitt.namn if falt and falt.avsnitt.nyckel else ""
