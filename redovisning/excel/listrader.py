"""En lista av poster på ett avsnittsblad: en tabell med en post per rad och gott om tomma rader under."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from redovisning.dokument.falt import Falt, Svarstyp
from redovisning.excel.bok_ut import UtBlad, UtBok, kolumnnamn
from redovisning.excel.fasta_texter import listans_anvisning
from redovisning.excel.form import ANTECKNING, ID, INGRESS, KOLUMNRUBRIK, NUMMER, STATUS, VIT
from redovisning.excel.formler import Tabellen, val
from redovisning.excel.fragerader import skriv_text
from redovisning.excel.radhojd import MAX_HOJD, antal_rader, hojd
from redovisning.excel.rakning import Rakning, rakna_poster
from redovisning.excel.sidan import farga_status, regel_for
from redovisning.excel.svarsceller import skriv_svar
from redovisning.excel.upplagg import ANTECKNING as ANTECKNINGSRUBRIK
from redovisning.excel.upplagg import LAGE, RAD, marken_som_text
from redovisning.poster import posterna
from redovisning.utkast import Utkast

TOMMA_RADER, TOMMA_RADER_I_EGEN_LISTA = 12, 40
_FORSTA_FALTET = 2
_RADNUMMER, _STATUS, _ANTECKNING = 7.0, 24.0, 26.0
_ENRADIG, _ENRADIG_BLAND_MANGA, _TAL, _DATUM, _JA_NEJ = 30.0, 22.0, 14.0, 16.0, 12.0
_MANGA = 6
_FRITEXT, _SIDA = (28.0, 46.0), 210.0
_HJALP = replace(KOLUMNRUBRIK, storlek=9, fet=False, kursiv=True, farg=VIT)
_TOM_RAD, _LUFT = 21.0, 4.0


def bredder(falten: Sequence[Falt], poster: Sequence[dict[str, str]]) -> list[float]:
    """Ger kolumnernas bredd. Fritext delar på det som blir över på sidan, och breddas om ett svar inte får plats."""
    enradig = _ENRADIG if len(falten) <= _MANGA else _ENRADIG_BLAND_MANGA
    fasta = {f.namn: _fast_bredd(f, enradig) for f in falten}
    kvar = _SIDA - _RADNUMMER - _STATUS - _ANTECKNING - sum(b for b in fasta.values() if b)
    fria = [f for f in falten if not fasta[f.namn]]
    for falt in fria:
        bredd = min(max(kvar / len(fria), _FRITEXT[0]), _FRITEXT[1])
        svaren = [post.get(falt.namn, "") for post in poster]
        while bredd < 2 * _FRITEXT[1] and any(hojd(antal_rader(s, bredd)) > MAX_HOJD for s in svaren):
            bredd += 8
        fasta[falt.namn] = round(bredd, 1)
    return [_RADNUMMER, *(fasta[f.namn] for f in falten), _STATUS, _ANTECKNING]


def _fast_bredd(falt: Falt, enradig: float) -> float:
    match falt.typ:
        case Svarstyp.JA_NEJ:
            return _JA_NEJ
        case Svarstyp.VAL:
            return min(max(_TAL, max(map(len, val(falt))) + 5.0), enradig)
        case Svarstyp.TAL:
            return _TAL
        case Svarstyp.DATUM:
            return _DATUM
    return enradig if falt.enradig else 0.0


class Listrader:
    """Skriver en lista på ett blad."""

    def __init__(
        self, bok: UtBok, blad: UtBlad, utkast: Utkast, kolumnbredder: Sequence[float], falten: Sequence[Falt]
    ) -> None:
        self._bok, self._blad, self._utkast, self._bredder = bok, blad, utkast, kolumnbredder
        self._falten = tuple(falten)
        self._statuskolumn = _FORSTA_FALTET + len(falten)
        self._poster = posterna(utkast, falten[0].lista)

    @property
    def _egen(self) -> bool:
        """Sant när listan har ett eget blad, och därför kan ha bladets enda filter."""
        return self._falten[0].avsnitt.nyckel == self._falten[0].lista

    @property
    def sista_kolumn(self) -> int:
        """Numret på kolumnen för anteckningar."""
        return self._statuskolumn + 1

    def skriv(self, rad: int) -> tuple[int, Tabellen, Rakning]:
        """Ger rubrikraden, tabellen och räkningen av posterna."""
        rad = skriv_text(self._blad, rad, listans_anvisning(self._falten[0]), self.sista_kolumn, self._bredder, INGRESS)
        for ingress in dict.fromkeys(f.fraga.tabell.ingress for f in self._falten if f.fraga.tabell.ingress):
            rad = skriv_text(self._blad, rad, ingress, self.sista_kolumn, self._bredder, INGRESS)
        self._rubriker(rad)
        tabell = self._tabell(rad + 2)
        for nummer in range(tabell.sista - tabell.forsta + 1):
            self._post(tabell, nummer)
        for falt, kolumn in zip(self._falten, tabell.kolumner, strict=True):
            regel_for(self._bok, self._blad, falt, f"{kolumn}{tabell.forsta}:{kolumn}{tabell.sista}")
        if self._egen:
            # Utan lås på raderna går de också att sortera. Numret och läget följer med.
            self._blad.ark.auto_filter.ref = f"A{rad + 1}:{kolumnnamn(self.sista_kolumn)}{tabell.sista}"
        status = kolumnnamn(self._statuskolumn)
        farga_status(self._blad, status, tabell.forsta, tabell.sista)
        return rad + 1, tabell, rakna_poster(self._blad.namn, tabell, status)

    def _tabell(self, forsta: int) -> Tabellen:
        sista = forsta + len(self._poster) + (TOMMA_RADER_I_EGEN_LISTA if self._egen else TOMMA_RADER) - 1
        kolumner = tuple(kolumnnamn(_FORSTA_FALTET + i) for i in range(len(self._falten)))
        return Tabellen(self._falten, kolumner, forsta, sista, self._poster)

    def _rubriker(self, rad: int) -> None:
        blad, hogst = self._blad, 0.0
        blad.text(rad + 1, 1, RAD, KOLUMNRUBRIK)
        for kolumn, falt in enumerate(self._falten, _FORSTA_FALTET):
            blad.text(rad, kolumn, falt.nyckel, ID)
            blad.fraga(rad + 1, kolumn, falt.fraga.text, falt.fraga.hjalp, KOLUMNRUBRIK, _HJALP)
            bredd = self._bredder[kolumn - 1]
            hjalpens = hojd(antal_rader(falt.fraga.hjalp, bredd, 9), 9) if falt.fraga.hjalp else 0
            hogst = max(hogst, hojd(antal_rader(falt.fraga.text, bredd, fet=True)) + hjalpens)
        blad.text(rad + 1, self._statuskolumn, LAGE, KOLUMNRUBRIK)
        blad.text(rad + 1, self.sista_kolumn, ANTECKNINGSRUBRIK, KOLUMNRUBRIK)
        langst = max(antal_rader(f.nyckel, self._bredder[k], 8) for k, f in enumerate(self._falten, 1))
        blad.hojd(rad, hojd(langst, 8))
        blad.hojd(rad + 1, hogst + _LUFT)

    def _post(self, tabell: Tabellen, nummer: int) -> None:
        blad, rad = self._blad, tabell.forsta + nummer
        svaren = self._poster[nummer] if nummer < len(self._poster) else {}
        hogst = _TOM_RAD
        blad.tal(rad, 1, nummer + 1, replace(NUMMER, last=not self._egen))
        for kolumn, falt in enumerate(self._falten, _FORSTA_FALTET):
            svar = svaren.get(falt.namn, "")
            skriv_svar(blad, rad, kolumn, falt, svar)
            hogst = max(hogst, hojd(antal_rader(svar, self._bredder[kolumn - 1])) + _LUFT)
        anteckning = self._anteckning(nummer, svaren)
        blad.formel(rad, self._statuskolumn, tabell.status(nummer), replace(STATUS, last=not self._egen))
        blad.text(rad, self.sista_kolumn, anteckning, ANTECKNING)
        hogst = max(hogst, hojd(antal_rader(anteckning, _ANTECKNING, 10), 10) + _LUFT)
        blad.hojd(rad, min(hogst, MAX_HOJD))

    def _anteckning(self, nummer: int, svaren: dict[str, str]) -> str:
        marken = {f.namn: self._utkast.att_granska.get(f.stig(nummer), "") for f in self._falten}
        ur_marken = marken_som_text({namn: text for namn, text in marken.items() if text}, list(svaren))
        egen = self._utkast.anteckningar.get(f"{self._falten[0].lista}[{nummer}]")
        return "\n".join(filter(None, (ur_marken, egen)))
