"""Skriver ett utkast som YAML: varje fråga som en kommentar i formulärets ordning, varje svar på sin plats under."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, get_args

from redovisning.anmarkning import POSTNAMN
from redovisning.avkodning import halva_tecken
from redovisning.dokument.falt import Dokument, Falt, Post, Radtext, Svarstyp, delar
from redovisning.fel import TextKanInteBaras
from redovisning.granskning.meddelanden import anmark
from redovisning.nyckelforslag import ARSNYCKEL
from redovisning.yamlfil.fragor import filhuvud, fraga, kommentar, rubrik
from redovisning.yamlfil.skalarer import i_block, pa_raden, tomt

if TYPE_CHECKING:
    from redovisning.utkast import Utkast

_INDRAG = "  "


def yaml_text(utkast: Utkast) -> str:
    """Ger hela filen som text, med ``\\n`` som radslut. Läst tillbaka ger den ett likadant utkast.

    Raises:
        TextKanInteBaras: ett svar har ett halvt tecken (surrogat), som ingen textfil kan bära.
    """
    if halva := halva_tecken(utkast):
        raise TextKanInteBaras("YAML-filen", [anmark(f.kod, utkast, f.stig, None, **f.varden) for f in halva])
    rader = [*filhuvud(utkast.dokument), "", f"{ARSNYCKEL}: {utkast.dokument.ar}"]
    for del_, tabeller in delar(utkast.dokument):
        rader += ["", *rubrik(del_)]
        indrag = ""
        if del_.nyckel:
            rader += [f"{del_.nyckel}:"]
            indrag = _INDRAG
        for tabell, falten in tabeller:
            if tabell.ingress:
                rader += ["", *kommentar(tabell.ingress, indrag)]
            rader += _lista(utkast, falten) if falten[0].lista else _tabell(utkast, falten, indrag)
        if del_.avslut:
            rader += ["", *kommentar(del_.avslut, indrag)]
    return "\n".join(rader) + "\n"


def _tabell(utkast: Utkast, falten: tuple[Falt, ...], indrag: str) -> Iterator[str]:
    for falt in falten:
        yield ""
        yield from fraga(falt, indrag)
        yield from _svar(utkast, falt, falt.nyckel, indrag)


def _lista(utkast: Utkast, falten: tuple[Falt, ...]) -> Iterator[str]:
    """Posterna i en lista. Frågorna står vid den första; den är också mönster för fler."""
    lista = falten[0].lista
    yield ""
    yield from kommentar(
        f"En post för varje {POSTNAMN.get(lista, lista)}, minst en. "
        "Lägg till en genom att kopiera raderna från och med bindestrecket."
    )
    yield f"{lista}:"
    for nummer in range(max(1, utkast.antal_poster(lista))):
        streck = True
        for falt in falten:
            djup = _INDRAG if streck else _INDRAG * 2
            if nummer == 0:
                yield from fraga(falt, djup)
            rader = _svar(utkast, falt, falt.stig(nummer), _INDRAG * 2)
            yield from [f"{_INDRAG}- {rader[0].lstrip()}", *rader[1:]] if streck else rader
            streck = False


def _svar(utkast: Utkast, falt: Falt, stig: str, indrag: str) -> list[str]:
    text = utkast[stig]
    if falt.typ is Svarstyp.JA_NEJ or enradigt(utkast.dokument, falt):
        return pa_raden(falt.namn, text, indrag) if text is not None else tomt(falt.namn, indrag)
    return i_block(falt.namn, text or "", indrag)


def enradigt(dokument: type[Dokument], falt: Falt) -> bool:
    """Sant när klassen säger ``Radtext``: en kort uppgift på en rad."""
    klass: Any = dokument
    for led in falt.nyckel.replace("[]", "").split(".")[:-1]:
        typ = klass.model_fields[led].annotation
        klass = next((p for p in get_args(typ) if isinstance(p, type) and issubclass(p, Post)), typ)
    metadata = klass.model_fields[falt.namn].metadata
    return all(m in metadata for m in get_args(Radtext)[1:])
