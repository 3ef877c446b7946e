"""Mejlet: ett utkast i en .eml-fil, med adressat, ämne, en kort text och bilagorna.

Samma innehåll och datum ger samma byte: gränsen mellan delarna och mejlets id räknas ur det.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from email import message_from_bytes
from email.errors import MessageError
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP, default
from pathlib import PurePath

_SLAG = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".txt": "text/plain",
}
_OKANT = "application/octet-stream"
_HUVUD = re.compile(rb".{1,65536}?\r?\n\r?\n", re.DOTALL)
_FLEST_LAGER = 50
"""Ett mejl som har fler delar i varandra, eller ett huvud som aldrig tar slut, tar orimlig tid att läsa."""


@dataclass(frozen=True)
class Brev:
    """Det som står i mejlet. ``bilagor`` är filnamn och innehåll, i ordning."""

    till: str
    amne: str
    text: str
    bilagor: Sequence[tuple[str, bytes]]
    datum: date


def mejl(brev: Brev) -> bytes:
    """Ger mejlet som en .eml-fil. ``X-Unsent`` gör att Outlook och Thunderbird öppnar den som ett utkast."""
    m = EmailMessage(policy=SMTP)
    m["X-Unsent"] = "1"
    m["To"] = brev.till
    m["Subject"] = brev.amne
    m["Date"] = datetime.combine(brev.datum, time(12), UTC)
    marke = _marke(brev)
    m["Message-ID"] = f"<{marke}@redovisning.invalid>"
    m.set_content(brev.text, cte="quoted-printable")
    for namn, data in brev.bilagor:
        huvudslag, _, underslag = _slaget(namn).partition("/")
        # Också en textfil går som byte: mejlprogram skriver annars om dess radslut.
        m.add_attachment(data, maintype=huvudslag, subtype=underslag, filename=namn)
    m.set_boundary(f"=_{marke}")
    return _med_namn_for_aldre(m.as_bytes(), brev)


def _med_namn_for_aldre(data: bytes, brev: Brev) -> bytes:
    """Ger mejlet med bilagornas namn också så som äldre mejlprogram läser dem (RFC 2047), där de har å, ä eller ö.

    Samma sak gör Thunderbird. Det nyare sättet (RFC 2231), som går före, skriver ``email`` självt.
    """
    plats = 0
    for namn, _ in brev.bilagor:
        rad = f"Content-Type: {_slaget(namn)}\r\n".encode()
        plats = data.index(rad, plats) + len(rad) - 2
        if not namn.isascii():
            kodat = Header(namn, "utf-8", maxlinelen=70).encode(linesep="\r\n")
            tillagg = f';\r\n name="{kodat}"'.encode()
            data = data[:plats] + tillagg + data[plats:]
    return data


def _slaget(namn: str) -> str:
    return _SLAG.get(PurePath(namn).suffix.casefold(), _OKANT)


def _marke(brev: Brev) -> str:
    rakna = hashlib.sha256()
    for del_ in (brev.till, brev.amne, brev.text, brev.datum.isoformat()):
        rakna.update(f"{len(del_)}:{del_}".encode())
    for namn, data in brev.bilagor:
        rakna.update(f"{len(namn)}:{namn}{len(data)}:".encode() + data)
    return rakna.hexdigest()[:32]


class Ejmejl(Exception):
    """Filen går inte att läsa som ett mejl med bilagor."""


def bilagor_i(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Ger namnet och innehållet för varje bilaga i ett mejl, också i ett som ett mejlprogram har sparat om.

    Raises:
        Ejmejl: filen är inget mejl.
    """
    if not _HUVUD.match(data) or data.count(b"boundary=") > _FLEST_LAGER:
        raise Ejmejl
    try:
        m = message_from_bytes(data, policy=default)
        delar = list(m.walk()) if m.is_multipart() else []
        for del_ in delar:
            if not del_.is_multipart() and del_.get_filename():
                yield str(del_.get_filename()), bytes(del_.get_payload(decode=True) or b"")
    except (MessageError, ValueError, LookupError, TypeError, AttributeError, IndexError, RecursionError) as fel:
        raise Ejmejl from fel
