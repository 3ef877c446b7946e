"""Mutationsprovet: ett slumpat urval små fel i kärnan, och hur många av dem som något prov märker.

Varje mutant möter först de prov som ligger närmast den. De som överlever läggs alla in på en gång och möter hela
sviten, och varje prov som då faller körs mot dem en och en. Ett prov som också faller när koden är som den är räknas
aldrig. De som är kvar listas, med sina skäl ur ``overlevande.tsv`` när de är likvärdiga.

Miljön styr: ``REDOVISNING_MUTANTER`` (antal), ``REDOVISNING_FRO`` (vilket urval) och ``REDOVISNING_ARBETARE`` (hur
många prov som körs på en gång). Varje utfall skrivs genast till ``.pytest_cache/mutanter.jsonl``.
"""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from coverage import CoverageData

from tests.langprov.mutant import Mutant
from tests.langprov.mutantkorning import Verkstad, verkstad
from tests.langprov.mutantval import de_narmaste, hela_sviten, matningen, ryms_ihop, sammanlagda
from tests.langprov.omraden import ar_karna
from tests.langprov.resultat import ROT, Rad
from tests.langprov.sviten import kor, sekunder_per_prov

ANTAL, FRO = int(os.environ.get("REDOVISNING_MUTANTER", "150")), int(os.environ.get("REDOVISNING_FRO", "2024"))
ARBETARE = int(os.environ.get("REDOVISNING_ARBETARE", "0")) or os.cpu_count() or 1
GRANS = 90.0
SKAL = Path(__file__).with_name("overlevande.tsv")
LOGG = ROT / ".pytest_cache" / "mutanter.jsonl"
_AT_GANGEN = 40
"""Så många fallna prov körs på en gång mot var och en av de misstänkta."""


def prova() -> list[Rad]:
    """Ger raden om hur stor del av mutanterna som dog. En mutant med ett skal i listan räknas inte."""
    from tests.langprov.mutanter import mutanter

    matt = CoverageData(str(kor()))
    matt.read()
    karnan = sorted(n for n in map(_relativ, matt.measured_files()) if ar_karna(n))
    valda = list(mutanter(ROT, karnan, ANTAL, FRO))
    sekunder, per_fil = sekunder_per_prov(), matningen(matt, valda)
    LOGG.parent.mkdir(exist_ok=True)
    LOGG.write_text("", "utf-8")
    with verkstad(ARBETARE) as oppen:
        overlevare = _motte_de_narmaste(oppen, {m: de_narmaste(per_fil[m.fil], m, sekunder) for m in valda})
        kvar = _motte_hela_sviten(oppen, overlevare, hela_sviten(sekunder))
    return [_raden(len(valda), kvar)]


def _relativ(fil: str) -> str:
    return Path(fil).resolve().relative_to(ROT).as_posix() if Path(fil).is_absolute() else fil


def _motte_de_narmaste(oppen: Verkstad, prov: Mapping[Mutant, Sequence[str]]) -> list[Mutant]:
    """Ger de mutanter som inget av de närmaste proven märker."""
    domare = dict(zip(prov, oppen.pool.map(lambda m: _domare(oppen, m, prov[m]), prov), strict=True))
    giltiga = oppen.haller(namn for fallna in domare.values() for namn in fallna)
    return [m for m, fallna in domare.items() if not giltiga.intersection(fallna)]


def _motte_hela_sviten(oppen: Verkstad, overlevare: Sequence[Mutant], sviten: Sequence[str]) -> list[Mutant]:
    """Ger de mutanter som inget prov i hela sviten märker."""
    vantar, kvar = list(overlevare), []
    while vantar:
        grupp = ryms_ihop(vantar)
        vantar = [m for m in vantar if m not in grupp]
        for mutant in _levande(oppen, grupp, sviten):
            _anteckna(mutant.namn, "hela sviten", [])
            kvar.append(mutant)
    return kvar


def _levande(oppen: Verkstad, grupp: Sequence[Mutant], prov: Sequence[str]) -> list[Mutant]:
    """Ger de mutanter som lever när alla har legat i koden på en gång, och var och en har mött de prov som då föll."""
    while grupp and prov:
        fallna = oppen.alla_fallna(sammanlagda(grupp), prov)
        urval = fallna[:_AT_GANGEN]
        giltiga = oppen.haller(urval)
        misstankta = [namn for namn in urval if namn in giltiga]
        domare = oppen.pool.map(lambda m, prov=misstankta: _domare(oppen, m, prov) if prov else [], grupp)
        levande = [m for m, dom in zip(grupp, domare, strict=True) if not dom]
        # Faller proven bara när felen är tillsammans, så säger de inget om en mutant.
        prov = fallna[_AT_GANGEN:] + (misstankta if len(levande) < len(grupp) else [])
        grupp = levande
    return list(grupp)


def _domare(oppen: Verkstad, mutant: Mutant, prov: Sequence[str]) -> list[str]:
    """Ger det första prov som föll med felet, i en lista, eller en tom; antecknar utfallet."""
    fallna = oppen.fallna({mutant.fil: mutant.kod}, prov, till_forsta=True)
    _anteckna(mutant.namn, f"{len(prov)} prov", fallna)
    return fallna


def _anteckna(namn: str, motte: str, fallna: Sequence[str]) -> None:
    with LOGG.open("a", encoding="utf-8") as fil:
        fil.write(json.dumps({"mutant": namn, "mötte": motte, "föll": fallna}, ensure_ascii=False) + "\n")


def _raden(antal: int, overlevare: Sequence[Mutant]) -> Rad:
    skalen = _skal()
    kvar = [m for m in overlevare if m.nyckel not in skalen]
    likvardiga = [m for m in overlevare if m.nyckel in skalen]
    raknade = antal - len(likvardiga)
    andel = 100 * (raknade - len(kvar)) / raknade if raknade else 0.0
    return Rad(
        "mutation",
        "små fel i kärnan märks av något prov",
        f"{andel:.1f} % av {raknade} slumpade mutanter".replace(".", ","),
        f"{GRANS:.0f} %",
        andel >= GRANS,
        "python -m tests.langprov mutation",
        _noten(kvar, {m.namn: skalen[m.nyckel] for m in likvardiga}),
    )


def _skal() -> dict[str, str]:
    """Ger mutantens nyckel → varför inget prov kan eller behöver märka den."""
    if not SKAL.exists():
        return {}
    with SKAL.open(encoding="utf-8", newline="") as fil:
        return {rad["mutant"]: rad["skal"] for rad in csv.DictReader(fil, delimiter="\t", quoting=csv.QUOTE_NONE)}


def _noten(kvar: Iterable[Mutant], likvardiga: dict[str, str]) -> str:
    """Ger listan över dem som överlevde, med skäl där det finns ett."""
    rader = [f"`{namn}` ({skal})" for namn, skal in sorted(likvardiga.items())]
    rader += [f"`{m.namn}` (inget prov märker den)" for m in kvar]
    return "Överlevde: " + "; ".join(rader) + "." if rader else ""
