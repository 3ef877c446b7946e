"""Inläsningen: filer in, mätvärden ut. Känner igen tabellens form, eller använder användarens mappning."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from redovisning.dokument import slaget
from redovisning.dokument.fragor import VANTETIDER
from redovisning.fel import Anvandningsfel
from redovisning.filer import las
from redovisning.granskning.meddelanden import anmark
from redovisning.granskning.tecken_klasser import citera
from redovisning.grind import Filslag, Mottagen, slapp_in
from redovisning.tabeller.tabell import Tabell, Tabeller
from redovisning.utkast import Utkast
from redovisning.vantetider.indikator import Indikator
from redovisning.vantetider.indikatorer import INDIKATORER, hitta_indikator
from redovisning.vantetider.period import tolka_period
from redovisning.vantetider.ur_dokument import INGET_EGET, Eget, eget_ur, indikatorer_ur
from redovisning.vantetidsfiler.egen_fil import filernas_indikatorer
from redovisning.vantetidsfiler.form import SOKRADER, Form, form_av_rubriker, form_utan_rubriker, med_antal
from redovisning.vantetidsfiler.inlast import Inlast
from redovisning.vantetidsfiler.mappning import Mappning, mappning_ur
from redovisning.vantetidsfiler.rubriker import regionens_namn
from redovisning.vantetidsfiler.sammanhang import Sagt, ur_omgivningen
from redovisning.vantetidsfiler.tolkning import tolka_tabell

_TABELLANDELSER = (".csv", ".tsv", ".txt")
_VILKEN = {"kön": "vilket"}
_KRAVS = (("indikator", "--indikator telefon"), ("region", "--region REGION"), ("period", "--period 2024-01"))


@dataclass(frozen=True)
class Val:
    """Det som användaren säger om tabeller som inte säger det själva, och mappningarna som provas först.

    ``indikatorer`` är de kända när tabellernas rubriker läses: också regionens egna, ur filerna och mappningarna.
    """

    period: str = ""
    indikator: str = ""
    region: str = ""
    kalla: str = ""
    mappningar: Sequence[Mappning] = ()
    indikatorer: Mapping[str, Indikator] = field(default_factory=lambda: INDIKATORER)
    eget: Eget = INGET_EGET


def val(
    period: str = "",
    indikator: str = "",
    region: str = "",
    kalla: str = "",
    mappningar: Iterable[Path] = (),
    filer: Iterable[Path | str] = (),
) -> Val:
    """Ger valen, prövade. ``filer`` är de som ska läsas: de kan ha regionens egna indikatorer.

    Raises:
        Anvandningsfel: perioden, indikatorn eller regionen är okänd, eller en mappning är något annat.
        OfullstandigtUtkast: en mappning har fel.
        OlasbarFil: en mappning kan inte läsas.
    """
    tolkad = tolka_period(period) if period else ""
    if tolkad is None:
        raise Anvandningsfel(f"«{period}» är ingen period. Skriv en månad eller ett år: 2024-01 eller 2024.")
    namn = regionens_namn(region) if region else ""
    if namn is None:
        raise Anvandningsfel(f"«{region}» är ingen av de 21 regionerna. Skriv till exempel Region Halland.")
    kanda = filernas_indikatorer(filer)
    utkasten = [las(m) for m in mappningar]
    lasta = [mappning_ur(u, kanda) for u in utkasten]
    for u in utkasten:
        kanda = indikatorer_ur(u, kanda)
    funnen = hitta_indikator(indikator, kanda) if indikator else None
    if indikator and funnen is None:
        raise Anvandningsfel(f"«{indikator}» är ingen känd indikator. De som finns är: {', '.join(kanda)}.")
    eget = sum((eget_ur(u) for u in utkasten), INGET_EGET)
    return Val(tolkad, funnen.nyckel if funnen else "", namn, kalla, lasta, kanda, eget)


def las_vantetider(filer: Sequence[Path | str], valen: Val | None = None) -> Inlast:
    """Ger mätvärdena i alla filerna, i filernas ordning, och alla anmärkningar utom de som jämför mätvärden.

    Raises:
        OlasbarFil: en fil kan inte läsas alls.
    """
    valen = valen or Val(indikatorer=filernas_indikatorer(filer) if len(filer) > 1 else INDIKATORER)
    ut = Inlast(indikatorer=valen.indikatorer, eget=valen.eget)
    anvanda: set[str] = set()
    for fil in filer:
        las_mottagen(slapp_in(fil), valen, ut, anvanda)
    for m in valen.mappningar:
        if m.kannetecken not in anvanda:
            ut.anmarkningar.append(anmark("VT13", m.utkast, "kannetecken", rubrik=citera(m.kannetecken)))
    return ut


def hamta_fran_kolada(bas: str, valen: Val, ut: Inlast) -> None:
    """Hämtar årsvärden till ``ut``: indikatorn i valen eller alla som finns där, för regionen och riket eller för alla.

    Raises:
        Anvandningsfel: adressen går inte att använda, indikatorn finns inte där eller tillägget saknas.
        OlasbarFil: tjänsten svarar inte, eller med något annat än väntat.
    """
    from redovisning.vantetidsfiler.kolada import RIKETS_KOD, las_hamtat, omraden
    from redovisning.vantetidsfiler.koladahamtning import NYCKELTAL, hamta

    if valen.indikator and valen.indikator not in NYCKELTAL:
        raise Anvandningsfel(f"{valen.indikator} finns inte i Kolada. De som finns är: {', '.join(NYCKELTAL)}.")
    sokta = NYCKELTAL.get(valen.indikator) or tuple(n for koder in NYCKELTAL.values() for n in koder)
    koder = [k for k, namn in omraden().items() if not valen.region or namn == valen.region or k == RIKETS_KOD]
    las_hamtat(hamta(bas, sokta, koder), Utkast(slaget(VANTETIDER)), ut, bas)


def las_mottagen(mottagen: Mottagen, valen: Val, ut: Inlast, anvanda: set[str]) -> None:
    """Lägger en fils mätvärden i ``ut``, och de använda mappningarnas kännetecken i ``anvanda``."""
    from redovisning.vantetidsfiler.egen_fil import las_egen_fil
    from redovisning.vantetidsfiler.kolada import ar_kolada, las_kolada

    barare = Utkast(slaget(VANTETIDER), mottagen.sokvag)
    if mottagen.slag is Filslag.JSON and ar_kolada(mottagen.data):
        las_kolada(mottagen.data, barare, ut)
    elif (tabeller := _tabeller(mottagen, barare)) is None:
        las_egen_fil(mottagen, ut)
    else:
        fore = len(ut.matvarden), len(ut.anmarkningar)
        ut.anmarkningar.extend(tabeller.anmarkningar)
        for tabell in tabeller.tabeller:
            _las_tabell(tabell, mottagen, valen, barare, ut, anvanda)
        if fore == (len(ut.matvarden), len(ut.anmarkningar)):
            ut.anmarkningar.append(anmark("VT16", barare))


def _tabeller(mottagen: Mottagen, barare: Utkast) -> Tabeller | None:
    """Ger filens tabeller, eller ``None`` när filen är en väntetidsfil i projektets egen form."""
    if mottagen.slag is Filslag.EXCEL:
        from redovisning.tabeller.arbetsbok import las_arbetsbok
        from redovisning.vantetidsfiler.egen_fil import ar_egen_arbetsbok

        return None if ar_egen_arbetsbok(mottagen) else las_arbetsbok(mottagen, barare)
    if mottagen.slag is Filslag.YAML and mottagen.sokvag.suffix.casefold() in _TABELLANDELSER:
        from redovisning.tabeller.textfil import las_textfil

        return las_textfil(mottagen, barare)
    return None


def _las_tabell(tabell: Tabell, mottagen: Mottagen, valen: Val, barare: Utkast, ut: Inlast, anvanda: set[str]) -> None:
    forst = list(islice(tabell.rader(), SOKRADER))
    if not any(str(c).strip() for rad in forst for c in rad):
        return
    sagt = ur_omgivningen(mottagen.sokvag, tabell.namn, forst, valen.indikatorer)
    form, mappning = _form(forst, valen, sagt)
    if form is None:
        rubriker = next(r for r in forst if any(str(c).strip() for c in r))
        namn = ", ".join(citera(str(c), 30) for c in rubriker if str(c).strip())
        ut.anmarkningar.append(anmark("VT01", barare, None, tabell.plats(1, 1), rubriker=citera(namn, 120)))
        return
    if mappning:
        anvanda.add(mappning.kannetecken)
    form = _med_det_sagda(form, sagt, valen, tabell, barare, ut)
    form = med_antal(form.med(källa=valen.kalla or mottagen.sokvag.name), valen.indikatorer)
    if saknas := [(vad, hur) for vad, hur in _KRAVS if not _vet(form, vad)]:
        for vad, hur in saknas:
            rad = max(form.rubrikrad, 1)
            ut.anmarkningar.append(anmark("VT03", barare, None, tabell.plats(rad, 1), vad=vad, val=hur))
        return
    for i in form.oanvanda:
        plats = tabell.plats(form.rubrikrad, i + 1)
        ut.anmarkningar.append(anmark("VT04", barare, None, plats, rubrik=citera(form.rubriker[i])))
    if mappning and (borta := mappning.saknade(form)):
        namn = ", ".join(f"«{citera(r)}»" for r in borta)
        ut.anmarkningar.append(anmark("VT12", barare, None, tabell.plats(form.rubrikrad, 1), rubriker=namn))
    tolka_tabell(tabell, form, valen.indikatorer, barare, ut, mappning.ord if mappning else None)


def _form(forst: Sequence[Sequence[object]], valen: Val, sagt: Sagt) -> tuple[Form | None, Mappning | None]:
    """Ger formen, och mappningen om det var en sådan som kände igen tabellen."""
    for nummer, rad in enumerate(forst, 1):
        for mappning in valen.mappningar:
            if (form := mappning.form(nummer, rad, valen.indikatorer)) and form.grupper:
                return form, mappning
    for nummer, rad in enumerate(forst, 1):
        if form := form_av_rubriker(nummer, rad, valen.indikatorer, forst[nummer:]):
            return form, None
    return form_utan_rubriker(forst, valen.indikator or sagt.indikator), None


def _med_det_sagda(form: Form, sagt: Sagt, valen: Val, tabell: Tabell, barare: Utkast, ut: Inlast) -> Form:
    """Ger formen med det som tabellen inte säger själv: användarens val först, sedan det som står runt tabellen."""
    form = form.med(region=valen.region)
    for vad in ("indikator", "region", "period", "kön", "ägarform"):
        if vad in form.fasta or _vet(form, vad):
            continue
        if angivet := {"period": valen.period, "indikator": valen.indikator, "region": valen.region}.get(vad, ""):
            form = form.med(**{vad: angivet})
        elif funnet := sagt.uppgifter.get(vad):
            form = form.med(**{vad: funnet[0]})
            plats = tabell.plats(max(form.rubrikrad, 1), 1)
            ut.anmarkningar.append(
                anmark(
                    "VT06",
                    barare,
                    None,
                    plats,
                    vad=f"{_VILKEN.get(vad, 'vilken')} {vad}",
                    varde=funnet[0],
                    var=funnet[1],
                )
            )
    return form


def _vet(form: Form, vad: str) -> bool:
    """Sant när formen säger vad varje rad gäller i det avseendet."""
    kolumner = {"region": ("region", "region eller enhet"), "period": ("period", "år")}.get(vad, (vad,))
    namn = {"kön": "kon"}.get(vad, vad)
    return bool(
        form.fasta.get(vad)
        or set(kolumner) & set(form.dimensioner)
        or (form.grupper and all(namn in g.fasta for g in form.grupper))
    )
