"""Blanketten: ett dokument i platt form, utan pydantic. Läsare, skrivare och regler behöver bara den.

Den räknas ut ur klassen (``vandring``) och ligger sparad i ``blanketter/``, så att den som granskar ett utkast slipper
ladda pydantic. Det sparade gäller så länge klassens källtext är den som det räknades ut ur; annars vandras klassen.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import asdict, dataclass, field, fields
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from redovisning.dokument.fragor import Del, Fraga, Krav, Sandlista, Stapeldiagram, Tabell
from redovisning.dokument.svarstyper import Svarstyp

if TYPE_CHECKING:
    from redovisning.dokument.klasser import Dokument

SPARADE = Path(__file__).parent / "blanketter"


@dataclass(frozen=True)
class Falt:
    """Ett fält i platt form: ``nyckel`` är ``vardformedling.medel``, ``region`` eller ``kontaktpersoner[].namn``.

    ``enradig`` är sant för korta uppgifter som ett namn, ett tal eller ett val. ``val`` är de tillåtna valen.
    ``lista`` är namnet på listan av poster, tomt annars; ``postnamn`` vad en post kallas och ``minst`` hur många.
    """

    nyckel: str
    fraga: Fraga = field(compare=False)
    typ: Svarstyp
    krav: Krav
    avsnitt: Del
    lista: str = ""
    enradig: bool = False
    val: tuple[str, ...] = ()
    heltal: bool = False
    postnamn: str = ""
    minst: int = 0

    @property
    def namn(self) -> str:
        """Sista ledet i nyckeln."""
        return self.nyckel.rpartition(".")[2]

    def stig(self, index: int = 0) -> str:
        """Ger fältets väg i ett utkast; för poster med postens nummer från 0: ``kontaktpersoner[1].namn``."""
        return self.nyckel.replace("[]", f"[{index}]")


@dataclass(frozen=True, eq=False)
class Blankett:
    """Ett dokuments årgång, titel, fält och diagram. Det finns en för varje klass, så de jämförs på identitet.

    Namnen är klassens egna (se ``klasser.Dokument``), och varje diagram står med namnet på sin lista. ``modul`` och
    ``klassnamn`` säger var klassen står.
    """

    filnamn: str
    ar: int
    titel: str
    huvudnyckel: str
    saknas: str
    kallas: str
    inledande_del: Del
    sandlista: Sandlista | None
    falt: tuple[Falt, ...]
    modul: str
    klassnamn: str
    diagram: tuple[tuple[str, Stapeldiagram], ...] = ()
    _klass: type[Dokument] | None = None

    @cached_property
    def klass(self) -> type[Dokument]:
        """Pydantic-klassen."""
        klass: type[Dokument] = self._klass or getattr(import_module(self.modul), self.klassnamn)
        return klass

    @cached_property
    def register(self) -> dict[str, Falt]:
        """Nyckel → fält."""
        return {f.nyckel: f for f in self.falt}


def sparad_fil(filnamn: str, ar: int) -> Path:
    """Ger vägen till den sparade blanketten; den behöver inte finnas."""
    return SPARADE / f"{filnamn}-{ar}.json"


def las_sparad(fil: Path) -> Blankett | None:
    """Ger den sparade blanketten, eller ``None`` när den inte finns eller klassen har ändrats sedan den sparades."""
    try:
        data = json.loads(fil.read_bytes())
    except FileNotFoundError:
        return None
    aktuell = _kallsumma(data["modul"]) in (data.pop("kallsumma"), None)
    return _ur_data(data) if aktuell else None


def som_text(blankett: Blankett) -> str:
    """Ger blanketten som den sparas. Samma klass ger alltid samma text."""
    delar = list(dict.fromkeys(f.avsnitt for f in blankett.falt))
    tabeller = list(dict.fromkeys(f.fraga.tabell for f in blankett.falt))

    def falt(f: Falt) -> dict[str, Any]:
        fraga = _utan_forval(f.fraga) | {"tabell": tabeller.index(f.fraga.tabell)}
        return _utan_forval(f) | {"avsnitt": delar.index(f.avsnitt), "fraga": fraga}

    data = {
        "kallsumma": _kallsumma(blankett.modul),
        **{f.name: getattr(blankett, f.name) for f in fields(blankett) if f.name not in ("falt", "_klass")},
        "inledande_del": _utan_forval(blankett.inledande_del),
        "sandlista": asdict(blankett.sandlista) if blankett.sandlista else None,
        "diagram": [{"lista": lista, **asdict(d)} for lista, d in blankett.diagram],
        "delar": [_utan_forval(d) for d in delar],
        "tabeller": [_utan_forval(t) for t in tabeller],
        "falt": [falt(f) for f in blankett.falt],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _ur_data(data: dict[str, Any]) -> Blankett:
    delar = [Del(**d) for d in data.pop("delar")]
    tabeller = [Tabell(**_med_tupler(t, "rubrikrad")) for t in data.pop("tabeller")]

    def falt(f: dict[str, Any]) -> Falt:
        fraga = _med_tupler(f["fraga"], "andra_lydelser") | {"tabell": tabeller[f["fraga"]["tabell"]]}
        uppgifter = {"avsnitt": delar[f["avsnitt"]], "typ": Svarstyp(f["typ"]), "krav": Krav(f["krav"])}
        return Falt(**(_med_tupler(f, "val") | uppgifter | {"fraga": Fraga(**fraga)}))

    data["inledande_del"] = Del(**data["inledande_del"])
    data["sandlista"] = Sandlista(**data["sandlista"]) if data["sandlista"] else None
    data["diagram"] = tuple((d.pop("lista"), Stapeldiagram(**_med_tupler(d, "staplar"))) for d in data["diagram"])
    data["falt"] = tuple(falt(f) for f in data["falt"])
    return Blankett(**data)


def _med_tupler(data: dict[str, Any], namn: str) -> dict[str, Any]:
    return data | {namn: tuple(data[namn])} if namn in data else data


def _utan_forval(varde: Any) -> dict[str, Any]:
    """Ger dataklassens uppgifter utan dem som har sitt förval."""
    return {f.name: v for f in fields(varde) if (v := getattr(varde, f.name)) != f.default}


def _kallsumma(modul: str) -> int | None:
    """Ger kontrollsumman av modulens källtext, oberoende av radsluten; ``None`` utan källtext."""
    fil = SPARADE.parent.joinpath(*modul.split(".")[2:]).with_suffix(".py")
    try:
        return zlib.crc32(fil.read_bytes().replace(b"\r\n", b"\n"))
    except OSError:
        return None
