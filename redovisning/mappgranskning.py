"""Granskningen av en hel mapp: redovisningen, handlingsplanen och väntetiderna, var för sig och mot varandra."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from redovisning.anmarkning import Anmarkning, Granskningsrapport
from redovisning.dokument.fragor import VANTETIDER
from redovisning.fel import Anvandningsfel, InteEttFormular, OlasbarFil
from redovisning.filer import las
from redovisning.grannfiler import granska_kopior
from redovisning.granskning import granska
from redovisning.granskning.bredvid import Bredvid
from redovisning.granskning.meddelanden import anmark
from redovisning.grind import slapp_in
from redovisning.mallgranskning import granska_mallen
from redovisning.mappens_vantetider import Inlast, ar_mappens_vantetider, ar_tabell, las_vantetidsfiler, om_tabellen
from redovisning.minne import delad_lasning
from redovisning.regioner import officiellt_namn
from redovisning.underlag import PLANNAMN, Underlag
from redovisning.utkast import Utkast
from redovisning.vantetider.troskel import TROSKEL

if TYPE_CHECKING:
    from redovisning.bilagor.bilaga import Bilaga
    from redovisning.handlingsplan.uppfoljning import Hamtare
    from redovisning.vantetider.indikator import Indikator
    from redovisning.vantetider.matvarde import Matvarde
    from redovisning.vantetider.skydd import Skydd

T = TypeVar("T")


@dataclass(frozen=True)
class Mappinnehall:
    """Det lästa ur en mapp. ``bilaga`` är en färdig plan, som ska bifogas som den är; då är ``plan`` tom.

    ``olasta`` är anmärkningar om filer bredvid som inte gick att läsa.
    """

    utkast: Utkast
    plan: Utkast | None = None
    bilaga: Bilaga | None = None
    matvarden: tuple[Matvarde, ...] = ()
    indikatorer: Mapping[str, Indikator] = field(default_factory=dict)
    om_vantetiderna: tuple[Anmarkning, ...] = ()
    troskel: int = TROSKEL
    olasta: tuple[Anmarkning, ...] = ()
    _hamtare: dict[str, Hamtare] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def skydd(self) -> Skydd:
        """Ger mätvärdena så som de får visas, prövade en gång för planen, diagrammen och sidan."""
        from redovisning.vantetider.skydd import Skydd

        return Skydd(self.matvarden, self.indikatorer, self.troskel)

    def bredvid(self, utkast: Utkast, idag: date | None = None) -> Bredvid:
        """Ger det som ett av mappens utkast ska jämföras med."""
        if not self.matvarden:
            return Bredvid(self.plan, idag=idag)
        from redovisning.handlingsplan.ur_vantetider import hamtare

        namn = officiellt_namn(utkast.region or self.utkast.region or "")
        if namn not in self._hamtare:
            self._hamtare[namn] = hamtare(self.skydd, namn)
        return Bredvid(self.plan, self.matvarden, self.indikatorer, self._hamtare[namn], idag)


def las_mapp(underlag: Underlag) -> Mappinnehall:
    """Ger utkastet med den handlingsplan och de väntetider som ligger i mappen som data.

    Raises:
        OlasbarFil: utkastet kan inte läsas. Det som ligger bredvid hindrar aldrig.
    """
    return _med_det_bredvid(las(underlag.fil), underlag.mapp)


def hamta_utfall(plan: Utkast, mapp: Path | None) -> None:
    """Lägger de utfall som mappens väntetider har i planens ``hamtat``. Kan de inte läsas blir det inga."""
    innehall = _med_det_bredvid(plan, mapp)
    hamta = innehall.bredvid(plan).hamta
    if hamta:
        from redovisning.handlingsplan.uppfoljning import folj_upp, hamtade_utfall

        plan.hamtat = hamtade_utfall(folj_upp(plan, hamta))


def granska_mapp(
    innehall: Mappinnehall, mapp: Path | None, idag: date | None = None, *, med_mallen: bool = True
) -> Granskningsrapport:
    """Ger en rapport om allt i mappen. Varje anmärkning säger vilken fil den gäller.

    ``med_mallen`` är falskt när ett annat formulär än mappens ska fyllas.
    """
    rapport = granska(innehall.utkast, mapp, bredvid=innehall.bredvid(innehall.utkast, idag))
    fler: list[Anmarkning] = [*innehall.olasta, *innehall.om_vantetiderna]
    if med_mallen:
        fler += granska_mallen(innehall.utkast, mapp)
    fler += granska_kopior(innehall.utkast, mapp)
    if innehall.bilaga:
        fler += innehall.bilaga.anmarkningar
    fler += _dolt_i_filerna(innehall, mapp)
    if innehall.plan is not None and innehall.plan is not innehall.utkast:
        fler += granska(innehall.plan, mapp, bredvid=innehall.bredvid(innehall.plan, idag)).anmarkningar
    return Granskningsrapport(rapport.formular, rapport.region, [*rapport.anmarkningar, *fler]) if fler else rapport


def granska_underlag(underlag: Underlag, idag: date | None = None) -> Granskningsrapport:
    """Ger rapporten för en mapp eller en fil: en redovisning, en handlingsplan eller väntetider.

    En annan hel fil, till exempel en PDF eller ett brev, prövas på det som inte ska lämna huset.

    Raises:
        OlasbarFil: filen kan inte läsas.
    """
    return granska_med_innehall(underlag, idag)[0]


def granska_med_innehall(
    underlag: Underlag, idag: date | None = None
) -> tuple[Granskningsrapport, Mappinnehall | None]:
    """Ger rapporten och det lästa; det lästa är ``None`` för det som inte har några frågor, som väntetider.

    Raises:
        OlasbarFil: filen kan inte läsas.
    """
    if ar_tabell(underlag.fil) and not _ar_blad(underlag.fil):
        return om_tabellen(las_vantetidsfiler([underlag.fil])), None
    with delad_lasning():
        try:
            innehall = las_mapp(underlag)
        except OlasbarFil as fel:
            if annan := _annan_fil(underlag.fil, fel):
                return annan, None
            raise
        return granska_mapp(innehall, underlag.mapp, idag), innehall


def _dolt_i_filerna(innehall: Mappinnehall, mapp: Path | None) -> list[Anmarkning]:
    """Ger det som filerna själva bär: utkastets egen, mallarna och det färdiga i leveransen."""
    from redovisning.dolda.i_mappen import i_mappen

    kand = innehall.bilaga.data if innehall.bilaga else None
    return list(i_mappen(innehall.utkast, innehall.plan, mapp, kand))


def _ar_blad(fil: Path) -> bool:
    """Sant för ett av arbetsbokens blad, sparat som CSV: ingen tabell med väntetider. ``las`` säger vad det är."""
    from redovisning.excel.blad_som_text import ar_blad_ur_arbetsboken

    return ar_blad_ur_arbetsboken(slapp_in(fil).data)


def _annan_fil(fil: Path, fel: OlasbarFil) -> Granskningsrapport | None:
    """Ger rapporten om en fil som inte är något av våra dokument; en arbetsbok kan vara en tabell med väntetider."""
    from redovisning.dolda.i_mappen import ANNAT_INNEHALL, granska_annan

    if fel.kod not in ANNAT_INNEHALL or fil.name != Path(fel.fil).name:
        return None
    dolt = granska_annan(fil)
    if not isinstance(fel, InteEttFormular):
        return dolt
    with suppress(OlasbarFil):
        inlast = las_vantetidsfiler([fil])
        if inlast.matvarden or fil.stem.casefold() == VANTETIDER:
            om = om_tabellen(inlast)
            fler = [a for a in dolt.anmarkningar if a.kod != "DO16"] if dolt else []
            return Granskningsrapport(om.formular, om.region, [*om.anmarkningar, *fler])
    return dolt


def _med_det_bredvid(utkast: Utkast, mapp: Path | None) -> Mappinnehall:
    egen = utkast if utkast.dokument.filnamn == PLANNAMN else None
    if mapp is None or utkast.omfattar is not None:
        return Mappinnehall(utkast, egen)
    olasta: list[Anmarkning] = []
    plan, bilaga = (egen, None) if egen else _plan_i(mapp, utkast, olasta)
    filer = [v for v in _borjar(mapp, VANTETIDER) if ar_mappens_vantetider(v)]
    inlast = _forsok(lambda: las_vantetidsfiler(filer), utkast, filer, olasta) if filer else None
    v = inlast or Inlast()
    return Mappinnehall(
        utkast, plan, bilaga, v.matvarden, v.indikatorer, v.anmarkningar, v.troskel, olasta=tuple(olasta)
    )


def _plan_i(mapp: Path, utkast: Utkast, olasta: list[Anmarkning]) -> tuple[Utkast | None, Bilaga | None]:
    """Ger planen som data, eller som en färdig fil att bifoga."""
    filer = _borjar(mapp, PLANNAMN)
    if not filer:
        return None, None
    from redovisning.bilagor.bilaga import prova_bilaga
    from redovisning.bilagor.planfil import finn_plan

    kallan = _forsok(lambda: finn_plan(mapp), utkast, filer, olasta)
    if kallan is None or kallan.utkast is not None:
        return (kallan.utkast if kallan else None), None
    return None, prova_bilaga(kallan.fil, utkast.region, utkast.dokument.ar)


def _forsok(hamta: Callable[[], T], utkast: Utkast, filer: list[Path], olasta: list[Anmarkning]) -> T | None:
    """Ger det hämtade, eller ``None`` och en anmärkning vid filen som inte gick att läsa."""
    try:
        return hamta()
    except (OlasbarFil, Anvandningsfel) as fel:
        # Vägen till mappen hör inte hemma i en rapport som skickas vidare.
        vad = fel.meddelande if isinstance(fel, OlasbarFil) else _utan_vag(str(fel), filer)
        namn = Path(fel.fil).name if isinstance(fel, OlasbarFil) else ""
        barare = Utkast(utkast.dokument, next((f for f in filer if f.name == namn), filer[0]))
        olasta.append(anmark("MA01", barare, vad=vad))
        return None


def _utan_vag(text: str, filer: list[Path]) -> str:
    for vag in (*filer, filer[0].parent):
        text = text.removeprefix(f"{vag}: ")
    return text


def _borjar(mapp: Path, namn: str) -> list[Path]:
    if not mapp.is_dir():
        return []
    return sorted(v for v in mapp.iterdir() if v.name.casefold().startswith(namn) and v.is_file())
