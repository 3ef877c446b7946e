"""Tar emot bidragen: hittar filerna, läser dem och noterar vad var och en är."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from redovisning.anmarkning import Anmarkning
from redovisning.bidrag.klasser import Bidrag
from redovisning.bidrag.kommentarer import namn_kommentarer
from redovisning.bidrag.tidigare import las_tidigare, utan_kanda
from redovisning.bidrag.ursprung import URSPRUNG
from redovisning.fel import Anvandningsfel, OlasbarFil
from redovisning.filer import MEDIER, las
from redovisning.filnamn import ar_sparad_kopia, sarskiljande_namn
from redovisning.granskning.meddelanden import anmark
from redovisning.granskning.sammanhang import rakna_upp
from redovisning.grind import Filslag, Mottagen, slapp_in
from redovisning.underlag import GRANSKA_IGEN, MALLNAMN, UTKASTNAMN, finn_underlag, utkast_i
from redovisning.utkast import Utkast

_SLAG = {Filslag.YAML: "YAML", Filslag.JSON: "JSON", Filslag.WORD: "Word", Filslag.EXCEL: "Excel"}
_EJ_BIDRAG = (MALLNAMN, GRANSKA_IGEN)
UTAN_MINNE = "EX30"
_EGENSKAPER = "/metadata/core-properties"
_SPARAD_AV = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}lastModifiedBy"


def finn_filer(vagar: Sequence[Path | str]) -> list[Path]:
    """Ger filerna i den ordning de angavs, var fil en gång.

    En mapp är utkastet i den om den har ett, annars alla filer i den som kan vara bidrag, i namnordning.

    Raises:
        Anvandningsfel: en mapp har inget att slå ihop, eller flera utkast.
    """
    filer: dict[Path, Path] = {}
    for vag in map(Path, vagar):
        for fil in _i_mappen(vag) if vag.is_dir() else [vag]:
            filer.setdefault(fil.resolve(), fil)
    return list(filer.values())


def finn_huvud(filer: Sequence[Path], ut: Path) -> Path | None:
    """Ger det av utkasten som de andra har lämnats ut ur: det som ska skrivas, annars det enda med utkastets namn."""
    if ut.exists() and (samma := [fil for fil in filer if fil.resolve() == ut.resolve()]):
        return samma[0]
    egna = [fil for fil in filer if fil.stem.casefold() == UTKASTNAMN]
    return egna[0] if len(egna) == 1 else None


def las_bidrag(
    filer: Sequence[Path], framsteg: Callable[[Path], None] | None = None, *, huvud: Path | None = None
) -> list[Bidrag]:
    """Ger bidragen i filernas ordning. ``framsteg`` anropas med varje fil som är läst; ``huvud`` är en av filerna.

    Raises:
        OlasbarFil: en fil kan inte läsas; är de flera nämns alla.
    """
    bidragen: list[Bidrag] = []
    olasbara: list[OlasbarFil] = []
    for fil, namn in zip(filer, sarskiljande_namn(filer), strict=True):
        try:
            bidragen.append(_las(fil, namn, huvud=fil == huvud))
        except OlasbarFil as fel:
            olasbara.append(fel)
        if framsteg is not None:
            framsteg(fil)
    if len(olasbara) == 1:
        raise olasbara[0]
    if olasbara:
        rader = "\n".join(f"  {fel}" for fel in olasbara)
        antal = f"{len(olasbara)} filer"
        raise OlasbarFil("flera_olasbara", antal, f"de kan inte läsas, och inget har skrivits.\n{rader}")
    return utan_kanda(bidragen)


def hindrande(bidragen: Sequence[Bidrag]) -> list[Anmarkning]:
    """Ger det som läsarna säger skulle gå förlorat om bidragen slogs ihop som de är."""
    return [med_namn(b, a) for b in bidragen for a in b.utkast.anmarkningar if a.hindrar]


def med_namn(bidrag: Bidrag, anmarkning: Anmarkning) -> Anmarkning:
    """Ger anmärkningen med bidragets namn, så att två filer som heter lika går att skilja åt."""
    fil = bidrag.utkast.fil
    return replace(anmarkning, kalla=bidrag.namn) if fil and anmarkning.kalla == fil.name else anmarkning


def _i_mappen(mapp: Path) -> list[Path]:
    if utkast_i(mapp):
        return [finn_underlag(mapp).fil]
    filer = sorted(v for v in mapp.iterdir() if v.is_file() and _kan_vara_bidrag(v))
    if not filer:
        raise Anvandningsfel(f"{mapp}: mappen har inga filer med svar. De slutar på {', '.join(MEDIER)}.")
    return filer


def _kan_vara_bidrag(fil: Path) -> bool:
    """Sant för filer av rätt slag, utom ägarfiler, sparade kopior och det som programmet lägger bredvid ett utkast."""
    namn = fil.name.casefold()
    if namn in _EJ_BIDRAG or namn.startswith((".", "~$")) or namn.endswith((URSPRUNG, ".schema.json")):
        return False
    return fil.suffix.casefold() in MEDIER and not ar_sparad_kopia(fil)


def _las(fil: Path, namn: str, *, huvud: bool) -> Bidrag:
    mottagen = slapp_in(fil)
    utkast = las(fil)
    if mottagen.slag is Filslag.YAML:
        namn_kommentarer(utkast, mottagen.data)
    if mottagen.slag is Filslag.EXCEL and not huvud:
        _namn_tappat_minne(utkast, mottagen)
    return Bidrag(
        namn,
        utkast,
        _SLAG[mottagen.slag],
        datetime.fromtimestamp(int(fil.stat().st_mtime), UTC),
        next(_sparad_av(mottagen), ""),
        sha256(mottagen.data).hexdigest(),
        las_tidigare(fil),
        huvud,
    )


def _namn_tappat_minne(utkast: Utkast, mottagen: Mottagen) -> None:
    """Ger utkastet en anmärkning när ett annat program har tagit bort arbetsbokens minne av vad den hade."""
    from redovisning.kontrollmarke import har_marke

    redan = any(a.kod == UTAN_MINNE for a in utkast.anmarkningar)
    if not redan and not har_marke(mottagen.paket()):
        utkast.anmarkningar.append(anmark(UTAN_MINNE, utkast))


def tappat_minne(bidragen: Iterable[Bidrag]) -> list[str]:
    """Ger en enda rad om alla de arbetsböcker som har tappat sitt minne; ingen rad när inga har det."""
    funna = {b.namn: a for b in bidragen for a in b.utkast.anmarkningar if a.kod == UTAN_MINNE}
    return [str(replace(next(iter(funna.values())), kalla=rakna_upp(funna)))] if funna else []


def _sparad_av(mottagen: Mottagen) -> Iterator[str]:
    """Ger den som enligt filens egenskaper sparade den sist. Textfiler har inga."""
    if mottagen.slag not in (Filslag.WORD, Filslag.EXCEL):
        return
    paket = mottagen.paket()
    for relation in paket.relationer("").values():
        if relation.typ.endswith(_EGENSKAPER) and relation.mal in paket:
            yield from (text for e in paket.xml(relation.mal).iter(_SPARAD_AV) if (text := (e.text or "").strip()))
