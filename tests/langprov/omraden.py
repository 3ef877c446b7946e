"""Vilka delar av paketet som är kärnan: dokumenten, reglerna, utkastet och läsarna."""

from __future__ import annotations

KARNA = (
    "dokument/",
    "granskning/",
    "utkast.py",
    "personnummer.py",
    "trad.py",
    "jsonfil/lasning.py",
    "jsonfil/tolkning.py",
    "yamlfil/lasning.py",
    "yamlfil/trad_ur_yaml.py",
    "yamlfil/raddning.py",
    "yamlfil/skalarer.py",
    "yamlfil/syntaxfel.py",
    "word/lasning.py",
    "word/textlasning.py",
    "word/karta.py",
    "word/kartlaggning.py",
    "word/enkelcell.py",
    "word/lasform.py",
    "word/kanda_formular.py",
    "word/vandring.py",
    "word/stycketext.py",
    "word/passning.py",
    "excel/lasning.py",
    "excel/arbetsbok_in.py",
    "excel/fragelasning.py",
    "excel/listlasning.py",
    "excel/postlasning.py",
    "excel/svarslasning.py",
    "excel/cellvarden.py",
    "excel/igenkanning.py",
    "excel/vid_sidan.py",
)


def ar_karna(fil: str) -> bool:
    """Sant för en fil (``redovisning/…``) som hör till kärnan."""
    return fil.removeprefix("redovisning/").startswith(KARNA)
