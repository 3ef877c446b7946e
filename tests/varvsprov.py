"""Det som provet av hela varvet räknar med: en regions mapp, utkasten som är ute, och den tresidiga jämförelsen.

Jämförelsen här är skriven för sig, ur beslut 0027, och vet inget om hur programmet gör den.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path

from redovisning import kontrollmarke, las, skriv
from redovisning.avstamning.lagen import Utfall
from redovisning.grind import slapp_in
from redovisning.html import kontrollmarke as sidmarke
from redovisning.utkast import Utkast, nytt_utkast

FRAGOR = ("generellt.vardplatser", "vardplatser.medel", "bup.medel")
"""Frågorna som ändras: ett ja eller nej och två texter, så långa att de minns."""
AVSNITT = {"Generellt": "generellt", "3.2": "vardplatser", "3.7": "bup"}
_TAGG = re.compile(r"<[^>]*>")


@dataclass
class Varld:
    """En regions mapp och det som finns runt den. ``fore`` är en fil som är ute → svaren den hade från början."""

    rot: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(prefix="varvet-")))
    fore: dict[Path, dict[str, str]] = field(default_factory=dict)
    skrivna: set[str] = field(default_factory=set)
    nummer: int = 0

    def __post_init__(self) -> None:
        self.mapp.mkdir()
        utkast = nytt_utkast(2024)
        utkast.satt("region", "Region Exempel")
        utkast.satt("kontaktpersoner[0].namn", self.namn())
        utkast.satt("generellt.vardplatser", "ja")
        for stig in FRAGOR[1:]:
            utkast.satt(stig, self.mening())
        skriv(utkast, self.data)

    @property
    def mapp(self) -> Path:
        return self.rot / "Exempel"

    @property
    def data(self) -> Path:
        return self.mapp / "redovisning.yaml"

    def mening(self) -> str:
        """Ger en mening som ingen har skrivit förut, och minns den."""
        self.nummer += 1
        return self._ny(f"Mening nummer {self.nummer} handlar om vården i länet och hur det gick.")

    def namn(self) -> str:
        """Ger ett namn som ingen har skrivit förut, och minns det."""
        self.nummer += 1
        return self._ny(f"Person{self.nummer} Exempelsson")

    def _ny(self, text: str) -> str:
        self.skrivna.add(text)
        return text

    def svar(self, stig: str, andra: str | None) -> str:
        """Ger ett nytt svar på en fråga, ett annat än det som stod där."""
        if stig == FRAGOR[0]:
            return "nej" if andra == "ja" else "ja"
        return self.mening()

    def finns(self) -> set[str]:
        """Ger det skrivna som står i någon fil. En utlämnad fil som ingen har rört är bara en kopia av utkastet."""
        filer = (fil for fil in sorted(self.rot.rglob("*")) if fil.is_file())
        allt = "\n".join(_texten(fil) for fil in filer if not _orord(fil.read_bytes()))
        return {text for text in self.skrivna if text in allt}

    def ute(self) -> list[Path]:
        """Ger filerna som är ute, i den ordning de lämnades ut."""
        return [fil for fil in self.fore if fil.exists()]

    def spara(self, utkast: Utkast, fil: Path) -> None:
        """Skriver i en fil så som en människa gör: ingen kopia blir till."""
        fore = set(fil.parent.iterdir())
        skriv(utkast, fil, ersatt=True)
        for ny in set(fil.parent.iterdir()) - fore:
            ny.unlink()

    def kasta(self, fil: Path) -> None:
        """Tar bort en fil som är ute."""
        fil.unlink()
        del self.fore[fil]

    def stada(self) -> None:
        """Tar bort allt."""
        shutil.rmtree(self.rot)

    def vantat_utfall(self, fil: Path, stig: str) -> Utfall | None:
        """Ger utfallet för en fråga när bara den filen stäms av; ``None`` när ingen har svarat."""
        utkast = las(fil)
        om = utkast.omfattar
        if om is not None and stig.partition(".")[0] not in om:
            return Utfall.LIKA if las(self.data)[stig] else None
        i_data, nu = las(self.data)[stig] or "", utkast[stig] or ""
        if not i_data and not nu:
            return None
        if utkast.utlamnat is None:
            return _utan_minne(i_data, nu)
        return _med_minne(self.fore[fil].get(stig, ""), i_data, nu)


def _utan_minne(i_data: str, nu: str) -> Utfall:
    if i_data == nu:
        return Utfall.LIKA
    if not nu:
        return Utfall.I_DATA
    return Utfall.OLIKA if i_data else Utfall.I_UTKASTET


def _med_minne(fore: str, i_data: str, nu: str) -> Utfall:
    if i_data == nu:
        return Utfall.LIKA if nu == fore else Utfall.I_BADA
    if nu == fore:
        return Utfall.I_DATA
    if not nu:
        return Utfall.BORTTAGET
    return Utfall.I_UTKASTET if i_data in (fore, "") else Utfall.OLIKA


def _orord(data: bytes) -> bool:
    """Sant för en fil som programmet skrev och som ingen har ändrat: formuläret, en del, granskningens sida."""
    return kontrollmarke.orord(data) or sidmarke.orord(data)


def _texten(fil: Path) -> str:
    """Ger all text i en fil: i Word och Excel den i varje del, stycke för stycke."""
    if fil.suffix not in (".docx", ".xlsx"):
        return fil.read_text("utf-8", "replace")
    paket = slapp_in(fil).paket()
    delar = (paket.las(namn).decode("utf-8", "replace") for namn in paket.namn if namn.endswith(".xml"))
    return "\n".join(unescape(_TAGG.sub("", re.sub(r"</w:p>|</si>|</c>", "\n", d))) for d in delar)
