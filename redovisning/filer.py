"""Filer in och ut: rätt läsare efter innehållet, rätt skrivare efter ändelsen, och alltid en kontroll efteråt."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from redovisning import resurser
from redovisning.fel import Anvandningsfel, OlasbarFil, krav_pa_utkast
from redovisning.grannfiler import namn_oppen_fil
from redovisning.grind import Filslag, Mottagen, slapp_in, slapp_in_data
from redovisning.grind_utfall import olasbar
from redovisning.skrivkrav import krav_pa_att_allt_foljer_med, krav_pa_en_del, krav_pa_likadant, olast_tillbaka
from redovisning.underlag import GRANSKA_IGEN, PLANNAMN, TABELLER, UTKASTNAMN

if TYPE_CHECKING:
    from redovisning.utkast import Utkast

MEDIER = {
    ".yaml": Filslag.YAML,
    ".yml": Filslag.YAML,
    ".json": Filslag.JSON,
    ".docx": Filslag.WORD,
    ".xlsx": Filslag.EXCEL,
}
"""De ändelser som kan skrivas."""


def las(sokvag: Path | str) -> Utkast:
    """Ger utkastet i en fil. Innehållet avgör vad filen är: YAML, JSON, ett Word-formulär eller en arbetsbok.

    Raises:
        OlasbarFil: filen kan inte läsas alls.
        InteEttFormular: filen är hel men är inget känt formulär.
    """
    mottagen, fil = slapp_in(sokvag), Path(sokvag)
    if mottagen.slag is Filslag.YAML and fil.suffix.casefold() in TABELLER:
        raise _tabell(mottagen)
    utkast = _tolka(mottagen)
    if mottagen.slag in (Filslag.WORD, Filslag.EXCEL):
        namn_oppen_fil(utkast)
    if fil.stem.casefold() != UTKASTNAMN:
        return utkast
    # Regionens eget utkast är det som delas ut, inte något som har delats ut.
    utkast.utlamnat = None
    if fil.with_name(GRANSKA_IGEN).is_file():
        from redovisning.granska_igen import las_granska_igen

        las_granska_igen(utkast, fil.parent)
    return utkast


def skriv(utkast: Utkast, sokvag: Path | str, mall: Path | str | None = None, *, ersatt: bool = False) -> Path:
    """Ger vägen till den skrivna filen: ``.docx``, ``.xlsx``, ``.yaml``, ``.yml`` eller ``.json``.

    ``mall`` är ett tomt Word-formulär, till exempel myndighetens eget; utan mall används projektets. En handlingsplan
    byggs som ett dokument, på ``mall`` om den anges; ``skapa`` tar också med det som hämtas ur väntetiderna. En fil som
    redigerats för hand ersätts bara med ``ersatt=True``. Det skrivna läses tillbaka och jämförs innan det gäller.
    I en YAML-fil som redan finns byts bara de svar som ändrats, och kommentarerna är kvar; se ``pa_plats``.
    I Word blir en kvarlämnad ledtext och en kontaktperson utan uppgifter det de betyder: inget svar.
    Ett utkast som heter ``redovisning`` sparas bredvid när det ersätts, också när ingen har ändrat i filen.

    Raises:
        Anvandningsfel: ändelsen går inte att skriva, en mall gavs till något annat än Word eller är ingen Word-fil,
            eller det som gavs är inget utkast.
        OlasbarFil: mallen kan inte läsas.
        TextKanInteBaras: läsaren hittade text som inte skulle komma med.
        MallFel: formuläret som skulle fyllas passar inte.
        MalfilAndrad: målfilen har redigerats för hand.
        SkrivFel: filen kunde inte skrivas. Det som fanns är i samtliga fall orört.
    """
    from redovisning.filskrivning import skriv_fil

    krav_pa_utkast(utkast)
    mal = Path(sokvag)
    slag = _slag(mal, mall)
    if slag is Filslag.WORD and utkast.dokument.filnamn == PLANNAMN and utkast.omfattar is None:
        from redovisning.planskrivning import skriv_planen

        return skriv_planen(utkast, mal, mall, ersatt=ersatt)
    krav_pa_en_del(utkast, mal, slag, mall)
    formular = _formular(utkast, mall) if slag is Filslag.WORD else None
    krav_pa_att_allt_foljer_med(utkast, mal, slag)
    att_skriva = _som_i_word(utkast) if formular else utkast
    data = _bytes(att_skriva, slag, formular, mal)

    def kontrollera(skrivet: bytes) -> None:
        try:
            tillbaka = _tolka(slapp_in_data(mal, skrivet))
        except OlasbarFil as fel:
            raise olast_tillbaka(utkast, fel, mal) from fel
        krav_pa_likadant(att_skriva, tillbaka, mal)

    alltid_spara = ersatt and mal.stem.casefold() == UTKASTNAMN
    if slag in (Filslag.WORD, Filslag.EXCEL) and not alltid_spara:
        from redovisning.kontrollmarke import orord

        return skriv_fil(mal, data, kontrollera=kontrollera, ersatt=ersatt, orord=orord)
    return skriv_fil(mal, data, kontrollera=kontrollera, ersatt=ersatt)


def filslag(sokvag: Path | str) -> Filslag | None:
    """Ger det slag som ``skriv`` gör av en fil med det namnet, eller ``None`` när ändelsen inte går att skriva."""
    return MEDIER.get(Path(sokvag).suffix.casefold())


def _tolka(mottagen: Mottagen) -> Utkast:
    match mottagen.slag:
        case Filslag.YAML:
            from redovisning.yamlfil.lasning import las_yaml

            return las_yaml(mottagen)
        case Filslag.JSON:
            from redovisning.jsonfil.lasning import las_json

            return las_json(mottagen)
        case Filslag.WORD:
            from redovisning.word.lasning import las_word

            return las_word(mottagen)
        case Filslag.EXCEL:
            from redovisning.excel.lasning import las_excel

            return las_excel(mottagen)
    raise AssertionError(mottagen.slag)


def _tabell(mottagen: Mottagen) -> OlasbarFil:
    from redovisning.excel.blad_som_text import ar_blad_ur_arbetsboken

    if not ar_blad_ur_arbetsboken(mottagen.data):
        return olasbar("tabell", str(mottagen.sokvag))
    vad = (
        "Filen är ett enda blad ur arbetsboken, sparat som text. Svaren i de andra bladen är inte med. Öppna "
        "arbetsboken i Excel och spara den som Excel-arbetsbok (.xlsx)."
    )
    return OlasbarFil("tabell", str(mottagen.sokvag), vad)


def _slag(mal: Path, mall: Path | str | None) -> Filslag:
    slag = filslag(mal)
    if slag is None:
        andelse = f"ändelsen «{mal.suffix}»" if mal.suffix else "ingen ändelse"
        raise Anvandningsfel(
            f"{mal.name}: namnet har {andelse}. Det som kan skrivas är .docx (Word), .xlsx (Excel), "
            ".yaml, .yml och .json."
        )
    if mall is not None and slag is not Filslag.WORD:
        raise Anvandningsfel(f"{mal.name}: ett formulär att fylla (mall) kan bara användas när målet är en .docx-fil.")
    return slag


def _formular(utkast: Utkast, mall: Path | str | None) -> Mottagen:
    """Ger formuläret som ska fyllas: det angivna, annars projektets för utkastets år; för en del ett med bara den."""
    if utkast.omfattar is not None:
        from redovisning.word.formularbygge import bygg

        return slapp_in_data(Path("del.docx"), bygg(utkast.dokument, utkast.omfattar))
    if mall is None:
        return slapp_in(resurser.mall(str(utkast.dokument.ar), "redovisning.docx"))
    mottagen = slapp_in(mall)
    if mottagen.slag is not Filslag.WORD:
        raise Anvandningsfel(
            f"{mall}: formuläret att fylla (mall) är ingen Word-fil; ange ett tomt formulär som slutar på .docx."
        )
    return mottagen


def _som_i_word(utkast: Utkast) -> Utkast:
    """Ger en kopia utan ledtexter som svar och utan poster där inget står.

    I ett formulär är en ledtext ett tomt fält och en tom rad ingen post, så mer än så kan inte läsas tillbaka.
    """
    from redovisning.granskning.ledtexter import ar_ledtext
    from redovisning.utkast import Utkast

    kopia = Utkast(utkast.dokument, utkast.fil)
    kopia.omfattar, kopia.utlamnat = utkast.omfattar, utkast.utlamnat
    nummer: dict[str, dict[str, int]] = {}
    for stig, text in utkast.texter().items():
        if ar_ledtext(text):
            continue
        post, i_lista, namn = stig.partition("].")
        if i_lista:
            lista, _, gammalt = post.partition("[")
            nya = nummer.setdefault(lista, {})
            stig = f"{lista}[{nya.setdefault(gammalt, len(nya))}].{namn}"
        kopia.satt(stig, text)
    return kopia


def _bytes(utkast: Utkast, slag: Filslag, formular: Mottagen | None, mal: Path) -> bytes:
    if formular:
        from redovisning.word.skrivning import fyll

        return fyll(utkast, formular)
    match slag:
        case Filslag.YAML:
            from redovisning.pa_plats import pa_plats
            from redovisning.yamlfil.skrivning import yaml_text

            return pa_plats(utkast, mal).data or yaml_text(utkast).encode()
        case Filslag.JSON:
            from redovisning.jsonfil.skrivning import json_text

            return json_text(utkast).encode()
        case Filslag.EXCEL:
            from redovisning.excel.skrivning import arbetsbok

            return arbetsbok(utkast)
    raise AssertionError(slag)
