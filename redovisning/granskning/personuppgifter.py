"""Regler om sådant som inte ska lämna huset: personnummer, små antal och ord om en enda patient."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from redovisning.anmarkning import Anmarkning
from redovisning.dokument.falt import Svarstyp
from redovisning.granskning.regel import regel
from redovisning.granskning.sammanhang import Sammanhang, rakna_gangerna
from redovisning.granskning.tecken_klasser import citera
from redovisning.personnummer import TELEFON, personnummer_i
from redovisning.plats import Plats

Sokning = Callable[[str], Iterator[str]]


def sakra_personnummer(text: str) -> Iterator[str]:
    """Ger de säkra numren i texten, maskerade."""
    return (n.maskerat for n in personnummer_i(text) if n.sakert)


def mojliga_personnummer(text: str) -> Iterator[str]:
    """Ger siffrorna som kan vara personnummer, maskerade."""
    return (n.maskerat for n in personnummer_i(text) if not n.sakert)


def _sma_antal(text: str) -> Iterator[str]:
    from redovisning.granskning.sma_antal import sma_antal_i

    return sma_antal_i(text)


def _enskilda(text: str) -> Iterator[str]:
    from redovisning.granskning.sma_antal import enskilda_i

    return enskilda_i(text)


SOKNINGAR: dict[str, Sokning] = {
    "PU01": sakra_personnummer,
    "PU02": mojliga_personnummer,
    "PU03": _sma_antal,
    "PU04": _enskilda,
}
"""Kod → sökningen i en text. Också färdiga filer söks så."""


@regel("PU01")
def personnummer(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser personnummer och samordningsnummer i svar, i text utanför fälten och i kommentarer.

    Numret känns igen med och utan århundrade, med streck av alla slag, plus, understreck, punkt eller mellanslag.
    Datumet ska finnas och den sista siffran stämma. Organisationsnummer, telefonnummer, belopp och
    diarienummer räknas inte.
    """
    yield from _sok(s, "PU01")


@regel("PU02")
def kanske_personnummer(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser siffror som kan vara ett personnummer, men också något annat.

    Det är tio siffror utan skiljetecken, med mellanslag eller med en punkt, en dag med ett klockslag, och ett
    personnummer efter ordet organisationsnummer: så heter det för en enskild firma.
    """
    yield from _sok(s, "PU02")


@regel("PU03")
def litet_antal(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser ett antal patienter, barn, kvinnor eller män som är färre än fem, i siffror eller ord."""
    yield from _sok(s, "PU03")


@regel("PU04")
def en_enda_patient(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser ord som brukar inleda berättelsen om en enskild patient, till exempel «en patient i» och en ort."""
    yield from _sok(s, "PU04")


def _sok(s: Sammanhang, kod: str) -> Iterator[Anmarkning]:
    """Söker i varje text där någon kan ha skrivit fritt. Telefonnummer har sitt eget fält och sin egen regel."""
    sokning = SOKNINGAR[kod]
    for stig, text in s.svar.items():
        if s.falt[stig].typ is Svarstyp.TEXT and not stig.endswith(TELEFON):
            yield from _anmark(s, kod, list(sokning(text)), stig)
    for svar in (*s.utkast.utanfor, *s.utkast.vid_sidan):
        yield from _anmark(s, kod, list(sokning(svar.text)), None, svar.plats)


def _anmark(
    s: Sammanhang, kod: str, funna: list[str], stig: str | None, plats: Plats | None = None
) -> Iterator[Anmarkning]:
    if funna:
        ord_ = rakna_gangerna(f"«{citera(f)}»" for f in funna)
        yield s.anmark(kod, stig, plats, ord=ord_, var="")
