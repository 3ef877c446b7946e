"""Packar en regions leverans att skicka: mapp, zip, mejl och förteckning. Allt eller inget, och inget skrivs över."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from redovisning.anmarkning import Niva
from redovisning.arbetsmapp import kataloger, leveransnamn
from redovisning.fel import Anvandningsfel, MalfilAndrad, PackningStoppad, SkrivFel
from redovisning.filskrivning import skriv_fil
from redovisning.granskning.tecken_klasser import synlig
from redovisning.grind import hamta
from redovisning.kommandotext import citerad
from redovisning.leverans import Forberedd, Leverans, forbered, genomfor
from redovisning.leveransbilagor import DIAGRAMMAPP
from redovisning.personnummer import maskerat
from redovisning.samskrivning import alla_eller_inga
from redovisning.sandning.arkiv import zipfil
from redovisning.sandning.brevtext import amne, brevtext, storlek
from redovisning.sandning.forteckning import FORTECKNING, Forteckning, sha256
from redovisning.sandning.handredigerat import att_behalla
from redovisning.sandning.innehall import PDF_KOPIA, Sandfil, diagram_i, sandfiler, valda_filer
from redovisning.sandning.mapp import ledig_mapp, vald_mapp
from redovisning.sandning.mejl import Brev, mejl
from redovisning.sandning.namn import krav_pa_egen_fil
from redovisning.sandning.provning import i_rapporten, provade
from redovisning.underlag import PLANNAMN

if TYPE_CHECKING:
    from redovisning.anmarkning import Anmarkning, Granskningsrapport
    from redovisning.dokument.falt import Sandlista

MEJLGRANS = 25_000_000
"""Så stort får ett mejl vara hos många mejlservrar, i byte. Bilagorna växer med en tredjedel i mejlet."""
Pdfgorare = Callable[[bytes, date], bytes]
"""Gör ett Word-dokument till en PDF. Kastar ``SkrivFel`` när det inte går."""


@dataclass(frozen=True)
class Sandning:
    """Det som packades: mappen och filerna i den, med mejlet, zip-filen och förteckningen sist.

    ``rapport`` är granskningen av mappen, ``om_filerna`` det som fanns i själva filerna, och ``meddelanden`` sådant
    som är bra att veta.
    """

    mapp: Path
    filer: tuple[Path, ...]
    rapport: Granskningsrapport
    om_filerna: tuple[Anmarkning, ...] = ()
    meddelanden: tuple[str, ...] = ()


def packa(
    mapp: Path | str,
    ut: Path | str | None = None,
    *,
    mall: Path | str | None = None,
    datum: date | None = None,
    trots: str = "",
    med_diagram: bool = False,
    pdf: Pdfgorare | None = None,
) -> Sandning:
    """Ger det packade ur en regions mapp. Först görs leveransen om, så att det som skickas är det som svaren säger.

    Args:
        mapp: regionens mapp, eller utkastets fil i den.
        ut: mappen för det packade; utan den ``sändning-ÅÅÅÅ-MM-DD`` i regionens mapp, med nästa lediga nummer.
        mall: som för ``skapa``.
        datum: dagen det packas; den står i mejlet och förteckningen. Utan den datorns.
        trots: skälet till att packa fast det finns fel. Det skrivs i förteckningen.
        med_diagram: skickar också diagrammen, som annars bara står i planen.
        pdf: gör PDF-kopior av Word-filerna; se ``pdfkopia``.

    Raises:
        PackningStoppad: granskningen av mappen eller filerna fann fel, och inget skäl gavs.
        MalfilAndrad: något i leveransen har ändrats för hand och har andra svar än utkastet.
        Anvandningsfel: mappen har inget utkast eller flera, något i den är en länk, eller ``ut`` är upptagen.
        OlasbarFil, SkrivFel: som för ``skapa``. I samtliga fall är det som fanns orört.
    """
    f = forbered(mapp, mall=mall, idag=datum)
    lista = _sandlista(f)
    _krav_pa_egna_filer(f)
    _stoppa(f.rapport.fel, trots, f)
    packare = _Packare(f, lista, att_behalla(f), datum or date.today(), trots, med_diagram, pdf, ut)
    try:
        genomfor(f, behall=packare.behall, prova=packare.packa)
    except MalfilAndrad as fel:
        mappen = citerad(f.underlag.fil.parent)
        raise MalfilAndrad(f"{fel}\nInget är packat. Valet --ersatt hör till: redovisning skapa {mappen}") from fel
    assert packare.sandning
    return packare.sandning


@dataclass
class _Packare:
    """Packar en leverans som just har skrivits. Kastar den något tas också leveransen tillbaka."""

    f: Forberedd
    lista: Sandlista
    behall: Collection[Path]
    datum: date
    trots: str
    med_diagram: bool
    pdf: Pdfgorare | None
    ut: Path | str | None
    sandning: Sandning | None = None

    def packa(self, leverans: Leverans) -> None:
        """Prövar leveransens filer och skriver det packade."""
        f = self.f
        _krav_pa_ratt_namn(leverans)
        valda = valda_filer(f, leverans, med_diagram=self.med_diagram)
        for fil in valda:
            krav_pa_egen_fil(fil, f.underlag.fil.parent)
        om_filerna = [*i_rapporten(f, valda), *provade(valda, f, self.behall)]
        _stoppa([a for a in om_filerna if a.niva is Niva.FEL], self.trots, f)
        filer, meddelanden = self._med_kopior(list(sandfiler(f, valda)))
        uppgifter = _uppgifter(f, self.lista, om_filerna, self.datum, self.trots)
        alla = _packat(f, self.lista, filer, self.datum, uppgifter)
        hem = f.underlag.fil.parent
        mapp = vald_mapp(Path(self.ut), alla) if self.ut is not None else ledig_mapp(hem, self.datum, alla)
        with kataloger(mapp), alla_eller_inga(mapp / namn for namn in alla):
            skrivna = tuple(skriv_fil(mapp / namn, data) for namn, data in alla.items())
        meddelanden += _bra_att_veta(f, leverans, self.lista, alla, med_diagram=self.med_diagram)
        self.sandning = Sandning(mapp, skrivna, f.rapport, tuple(om_filerna), (*leverans.saknas, *meddelanden))

    def _med_kopior(self, filer: list[Sandfil]) -> tuple[list[Sandfil], list[str]]:
        """Ger filerna med PDF-kopiorna sist, och en mening för varje kopia som inte gick att göra."""
        kopior, meddelanden = [], []
        for fil in filer if self.pdf else ():
            if self.pdf and fil.namn.endswith(".docx"):
                try:
                    kopia = self.pdf(fil.data, self.datum)
                except SkrivFel as fel:
                    meddelanden.append(f"{fil.namn}: ingen PDF-kopia. {fel}")
                else:
                    kopior.append(Sandfil(f"{Path(fil.namn).stem}.pdf", f"{fil.vad}, {PDF_KOPIA}", kopia))
        return filer + kopior, meddelanden


def _sandlista(f: Forberedd) -> Sandlista:
    dokument = f.innehall.utkast.dokument
    if dokument.sandlista is None:
        raise Anvandningsfel(
            f"{f.underlag.fil}: «{dokument.titel}» har ingen mottagare och packas inte för sig. Ange regionens mapp."
        )
    return dokument.sandlista


def _krav_pa_egna_filer(f: Forberedd) -> None:
    """Inget som ska skickas, eller skrivas på vägen, får vara en länk ut ur mappen."""
    bilaga = f.innehall.bilaga
    egna = (f.underlag.fil, bilaga and bilaga.fil, f.mapp, f.mapp / DIAGRAMMAPP, f.formular, f.plan)
    for fil in egna:
        if fil and os.path.lexists(fil):
            krav_pa_egen_fil(fil, f.underlag.fil.parent)


def _stoppa(fel: Sequence[Anmarkning], trots: str, f: Forberedd) -> None:
    if not fel or trots.strip():
        return
    rader = "\n".join([*(f"  {a}" for a in fel), *_i_leveransen(fel, f)])
    raise PackningStoppad(
        f"Inget är packat, för det finns fel:\n{rader}\nRätta dem och packa igen. Ska det skickas ändå: "
        f'redovisning packa {citerad(f.underlag.fil.parent)} --trots "skälet"  (skälet skrivs i förteckningen)',
        list(fel),
    )


def _i_leveransen(fel: Sequence[Anmarkning], f: Forberedd) -> list[str]:
    """Ger vad man gör åt de filer med fel som ligger i leveransen: de går att flytta, för leveransen görs om."""
    borjan = f"{f.mapp.name}/"
    filer = dict.fromkeys(f.mapp / a.kalla.removeprefix(borjan) for a in fel if a.kalla and a.kalla.startswith(borjan))
    if not filer:
        return []
    de = "Filen ligger" if len(filer) == 1 else "Filerna ligger"
    return [
        f"{de} i leveransen, som görs om ur svaren när du packar. Flytta undan {'den' if len(filer) == 1 else 'dem'} "
        "och packa igen:",
        *(f"  {maskerat(synlig(str(fil)))}" for fil in filer),
    ]


def _krav_pa_ratt_namn(leverans: Leverans) -> None:
    if leverans.bredvid:
        namn = ", ".join(v.name for v in leverans.bredvid)
        raise SkrivFel(
            f"Inget är packat, för en fil i {leverans.mapp} är öppen i ett annat program, så den nya fick heta {namn}. "
            "Stäng filen och packa igen."
        )


def _packat(
    f: Forberedd, lista: Sandlista, filer: Sequence[Sandfil], datum: date, uppgifter: dict[str, str]
) -> dict[str, bytes]:
    """Ger namn → innehåll för allt i mappen: filerna, zip-filen, mejlet och sist förteckningen."""
    utkast = f.innehall.utkast
    bilagor = [(fil.namn, fil.data) for fil in filer]
    alla = dict(bilagor)
    alla[leveransnamn(utkast, ".zip")] = zipfil(bilagor)
    alla[leveransnamn(utkast, ".eml")] = mejl(Brev(lista.epost, amne(utkast), brevtext(utkast, filer), bilagor, datum))
    summor = {namn: sha256(data) for namn, data in alla.items()}
    alla[FORTECKNING] = Forteckning(uppgifter, summor).text().encode()
    return alla


def _uppgifter(
    f: Forberedd, lista: Sandlista, om_filerna: Sequence[Anmarkning], datum: date, trots: str
) -> dict[str, str]:
    fel = bool(f.rapport.fel) or any(a.niva is Niva.FEL for a in om_filerna)
    uppgifter = {
        "gäller": amne(f.innehall.utkast),
        "packad": datum.isoformat(),
        "till": lista.epost,
        "utkast": maskerat(synlig(f.underlag.fil.name)),
        "utkastets SHA-256": sha256(hamta(f.underlag.fil)),
        "granskningen av mappen": f.rapport.sammanfattning().rstrip("."),
        "därutöver i filerna som skickas": _antal(om_filerna),
    }
    return uppgifter | ({"packad trots fel": maskerat(" ".join(synlig(trots).split()))} if fel else {})


def _antal(anmarkningar: Sequence[Anmarkning]) -> str:
    from redovisning.anmarkning import Granskningsrapport

    return Granskningsrapport(None, None, anmarkningar).sammanfattning().rstrip(".")


def _bra_att_veta(
    f: Forberedd, leverans: Leverans, lista: Sandlista, alla: dict[str, bytes], *, med_diagram: bool
) -> list[str]:
    """Ger det som den som ska skicka bör veta, i hela meningar."""
    ut = []
    if f.plan is None:
        i_mappen = f.innehall.bilaga or any((a.kalla or "").casefold().startswith(PLANNAMN) for a in f.innehall.olasta)
        varfor = "för den i mappen går inte att använda" if i_mappen else "för mappen har ingen"
        ut.append(f"Ingen handlingsplan följer med, {varfor}. Kontrollera att det är meningen.")
    if not med_diagram and diagram_i(leverans):
        ut.append("Diagrammen skickas inte som egna filer. Vill ni det: lägg till --diagram")
    (mejlet,) = (namn for namn in alla if namn.endswith(".eml"))
    if (antal := len(alla[mejlet])) > MEJLGRANS:
        ut.append(
            f"{mejlet} är {storlek(antal)}. Många mejlservrar tar inte emot mer än {storlek(MEJLGRANS)}. Skicka hellre "
            "i flera mejl, eller fråga mottagaren hur större filer ska lämnas."
        )
    return [*ut, f"Mejlet går till {lista.epost}. Enligt formuläret senast {lista.senast}."]
