"""Nya mappar, hela eller inte alls, med anvisningar; schemat bredvid ett utkast; och leveransens namn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from redovisning import resurser
from redovisning.fel import Anvandningsfel, SkrivFel
from redovisning.filer import skriv
from redovisning.filnamn import MAX_NAMN, sakert_filnamn
from redovisning.filskrivning import skriv_fil
from redovisning.granskning.sammanhang import rakna_upp
from redovisning.kommandotext import citerad
from redovisning.regioner import officiellt_namn
from redovisning.underlag import MALLNAMN, PLANNAMN, UTKASTNAMN, UTMAPP, utkast_i

if TYPE_CHECKING:
    from redovisning.utkast import Utkast

LAS_MIG = "LÄSMIG.txt"


def ny_mapp(mapp: Path, utkast: Utkast, andelse: str, bredvid: Mapping[str, bytes] | None = None) -> tuple[Path, ...]:
    """Ger vägarna till det skrivna: utkastet, schemat (för YAML), filerna i ``bredvid`` och LÄSMIG.txt.

    Allt skrivs eller inget, och inget som finns skrivs över. ``bredvid`` är namn → innehåll.

    Raises:
        Anvandningsfel: mappen har redan ett utkast eller någon av de andra filerna, eller är en fil.
        SkrivFel: en fil kunde inte skrivas.
    """
    if mapp.exists() and not mapp.is_dir():
        raise Anvandningsfel(_upptaget(mapp))
    las_mig = mapp / LAS_MIG
    fler = {mapp / namn: data for namn, data in (bredvid or {}).items()}
    upptagna = [v.name for v in (*utkast_i(mapp), *fler, las_mig) if v.exists()]
    if upptagna:
        raise Anvandningsfel(
            f"{mapp}: mappen har redan {rakna_upp(upptagna, hogst=9)}, och inget skrivs över. "
            "Välj en ny mapp eller flytta undan det som finns."
        )
    schemat = resurser.schemanamn(utkast.dokument.ar, utkast.dokument.filnamn)
    egna = mapp / f"{UTKASTNAMN}{andelse}", mapp / schemat, *fler, las_mig
    with kataloger(mapp):
        nya = [v for v in egna if not v.exists()]
        try:
            skriv(utkast, egna[0])
            if andelse == ".yaml":
                lagg_schema(mapp, utkast)
            for vag, data in fler.items():
                skriv_fil(vag, data)
            skriv_fil(las_mig, las_mig_text(utkast, egna[0].name).encode())
        except BaseException:
            for vag in nya:
                with suppress(OSError, UnicodeEncodeError):
                    vag.unlink()
            raise
    return tuple(v for v in egna if v.is_file())


def ny_plan(mapp: Path, plan: Utkast, andelse: str) -> tuple[Path, ...]:
    """Ger vägarna till den tomma planen och, för YAML, dess schema. Mappen kan redan ha en redovisning.

    Raises:
        Anvandningsfel: mappen har redan en handlingsplan, eller är en fil.
        SkrivFel: filen kunde inte skrivas.
    """
    if mapp.exists() and not mapp.is_dir():
        raise Anvandningsfel(_upptaget(mapp))
    planer = (v.name for v in mapp.glob("*") if v.name.casefold().startswith(PLANNAMN))
    finns = sorted(namn for namn in planer if not namn.casefold().endswith(".schema.json"))
    if finns:
        raise Anvandningsfel(f"{mapp}: mappen har redan {rakna_upp(finns)}, och inget skrivs över. Flytta undan den.")
    with kataloger(mapp):
        fil = skriv(plan, mapp / f"{PLANNAMN}{andelse}")
        if andelse == ".yaml":
            lagg_schema(mapp, plan)
    schemat = mapp / resurser.schemanamn(plan.dokument.ar, plan.dokument.filnamn)
    return (fil, schemat) if andelse == ".yaml" and schemat.is_file() else (fil,)


def lagg_schema(mapp: Path, utkast: Utkast) -> None:
    """Lägger schemat i mappen, det som YAML-filens första rad pekar på, om det saknas där eller är ett äldre av våra.

    En annan fil med namnet får ligga. Utkastet är helt även utan schemat: det ger bara redigeraren något att hjälpa
    till med, så att det inte går att skriva är inget fel.
    """
    schemat, titel = resurser.schema(utkast.dokument.ar, utkast.dokument.filnamn), utkast.dokument.titel

    def vart(data: bytes) -> bool:
        import json

        try:
            schema = json.loads(data)
        except ValueError:
            return False
        return isinstance(schema, dict) and "$schema" in schema and schema.get("title") == titel

    with suppress(SkrivFel):
        skriv_fil(mapp / schemat.name, schemat.read_bytes(), orord=vart)


def las_mig_text(utkast: Utkast, filnamn: str) -> str:
    """Ger de korta anvisningarna som ligger bredvid utkastet."""
    dokument, brev = utkast.dokument, utkast.dokument.sandlista
    skickas = f"Enligt formuläret skickas redovisningen till {brev.epost} senast {brev.senast}.\n" if brev else ""
    rubrik = f"{dokument.titel}: {utkast.region or 'en region'}"
    if filnamn.endswith(".docx"):
        fyll_i = f"Öppna {filnamn} i Word och skriv svaren i de blå fälten."
    elif filnamn.endswith(".xlsx"):
        fyll_i = (
            f"Öppna {filnamn} i Excel eller LibreOffice. Varje avsnitt har ett blad; bladet Start säger hur man gör.\n"
            "   Skriv i de blå cellerna. Alt+Retur ger en ny rad i cellen, en tom rad ger nytt stycke.\n"
            "   Spara som .xlsx. Bladet Översikt visar vad som saknas, också utan det här programmet."
        )
    else:
        fyll_i = (
            f"Öppna {filnamn} i en textredigerare. Anteckningar duger; Visual Studio Code hjälper till mest.\n"
            "   Varje fråga står som en kommentar. Skriv svaret under den, indraget som raden ovanför.\n"
            "   En tom rad ger nytt stycke. Rader som börjar med «- » blir en punktlista, «1. » en numrerad lista."
        )
    return f"""{rubrik}
{"=" * len(rubrik)}

