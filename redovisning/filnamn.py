"""Filernas namn: sådana som går att ha i alla system, sådana som programmet ger, och hur de visas bredvid varandra."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from pathlib import Path, PurePath

_ENHET = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])\s*(?:\.|$)", re.IGNORECASE)
_OTILLATNA = re.compile(r'[<>:"/\\|?*]+')
MAX_NAMN = 120
"""Så många tecken får ett filnamn som programmet ger ha, med ändelsen."""
_SPARAD_KOPIA = re.compile(r" \(sparad \d{4}-\d\d-\d\d kl \d\d\.\d\d(?: \d+)?\)$")


def reserverat(namn: str) -> bool:
    """Sant för ett namn som betyder en enhet i Windows, till exempel ``CON`` eller ``lpt1.txt``."""
    return _ENHET.match(namn) is not None


def sakert_filnamn(namn: str) -> str:
    """Ger namnet som en fil kan ha i både Windows, macOS och Linux.

    Tecken som Windows inte tillåter blir ``-``, osynliga tecken tas bort, reserverade namn som ``CON`` får ett
    understreck först och ett mycket långt namn kortas framför ändelsen.
    """
    namn = unicodedata.normalize("NFC", namn)
    namn = "".join(" " if c.isspace() else c for c in namn if c.isspace() or unicodedata.category(c)[0] != "C")
    namn = re.sub(r" {2,}", " ", _OTILLATNA.sub("-", namn)).strip(" ").rstrip(" .")
    stam, punkt, andelse = namn.rpartition(".")
    if not punkt or len(andelse) > 10:
        stam, punkt, andelse = namn, "", ""
    namn = stam[: MAX_NAMN - len(punkt + andelse)].rstrip(" .") + punkt + andelse
    if not namn.strip("."):
        return "namnlös"
    return f"_{namn}" if reserverat(namn) or namn.startswith(("~$", ".~")) else namn


def ar_sparad_kopia(fil: PurePath) -> bool:
    """Sant för namnet på den kopia som läggs bredvid när en redigerad fil ersätts."""
    return _SPARAD_KOPIA.search(fil.stem) is not None


def sarskiljande_namn(filer: Sequence[Path]) -> list[str]:
    """Ger ett namn för varje fil, utan vägen dit; heter två lika får de mapparna framför, så långt det behövs.

    Stora och små bokstäver är lika, som i Windows. Samma fil två gånger har samma namn.
    """
    vagar = [tuple(del_.casefold() for del_ in fil.parts) for fil in filer]
    djup = range(1, max(map(len, vagar), default=0) + 1)
    antal = {n: Counter(vag[-n:] for vag in set(vagar)) for n in djup}
    ut: list[str] = []
    for fil, vag in zip(filer, vagar, strict=True):
        langd = next((n for n in range(1, len(vag)) if antal[n][vag[-n:]] == 1), len(vag))
        ut.append(Path(*fil.parts[-langd:]).as_posix())
    return ut
