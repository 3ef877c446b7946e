"""Det tidigare ursprunget: ett bidrag som självt är hopslaget har kvar varifrån dess svar en gång kom."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from redovisning.bidrag.klasser import Bidrag, Ursprungsrader
from redovisning.bidrag.ursprung import UPPGIFTER, URSPRUNG
from redovisning.dokument.falt import Blankett
from redovisning.fel import OlasbarFil
from redovisning.grind import slapp_in
from redovisning.omfattning import avsnitten


def las_tidigare(fil: Path) -> dict[tuple[str, str], Ursprungsrader]:
    """Ger frågans väg och svarets fingeravtryck → varifrån svaret kom, ur filen med ursprunget bredvid, om den finns.

    Den som har ändrat ett svar sedan dess är själv dess ursprung: då är fingeravtrycket ett annat. Ett ursprung som
    någon har gjort oläsbart räknas inte; det sparas ändå, som allt som ersätts.
    """
    innehall = _las(fil)
    filer = {str(f.get("fil")): f for f in _poster(innehall, "filer")}
    ut: dict[tuple[str, str], Ursprungsrader] = {}
    for svar in _poster(innehall, "svar"):
        rader = tuple(rad for ur in _poster(svar, "ur") for rad in _rader(ur, filer))
        if rader:
            ut[str(svar.get("falt")), str(svar.get("fingeravtryck"))] = rader
    return ut


def las_svarande(fil: Path, dokument: Blankett) -> dict[str, str]:
    """Ger avsnittets nyckel → den som svarade på det, ur filen med ursprunget bredvid; flera skiljs med komma."""
    nycklar = {d.namn: nyckel for nyckel, d in avsnitten(dokument).items()}
    ut: dict[str, set[str]] = {}
    for post in _poster(_las(fil), "filer"):
        svarar = post.get("besvaras_av")
        for namn, vem in svarar.items() if isinstance(svarar, dict) else ():
            if namn in nycklar and isinstance(vem, str) and vem.strip():
                ut.setdefault(nycklar[namn], set()).add(vem.strip())
    return {nyckel: ", ".join(sorted(alla)) for nyckel, alla in ut.items()}


def utan_kanda(bidragen: Sequence[Bidrag]) -> list[Bidrag]:
    """Ger bidragen utan det tidigare ursprung som är någon av filerna själv: den nämns ändå."""
    kanda = {b.summa for b in bidragen}

    def nya(rader: Ursprungsrader) -> Ursprungsrader:
        return tuple(rad for rad in rader if rad.get("sha256") not in kanda)

    return [replace(b, tidigare={vad: nya(rader) for vad, rader in b.tidigare.items()}) for b in bidragen]


def _las(fil: Path) -> Any:
    vag = fil.with_name(fil.stem + URSPRUNG)
    try:
        return json.loads(slapp_in(vag).data)
    except (OlasbarFil, ValueError, RecursionError):
        return None


def _rader(ur: Mapping[str, Any], filer: Mapping[str, Mapping[str, Any]]) -> Iterator[dict[str, str]]:
    """Det ursprung som står längst tillbaka: det som redan var tidigare, annars filen själv."""
    if aldre := list(_poster(ur, "tidigare")):
        yield from (_bara_text(rad) for rad in aldre)
        return
    fil = filer.get(str(ur.get("fil")), {})
    yield _bara_text({**ur, **{namn: fil[namn] for namn in UPPGIFTER if namn in fil}})


def _bara_text(rad: Mapping[str, Any]) -> dict[str, str]:
    return {namn: varde for namn, varde in rad.items() if isinstance(varde, str)}


def _poster(varde: Any, namn: str) -> Iterator[Mapping[str, Any]]:
    lista = varde.get(namn) if isinstance(varde, dict) else None
    yield from (post for post in lista if isinstance(post, dict)) if isinstance(lista, list) else ()
