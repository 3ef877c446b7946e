"""De härledda filerna: blanketter, scheman, formulärmallar, regelsidan och diagramsidans bilder.

För den som ändrar i projektet, inte för användaren: ``python -m redovisning.harledda`` med namnen på det som ska
skrivas om, eller ``make schema``. Ett prov håller att de sparade filerna är de som skulle skrivas.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from redovisning import resurser
from redovisning.dokument import DOKUMENT, FORMULAR, klass
from redovisning.fel import RedovisningFel
from redovisning.filskrivning import skriv_fil

Filer = Iterator[tuple[Path, bytes]]


def _blanketter() -> Filer:
    from redovisning.dokument.blankett import som_text, sparad_fil
    from redovisning.dokument.vandring import vandra

    for filnamn, ar in DOKUMENT:
        yield sparad_fil(filnamn, ar), som_text(vandra(klass(filnamn, ar))).encode()


def _schema() -> Filer:
    from redovisning.dokument.schema import schematext

    for (filnamn, ar), dokument in DOKUMENT.items():
        yield resurser.schema(ar, filnamn), schematext(dokument).encode()


def _mallar() -> Filer:
    from redovisning.plandokument.mallbygge import planmall
    from redovisning.plandokument.mallen import PLANMALL
    from redovisning.word.formularbygge import bygg

    yield resurser.mall(PLANMALL), planmall()
    for ar, dokument in FORMULAR.items():
        yield resurser.mall(str(ar), "redovisning.docx"), bygg(dokument)


def _regler() -> Filer:
    from redovisning.granskning.regeldok import regeldok

    yield resurser.mall().parent / "docs" / "regler.md", regeldok().encode()


def _diagram() -> Filer:
    """Ger bilderna som diagramsidan visar, och sidan med deras alternativtexter."""
    from redovisning.diagram.samling import samla
    from redovisning.pengafiler.prestationsfil import las_prestation
    from redovisning.vantetidsfiler.inlasning import las_vantetider

    inlast = las_vantetider([resurser.mall("exempel", "vantetider.csv")])
    prestationer = las_prestation(resurser.mall("exempel", "prestation.yaml"))
    samling = samla(inlast.matvarden, indikatorer=inlast.indikatorer, prestationer=prestationer)
    sida = resurser.mall().parent / "docs" / "diagram.md"
    text = sida.read_text("utf-8")
    for d in samling.diagram:
        if f"(bilder/diagram-{d.namn}.svg)" in text:
            fore, bild, efter = text.partition(f"](bilder/diagram-{d.namn}.svg)")
            text = f"{fore[: fore.rindex('![')]}![{d.alttext}{bild}{efter}"
            yield sida.parent / "bilder" / f"diagram-{d.namn}.svg", d.bild("svg")
    yield sida, text.encode()


HARLEDDA: dict[str, Callable[[], Filer]] = {
    "blanketter": _blanketter,
    "schema": _schema,
    "mallar": _mallar,
    "regler": _regler,
    "diagram": _diagram,
}
"""Namnet i Makefile → filerna och deras innehåll."""


def skriv_om(namnen: list[str]) -> list[Path]:
    """Ger de filer som skrevs om: de angivna slagen, eller alla när inget anges.

    Raises:
        KeyError: ett namn är inget av slagen.
    """
    filer = [fil for namn in namnen or HARLEDDA for fil in HARLEDDA[namn]()]
    return [skriv_fil(vag, data, orord=lambda _: True) for vag, data in filer]


def skriv_formulartext(formular: Path) -> Path:
    """Ger filen med inledningens kontrollsummor, skriven ur myndighetens tomma formulär.

    Raises:
        OlasbarFil: filen är inget känt formulär.
    """
    from redovisning.filer import las
    from redovisning.word.formulartext import NAMN, inledningens_summor

    utkast = las(formular)
    return skriv_fil(resurser.mall(str(utkast.dokument.ar), NAMN), inledningens_summor(utkast), orord=lambda _: True)


def kor(argument: list[str]) -> str:
    """Ger en mening om det som inte gick, eller en tom text när allt är skrivet."""
    match argument:
        case ["formulartext", formular]:
            try:
                skriv_formulartext(Path(formular))
            except RedovisningFel as fel:
                return str(fel)
        case ["formulartext", *_]:
            return "Ange myndighetens tomma formulär: python -m redovisning.harledda formulartext FORMULÄR.docx"
        case namnen if okanda := [namn for namn in namnen if namn not in HARLEDDA]:
            valbara = ", ".join(HARLEDDA)
            return f"Det här går inte att skriva om: {', '.join(okanda)}. Välj bland {valbara} och formulartext."
        case namnen:
            skriv_om(namnen)
    return ""


if __name__ == "__main__":
    sys.exit(kor(sys.argv[1:]) or 0)
