"""Läser en arbetsbok till ett utkast: skriven av oss, ifylld i Excel eller LibreOffice, ändrad för hand."""

from __future__ import annotations

from redovisning.dokument.falt import Falt
from redovisning.dokument.fragor import FORMULARET
from redovisning.excel.arbetsbok_in import Arbetsbok
from redovisning.excel.blad import Blad, Cell, las_bok
from redovisning.excel.cellvarden import celltext
from redovisning.excel.igenkanning import Identitet, Kanda, identifiera, kanda
from redovisning.excel.karta import Anteckningsruta, Bladkarta, Posttabell, Svarsruta
from redovisning.excel.kartlaggning import kartlagg
from redovisning.excel.listlasning import Listlasare
from redovisning.excel.ovriga_celler import ovrig_text
from redovisning.excel.saknade import namn_saknade
from redovisning.excel.startuppgifter import Startuppgifter, las_start
from redovisning.excel.svarslasning import Svarslasare
from redovisning.excel.upplagg import bladnamn, hela, marken_ur_text
from redovisning.excel.vid_sidan import sidotexter
from redovisning.fragenyckel import nyckel
from redovisning.granskning.meddelanden import anmark
from redovisning.granskning.tecken_klasser import citera
from redovisning.grind import Mottagen
from redovisning.kontrollmarke import har_marke, las_utlamnat
from redovisning.omfattning import satt_omfattning
from redovisning.utkast import Svar, Utkast


def las_excel(mottagen: Mottagen) -> Utkast:
    """Ger utkastet ur en arbetsbok.

    Raises:
        InteEttFormular: arbetsboken har inget känt formulär, eller ett för en årgång som inte finns här.
        OlasbarFil: arbetsboken gick inte att läsa; ``arbetsbok_skadad`` när dess delar inte stämmer med varandra.
    """
    bok, lasta = las_bok(mottagen)
    bladen = list(lasta)
    return _Lasning(bok, bladen, identifiera(bok, bladen)).kor()


