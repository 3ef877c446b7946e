"""Det som sägs när ett hopslaget utkast är skrivet: var det ligger, vad som avgjordes och vad som inte kom med."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from redovisning.kommandon.utskrift import (
    meddela,
    meddela_ansvariga,
    meddela_antal,
    meddela_bredvid,
    meddela_formular,
    meddela_hela_filen,
    visa_skrivna,
)

if TYPE_CHECKING:
    from redovisning.bidrag.hopslagning import Hopslagning


def meddela_hopslaget(klart: Hopslagning, mal: Path, mall: Path | None, besked: Sequence[str]) -> None:
    """Skriver vägarna till resultatet och dess ursprung, och säger resten till den som kör kommandot.

    ``besked`` är rader om vad som avgjordes.
    """
    from redovisning.filer import filslag
    from redovisning.granskning import granska
    from redovisning.grind import Filslag

    slag = filslag(mal)
    visa_skrivna([klart.fil, klart.ursprung])
    for fil, skulle in ((klart.fil, mal), (klart.ursprung, mal.with_name(klart.ursprung.name))):
        if fil != skulle:
            meddela_bredvid(fil)
    if klart.hinder and klart.fil == mal:
        meddela_hela_filen(klart.fil, klart.hinder)
    rapport = granska(klart.utkast, klart.fil.parent)
    if slag is Filslag.WORD and klart.utkast.omfattar is None:
        meddela_formular(mall, rapport.formular)
    if rader := [f"  {a}" for alla in klart.bara_i_bidragen.values() for a in alla]:
        rubrik = f"Det här fann läsaren i filerna. Det står i {klart.ursprung.name}, inte i svaren:"
        meddela("\n".join([rubrik, *rader]))
    if besked:
        meddela("\n".join(besked))
    if slag is not Filslag.EXCEL:
        meddela_ansvariga(klart.utkast, klart.fil)
    meddela_antal(rapport, klart.fil)
