"""``redovisning packa``: det som ska skickas, som mapp, zip och mejl, med en förteckning."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING

from redovisning.kommandon.tolkning import Tolk, ifyllt, lagg_till_mall, vag
from redovisning.kommandon.utskrift import meddela, meddela_antal, visa_skrivna

if TYPE_CHECKING:
    from argparse import Namespace

    from redovisning.sandning.packning import Pdfgorare, Sandning


def tolk() -> Tolk:
    """Ger kommandots argumenttolk."""
    t = Tolk(
        "packa",
        "Gör leveransen ur mappen på nytt och packar den att skicka: en mapp med filerna, en zip-fil, ett mejl som\n"
        "öppnas som utkast, och en förteckning med varje fils kontrollsumma. Finns det fel packas inget, om du inte\n"
        "ger ett skäl. Inget skickas: det gör du själv ur mejlprogrammet.",
        "  redovisning packa Halland\n"
        "  redovisning packa Halland --pdf --diagram\n"
        '  redovisning packa Halland --trots "3.7 kommer med kompletteringen, enligt samtal med myndigheten"',
    )
    t.add_argument("underlag", type=vag, metavar="MAPP", help="regionens mapp")
    t.add_argument(
        "--ut",
        type=vag,
        metavar="MAPP",
        help="mappen för det packade (förval: sändning- och dagens datum, i regionens mapp)",
    )
    t.add_argument("--diagram", action="store_true", help="skickar också diagrammen, som annars bara står i planen")
    t.add_argument("--pdf", action="store_true", help="lägger till kopior som PDF, gjorda med LibreOffice om det finns")
    t.add_argument("--trots", type=ifyllt, metavar="SKÄL", help="packar fast det finns fel; skälet sparas")
    t.add_argument("--datum", type=dag, metavar="ÅÅÅÅ-MM-DD", help="dagen som skrivs i det packade (förval: i dag)")
    lagg_till_mall(t)
    return t


def kor(val: Namespace) -> int:
    """Packar och skriver filernas vägar."""
    from redovisning.sandning.packning import packa

    sandning = packa(
        val.underlag,
        val.ut,
        mall=val.mall,
        datum=val.datum,
        trots=val.trots or "",
        med_diagram=val.diagram,
        pdf=_pdfgorare() if val.pdf else None,
    )
    visa_skrivna(sandning.filer)
    for mening in sandning.meddelanden:
        meddela(mening)
    meddela_antal(sandning.rapport, val.underlag)
    _meddela_om_filerna(sandning)
    return 0


def _pdfgorare() -> Pdfgorare | None:
    """Ger det som gör PDF-kopior, eller ``None`` och en rad om varför det inte går."""
    from redovisning.sandning.pdfkopia import SAKNAS, finn_libreoffice, pdfkopia

    program = finn_libreoffice()
    if program is None:
        meddela(SAKNAS)
        return None
    return lambda data, dag: pdfkopia(data, dag, program)


def _meddela_om_filerna(sandning: Sandning) -> None:
    """Visar det som fanns i själva filerna. Det går inte att få fram ur utkastet."""
    if sandning.om_filerna:
        meddela("\n".join(["Det här fanns i filerna som ska skickas:", *map(str, sandning.om_filerna)]))


def dag(text: str) -> date:
    """Ger dagen, som typ för argparse."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"«{text}» är inget datum. Skriv det så här: 2024-09-29") from None
