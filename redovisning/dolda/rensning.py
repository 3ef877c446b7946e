"""En ren kopia av en fil: utan det som inte syns, med texten orörd. Det som en människa måste avgöra står kvar."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from redovisning.anmarkning import Anmarkning, Niva
from redovisning.dokument import FORMULAR, SENASTE_AR
from redovisning.dolda.fil import las_innehall
from redovisning.dolda.innehall import SIDODELAR, Innehall, anmarkningar
from redovisning.dolda.paketandring import Paketandring
from redovisning.dolda.paketrensning import Bundet, ar_signerad, rensa_paketet
from redovisning.dolda.textfynd import textfynd
from redovisning.fel import Anvandningsfel, OlasbarFil, SkrivFel
from redovisning.filskrivning import skriv_fil
from redovisning.grind import Filslag, Mottagen, slapp_in, slapp_in_data
from redovisning.paket import Paket
from redovisning.utkast import Utkast

_ANNAT = (
    "{fil}: bara Word-dokument (.docx) och arbetsböcker (.xlsx) går att rensa. Inget har skrivits. En PDF görs om ur "
    "dokumentet, och en bild sparas på nytt utan egenskaper."
)


@dataclass(frozen=True)
class Rensad:
    """Den rena kopian: ``fil`` är den skrivna, ``borttaget`` det som togs bort i ord och ``kvar`` det som står kvar."""

    fil: Path
    borttaget: tuple[str, ...]
    kvar: tuple[Anmarkning, ...]

    @property
    def att_avgora(self) -> bool:
        """Sant när något mer än råd är kvar: det måste en människa ta ställning till."""
        return any(a.niva is not Niva.RAD for a in self.kvar)


def rensa(fil: Path | str, ut: Path | str, *, acceptera: bool | None = None, ersatt: bool = False) -> Rensad:
    """Ger en kopia av filen utan namn, kommentarer och annat som inte syns. Den återläses och jämförs innan den gäller.

    Texten är orörd. Spårade ändringar, dold text, dolda blad, inbäddade filer, fält och länkar utåt står kvar och
    namns: att ta bort dem vore att ändra det som filen säger. Med ``acceptera`` avgörs de spårade ändringarna i ett
    Word-dokument: sant accepterar alla, falskt avvisar alla.

    Raises:
        Anvandningsfel: filen är varken ett Word-dokument eller en arbetsbok, eller är digitalt signerad; ``ut`` har en
            annan ändelse; eller ``acceptera`` gavs för en arbetsbok.
        OlasbarFil: filen kan inte läsas.
        MalfilAndrad: ``ut`` finns redan och ``ersatt`` är falskt.
        SkrivFel: kopian kunde inte skrivas, eller skilde sig i texten.
    """
    fil, ut = Path(fil), Path(ut)
    mottagen = _mottagen(fil)
    if ut.suffix.casefold() != fil.suffix.casefold():
        raise Anvandningsfel(f"{ut}: kopian ska ha samma ändelse som filen, {fil.suffix}. Inget har skrivits.")
    if acceptera is not None and mottagen.slag is not Filslag.WORD:
        raise Anvandningsfel(f"{fil}: bara i ett Word-dokument kan spårade ändringar avgöras här. Inget har skrivits.")
    fore = las_innehall(mottagen)
    data, borttaget = rensad(mottagen, acceptera)
    efter = _provad_kopia(mottagen, fore, ut, data, acceptera)
    # Det skrivna läses tillbaka och är byte för byte det som just prövades.
    skriven = skriv_fil(ut, data, ersatt=ersatt)
    barare = Utkast(FORMULAR[SENASTE_AR], skriven)
    return Rensad(skriven, borttaget, tuple(anmarkningar([*efter.fynd, *textfynd(efter)], barare)))


def _provad_kopia(mottagen: Mottagen, fore: Innehall, ut: Path, data: bytes, acceptera: bool | None) -> Innehall:
    """Ger innehållet i kopian, när den går att läsa och har samma text som filen.

    Raises:
        SkrivFel: kopian går inte att läsa, eller skiljer sig i texten.
    """
    delar = _textdelar(mottagen.paket(), mottagen.slag)
    try:
        ny = slapp_in_data(ut, data)
        efter = las_innehall(ny)
        if acceptera is None:
            lika = _texten(efter) == _texten(fore) and _ratext(ny, delar) == _ratext(mottagen, delar)
        else:
            lika = _avgjort(mottagen, ny, delar, acceptera)
    except OlasbarFil as fel:
        raise SkrivFel(f"{ut.name}: kopian gick inte att läsa tillbaka. {fel.meddelande} Inget har skrivits.") from fel
    if not lika:
        raise SkrivFel(f"{ut.name}: texten i kopian är inte densamma som i filen. Inget har skrivits.")
    return efter


def _avgjort(mottagen: Mottagen, ny: Mottagen, delar: list[str], acceptera: bool) -> bool:
    """Sant när kopians ord är de som ändringarna lämnar kvar."""
    from redovisning.dolda.andringar import synlig_text

    def orden(fil: Mottagen) -> list[str]:
        return [synlig_text(fil.paket().xml(namn), acceptera=acceptera) for namn in delar]

    return orden(ny) == orden(mottagen)


def rensad(mottagen: Mottagen, acceptera: bool | None = None) -> tuple[bytes, tuple[str, ...]]:
    """Ger ett mottaget dokument rensat, och det som togs bort i ord.

    Raises:
        Anvandningsfel: filen är digitalt signerad.
        OlasbarFil: en del går inte att läsa.
    """
    andring = Paketandring(mottagen.paket())
    if ar_signerad(andring):
        raise Anvandningsfel(
            f"{mottagen.sokvag}: filen är digitalt signerad, och varje ändring bryter signaturen. Inget har skrivits. "
            "Rensa dokumentet innan det signeras."
        )
    bundet = Bundet([andring.rot(namn) for namn in _textdelar(mottagen.paket(), mottagen.slag)])
    if mottagen.slag is Filslag.WORD:
        from redovisning.dolda.wordrensning import rensa_dokumentet

        eget = rensa_dokumentet(andring, bundet, acceptera)
    else:
        from redovisning.dolda.excelrensning import rensa_arbetsboken

        eget = rensa_arbetsboken(andring)
    borttaget = (*rensa_paketet(andring, bundet), *eget)
    return andring.data(), borttaget


def rensad_bok(namn: str, data: bytes) -> bytes | None:
    """Ger arbetsboken bakom ett diagram rensad, med samma celler; ``None`` när den inte går att rensa."""
    try:
        mottagen = slapp_in_data(Path(namn), data)
        if mottagen.slag is not Filslag.EXCEL:
            return None
        fore = las_innehall(mottagen)
        ren, _ = rensad(mottagen)
        _provad_kopia(mottagen, fore, Path(namn), ren, None)
    except (OlasbarFil, SkrivFel, Anvandningsfel):
        return None
    return ren


def _textdelar(paket: Paket, slag: Filslag) -> list[str]:
    """Ger namnen på de delar som bär texten."""
    if slag is Filslag.WORD:
        from redovisning.dolda.wordrensning import textdelar

        return textdelar(paket)
    from redovisning.dolda.excelrensning import bladdelar

    return bladdelar(paket)


def _mottagen(fil: Path) -> Mottagen:
    try:
        mottagen = slapp_in(fil)
    except OlasbarFil as fel:
        if fel.kod in ("pdf", "bild"):
            raise Anvandningsfel(_ANNAT.format(fil=fil)) from fel
        raise
    if mottagen.slag not in (Filslag.WORD, Filslag.EXCEL):
        raise Anvandningsfel(_ANNAT.format(fil=fil))
    return mottagen


def _texten(innehall: Innehall) -> tuple[list[tuple[str, str]], list[object]]:
    """Ger all text med sitt ställe, och tabellerna, utan kommentarerna."""
    bitar = [(b.text, f"{b.var}{b.plats or ''}") for b in innehall.bitar if b.var.strip() != SIDODELAR["comments"]]
    return bitar, [(t.rader, t.var) for t in innehall.tabeller if t.var != SIDODELAR["comments"]]


def _ratext(mottagen: Mottagen, delar: list[str]) -> list[str]:
    """Ger varje textdels alla ord, också strukna och i fältens koder."""
    return ["".join(map(str, mottagen.paket().xml(namn).itertext())) for namn in delar]
