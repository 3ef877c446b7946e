"""Det som proven av avstämningen delar: ändringar i Word så som människor och LibreOffice gör dem."""

from __future__ import annotations

import copy
import shutil
from collections.abc import Callable
from pathlib import Path

from lxml.etree import _Element

from redovisning import kontrollmarke, las, skapa, skriv
from redovisning.avstamning.avstamning import stam_av
from redovisning.avstamning.lagen import Utfall
from redovisning.dokument import FORMULAR
from redovisning.grind import slapp_in
from redovisning.utkast import nytt_utkast
from redovisning.word.delar import Worddelar
from redovisning.word.karta import Karta, Ruta
from redovisning.word.kartlaggning import kartlagg
from redovisning.word.namnrymd import w
from redovisning.word.vandring import P, T
from redovisning.xmltolk import skriv_xml

LISTA = "kontaktpersoner"


def i_word(fil: Path, andra: Callable[[_Element, Karta], None], *, behall_minnet: bool = True) -> None:
    """Skriver om brödtexten i en Word-fil. Utan minnet är filen som efter ett program som kastar märket."""
    delar = Worddelar(slapp_in(fil))
    andra(delar.rot, kartlagg(delar.kropp, FORMULAR[2024]))
    byten = {delar.huvuddel: skriv_xml(delar.rot)}
    if not behall_minnet and (market := kontrollmarke.delnamn(delar.paket)) in delar.paket:
        byten[market] = b"<tom/>"
    fil.write_bytes(delar.paket.med(byten))


def skriv_svar(fil: Path, stig: str, text: str) -> None:
    """Byter det som står i frågans ruta mot texten, ett stycke för varje rad; tom text tömmer rutan."""
    i_word(fil, lambda _, karta: fyll_ruta(rutan(karta, stig), text))


def rutan(karta: Karta, stig: str) -> Ruta:
    """Ger frågans ruta."""
    return next(r for r in karta.rutor if r.stig == stig)


def fyll_ruta(ruta: Ruta, text: str) -> None:
    """Byter rutans stycken mot ett för varje rad i texten."""
    forst, *ovriga = ruta.cell.iter(P)
    for stycke in ovriga:
        stycke.getparent().remove(stycke)
    _satt(forst, text.split("\n")[0])
    for rad in reversed(text.split("\n")[1:]):
        kopia = copy.deepcopy(forst)
        _satt(kopia, rad)
        forst.addnext(kopia)


def nytt_stycke(fil: Path, stig: str, text: str) -> None:
    """Lägger till ett stycke sist i svaret."""

    def andra(_: _Element, karta: Karta) -> None:
        *_, sist = rutan(karta, stig).cell.iter(P)
        kopia = copy.deepcopy(sist)
        _satt(kopia, text)
        sist.addnext(kopia)

    i_word(fil, andra)


def under_tabellerna(fil: Path, text: str) -> None:
    """Skriver ett stycke utanför fälten, sist i dokumentet."""

    def andra(rot: _Element, _: Karta) -> None:
        kropp = rot.find(w("body"))
        stycke = kropp.makeelement(P)
        _satt(stycke, text)
        kropp.insert(len(kropp) - 1, stycke)

    i_word(fil, andra)


def ny_kontaktrad(fil: Path, **uppgifter: str) -> None:
    """Kopierar sista raden bland kontaktpersonerna och fyller i den."""

    def andra(rot: _Element, karta: Karta) -> None:
        sist = max(r.index for r in karta.rutor if r.falt.lista == LISTA)
        rad = next(r for r in karta.rutor if r.falt.lista == LISTA and r.index == sist).rad
        rad.addnext(copy.deepcopy(rad))
        kropp = rot.find(w("body"))
        for ruta in kartlagg(kropp, FORMULAR[2024]).rutor:
            if ruta.falt.lista == LISTA and ruta.index == sist + 1:
                fyll_ruta(ruta, uppgifter.get(ruta.falt.namn, ""))

    i_word(fil, andra)


def utan_kontroller(fil: Path, *, behall_minnet: bool = True) -> None:
    """Tar bort alla fält men låter deras innehåll stå, som när någon klistrat in formuläret på nytt."""

    def andra(rot: _Element, _: Karta) -> None:
        for sdt in reversed(list(rot.iter(w("sdt")))):
            for barn in list(sdt.find(w("sdtContent"))):
                sdt.addprevious(barn)
            sdt.getparent().remove(sdt)

    i_word(fil, andra, behall_minnet=behall_minnet)


def _satt(stycke: _Element, text: str) -> None:
    """Gör stycket till ett med bara den texten, skriven för hand: ledtexten och dess märke är borta."""
    for barn in list(stycke):
        if barn.tag != w("pPr"):
            stycke.remove(barn)
    for sdt in stycke.iterancestors(w("sdt")):
        for marke in list(sdt.iter(w("showingPlcHdr"))):
            marke.getparent().remove(marke)
        break
    if text:
        korning = stycke.makeelement(w("r"))
        bit = korning.makeelement(T, {"{http://www.w3.org/XML/1998/namespace}space": "preserve"})
        bit.text = text
        korning.append(bit)
        stycke.append(korning)


GAMMALT = "Medlen har gått till två nya mottagningar i länet."
I_WORD = "Medlen har gått till tre nya mottagningar i länet."
I_DATA = "Medlen har gått till fyra nya mottagningar i länet."
MAPP, DATA = Path("Exempel"), Path("Exempel/redovisning.yaml")


def andra_data(stig: str, text: str) -> None:
    """Skriver i regionens utkast, som i en textredigerare: ingen kopia sparas."""
    utkast = las(DATA)
    utkast.satt(stig, text)
    skriv(utkast, DATA, ersatt=True)
    for kopia in MAPP.glob("redovisning (sparad *"):
        kopia.unlink()


def skapat_formular() -> Path:
    """Ger formuläret som skapades ur mappen, på sin plats hos den som ska läsa det."""
    utkast = nytt_utkast(2024)
    utkast.satt("region", "Region Exempel")
    utkast.satt("kontaktpersoner[0].namn", "Kim Exempelsson")
    utkast.satt("kontaktpersoner[0].telefon", "070-1740605")
    utkast.satt("generellt.vardplatser", "ja")
    for stig in ("bup.medel", "bup.resultat", "vardplatser.medel"):
        utkast.satt(stig, GAMMALT)
    MAPP.mkdir()
    skriv(utkast, DATA)
    DATA.write_text(DATA.read_text("utf-8").replace("bup:\n", "bup:\n  # Kim återkommer på tisdag\n"), "utf-8")
    return Path(shutil.copy(skapa(MAPP).filer[0], "hr.docx"))


def vad(*filer: Path | str) -> dict[str, Utfall]:
    """Ger de frågor som inte är lika, med sitt utfall."""
    return {f.stig: u for f, u in stam_av(MAPP, filer).punkter() if u is not Utfall.LIKA}
