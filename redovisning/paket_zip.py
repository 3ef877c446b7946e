"""Zip-filen under ett paket: posterna med sina gränser, uppackning med tak, och skrivning som kopierar rå data."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

MAX_POSTER = 10_000
MAX_UPPACKAT_DEL = 64 * 1024 * 1024

_LOKALT = struct.Struct("<4s5H3L2H")
_CENTRALT = struct.Struct("<4s6H3L5H2L")
_SLUT = struct.Struct("<4s4H2LH")
_DATUM_1980 = (1 << 5) | 1
_KRYPTERAD = 0x0001 | 0x0040 | 0x2000
_EFTERSKRIFT = 0x0008
_NIVABITAR = 0x0006
_UTF8 = 0x0800
_BIT = 64 * 1024


class Zipfel(Exception):
    """Zip-filen kan inte läsas. ``kod`` är grindens utfall och ``namn`` delen det gäller."""

    def __init__(self, kod: str, namn: str = "") -> None:
        super().__init__(kod, namn)
        self.kod = kod
        self.namn = namn


@dataclass(frozen=True, slots=True)
class Post:
    """En fil i zip-filen: katalogens uppgifter och var den lokala posten börjar."""

    namn: str
    ranamn: bytes
    lage: int
    metod: int
    packad: int
    storlek: int
    crc: int
    flaggor: int
    tid: int = 0
    datum: int = _DATUM_1980
    ovrigt: bytes = b""
    system: int = 0
    inre: int = 0
    yttre: int = 0


def las_katalog(data: bytes) -> list[Post]:
    """Ger posterna i katalogens ordning.

    Raises:
        Zipfel: ``skadad``, ``for_manga_delar``, ``krypterad_zip`` eller ``okand_packning``.
    """
    # Varje post i katalogen har sin signatur, så antalet är känt innan zipfile bygger ett objekt av var och en.
    if data.count(b"PK\x01\x02") > 2 * MAX_POSTER:
        raise Zipfel("for_manga_delar")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as arkiv:
            poster = [_post(i) for i in arkiv.infolist()]
            katalogstart = arkiv.start_dir
    except (zipfile.BadZipFile, struct.error, LookupError, ValueError, OverflowError, RuntimeError, OSError):
        raise Zipfel("skadad") from None
    if len(poster) > MAX_POSTER:
        raise Zipfel("for_manga_delar")
    for post in poster:
        if post.flaggor & _KRYPTERAD:
            raise Zipfel("krypterad_zip", post.namn)
        if post.metod not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Zipfel("okand_packning", post.namn)
    _kontrollera_lagen(poster, katalogstart)
    return poster


def _post(info: zipfile.ZipInfo) -> Post:
    ar, manad, dag, timme, minut, sekund = info.date_time
    return Post(
        namn=info.orig_filename,
        ranamn=info.orig_filename.encode("utf-8" if info.flag_bits & _UTF8 else "cp437"),
        lage=info.header_offset,
        metod=info.compress_type,
        packad=info.compress_size,
        storlek=info.file_size,
        crc=info.CRC,
        flaggor=info.flag_bits,
        tid=timme << 11 | minut << 5 | sekund // 2,
        datum=ar - 1980 << 9 | manad << 5 | dag,
        ovrigt=info.extra,
        system=info.create_system,
        inre=info.internal_attr,
        yttre=info.external_attr,
    )


def _kontrollera_lagen(poster: list[Post], katalogstart: int) -> None:
    """Poster som överlappar delar data: så ser de tätaste packbomberna ut, och olika läsare ser olika filer."""
    slut = 0
    for post in sorted(poster, key=lambda p: p.lage):
        if post.lage < slut:
            raise Zipfel("skadad", post.namn)
        slut = post.lage + _LOKALT.size + len(post.ranamn) + post.packad
    if slut > katalogstart:
        raise Zipfel("skadad")


def _packat(data: bytes, post: Post) -> tuple[bytes, memoryview]:
    """Ger den lokala postens extrafält och den packade datan, sedan den lokala posten jämförts med katalogen."""
    try:
        signatur, *_, namnlangd, extralangd = _LOKALT.unpack_from(data, post.lage)
    except struct.error:
        raise Zipfel("del_skadad", post.namn) from None
    namnstart = post.lage + _LOKALT.size
    extrastart = namnstart + namnlangd
    start = extrastart + extralangd
    if signatur != b"PK\x03\x04" or data[namnstart:extrastart] != post.ranamn or start + post.packad > len(data):
        raise Zipfel("del_skadad", post.namn)
    return data[extrastart:start], memoryview(data)[start : start + post.packad]


def packa_upp(data: bytes, post: Post, tak: int) -> Iterator[bytes]:
    """Ger postens innehåll bit för bit, kontrollerat mot längd och kontrollsumma.

    Raises:
        Zipfel: ``packbomb`` när innehållet är större än taket eller än vad katalogen uppger, ``del_skadad`` annars.
    """
    if post.storlek > tak:
        raise Zipfel("packbomb", post.namn)
    _, packat = _packat(data, post)
    langd = crc = 0
    for bit in _bitar(packat, post):
        langd += len(bit)
        if langd > post.storlek:
            raise Zipfel("packbomb", post.namn)
        crc = zlib.crc32(bit, crc)
        yield bit
    if langd != post.storlek or crc != post.crc:
        raise Zipfel("del_skadad", post.namn)


def _bitar(packat: memoryview, post: Post) -> Iterator[bytes]:
    if post.metod == zipfile.ZIP_STORED:
        yield bytes(packat)
        return
    uppackare = zlib.decompressobj(-zlib.MAX_WBITS)
    rest: bytes | memoryview = packat
    try:
        while not uppackare.eof:
            bit = uppackare.decompress(rest, _BIT)
            rest = uppackare.unconsumed_tail
            if not bit and not rest:
                break
            yield bit
    except zlib.error:
        raise Zipfel("del_skadad", post.namn) from None


@dataclass(frozen=True, slots=True)
class Utpost:
    """En post som ska skrivas: katalogens uppgifter, de lokala extrafälten och den packade datan."""

    post: Post
    lokalt_ovrigt: bytes
    packat: bytes | memoryview


def kopia(data: bytes, post: Post) -> Utpost:
    """Ger posten som den är, utan att packa om den."""
    lokalt_ovrigt, packat = _packat(data, post)
    return Utpost(post, lokalt_ovrigt, packat)


def packad_post(namn: str, innehall: bytes, efter: Post | None = None) -> Utpost:
    """Ger en ny post. ``efter`` är posten den ersätter: namn, datum och attribut följer då med."""
    ranamn = efter.ranamn if efter else namn.encode("utf-8")
    flaggor = efter.flaggor & _UTF8 if efter else 0 if namn.isascii() else _UTF8
    packare = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    packat = packare.compress(innehall) + packare.flush()
    post = Post(
        namn=namn,
        ranamn=ranamn,
        lage=0,
        metod=zipfile.ZIP_DEFLATED,
        packad=len(packat),
        storlek=len(innehall),
        crc=zlib.crc32(innehall),
        flaggor=flaggor,
        tid=efter.tid if efter else 0,
        datum=efter.datum if efter else _DATUM_1980,
        inre=efter.inre if efter else 0,
        yttre=efter.yttre if efter else 0,
        system=efter.system if efter else 0,
    )
    return Utpost(post, b"", packat)


def skriv_zip(utposter: Iterable[Utpost]) -> bytes:
    """Ger en zip-fil med posterna i ordning. Samma poster ger alltid samma byte."""
    ut = bytearray()
    katalog = bytearray()
    antal = 0
    for u in utposter:
        p = u.post
        # Längd och kontrollsumma står alltid i den lokala posten, så ingen efterskrift behövs.
        flaggor = p.flaggor & ~_EFTERSKRIFT
        gemensamt = (20, flaggor, p.metod, p.tid, p.datum, p.crc, p.packad, p.storlek, len(p.ranamn))
        lokalt, centralt = _utan_zip64(u.lokalt_ovrigt), _utan_zip64(p.ovrigt)
        katalog += _CENTRALT.pack(
            b"PK\x01\x02", p.system << 8 | 20, *gemensamt, len(centralt), 0, 0, p.inre, p.yttre, len(ut)
        )
        katalog += p.ranamn + centralt
        ut += _LOKALT.pack(b"PK\x03\x04", *gemensamt, len(lokalt))
        ut += p.ranamn + lokalt
        ut += u.packat
        antal += 1
    slut = _SLUT.pack(b"PK\x05\x06", 0, 0, antal, antal, len(katalog), len(ut), 0)
    return bytes(ut + katalog + slut)


def _utan_zip64(ovrigt: bytes) -> bytes:
    """Ger extrafälten utan zip64-fältet: storlekarna får alltid plats i de vanliga fälten."""
    ut = b""
    while len(ovrigt) >= 4:
        slag, langd = struct.unpack_from("<2H", ovrigt)
        if slag != 1:
            ut += ovrigt[: 4 + langd]
        ovrigt = ovrigt[4 + langd :]
    return ut
