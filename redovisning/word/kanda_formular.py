"""De formulär som nyss lästes, och hur ett läst formulär delas i fasta byte och platser för svar (``lasform``)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import NamedTuple

from lxml.etree import _Element

from redovisning.dokument.falt import falten
from redovisning.fel import OlasbarFil
from redovisning.fritext import normalisera
from redovisning.word.delar import Worddelar
from redovisning.word.delrad import delradens_avsnitt
from redovisning.word.enkelcell import PPR, enkla_stycken
from redovisning.word.formulartext import kand_text
from redovisning.word.karta import Karta, Svarsrad
from redovisning.word.lasform import KROPP, SLUT, Hal, Lasform, Liststilar, Utanfor
from redovisning.word.ledtexter import FLAGGA, SDTPR
from redovisning.word.listor import Listor
from redovisning.word.namnrymd import W, w
from redovisning.word.vandring import BREDD, SDT, TBL, TC, TCPR, TR, bara_egenskaper, celltext, rader

MINNS_HOGST = 8
_STORST = 1024 * 1024
"""Större brödtexter, i byte, läses alltid i sin helhet."""
_TAGGAR = re.compile(rb"<(/?)w:(tbl|tr|tc|sdt)(?=[\s/>])([^>]*)>")

_KANDA: list[Lasform] = []
"""De formulär som senast lästes, det senaste sist."""


def kand_karta(delar: Worddelar) -> Karta | None:
    """Ger kartan över en fil vars formulär är läst förut, eller ``None`` när den måste läsas i sin helhet."""
    data = delar.brodtext
    for form in reversed(_KANDA):
        if data.startswith(form.fasta[0]) and form.liststilar == _liststilar(delar):
            if (karta := form.karta(data)) is None:
                continue
            if form is not _KANDA[-1]:
                _KANDA[:] = [*(annan for annan in _KANDA if annan is not form), form]
            return karta
    return None


def minns(delar: Worddelar, karta: Karta) -> None:
    """Minns ett formulär som lästs i sin helhet, om dess svar går att skilja från resten."""
    if form := dela(delar, karta):
        _KANDA.append(form)
        del _KANDA[:-MINNS_HOGST]


def _liststilar(delar: Worddelar) -> Liststilar | None:
    try:
        return delar.liststilar()
    except OlasbarFil:
        return None


def glom() -> None:
    """Glömmer alla formulär."""
    _KANDA.clear()


class _Lage(NamedTuple):
    """Var ett element ligger i byten: dess första, sluttaggens första, och den första efter det."""

    start: int
    sluttagg: int
    slut: int


def dela(delar: Worddelar, karta: Karta) -> Lasform | None:
    """Ger läsformen för ett formulär, eller ``None`` när svaren inte säkert går att skilja från resten."""
    data, rot, liststilar = delar.brodtext, delar.rot, _liststilar(delar)
    if liststilar is None or not _enkel(data, rot) or (lagen := _lagen(data, rot)) is None:
        return None
    bara_stil = Listor(delar.listformat, delar.liststilar).bara_stil
    hal: list[Hal] = []
    fasta: list[bytes] = []
    borjar: list[int] = []
    slutar = [0]
    i_utanfor = i_text = 0
    for rader_ in _grupper(karta.svarsrader):
        forst, sist = rader_[0], rader_[-1]
        granser = _granser(rader_, lagen)
        if granser is None:
            return None
        # Frågan i samma rad hör till det fasta, och då också det som kartan fann i dess cell.
        nr = 0 if forst.i_raden is None else 1
        utanfor = _av_betydelse(karta, karta.utanfor[i_utanfor : forst.utanfor[nr]], bara_stil)
        hal.append(Hal(forst, utanfor, karta.formulartext[i_text : forst.formulartext[nr]]))
        fasta.append(data[slutar[-1] : granser[0]])
        borjar.append(granser[0])
        slutar.append(granser[1])
        i_utanfor, i_text = sist.utanfor[1], sist.formulartext[1]
    fasta.append(data[slutar[-1] :])
    if not hal or not all(fasta):
        return None
    return Lasform(
        dokument=karta.dokument,
        inledning=data[: data.index(KROPP)],
        fasta=tuple(fasta),
        hal=tuple(hal),
        utanfor=_av_betydelse(karta, karta.utanfor[i_utanfor:], bara_stil),
        formulartext=karta.formulartext[i_text:],
        fragor=karta.fragor,
        tabeller=karta.tabeller,
        liststilar=liststilar,
        stumma=_stumma(data, rot, bara_stil, lambda i: i < slutar[bisect_right(borjar, i)]),
    )


def _av_betydelse(karta: Karta, utanfor: Utanfor, bara_stil: Callable[[_Element], bool]) -> Utanfor:
    """Ger det utanför fälten som läsningen kan ha något att säga om; formulärets egen inledning kan den inte."""
    if any(f.nyckel not in karta.fragor for f in falten(karta.dokument)):
        # Då söks en omskriven fråga bland allt.
        return utanfor
    return [(avsnitt, e) for avsnitt, e in utanfor if avsnitt or not _egen_inledning(karta, e, bara_stil)]


def _egen_inledning(karta: Karta, element: _Element, bara_stil: Callable[[_Element], bool]) -> bool:
    enkla = enkla_stycken([element], bara_stil)
    if enkla is None or any(egenskaper is not None for _, egenskaper in enkla):
        return False
    text = normalisera(celltext(element))
    return kand_text(karta.dokument, text) and not delradens_avsnitt(text)


def _enkel(data: bytes, rot: _Element) -> bool:
    """Sant när varje tagg i byten är ett element i trädet och ``w`` betyder detsamma överallt."""
    return (
        len(data) <= _STORST
        and rot.tag == w("document")
        and rot.prefix == "w"
        and data.count(W.encode()) == data.count(b"xmlns:w=") == data.count(KROPP) == 1
        and data.endswith(SLUT)
        and b"<!" not in data
        and data.count(b"<?") == data.startswith(b"<?xml ")
        and (rot.getroottree().docinfo.encoding or "").upper() == "UTF-8"
    )


def _grupper(svarsrader: list[Svarsrad]) -> Iterator[list[Svarsrad]]:
    """Ger raderna under samma frågor tillsammans; en rad med sin egen fråga är en grupp för sig."""
    for _, grupp in groupby(svarsrader, key=lambda s: id(s.spalter)):
        yield list(grupp)


def _granser(grupp: list[Svarsrad], lagen: dict[_Element, _Lage]) -> tuple[int, int] | None:
    """Ger var gruppens byte börjar och slutar, eller ``None`` när raderna sitter ihop med något annat."""
    rad = grupp[0].rad
    if grupp[0].i_raden is not None:
        cell = grupp[0].i_raden[1]
        # Väntas ett svar avgör radens kontroller om den är en fråga, och de kan stå i svaret.
        fri = cell.getparent() is rad and not grupp[0].svar_vantas
        return (lagen[cell].slut, lagen[rad].sluttagg) if fri else None
    if not grupp[0].spalter:
        return None
    egna = {s.rad for s in grupp}
    yttersta = [_ytterst(s.rad) for s in grupp]
    if any(y is None or (y.tag == SDT and not egna.issuperset(rader(y))) for y in yttersta):
        return None
    forst, sist = yttersta[0], yttersta[-1]
    assert forst is not None
    assert sist is not None
    return lagen[forst].start, lagen[sist].slut


def _ytterst(rad: _Element) -> _Element | None:
    """Ger raden, eller kontrollen runt den, som är tabellens eget barn."""
    element = rad
    while (foralder := element.getparent()) is not None and foralder.tag != TBL:
        element = foralder
    return element if foralder is not None and element.tag in (TR, SDT) else None


def _lagen(data: bytes, rot: _Element) -> dict[_Element, _Lage] | None:
    """Ger var tabeller, rader, celler och kontroller ligger, eller ``None`` när byten inte motsvarar trädet."""
    lagen: list[_Lage] = []
    oppna: list[tuple[bytes, int]] = []
    for m in _TAGGAR.finditer(data):
        if not m[1]:
            if m[3].endswith(b"/"):
                return None
            oppna.append((m[2], len(lagen)))
            lagen.append(_Lage(m.start(), 0, 0))
        else:
            if not oppna or oppna[-1][0] != m[2]:
                return None
            nr = oppna.pop()[1]
            lagen[nr] = _Lage(lagen[nr].start, m.start(), m.end())
    element = list(rot.iter(TBL, TR, TC, SDT))
    return dict(zip(element, lagen, strict=True)) if not oppna and len(element) == len(lagen) else None


def _stumma(
    data: bytes, rot: _Element, bara_stil: Callable[[_Element], bool], i_ett_hal: Callable[[int], bool]
) -> dict[bytes, frozenset[bytes]]:
    """Ger de egenskaper bland svaren som inte säger en läsare något.

    En kontroll som inte är märkt som tom, en cell utan bredd, ett stycke med bara en stil som ingen punkt har.
    """
    prov: dict[str, Callable[[_Element], bool]] = {
        SDTPR: lambda e: e.find(FLAGGA) is None,
        TCPR: _stum_cell,
        PPR: bara_stil,
    }
    ut: dict[bytes, frozenset[bytes]] = {}
    for tagg, stum in prov.items():
        namn = b"w:" + tagg.rpartition("}")[2].encode()
        element = list(rot.iter(tagg))
        traffar = list(re.finditer(b"<%b>(.*?)</%b>" % (namn, namn), data, re.DOTALL))
        # Står alla med samma tagg och utan attribut är den n:te i byten den n:te i trädet.
        if len(element) == len(traffar):
            par = zip(traffar, element, strict=True)
            ut[namn] = frozenset(m[1] for m, e in par if i_ett_hal(m.start()) and stum(e))
    return ut


def _stum_cell(egenskaper: _Element) -> bool:
    return bara_egenskaper(egenskaper) and next(egenskaper.iterchildren(BREDD), None) is None
