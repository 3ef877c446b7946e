"""Frågor som text, block för block. En post som är ny eller borttagen i sin helhet är ett block, inte ett per fält."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from redovisning.bidrag.andringar import verkliga
from redovisning.bidrag.konflikter import alternativens_rader, fragan
from redovisning.dokument.falt import postord
from redovisning.granskning.tecken_klasser import citera
from redovisning.kommandotext import valet

if TYPE_CHECKING:
    from redovisning.bidrag.klasser import Fragesvar, Inlaga, Sammanslagning


def frageblock(fragor: Sequence[Fragesvar], sammanslagning: Sammanslagning, *, med_val: bool) -> Iterator[str]:
    """Ger raderna: frågan, vad som står i vilken fil, och valen som ger det ena eller det andra."""
    for post, grupp in groupby(fragor, _posten):
        i_posten = list(grupp)
        if post and _ar_hel(post, i_posten, sammanslagning):
            yield from _hel_post(post, i_posten, sammanslagning, med_val=med_val)
            continue
        for fraga in i_posten:
            yield fragan(fraga, sammanslagning)
            yield from alternativens_rader(fraga, med_val=med_val)


def _posten(fraga: Fragesvar) -> str:
    return fraga.stig.rpartition(".")[0] if fraga.falt.lista else ""


def _ar_hel(post: str, fragor: Sequence[Fragesvar], sammanslagning: Sammanslagning) -> bool:
    """Sant när alla postens frågor är med och har ett enda svar var, i samma filer."""
    alla = [f for f in sammanslagning.fragor if _posten(f) == post]
    if len(alla) != len(fragor) or any(len(list(verkliga(f.alternativ))) != 1 for f in fragor):
        return False
    filer = {tuple(i.bidrag.namn for i in _inlagorna(f)) for f in fragor}
    borta = {tuple(i.bidrag.namn for i in f.borttaget.inlagor) if f.borttaget else () for f in fragor}
    return len(filer) == len(borta) == 1


def _hel_post(
    post: str, fragor: Sequence[Fragesvar], sammanslagning: Sammanslagning, *, med_val: bool
) -> Iterator[str]:
    forst = fragor[0]
    yield f"{forst.falt.avsnitt.namn} {postord(sammanslagning.dokument, forst.stig)} ({post})"
    innehall = " · ".join(a.text for f in fragor for a in verkliga(f.alternativ))
    yield f"  {' och '.join(i.stalle for i in _inlagorna(forst))}: «{citera(innehall, 160)}»"
    if med_val:
        yield f"    {valet('valj', f'{post}={_inlagorna(forst)[0].bidrag.namn}')}"
    if forst.borttaget:
        yield f"  {' och '.join(i.bidrag.namn for i in forst.borttaget.inlagor)}: finns inte där"
        if med_val:
            yield f"    {valet('valj', f'{post}={forst.borttaget.inlagor[0].bidrag.namn}')}"


def _inlagorna(fraga: Fragesvar) -> tuple[Inlaga, ...]:
    return next(verkliga(fraga.alternativ)).inlagor
