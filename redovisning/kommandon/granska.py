"""``redovisning granska``: vad som saknas eller ser fel ut, som text eller JSON."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from redovisning.fel import Anvandningsfel, MalfilAndrad, OlasbarFil, RedovisningFel
from redovisning.kommandon.tolkning import Tolk, ett_av
from redovisning.kommandon.utskrift import meddela, resultat

if TYPE_CHECKING:
    from argparse import Namespace

    from redovisning.anmarkning import Granskningsrapport

INGA_FEL, FEL_FUNNA, INTE_LAST = 0, 1, 2


def tolk() -> Tolk:
    """Ger kommandots argumenttolk."""
    t = Tolk(
        "granska",
        "Granskar utkast och säger för varje anmärkning var den står, vad som hittades och vad du kan göra.\n"
        "En fil som inte kan läsas nämns på skärmen och hindrar inte de andra; i JSON har den sin plats i listan.\n"
        "Utgångsvärde: 0 inga fel, 1 fel funna, 2 något kunde inte läsas.",
        "  redovisning granska Halland\n"
        "  redovisning granska Halland/redovisning.yaml\n"
        "  redovisning granska *.docx --format json --ut granskning.json",
    )
    t.add_argument("filer", nargs="+", metavar="FIL|MAPP", help="utkast i YAML, Word eller JSON, eller en mapp med ett")
    t.add_argument(
        "--format",
        type=ett_av("text", "json"),
        default="text",
        metavar="text|json",
        help="hur resultatet skrivs (text)",
    )
    t.add_argument("--ut", type=Path, metavar="FIL", help="skriver resultatet i en fil i stället för på skärmen")
    return t


def kor(val: Namespace) -> int:
    """Granskar varje fil. En fil som inte kan läsas hindrar inte de andra."""
    rapporter: list[tuple[str, Granskningsrapport]] = []
    for namn in (n for monster in val.filer for n in _utvidga(monster)):
        try:
            rapporter.append((namn, _granska(Path(namn))))
        except RedovisningFel as fel:
            meddela(fel)
            rapporter.append((namn, _olast(namn, fel)))
    lasta = [(namn, r) for namn, r in rapporter if r.formular is not None]
    if lasta:
        flera = len(rapporter) > 1
        _lamna(_som_json(rapporter, flera) if val.format == "json" else _som_text(lasta, flera), val.ut)
    if len(lasta) < len(rapporter):
        return INTE_LAST
    return FEL_FUNNA if any(not r.komplett for _, r in lasta) else INGA_FEL


def _utvidga(monster: str) -> list[str]:
    """Windows kommandotolk lämnar ``*.docx`` som det är; där ger vi filerna själva."""
    if not any(tecken in monster for tecken in "*?") or Path(monster).exists():
        return [monster]
    from glob import glob

    return sorted(glob(monster)) or [monster]


def _granska(vag: Path) -> Granskningsrapport:
    from redovisning.filer import las
    from redovisning.granskning import granska
    from redovisning.underlag import finn_underlag

    underlag = finn_underlag(vag)
    return granska(las(underlag.fil), underlag.mapp)


def _olast(namn: str, fel: RedovisningFel) -> Granskningsrapport:
    """Ger rapporten för en fil som inte kunde läsas, så att listan i JSON har en post för varje angiven fil."""
    from redovisning.anmarkning import Anmarkning, Granskningsrapport, Niva

    kod, text = (fel.kod, fel.meddelande) if isinstance(fel, OlasbarFil) else ("inget_utkast", str(fel))
    return Granskningsrapport(None, None, [Anmarkning(Niva.FEL, kod, None, None, text, Path(namn).name, None)])


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


def _lamna(text: str, ut: Path | None) -> None:
    if ut is None:
        resultat(text)
        return
    from redovisning.filskrivning import skriv_fil

    try:
        vag = skriv_fil(ut, f"{text}\n".encode(), orord=ar_rapport)
    except MalfilAndrad as fel:
        raise Anvandningsfel(f"{ut}: filen finns redan och är ingen granskning. Välj ett annat namn.") from fel
    meddela(f"Granskningen står i {vag}")


def ar_rapport(data: bytes) -> bool:
    """Sant för en tidigare granskning: den får ersättas, men inget annat."""
    import json
    import re

    try:
        text = data.decode()
        if text[:1] not in "[{":
            return re.search(r"\d+ fel, \d+ varning(ar)?, \d+ råd\.\s*\Z", text) is not None
        rapport = json.loads(text)
    except ValueError:
        return False
    alla = rapport if isinstance(rapport, list) else [rapport]
    return all(isinstance(r, dict) and {"komplett", "antal", "anmarkningar"} <= r.keys() for r in alla)
