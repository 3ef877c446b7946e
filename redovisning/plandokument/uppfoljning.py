"""Indikatorerna, uppföljningen av dem och skillnaderna mellan kvinnor och män, som tabeller."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from redovisning.dokument.falt import hitta_falt
from redovisning.handlingsplan.bedomning import Hall, Maluppfyllelse
from redovisning.handlingsplan.malvarde import riktningen_sags
from redovisning.handlingsplan.uppfoljning import ALLA, KVINNOR, MAN, postvagar
from redovisning.plandokument.tabell import Kolumn, postabell

if TYPE_CHECKING:
    from decimal import Decimal

    from lxml.etree import _Element

    from redovisning.handlingsplan.jamstalldhet import Konsskillnad
    from redovisning.handlingsplan.matstock import Matstock
    from redovisning.handlingsplan.uppfoljning import Konsutfall, Uppfoljningsrad
    from redovisning.plandokument.skrift import Skrift
    from redovisning.utkast import Utkast

LISTA = "indikatorer"
_KON = {ALLA: "T", KVINNOR: "K", MAN: "M"}
_PERIOD, _MALVARDE = "Period", "Målvärde"
_OM_INDIKATORER = "En rad per indikator: vad som mäts, målvärdet, målet den hör till, perioden och källan."
_OM_UTFALL = (
    "En rad per indikator: målvärde, period, utfall, måluppfyllelse och utveckling, för kvinnor och män var för sig."
)
_OM_SKILLNADER = "En rad per indikator: kvinnors och mäns utfall, skillnaden och åtgärderna i planen."


def indikatorerna(skrift: Skrift, plan: Utkast, rader: Sequence[Uppfoljningsrad]) -> list[_Element]:
    """Ger tabellen över planens indikatorer; tomt utan indikatorer. Källan kan vara väntetidernas."""
    kallor = {rad.stig: rad.kalla for rad in rader}

    def kolumn(namn: str, bredd: float, *, alltid: bool = False) -> Kolumn[str]:
        fragan = hitta_falt(plan.dokument, f"{LISTA}[0].{namn}")
        assert fragan is not None
        return Kolumn(
            _PERIOD if namn == "uppfoljningsperiod" else fragan.fraga.text,
            bredd,
            lambda stig: [skrift.cellrad(plan[f"{stig}.{namn}"] or (kallor.get(stig, "") if namn == "kalla" else ""))],
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
    return postabell(skrift, postvagar(plan, LISTA), kolumner, "Indikatorer och målvärden", _OM_INDIKATORER)


def utfallen(skrift: Skrift, rader: Sequence[Uppfoljningsrad], matstock: Matstock) -> list[_Element]:
    """Ger uppföljningens tabell, vad tecknen betyder och varför något inte är bedömt; tomt när inget utfall finns."""
    if not any(u.text for rad in rader for u in rad.per_kon.values()):
        return []

    kolumner: list[Kolumn[Uppfoljningsrad]] = [
        Kolumn("Styrmått", 3.8, lambda rad: _styrmattet(skrift, rad)),
        Kolumn("Målvärde och period", 2.4, lambda rad: _malet(skrift, rad)),
        Kolumn("Utfall", 2.2, lambda rad: _per_kon(skrift, rad, lambda u: u.text)),
        Kolumn("Tidigare", 2.2, lambda rad: _per_kon(skrift, rad, lambda u: u.tidigare)),
        Kolumn("Måluppfyllelse", 3.4, lambda rad: _per_kon(skrift, rad, lambda u: str(u.bedomning))),
        Kolumn("Utveckling", 3, lambda rad: _per_kon(skrift, rad, lambda u: str(u.utveckling or ""))),
    ]
    tabell = postabell(skrift, rader, kolumner, "Utfall, måluppfyllelse och utveckling", _OM_UTFALL)
    forklaringar = [*_reglerna(matstock), _forkortningar(rader), *_obedomda(rader)]
    return [*tabell, *(skrift.forklaring(text) for text in forklaringar)]


def skillnaderna(
    skrift: Skrift, skillnader: Sequence[Konsskillnad], nummer: Mapping[str, int], matstock: Matstock
) -> list[_Element]:
    """Ger tabellen över skillnader mellan kvinnor och män. ``nummer`` är åtgärdens väg → dess nummer i dokumentet."""
    kolumner: list[Kolumn[Konsskillnad]] = [
        Kolumn("Styrmått", 4.6, lambda s: [skrift.cellrad(s.rad.styrmatt)]),
        Kolumn("Kvinnor", 1.7, lambda s: [skrift.cellrad(s.rad.per_kon[KVINNOR].text)]),
        Kolumn("Män", 1.7, lambda s: [skrift.cellrad(s.rad.per_kon[MAN].text)]),
        Kolumn("Skillnad", 3, lambda s: [skrift.cellrad(f"{med_tecken(s.skillnad)} {s.enhet}")]),
        Kolumn("Omdöme", 3, lambda s: [skrift.cellrad(_omdome(s))]),
        Kolumn("Åtgärder", 3, lambda s: [skrift.cellrad(_atgarder(s, nummer))]),
    ]
    text = "Skillnader i utfall mellan kvinnor och män"
    tabell = postabell(skrift, skillnader, kolumner, text, _OM_SKILLNADER)
    om = (
        "Skillnaden är kvinnors utfall minus mäns: i procentenheter för andelar, annars i procent av det större talet. "
        f"Över {tal(matstock.stor_skillnad)} är skillnaden stor."
    )
    return [*tabell, skrift.forklaring(om)] if tabell else []


def _styrmattet(skrift: Skrift, rad: Uppfoljningsrad) -> list[_Element]:
    under = [skrift.cellrad(rad.framgangsfaktor)] if rad.framgangsfaktor else []
    return [skrift.cellrad(rad.styrmatt, fet=True), *under]


def _malet(skrift: Skrift, rad: Uppfoljningsrad) -> list[_Element]:
    """Riktningen sägs när målvärdet självt inte säger den; annars går tecknen inte att räkna efter."""
    riktning = rad.riktning.value if rad.riktning and rad.malvarde and not riktningen_sags(rad.malvarde) else ""
    texter = (rad.malvarde, riktning, rad.utfallsperiod or rad.uppfoljningsperiod)
    return [skrift.cellrad(text) for text in texter if text]


def _per_kon(skrift: Skrift, rad: Uppfoljningsrad, visa: Callable[[Konsutfall], str]) -> list[_Element]:
    texter = [(_KON[kon], visa(rad.per_kon[kon])) for kon in rad.redovisade]
    if rad.redovisade == (ALLA,):
        return [skrift.cellrad(texter[0][1])]
    if not any(text for _, text in texter):
        return []
    return [skrift.cellrad(f"{kon}: {text or '–'}") for kon, text in texter]


def _reglerna(matstock: Matstock) -> list[str]:
    """Ger reglerna för tecknen, så att den som läser planen kan räkna efter."""
    regler = {
        Maluppfyllelse.UPPFYLLT: "utfallet når målet",
        Maluppfyllelse.DELVIS: f"högst {tal(matstock.tolerans)} procent av målvärdet fattas, eller minst halva "
        "vägen är gången när målet är en förändring, eller utfallet är oförändrat när målet är att öka eller minska",
        Maluppfyllelse.EJ_UPPFYLLT: "mer än så fattas",
        Maluppfyllelse.EJ_BEDOMT: "något att jämföra saknas",
    }
    hallen = ", ".join(map(_ihop, Hall))
    lika = f" Högst {tal(matstock.oforandrat)} procentenheter är oförändrat (procent för annat än andelar)."
    return [
        "Måluppfyllelse: " + "; ".join(f"{_ihop(m)} = {text}" for m, text in regler.items()) + ".",
        f"Utveckling sedan det tidigare utfallet: {hallen}.{lika if matstock.oforandrat else ''}",
    ]


def _ihop(omdome: Maluppfyllelse | Hall) -> str:
    """Ger tecken och ord så att raden inte bryts mellan dem."""
    return f"{omdome.tecken} {omdome.value}".replace(" ", "\xa0")


def _forkortningar(rader: Sequence[Uppfoljningsrad]) -> str:
    hamtat = any(u.hamtat and u.hamtat.tidigare for rad in rader for u in rad.per_kon.values())
    ur = " Ett utfall ur väntetiderna jämförs med samma månad året före." if hamtat else ""
    return f"T = totalt, K = kvinnor, M = män.{ur}"


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


def tal(varde: Decimal) -> str:
    """Ger talet på svenska utan onödiga nollor: ``2,5``."""
    return format(varde.normalize(), "f").replace(".", ",").replace("-", "−")


def med_tecken(varde: Decimal) -> str:
    """Ger en skillnad med plus eller minus: ``+2,5``."""
    return f"+{tal(varde)}" if varde > 0 else tal(varde)
