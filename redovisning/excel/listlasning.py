"""Läser listorna av poster ur sina tabeller. Står samma lista i flera tabeller ska de säga samma sak."""

from __future__ import annotations

from dataclasses import dataclass, field

from redovisning.dokument.falt import Falt, kanonisk
from redovisning.excel.karta import Posttabell
from redovisning.excel.svarslasning import Rutsvar, Svarslasare
from redovisning.fritext import normalisera
from redovisning.granskning.meddelanden import anmark
from redovisning.utkast import Svar

Post = dict[Falt, Rutsvar]


@dataclass
class Listlasare:
    """Läser tabellerna. ``nummer`` är tabell och rad i den → postens nummer i utkastet."""

    lasare: Svarslasare
    nummer: dict[tuple[Posttabell, int], int] = field(default_factory=dict)

    def las(self, tabeller: list[Posttabell]) -> None:
        """Lägger in en listas poster. Tomma rader mellan posterna är inga poster."""
        alla = [(tabell, self._poster(tabell)) for tabell in tabeller]
        vald, poster = next(((t, p) for t, p in alla if p), alla[0])
        for nummer, (rad, post) in enumerate(poster):
            self.nummer[vald, rad] = nummer
            for falt, svar in post.items():
                self.lasare.satt(falt.stig(nummer), [svar])
        self.lasare.utkast.platser[vald.lista] = vald.blad.plats((vald.forsta, min(vald.kolumner)))
        if not poster:
            for ruta in vald.rutor(vald.forsta):
                self.lasare.utkast.platser[ruta.falt.stig()] = ruta.blad.plats(ruta.ruta)
        texter = [_texter(post) for _, post in poster] if len(alla) > 1 else []
        for annan, andra in alla:
            skilda = [post for _, post in andra if _texter(post) not in texter] if annan is not vald else []
            if skilda:
                self._namn_skilda(vald, annan, skilda)

    def _poster(self, tabell: Posttabell) -> list[tuple[int, Post]]:
        ut = []
        for nummer, rad in enumerate(tabell.rader):
            post = {r.falt: self.lasare.las(r) for r in tabell.rutor(rad)}
            for svar in post.values():
                self.lasare.anvand(svar.ruta)
            if any(s.text.strip() or s.koder for s in post.values()):
                ut.append((nummer, post))
        return ut

    def _namn_skilda(self, vald: Posttabell, annan: Posttabell, skilda: list[Post]) -> None:
        utkast = self.lasare.utkast
        forsta = next(iter(skilda[0].values()))
        for post in skilda:
            text = "\n".join(s.text for s in post.values() if s.text)
            utkast.vid_sidan.append(Svar(text, next(iter(post.values())).plats))
        varden = {"cell": str(forsta.plats), "antal": str(len(skilda)), "post": forsta.ruta.falt.postnamn or vald.lista}
        utkast.anmarkningar.append(anmark("EX23", utkast, vald.lista, None, **varden))


def _texter(post: Post) -> dict[str, str]:
    """Ger postens svar i normalform, för jämförelse."""
    return {f.namn: t for f, s in post.items() if (t := kanonisk(f, normalisera(s.text)).strip())}
