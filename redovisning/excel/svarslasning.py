"""Läser svaren ur rutorna på kartorna: en gång per fråga, med allt som rutan inte säger rakt ut namngivet."""

from __future__ import annotations

from dataclasses import dataclass, field

from redovisning.dokument.falt import Falt, kanonisk
from redovisning.excel.blad import Blad, Cell, Ruta
from redovisning.excel.cellvarden import las_varde
from redovisning.excel.karta import Bladkarta, Svarsruta, ar_status
from redovisning.fritext import normalisera
from redovisning.granskning.meddelanden import anmark
from redovisning.granskning.tecken_klasser import citera
from redovisning.plats import Cellplats
from redovisning.utkast import Svar, Utkast


@dataclass(frozen=True)
class Rutsvar:
    """Det som står i en ruta. ``koder`` är koder med det ord de gäller."""

    ruta: Svarsruta
    text: str
    koder: tuple[tuple[str, str], ...]
    antal_celler: int = 1

    @property
    def plats(self) -> Cellplats:
        """Rutans plats."""
        return self.ruta.blad.plats(self.ruta.ruta)


@dataclass
class Svarslasare:
    """Läser rutor till ett utkast. En ruta läses en gång, också när den är sammanslagen över flera frågor."""

    utkast: Utkast
    kartor: dict[Blad, Bladkarta]
    fran_1904: bool
    _lasta: dict[tuple[Blad, Ruta], Svarsruta] = field(default_factory=dict)
    _delade: dict[Svarsruta, list[Falt]] = field(default_factory=dict)

    def las(self, svarsruta: Svarsruta) -> Rutsvar:
        """Ger svaret i en ruta, tomt när rutan redan är läst för en annan fråga."""
        blad, falt = svarsruta.blad, svarsruta.falt
        forsta = blad.omrade(svarsruta.ruta)[:2]
        if annan := self._lasta.get((blad, forsta)):
            self._delade.setdefault(annan, []).append(falt)
            return Rutsvar(svarsruta, "", ())
        self._lasta[blad, forsta] = svarsruta
        texter: list[str] = []
        koder: list[tuple[str, str]] = []
        for cell in self._celler(svarsruta):
            last = las_varde(cell, fran_1904=self.fran_1904, typ=falt.typ)
            koder += last.koder
            if last.text.strip():
                texter.append(last.text)
        text = "\n\n".join(texter)
        if text and not svarsruta.saker:
            koder.append(("EX04", text))
        if text and any(self._dold(blad, c) for c in self._celler(svarsruta)):
            koder.append(("EX13", text))
        return Rutsvar(svarsruta, text, tuple(koder), len(texter))

    @staticmethod
    def _dold(blad: Blad, cell: Cell) -> bool:
        """Sant för en dold cell. Det som bara ett filter döljer namns en gång för hela bladet."""
        return blad.dold((cell.rad, cell.kolumn)) and (blad.dolt or cell.rad not in blad.filtrerade)

    def _celler(self, svarsruta: Svarsruta) -> list[Cell]:
        """Ger svarets celler: rutan, det som en sammanslagning täcker, och raderna där svaret går vidare."""
        blad = svarsruta.blad
        egna = self.kartor[blad].egna
        ut: list[Cell] = []
        for ruta in (svarsruta.ruta, *svarsruta.fortsatter):
            omrade = blad.omrade(ruta)
            for cell in blad.i_omrade(omrade):
                plats = (cell.rad, cell.kolumn)
                if plats == omrade[:2] or (plats not in egna and not ar_status(cell)):
                    ut.append(cell)
        return [c for c in ut if (c.rad, c.kolumn) not in egna]

    def anvand(self, svarsruta: Svarsruta) -> None:
        """Noterar rutans celler som lästa, så att de inte också räknas som text vid sidan av."""
        for ruta in (svarsruta.ruta, *svarsruta.fortsatter):
            omrade = svarsruta.blad.omrade(ruta)
            self.kartor[svarsruta.blad].egna |= {(c.rad, c.kolumn) for c in svarsruta.blad.i_omrade(omrade)}

    def satt(self, stig: str, svaren: list[Rutsvar]) -> None:
        """Lägger in ett svar ur de rutor som frågan har. Lika svar är ett; olika namns, och det första är läst."""
        falt = svaren[0].ruta.falt
        skilda: dict[str, Rutsvar] = {}
        for s in svaren if len(svaren) > 1 else ():
            if text := kanonisk(falt, normalisera(s.text)).strip():
                skilda.setdefault(text, s)
        valt, *ovriga = skilda.values() or svaren[:1]
        self.utkast.satt(stig, valt.text, valt.plats)
        for s in svaren:
            self._anmark(stig, s)
        for s in ovriga:
            varden = {"ett": citera(valt.text), "annat": citera(s.text), "cell": str(s.plats)}
            self.utkast.vid_sidan.append(Svar(s.text, s.plats))
            self.utkast.anmarkningar.append(anmark("EX03", self.utkast, stig, valt.plats, **varden))

    def _anmark(self, stig: str, svar: Rutsvar) -> None:
        tolkat = self.utkast[stig] or ""
        for kod, ord_ in svar.koder:
            varden = {"ord": citera(ord_, 100), "svar": citera(tolkat)}
            self.utkast.anmarkningar.append(anmark(kod, self.utkast, stig, svar.plats, **varden))
        if svar.antal_celler > 1:
            self.utkast.anmarkningar.append(anmark("EX22", self.utkast, stig, svar.plats, antal=svar.antal_celler))

    def namn_delade(self) -> None:
        """Namnger de rutor som är sammanslagna över flera frågor."""
        stigar = {svar.plats: stig for stig, svar in self.utkast.svar.items()}
        for ruta, falten in self._delade.items():
            if stig := stigar.get(ruta.blad.plats(ruta.ruta)):
                fragor = ", ".join(f"«{citera(f.fraga.text, 50)}»" for f in falten)
                self.utkast.anmarkningar.append(anmark("EX20", self.utkast, stig, fragor=fragor))
