"""Vad som hänt mellan två planer: vilka åtgärder, mål och indikatorer som är nya, klara, borta eller ändrade.

Planerna är ofta från två år, och ordningen i dem säger inget. En åtgärd känns därför igen på sin rubrik.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from redovisning.dokument.falt import hitta_falt
from redovisning.jamforelse.orddiff import likhet, ordmangd
from redovisning.poster import para_ihop, posterna
from redovisning.utkast import Utkast

KLAR, AVBRUTEN = "klar", "avbruten"
FOLJS = ("status", "start", "slut", "ansvarig")
"""De uppgifter om en åtgärd som sägs när de har ändrats."""

_ATGARDER, _MAL, _INDIKATORER = "atgarder", "malsattningar", "indikatorer"
_NYCKLAR = {
    _ATGARDER: (("omrade", "rubrik"), ("rubrik",)),
    _MAL: (("nummer", "malsattning"), ("malsattning",)),
    _INDIKATORER: (("framgangsfaktor", "styrmatt"), ("styrmatt",)),
}
"""Listan → uppgifterna som två poster ska ha gemensamma för att vara samma, i den ordning de prövas."""
_SAMMA_MAL = 0.5
"""Så stor del av orden ska ett omformulerat mål ha gemensamt med det som hade samma nummer."""


Post = dict[str, str]


@dataclass(frozen=True)
class Andrad:
    """En ändrad uppgift om en åtgärd. ``fraga`` är dess rubrik i planen; tom text är en uppgift som saknas."""

    fraga: str
    fore: str
    efter: str


@dataclass(frozen=True)
class Forandrad:
    """En åtgärd, ett mål eller en indikator som det har hänt något med.

    ``stig_fore`` och ``stig_efter`` är vägen i var och en av planerna, tom där den inte finns. ``orsak`` säger varför
    en åtgärd har fallit bort.
    """

    namn: str
    omrade: str = ""
    stig_fore: str = ""
    stig_efter: str = ""
    orsak: str = ""
    andrade: tuple[Andrad, ...] = ()


@dataclass(frozen=True)
class Planforandringar:
    """Förändringarna från den äldre planen till den nyare. En åtgärd står på ett enda ställe.

    En åtgärd är avslutad när den har blivit klar, och bortfallen när den har avbrutits eller inte finns kvar.
    """

    nya_atgarder: tuple[Forandrad, ...] = ()
    avslutade_atgarder: tuple[Forandrad, ...] = ()
    bortfallna_atgarder: tuple[Forandrad, ...] = ()
    andrade_atgarder: tuple[Forandrad, ...] = ()
    nya_mal: tuple[Forandrad, ...] = ()
    borttagna_mal: tuple[Forandrad, ...] = ()
    nya_indikatorer: tuple[Forandrad, ...] = ()
    borttagna_indikatorer: tuple[Forandrad, ...] = ()


def forandringar(fore: Utkast, efter: Utkast) -> Planforandringar:
    """Ger det som hänt från ``fore``, den äldre planen, till ``efter``."""
    a, b = posterna(fore, _ATGARDER), posterna(efter, _ATGARDER)
    kvar = _para(_ATGARDER, a, b)
    avslutade, avbrutna, andrade = [], [], []
    for i, j in sorted(kvar.items(), key=lambda par: par[1]):
        atgard = replace(_forandrad(_ATGARDER, b[j], i, j), andrade=tuple(_andrade(efter, a[i], b[j])))
        blev = b[j].get("status") if b[j].get("status") != a[i].get("status") else None
        if blev == KLAR:
            avslutade.append(atgard)
        elif blev == AVBRUTEN:
            avbrutna.append(replace(atgard, orsak="avbruten"))
        elif atgard.andrade:
            andrade.append(atgard)
    return Planforandringar(
        _nya(_ATGARDER, b, kvar),
        tuple(avslutade),
        (*avbrutna, *(replace(f, orsak=_orsak(p)) for f, p in _borttagna(_ATGARDER, a, kvar))),
        tuple(andrade),
        *_nya_och_borttagna(_MAL, fore, efter),
        *_nya_och_borttagna(_INDIKATORER, fore, efter),
    )


def _nya_och_borttagna(lista: str, fore: Utkast, efter: Utkast) -> tuple[tuple[Forandrad, ...], tuple[Forandrad, ...]]:
    a, b = posterna(fore, lista), posterna(efter, lista)
    kvar = _para(lista, a, b)
    return _nya(lista, b, kvar), tuple(f for f, _ in _borttagna(lista, a, kvar))


def _para(lista: str, a: list[Post], b: list[Post]) -> dict[int, int]:
    """Ger de poster som är samma i båda: platsen i den äldre → platsen i den nyare. Platsen själv avgör aldrig."""
    par: dict[int, int] = {}
    for falten in _NYCKLAR[lista]:
        kvar_a, kvar_b = _kvar(a, par), _kvar(b, par.values())
        nycklade_a, nycklade_b = _nycklade(a, kvar_a, falten), _nycklade(b, kvar_b, falten)
        for i, j in para_ihop(nycklade_a, nycklade_b, "", pa_plats=False):
            if i is not None and j is not None:
                par[kvar_a[i]] = kvar_b[j]
    if lista == _MAL:
        for i in _kvar(a, par):
            lika = (j for j in _kvar(b, par.values()) if _samma_mal(a[i], b[j]))
            if (j := next(lika, None)) is not None:
                par[i] = j
    return par


def _kvar(poster: list[Post], tagna: Iterable[int]) -> list[int]:
    upptagna = set(tagna)
    return [n for n in range(len(poster)) if n not in upptagna]


def _nycklade(poster: list[Post], vilka: list[int], falten: tuple[str, ...]) -> list[Post]:
    """Ger posterna med texten som de känns igen på under tomt namn. En post utan namn får ingen."""
    return [
        poster[n] | {"": "\n".join(poster[n].get(f, "") for f in falten) if poster[n].get(falten[-1]) else ""}
        for n in vilka
    ]


def _samma_mal(a: Post, b: Post) -> bool:
    """Sant för ett omformulerat mål. Ett nytt mål kan ha fått ett gammalts nummer."""
    nummer = a.get("nummer", "").casefold()
    orden = ordmangd(a.get("malsattning", "")), ordmangd(b.get("malsattning", ""))
    return nummer == b.get("nummer", "").casefold() != "" and likhet(*orden) >= _SAMMA_MAL


def _nya(lista: str, b: list[Post], par: dict[int, int]) -> tuple[Forandrad, ...]:
    return tuple(_forandrad(lista, b[j], None, j) for j in _kvar(b, par.values()))


def _borttagna(lista: str, a: list[Post], par: dict[int, int]) -> list[tuple[Forandrad, Post]]:
    return [(_forandrad(lista, a[i], i, None), a[i]) for i in _kvar(a, par)]


def _orsak(post: Post) -> str:
    return "var redan klar" if post.get("status") == KLAR else "finns inte kvar"


def _forandrad(lista: str, post: Post, i: int | None, j: int | None) -> Forandrad:
    """Ger posten med sitt namn och sina vägar. Ett mål visas med sitt nummer."""
    namn = post.get(_NYCKLAR[lista][-1][0], "")
    if lista == _MAL:
        namn = " ".join(d for d in (post.get("nummer", ""), namn) if d)
    stig_fore, stig_efter = ("" if n is None else f"{lista}[{n}]" for n in (i, j))
    return Forandrad(namn, post.get("omrade", ""), stig_fore, stig_efter)


def _andrade(efter: Utkast, a: Post, b: Post) -> Iterator[Andrad]:
    for namn in FOLJS:
        if a.get(namn, "") != b.get(namn, ""):
            falt = hitta_falt(efter.dokument, f"{_ATGARDER}[0].{namn}")
            yield Andrad(falt.fraga.text if falt else namn, a.get(namn, ""), b.get(namn, ""))
