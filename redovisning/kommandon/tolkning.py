"""Argumenttolken på svenska: argparse med översatta texter och fel som undantag i stället för avslut."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise, takewhile
from pathlib import Path
from typing import Any, NoReturn

from redovisning.fel import Anvandningsfel
from redovisning.kommandon import HJALPVAL

TEXTER = {
    "usage: ": "användning: ",
    "positional arguments": "det du anger",
    "options": "val",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "the following arguments are required: %s": "det här saknas: %s",
    "one of the arguments %s is required": "ange ett av %s",
    "unrecognized arguments: %s": "det här känns inte igen: %s",
    "not allowed with argument %s": "kan inte användas ihop med %s",
    "ignored explicit argument %r": "tar inget värde, men fick «%s»",
    "expected one argument": "ett värde ska stå efter",
    "expected at most one argument": "högst ett värde får stå efter",
    "expected at least one argument": "minst ett värde ska stå efter",
    "expected %s argument": "%s värde ska stå efter",
    "expected %s arguments": "%s värden ska stå efter",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s kan betyda %(matches)s",
    "unexpected option string: %s": "valet %s väntades inte här",
    "invalid %(type)s value: %(value)r": "«%(value)s» går inte att använda här",
    "invalid choice: %(value)r (choose from %(choices)s)": "«%(value)s» går inte att välja. Välj bland %(choices)s",
    "%(prog)s: error: %(message)s\n": "%(prog)s: %(message)s\n",
    "show this help message and exit": "visar den här hjälpen",
    "show program's version number and exit": "visar versionen",
}
"""Argparses egna texter → våra. Ett prov jämför med alla texter som pythonversionen har."""


class Tolk(argparse.ArgumentParser):
    """En argumenttolk för ett kommando. Fel ger ``Anvandningsfel`` med en svensk mening."""

    def __init__(self, kommando: str, beskrivning: str, exempel: str) -> None:
        with _svenska():
            super().__init__(
                prog=f"redovisning {kommando}",
                description=beskrivning,
                epilog=f"exempel:\n{exempel}",
                formatter_class=argparse.RawDescriptionHelpFormatter,
                add_help=False,
                allow_abbrev=False,
            )
        self.add_argument(*HJALPVAL, action="store_true", dest="hjalp", help="visar den här hjälpen")

    def tolka(self, argument: Sequence[str]) -> argparse.Namespace:
        """Ger valen.

        Raises:
            Anvandningsfel: något argument saknas, är okänt eller har ett värde som inte går.
        """
        for fore, skrivet in pairwise(["", *takewhile(lambda a: a != "--", argument)]):
            self._krav_att_valet_finns(skrivet.partition("=")[0], fore)
        with _svenska():
            val, overtaliga = self.parse_known_args(list(argument))
        if overtaliga:
            self.error(f"«{overtaliga[0]}» är ett argument för mycket")
        return val

    def hjalptext(self) -> str:
        """Ger kommandots hjälp."""
        with _svenska():
            return self.format_help()

    def error(self, message: str) -> NoReturn:
        """Gör argparses fel till vårt undantag."""
        slut = "" if message.endswith((".", "?", "…")) else "."
        raise Anvandningsfel(f"{self.prog}: {message}{slut} Hjälp: {self.prog} --hjalp")

    def _krav_att_valet_finns(self, namn: str, fore: str) -> None:
        kanda = {k: handling for handling in self._actions for k in handling.option_strings}
        if not namn.startswith("-") or namn == "-" or namn in kanda:
            return
        saknas = f"valet {namn} finns inte{menade(namn, list(kanda)) or '.'}"
        if fore in kanda and kanda[fore].nargs is None:
            saknas += f" Ett värde som börjar med - skrivs ihop med valet: {fore}=…"
        self.error(saknas)


def ifyllt(text: str) -> str:
    """Ger texten så som den skrevs, som typ för argparse; tom text är ett fel.

    Är datorn inställd på en teckenkodning som saknar å, ä och ö kommer de in som lösa byte. Då läses de som UTF-8.
    """
    if not text.strip():
        raise argparse.ArgumentTypeError("värdet är tomt")
    try:
        return os.fsencode(text).decode() if any("\ud800" <= c <= "\udfff" for c in text) else text
    except UnicodeError:
        raise argparse.ArgumentTypeError("värdet har tecken som inte går att läsa") from None


def vag(text: str) -> Path:
    """Ger vägen till en fil eller mapp, som typ för argparse; ett tomt namn är ett fel."""
    if not text.strip():
        raise argparse.ArgumentTypeError("namnet är tomt")
    return Path(text)


def utvidga(monster: str) -> list[str]:
    """Ger filerna som ett mönster står för: Windows kommandotolk lämnar ``*.docx`` som det är."""
    if not any(tecken in monster for tecken in "*?") or Path(monster).exists():
        return [monster]
    from glob import glob

    # En mapp kan ha hakparenteser i namnet; bara * och ? är mönster.
    return sorted(glob(monster.replace("[", "[[]"))) or [monster]


def ett_av(*varden: str) -> Callable[[str], str]:
    """Ger en typ för argparse: ett av värdena, annars ett fel med det närmaste som förslag."""

    def valj(text: str) -> str:
        if text.casefold() in varden:
            return text.casefold()
        raise argparse.ArgumentTypeError(
            f"«{text}» går inte att välja{menade(text, varden)}. Välj {', '.join(varden[:-1])} eller {varden[-1]}"
        )

    return valj


def menade(skrivet: str, kanda: Sequence[str]) -> str:
    """Ger ``. Menade du --format?`` när något känt ligger nära det skrivna, annars en tom sträng."""
    from difflib import get_close_matches

    nara = get_close_matches(skrivet.casefold(), [k.casefold() for k in kanda], n=1, cutoff=0.6)
    return next((f". Menade du {k}?" for k in kanda if nara and k.casefold() == nara[0]), "")


@contextmanager
def _svenska() -> Iterator[None]:
    """Argparse hämtar sina texter genom ``_`` och ``ngettext``; här ger de svenska så länge tolken arbetar."""

    def en(text: str) -> str:
        return TEXTER.get(text, text)

    def flera(ental: str, flertal: str, antal: Any) -> str:
        return en(ental if antal == 1 else flertal)

    egna = {namn: getattr(argparse, namn) for namn in ("_", "ngettext")}
    vars(argparse).update({"_": en, "ngettext": flera})
    try:
        yield
    finally:
        vars(argparse).update(egna)


def lagg_till_mall(t: Tolk) -> None:
    """Lägger till valet ``--mall``."""
    t.add_argument(
        "--mall",
        type=vag,
        metavar="FORMULÄR.docx",
        help="myndighetens Word-fil att fylla i när Word skrivs (förval: mall.docx bredvid utkastet om den finns, "
        "annars programmets egen)",
    )


def lagg_till_lasval(t: Tolk) -> None:
    """Lägger till valen som säger det som en tabell med väntetider inte säger själv."""
    t.add_argument("--period", default="", metavar="PERIOD", help="perioden för tabeller som inte säger den: 2024-01")
    t.add_argument("--indikator", default="", metavar="NYCKEL", help="indikatorn för tabeller som inte säger den")
    t.add_argument("--region", default="", metavar="REGION", help="regionen för tabeller med bara enheter")
    t.add_argument("--kalla", default="", metavar="TEXT", help="källan för tabeller som inte säger den (förval: filen)")
    t.add_argument(
        "--mappning",
        type=vag,
        action="append",
        default=[],
        metavar="FIL",
        help="en fil som säger vad kolumnerna i en okänd tabell betyder; kan anges flera gånger",
    )


def lagg_till_troskel(t: Tolk) -> None:
    """Lägger till valet ``--minsta-antal``, som ``troskel``."""
    t.add_argument(
        "--minsta-antal",
        dest="troskel",
        type=_minst_ett,
        default=0,
        metavar="ANTAL",
        help="färre än så visas inte (förval: det som väntetidsfilen anger, annars 5)",
    )


def _minst_ett(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError("ange ett heltal som är minst 1, till exempel 5")
    return int(text)


def lagg_till_ersatt(t: Tolk) -> None:
    """Lägger till valet ``--ersatt``."""
    t.add_argument(
        "--ersatt",
        action="store_true",
        help="ersätter en fil som har redigerats för hand; den gamla sparas bredvid, med tiden då den "
        "senast ändrades i namnet",
    )
