"""Räkningen av ett avsnitts frågor, som formler över dess blad och som tal just nu.

En post räknas när något står i den, och de första också tomma när listan kräver det: då är var och en av dess
uppgifter en fråga. Samma sak räknas som saknad här och av granskningen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields

from redovisning.dokument.falt import Falt, Krav
from redovisning.excel.bok_ut import Formel, citerat
from redovisning.excel.formler import Tabellen, rensad
from redovisning.excel.upplagg import Status

_FEL = (Status.SAKNAS, Status.JA_NEJ, Status.VAL)


@dataclass(frozen=True)
class Rakning:
    """Antal frågor, besvarade, de som ska besvaras, de av dem som saknas, och de obesvarade som bör besvaras."""

    fragor: Formel[int]
    besvarade: Formel[int]
    ska: Formel[int]
    saknas: Formel[int]
    bor: Formel[int]


def rakna_fragor(blad: str, statusomrade: str, falten: Sequence[Falt], statusar: Iterable[str]) -> Rakning:
    """Ger räkningen av frågorna på ett blad, ur deras status."""
    statusar = list(statusar)
    omrade = f"{citerat(blad)}!{statusomrade}"

    def antal(*sokta: Status) -> Formel[int]:
        uttryck = "+".join(f'COUNTIF({omrade},"{s}")' for s in sokta)
        return Formel(uttryck, sum(s in sokta for s in statusar))

    return Rakning(
        fragor=_fast(len(falten)),
        besvarade=antal(Status.BESVARAD),
        ska=_fast(sum(f.krav is Krav.JA for f in falten)),
        saknas=antal(*_FEL),
        bor=antal(Status.BOR),
    )


def rakna_poster(blad: str, tabell: Tabellen, statuskolumn: str) -> Rakning:
    """Ger räkningen av en listas poster på ett blad."""
    dar = f"{citerat(blad)}!"
    minst, ifyllda = tabell.falten[0].minst, sum(map(bool, tabell.poster))
    poster = f"MAX({tabell.antal_ifyllda(dar)},{minst})"
    antal = max(ifyllda, minst)
    besvarade = _ifyllda(tabell, dar, None)
    ska, har = sum(f.krav is Krav.JA for f in tabell.falten), _ifyllda(tabell, dar, Krav.JA)
    bor, bor_har = sum(f.krav is Krav.BOR for f in tabell.falten), _ifyllda(tabell, dar, Krav.BOR)
    otillatna = f'COUNTIF({tabell.omrade(statuskolumn, dar)},"{Status.VAL}*")'
    antal_otillatna = sum(tabell.status(i).varde.startswith(Status.VAL) for i in range(len(tabell.poster)))
    return Rakning(
        fragor=Formel(f"{len(tabell.falten)}*{poster}", len(tabell.falten) * antal),
        besvarade=besvarade,
        ska=Formel(f"{ska}*{poster}", ska * antal),
        saknas=Formel(f"{ska}*{poster}-({har.uttryck})+{otillatna}", ska * antal - har.varde + antal_otillatna),
        bor=Formel(f"{bor}*{poster}-({bor_har.uttryck})", bor * antal - bor_har.varde),
    )


def summera(rakningar: Sequence[Rakning]) -> Rakning:
    """Ger summan, till exempel av ett blads frågor och dess lista."""

    def summa(namn: str) -> Formel[int]:
        formler: list[Formel[int]] = [getattr(r, namn) for r in rakningar]
        if all(f.uttryck.isdigit() for f in formler):
            return _fast(sum(int(f.uttryck) for f in formler))
        return Formel("+".join(f.uttryck for f in formler), sum(f.varde for f in formler))

    return Rakning(**{f.name: summa(f.name) for f in fields(Rakning)})


def _ifyllda(tabell: Tabellen, dar: str, krav: Krav | None) -> Formel[int]:
    """Ger antalet ifyllda uppgifter, av alla eller av dem med ett visst krav."""
    med = [(f, k) for f, k in zip(tabell.falten, tabell.kolumner, strict=True) if krav in (None, f.krav)]
    uttryck = "+".join(f"SUMPRODUCT(--(LEN({rensad(tabell.omrade(k, dar))})>0))" for _, k in med)
    return Formel(uttryck or "0", sum(bool(post.get(f.namn)) for post in tabell.poster for f, _ in med))


def _fast(antal: int) -> Formel[int]:
    return Formel(str(antal), antal)
