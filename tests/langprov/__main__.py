"""``python -m tests.langprov [PROV …]`` kör de långa proven, skriver docs/tillforlitlighet.md och visar utfallet."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from importlib import import_module

from tests.langprov.resultat import Rad, spara

PROV = {
    "varv-word": "varven:word",
    "varv-yaml": "varven:yaml",
    "varv-excel": "varven:excel",
    "varv-andra": "varven:andra",
    "varv-personnummer": "varven:personnummer",
    "varv-hela": "varven:hela",
    "korpus": "korpusen",
    "skrivfel": "skrivfel",
    "doda": "doda",
    "samma-byte": "samma_byte",
    "koder": "koder",
    "tackning": "tackning",
    "mutation": "mutation",
}
"""Provets namn → modulen med funktionen ``prova``, och efter kolon det som den ska pröva."""


def huvud(valda: list[str]) -> int:
    """Ger 0 när varje löfte höll, annars 1; 2 när ett prov inte finns."""
    okanda = [namn for namn in valda if namn not in PROV]
    if okanda:
        print(f"Provet {okanda[0]} finns inte. Proven är {', '.join(PROV)}.", file=sys.stderr)
        return 2
    rader: list[Rad] = []
    for namn in valda or PROV:
        start = time.perf_counter()
        modul, _, vad = PROV[namn].partition(":")
        prova: Callable[..., list[Rad]] = import_module(f"tests.langprov.{modul}").prova
        nya = prova(vad) if vad else prova()
        spara(nya, PROV)
        rader += nya
        for rad in nya:
            print(f"{'höll' if rad.holl else 'HÖLL INTE'}: {rad.lofte}: {rad.matt} (gräns: {rad.grans})", flush=True)
        print(f"  {namn} tog {time.perf_counter() - start:.0f} s", flush=True)
    return 0 if all(rad.holl for rad in rader) else 1


if __name__ == "__main__":
    sys.exit(huvud(sys.argv[1:]))