Öppna ett kommandofönster i den här mappen.

1. Fyll i
   {fyll_i}

2. Granska
   redovisning granska .

3. Skapa Word-formuläret. Det hamnar i mappen {UTMAPP}.
   redovisning skapa .
   Lägg myndighetens eget formulär här med namnet {MALLNAMN}, så fylls det i stället för programmets.

4. Läs tillbaka ett formulär som andra har ändrat i Word: se vad som är ändrat, och ta in det.
   redovisning stam-av . "{UTMAPP}/{leveransnamn(utkast)}"
   redovisning stam-av . "{UTMAPP}/{leveransnamn(utkast)}" --ta-in alla
   Det gamla utkastet sparas bredvid, med datum i namnet.

5. Lägg den färdiga handlingsplanen här, med namnet {PLANNAMN}.docx eller {PLANNAMN}.pdf.
   Vill ni skriva den som data, så byggs Word-dokumentet åt er:
   redovisning ny . --region {citerad(utkast.region or "REGION")} --plan

6. Packa det som ska skickas: en mapp med filerna, en zip-fil och ett mejl som öppnas som utkast.
   redovisning packa .

{skickas}Kommandot saknas? Skriv «py -m redovisning» på Windows eller «python3 -m redovisning» på andra datorer.
"""


def leveransnamn(utkast: Utkast, andelse: str = ".docx", tillagg: str = "", ar: int | None = None) -> str:
    """Ger det ifyllda formulärets filnamn, till exempel ``Redovisning 2024 Region Halland.docx``.

    ``tillagg`` skiljer delar och andra filer åt: ``3.3`` ger ``Redovisning 2024 Region Halland 3.3.docx``. Det står
    alltid helt, också när namnet är så långt att regionens namn måste kortas: annars får två delar samma. ``ar`` är
    leveransens år, när det är ett annat dokuments: planen har samma årgång i flera år men följer med årets redovisning.
    """
    slag = utkast.dokument.filnamn.capitalize()
    borjan = f"{slag} {ar or utkast.dokument.ar}"
    region = " ".join(officiellt_namn(utkast.region or "").split())
    ryms = MAX_NAMN - len(f"{borjan}  {tillagg}{andelse}")
    if tillagg and len(region) > ryms:
        region = region[: max(0, ryms + 1)].rpartition(" ")[0]
    return sakert_filnamn(" ".join(d for d in (borjan, region, tillagg) if d) + andelse)


@contextmanager
def kataloger(mapp: Path) -> Iterator[None]:
    """Gör katalogen och dem ovanför. Går något fel inuti tas de nya bort igen.

    Raises:
        Anvandningsfel: katalogen går inte att göra.
    """
    nya: list[Path] = []
    try:
        _gor(mapp, nya)
        yield
    except BaseException:
        for katalog in reversed(nya):
            if not any(katalog.iterdir()):
                katalog.rmdir()
        raise


def _upptaget(mapp: Path) -> str:
    return f"{mapp}: det finns redan en fil med det namnet. Välj ett annat namn på mappen."


def _gor(mapp: Path, nya: list[Path]) -> None:
    katalog = mapp
    try:
        for katalog in reversed([mapp, *mapp.parents]):
            if not katalog.is_dir():
                katalog.mkdir()
                nya.append(katalog)
    except FileExistsError as fel:
        raise Anvandningsfel(_upptaget(katalog)) from fel
    except (OSError, UnicodeEncodeError) as fel:
        raise Anvandningsfel(
            f"{mapp}: mappen går inte att göra. Kontrollera namnet och att du får skriva där."
        ) from fel
