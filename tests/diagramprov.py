"""Diagram att prova med: ett av varje slag, och de svåra fallen av varje slag."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from redovisning.diagram import bup, enheter, garantin, inflode, intervall, kon, manader, stil, tidsserie
from redovisning.diagram.diagrammet import Diagram
from redovisning.diagram.serier import Andring, Avstand, Brott, Mallinje, Ram, Roll, Serie, Varde
from redovisning.diagram.slag import gor_diagram
from redovisning.vantetider.period import flytta, perioder

RAM = Ram(
    "Medicinsk bedömning i primärvården inom 3 dagar",
    "Andel som fick en medicinsk bedömning inom 3 dagar, Region Exempel",
    "påhittade uppgifter",
    "januari–december 2023",
    "genomförda",
)
FA = Varde(dolt="färre än 5")
LANGT = "Barn- och ungdomspsykiatriska mottagningen för neuropsykiatriska utredningar i Exempelköping med omnejd"


def v(tal: float | str | None) -> Varde:
    return Varde(None if tal is None else Decimal(str(tal)))


def serie(namn: str, forsta: str, varden: str, roll: Roll = Roll.REGION, **ovrigt: Any) -> Serie:
    """Ger en serie ur ``70 71 - x 73``: ``-`` är en lucka och ``x`` ett dolt värde."""
    delar = varden.split()
    par = zip(_axel(forsta, len(delar)), delar, strict=True)
    return Serie(namn, {p: FA if d == "x" else v(d) for p, d in par if d != "-"}, roll, **ovrigt)


def _axel(forsta: str, antal: int) -> list[str]:
    return [flytta(forsta, n) for n in range(antal)]


REGION = serie(
    "Region Exempel",
    "2023-01",
    "66 64.5 68 65 64 - - 68 74 x 73 72.4",
    andring=Andring(Decimal("-0.6"), "2023-11"),
    mot=(Avstand(Decimal("2.4"), "riket"), Avstand(Decimal("-1.6"), "målet")),
)
RIKET = serie("Riket", "2023-01", "69 73 70 69 68 69 78 77 76 75 69 70", Roll.RIKET)
BROTT = (Brott("2021-01", "ny modell för uppföljningen 2021"), Brott("2024-01", "ny mätning av telefonen 2024"))
REFERENSER = (
    enheter.Referens("Region Exempel", v(69), stil.REGIONLINJE),
    enheter.Referens("Riket", v(91), stil.RIKSLINJE),
    enheter.Referens("Mål", v(90), stil.MALLINJE),
)


def lang_serie(namn: str, roll: Roll, hojd: int) -> Serie:
    return serie(namn, "2019-01", " ".join(str(hojd + n * 7 % 11) for n in range(72)), roll)


def _enheter(*rader: tuple[str, Varde, int | None]) -> enheter.Enhetsjamforelse:
    return enheter.Enhetsjamforelse(RAM, enheter.sorterade([enheter.Enhet(*r) for r in rader]), REFERENSER)


def _par(namn: str, kvinnor: float | None, man: float | None) -> kon.Konspar:
    bada = kvinnor is not None and man is not None
    return kon.Konspar(namn, v(kvinnor), v(man), Decimal(str(kvinnor)) - Decimal(str(man)) if bada else None)


INTERVALLEN = ("0–30 dagar", "31–60", "61–90", "91–120", "121–180", "181–365", "366+")


def fordelning(namn: str, andelar: str) -> intervall.Fordelning:
    return intervall.Fordelning(namn, [Decimal(a) for a in andelar.split()])


def _ar(ar: int, varden: str, summa: inflode.Summa | None = None) -> inflode.Arsserie:
    return inflode.Arsserie(
        ar, {n: v(d) for n, d in enumerate(varden.split(), start=1) if d != "-"}, (f"{ar}, dec.", "67\u00a0712"), summa
    )


AR = (
    _ar(2023, "5230 7210 5700 7190 5800 6400 5900", inflode.Summa(Decimal(43430), "januari–juli", Decimal(3280))),
    _ar(2022, "6500 6400 4900 4600 5800 6050 5900 6200 5250 5540 5100 5500", inflode.Summa(Decimal(67740))),
    _ar(
        2021,
        "6400 5250 6850 6100 4500 5300 4450 6000 - 4500 5100 6200",
        inflode.Summa(Decimal(60650), "11 av 12 månader"),
    ),
    _ar(2019, "6200 5950 6400 5150 6800 6350 6050 5150 6350 6850 4350 5850"),
)


def _matpunkt(namn: str, region: str, riket: str) -> bup.Matpunkt:
    serier = (serie("Region Exempel", "2023-01", region), serie("Riket", "2023-01", riket, Roll.RIKET))
    return bup.Matpunkt(namn, serier, Mallinje(Decimal(75)))


def _marken(namn: str, bokstaver: str) -> manader.Matpunktsrad:
    """Ger en rad ur ``GF– ``: ``–`` är ingen beteckning och blanksteg inget utfall än."""
    par = zip(_axel("2023-01", len(bokstaver)), bokstaver, strict=True)
    return manader.Matpunktsrad(namn, {p: b.strip("–") for p, b in par if b != " "})


BETECKNINGAR = (manader.Beteckning("G", "100\u00a0%", True), manader.Beteckning("F", "75\u00a0%", False))


GARANTIN = (
    garantin.Garantimatt("0 dagar", "Telefon", "fick kontakt samma dag", v(89), v(92), Decimal(100)),
    garantin.Garantimatt("3 dagar", "Medicinsk bedömning", "fick en bedömning inom 3 dagar", v(70), v(91), Decimal(90)),
    garantin.Garantimatt("90 dagar", "Första besök", "av de väntande har väntat högst 90 dagar", v(67), v(65)),
    garantin.Garantimatt("90 dagar", "Operation/åtgärd", "av de väntande har väntat högst 90 dagar", v(48), v(60)),
)
PERIODER_2023 = perioder("2023-01", "2023-11")

VANLIGA: dict[str, tuple[str, Any]] = {
    "garantin": ("garantin", garantin.Garantilage(RAM, GARANTIN)),
    "tidsserie": ("tidsserie", tidsserie.Tidsserie(RAM, (REGION, RIKET), mal=Mallinje(Decimal(74)))),
    "enheter": (
        "enheter",
        _enheter(
            ("Fjällhälsan", v(67), 325),
            ("Hälsocentralen Ren", v(86), 180),
            ("Hälsocentralen Ripa", v(72), 351),
            ("Närvård Stugan", FA, None),
            ("Hälsocentralen Ny", v(None), None),
        ),
    ),
    "kon": ("kon", kon.Konsjamforelse(RAM, (_par("Telefon", 89, 87.5), _par("Medicinsk bedömning", 62.4, 75.1)))),
    "intervall": (
        "intervall",
        intervall.Intervallandelar(
            RAM,
            INTERVALLEN,
            (
                fordelning("Region Exempel", "32.1 20.4 14.2 9.9 10.1 11.2 2.1"),
                fordelning("Riket", "40 22 13 9 8 7 1"),
            ),
        ),
    ),
    "inflode": ("inflode", inflode.Inflode(RAM, AR)),
    "bup": (
        "bup",
        bup.Matpunkter(
            RAM,
            (
                _matpunkt("Första besök", "65 74 73 67 70 - - 70 72 74 65 64", "82 77 81 72 77 80 75 83 82 73 72 79"),
                _matpunkt("Utredning", "46 39 37 39 34 - - 37 39 40 37 37", "44 48 45 42 52 49 50 45 54 52 44 46"),
                _matpunkt("Behandling", "91 91 93 87 92 - - 90 86 89 93 92", "96 97 91 93 99 95 92 97 99 98 94 95"),
            ),
        ),
    ),
    "manader": (
        "manader",
        manader.Manadsmarken(
            RAM,
            PERIODER_2023,
            (
                _marken("Första besök inom 90 dagar", "F––FGG–GG–G"),
                _marken("Återbesök", "–––––––––  "),
                _marken("BUP utredning", "GGGGGGGGGGG"),
            ),
            BETECKNINGAR,
        ),
    ),
}
"""Ett vanligt diagram av varje sort: sorten och dess data."""

SVARA: dict[str, tuple[str, Any]] = {
    "garantin-saknas": (
        "garantin",
        garantin.Garantilage(
            RAM,
            (
                garantin.Garantimatt("0 dagar", "Telefontillgänglighet", "fick kontakt", v(100), v(0), Decimal(100)),
                garantin.Garantimatt("3 dagar", LANGT, LANGT, v(0), v(100), Decimal(0)),
                garantin.Garantimatt("90 dagar", "Första besök", "väntade", FA, FA),
                garantin.Garantimatt("90 dagar", "Operation", "väntade", v(None), v(None), Decimal(90)),
            ),
        ),
    ),
    "garantin-en": ("garantin", garantin.Garantilage(RAM, GARANTIN[:1])),
    "tidsserie-en-punkt": ("tidsserie", tidsserie.Tidsserie(RAM, (serie("Region Exempel", "2024-01", "70"),))),
    "tidsserie-lika": (
        "tidsserie",
        tidsserie.Tidsserie(
            RAM,
            (serie("Region Exempel", "2023-01", "100 " * 12), serie("Riket", "2023-01", "100 " * 12, Roll.RIKET)),
            mal=Mallinje(Decimal(100)),
        ),
    ),
    "tidsserie-noll": (
        "tidsserie",
        tidsserie.Tidsserie(RAM, (serie("Region Exempel", "2023-01", "0 0 0 - 0"),), mal=Mallinje(Decimal(0))),
    ),
    "tidsserie-lang": (
        "tidsserie",
        tidsserie.Tidsserie(
            RAM,
            (lang_serie("Region Exempel", Roll.REGION, 60), lang_serie("Riket", Roll.RIKET, 85)),
            mal=Mallinje(Decimal(90)),
            brott=BROTT,
        ),
    ),
    "tidsserie-ar": (
        "tidsserie",
        tidsserie.Tidsserie(RAM, (serie("Vårdbegäran", "2015", "61000 62000 - 64000 65500 67712"),), enhet="antal"),
    ),
    "tidsserie-tom": ("tidsserie", tidsserie.Tidsserie(RAM, (serie("Region Exempel", "2023-01", "x x x"),))),
    "tidsserie-namn": (
        "tidsserie",
        tidsserie.Tidsserie(
            RAM,
            tuple(
                serie(f"{LANGT} {n}", "2023-01", f"{70 + n} {71 - n}", roll)
                for n, roll in enumerate((Roll.REGION, Roll.RIKET))
            ),
            mal=Mallinje(Decimal(70)),
        ),
    ),
    "enheter-40": ("enheter", _enheter(*((f"Vårdcentralen nummer {n}", v(n * 2.5), n * 31) for n in range(1, 41)))),
    "enheter-en": ("enheter", _enheter(("Fjällhälsan", v(67), 325))),
    "enheter-ytterst": (
        "enheter",
        _enheter((LANGT, v(0), 12), ("Hud", v(100), 1203), ("Ögon & öron <Öst> $5$ 100_%", v(100), None)),
    ),
    "enheter-lika": ("enheter", _enheter(*((f"Enhet {n}", v(70), None) for n in range(6)))),
    "enheter-inga-tal": ("enheter", _enheter(("A", FA, None), ("B", v(None), None))),
    "kon-ytterst": (
        "kon",
        kon.Konsjamforelse(
            RAM,
            (
                _par("Lika", 80, 80),
                _par("Helt olika", 0, 100),
                _par("Bara män", None, 48),
                _par("Bara kvinnor", 48, None),
                _par(LANGT, 50, 51),
                kon.Konspar("Få", FA, FA),
            ),
        ),
    ),
    "intervall-ytterst": (
        "intervall",
        intervall.Intervallandelar(
            RAM,
            INTERVALLEN,
            (
                fordelning("Bara kort", "100 0 0 0 0 0 0"),
                fordelning("Bara lång", "0 0 0 0 0 0 100"),
                fordelning("Jämnt", "14 14 14 14 14 15 15"),
                intervall.Fordelning("Få", (), "färre än 5"),
                intervall.Fordelning("Inget", ()),
            ),
        ),
    ),
    "intervall-inget": (
        "intervall",
        intervall.Intervallandelar(RAM, INTERVALLEN[:2], (intervall.Fordelning("Få", (), "färre än 5"),)),
    ),
    "inflode-ett": ("inflode", inflode.Inflode(RAM, (_ar(2023, "7", inflode.Summa(Decimal(7), "januari")),))),
    "inflode-noll": (
        "inflode",
        inflode.Inflode(RAM, (_ar(2023, "0 0 0", inflode.Summa(Decimal(0), "januari–mars")), _ar(2022, "0 0 0"))),
    ),
    "bup-en": ("bup", bup.Matpunkter(RAM, (_matpunkt("Utredning", "- 40", "50 50"),), brott=BROTT)),
    "manader-flera-ar": (
        "manader",
        manader.Manadsmarken(
            RAM, perioder("2022-11", "2024-10"), (_marken(LANGT, "GF–" * 4), _marken("Tom", "")), BETECKNINGAR
        ),
    ),
}
"""Svåra fall: luckor, en punkt, inget alls, 40 enheter, långa namn, 0 % och 100 %, allt lika, bara ett kön."""

ALLA = VANLIGA | SVARA


def diagram(namn: str) -> Diagram:
    """Ger diagrammet med namnet."""
    sort, data = ALLA[namn]
    return gor_diagram(sort, namn, data)


def skriv_referenser() -> None:
    """Skriver om de små bilderna som jämförelsen görs mot: ``python tests/diagramprov.py``. Titta på dem efteråt."""
    import io
    from pathlib import Path

    from PIL import Image

    for namn in VANLIGA:
        bild = Image.open(io.BytesIO(diagram(namn).bild("png"))).convert("L")
        liten = bild.resize((400, round(bild.height * 400 / bild.width)), Image.Resampling.BOX)
        liten.quantize(16).save(Path(__file__).parent / "underlag" / "diagram" / f"{namn}.png", optimize=True)


if __name__ == "__main__":
    skriv_referenser()
