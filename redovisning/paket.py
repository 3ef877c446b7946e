"""Ett Office-paket: delarna i en .docx eller .xlsx, deras innehållstyper och relationer, och en kopia med byten."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import unquote
from zipfile import ZipInfo

from redovisning.grind_utfall import olasbar
from redovisning.minne import Minne
from redovisning.paket_zip import (
    MAX_POSTER,
    MAX_UPPACKAT_DEL,
    Utpost,
    Zipfel,
    kopia,
    las_katalog,
    packa_upp,
    packad_post,
    skriv_zip,
)

if TYPE_CHECKING:
    from lxml import etree

INNEHALLSTYPER = "[Content_Types].xml"
MAX_UPPACKAT = 256 * 1024 * 1024
_STORSTA_MINNE = 64 * 1024
_Varde = TypeVar("_Varde")
_CT = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_HUVUDRELATION = "/relationships/officeDocument"
_UDDA = re.compile(r"[\x00-\x1f\x7f\\]|^/|^[A-Za-z]:|//|(?:^|/)\.{1,2}(?:/|$)")


@dataclass(frozen=True, slots=True)
class Relation:
    """En relation från en del. ``mal`` är målets delnamn, eller adressen som den står när ``extern`` är sann."""

    typ: str
    mal: str
    extern: bool


_RELATIONER: Minne[Mapping[str, Relation]] = Minne(64)
_TYPER: Minne[Mapping[str, str]] = Minne(64)


class Paket:
    """Delarna i en Word- eller Excel-fil. Delnamn jämförs som i formatet: utan skillnad på stora och små bokstäver.

    Raises:
        OlasbarFil: zip-filen är skadad, krypterad, har dubbla eller udda delnamn eller för många delar.
    """

    def __init__(self, data: bytes, fil: str = "filen") -> None:
        self.fil = fil
        self._data = data
        self._kopior: dict[str, Utpost] = {}
        self._uppackat: dict[str, int] = {}
        self._relationer: dict[str, Mapping[str, Relation]] = {}
        self.nara: set[str] = set()
        """Delar som grinden har sett bara har celler nära varandra; se ``grind_yta``."""
        try:
            self._poster = las_katalog(data)
        except Zipfel as fel:
            raise self._olasbar(fel) from None
        self._index: dict[str, ZipInfo] = {}
        for post in self._poster:
            if _UDDA.search(post.orig_filename) or not post.orig_filename:
                raise olasbar("udda_delnamn", fil, del_namn=_visa(post.orig_filename))
            if self._index.setdefault(post.orig_filename.lower(), post) is not post:
                raise olasbar("dubbla_delar", fil, del_namn=_visa(post.orig_filename))
        self.namn = tuple(p.orig_filename for p in self._poster if not p.orig_filename.endswith("/"))

    @property
    def data(self) -> bytes:
        """Hela filen som den är."""
        return self._data

    def __contains__(self, namn: object) -> bool:
        return isinstance(namn, str) and namn.lower() in self._index

    def las(self, namn: str) -> bytes:
        """Ger delens innehåll, kontrollerat mot längd och kontrollsumma.

        Raises:
            OlasbarFil: ``del_saknas``, ``del_skadad`` eller ``packbomb``.
        """
        innehall = b"".join(self.strom(namn, MAX_UPPACKAT_DEL))
        self._uppackat[namn.lower()] = len(innehall)
        if sum(self._uppackat.values()) > MAX_UPPACKAT:
            raise olasbar("packbomb", self.fil, del_namn=_visa(namn))
        return innehall

    def avtryck(self, namn: str) -> Hashable:
        """Ger ett avtryck av delen så packad som den ligger: delar med samma avtryck har samma innehåll.

        Raises:
            OlasbarFil: ``del_saknas`` eller ``del_skadad``.
        """
        post = self._post(namn)
        return bytes(self._kopia(post).packat), post.compress_type, post.file_size, post.CRC

    def strom(self, namn: str, tak: int) -> Iterator[bytes]:
        """Ger delens innehåll bit för bit, högst ``tak`` byte, med samma kontroller som ``las``."""
        post = self._post(namn)
        try:
            yield from packa_upp(self._data, post, tak)
        except Zipfel as fel:
            raise self._olasbar(fel) from None

    def _kopia(self, post: ZipInfo) -> Utpost:
        """Ger delen så packad som den ligger. Ett formulär fylls många gånger, så det hittade behålls."""
        namn = post.orig_filename
        if namn not in self._kopior:
            try:
                self._kopior[namn] = kopia(self._data, post)
            except Zipfel as fel:
                raise self._olasbar(fel) from None
        return self._kopior[namn]

    def _post(self, namn: str) -> ZipInfo:
        post = self._index.get(namn.lower())
        if post is None:
            raise olasbar("del_saknas", self.fil, del_namn=_visa(namn))
        return post

    def xml(self, namn: str) -> etree._Element:
        """Ger delens rotelement.

        Raises:
            OlasbarFil: som ``las``, och ``dtd`` eller ``trasig_xml``.
        """
        from redovisning.xmltolk import tolka_xml

        return tolka_xml(self.las(namn), namn, self.fil)

    def prova(self) -> None:
        """Packar upp varje del utan att behålla den, och prövar längd, kontrollsumma och den samlade storleken.

        Raises:
            OlasbarFil: ``del_skadad`` eller ``packbomb``.
        """
        kvar = MAX_UPPACKAT
        for namn in self.namn:
            kvar -= sum(map(len, self.strom(namn, kvar)))

    @cached_property
    def huvuddel(self) -> str:
        """Namnet på själva dokumentet, till exempel ``word/document.xml``.

        Raises:
            OlasbarFil: ``huvuddel_saknas``.
        """
        for relation in self.relationer("").values():
            if relation.typ.endswith(_HUVUDRELATION) and not relation.extern and relation.mal in self:
                return self._index[relation.mal.lower()].orig_filename
        raise olasbar("huvuddel_saknas", self.fil)

    def relationer(self, namn: str) -> Mapping[str, Relation]:
        """Ger relationerna från en del, från hela paketet när namnet är tomt. Mål i paketet är hela delnamn."""
        if namn not in self._relationer:
            self._relationer[namn] = self._las_relationer(namn)
        return self._relationer[namn]

    def _las_relationer(self, namn: str) -> Mapping[str, Relation]:
        mapp, _, bas = namn.rpartition("/")
        rels = posixpath.join(mapp, "_rels", f"{bas}.rels")
        if rels not in self:
            return {}
        innehall = self.las(rels)

        def las() -> dict[str, Relation]:
            ut: dict[str, Relation] = {}
            attribut = ("Id", "Type", "Target", "TargetMode")
            for id_, typ, mal, lage in self._uppgifter(innehall, rels, f"{_REL}Relationship", *attribut):
                extern = lage == "External"
                ut.setdefault(id_, Relation(typ, mal if extern else self._upplost(mapp, mal), extern))
            return ut

        return self._minns(_RELATIONER, innehall, rels, las)

    def _uppgifter(self, innehall: bytes, namn: str, tagg: str, *attribut: str) -> list[tuple[str, ...]]:
        """Ger attributen i delens element."""
        from redovisning.xmltolk import tolka_xml

        return [tuple(e.get(a, "") for a in attribut) for e in tolka_xml(innehall, namn, self.fil).iter(tagg)]

    def _minns(self, minne: Minne[_Varde], innehall: bytes, namn: str, las: Callable[[], _Varde]) -> _Varde:
        """Filer av samma slag har samma innehållstyper och relationer, och då räknas de ut en gång."""
        return minne.hamta((innehall, namn, self.namn), las) if len(innehall) < _STORSTA_MINNE else las()

    def _upplost(self, mapp: str, mal: str) -> str:
        namn = posixpath.normpath(posixpath.join("/", mapp, mal)).lstrip("/")
        return unquote(namn) if namn not in self and unquote(namn) in self else namn

    @cached_property
    def innehallstyper(self) -> Mapping[str, str]:
        """Innehållstyp för varje del som har en."""
        innehall = self.las(INNEHALLSTYPER)

        def las() -> dict[str, str]:
            forval = self._uppgifter(innehall, INNEHALLSTYPER, f"{_CT}Default", "Extension", "ContentType")
            over = self._uppgifter(innehall, INNEHALLSTYPER, f"{_CT}Override", "PartName", "ContentType")
            andelser = {andelse.lower(): typ for andelse, typ in forval}
            egna = {namn.lstrip("/").lower(): typ for namn, typ in over}
            typer = ((n, egna.get(n.lower()) or andelser.get(n.rpartition(".")[2].lower())) for n in self.namn)
            return {namn: typ for namn, typ in typer if typ}

        return self._minns(_TYPER, innehall, INNEHALLSTYPER, las)

    def summor(self) -> dict[str, tuple[int, int]]:
        """Ger CRC-32 och storlek för varje del, som katalogen säger."""
        return {p.orig_filename: (p.CRC, p.file_size) for p in self._poster}

    def med(
        self, andrade: Mapping[str, bytes], nya: Mapping[str, bytes] | None = None, utan: Collection[str] = ()
    ) -> bytes:
        """Ger paketet med andra delar: orörda delar kopieras som de är, nya läggs sist med datumet 1980-01-01.

        ``utan`` är delar som inte följer med.

        Raises:
            KeyError: en del som ska ändras eller utgå finns inte.
            ValueError: en ny del finns redan.
            OlasbarFil: ``del_skadad`` när en orörd del inte går att kopiera.
        """
        byten = {namn.lower(): innehall for namn, innehall in andrade.items()}
        nya = nya or {}
        borta = {namn.lower() for namn in utan}
        if saknade := (byten.keys() | borta) - self._index.keys():
            raise KeyError(min(saknade))
        if finns := [namn for namn in nya if namn in self]:
            raise ValueError(f"delen finns redan: {finns[0]}")
        utposter = [
            packad_post(namn, byten[namn.lower()], p) if namn.lower() in byten else self._kopia(p)
            for p in self._poster
            for namn in (p.orig_filename,)
            if namn.lower() not in borta
        ]
        return skriv_zip([*utposter, *(packad_post(namn, innehall) for namn, innehall in nya.items())])

    def _olasbar(self, fel: Zipfel) -> Exception:
        return olasbar(fel.kod, self.fil, del_namn=_visa(fel.namn), tak=MAX_POSTER)


def packa(delar: Sequence[tuple[str, bytes]]) -> bytes:
    """Ger ett helt paket av delarna, med innehållstyperna först och datumet 1980-01-01.

    Raises:
        ValueError: två delar har samma namn.
    """
    namnen = [namn.lower() for namn, _ in delar]
    if len(set(namnen)) != len(namnen):
        raise ValueError("två delar har samma namn")
    forst = sorted(delar, key=lambda d: d[0] != INNEHALLSTYPER)
    return skriv_zip(packad_post(namn, innehall) for namn, innehall in forst)


def _visa(namn: str) -> str:
    """Ger delnamnet så att det går att visa: utan styrtecken och inte hur långt som helst."""
    return "".join(c if c.isprintable() else "?" for c in namn[:80])
