"""Stämmer av utkast som kommit tillbaka mot regionens eget, och skriver in det som ska med.

Reglerna är hopslagningens. Det som skiljer är vad som får ändras: bara det som den som stämmer av ber om.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from redovisning.avstamning.at_sidan import bara_utkast
from redovisning.avstamning.lagen import ATT_TA_IN, Utfall, i_huvudet, utfallet
from redovisning.bidrag.hopslagning import Hopslagning, skriv_resultatet
from redovisning.bidrag.klasser import Alternativ, Bidrag, Fragesvar, Sammanslagning, Skal
from redovisning.bidrag.konflikter import krav_att_allt_ar_avgjort
from redovisning.bidrag.mottagning import UTAN_MINNE, finn_filer, hindrande, las_bidrag, med_namn
from redovisning.bidrag.sammanslagning import sla_samman
from redovisning.bidrag.val import Omfang, avgor, tolka_omfang
from redovisning.fel import Anvandningsfel, TextKanInteBaras
from redovisning.filer import filslag
from redovisning.granskning import granska
from redovisning.grind import Filslag
from redovisning.leverans import bara_i_kallan
from redovisning.minne import delad_lasning
from redovisning.underlag import Underlag, finn_underlag

if TYPE_CHECKING:
    from redovisning.anmarkning import Anmarkning

ALLA = "alla"
"""Tar in allt som går att ta in."""


@dataclass(frozen=True)
class Avstamning:
    """Regionens utkast och dem som kommit tillbaka, fråga för fråga.

    ``at_sidan`` är namnen på det i en angiven mapp som inte är något utkast, till exempel planen i en leverans.
    """

    underlag: Underlag
    sammanslagning: Sammanslagning
    at_sidan: tuple[str, ...] = ()

    @property
    def huvud(self) -> Bidrag:
        """Regionens eget utkast."""
        return self.sammanslagning.bidrag[0]

    @property
    def utkasten(self) -> tuple[Bidrag, ...]:
        """De som kommit tillbaka."""
        return self.sammanslagning.bidrag[1:]

    def punkter(self) -> Iterator[tuple[Fragesvar, Utfall]]:
        """Ger frågorna i dokumentets ordning, var och en med sitt utfall."""
        for fraga in self.sammanslagning.fragor:
            yield fraga, utfallet(fraga, self.utkasten)

    def vid_sidan(self) -> Iterator[Anmarkning]:
        """Ger det i utkasten som inte är svar: kommentarer, spårade ändringar, text utanför fälten.

        Att ett utkast har tappat sitt minne hör inte dit; det sägs för sig.
        """
        for bidrag in self.utkasten:
            alla = bara_i_kallan(bidrag.utkast, granska(bidrag.utkast))
            yield from (med_namn(bidrag, a) for a in alla if a.kod != UTAN_MINNE)


def stam_av(
    mapp: Path | str, utkasten: Sequence[Path | str], framsteg: Callable[[Path], None] | None = None
) -> Avstamning:
    """Ger avstämningen av utkasten mot det som ligger i regionens mapp, eller i en fil. Inget skrivs.

    Raises:
        Anvandningsfel: mappen har inget utkast eller flera; ett utkast är regionens eget, är ett annat dokument eller
            gäller en annan region; en mapp har inga utkast.
        OlasbarFil: en fil kan inte läsas.
    """
    underlag = finn_underlag(Path(mapp))
    with delad_lasning():
        filer, at_sidan = bara_utkast(finn_filer(utkasten), utkasten, underlag.fil)
        if eget := [fil for fil in filer if fil.resolve() == underlag.fil.resolve()]:
            raise Anvandningsfel(f"{eget[0]}: det är regionens eget utkast. Ange de filer som har kommit tillbaka.")
        bidragen = las_bidrag([underlag.fil, *filer], framsteg, huvud=underlag.fil)
    sammanslagning = sla_samman(bidragen)
    fran_utkasten, egna = sammanslagning.besvaras_av, bidragen[0].utkast.besvaras_av
    return Avstamning(underlag, replace(sammanslagning, besvaras_av={**fran_utkasten, **egna}), at_sidan)


def ta_in(avstamning: Avstamning, vad: Sequence[str], valj: Sequence[str] = ()) -> Hopslagning | None:
    """Skriver in det som ska med i regionens utkast, på plats; ``None`` när det inte blev någon ändring.

    ``vad`` är frågor, poster, listor, avsnitt eller ``ALLA``; ``valj`` avgör olika svar, se ``bidrag.val``. Det gamla
    utkastet sparas bredvid, med datum i namnet, och ursprunget skrivs som vid en hopslagning.

    Raises:
        Anvandningsfel: det finns inget att ta in där, eller ett val går inte att använda.
        OlikaSvar: det finns olika svar på en fråga som ska tas in, och inget val avgör den.
        TextKanInteBaras: en fil har text i det som ska tas in som inte skulle komma med.
        SkrivFel: utkastet kunde inte skrivas. Det som fanns är i samtliga fall orört.
    """
    hela = avstamning.sammanslagning
    med = _urvalet(avstamning, vad)
    avgjord = avgor(replace(hela, fragor=tuple(f for f in hela.fragor if med(f))), valj)
    nya = {f.stig: f for f in avgjord.fragor}
    resultat = replace(hela, fragor=tuple(nya.get(f.stig) or _som_i_huvudet(f) for f in hela.fragor))
    krav_att_allt_ar_avgjort(resultat)
    _krav_att_allt_kan_baras(avstamning, avgjord.fragor)
    if resultat.utkast() == avstamning.huvud.utkast:
        return None
    fil = avstamning.underlag.fil
    mall = avstamning.underlag.mall if filslag(fil) is Filslag.WORD else None
    return skriv_resultatet(resultat, fil, mall, ersatt=True)


def _urvalet(avstamning: Avstamning, vad: Sequence[str]) -> Callable[[Fragesvar], bool]:
    """Ger vilka frågor som ska tas in. Det som redan är intaget är inget fel att be om."""
    omfang: list[Omfang] = []
    fel: list[str] = []
    punkter = list(avstamning.punkter())
    oppna = [fraga for fraga, utfall in punkter if utfall in ATT_TA_IN]
    redan = [fraga for fraga, utfall in punkter if utfall is Utfall.I_BADA]
    for skrivet in vad:
        if skrivet.strip().casefold() == ALLA:
            omfang.append(Omfang())
            continue
        try:
            menat = tolka_omfang(skrivet.strip(), avstamning.sammanslagning)
        except Anvandningsfel as okant:
            fel.append(str(okant))
            continue
        if not any(map(menat.galler, oppna + redan)):
            fel.append(f"«{skrivet}»: där har inget utkast något som skiljer sig från regionens. Ta bort det.")
        omfang.append(menat)
    if fel:
        raise Anvandningsfel("\n".join(["Inget har skrivits. Ändra det som ska tas in (--ta-in):", *_indragna(fel)]))
    stigar = {f.stig for f in oppna if any(o.galler(f) for o in omfang)}
    return lambda fraga: fraga.stig in stigar


def _indragna(rader: Sequence[str]) -> list[str]:
    return [f"  {rad}" for rad in rader]


def _som_i_huvudet(fraga: Fragesvar) -> Fragesvar:
    """Frågan så som den står i regionens utkast, besvarad eller inte."""
    return replace(fraga, vald=i_huvudet(fraga) or fraga.borttaget or Alternativ("", ()), skal=Skal.VALT)


def _krav_att_allt_kan_baras(avstamning: Avstamning, intaget: Sequence[Fragesvar]) -> None:
    """Text som en läsare såg men som ett svar inte kan bära stoppar, i regionens utkast och i det som ska tas in.

    Raises:
        TextKanInteBaras: med de anmärkningar som stoppar.
    """
    stallen = {(i.bidrag, i.stig) for f in intaget for a in f.alternativ for i in a.inlagor}
    hinder = hindrande([avstamning.huvud])
    for bidrag in avstamning.utkasten:
        egna = (a for a in bidrag.utkast.anmarkningar if a.hindrar and (bidrag, a.falt) in stallen)
        hinder += [med_namn(bidrag, a) for a in egna]
    if hinder:
        raise TextKanInteBaras(avstamning.underlag.fil.name, hinder)
