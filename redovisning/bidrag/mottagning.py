"""Tar emot bidragen: hittar filerna, läser dem och noterar vad var och en är."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from redovisning.anmarkning import Anmarkning
from redovisning.arbetsmapp import LAS_MIG
from redovisning.bidrag.klasser import Bidrag
from redovisning.bidrag.kommentarer import namn_kommentarer
from redovisning.bidrag.tidigare import las_tidigare, utan_kanda
from redovisning.bidrag.ursprung import URSPRUNG
from redovisning.fel import Anvandningsfel, InteEttFormular, OlasbarFil
from redovisning.filer import MEDIER, las
from redovisning.filnamn import ar_sparad_kopia, sarskiljande_namn
from redovisning.granskning.meddelanden import anmark
from redovisning.granskning.sammanhang import rakna_upp
from redovisning.granskning.tecken_klasser import citera
from redovisning.grind import Filslag, Mottagen, lagg_fram, slapp_in
from redovisning.grind_slag import AGARNAMN
from redovisning.sandning.packat import inuti
from redovisning.underlag import GRANSKA_IGEN, MALLNAMN, UTKASTNAMN, finn_underlag, utkast_i
from redovisning.utkast import Utkast

_SLAG = {Filslag.YAML: "YAML", Filslag.JSON: "JSON", Filslag.WORD: "Word", Filslag.EXCEL: "Excel"}
_EJ_BIDRAG = (MALLNAMN, GRANSKA_IGEN, LAS_MIG.casefold())
_PACKADE = (".zip", ".eml")
UTAN_MINNE = "EX30"
_EGENSKAPER = "/metadata/core-properties"
_SPARAD_AV = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}lastModifiedBy"


def finn_filer(vagar: Sequence[Path | str]) -> list[Path]:
    """Ger filerna i den ordning de angavs, var fil en gång.

    En mapp är utkastet i den om den har ett, annars alla filer i den som kan vara bidrag, i namnordning. En zip-fil
    eller ett mejl är de filer som ligger i det; de går att läsa så länge ett delat läsande pågår (``delad_lasning``).

    Raises:
        Anvandningsfel: en mapp har inget att slå ihop, eller flera utkast; något packat har inget.
        OlasbarFil: en zip-fil är skadad.
    """
    filer: dict[Path, Path] = {}
    for vag in map(Path, vagar):
        for fil in _i_mappen(vag) if vag.is_dir() else [vag]:
            packade = _i_det_packade(fil, filer.values())
            for bidrag in [fil] if packade is None else packade:
                filer.setdefault(bidrag.resolve(), bidrag)
    return list(filer.values())


def inte_med(vagar: Sequence[Path | str], filer: Collection[Path]) -> tuple[str, ...]:
    """Ger namnen på det i de angivna mapparna, zip-filerna och mejlen som inte är bland ``filer``.

    Det som programmet lägger bredvid ett utkast räknas inte. En regions egen mapp är dess utkast och inget mer.
    """
    tagna = {fil.resolve() for fil in filer}
    lasta = {slapp_in(fil).data for fil in filer if fil.exists()}
    ut: dict[str, bytes] = {}
    for vag in (v for angiven in map(Path, vagar) for v in _inuti_mappen(angiven)):
        if vag.is_file() and (packat := inuti(vag)):
            lasta |= {f.data for f in packat.filer if f.vag.resolve() in tagna}
            ut |= {f.namn: f.data for f in packat.filer if not _ar_programmets(f.vag)}
        elif vag.resolve() not in tagna:
            ut[vag.name] = b""
    return tuple(citera(namn, 120) for namn, data in ut.items() if data not in lasta)


def _inuti_mappen(vag: Path) -> Iterable[Path]:
    """Ger det som ligger i mappen, inget ur en regions egen, och en fil som den är."""
    if not vag.is_dir():
        return [vag]
    return [] if utkast_i(vag) else sorted(v for v in vag.iterdir() if not _ar_programmets(v))


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


def _i_det_packade(fil: Path, redan: Iterable[Path]) -> list[Path] | None:
    """Ger formulären i en zip-fil eller ett mejl, framlagda; ``None`` för andra filer. Samma innehåll tas en gång.

    Raises:
        Anvandningsfel: där finns inget som kan vara ett bidrag.
    """
    if (packat := inuti(fil)) is None:
        return None
    med = [f for f in packat.filer if f.data.strip() and _kan_vara_bidrag(f.vag)]
    for det in med:
        lagg_fram(det.vag, det.data)
    med = [f for f in med if _kan_vara_formular(f.vag)]
    if not med:
        namn = rakna_upp((f"«{citera(f.namn)}»" for f in packat.filer), hogst=9) or "inga filer"
        raise Anvandningsfel(f"{fil}: där finns inga filer med svar, bara {namn}.")
    har = {slapp_in(v).data for v in redan}
    return [f.vag for f in med if f.data not in har]


def _kan_vara_formular(fil: Path) -> bool:
    """Falskt för en hel fil utan formulärets frågor. En som inte går att läsa kan vara ett, och då sägs det."""
    try:
        las(fil)
    except InteEttFormular:
        return False
    except OlasbarFil:
        return True
    return True


def _kan_vara_bidrag(fil: Path) -> bool:
    """Sant för filer av rätt slag, utom ägarfiler, sparade kopior och det som programmet lägger bredvid ett utkast."""
    return fil.suffix.casefold() in (*MEDIER, *_PACKADE) and not _ar_programmets(fil)


def _ar_programmets(fil: Path) -> bool:
    namn = fil.name.casefold()
    if namn in _EJ_BIDRAG or namn.startswith((".", *AGARNAMN)) or namn.endswith((URSPRUNG, ".schema.json")):
        return True
    return ar_sparad_kopia(fil)


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
        datetime.fromtimestamp(int(_pa_disken(fil).stat().st_mtime), UTC),
        next(_sparad_av(mottagen), ""),
        sha256(mottagen.data).hexdigest(),
        las_tidigare(fil),
        huvud,
    )


def _pa_disken(fil: Path) -> Path:
    """Ger filen, eller zip-filen eller mejlet som den ligger i."""
    return next(v for v in (fil, *fil.parents) if v.exists())


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
