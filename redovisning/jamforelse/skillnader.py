"""Skillnaderna mellan två utkast som data: svar, frågor och det som inte gick att jämföra."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from redovisning.dokument.falt import Del, postord
from redovisning.dokument.fragor import HANDLINGSPLAN
from redovisning.fel import Anvandningsfel
from redovisning.filnamn import sarskiljande_namn
from redovisning.jamforelse.parning import Fragepar, Vagpar, frageparen, vagparen
from redovisning.jamforelse.styckediff import Stycke, styckediff
from redovisning.personnummer import visat
from redovisning.plats import Plats
from redovisning.utkast import Utkast

if TYPE_CHECKING:
    from redovisning.handlingsplan.forandringar import Planforandringar


class Andring(StrEnum):
    """Vad som hänt med ett svar. ``flyttat``: posten har bytt plats; det sägs en gång, vid dess första svar."""

    ANDRAT = "andrat"
    TILLAGT = "tillagt"
    BORTTAGET = "borttaget"
    FLYTTAT = "flyttat"

    @property
    def ord(self) -> str:
        """Ändringen som den läses."""
        return "ändrat" if self is Andring.ANDRAT else self.value


@dataclass(frozen=True)
class Sida:
    """Det ena utkastet: filens namn (tomt för ett utan fil), dokumentets titel och år, och regionen."""

    namn: str
    titel: str
    ar: int
    region: str | None


@dataclass(frozen=True)
class Stalle:
    """Ett svar i det ena utkastet. ``text`` är tom där frågan är obesvarad, ``stig`` där den eller posten saknas."""

    stig: str = ""
    text: str = ""
    plats: Plats | None = None
    post: str = ""


@dataclass(frozen=True)
class Skillnad:
    """Ett svar som inte är likadant i båda."""

    andring: Andring
    fraga: Fragepar
    a: Stalle
    b: Stalle

    @cached_property
    def stycken(self) -> tuple[Stycke, ...]:
        """Svarets stycken med de ord som skiljer."""
        return styckediff(self.a.text, self.b.text)

    @cached_property
    def visade_stycken(self) -> tuple[Stycke, ...]:
        """Styckena som de visas på skärmen och på sidan, med personnummer maskerade."""
        return styckediff(visat(self.a.text, self.a.stig), visat(self.b.text, self.b.stig))


@dataclass(frozen=True)
class Jamforelse:
    """Resultatet av en jämförelse.

    ``fragor`` är de frågor som bara finns i det ena dokumentet eller har fått ny lydelse. ``lika`` är antalet svar som
    är likadana i båda. ``utelamnade`` är avsnitten som inte jämförts, för att ett av utkasten är en del utan dem.
    ``plan`` är det som hänt med åtgärder, mål och indikatorer när det är två hela handlingsplaner som jämförs.
    """

    a: Sida
    b: Sida
    skillnader: tuple[Skillnad, ...]
    fragor: tuple[Fragepar, ...]
    lika: int
    utelamnade: tuple[Del, ...] = ()
    plan: Planforandringar | None = None

    @property
    def inga_skillnader(self) -> bool:
        """Sant när alla svar som jämförts är likadana."""
        return not self.skillnader

    def antal(self, andring: Andring) -> int:
        """Ger antalet svar som det har hänt något visst med."""
        return sum(s.andring is andring for s in self.skillnader)

    def sammanfattning(self) -> str:
        """Ger en rad: ``2 ändrade, 1 tillagt, 0 borttagna. 41 svar är lika.`` eller ``Inga skillnader. …``."""
        from redovisning.jamforelse.som_text import sammanfattning

        return sammanfattning(self)

    def som_text(self, *, farg: bool = False) -> str:
        """Ger skillnaderna som text, med korta sammanhang. ``farg``: med terminalens färger."""
        from redovisning.jamforelse.som_text import som_text

        return som_text(self, farg=farg)

    def som_dict(self) -> dict[str, object]:
        """Ger jämförelsen med de fasta nycklarna för JSON, med hela svar."""
        from redovisning.jamforelse.som_data import som_dict

        return som_dict(self)


def jamfor_utkast(a: Utkast, b: Utkast) -> Jamforelse:
    """Se ``redovisning.jamfor``."""
    if a.dokument.filnamn != b.dokument.filnamn:
        raise Anvandningsfel(
            f"Det går inte att jämföra olika slags dokument: «{a.dokument.titel}» och «{b.dokument.titel}». "
            "Välj två filer av samma slag."
        )
    alla = frageparen(a.dokument, b.dokument)
    fragor = [p for p in alla if _ingar(p, a, b)]
    hel_a, hel_b = a.utan_luckor(), b.utan_luckor()
    skillnader: list[Skillnad] = []
    lika, flyttade = 0, set()
    for par in vagparen(fragor, hel_a, hel_b):
        stallen = _stalle(hel_a, par.a), _stalle(hel_b, par.b)
        lika += stallen[0].text == stallen[1].text != ""
        if andring := _andring(par, *stallen):
            post = stallen[0].post, stallen[1].post
            if andring is Andring.FLYTTAT and post in flyttade:
                continue
            flyttade.add(post)
            skillnader.append(Skillnad(andring, par.fraga, *stallen))
    sida_a, sida_b = _sidor(a, b)
    return Jamforelse(
        sida_a,
        sida_b,
        tuple(skillnader),
        tuple(p for p in fragor if not p.a or not p.b or p.ny_lydelse),
        lika,
        tuple(dict.fromkeys(p.falt.avsnitt for p in alla if p not in fragor)),
        _planen(a, b),
    )


def _planen(a: Utkast, b: Utkast) -> Planforandringar | None:
    if a.dokument.filnamn != HANDLINGSPLAN or a.omfattar is not None or b.omfattar is not None:
        return None
    from redovisning.handlingsplan.forandringar import forandringar

    return forandringar(a, b)


def _ingar(par: Fragepar, a: Utkast, b: Utkast) -> bool:
    return a.ingar(par.a or par.falt) and b.ingar(par.b or par.falt)


def _andring(par: Vagpar, a: Stalle, b: Stalle) -> Andring | None:
    if a.text == b.text:
        return Andring.FLYTTAT if par.flyttad and a.text else None
    if not a.text:
        return Andring.TILLAGT
    return Andring.ANDRAT if b.text else Andring.BORTTAGET


def _stalle(utkast: Utkast, stig: str | None) -> Stalle:
    if stig is None:
        return Stalle()
    svar = utkast.svar.get(stig)
    plats = (svar and svar.plats) or utkast.platser.get(stig)
    return Stalle(stig, svar.text if svar else "", plats, postord(utkast.dokument, stig))


def _sidor(a: Utkast, b: Utkast) -> tuple[Sida, Sida]:
    filer = [u.fil for u in (a, b) if u.fil]
    namn = dict(zip(filer, sarskiljande_namn(filer), strict=True))
    forsta, andra = (Sida(namn[u.fil] if u.fil else "", u.dokument.titel, u.dokument.ar, u.region) for u in (a, b))
    return forsta, andra
