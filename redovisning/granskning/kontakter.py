"""Regler om kontaktpersonerna: telefonnummer som går att ringa och mejladresser som går att använda."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from redovisning.anmarkning import Anmarkning
from redovisning.granskning.regel import regel
from redovisning.granskning.sammanhang import Sammanhang
from redovisning.granskning.tecken_klasser import citera
from redovisning.granskning.telefon import tolka

_LISTA = "kontaktpersoner"
_SKRAP = "<>()[]{}\"'“”’«»:."
_ORD_OMKRING = frozenset(("alt", "cc", "e-post", "eller", "epost", "kopia", "mail", "mejl", "och", "samt", "till"))


@regel("KO01")
def telefonnummer_gar_att_ringa(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser ett telefonfält utan något nummer som går att ringa. Alla vanliga sätt att skriva nummer godtas."""
    for stig, text in _uppgifter(s, "telefon"):
        nummer = tolka(text)
        if not nummer.anvandbart and not nummer.tappat:
            yield s.anmark("KO01", stig, varde=citera(text, 40))


@regel("KO02")
def mejladress_gar_att_anvanda(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser en mejladress utan @, med mellanslag eller utan punkt i domänen. Flera adresser i samma fält godtas."""
    for stig, text in _uppgifter(s, "epost"):
        if brist := _brist(text):
            yield s.anmark("KO02", stig, varde=citera(brist[0], 60), varfor=brist[1])


@regel("KO03")
def telefonnummer_har_sin_nolla(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser ett nummer som tappat sin inledande nolla, eller plustecknet före 46."""
    for stig, text in _uppgifter(s, "telefon"):
        if (nummer := tolka(text)).tappat:
            yield s.anmark("KO03", stig, varde=citera(nummer.tappat, 40), forslag=nummer.forslag)


def _uppgifter(s: Sammanhang, namn: str) -> Iterator[tuple[str, str]]:
    for stig, text in s.svar.items():
        falt = s.falt[stig]
        if falt.lista == _LISTA and falt.namn == namn:
            yield stig, text


@lru_cache(1)
def _adress() -> re.Pattern[str]:
    led = r"\w(?:[\w-]*\w)?"
    return re.compile(rf"[^\s@.]+(?:\.[^\s@.]+)*@{led}(?:\.{led})*\.[^\W\d_]{{2,}}")


def _brist(text: str) -> tuple[str, str] | None:
    """Ger den första bristen som (det skrivna, vad som är fel), eller ``None``."""
    if "@" not in text:
        return text, "saknar @"
    foregaende = ""
    for del_ in re.split(r"[\s,;/|]+", text.replace("mailto:", " ")):
        ren = del_.strip(_SKRAP)
        if "@" in ren and not _adress().fullmatch(ren):
            return _orsak(text, ren)
        if "@" in ren and foregaende and f"{foregaende} {ren}" in text:
            return f"{foregaende} {ren}", "har ett mellanslag"
        foregaende = ren if _kan_vara_borjan(ren) and del_ == ren else ""
    return None


def _kan_vara_borjan(ord_: str) -> bool:
    """Ett ord med liten bokstav före en adress är troligen dess första del: «anna andersson@…»."""
    return bool(re.fullmatch(r"[a-zåäöé][\w.-]*", ord_)) and ord_ not in _ORD_OMKRING


def _orsak(text: str, adress: str) -> tuple[str, str]:
    fore, _, efter = adress.partition("@")
    if not fore or not efter or re.search(rf"{re.escape(adress)}\s+\w", text):
        return text, "är avbruten vid @, kanske av ett mellanslag"
    if "@" in efter:
        return adress, "har mer än ett @"
    if "." not in efter:
        return adress, "har ingen punkt efter @"
    return adress, "har ett tecken för mycket eller för litet"
