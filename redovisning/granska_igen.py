"""Filen ``granska-igen.yaml``: vilka svar som följde med från en äldre redovisning, och hur de löd då.

Ett svar som står oförändrat märks i utkastet, och granskningen varnar för det. Den som har läst igenom svaret tar bort
dess rad. Filen läses med utkastet när det heter ``redovisning`` och ligger i samma mapp.
"""

from __future__ import annotations

import re
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from redovisning.anmarkning import kort
from redovisning.dokument.falt import hitta_falt
from redovisning.fel import OlasbarFil
from redovisning.granskning.meddelanden import anmark
from redovisning.granskning.tecken_klasser import citera
from redovisning.grind import slapp_in
from redovisning.plats import Textplats
from redovisning.trad import Karta, Text
from redovisning.trad_ur_fil import las_karta
from redovisning.underlag import GRANSKA_IGEN

if TYPE_CHECKING:
    from redovisning.utkast import Utkast

_VARDE = re.compile(r"([0-9]{4}) +([0-9a-f]{12})")

_HUVUD = """\
# Svar som följde med från {kalla} och ska läsas igenom.
#
# Varje rad är ett svar. Så länge raden finns och svaret står oförändrat varnar «redovisning granska» för det.
# Stämmer svaret och får stå: ta bort raden. Ändrar du svaret behöver du inte göra något här.
# Talen säger vilket år svaret kom från och hur det löd. Låt dem stå.
# När ingen rad är kvar kan filen tas bort. Den hör inte till det som skickas in.
"""


def markning(ar: int) -> str:
    """Ger orden som ett hämtat svar märks med: ``från 2024, granska``."""
    return f"från {ar}, granska"


def fingeravtryck(text: str) -> str:
    """Ger tolv tecken som skiljer svaret från andra. Bara orden räknas, inte blanktecken och radbyten emellan."""
    return sha256(" ".join(text.split()).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def granska_igen_text(utkast: Utkast, ar: int, kalla: str) -> str:
    """Ger filens text: en rad för varje märkt svar. ``ar`` är året det kom från, ``kalla`` filens namn."""
    rader = []
    for stig, text in utkast.texter().items():
        falt = hitta_falt(utkast.dokument, stig)
        if stig in utkast.att_granska and falt:
            fraga = f"{falt.avsnitt.namn} {kort(falt.fraga.text)}"
            rader.append(f"{stig}: {ar} {fingeravtryck(text)}  # {fraga}")
    return "\n".join([_HUVUD.format(kalla=f"{ar} ({citera(kalla, 100)})"), *rader, ""])


def las_granska_igen(utkast: Utkast, mapp: Path) -> None:
    """Märker de svar i utkastet som står oförändrade enligt mappens fil.

    Andra märken tas bort: ett som följt med i en arbetsbok kan stå vid ett svar som någon har ändrat eller godkänt.
    En post i en lista får ha bytt plats. Det som inte går att läsa i filen blir anmärkningar i utkastet.
    """
    fil = mapp / GRANSKA_IGEN
    utkast.att_granska.clear()
    try:
        rot, fel = las_karta(slapp_in(fil), rad_for_rad=True)
    except OlasbarFil as hinder:
        if hinder.kod != "tom":
            _anmark(utkast, "FJ03", Textplats(1, 1), vad=hinder.meddelande)
        return
    for plats, text in fel:
        _anmark(utkast, "FJ03", plats, vad=text)
    hamtade = _hamtade(utkast, rot)
    for stig, svar in utkast.svar.items():
        falt = hitta_falt(utkast.dokument, stig)
        ar = hamtade.get((falt.nyckel, fingeravtryck(svar.text))) if falt else None
        if ar is not None:
            utkast.att_granska[stig] = utkast.oforandrade[stig] = markning(ar)


def _hamtade(utkast: Utkast, rot: Karta) -> dict[tuple[str, str], int]:
    """Ger fältets nyckel och fingeravtrycket → året, för varje rad som går att förstå."""
    ut: dict[tuple[str, str], int] = {}
    for nyckel, nod in rot.poster:
        falt = hitta_falt(utkast.dokument, nyckel.varde)
        skrivet = nod.varde.strip() if isinstance(nod, Text) else ""
        if falt is None:
            _anmark(utkast, "FJ02", nyckel.plats, rad=citera(nyckel.varde), vad="ingen fråga i formuläret heter så")
        elif m := _VARDE.fullmatch(skrivet):
            ut[falt.nyckel, m[2]] = int(m[1])
        else:
            vad = "efter kolonet ska ett år och tolv tecken stå"
            _anmark(utkast, "FJ02", nyckel.plats, rad=citera(nyckel.varde), vad=vad)
    return ut


def _anmark(utkast: Utkast, kod: str, plats: Textplats, **varden: object) -> None:
    anmarkning = anmark(kod, utkast, None, plats, **varden)
    utkast.anmarkningar.append(replace(anmarkning, kalla=GRANSKA_IGEN))
