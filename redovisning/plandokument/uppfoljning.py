"""Indikatorerna, uppföljningen av dem och skillnaderna mellan kvinnor och män, som tabeller."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from redovisning.dokument.falt import hitta_falt
from redovisning.handlingsplan.bedomning import Hall, Maluppfyllelse
from redovisning.handlingsplan.uppfoljning import KVINNOR, MAN
from redovisning.plandokument.tabell import Kolumn, postabell

if TYPE_CHECKING:
    from decimal import Decimal

    from lxml.etree import _Element

    from redovisning.handlingsplan.jamstalldhet import Konsskillnad
    from redovisning.handlingsplan.uppfoljning import Konsutfall, Uppfoljningsrad
    from redovisning.plandokument.skrift import Skrift
    from redovisning.utkast import Utkast

LISTA = "indikatorer"
_KON = {"": "Totalt", KVINNOR: "K", MAN: "M"}
_RUBRIKER = {"framgangsfaktor": "Framgångs\xadfaktor", "uppfoljningsperiod": "Period"}
"""Kortare rubriker än frågorna, och med mjuka bindestreck, där kolumnen är smal."""
_OM_INDIKATORER = "En rad per indikator: vad som mäts, målvärdet, målet den hör till, perioden och källan."
_OM_UTFALL = (
    "En rad per indikator: målvärde, period, utfall, måluppfyllelse och utveckling, för kvinnor och män var för sig."
)
_OM_SKILLNADER = "En rad per indikator: kvinnors och mäns utfall, skillnaden och åtgärderna i planen."


def indikatorerna(skrift: Skrift, plan: Utkast) -> list[_Element]:
    """Ger tabellen över planens indikatorer; tomt utan indikatorer."""
    stigar = [f"{LISTA}[{i}]" for i in range(plan.antal_poster(LISTA))]

    def kolumn(namn: str, bredd: float, *, alltid: bool = False) -> Kolumn[str]:
        fragan = hitta_falt(plan.dokument, f"{LISTA}[0].{namn}")
        assert fragan is not None
        return Kolumn(
            _RUBRIKER.get(namn, fragan.fraga.text),
            bredd,
            lambda stig: [skrift.cellrad(plan[f"{stig}.{namn}"] or "")],
            alltid=alltid,
        )

    kolumner = [
        kolumn("framgangsfaktor", 3),
        kolumn("styrmatt", 4.5, alltid=True),
        kolumn("malvarde", 3),
        kolumn("mal", 1.5),
        kolumn("uppfoljningsperiod", 2.3),
        kolumn("kalla", 2.7),
    ]
    return postabell(skrift, stigar, kolumner, "Indikatorer och målvärden", _OM_INDIKATORER)


def utfallen(skrift: Skrift, rader: Sequence[Uppfoljningsrad]) -> list[_Element]:
    """Ger uppföljningens tabell, vad tecknen betyder och varför något inte är bedömt; tomt när inget utfall finns."""
    if not any(u.text for rad in rader for u in rad.per_kon.values()):
        return []

    def kolumn(rubrik: str, bredd: float, text: str) -> Kolumn[Uppfoljningsrad]:
        return Kolumn(rubrik, bredd, lambda rad: [skrift.cellrad(str(getattr(rad, text)))])

    kolumner = [
        kolumn(_RUBRIKER["framgangsfaktor"], 2.3, "framgangsfaktor"),
        kolumn("Styrmått", 3.7, "styrmatt"),
        kolumn("Mål", 2.3, "malvarde"),
        kolumn(_RUBRIKER["uppfoljningsperiod"], 1.9, "uppfoljningsperiod"),
        Kolumn("Utfall", 1.6, lambda rad: _per_kon(skrift, rad, lambda u: u.text)),
        Kolumn("Mål\xaduppfyllelse", 2.7, lambda rad: _per_kon(skrift, rad, lambda u: str(u.bedomning))),
        Kolumn("Utveckling", 2.5, lambda rad: _per_kon(skrift, rad, lambda u: str(u.utveckling or ""))),
    ]
    tabell = postabell(skrift, rader, kolumner, "Utfall, måluppfyllelse och utveckling", _OM_UTFALL)
    return [*tabell, skrift.forklaring(_tecknen()), *(skrift.forklaring(text) for text in _obedomda(rader))]


def skillnaderna(skrift: Skrift, skillnader: Sequence[Konsskillnad], nummer: Mapping[str, int]) -> list[_Element]:
    """Ger tabellen över skillnader mellan kvinnor och män. ``nummer`` är åtgärdens väg → dess nummer i dokumentet."""
    kolumner: list[Kolumn[Konsskillnad]] = [
        Kolumn("Styrmått", 4.6, lambda s: [skrift.cellrad(s.rad.styrmatt)]),
        Kolumn("Kvinnor", 1.7, lambda s: [skrift.cellrad(s.rad.per_kon[KVINNOR].text)]),
        Kolumn("Män", 1.7, lambda s: [skrift.cellrad(s.rad.per_kon[MAN].text)]),
        Kolumn("Skillnad", 3, lambda s: [skrift.cellrad(f"{_tal(s.skillnad)} {s.enhet}")]),
        Kolumn("Omdöme", 3, lambda s: [skrift.cellrad(_omdome(s))]),
        Kolumn("Åtgärder", 3, lambda s: [skrift.cellrad(_atgarder(s, nummer))]),
    ]
    text = "Skillnader i utfall mellan kvinnor och män"
    tabell = postabell(skrift, skillnader, kolumner, text, _OM_SKILLNADER)
    return [*tabell, skrift.forklaring("Skillnaden är kvinnors utfall minus mäns.")] if tabell else []


def _per_kon(skrift: Skrift, rad: Uppfoljningsrad, visa: Callable[[Konsutfall], str]) -> list[_Element]:
    texter = [(_KON[kon], visa(rad.per_kon[kon])) for kon in rad.redovisade]
    if len(texter) == 1 and rad.redovisade == ("",):
        return [skrift.cellrad(texter[0][1])]
    return [skrift.cellrad(f"{kon}: {text}" if text else f"{kon}: –") for kon, text in texter]


def _tecknen() -> str:
    uppfyllelse = ", ".join(f"{m.tecken} {m.value}" for m in Maluppfyllelse)
    hallen = ", ".join(f"{h.tecken} {h.value}" for h in Hall)
    return f"Måluppfyllelse: {uppfyllelse}. Utveckling sedan förra utfallet: {hallen}. K = kvinnor, M = män."


def _obedomda(rader: Sequence[Uppfoljningsrad]) -> list[str]:
    skal: dict[str, list[str]] = {}
    for rad in rader:
        for text in dict.fromkeys(rad.per_kon[kon].bedomning.skal for kon in rad.redovisade):
            if text:
                skal.setdefault(text, []).append(rad.styrmatt)
    tecken = Maluppfyllelse.EJ_BEDOMT.tecken
    return [f"{tecken} Ej bedömt därför att {text}: {'; '.join(namnen)}." for text, namnen in skal.items()]


def _omdome(s: Konsskillnad) -> str:
    storlek = "stor skillnad" if s.stor else "liten skillnad" if s.skillnad else "ingen skillnad"
    return f"{storlek}, sämre för {s.samst}" if s.samst else storlek


def _atgarder(s: Konsskillnad, nummer: Mapping[str, int]) -> str:
    kanda = sorted(nummer[stig] for stig in s.atgarder if stig in nummer)
    return f"Nr {', '.join(map(str, kanda))}" if kanda else "ingen i planen"


def _tal(tal: Decimal) -> str:
    text = format(tal.normalize(), "f").replace(".", ",").replace("-", "−")
    return f"+{text}" if tal > 0 else text
