"""Läget: vad som är besvarat och vad som saknas, avsnitt för avsnitt, och hur långt det är till sista dagen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from redovisning.anmarkning import Anmarkning, Niva
from redovisning.dokument.falt import Krav, hitta_falt
from redovisning.dokument.svarstyper import datum_i_ord
from redovisning.granskning.ledtexter import ar_ledtext
from redovisning.html.granskad import Granskad, kommer_ur
from redovisning.html.ord import antal, i_ord, niva_antal, uppraknat

if TYPE_CHECKING:
    from redovisning.dokument.klasser import Del
    from redovisning.utkast import Utkast

SAKNAS_FEL, SAKNAS_BOR = "OB01", "OB02"
_SOM_SAKNAS = (SAKNAS_FEL, SAKNAS_BOR)


@dataclass(frozen=True)
class Rakning:
    """Antal frågor som ska eller bör besvaras (``av``), hur många som har svar och vad som saknas."""

    besvarade: int = 0
    av: int = 0
    obligatoriska: int = 0
    onskade: int = 0

    def __add__(self, annan: Rakning) -> Rakning:
        return Rakning(
            self.besvarade + annan.besvarade,
            self.av + annan.av,
            self.obligatoriska + annan.obligatoriska,
            self.onskade + annan.onskade,
        )

    @property
    def andel(self) -> int:
        """Andelen med svar i hela procent, avrundad nedåt: hundra är alltid allt."""
        return 100 * self.besvarade // self.av if self.av else 0

    @property
    def saknas(self) -> str:
        """Ger det som saknas i ord: ``2 obligatoriska svar och 1 som bör finnas``; tomt när inget saknas."""
        delar = []
        if self.obligatoriska:
            delar.append(antal(self.obligatoriska, "obligatoriskt svar", "obligatoriska svar"))
        if self.onskade:
            delar.append(f"{self.onskade} {'svar ' if not delar else ''}som bör finnas")
        return uppraknat(delar)


@dataclass(frozen=True)
class Avsnittslage:
    """Ett avsnitt i översikten. ``anmarkningar`` är räknade i ord."""

    nyckel: str
    rubrik: str
    rakning: Rakning
    anmarkningar: str
    besvaras_av: str


def lagen(granskad: Granskad) -> tuple[Avsnittslage, ...]:
    """Ger ett läge per avsnitt i utkastet, i formulärets ordning; inga när filen inte har frågor."""
    utkast = granskad.utkast
    if utkast is None:
        return ()
    egna = [a for a in granskad.rapport.anmarkningar if a.falt and kommer_ur(a, utkast)]
    saknas = {a.falt for a in egna if a.kod in _SOM_SAKNAS or a.niva is Niva.FEL}
    avsnitten: dict[str, tuple[Del, dict[str, bool]]] = {}
    for stig, falt in utkast.vagar():
        _, fragor = avsnitten.setdefault(falt.avsnitt.nyckel, (falt.avsnitt, {}))
        if stig in utkast.svar and not ar_ledtext(utkast.svar[stig].text):
            if falt.krav is not Krav.FRIVILLIG:
                fragor[stig] = True
        elif stig in saknas:
            fragor[stig] = False
    return tuple(
        Avsnittslage(
            nyckel,
            d.hel_rubrik,
            _rakna(fragor, egna),
            i_ord(a for a in egna if i_avsnittet(a, d, utkast)),
            granskad.besvaras_av.get(nyckel, ""),
        )
        for nyckel, (d, fragor) in avsnitten.items()
    )


def _rakna(fragor: dict[str, bool], anmarkningar: list[Anmarkning]) -> Rakning:
    koder = [a.kod for a in anmarkningar if a.falt in fragor]
    return Rakning(sum(fragor.values()), len(fragor), *(koder.count(kod) for kod in _SOM_SAKNAS))


def i_avsnittet(a: Anmarkning, d: Del, utkast: Utkast) -> bool:
    """Sant när anmärkningen gäller en fråga i avsnittet, eller avsnittet självt."""
    falt = hitta_falt(utkast.dokument, a.falt or "")
    return falt.avsnitt.nyckel == d.nyckel if falt else bool(d.nyckel) and a.falt == d.nyckel


def summan(lage: tuple[Avsnittslage, ...]) -> Rakning:
    """Ger räkningen för hela utkastet."""
    return sum((delen.rakning for delen in lage), Rakning())


def status(granskad: Granskad) -> str:
    """Ger läget i en mening. Den säger vad granskningen fann, aldrig vad någon kommer att besluta."""
    rapport = granskad.rapport
    if not granskad.last:
        return "Filen kunde inte läsas."
    saknas = sum(a.kod == SAKNAS_FEL for a in rapport.fel)
    ovriga = len(rapport.fel) - saknas
    if rapport.fel:
        delar = [f"{antal(saknas, 'obligatoriskt svar', 'obligatoriska svar')} saknas"] if saknas else []
        if ovriga:
            delar.append(
                f"{antal(ovriga, 'annat fel' if saknas else 'fel', 'andra fel' if saknas else 'fel')} att rätta"
            )
        return f"Inte klar: {uppraknat(delar)}."
    if not rapport.anmarkningar:
        return "Granskningen fann inget att anmärka på."
    ovrigt = [niva_antal(len(n), niva) for niva, n in ((Niva.VARNING, rapport.varningar), (Niva.RAD, rapport.rad)) if n]
    return f"Inga fel. {uppraknat(ovrigt)} att titta på innan ni skickar."


@dataclass(frozen=True)
class Sistadag:
    """Sista dagen enligt formuläret. ``dagar`` är hur många som är kvar, negativt när dagen har varit."""

    dagar: int
    mening: str


def sista_dagen(granskad: Granskad, idag: date) -> Sistadag | None:
    """Ger hur långt det är kvar till den dag som formuläret säger; ``None`` när dokumentet inte har någon."""
    lista = granskad.sandlista
    if lista is None:
        return None
    dagen = date.fromisoformat(lista.senast)
    kvar = (dagen - idag).days
    till = f"{lista.mottagare.partition(',')[0]} senast den {datum_i_ord(dagen)}"
    if kvar > 1:
        text = f"{antal(kvar, 'dag', 'dagar')} kvar. Enligt formuläret skickas redovisningen till {till}."
    elif kvar in (0, 1):
        nar = "I dag" if kvar == 0 else "I morgon"
        text = f"{nar} är sista dagen. Enligt formuläret skickas redovisningen till {till}."
    else:
        text = (
            f"Sista dagen enligt formuläret var den {datum_i_ord(dagen)}. Är redovisningen redan skickad behöver ni "
            f"inte göra något. Är den inte det: fråga på {lista.epost} hur ni gör."
        )
    return Sistadag(kvar, text)
