"""Textfilernas gemensamma träd: texter, listor och kartor med sin plats, och vägen därifrån till ett utkast.

Här prövas trädet mot dokumentet: okända och dubbla nycklar, text där ett avsnitt hör hemma och tvärtom. Inget
avbryter läsningen; allt som är fel blir fynd, och resten blir svar.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from redovisning.anmarkning import kort
from redovisning.dokument import FORMULAR, SENASTE_AR, argangar, hitta_huvudnyckel
from redovisning.dokument.falt import Blankett, Falt, Svarstyp, hitta_falt
from redovisning.dokument.fragor import HUVUDNYCKEL
from redovisning.nyckelforslag import Grupp, foresla, plan, troligaste
from redovisning.plats import Textplats

if TYPE_CHECKING:
    from pathlib import Path

    from redovisning.utkast import Utkast

MAX_FORSLAG = 200


class Text:
    """Ett värde som text, precis som det skrevs. Ett tomt värde är en tom text."""

    __slots__ = __match_args__ = ("varde", "plats")

    def __init__(self, varde: str, plats: Textplats) -> None:
        self.varde = varde
        self.plats = plats


class Lista:
    """En lista av värden."""

    __slots__ = __match_args__ = ("delar", "plats")

    def __init__(self, delar: list[Nod], plats: Textplats) -> None:
        self.delar = delar
        self.plats = plats


class Karta:
    """Nycklar med värden i den ordning de skrevs, dubbletter medräknade."""

    __slots__ = __match_args__ = ("poster", "plats")

    def __init__(self, poster: list[tuple[Text, Nod]], plats: Textplats) -> None:
        self.poster = poster
        self.plats = plats


Nod = Text | Lista | Karta


class Fynd(NamedTuple):
    """En anmärkning på väg: koden, platsen och mallens värden.

    ``stig`` är fältets väg om den är känd. Annars är ``vid`` platsen för det svar som fyndet gäller.
    """

    kod: str
    plats: Textplats
    varden: Mapping[str, object] = {}
    stig: str | None = None
    vid: Textplats | None = None


class Skrivsatt(NamedTuple):
    """Mediets egna råd om hur en text, ett avsnitt och en lista skrivs. Mallar med ``{nyckel}`` och ``{forsta}``."""

    text: str
    avsnitt: str
    lista: str


def valj_dokument(rot: Karta | None) -> tuple[Blankett, list[Fynd]]:
    """Ger det dokument som filen säger sig vara, efter dess huvudnyckel och år.

    Saknas året avgör nycklarna vilket dokument det är. Läst blir det som den senaste årgången.
    """
    if rot is None:
        return FORMULAR[SENASTE_AR], []
    ytterst = {n.varde: v for n, v in reversed(rot.poster)}
    texter = {n.varde: v.varde if isinstance(v, Text) else "" for n, v in rot.poster if ytterst[n.varde] is v}
    inre = {n: _inre(v) for n, v in ytterst.items()}
    nyckel = hitta_huvudnyckel(texter) or troligaste(inre) or HUVUDNYCKEL
    argangarna, svar = argangar(nyckel), ytterst.get(nyckel)
    senaste = max(argangarna)
    if svar is None or tom(svar) or isinstance(svar, Karta):
        vad = {} if nyckel == HUVUDNYCKEL else {"nyckel": nyckel, "titel": argangarna[senaste].titel}
        plats = svar.plats if svar else rot.plats
        return argangarna[senaste], [Fynd("TR16" if vad else "TR07", plats, {"ar": senaste, **vad})]
    skrivet = _prov(svar).strip()
    for ar, dokument in argangarna.items():
        if isinstance(svar, Text) and skrivet == str(ar):
            return dokument, []
    kanda = ", ".join(str(ar) for ar in argangarna)
    return argangarna[senaste], [Fynd("TR08", svar.plats, {"skrivet": kort(skrivet), "kanda": kanda, "ar": senaste})]


def _inre(nod: Nod) -> list[str] | None:
    """Ger nycklarna inuti en nod, eller ``None`` när den är en text."""
    return None if isinstance(nod, Text) else [n.varde for n, _ in nod.poster] if isinstance(nod, Karta) else []


def fel_rot(nod: Nod, rader: list[str]) -> Fynd:
    """Ger fyndet för en fil, eller en del av den, som inte består av nycklar."""
    if tom(nod):
        return Fynd("TR10", Textplats(1, 1))
    return Fynd("TR09", nod.plats, {"borjan": kort(rader[nod.plats.rad - 1])})


def till_utkast(
    rot: Karta | None, fynd: list[Fynd], fil: Path | None, skrivsatt: Skrivsatt
) -> tuple[Utkast, list[Fynd]]:
    """Ger utkastet med trädets svar, och alla fynd med fältets väg där den är känd."""
    from redovisning.utkast import Utkast

    dokument, arsfynd = valj_dokument(rot)
    utkast = Utkast(dokument, fil)
    utkast.platser[""] = Textplats(1, 1)
    fyllda = _Ifyllning(utkast, skrivsatt).hela(rot) if rot is not None else []
    stigar = {plats: stig for stig, plats in utkast.platser.items()}
    vid_svar = [f if f.stig or f.vid is None else f._replace(stig=stigar.get(f.vid)) for f in fynd]
    return utkast, [*vid_svar, *arsfynd, *fyllda]


class _Ifyllning:
    """En genomgång av ett träd."""

    def __init__(self, utkast: Utkast, skrivsatt: Skrivsatt) -> None:
        self.utkast = utkast
        self.skrivsatt = skrivsatt
        self.rot = plan(utkast.dokument)
        self.okanda = 0

    def hela(self, rot: Karta) -> list[Fynd]:
        return list(self.karta(rot, self.rot, ""))

    def karta(self, karta: Karta, grupp: Grupp, forled: str) -> Iterator[Fynd]:
        sedda: dict[str, Text] = {}
        poster = [p for post in karta.poster for p in self.utan_huvudnyckel(post, grupp)]
        skrivna = {n.varde for n, _ in poster}
        fore = ""
        for nyckel, nod in poster:
            namn = nyckel.varde
            if namn not in grupp.delar:
                rad, menad = self.forslag(namn, grupp)
                menad = menad if menad not in skrivna and menad not in sedda else ""
                last = " Det är läst så tills vidare." if menad else ""
                varden = {"nyckel": kort(namn), "var": grupp.namn, "rad": rad + last}
                stig = forled + menad if menad else self.hart_indragen(namn, grupp, forled, fore)
                yield Fynd("TR01", nyckel.plats, varden, stig)
                if not menad:
                    continue
                namn = menad
            elif namn in sedda:
                varden = {"nyckel": namn, "forsta": str(sedda[namn].plats.rad), "andra": str(nyckel.plats.rad)}
                yield Fynd("TR02", nyckel.plats, varden, forled + namn)
            sedda.setdefault(namn, nyckel)
            fore = namn
            match grupp.delar[namn]:
                case Falt():
                    yield from self.svar(forled + namn, nyckel, nod)
                case Grupp() as inre:
                    yield from self.grupp(inre, nyckel, nod)

    def utan_huvudnyckel(self, post: tuple[Text, Nod], grupp: Grupp) -> list[tuple[Text, Nod]]:
        """Ger det som står under huvudnyckeln, i stället för den: det hör hemma ytterst och får inte gå förlorat."""
        nyckel, nod = post
        under = grupp is self.rot and nyckel.varde == self.utkast.dokument.huvudnyckel and isinstance(nod, Karta)
        return nod.poster if under and isinstance(nod, Karta) else [post]

    def hart_indragen(self, namn: str, grupp: Grupp, forled: str, fore: str) -> str | None:
        """Frågan som en nyckel efter hårda blanksteg gäller: för YAML står den ytterst, för ögat i avsnittet före."""
        menad = namn.strip()
        if menad == namn:
            return None
        if menad in grupp.delar:
            return forled + menad
        inre = grupp.delar.get(fore)
        if not isinstance(inre, Grupp) or menad not in inre.delar:
            return None
        return f"{fore}[{max(0, self.utkast.antal_poster(fore) - 1)}].{menad}" if inre.lista else f"{fore}.{menad}"

    def forslag(self, namn: str, grupp: Grupp) -> tuple[str, str]:
        """Förslagen tar tid, och en fil med hundratals okända nycklar är inget formulär."""
        self.okanda += 1
        return foresla(namn, grupp, self.rot) if self.okanda <= MAX_FORSLAG else ("Den hör inte hit.", "")

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
        if tom(nod):
            return
        mall = self.skrivsatt.lista if grupp.lista else self.skrivsatt.avsnitt
        rad = mall.format(nyckel=grupp.nyckel, forsta=next(iter(grupp.delar)))
        if not grupp.lista:
            if isinstance(nod, Karta):
                yield from self.karta(nod, grupp, f"{grupp.nyckel}.")
            else:
                varden = {"vad": _vad(nod), "nyckel": grupp.nyckel, "rad": rad}
                yield Fynd("TR04", nod.plats, varden, grupp.nyckel)
            return
        post = grupp.postnamn
        if isinstance(nod, Karta):
            yield Fynd("TR05", nyckel.plats, {"nyckel": grupp.nyckel, "post": post, "rad": rad})
        for index, del_ in enumerate(
            nod.delar if isinstance(nod, Lista) else [nod], self.utkast.antal_poster(grupp.nyckel)
        ):
            stig = f"{grupp.nyckel}[{index}]"
            self.utkast.platser[stig] = del_.plats
            if isinstance(del_, Karta):
                yield from self.karta(del_, grupp, f"{stig}.")
            elif not tom(del_):
                varden = {"vad": _vad(del_), "nyckel": grupp.nyckel, "post": post, "rad": rad}
                yield Fynd("TR06", del_.plats, varden, stig)


def tom(nod: Nod) -> bool:
    """Sant för ett värde utan text."""
    return isinstance(nod, Text) and not nod.varde.strip()


def _vad(nod: Nod) -> str:
    """Vad som står på fel ställe, med dess första ord."""
    slag = {Text: "en text", Lista: "en lista", Karta: "nycklar med värden"}[type(nod)]
    return f"{slag} («{prov}»)" if (prov := kort(_prov(nod), 40)) else slag


def _prov(nod: Nod) -> str:
    """Det första som står i en nod."""
    match nod:
        case Text(varde):
            return varde
        case Lista([forsta, *_]):
            return _prov(forsta)
        case Karta([(nyckel, _), *_]):
            return nyckel.varde
    return ""


def har_bestamd_form(utkast: Utkast, stig: str) -> bool:
    """Sant när fältet besvaras med ja eller nej, ett val, ett tal eller ett datum: då prövar granskningen svaret."""
    falt = hitta_falt(utkast.dokument, stig)
    return falt is not None and falt.typ is not Svarstyp.TEXT
