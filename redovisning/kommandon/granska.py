"""``redovisning granska``: vad som saknas eller ser fel ut, som text, JSON eller en sida."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from redovisning.fel import OlasbarFil, RedovisningFel
from redovisning.kommandon.tolkning import Tolk, ett_av, utvidga, vag
from redovisning.kommandon.utskrift import format_efter_andelsen, lamna, meddela

if TYPE_CHECKING:
    from argparse import Namespace

    from redovisning.anmarkning import Granskningsrapport

INGA_FEL, FEL_FUNNA, INTE_LAST = 0, 1, 2
_RAD = re.compile(r"(?:.+ )??(fel|varning|råd) [A-Z]{2}\d{2}(?: .+?)?: ")
_SLUTRAD = re.compile(r"(?:.+: )?(\d+) fel, (\d+) varning(?:ar)?, (\d+) råd\.$")


def tolk() -> Tolk:
    """Ger kommandots argumenttolk."""
    t = Tolk(
        "granska",
        "Granskar utkast och säger för varje anmärkning var den står, vad som hittades och vad du kan göra.\n"
        "En fil som inte kan läsas nämns på skärmen och hindrar inte de andra; i JSON har den sin plats i listan.\n"
        "Sidan (html) är en enda fil att öppna i webbläsaren, skriva ut eller skicka till en kollega.\n"
        "Utgångsvärde: 0 inga fel, 1 fel funna, 2 något kunde inte läsas eller skrivas.",
        "  redovisning granska Halland\n"
        "  redovisning granska Halland/redovisning.yaml\n"
        "  redovisning granska Halland --ut granskning.html\n"
        "  redovisning granska Halland/sändning-2024-09-29\n"
        "  redovisning granska *.docx --format json --ut granskning.json",
    )
    t.add_argument(
        "filer",
        type=vag,
        nargs="+",
        metavar="FIL|MAPP",
        help="utkast i YAML, Excel, Word eller JSON, en mapp med ett, eller något packat: mappen, zip-filen, mejlet",
    )
    t.add_argument(
        "--format",
        type=ett_av("text", "json", "html"),
        metavar="text|json|html",
        help="hur resultatet skrivs (förval: efter ändelsen på FIL, annars text)",
    )
    t.add_argument("--ut", type=vag, metavar="FIL", help="filen att skriva resultatet i (förval: på skärmen)")
    return t


def kor(val: Namespace) -> int:
    """Granskar varje fil. En fil som inte kan läsas hindrar inte de andra."""
    filer = [n for monster in val.filer for n in utvidga(str(monster))]
    format_ = val.format or format_efter_andelsen(val.ut)
    if format_ == "html":
        return _kor_sidan([Path(n) for n in filer], val.ut)
    flera = len(filer) > 1
    rapporter: list[tuple[str, Granskningsrapport]] = []
    for namn, visat in zip(filer, _visade(filer, format_), strict=True):
        try:
            rapporter.append((namn, _granska(Path(namn), visat if flera else "")))
        except RedovisningFel as fel:
            meddela(fel)
            rapporter.append((namn, _olast(visat if flera else Path(namn).name, fel, f"{namn}: ")))
    lasta = [(namn, r) for namn, r in rapporter if r.formular is not None]
    if lasta:
        text = _som_json(rapporter, flera) if format_ == "json" else _som_text(lasta, flera)
        lamna(text, val.ut, "granskning", orord=ar_rapport)
    return _utgangsvarde([r for _, r in rapporter])


def _kor_sidan(vagar: list[Path], ut: Path | None) -> int:
    """Granskar varje fil och lämnar en sida om alla, också om dem som inte kunde läsas."""
    from datetime import date

    from redovisning.filnamn import sarskiljande_namn
    from redovisning.granskningsfil import granskad
    from redovisning.html.granskad import Granskad
    from redovisning.html.granskningssida import granskningssida

    granskade, idag = [], date.today()
    for fil, namn in zip(vagar, sarskiljande_namn(vagar), strict=True):
        try:
            granskade.append(granskad(namn, fil, idag, med_allt=len(vagar) == 1))
        except RedovisningFel as fel:
            meddela(fel)
            granskade.append(Granskad(namn, _olast(fil.name, fel, f"{fil}: ")))
    lamna(granskningssida(granskade, idag).decode().removesuffix("\n"), ut, "granskning", orord=ar_rapport)
    return _utgangsvarde([g.rapport for g in granskade])


def _visade(filer: list[str], format_: str) -> list[str]:
    """Ger hur filerna nämns. På skärmen som de angavs; i JSON, som skickas vidare, utan mer av vägen än som behövs."""
    from redovisning.filnamn import sarskiljande_namn

    return sarskiljande_namn([Path(namn) for namn in filer]) if format_ == "json" else filer


def _utgangsvarde(rapporter: list[Granskningsrapport]) -> int:
    if any(r.formular is None for r in rapporter):
        return INTE_LAST
    return FEL_FUNNA if any(not r.komplett for r in rapporter) else INGA_FEL


def _granska(vag: Path, visat: str) -> Granskningsrapport:
    """Ger rapporten. Bland flera filer får varje anmärkning hur filen nämns, ``visat``, så att de går att skilja åt."""
    from dataclasses import replace
    from datetime import date

    from redovisning.anmarkning import Granskningsrapport
    from redovisning.utpekat import granska_utpekat

    rapport, underlag, _, om = granska_utpekat(vag, date.today())
    if om:
        meddela(om)
    if not visat:
        return rapport
    # Källan är ett namn i mappen eller i det packade, eller utkastets eget bredvid det.
    hem = Path(visat).parent if underlag.fil == vag else Path(visat)
    eget = underlag.fil.name
    anmarkningar = (replace(a, kalla=str(hem / (a.kalla or eget))) for a in rapport.anmarkningar)
    return Granskningsrapport(rapport.formular, rapport.region, anmarkningar)


def _olast(kalla: str, fel: RedovisningFel, utan: str = "") -> Granskningsrapport:
    """Ger rapporten för en fil som inte kunde läsas, så att listan i JSON har en post för varje angiven fil.

    ``utan`` är vägen som meddelandet kan börja med, och som inte ska stå i en sida som skickas vidare.
    """
    from redovisning.anmarkning import Anmarkning, Granskningsrapport, Niva

    kod, text = (
        (fel.kod, fel.meddelande) if isinstance(fel, OlasbarFil) else ("inget_utkast", str(fel).removeprefix(utan))
    )
    return Granskningsrapport(None, None, [Anmarkning(Niva.FEL, kod, None, None, text, kalla, None)])


def _som_text(rapporter: list[tuple[str, Granskningsrapport]], flera: bool) -> str:
    if not flera:
        return rapporter[0][1].som_text()
    return "\n".join(
        rad for namn, r in rapporter for rad in (*map(str, r.anmarkningar), f"{namn}: {r.sammanfattning()}")
    )


def _som_json(rapporter: list[tuple[str, Granskningsrapport]], flera: bool) -> str:
    import json

    alla = [r.som_dict() for _, r in rapporter]
    return json.dumps(alla if flera else alla[0], ensure_ascii=False, indent=2)


def ar_rapport(data: bytes) -> bool:
    """Sant för en tidigare granskning som ingen har ändrat raderna i: den får ersättas, men inget annat."""
    from redovisning.html.kontrollmarke import orord

    if orord(data):
        return True
    try:
        text = data.decode()
        return _ar_jsonrapport(text) if text.startswith(("[", "{")) else _ar_textrapport(text)
    except ValueError:
        return False


def _ar_textrapport(text: str) -> bool:
    """Sant när varje rad är en anmärkning eller en sammanfattning, och sammanfattningarna räknar rätt."""
    antal: Counter[str] = Counter()
    *rader, sist = text.split("\n")
    for rad in rader:
        if slut := _SLUTRAD.match(rad):
            if tuple(map(int, slut.groups())) != (antal["fel"], antal["varning"], antal["råd"]):
                return False
            antal.clear()
        elif anmarkning := _RAD.match(rad):
            antal[anmarkning[1]] += 1
        else:
            return False
    return bool(rader) and not sist and not antal


def _ar_jsonrapport(text: str) -> bool:
    import json

    from redovisning.anmarkning import Anmarkning, Granskningsrapport, Niva

    nycklar = Granskningsrapport(None, None, []).som_dict().keys()
    postnycklar = Anmarkning(Niva.FEL, "", None, None, "", None, None).som_dict().keys()
    alla = json.loads(text)
    alla = alla if isinstance(alla, list) else [alla]
    return bool(alla) and all(
        isinstance(r, dict)
        and r.keys() == nycklar
        and isinstance(poster := r["anmarkningar"], list)
        and all(isinstance(a, dict) and a.keys() == postnycklar for a in poster)
        and r["antal"] == {niva.value: sum(a["niva"] == niva.value for a in poster) for niva in Niva}
        for r in alla
    )
