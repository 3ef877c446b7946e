"""Det som skrivproven delar: en fil som redan finns, och hjälp att se vad som ligger i mappen."""

from __future__ import annotations

import errno
import os
import time
from pathlib import Path

GAMMALT, NYTT = b"gammalt innehall" * 100, b"nytt innehall" * 200


def lagg_gammal_fil(mapp: Path) -> Path:
    """Ger en fil som senast sparades den 22 november 2026 kl 20.15, lokal tid."""
    fil = mapp / "Redovisning 2024.docx"
    fil.write_bytes(GAMMALT)
    tid = time.mktime((2026, 11, 22, 20, 15, 0, 0, 0, -1))
    os.utime(fil, (tid, tid))
    return fil


def namn_i_mappen(fil: Path) -> set[str]:
    """Ger namnen på allt som ligger bredvid filen, den själv inräknad."""
    return {f.name for f in fil.parent.iterdir()}


def ja(_: bytes) -> bool:
    """Säger att filen är orörd."""
    return True


def nekas(*_: object, **__: object) -> None:
    """Svarar som ett system där ett annat program håller filen."""
    raise PermissionError(errno.EACCES, "Access is denied")
