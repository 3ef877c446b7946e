"""Prövar en färdig fil: väljer läsare efter vad filen är, och gör fynden till anmärkningar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from redovisning.anmarkning import Anmarkning
from redovisning.dokument import FORMULAR, SENASTE_AR
from redovisning.dolda.bilder import uppgifter
from redovisning.dolda.bildformat import ar_bild
from redovisning.dolda.innehall import Innehall, anmarkningar
from redovisning.dolda.regionen import andra_regioner, namns
from redovisning.dolda.textfynd import i_namnet, i_textfil, textfynd
from redovisning.fel import OlasbarFil
from redovisning.granskning.meddelanden import anmark
from redovisning.granskning.tecken_klasser import citera
from redovisning.grind import Filslag, Mottagen, hamta, slapp_in_bilaga_data
from redovisning.grind_slag import annat_slag
from redovisning.regioner import hitta_region
from redovisning.utkast import Utkast

_TEXTSLAG = frozenset({None, "html", "xml_text", "mejl"})


@dataclass(frozen=True)
class Provad:
    """En prövad fil. ``mottagen`` är ``None`` för en fil som inte går att läsa, och för bilder och textfiler."""

    anmarkningar: tuple[Anmarkning, ...]
    mottagen: Mottagen | None = field(default=None, repr=False)


def prova(vag: Path, region: str | None = None, *, texten: bool = True, bara_dokument: bool = False) -> Provad:
    """Ger filen med allt som prövningen fann.

    ``texten`` är falskt när någon annan prövar texten. Med ``bara_dokument`` är bilder och textfiler oläsbara.
    """
    barare = Utkast(FORMULAR[SENASTE_AR], vag)
    provad = _prova(vag, barare, region, texten=texten, bara_dokument=bara_dokument)
    namnet = anmarkningar(list(i_namnet(vag.name)), barare)
    return replace(provad, anmarkningar=(*namnet, *provad.anmarkningar))


def _prova(vag: Path, barare: Utkast, region: str | None, *, texten: bool, bara_dokument: bool) -> Provad:
    try:
        data = hamta(vag)
        if not bara_dokument and ar_bild(data):
            return Provad(tuple(anmarkningar(list(uppgifter(data, vag.name, "i filen")), barare)))
        if not bara_dokument and not data.startswith((b"PK", b"%PDF-")) and annat_slag(data) in _TEXTSLAG:
            return Provad(tuple(anmarkningar(list(i_textfil(data)) if texten else [], barare)))
        mottagen = slapp_in_bilaga_data(vag, data)
        return prova_mottagen(mottagen, barare, region, texten=texten)
    except OlasbarFil as fel:
        return Provad((anmark("BI01", barare, varfor=fel.meddelande),))


def prova_mottagen(mottagen: Mottagen, barare: Utkast, region: str | None, *, texten: bool = True) -> Provad:
    """Ger ett mottaget dokument prövat.

    Raises:
        OlasbarFil: en del av det går inte att läsa.
    """
    innehall = las_innehall(mottagen)
    fynd = list(innehall.fynd)
    if texten:
        fynd += textfynd(innehall)
    return Provad((*anmarkningar(fynd, barare), *(_om_regionen(innehall.text, region, barare))), mottagen)


def las_innehall(mottagen: Mottagen) -> Innehall:
    """Ger det som ett Word-dokument, en arbetsbok eller en PDF visade sig innehålla.

    Raises:
        OlasbarFil: filen går inte att läsa.
    """
    match mottagen.slag:
        case Filslag.WORD:
            from redovisning.dolda.wordfynd import las_dokument

            return las_dokument(mottagen)
        case Filslag.EXCEL:
            from redovisning.dolda.excelfynd import las_arbetsbok

            return las_arbetsbok(mottagen)
    from redovisning.dolda.pdffynd import las_pdf

    return las_pdf(mottagen)


def _om_regionen(text: str, region: str | None, barare: Utkast) -> Iterator[Anmarkning]:
    if not any(c.isalnum() for c in text):
        yield anmark("BI06", barare)
    elif region and not namns(region, text):
        kand = hitta_region(region)
        namn = kand.namn if kand else citera(region)
        andra = andra_regioner(region, text)
        if andra:
            yield anmark("BI08", barare, region=namn, annan=" och ".join(andra[:3]))
        else:
            yield anmark("BI07", barare, region=namn)
