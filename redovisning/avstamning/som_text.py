"""Avstämningen som text: frågorna efter vad som har hänt med dem, med valen under, och sist det som inte är svar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from redovisning.avstamning.lagen import Utfall, i_huvudet
from redovisning.bidrag.andringar import Lage, laget
from redovisning.bidrag.besked import om_borttagna
from redovisning.bidrag.frageblock import frageblock
from redovisning.bidrag.konflikter import alternativens_rader, fragan
from redovisning.granskning.sammanhang import rakna_upp

if TYPE_CHECKING:
    from redovisning.avstamning.avstamning import Avstamning
    from redovisning.bidrag.klasser import Bidrag, Fragesvar, Sammanslagning

_RUBRIKER = {
    Utfall.OLIKA: "Olika svar. För att ta in: välj också vilket som gäller",
    Utfall.I_UTKASTET: "Ändrat i utkastet. Tas in med --ta-in och frågans väg, avsnittet eller «alla»",
    Utfall.BORTTAGET: "Borttaget i utkastet. Svaret står kvar, om du inte tar in frågan och väljer utkastet",
    Utfall.I_DATA: "Ändrat bara i {fil}. Där finns inget att ta in",
    Utfall.I_BADA: "Samma ändring i {fil} och i utkastet",
}
KORT = "Det syns inte vem som har ändrat."
KORT_FORKLARING = "  Namn, telefonnummer och andra korta svar minns ett utkast inte, bara att de fanns."


def som_text(avstamning: Avstamning) -> str:
    """Ger hela avstämningen, med antalen sist."""
    fil = avstamning.huvud.namn
    rader = [f"{fil} mot {_namnen(avstamning.utkasten)}"]
    rader += lamnade_rader(avstamning)
    rader += [f"{b.namn}: {_utan_minne(fil)}" for b in avstamning.utkasten if b.minne is None]
    grupper = grupperna(avstamning)
    for utfall, rubrik in _RUBRIKER.items():
        if fragor := grupper[utfall]:
            rader += ["", f"{rubrik.format(fil=fil)}:", *_gruppen(avstamning, utfall, fragor)]
        if utfall is Utfall.OLIKA and any(_varfor(f) == KORT for f in fragor):
            rader.append(KORT_FORKLARING)
    if vid_sidan := vid_sidan_rader(avstamning):
        rader += ["", *vid_sidan]
    return "\n".join([*rader, "", sammanfattning(avstamning)])


def lamnade_rader(avstamning: Avstamning) -> list[str]:
    """Ger en rad om det i de angivna mapparna som inte är utkast; ingen när där inte fanns något annat."""
    namn = rakna_upp(avstamning.at_sidan, hogst=9)
    return [f"Lämnat åt sidan, för det är inga utkast att stämma av: {namn}."] if namn else []


def vid_sidan_rader(avstamning: Avstamning) -> list[str]:
    """Ger rader om det i utkasten som inte är svar och inte tas in; inga när allt är svar."""
    rader = [f"  {anmarkning}" for anmarkning in avstamning.vid_sidan()]
    return ["I utkasten, men inte i svaren. Det tas inte in:", *rader] if rader else []


def intaget(avstamning: Avstamning, skrivet: Sammanslagning) -> list[str]:
    """Ger rader om det som skrevs in, varifrån, och om det som är borttaget i ett utkast men står kvar."""
    fore = {f.stig: i_huvudet(f) for f in avstamning.sammanslagning.fragor}
    rader = ["Intaget:"]
    for fraga in skrivet.fragor:
        vald, gammalt = fraga.vald, fore[fraga.stig]
        if vald is not None and vald.text != (gammalt.text if gammalt else ""):
            ur = " och ".join(i.stalle for i in vald.inlagor)
            rader.append(f"  {fragan(fraga, skrivet)}: {'' if vald.text else 'borttaget i '}{ur}")
    return [*rader, *om_borttagna(skrivet)]


def grupperna(avstamning: Avstamning) -> dict[Utfall, list[Fragesvar]]:
    """Ger frågorna efter utfall, i dokumentets ordning."""
    ut: dict[Utfall, list[Fragesvar]] = {utfall: [] for utfall in Utfall}
    for fraga, utfall in avstamning.punkter():
        ut[utfall].append(fraga)
    return ut


def sammanfattning(avstamning: Avstamning) -> str:
    """Ger en rad med antalen."""
    n = {utfall: len(fragor) for utfall, fragor in grupperna(avstamning).items()}
    return (
        f"Ändrat i utkastet: {n[Utfall.I_UTKASTET]}, olika: {n[Utfall.OLIKA]}, borttaget: {n[Utfall.BORTTAGET]}. "
        f"{n[Utfall.LIKA] + n[Utfall.I_BADA]} svar är lika."
    )


def _gruppen(avstamning: Avstamning, utfall: Utfall, fragor: Sequence[Fragesvar]) -> Iterator[str]:
    hela = avstamning.sammanslagning
    match utfall:
        case Utfall.OLIKA:
            for fraga in fragor:
                yield f"  {fragan(fraga, hela)}"
                yield from (f"    {rad}" for rad in [_varfor(fraga)] if rad)
                yield from (f"  {rad}" for rad in alternativens_rader(fraga))
        case Utfall.I_BADA:
            yield from (f"  {fragan(fraga, hela)}" for fraga in fragor)
        case _:
            yield from (f"  {rad}" for rad in frageblock(fragor, hela, med_val=utfall is Utfall.BORTTAGET))


def _varfor(fraga: Fragesvar) -> str:
    """Ger varför svaren är olika; tomt när ett av utkasten inte minns något, för det är redan sagt."""
    svaren = [(i.bidrag, a.text) for a in fraga.alternativ if a.text for i in a.inlagor if not i.bidrag.huvud]
    if any(b.minne is None for b, _ in svaren):
        return ""
    lagen = {laget(fraga.falt, b, text) for b, text in svaren}
    if Lage.OKANT in lagen:
        return KORT
    andrade = {text for b, text in svaren if laget(fraga.falt, b, text) is Lage.ANDRAT}
    return "Olika ändringar i utkasten." if len(andrade) > 1 else "Ändrat i båda sedan utkastet skapades."


def _utan_minne(fil: str) -> str:
    return (
        f"filen minns inte hur den löd när den lämnades ut. Allt som skiljer sig från {fil} visas, och du väljer vad "
        "som gäller."
    )


def _namnen(utkasten: Sequence[Bidrag]) -> str:
    *forst, sist = [b.namn for b in utkasten]
    return f"{', '.join(forst)} och {sist}" if forst else sist