class _Lasning:
    """En genomgång av en arbetsbok."""

    def __init__(self, bok: Arbetsbok, bladen: list[Blad], identitet: Identitet) -> None:
        self.bok = bok
        self.identitet = identitet
        self.kanda: Kanda = kanda(identitet.dokument)
        self.utkast = Utkast(identitet.dokument, bok.mottagen.sokvag)
        self.utkast.utlamnat = las_utlamnat(bok.paket)
        self.kartor: dict[Blad, Bladkarta] = {blad: kartlagg(blad, self.kanda) for blad in bladen}
        self.svar = Svarslasare(self.utkast, self.kartor, bok.fran_1904)
        self.listor = Listlasare(self.svar)

    def kor(self) -> Utkast:
        if self.identitet.cell:
            blad, cell = self.identitet.cell
            self.kartor[blad].egna.add((cell.rad, cell.kolumn))
        start = las_start(list(self.kartor.values()), self.kanda)
        self._las_svar()
        self._las_listor()
        self.svar.namn_delade()
        self._las_anteckningar()
        self._las_uppgifter(start)
        self._namn_andrade_texter()
        ovriga = {blad: ovrig_text(karta, self.kanda, self.bok.fran_1904) for blad, karta in self.kartor.items()}
        namn_saknade(
            self.utkast, self.kanda, self.kartor.values(), start, [s for grupp in ovriga.values() for s in grupp]
        )
        for blad, svaren in ovriga.items():
            self.utkast.utanfor += svaren
            self._namn_dolda(blad, svaren)
            self._namn_filtrerade(blad)
            self._namn_sidotexter(blad)
        for namn in self.bok.diagramblad:
            self.utkast.anmarkningar.append(anmark("EX16", self.utkast, ord=f"diagrambladet «{citera(namn)}»"))
        return self.utkast

    def _las_svar(self) -> None:
        per_falt: dict[Falt, list[Svarsruta]] = {}
        for karta in self.kartor.values():
            for ruta in karta.svar:
                per_falt.setdefault(ruta.falt, []).append(ruta)
        for falt in (f for f in self.kanda.falt.values() if f in per_falt):
            svaren = [self.svar.las(ruta) for ruta in per_falt[falt]]
            for s in svaren:
                self.svar.anvand(s.ruta)
            self.svar.satt(falt.nyckel, svaren)
            if falt.avsnitt.nyckel:
                self.utkast.platser.setdefault(falt.avsnitt.nyckel, svaren[0].plats)

    def _las_listor(self) -> None:
        per_lista: dict[str, list[Posttabell]] = {}
        for karta in self.kartor.values():
            for tabell in karta.tabeller:
                per_lista.setdefault(tabell.lista, []).append(tabell)
        for tabeller in per_lista.values():
            self.listor.las(tabeller)

    def _las_anteckningar(self) -> None:
        sedda: set[tuple[str, str]] = set()
        for karta in self.kartor.values():
            for ruta in karta.anteckningar:
                self._anteckning(ruta, sedda)

    def _anteckning(self, ruta: Anteckningsruta, sedda: set[tuple[str, str]]) -> None:
        text = self._celltext(ruta.blad.celler[ruta.ruta])
        nummer = self.listor.nummer.get(ruta.post) if ruta.post else None
        forled, namnen = "", []
        if ruta.post and nummer is not None:
            forled = f"{ruta.post[0].lista}[{nummer}]."
            namnen = [f.namn for f in ruta.post[0].kolumner.values() if self.utkast[forled + f.namn]]
        elif ruta.falt:
            forled = ruta.falt.nyckel
        marken, eget = marken_ur_text(text, namnen) if forled else ({}, text)
        self.utkast.att_granska |= {forled + namn: text for namn, text in marken.items()}
        plats = ruta.blad.plats(ruta.ruta)
        if eget.strip() and (forled, eget) not in sedda:
            sedda.add((forled, eget))
            stig = forled + namnen[0] if namnen else forled if ruta.falt else None
            if stig:
                fore = self.utkast.anteckningar.get(forled.rstrip("."))
                self.utkast.anteckningar[forled.rstrip(".")] = f"{fore}\n{eget}" if fore else eget
            self.utkast.vid_sidan.append(Svar(eget, plats))
            self.utkast.anmarkningar.append(anmark("EX18", self.utkast, stig, plats, ord=citera(eget, 200)))

    def _las_uppgifter(self, start: Startuppgifter) -> None:
        """Läser vem som besvarar vad, och vad arbetsboken omfattar."""
        for avsnitt, cell in start.besvaras_av.items():
            if text := self._celltext(cell).strip():
                self.utkast.besvaras_av[avsnitt] = text
        if self.identitet.cell is None:
            d = self.utkast.dokument
            self.utkast.anmarkningar.append(anmark("EX26", self.utkast, slag=d.filnamn, ar=d.ar))
        if not start.omfattar:
            return
        blad, cell = start.omfattar
        text = self._celltext(cell)
        hel = {nyckel(hela(kallas)) for kallas in (self.utkast.dokument.kallas, FORMULARET)}
        if nyckel(text) not in hel and not satt_omfattning(self.utkast, text):
            varden = {"ord": citera(text), "namnen": ", ".join(bladnamn(self.utkast.dokument).values())}
            plats = blad.plats((cell.rad, cell.kolumn))
            self.utkast.vid_sidan.append(Svar(text, plats))
            self.utkast.anmarkningar.append(anmark("EX24", self.utkast, plats=plats, **varden))
        # En del har alltid lämnats ut med ett minne. En hel arbetsbok kan vara regionens egen.
        if self.utkast.omfattar is not None and not har_marke(self.bok.paket):
            self.utkast.anmarkningar.append(anmark("EX30", self.utkast))

    def _celltext(self, cell: Cell) -> str:
        return celltext(cell, fran_1904=self.bok.fran_1904)

    def _namn_andrade_texter(self) -> None:
        for karta in self.kartor.values():
            for fynd in karta.fynd:
                text = self._celltext(karta.blad.celler[fynd.ruta])
                plats = karta.blad.plats(fynd.ruta)
                if fynd.kod == "EX19":
                    self.utkast.vid_sidan.append(Svar(text, plats))
                varden = {"ord": citera(text, 100), **fynd.varden}
                self.utkast.anmarkningar.append(anmark(fynd.kod, self.utkast, fynd.falt.stig(), plats, **varden))

    def _namn_dolda(self, blad: Blad, svaren: list[Svar]) -> None:
        for svar in svaren:
            if blad.dolt:
                self.utkast.anmarkningar.append(anmark("EX13", self.utkast, plats=svar.plats, ord=citera(svar.text)))

    def _namn_filtrerade(self, blad: Blad) -> None:
        ifyllda = {rad for tabell in self.kartor[blad].tabeller for rad in tabell.rader}
        if rader := sorted(blad.filtrerade & ifyllda):
            plats = blad.plats((rader[0], 1))
            self.utkast.anmarkningar.append(anmark("EX29", self.utkast, plats=plats, antal=str(len(rader))))

    def _namn_sidotexter(self, blad: Blad) -> None:
        texterna = sidotexter(self.bok, blad, self.utkast.dokument)
        if not texterna:
            return
        stigar = {plats: stig for stig, plats in self.utkast.platser.items() if "." in stig or stig == "region"}
        for sidotext in texterna:
            plats = blad.plats(sidotext.ruta)
            self.utkast.vid_sidan.append(Svar(sidotext.text, plats))
            stig = stigar.get(plats)
            varden = {"ord": citera(sidotext.text, 200)}
            self.utkast.anmarkningar.append(anmark(sidotext.kod, self.utkast, stig, plats, **varden))
