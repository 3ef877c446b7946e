"""Utkastet: alla svar i platt form, vart och ett med sin plats. Alla läsare ger det och alla skrivare tar det."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from redovisning.dokument import FORMULAR
from redovisning.dokument.falt import Blankett, Falt, blankett, falten, hitta_falt, kanonisk
from redovisning.fritext import normalisera

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from redovisning.anmarkning import Anmarkning
    from redovisning.dokument.klasser import Dokument
    from redovisning.plats import Plats
    from redovisning.utlamnat import Utlamnat

_POST = re.compile(r"(\w+)\[(\d+)\]\.")


@dataclass(frozen=True, slots=True)
class Svar:
    """Ett svar i normalform och platsen där det står."""

    text: str
    plats: Plats | None = None


class Utkast:
    """En regions svar så långt de är skrivna. ``utkast["bup.medel"]`` ger texten eller ``None``.

    ``dokument`` är blanketten som utkastet gäller; ett utkast kan skapas med klassen, ``Utkast(Redovisning2024)``.

    ``anmarkningar`` är läsarens egna; ``utanfor`` är text som stod utanför frågornas fält; ``vid_sidan`` är ord som
    läsaren namngav men inte tog med, till exempel kommentarer och strukna ord. ``omfattar`` är avsnittens nycklar när
    utkastet är en del som lämnats ut för sig (regionen ingår alltid); ``None`` är hela dokumentet. ``besvaras_av`` är
    avsnittets nyckel → den som svarar på det. ``att_granska`` är väg → vad som ska ses över i svaret, till exempel
    «från 2024, granska», och ``oforandrade`` samma sak för de svar som säkert står som då; ett som ändras tas bort.
    ``utlamnat`` är minnet av vad filen hade när den lämnades ut; ``None`` för en fil som inte är utlämnad.
    ``hamtat`` är väg → vad en obesvarad fråga får ur en annan fil, till exempel utfall. Det är inga svar.
    ``anteckningar`` är en frågas väg, eller en posts (``atgarder[2]``) → vad någon antecknat vid den i en arbetsbok.
    """

    def __init__(self, dokument: Blankett | type[Dokument], fil: Path | None = None) -> None:
        self.dokument = blankett(dokument)
        self.fil = fil
        self.svar: dict[str, Svar] = {}
        self.platser: dict[str, Plats] = {}
        self.anmarkningar: list[Anmarkning] = []
        self.utanfor: list[Svar] = []
        self.vid_sidan: list[Svar] = []
        self.omfattar: frozenset[str] | None = None
        self.besvaras_av: dict[str, str] = {}
        self.att_granska: dict[str, str] = {}
        self.oforandrade: dict[str, str] = {}
        self.utlamnat: Utlamnat | None = None
        self.hamtat: dict[str, str] = {}
        self.anteckningar: dict[str, str] = {}

    def satt(self, stig: str, text: str, plats: Plats | None = None) -> None:
        """Lägger in ett svar i normalform. Ett blankt svar lämnar frågan obesvarad men minns platsen.

        Raises:
            KeyError: vägen finns inte i dokumentet.
        """
        self.satt_normal(stig, normalisera(text), plats)

    def satt_normal(self, stig: str, text: str, plats: Plats | None = None) -> None:
        """Som ``satt``, för en text som redan är i normalform.

        Raises:
            KeyError: vägen finns inte i dokumentet.
        """
        falt = hitta_falt(self.dokument, stig)
        if falt is None:
            raise KeyError(stig)
        if plats is not None:
            self.platser[stig] = plats
        nytt = Svar(kanonisk(falt, text), plats) if text and not text.isspace() else None
        if self.oforandrade and self[stig] != (nytt.text if nytt else None):
            self.oforandrade.pop(stig, None)
        if nytt:
            self.svar[stig] = nytt
        else:
            self.svar.pop(stig, None)

    def __getitem__(self, stig: str) -> str | None:
        svar = self.svar.get(stig)
        return svar.text if svar else None

    def plats(self, stig: str) -> Plats | None:
        """Ger platsen för ett fält, annars för dess avsnitt, annars för filens början."""
        while stig:
            if stig in self.platser:
                return self.platser[stig]
            stig = stig.rpartition(".")[0] if "." in stig else stig.rpartition("[")[0]
        return self.platser.get("")

    def antal_poster(self, lista: str) -> int:
        """Ger antalet poster i en lista: så många rader som har något svar eller någon känd plats."""
        borjan = f"{lista}["
        rader = {stig.partition("].")[0] for stig in (*self.svar, *self.platser) if stig.startswith(borjan)}
        return max((int(m[2]) + 1 for m in map(_POST.match, [f"{rad}]." for rad in rader]) if m), default=0)

    def ingar(self, falt: Falt) -> bool:
        """Sant när fältet hör till det som utkastet omfattar."""
        return self.omfattar is None or falt.avsnitt.nyckel in self.omfattar or falt.nyckel == "region"

    def vagar(self) -> Iterator[tuple[str, Falt]]:
        """Ger varje väg med sitt fält i formulärets ordning, post för post. En lista har alltid minst en post."""
        alla = [f for f in falten(self.dokument) if self.ingar(f)]
        i = 0
        while i < len(alla):
            falt = alla[i]
            if not falt.lista:
                yield falt.nyckel, falt
                i += 1
                continue
            grupp = [f for f in alla if f.lista == falt.lista]
            for index in range(max(1, self.antal_poster(falt.lista))):
                yield from ((f.stig(index), f) for f in grupp)
            i += len(grupp)

    @property
    def region(self) -> str | None:
        """Regionens namn som det skrevs."""
        return self["region"]

    def utan_luckor(self) -> Utkast:
        """Ger utkastet utan tomma poster före ifyllda: är listorna redan hela utkastet självt, annars en kopia.

        En tom rad i en tabell är ingen post. Alla skrivare och alla jämförelser numrerar posterna så här.
        """
        if not (nya := self.omnumrerade()):
            return self
        ut = Utkast(self.dokument, self.fil)
        ut.omfattar, ut.besvaras_av, ut.utlamnat = self.omfattar, self.besvaras_av, self.utlamnat

        def nytt_nummer(stig: str) -> str:
            rad, punkt, namn = stig.partition(".")
            return nya.get(rad, rad) + punkt + namn

        ut.svar = {nytt_nummer(stig): svar for stig, svar in self.svar.items()}
        ut.att_granska = {nytt_nummer(stig): vad for stig, vad in self.att_granska.items()}
        ut.oforandrade = {nytt_nummer(stig): vad for stig, vad in self.oforandrade.items()}
        ut.hamtat = {nytt_nummer(stig): text for stig, text in self.hamtat.items()}
        ut.anteckningar = {nytt_nummer(stig): text for stig, text in self.anteckningar.items()}
        return ut

    def omnumrerade(self) -> dict[str, str]:
        """Ger poster som får nytt nummer när luckorna sluts: ``kontaktpersoner[2]`` → ``kontaktpersoner[1]``."""
        nummer: dict[str, set[int]] = {}
        for stig in self.svar:
            if "[" in stig and (m := _POST.match(stig)):
                nummer.setdefault(m[1], set()).add(int(m[2]))
        return {
            f"{lista}[{gammalt}]": f"{lista}[{nytt}]"
            for lista, alla in nummer.items()
            for nytt, gammalt in enumerate(sorted(alla))
            if nytt != gammalt
        }

    def texter(self) -> dict[str, str]:
        """Ger väg → text i formulärets ordning, bara besvarade fält och utan luckor mellan poster."""
        hela = self.utan_luckor()
        return {stig: hela.svar[stig].text for stig, _ in hela.vagar() if stig in hela.svar}

    def __eq__(self, annan: object) -> bool:
        """Två utkast är lika när de gäller samma formulär och har samma svar, oavsett medium."""
        if not isinstance(annan, Utkast):
            return NotImplemented
        return self.dokument is annan.dokument and self.texter() == annan.texter()

    __hash__ = None  # type: ignore[assignment]

    def som_dict(self) -> dict[str, Any]:
        """Ger utkastet nästlat, som i YAML och JSON: ``formular``, ``region``, ``kontaktpersoner`` …"""
        return self.nastlat(self.texter())

    def nastlat(self, varden: Mapping[str, Any]) -> dict[str, Any]:
        """Ger väg → värde, utan luckor mellan poster, nästlat och med årgången först."""
        ut: dict[str, Any] = {self.dokument.huvudnyckel: self.dokument.ar}
        for stig, varde in varden.items():
            if m := _POST.match(stig):
                poster = ut.setdefault(m[1], [])
                if len(poster) == int(m[2]):
                    poster.append({})
                poster[int(m[2])][stig[m.end() :]] = varde
            elif "." in stig:
                avsnitt, namn = stig.split(".")
                ut.setdefault(avsnitt, {})[namn] = varde
            else:
                ut[stig] = varde
        return ut

    def modell(self) -> Dokument:
        """Ger den typade modellen, till exempel ``Redovisning2024``.

        Raises:
            OfullstandigtUtkast: utkastet har fel eller är en del; undantaget bär hela granskningsrapporten.
        """
        from redovisning.modell import till_modell

        return till_modell(self)

    @classmethod
    def fran_modell(cls, modell: Dokument) -> Utkast:
        """Ger ett utkast med modellens svar."""
        from redovisning.modell import modellens_svar

        utkast = cls(type(modell))
        for stig, text in modellens_svar(modell):
            utkast.satt(stig, text)
        return utkast


def nytt_utkast(ar: int | None = None, fil: Path | None = None) -> Utkast:
    """Ger ett tomt utkast för en årgång; utan år det senaste.

    Raises:
        KeyError: årgången är okänd.
    """
    return Utkast(FORMULAR[ar if ar is not None else max(FORMULAR)], fil)
