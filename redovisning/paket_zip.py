"""Zip-filen under ett paket: posterna med sina gränser, uppackning med tak, och skrivning som kopierar rå data."""

from __future__ import annotations

import copy
import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipInfo

MAX_POSTER = 10_000
MAX_UPPACKAT_DEL = 64 * 1024 * 1024

_LOKALT = struct.Struct("<4s5H3L2H")
_CENTRALT = struct.Struct("<4s6H3L5H2L")
_SLUT = struct.Struct("<4s4H2LH")
_KRYPTERAD = 0x0001 | 0x0040 | 0x2000
_EFTERSKRIFT = 0x0008
_UTF8 = 0x0800
_ZIPVERSION = 20
_BIT, _PACKAD_BIT = 256 * 1024, 64 * 1024
_NIVA = 1
"""Zlibs snabbaste nivå. Packningen är annars nästan halva fyllningen, och ett formulär blir bara 3 kB större."""
_LITEN = 16 * 1024


class Zipfel(Exception):
    """Zip-filen kan inte läsas. ``kod`` är grindens utfall och ``namn`` delen det gäller."""

    def __init__(self, kod: str, namn: str = "") -> None:
        super().__init__(kod, namn)
        self.kod = kod
        self.namn = namn


class Utpost(NamedTuple):
    """En post som ska skrivas: katalogens uppgifter, de lokala extrafälten och den packade datan."""

    info: ZipInfo
    lokala_extrafalt: bytes
    packat: bytes | memoryview


def las_katalog(data: bytes) -> list[ZipInfo]:
    """Ger posterna i katalogens ordning. Postens namn är ``orig_filename``, så som det står i filen.

    Raises:
        Zipfel: ``skadad``, ``for_manga_delar``, ``krypterad_zip`` eller ``okand_packning``.
    """
    # Varje post i katalogen har sin signatur, så antalet är känt innan zipfile bygger ett objekt av var och en.
    if data.count(b"PK\x01\x02") > 2 * MAX_POSTER:
        raise Zipfel("for_manga_delar")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as arkiv:
            poster = arkiv.infolist()
            katalogstart = arkiv.start_dir
    except (zipfile.BadZipFile, struct.error, LookupError, ValueError, OverflowError, RuntimeError, OSError):
        raise Zipfel("skadad") from None
    if len(poster) > MAX_POSTER:
        raise Zipfel("for_manga_delar")
    for post in poster:
        if post.flag_bits & _KRYPTERAD:
            raise Zipfel("krypterad_zip", post.orig_filename)
        if post.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise Zipfel("okand_packning", post.orig_filename)
    _kontrollera_lagen(poster, katalogstart)
    return poster


def _kontrollera_lagen(poster: list[ZipInfo], katalogstart: int) -> None:
    """Poster som överlappar delar data: så ser de tätaste packbomberna ut, och olika läsare ser olika filer."""
    slut = 0
    for post in sorted(poster, key=lambda p: p.header_offset):
        if post.header_offset < slut:
            raise Zipfel("skadad", post.orig_filename)
        slut = post.header_offset + _LOKALT.size + post.compress_size
    if slut > katalogstart:
        raise Zipfel("skadad")


def _ranamn(post: ZipInfo) -> bytes:
    namn = post.orig_filename
    # Nästan alla delnamn är ascii, och då är teckenkoderna lika men cp437 mycket långsammare.
    return namn.encode("utf-8" if post.flag_bits & _UTF8 or namn.isascii() else "cp437")


def kopia(data: bytes, post: ZipInfo) -> Utpost:
    """Ger posten med datan så packad som den är, sedan det lokala huvudet jämförts med katalogen.

    Raises:
        Zipfel: ``del_skadad``.
    """
    signatur, *_, namnlangd, extralangd = _LOKALT.unpack_from(data, post.header_offset)
    namnstart = post.header_offset + _LOKALT.size
    extrastart = namnstart + namnlangd
    start = extrastart + extralangd
    slut = start + post.compress_size
    if signatur != b"PK\x03\x04" or data[namnstart:extrastart] != _ranamn(post) or slut > len(data):
        raise Zipfel("del_skadad", post.orig_filename)
    return Utpost(post, data[extrastart:start], memoryview(data)[start:slut])


