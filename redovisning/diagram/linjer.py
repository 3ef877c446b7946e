"""En tidsserie i en ruta: linjer med luckor och brott, mållinje, tidsaxel, och namnen till höger om linjerna."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from redovisning.diagram import stil
from redovisning.diagram.axlar import halvt_steg, tidsskala, vardeskala
from redovisning.diagram.blad import Blad, radhojd
from redovisning.diagram.etiketter import sprid
from redovisning.diagram.serier import INGET, Brott, Mallinje, Roll, Serie, Varde, synliga_brott
from redovisning.diagram.tal import lopnummer, noggrant
from redovisning.diagram.textmatt import bredd, bryt
from redovisning.vantetider.period import i_ord

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ETIKETTER = 118.0
"""Bredden till höger om rutan, för namnen."""

_PROV, _UTANFOR = 18.0, 8.0
_LUCKA = "saknas"
TATT = 20
"""Fler perioder än så: punkter bara där linjen inte syns av sig själv."""


LINJER = {Roll.REGION: stil.REGIONLINJE, Roll.RIKET: stil.RIKSLINJE}
"""Rollens linje."""

Ruta = tuple[float, float, float, float]
"""Vänster, topp, höger och botten på bladet."""


class Etikett(NamedTuple):
    """En linjes namn: hur högt dess slut ligger (0–1), stilen, namnet och värdet."""

    hojd: float
    linje: stil.Linjestil
    namn: str
    varde: str

    def rader(self, plats: float, hogst: int) -> list[str]:
        """Ger namn och värde i rader. Ett långt namn kortas till ``hogst`` rader, men aldrig värdet."""
        *fore, sist = bryt(self.namn, stil.BRODTEXT, plats, hogst=hogst)
        hela = bryt(f"{sist} {self.varde}", stil.BRODTEXT, plats)
        return [*fore, *(hela if len(hela) == 1 else [sist, *bryt(self.varde, stil.BRODTEXT, plats)])]


def rita_serier(
    blad: Blad,
    ruta: Ruta,
    serier: Sequence[Serie],
    axel: Sequence[str],
    enhet: str,
    mal: Mallinje | None = None,
    brott: Sequence[Brott] = (),
    *,
    namn: bool = True,
) -> Axes:
    """Ritar serierna i rutan och ger axlarna. Den första serien får luckorna markerade."""
    ax = blad.axlar(*ruta)
    brott = synliga_brott(brott, axel)
    tidsskala(ax, axel, ruta[2] - ruta[0])
    hogst = vardeskala(ax, enhet, [*(v for s in serier for _, v in s.ritade()), *([mal.varde] if mal else [])])
    _luckor(ax, serier, axel, ruta[2] - ruta[0], hogst, mal)
    if mal:
        linje = stil.MALLINJE
        vanster, hoger = ax.get_xlim()
        start = max(vanster, lopnummer(mal.fran) - halvt_steg(axel)) if mal.fran else vanster
        ax.plot([start, hoger], [float(mal.varde)] * 2, zorder=2, **linje.utseende(0))
    lagen = [_brottets_lage(b, axel) for b in brott]
    for lage in lagen:
        linje = stil.BROTTLINJE
        ax.axvline(lage, color=linje.farg, linestyle=linje.streck, linewidth=linje.bredd)
    for serie in reversed(serier):
        _rita(ax, serie, axel, lagen)
    _brottens_namn(blad, ruta, axel, brott)
    if namn:
        skriv_etiketter(blad, ruta, _namn(serier, axel[-1], enhet, mal, hogst), ovanfor=0 if brott else _UTANFOR)
    return ax


def _brottets_lage(brott: Brott, axel: Sequence[str]) -> float:
    """Ger läget på tidsaxeln: gränsen före den första perioden efter brottet."""
    return next(lopnummer(p) for p in axel if lopnummer(p) >= lopnummer(brott.period)) - halvt_steg(axel)


def _rita(ax: Axes, serie: Serie, axel: Sequence[str], brott: Sequence[float]) -> None:
    x: list[float] = []
    y: list[float] = []
    for p in axel:
        if (grans := lopnummer(p) - halvt_steg(axel)) in brott:
            x.append(grans)
            y.append(float("nan"))
        varde = serie.varden.get(p, INGET).tal
        x.append(lopnummer(p))
        y.append(float("nan") if varde is None else float(varde))
    matt = [i for i, v in enumerate(y) if v == v]
    glest = len(axel) <= TATT
    synliga = matt if glest else [i for i in matt if i == matt[-1] or {i - 1, i + 1}.isdisjoint(matt)]
    utseende = LINJER[serie.roll].utseende(stil.PUNKT if glest else stil.LITEN_PUNKT)
    ax.plot(x, y, label=serie.namn, markevery=synliga, clip_on=False, zorder=3, **utseende)


def _luckor(
    ax: Axes, serier: Sequence[Serie], axel: Sequence[str], bredd: float, hogst: float, mal: Mallinje | None
) -> None:
    """Markerar de perioder där den första serien inget har: ett grått fält, med orden längst från linjerna.

    Ligger luckorna så tätt att orden skulle krocka står de bara vid några.
    """
    halva = halvt_steg(axel)
    linjer = [float(v) for s in serier for _, v in s.ritade()] + ([float(mal.varde)] if mal else [])
    nedat = not linjer or min(linjer) > hogst - max(linjer)
    tomma = [p for p in axel if serier[0].varden.get(p, INGET).tal is None]
    per_punkt = (lopnummer(axel[-1]) - lopnummer(axel[0]) + 2 * halva) / bredd
    ledigt = float("-inf")
    for forsta, sista, ord_ in _sammanhangande(tomma, serier[0], halva):
        ax.axvspan(forsta - halva, sista + halva, color=stil.LUCKA, linewidth=0, zorder=0.6)
        if (forsta + sista) / 2 < ledigt:
            continue
        ledigt = (forsta + sista) / 2 + radhojd(stil.LITEN) * per_punkt
        ax.text(
            (forsta + sista) / 2,
            hogst * (0.03 if nedat else 0.97),
            ord_,
            rotation=90,
            size=stil.LITEN,
            color=stil.DAMPAD_TEXT,
            ha="center",
            va="bottom" if nedat else "top",
            zorder=0.7,
        )


def _sammanhangande(tomma: Sequence[str], serie: Serie, halva: float) -> list[tuple[int, int, str]]:
    """Ger luckorna som (första, sista, ord): perioder i följd med samma skäl är en lucka."""
    luckor: list[tuple[int, int, str]] = []
    for p in tomma:
        nummer, ord_ = lopnummer(p), serie.varden.get(p, INGET).dolt or _LUCKA
        if luckor and luckor[-1][2] == ord_ and nummer - luckor[-1][1] == round(2 * halva):
            luckor[-1] = (luckor[-1][0], nummer, ord_)
        else:
            luckor.append((nummer, nummer, ord_))
    return luckor


def _brottens_namn(blad: Blad, ruta: Ruta, axel: Sequence[str], brott: Sequence[Brott]) -> None:
    """Skriver brottens orsaker ovanför rutan, var och en vid sin linje."""
    if not brott:
        return
    vanster, topp, hoger, _ = ruta
    orden = [bryt(b.orsak, stil.LITEN, (blad.hoger - vanster) / len(brott) - 8, hogst=1)[0] for b in brott]
    forsta = lopnummer(axel[0]) - halvt_steg(axel)
    bred = lopnummer(axel[-1]) + halvt_steg(axel) - forsta
    lagen = [vanster + (_brottets_lage(b, axel) - forsta) / bred * (hoger - vanster) for b in brott]
    for ord_, x in zip(
        orden, sprid(lagen, [bredd(o, stil.LITEN) + 8 for o in orden], vanster, blad.hoger), strict=True
    ):
        blad.text(x, topp - radhojd(stil.LITEN) / 2 - 2, ord_, stil.LITEN, ha="center", color=stil.DAMPAD_TEXT)


def _namn(serier: Sequence[Serie], sist: str, enhet: str, mal: Mallinje | None, hogst: float) -> list[Etikett]:
    """Ger etiketterna: varje series namn med dess senaste värde, och målet.

    Är det senaste inte från axelns sista period står det när det är ifrån: annars läses det mot de andras.
    """
    etiketter = []
    for serie in serier:
        ritade = serie.ritade()
        hojd = float(ritade[-1][1]) / hogst if ritade else 0.5
        varde = Varde(ritade[-1][1]) if ritade else next(iter(serie.varden.values()), INGET)
        nar = f" ({i_ord(ritade[-1][0])})" if ritade and ritade[-1][0] != sist else ""
        etiketter.append(Etikett(hojd, LINJER[serie.roll], serie.namn, varde.text(enhet) + nar))
    if mal:
        etiketter.append(Etikett(float(mal.varde) / hogst, stil.MALLINJE, mal.namn, noggrant(mal.varde, enhet)))
    return etiketter


def skriv_etiketter(blad: Blad, ruta: Ruta, etiketter: Sequence[Etikett], *, ovanfor: float = _UTANFOR) -> None:
    """Skriver etiketterna till höger om rutan, i höjd med linjens slut, flyttade isär där de annars skulle krocka.

    ``ovanfor`` är hur långt ovanför rutans topp de får stå.
    """
    _, topp, hoger, botten = ruta
    plats = blad.hoger - hoger - _PROV - 10
    for hogst in (2, 1):
        stycken = [e.rader(plats, hogst) for e in etiketter]
        hojder = [radhojd(stil.BRODTEXT) * len(s) + 2 for s in stycken]
        if sum(hojder) <= botten - topp + ovanfor + _UTANFOR:
            break
    slut = [botten - e.hojd * (botten - topp) for e in etiketter]
    mitt = sprid(slut, hojder, topp - ovanfor, botten + _UTANFOR)
    for etikett, rader, hojd, y, onskad in zip(etiketter, stycken, hojder, mitt, slut, strict=True):
        x = hoger + 6
        if abs(y - onskad) > radhojd(stil.BRODTEXT) / 2:
            blad.linje([hoger, x + 2], [onskad, y], color=stil.RAM, linewidth=0.5)
        prov = etikett.linje.utseende(stil.PUNKT)
        blad.linje([x + 2, x + _PROV / 2 + 1, x + _PROV], [y] * 3, markevery=[1], **prov)
        blad.stycke(x + _PROV + 4, y - hojd / 2 + 1, rader, stil.BRODTEXT)
