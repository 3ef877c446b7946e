"""Läser en YAML-fil till ett utkast: rad och kolumn för varje svar, och alla fel i filen på en gång."""

from __future__ import annotations

import re
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from redovisning.avkodning import avkoda
from redovisning.dokument import FORMULAR, SENASTE_AR, hitta_dokument
from redovisning.granskning.delar import las_omfattning
from redovisning.granskning.meddelanden import anmark
from redovisning.nyckelforslag import plan
from redovisning.plats import Textplats
from redovisning.trad import Fynd, Karta, Skrivsatt, Text, fel_rot, har_bestamd_form, till_utkast, tom
from redovisning.yamlfil.kalla import Kalla, kalla
from redovisning.yamlfil.minnesrader import las_minnet
from redovisning.yamlfil.trad_ur_yaml import Avbrott, bygg

if TYPE_CHECKING:
    from redovisning.dokument.falt import Blankett
    from redovisning.grind import Mottagen
    from redovisning.utkast import Utkast

SKRIVSATT = Skrivsatt(
    text="Sätt tecknet | direkt efter «{nyckel}:» och skriv texten på raderna under, indragen två blanksteg.",
    avsnitt="Skriv «{nyckel}:» ensamt på raden och svaren på raderna under, indragna två blanksteg: «{forsta}: …».",
    lista="Skriv «{nyckel}:» ensamt på raden och inled varje post med ett bindestreck: «- {forsta}: …».",
)

_DELRAD = re.compile(r"#\s*del\s*:\s*(\S.*)", re.IGNORECASE)
_ARSRAD = re.compile(r"(\w+): *[\"']?([0-9]{4})[\"']?(?:\s|$)")


def las_yaml(mottagen: Mottagen) -> Utkast:
    """Ger utkastet i en YAML-fil. Allt som är fel i filen står i ``utkast.anmarkningar``."""
    return las_data(mottagen.data, mottagen.sokvag)


def las_data(data: bytes, fil: Path | None = None) -> Utkast:
    """Ger utkastet i en YAML-fils innehåll; ``fil`` nämns i anmärkningarna."""
    avkodat = avkoda(data)
    # Vilka nycklar som står ytterst behövs för att dela en trasig fil, innan året i den är läst.
    rot, fynd = _rot(kalla(avkodat.text, avkodat.rader, plan(_dokumentet(avkodat.rader))))
    utkast, alla = till_utkast(rot, [*avkodat.fynd, *fynd], fil, SKRIVSATT)
    for f in alla:
        if kod := _kod(f, utkast):
            utkast.anmarkningar.append(anmark(kod, utkast, f.stig, f.plats, **f.varden))
    _las_delrad(utkast, avkodat.rader)
    utkast.utlamnat = las_minnet(avkodat.rader)
    return utkast


def _las_delrad(utkast: Utkast, rader: list[str]) -> None:
    """Raden «# del: 3.3» bland kommentarerna överst säger att filen är en del med de avsnitten."""
    huvud = takewhile(lambda rad: not rad.strip() or rad.startswith("#"), rader)
    for nummer, m in enumerate(map(_DELRAD.match, huvud), 1):
        if m:
            las_omfattning(utkast, m[1], Textplats(nummer, 1))


def _rot(kallan: Kalla) -> tuple[Karta | None, list[Fynd]]:
    """Hela filen som en karta. Flera YAML-dokument i samma fil läses som ett."""
    try:
        noder, fynd = bygg(kallan, 0, kallan.skyddade)
    except Avbrott as avbrott:
        from redovisning.yamlfil.raddning import radda

        return radda(kallan, avbrott)
    kartor = [n for n in noder if isinstance(n, Karta)]
    fynd += [fel_rot(n, kallan.rader) for n in noder if not isinstance(n, Karta) and not tom(n)]
    if not kartor:
        return None, fynd or [fel_rot(Text("", Textplats(1, 1)), kallan.rader)]
    return Karta([p for k in kartor for p in k.poster], kartor[0].plats), fynd


def _dokumentet(rader: list[str]) -> Blankett:
    """Dokumentet som filen säger sig vara, sett utan att den tolkas: för räddningen måste nycklarna vara kända."""
    arsrader: dict[str, str] = {}
    for m in filter(None, map(_ARSRAD.match, rader)):
        arsrader.setdefault(m[1], m[2])
    return hitta_dokument(arsrader) or FORMULAR[SENASTE_AR]


def _kod(f: Fynd, utkast: Utkast) -> str:
    """Kommentarer och radbrytningar spelar roll bara i svar. Efter till exempel ett ja är en kommentar en kommentar."""
    if f.kod not in ("YA01", "YA08"):
        return f.kod
    if f.stig is None:
        return ""
    if not har_bestamd_form(utkast, f.stig) or utkast[f.stig] is None:
        return f.kod
    return "YA02" if f.kod == "YA01" else ""