def packa_upp(data: bytes, post: ZipInfo, tak: int) -> Iterator[bytes]:
    """Ger postens innehåll bit för bit, kontrollerat mot längd och kontrollsumma.

    Raises:
        Zipfel: ``packbomb`` när innehållet är större än taket eller än vad katalogen uppger, ``del_skadad`` annars.
    """
    if post.file_size > tak:
        raise Zipfel("packbomb", post.orig_filename)
    langd = crc = 0
    for bit in _bitar(kopia(data, post).packat, post):
        langd += len(bit)
        if langd > post.file_size:
            raise Zipfel("packbomb", post.orig_filename)
        crc = zlib.crc32(bit, crc)
        yield bit
    if langd != post.file_size or crc != post.CRC:
        raise Zipfel("del_skadad", post.orig_filename)


def _bitar(packat: bytes | memoryview, post: ZipInfo) -> Iterator[bytes]:
    if post.compress_type == ZIP_STORED:
        yield bytes(packat)
        return
    uppackare = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        # Bit för bit också in: det som blir över efter en bit ut kopieras, och i en stor del är det mycket varje gång.
        for i in range(0, len(packat), _PACKAD_BIT):
            rest: bytes | memoryview = packat[i : i + _PACKAD_BIT]
            while rest and not uppackare.eof:
                yield uppackare.decompress(rest, _BIT)
                rest = uppackare.unconsumed_tail
            if uppackare.eof:
                return
        while not uppackare.eof and (bit := uppackare.decompress(b"", _BIT)):
            yield bit
    except zlib.error:
        raise Zipfel("del_skadad", post.orig_filename) from None


def packad_post(namn: str, innehall: bytes, efter: ZipInfo | None = None) -> Utpost:
    """Ger en ny post med datumet 1980-01-01. Ersätter den en annan följer namn, datum och attribut med därifrån."""
    info = copy.copy(efter) if efter else ZipInfo(namn)
    if efter is None:
        info.create_system = 0
        info.flag_bits = 0 if namn.isascii() else _UTF8
    packat = _packa_liten(innehall) if len(innehall) <= _LITEN else _packa(innehall)
    info.flag_bits &= _UTF8
    info.compress_type = ZIP_DEFLATED
    info.compress_size, info.file_size, info.CRC = len(packat), len(innehall), zlib.crc32(innehall)
    info.extra = b""
    return Utpost(info, b"", packat)


def _packa(innehall: bytes) -> bytes:
    packare = zlib.compressobj(_NIVA, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packare.compress(innehall) + packare.flush()


@lru_cache(64)
def _packa_liten(innehall: bytes) -> bytes:
    """Relationer, innehållstyper och listor är desamma i fil efter fil, och att starta en packare kostar mest."""
    return _packa(innehall)


def skriv_zip(utposter: Iterable[Utpost]) -> bytes:
    """Ger en zip-fil med posterna i ordning. Samma poster ger alltid samma byte."""
    ut = bytearray()
    katalog = bytearray()
    antal = 0
    for p, lokala_extrafalt, packat in utposter:
        ar, manad, dag, timme, minut, sekund = p.date_time
        tid, datum = timme << 11 | minut << 5 | sekund // 2, ar - 1980 << 9 | manad << 5 | dag
        # Längd och kontrollsumma står alltid i det lokala huvudet, så ingen efterskrift behövs.
        flaggor, ranamn = p.flag_bits & ~_EFTERSKRIFT, _ranamn(p)
        delat = (flaggor, p.compress_type, tid, datum, p.CRC, p.compress_size, p.file_size, len(ranamn))
        lokala, centrala = _utan_zip64(lokala_extrafalt), _utan_zip64(p.extra)
        version = p.create_system << 8 | _ZIPVERSION
        attribut = (p.internal_attr, p.external_attr, len(ut))
        katalog += _CENTRALT.pack(b"PK\x01\x02", version, _ZIPVERSION, *delat, len(centrala), 0, 0, *attribut)
        katalog += ranamn + centrala
        ut += _LOKALT.pack(b"PK\x03\x04", _ZIPVERSION, *delat, len(lokala))
        ut += ranamn + lokala
        ut += packat
        antal += 1
    slut = _SLUT.pack(b"PK\x05\x06", 0, 0, antal, antal, len(katalog), len(ut), 0)
    ut += katalog
    ut += slut
    return bytes(ut)


def _utan_zip64(extrafalt: bytes) -> bytes:
    """Ger extrafälten utan zip64-fältet: storlekarna får alltid plats i de vanliga fälten."""
    ut = b""
    while len(extrafalt) >= 4:
        slag, langd = struct.unpack_from("<2H", extrafalt)
        if slag != 1:
            ut += extrafalt[: 4 + langd]
        extrafalt = extrafalt[4 + langd :]
    return ut
