"""Delar ut ett dokument: en fil för varje del, med bara dess frågor och de svar som redan finns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from redovisning.arbetsmapp import kataloger, leveransnamn
from redovisning.dokument import FORMULAR
from redovisning.dokument.falt import hitta_falt
from redovisning.fel import Anvandningsfel, MalfilAndrad, TextKanInteBaras
from redovisning.filer import las, skriv
from redovisning.kommandotext import valet
from redovisning.omfattning import avsnitten, hel_eller_del, omfattningens_namn, tolka_avsnitt
from redovisning.samskrivning import alla_eller_inga
from redovisning.underlag import finn_underlag
from redovisning.utkast import Utkast
from redovisning.utlamning import lamna_ut

MEDIER = ("xlsx", "docx", "yaml")
"""De slag av filer som kan säga att de är en del, det förvalda först."""


@dataclass(frozen=True)
class Uppdelning:
    """Filerna som skrevs. ``bredvid`` är de av dem som fick ett annat namn, för att den gamla filen var öppen."""

    filer: tuple[Path, ...]
    bredvid: tuple[Path, ...] = ()


def dela(
    fil: Path | str, avsnitt: Sequence[str], ut: Path | str, *, som: str = MEDIER[0], ersatt: bool = False
) -> Uppdelning:
    """Ger filerna som skrevs i mappen ``ut``: en för varje del, med svaren som redan finns.

    Args:
        fil: utkastet, eller en mapp med ett.
        avsnitt: en text för varje del, med avsnittets nummer, rubrik eller nyckel; flera med kommatecken emellan.
        ut: mappen att skriva i. Den görs om den inte finns.
        som: filernas slag, ``xlsx``, ``docx`` eller ``yaml``.
        ersatt: filer som finns får ersättas; en som någon har ändrat sparas bredvid.

    Raises:
        Anvandningsfel: ett avsnitt finns inte i dokumentet eller i filen, eller slaget går inte.
        OlasbarFil: utkastet kan inte läsas.
        TextKanInteBaras: läsaren hittade text som inte skulle komma med.
        MalfilAndrad: en av filerna finns redan.
        SkrivFel: något kunde inte skrivas. I samtliga fall är mappen som den var.
    """
    underlag = finn_underlag(Path(fil))
    utkast = las(underlag.fil)
    if hinder := [a for a in utkast.anmarkningar if a.hindrar]:
        raise TextKanInteBaras(underlag.fil.name, hinder)
    _prova_slaget(utkast, som)
    mapp = Path(ut)
    delar = [del_av(utkast, nycklar) for nycklar in _valda(utkast, underlag.fil, avsnitt)]
    malen = {mapp / delnamn(d, som): d for d in delar}
    if not ersatt and (finns := [mal.name for mal in malen if mal.exists()]):
        raise MalfilAndrad(
            f"{mapp}: mappen har redan {', '.join(finns)}. Inget har skrivits. Välj en annan mapp, eller använd "
            f"{valet('ersatt')}: då sparas en ändrad fil bredvid, med datum i namnet."
        )
    with kataloger(mapp), alla_eller_inga(malen):
        skrivna = [skriv(d, mal, ersatt=ersatt) for mal, d in malen.items()]
    return Uppdelning(tuple(skrivna), tuple(fil for fil in skrivna if fil not in malen))


def del_av(utkast: Utkast, nycklar: Sequence[str]) -> Utkast:
    """Ger ett utlämnat utkast med de avsnitten: deras svar, vem som svarar på dem och vad som ska ses över i dem."""
    hela = utkast.utan_luckor()
    ut = Utkast(utkast.dokument, utkast.fil)
    ut.omfattar = hel_eller_del(utkast.dokument, nycklar)

    def ingar(stig: str) -> bool:
        falt = hitta_falt(utkast.dokument, stig)
        return falt is not None and ut.ingar(falt)

    ut.svar = {stig: svar for stig, svar in hela.svar.items() if ingar(stig)}
    ut.att_granska = {stig: text for stig, text in hela.att_granska.items() if ingar(stig)}
    ut.besvaras_av = {nyckel: vem for nyckel, vem in hela.besvaras_av.items() if nyckel in nycklar}
    lamna_ut(ut)
    return ut


def delnamn(utkast: Utkast, som: str) -> str:
    """Ger delens filnamn, till exempel ``Redovisning 2024 Region Halland 3.3.xlsx``."""
    nycklar = avsnitten(utkast.dokument) if utkast.omfattar is None else utkast.omfattar
    return leveransnamn(utkast, f".{som}", omfattningens_namn(utkast.dokument, nycklar).replace(",", ""))


def _valda(utkast: Utkast, fil: Path, avsnitt: Sequence[str]) -> list[tuple[str, ...]]:
    """Ger varje dels avsnitt, var del en gång, eller alla fel i dem på en gång."""
    valda: dict[tuple[str, ...], None] = {}
    fel = [] if avsnitt else ["ange minst ett avsnitt att lämna ut."]
    for skrivet in avsnitt:
        try:
            nycklar = tolka_avsnitt(utkast.dokument, skrivet)
        except Anvandningsfel as okant:
            fel.append(str(okant))
            continue
        utanfor = set(nycklar) - utkast.omfattar if utkast.omfattar is not None else ()
        if utanfor and utkast.omfattar is not None:
            har = omfattningens_namn(utkast.dokument, utkast.omfattar)
            fel.append(f"{omfattningens_namn(utkast.dokument, utanfor)} finns inte i filen, som är en del med {har}.")
        valda[nycklar] = None
    if fel:
        raise Anvandningsfel("\n".join(f"{fil.name}: {rad}" for rad in fel))
    return list(valda)


def _prova_slaget(utkast: Utkast, som: str) -> None:
    if som not in MEDIER:
        raise Anvandningsfel(
            f"en del kan inte lämnas ut som «{som}». Välj {', '.join(MEDIER[:-1])} eller {MEDIER[-1]}."
        )
    if som == "docx" and utkast.dokument not in FORMULAR.values():
        raise Anvandningsfel(
            f"{utkast.dokument.titel} finns inte som Word-formulär att lämna ut. Välj {MEDIER[0]} eller {MEDIER[-1]}."
        )
