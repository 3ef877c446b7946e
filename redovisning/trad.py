"""Textfilernas gemensamma träd: texter, listor och kartor med sin plats, och vägen därifrån till ett utkast.

YAML och JSON läses var för sig till ett sådant träd. Här prövas det mot dokumentet: okända och dubbla nycklar, text
där ett avsnitt hör hemma och tvärtom. Inget avbryter läsningen; allt som är fel blir fynd, och resten blir svar.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from redovisning.anmarkning import POSTNAMN, kort
from redovisning.dokument import FORMULAR, SENASTE_AR
from redovisning.dokument.falt import Dokument, Falt, Svarstyp, falten
from redovisning.plats import Textplats

if TYPE_CHECKING:
    from redovisning.utkast import Utkast

ARSNYCKEL = "formular"


@dataclass(slots=True)
class Text:
    """Ett värde som text, precis som det skrevs. Ett tomt värde är en tom text."""

    varde: str
    plats: Textplats


@dataclass(slots=True)
class Lista:
    """En lista av värden."""

    delar: list[Nod]
    plats: Textplats


@dataclass(slots=True)
class Karta:
    """Nycklar med värden i den ordning de skrevs, dubbletter medräknade."""

    poster: list[tuple[Text, Nod]]
    plats: Textplats


Nod = Text | Lista | Karta


@dataclass(frozen=True, slots=True)
class Fynd:
    """En anmärkning på väg: koden, platsen och mallens värden.

    ``stig`` är fältets väg om den är känd. Annars är ``vid`` platsen för det svar som fyndet gäller.
    """

    kod: str
    plats: Textplats
    varden: Mapping[str, object] = field(default_factory=dict)
    stig: str | None = None
    vid: Textplats | None = None


@dataclass(frozen=True)
class Skrivsatt:
    """Mediets egna råd om hur en text, ett avsnitt och en lista skrivs. Mallar med ``{nyckel}`` och ``{forsta}``."""

    text: str
    avsnitt: str
    lista: str


@dataclass(frozen=True)
class Grupp:
    """Ett ställe där nycklar får stå: hela filen, ett avsnitt eller posterna i en lista."""

    nyckel: str
    nummer: str = ""
    rubrik: str = ""
    lista: bool = False
    delar: dict[str, Falt | Grupp | None] = field(default_factory=dict)

    @property
    def namn(self) -> str:
        """Gruppen som den nämns i ett meddelande."""
        if not self.nyckel:
            return "formuläret"
        if self.lista:
            return f"uppgifterna om en {POSTNAMN.get(self.nyckel, self.nyckel)}"
        return f"avsnittet {self.nyckel}" + (f" ({self.nummer})" if self.nummer else "")


@lru_cache
def plan(dokument: type[Dokument]) -> Grupp:
    """Ger hela filens grupp: vilka nycklar som får stå var."""
    rot = Grupp("", delar={ARSNYCKEL: None})
    for falt in falten(dokument):
        forled, _, namn = falt.nyckel.rpartition(".")
        grupp = rot
        if forled:
            nyckel = forled.removesuffix("[]")
            ny = Grupp(nyckel, falt.avsnitt.nummer, falt.avsnitt.rubrik, lista=bool(falt.lista))
            grupp = rot.delar.setdefault(nyckel, ny)  # type: ignore[assignment]
        grupp.delar[namn] = falt
    return rot


def valj_dokument(rot: Karta | None) -> tuple[type[Dokument], list[Fynd]]:
    """Ger den årgång som filen säger sig gälla. Saknas den eller är den okänd läses filen som den senaste."""
    svar = next((v for n, v in rot.poster if n.varde == ARSNYCKEL), None) if rot else None
    senaste = FORMULAR[SENASTE_AR]
    if rot is None:
        return senaste, []
    if svar is None or (isinstance(svar, Text) and not svar.varde.strip()):
        return senaste, [Fynd("TR07", svar.plats if svar else rot.plats, {"ar": SENASTE_AR})]
    skrivet = svar.varde.strip() if isinstance(svar, Text) else _prov(svar)
    for ar, dokument in FORMULAR.items():
        if skrivet == str(ar):
            return dokument, []
    kanda = ", ".join(str(ar) for ar in FORMULAR)
    return senaste, [Fynd("TR08", svar.plats, {"skrivet": kort(skrivet), "kanda": kanda, "ar": SENASTE_AR})]


def fyll(utkast: Utkast, rot: Karta, skrivsatt: Skrivsatt) -> list[Fynd]:
    """Ger allt som inte stämmer med dokumentet, sedan trädets svar har lagts i utkastet."""
    return list(_Ifyllning(utkast, skrivsatt).karta(rot, plan(utkast.dokument), ""))


def med_stigar(fynd: list[Fynd], utkast: Utkast) -> list[Fynd]:
    """Ger fynden med fältets väg, hämtad ur platsen för det svar de gäller."""
    stigar = {plats: stig for stig, plats in utkast.platser.items()}
    return [f if f.stig or f.vid is None else replace(f, stig=stigar.get(f.vid)) for f in fynd]


class _Ifyllning:
    """En genomgång av ett träd."""

    def __init__(self, utkast: Utkast, skrivsatt: Skrivsatt) -> None:
        self.utkast = utkast
        self.skrivsatt = skrivsatt
        self.rot = plan(utkast.dokument)

    def karta(self, karta: Karta, grupp: Grupp, forled: str) -> Iterator[Fynd]:
        sedda: dict[str, Text] = {}
        skrivna = {n.varde for n, _ in karta.poster}
        for nyckel, nod in karta.poster:
            namn = nyckel.varde
            if namn not in grupp.delar:
                from redovisning.nyckelforslag import foresla

                rad, menad = foresla(namn, grupp, self.rot)
                menad = menad if menad not in skrivna else ""
                last = " Svaret är läst så tills vidare." if menad else ""
                varden = {"nyckel": kort(namn), "var": grupp.namn, "rad": rad + last}
                yield Fynd("TR01", nyckel.plats, varden, forled + menad if menad else None)
                if not menad:
                    continue
                namn = menad
            elif namn in sedda:
                varden = {"nyckel": namn, "forsta": str(sedda[namn].plats.rad), "andra": str(nyckel.plats.rad)}
                yield Fynd("TR02", nyckel.plats, varden)
            sedda.setdefault(namn, nyckel)
            match grupp.delar[namn]:
                case Falt():
                    yield from self.svar(forled + namn, nyckel, nod)
                case Grupp() as inre:
                    yield from self.grupp(inre, nyckel, nod)

    def svar(self, stig: str, nyckel: Text, nod: Nod) -> Iterator[Fynd]:
        if isinstance(nod, Text):
            # Vid dubbla nycklar gäller det första svaret; dubbletten har redan fått sitt fynd.
            if self.utkast[stig] is None:
                self.utkast.satt(stig, nod.varde, nod.plats if nod.varde.strip() else nyckel.plats)
            return
        rad = self.skrivsatt.text.format(nyckel=nyckel.varde)
        yield Fynd("TR03", nod.plats, {"vad": _vad(nod), "rad": rad}, stig)

    def grupp(self, grupp: Grupp, nyckel: Text, nod: Nod) -> Iterator[Fynd]:
        self.utkast.platser.setdefault(grupp.nyckel, nyckel.plats)
        if _tom(nod):
            return
        mall = self.skrivsatt.lista if grupp.lista else self.skrivsatt.avsnitt
        rad = mall.format(nyckel=grupp.nyckel, forsta=next(iter(grupp.delar)))
        if not grupp.lista:
            if isinstance(nod, Karta):
                yield from self.karta(nod, grupp, f"{grupp.nyckel}.")
            else:
                yield Fynd("TR04", nod.plats, {"vad": _vad(nod), "nyckel": grupp.nyckel, "rad": rad})
            return
        post = POSTNAMN.get(grupp.nyckel, grupp.nyckel)
        if isinstance(nod, Karta):
            yield Fynd("TR05", nyckel.plats, {"nyckel": grupp.nyckel, "post": post, "rad": rad})
        poster = nod.delar if isinstance(nod, Lista) else [nod]
        for index, del_ in enumerate(poster, self.utkast.antal_poster(grupp.nyckel)):
            stig = f"{grupp.nyckel}[{index}]"
            self.utkast.platser[stig] = del_.plats
            if isinstance(del_, Karta):
                yield from self.karta(del_, grupp, f"{stig}.")
            elif not _tom(del_):
                yield Fynd("TR06", del_.plats, {"vad": _vad(del_), "nyckel": grupp.nyckel, "post": post, "rad": rad})


def _tom(nod: Nod) -> bool:
    return isinstance(nod, Text) and not nod.varde.strip()


def _vad(nod: Nod) -> str:
    """Vad som står på fel ställe, med dess första ord."""
    slag = {Text: "en text", Lista: "en lista", Karta: "nycklar med värden"}[type(nod)]
    prov = kort(_prov(nod), 40)
    return f"{slag} («{prov}»)" if prov else slag


def _prov(nod: Nod) -> str:
    """De första orden i en nod. Trädet går högst några steg djupt, så vandringen är ändlig också för fientliga filer."""
    while not isinstance(nod, Text):
        if isinstance(nod, Karta):
            if not nod.poster:
                return ""
            return nod.poster[0][0].varde
        if not nod.delar:
            return ""
        nod = nod.delar[0]
    return nod.varde


def ar_ja_nej(utkast: Utkast, stig: str) -> bool:
    """Sant när fältet besvaras med ja eller nej."""
    from redovisning.dokument.falt import hitta_falt

    falt = hitta_falt(utkast.dokument, stig)
    return falt is not None and falt.typ is Svarstyp.JA_NEJ
