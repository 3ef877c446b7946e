"""Kommandoraden: väljer kommando och gör varje fel till en svensk mening och ett utgångsvärde.

Utgångsvärden: 0 utfört, 2 inte utfört och inget ändrat. Kommandot kan också ge 1: ``granska`` fann fel, ``rensa``
lämnade något att avgöra eller ``kontrollera`` fann en ändring.
"""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from typing import NoReturn

from redovisning import __version__
from redovisning.fel import RedovisningFel
from redovisning.kommandon import HJALPVAL, KOMMANDON, modulnamn
from redovisning.kommandon.utskrift import forbered, meddela, resultat

_RADER = "\n".join(f"  {namn:<11} {vad}" for namn, vad in KOMMANDON.items())
HJALP = f"""användning: redovisning KOMMANDO …

Redovisning av överenskommelsen om ökad tillgänglighet: fyll i, granska och skapa Word-formuläret.

kommandon:
{_RADER}

val:
  --hjalp    visar den här hjälpen (även -h och --help)
  --version  visar versionen

Börja så här:
  redovisning ny Halland --region "Region Halland"
  redovisning granska Halland
  redovisning skapa Halland

Mer om ett kommando: redovisning granska --hjalp
På Windows kan du alltid skriva «py -m redovisning» i stället för «redovisning»."""

INTE_UTFORT = 2


def program() -> NoReturn:
    """Startar programmet. Skräpsamlaren är av: i en så kort körning kostar den mer än den ger."""
    gc.disable()
    sys.exit(huvud())


def huvud(argv: list[str] | None = None) -> int:
    """Ger utgångsvärdet för en kommandorad; utan ``argv`` den som programmet startades med."""
    forbered()
    argument = sys.argv[1:] if argv is None else argv
    try:
        kod = _kor(argument)
    except RedovisningFel as fel:
        meddela(fel)
    except KeyboardInterrupt:
        meddela("Avbrutet. Inga halva filer har lämnats kvar.")
    except BrokenPipeError:
        pass  # mottagaren slutade läsa och behöver ingen förklaring
    except OSError as fel:
        _oatkomlig(fel)
    except Exception as fel:  # sista utvägen: användaren ska aldrig möta en engelsk felutskrift
        _ovantat(fel)
    else:
        return kod
    return INTE_UTFORT


def _kor(argument: list[str]) -> int:
    if not argument:
        meddela(HJALP)
        return INTE_UTFORT
    kommando, resten = argument[0], argument[1:]
    if kommando in HJALPVAL:
        resultat(HJALP)
        return 0
    if kommando == "--version":
        resultat(f"redovisning {__version__}")
        return 0
    if kommando not in KOMMANDON:
        return _okant(kommando)
    modul = import_module(modulnamn(kommando))
    tolk = modul.tolk()
    if any(a in HJALPVAL for a in resten):
        resultat(tolk.hjalptext().rstrip())
        return 0
    from redovisning.kommandotext import i_kommando

    with i_kommando():
        utgang: int = modul.kor(tolk.tolka(resten))
    return utgang


def _okant(skrivet: str) -> int:
    from redovisning.kommandon.tolkning import menade

    slag, kanda = ("valet", ["--hjalp", "--version"]) if skrivet.startswith("-") else ("kommandot", [*KOMMANDON])
    meddela(f"redovisning: {slag} {skrivet} finns inte{menade(skrivet, kanda) or '.'}")
    meddela(f"Kommandona är {', '.join(KOMMANDON)}. Hjälp: redovisning --hjalp")
    return INTE_UTFORT


def _oatkomlig(fel: OSError) -> None:
    _felsok()
    from redovisning.filskrivning import orsak

    vad = fel.filename if isinstance(fel.filename, str) else "en fil"
    meddela(f"redovisning: {vad} går inte att komma åt: {orsak(fel)}. Inga halva filer har lämnats kvar.")


def _ovantat(fel: Exception) -> None:
    _felsok()
    meddela(
        f"redovisning: något oväntat gick fel ({type(fel).__name__}). Inga halva filer har lämnats kvar. "
        "Sätt miljövariabeln REDOVISNING_FELSOKNING till 1 och kör igen för att se var, "
        "och skicka det till den som sköter programmet."
    )


def _felsok() -> None:
    if os.environ.get("REDOVISNING_FELSOKNING") == "1":
        import traceback

        meddela(traceback.format_exc().rstrip())
