"""Filer in och ut: rätt läsare efter innehållet, rätt skrivare efter ändelsen, och alltid en kontroll efteråt."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from redovisning import resurser
from redovisning.fel import Anvandningsfel, OlasbarFil, SkrivFel, TextKanInteBaras
from redovisning.grind import Filslag, Mottagen, slapp_in, slapp_in_data

if TYPE_CHECKING:
    from redovisning.utkast import Utkast

MEDIER = {".yaml": Filslag.YAML, ".yml": Filslag.YAML, ".json": Filslag.JSON, ".docx": Filslag.WORD}
"""De ändelser som kan skrivas."""


def las(sokvag: Path | str) -> Utkast:
    """Ger utkastet i en fil. Innehållet avgör vad filen är: YAML, JSON eller ett Word-formulär.

    Raises:
        OlasbarFil: filen kan inte läsas alls.
        InteEttFormular: filen är hel men är inget känt formulär.
    """
    return _tolka(slapp_in(sokvag))


def skriv(utkast: Utkast, sokvag: Path | str, mall: Path | str | None = None, *, ersatt: bool = False) -> Path:
    """Ger vägen till den skrivna filen: ``.docx``, ``.yaml``, ``.yml`` eller ``.json``.

    ``mall`` är ett tomt Word-formulär, till exempel myndighetens eget; utan mall används projektets. En fil som
    redigerats för hand ersätts bara med ``ersatt=True``. Det skrivna läses tillbaka och jämförs innan det gäller.

    Raises:
        Anvandningsfel: ändelsen går inte att skriva, eller en mall gavs till något annat än Word.
        TextKanInteBaras: läsaren hittade text som inte skulle komma med.
        MallFel: formuläret som skulle fyllas passar inte.
        MalfilAndrad: målfilen har redigerats för hand.
        SkrivFel: filen kunde inte skrivas. Det som fanns är i samtliga fall orört.
    """
    from contextlib import suppress

    from redovisning.filskrivning import skriv_fil

    mal = Path(sokvag)
    slag = _slag(mal, mall)
    _krav_att_allt_foljer_med(utkast, mal, slag)
    data = _bytes(utkast, slag, mall)

    def kontrollera(skrivet: bytes) -> None:
        try:
            tillbaka = _tolka(slapp_in_data(mal, skrivet))
        except OlasbarFil as fel:
            raise SkrivFel(
                f"{mal.name}: inget har skrivits, för filen gick inte att läsa tillbaka. {fel.meddelande}"
            ) from fel
        _jamfor(utkast, tillbaka, mal)

    if slag is Filslag.WORD:
        from redovisning.word.kontrollmarke import orord

        return skriv_fil(mal, data, kontrollera=kontrollera, ersatt=ersatt, orord=orord)
    skriven = skriv_fil(mal, data, kontrollera=kontrollera, ersatt=ersatt)
    if slag is Filslag.YAML:
        # Utkastet är helt även utan schemat: det ger bara redigeraren något att hjälpa till med.
        ar = utkast.dokument.ar
        with suppress(SkrivFel):
            skriv_fil(skriven.parent / resurser.schemanamn(ar), resurser.schema(ar).read_bytes(), ersatt=True)
    return skriven


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
    raise OlasbarFil(
        "excel_stods_inte_an",
        mottagen.sokvag.name,
        "Filen är en Excel-arbetsbok. Den här versionen läser YAML, Word och JSON. "
        "För över svaren till en YAML-fil eller till Word-formuläret; «redovisning ny» ger en tom fil av båda slagen.",
    )


def _slag(mal: Path, mall: Path | str | None) -> Filslag:
    slag = MEDIER.get(mal.suffix.casefold())
    if slag is None:
        andelse = f"ändelsen «{mal.suffix}»" if mal.suffix else "ingen ändelse"
        raise Anvandningsfel(
            f"{mal.name}: namnet har {andelse}. Det som kan skrivas är .docx (Word), .yaml, .yml och .json."
        )
    if mall is not None and slag is not Filslag.WORD:
        raise Anvandningsfel(f"{mal.name}: ett formulär att fylla (mall) kan bara användas när målet är en .docx-fil.")
    return slag


def _krav_att_allt_foljer_med(utkast: Utkast, mal: Path, slag: Filslag) -> None:
    hinder = [a for a in utkast.anmarkningar if a.hindrar]
    if hinder:
        raise TextKanInteBaras(mal.name, hinder)
    if slag is not Filslag.WORD:
        return
    from redovisning.fritext import oskrivbara

    rader = [
        f"  - {_frageord(utkast, stig)}: {', '.join(tecken)}"
        for stig, text in utkast.texter().items()
        if (tecken := oskrivbara(text))
    ]
    if rader:
        raise SkrivFel(
            f"{mal.name}: inget har skrivits, för svaren har styrtecken som Word inte kan bära. "
            "Ta bort dem och försök igen:\n" + "\n".join(rader)
        )


def _bytes(utkast: Utkast, slag: Filslag, mall: Path | str | None) -> bytes:
    match slag:
        case Filslag.YAML:
            from redovisning.yamlfil.skrivning import yaml_text

            return yaml_text(utkast).encode()
        case Filslag.JSON:
            from redovisning.jsonfil.skrivning import json_text

            return json_text(utkast).encode()
    from redovisning.word.skrivning import fyll

    formular = mall if mall is not None else resurser.mall(str(utkast.dokument.ar), "redovisning.docx")
    return fyll(utkast, slapp_in(formular))


def _jamfor(utkast: Utkast, tillbaka: Utkast, mal: Path) -> None:
    if tillbaka == utkast:
        return
    ut, in_ = utkast.texter(), tillbaka.texter()
    skilda = [stig for stig in {**ut, **in_} if ut.get(stig) != in_.get(stig)]
    rader = "\n".join(f"  - {_frageord(utkast, stig)}" for stig in skilda)
    raise SkrivFel(
        f"{mal.name}: inget har skrivits. När filen lästes tillbaka stämde den inte med utkastet i:\n"
        f"{rader or '  - formulärets årgång'}"
    )


def _frageord(utkast: Utkast, stig: str) -> str:
    """Frågan med avsnitt, som i anmärkningarna."""
    from redovisning.anmarkning import kort
    from redovisning.dokument.falt import hitta_falt

    falt = hitta_falt(utkast.dokument, stig)
    return f"{falt.avsnitt.namn} «{kort(falt.fraga.text, 70)}» ({stig})" if falt else stig
