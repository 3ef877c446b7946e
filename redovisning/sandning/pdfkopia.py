"""PDF-kopior av Word-filer, gjorda av LibreOffice när det finns på datorn: märkta för skärmläsare (PDF/UA).

Det är det enda ställe i projektet som startar ett program. Programmet får en egen tom profil, inga makron, inget nät
och en tidsgräns, och filen heter alltid ``dokument.docx`` så att inget namn utifrån hamnar på kommandoraden.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess  # det enda stället; se ovan
import tempfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from redovisning.fel import OlasbarFil, SkrivFel
from redovisning.filskrivning import skriv_fil
from redovisning.grind import hamta
from redovisning.sandning.pdfordning import ordna
from redovisning.sandning.pdfsidnummer import Innehallsforteckning

TIDSGRANS = 120.0
"""Sekunder som en kopia får ta. Den första efter en omstart av datorn tar längst."""
SAKNAS = (
    "PDF-kopior gjordes inte, för LibreOffice finns inte på datorn. Installera det, eller spara Word-filerna som PDF "
    "i Word."
)
_FILTER = (
    'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"},'
    '"UseTaggedPDF":{"type":"boolean","value":"true"}}'
)
_PROGRAMMAPPAR = ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)")
_PA_MAC = Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")
_INGENSTANS = "127.0.0.1"
_KVAR_I_MILJON = (
    *("PATH", "LANG", "LC_ALL", "TEMP", "TMP", "TMPDIR"),
    *("SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "PROGRAMDATA", "USERPROFILE", "APPDATA", "LOCALAPPDATA"),
)
_SAKERHET = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", _INGENSTANS),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", _INGENSTANS),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)

Korare = Callable[[Sequence[str], Mapping[str, str], float], None]
"""Kör ett program med en miljö och en tidsgräns. Kastar ``OSError`` eller ``TimeoutError`` när det inte går."""


def finn_libreoffice() -> Path | None:
    """Ger programmet, eller ``None``. Ett program i mappen där man står räknas inte: den kan vara någon annans."""
    for namn in ("soffice", "libreoffice"):
        funnet = shutil.which(namn)
        if funnet and Path(funnet).resolve().parent != Path.cwd().resolve():
            return Path(funnet).absolute()
    mojliga = [Path(os.environ[m], "LibreOffice", "program", "soffice.com") for m in _PROGRAMMAPPAR if m in os.environ]
    return next((v for v in (*mojliga, _PA_MAC) if v.is_file()), None)


def pdfkopia(data: bytes, dag: date, program: Path, kor: Korare | None = None) -> bytes:
    """Ger Word-dokumentet som en märkt PDF. Samma dokument, dag och LibreOffice ger samma byte.

    Saknar innehållsförteckningen sidnummer görs kopian två gånger, och den andra har numren ur den första.

    Raises:
        SkrivFel: LibreOffice gick inte att köra, tog för lång tid eller gav ingen hel PDF.
    """
    kor = kor or _kor
    try:
        kopia = _kopia(data, program, kor)
        forteckning = Innehallsforteckning(data)
        ifylld = forteckning.ifylld(kopia) if forteckning else None
        return ordna(_kopia(ifylld, program, kor) if ifylld else kopia, dag, "kopian")
    except TimeoutError:
        raise SkrivFel(f"LibreOffice blev inte klart på {TIDSGRANS:.0f} sekunder.") from None
    except OSError:
        raise SkrivFel("LibreOffice gick inte att starta.") from None
    except OlasbarFil:
        raise SkrivFel("LibreOffice gav ingen hel PDF.") from None


def _kopia(data: bytes, program: Path, kor: Korare) -> bytes:
    """Ger dokumentet som PDF, så som LibreOffice gör den."""
    with tempfile.TemporaryDirectory(prefix="redovisning-") as namn:
        mapp = Path(namn)
        dokument = skriv_fil(mapp / "dokument.docx", data)
        profil = mapp / "profil"
        (profil / "user").mkdir(parents=True)
        skriv_fil(profil / "user" / "registrymodifications.xcu", _installningar())
        argument = [
            str(program),
            f"-env:UserInstallation={profil.as_uri()}",
            *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo"),
            *("--convert-to", _FILTER, "--outdir", str(mapp), str(dokument)),
        ]
        kor(argument, _miljo(profil), TIDSGRANS)
        return hamta(mapp / "dokument.pdf")


def _installningar() -> bytes:
    rader = "".join(
        f'<item oor:path="/org.openoffice.{vag}"><prop oor:name="{namn}" oor:op="fuse">'
        f"<value>{varde}</value></prop></item>"
        for vag, namn, varde in _SAKERHET
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{rader}</oor:items>\n'
    ).encode()


def _miljo(profil: Path) -> dict[str, str]:
    """Ger bara det av miljön som programmet behöver, och ombud för nätet som inte finns."""
    miljo = {namn: os.environ[namn] for namn in _KVAR_I_MILJON if namn in os.environ}
    ombud = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), f"http://{_INGENSTANS}:9")
    return miljo | ombud | {"HOME": str(profil), "SAL_USE_VCLPLUGIN": "svp"}


def _kor(argument: Sequence[str], miljo: Mapping[str, str], tid: float) -> None:
    """Kör programmet. LibreOffice startar i sin tur ett annat; tar tiden slut avslutas båda."""
    tyst = subprocess.DEVNULL
    process = subprocess.Popen(  # noqa: S603 – programmet är LibreOffice och argumenten är våra egna
        list(argument), env=dict(miljo), stdin=tyst, stdout=tyst, stderr=tyst, start_new_session=True
    )
    try:
        process.wait(tid)
    except subprocess.TimeoutExpired:
        raise TimeoutError from None
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL) if hasattr(os, "killpg") else process.kill()
            process.wait()
