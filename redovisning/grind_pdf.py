"""Grindens prövning av en PDF: hel, utan kryptering och av rimlig storlek, innan något i den används.

Läsningen görs av pypdf, med spärrar: inget program startas, och allt som biblioteket kastar blir ett namngivet utfall.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

from redovisning.fel import RedovisningFel
from redovisning.grind_slag import PDF_BORJAN
from redovisning.grind_utfall import olasbar

if TYPE_CHECKING:
    from pypdf import PdfReader

MAX_SIDOR = 2_000
_MAX_UPPACKAT = 64 * 1024 * 1024
_MAX_STEG = 300_000
_SLUT = b"%%EOF"
_SLUTET_INOM = 2_048


def oppna_pdf(data: bytes, fil: str) -> PdfReader:
    """Ger en läsare för en PDF som har släppts in. Använd den inne i ``pdf_lasning``.

    Raises:
        OlasbarFil: ``pdf_skyddad``, ``pdf_skadad`` eller ``pdf_orimlig``.
    """
    # En avklippt fil går ofta att laga, men de sista sidorna är borta.
    if not data.startswith(PDF_BORJAN) or _SLUT not in data[-_SLUTET_INOM:]:
        raise olasbar("pdf_skadad", fil)
    with pdf_lasning(fil):
        from pypdf import PdfReader
        from pypdf.errors import DependencyError, FileNotDecryptedError

        try:
            lasare = PdfReader(BytesIO(data))
            if lasare.is_encrypted:
                raise olasbar("pdf_skyddad", fil)
            antal = len(lasare.pages)
        except (FileNotDecryptedError, DependencyError):
            # Den nyare krypteringen kräver ett tillägg för att ens prövas.
            raise olasbar("pdf_skyddad", fil) from None
        if antal > MAX_SIDOR:
            raise olasbar("pdf_orimlig", fil)
        if not antal:
            raise olasbar("pdf_skadad", fil)
        return lasare


@contextmanager
def pdf_lasning(fil: str) -> Iterator[None]:
    """Spärrar runt allt som görs med en PDF. Bibliotekets egna meddelanden visas inte.

    Raises:
        OlasbarFil: ``pdf_orimlig`` när en gräns nås, annars ``pdf_skadad`` vad biblioteket än kastade.
    """
    from pypdf import apply_configuration
    from pypdf.errors import LimitReachedError

    logg = logging.getLogger("pypdf")
    if not logg.handlers:
        logg.addHandler(logging.NullHandler())
    sparrar = apply_configuration(
        jbig2dec_binary=None,
        disable_legacy_handling=True,
        zlib_maximum_output_length=_MAX_UPPACKAT,
        stream_decoding_work_maximum_length=_MAX_UPPACKAT,
        stream_parsing_work_maximum_count=_MAX_STEG,
    )
    with sparrar, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            yield
        except RedovisningFel:
            raise
        except LimitReachedError:
            raise olasbar("pdf_orimlig", fil) from None
        except Exception:
            # En trasig PDF får pypdf att kasta nästan vad som helst: KeyError, RecursionError, zlib.error …
            raise olasbar("pdf_skadad", fil) from None
