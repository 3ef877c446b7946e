"""Det som proven av sammanslagningen delar: bidrag utan filer, och slumpade sätt att dela upp ett utkast."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from provplan import Provplan
from strategier import utkast as slumpade

from redovisning.bidrag.klasser import Bidrag, Sammanslagning
from redovisning.bidrag.ursprung import ursprung
from redovisning.dokument.falt import falten, hitta_falt
from redovisning.utkast import Utkast, nytt_utkast
from redovisning.yamlfil.skrivning import yaml_text

LISTOR = {lista: [f.namn for f in falten(Provplan) if f.lista == lista] for lista in ("insatser", "matt")}


def bidrag(namn: str, /, *svar: tuple[str, str], dokument: type | None = None, **avsnitt: str) -> Bidrag:
    """Ger ett bidrag med svaren, som ``(väg, text)`` eller ``avsnitt__fält=text``."""
    ut = Utkast(dokument) if dokument else nytt_utkast(2024)
    for stig, text in (*svar, *((n.replace("__", "."), t) for n, t in avsnitt.items())):
        ut.satt(stig, text)
    return Bidrag(namn, ut)


def utkastet(**svar: str) -> Utkast:
    """Ger ett utkast med svaren, som ``avsnitt__fält=text``."""
    ut = nytt_utkast(2024)
    for namn, text in svar.items():
        ut.satt(namn.replace("__", "."), text)
    return ut


def fil(namn: str, utkast: Utkast | None = None, **svar: str) -> Path:
    """Ger en ny YAML-fil med svaren, senast ändrad den 22 november 2026 kl 20.15 UTC."""
    vag = Path(namn)
    vag.parent.mkdir(parents=True, exist_ok=True)
    vag.write_text(yaml_text(utkast or utkastet(**svar)), "utf-8")
    os.utime(vag, (datetime(2026, 11, 22, 20, 15, tzinfo=UTC).timestamp(),) * 2)
    return vag


def ursprunget(namn: str = "alla ursprung.json") -> dict[str, Any]:
    """Ger filen med ursprunget."""
    return json.loads(Path(namn).read_text("utf-8"))


def svaret(falt: str, namn: str = "alla ursprung.json") -> dict[str, Any]:
    """Ger det som ursprunget säger om en fråga."""
    return next(s for s in ursprunget(namn)["svar"] if s["falt"] == falt)


def innehall(utkast: Utkast) -> dict[str, Any]:
    """Ger svaren så att posternas ordning inte spelar roll."""
    texter = utkast.texter()
    ut: dict[str, Any] = {stig: text for stig, text in texter.items() if "[" not in stig}
    for lista in LISTOR:
        poster: dict[str, set[tuple[str, str]]] = {}
        for stig, text in texter.items():
            if stig.startswith(f"{lista}["):
                post, _, namn = stig.partition("].")
                poster.setdefault(post, set()).add((namn, text))
        ut[lista] = {frozenset(post) for post in poster.values()}
    return ut


def texterna(bidragen: Sequence[Bidrag]) -> set[str]:
    """Ger allt som någon har skrivit i bidragen."""
    i_svar = {svar.text for b in bidragen for svar in b.utkast.svar.values()}
    vid_sidan = {svar.text for b in bidragen for svar in (*b.utkast.utanfor, *b.utkast.vid_sidan)}
    return i_svar | vid_sidan | {text for b in bidragen for text in b.utkast.att_granska.values()}


def i_ursprunget(sammanslagning: Sammanslagning) -> set[str]:
    """Ger alla texter i filen med ursprunget."""

    def alla(varde: Any) -> Iterator[str]:
        if isinstance(varde, str):
            yield varde
        elif isinstance(varde, list | dict):
            for inre in varde.values() if isinstance(varde, dict) else varde:
                yield from alla(inre)

    return set(alla(json.loads(ursprung(sammanslagning, "alla.yaml"))))


@st.composite
def uppdelade(draw: st.DrawFn) -> tuple[Utkast, list[Bidrag]]:
    """Ger ett utkast och två till fyra bidrag som tillsammans har varje svar, och lika där de är flera."""
    hela = draw(slumpade(Provplan)).utan_luckor()
    delarna = [Utkast(Provplan) for _ in range(draw(st.integers(2, 4)))]
    vilka = st.sets(st.integers(0, len(delarna) - 1), min_size=1)
    antal = {lista: [0] * len(delarna) for lista in LISTOR}
    for lista, (forst, *namnen) in LISTOR.items():
        for nummer in range(hela.antal_poster(lista)):
            # Posterna skiljs åt av sitt första fält; utan det är bara helt lika poster samma.
            hela.satt(f"{lista}[{nummer}].{forst}", f"{hela[f'{lista}[{nummer}].{forst}'] or 'Post'} {nummer}")
            har = sorted(draw(vilka))
            for namn in namnen:
                text = hela[f"{lista}[{nummer}].{namn}"]
                for n in draw(st.sets(st.sampled_from(har), min_size=1)) if text else ():
                    delarna[n].satt(f"{lista}[{antal[lista][n]}].{namn}", text)
            for n in har:
                delarna[n].satt(f"{lista}[{antal[lista][n]}].{forst}", hela[f"{lista}[{nummer}].{forst}"])
                antal[lista][n] += 1
    for stig, text in hela.texter().items():
        if "[" not in stig:
            for n in draw(vilka):
                delarna[n].satt(stig, text)
    return hela, [Bidrag(f"{n}.yaml", u) for n, u in enumerate(delarna)]


@st.composite
def motstridiga(draw: st.DrawFn) -> list[Bidrag]:
    """Ger bidrag där några svar är ändrade och där det också står text vid sidan av svaren."""
    from redovisning.utkast import Svar

    _, bidragen = draw(uppdelade())
    for b in bidragen:
        stigar = [s for s in b.utkast.svar if s != "region" and hitta_falt(Provplan, s).typ == "text"]
        for stig in draw(st.sets(st.sampled_from(stigar))) if stigar else ():
            b.utkast.satt(stig, f"{b.utkast[stig]} {draw(st.sampled_from(('ändrat', 'struket', 'nytt')))}")
        for stig in list(b.utkast.svar)[: draw(st.integers(0, 2))]:
            b.utkast.att_granska[stig] = f"läs {stig} i {b.namn}"
        b.utkast.utanfor.append(Svar(f"Under tabellen i {b.namn}"))
        b.utkast.vid_sidan.append(Svar(f"Kommentar i {b.namn}"))
    return bidragen
