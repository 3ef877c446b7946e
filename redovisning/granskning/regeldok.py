"""Texten till ``docs/regler.md``, gjord ur katalogen och reglernas docstrings. Skrivs av ``redovisning.harledda``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from redovisning.anmarkning import Niva
from redovisning.granskning import korning
from redovisning.granskning.meddelande import Meddelande
from redovisning.granskning.meddelanden import KATALOG
from redovisning.granskning.regel import REGLER

NIVANAMN = {Niva.FEL: "fel", Niva.VARNING: "varning", Niva.RAD: "råd"}

AMNEN = {
    "OB": "Obesvarade frågor",
    "JN": "Ja och nej",
    "VA": "Val, tal och datum",
    "PR": "Kvarlämnade ledtexter",
    "NJ": "Nej som behöver en förklaring",
    "HP": "Handlingsplanen",
    "PL": "Handlingsplanens innehåll",
    "HV": "Hänvisningar",
    "AR": "Medel för ett annat år",
    "KO": "Kontaktpersoner",
    "RE": "Regionens namn",
    "UP": "Upprepningar",
    "TE": "Tecken",
    "BE": "Belopp och tal",
    "UT": "Text utanför fälten",
    "PU": "Personuppgifter i text",
    "DO": "Dolda uppgifter i filer",
    "PA": "Andelar i svaren och i väntetiderna",
    "MA": "Filerna i mappen",
    "SA": "Det packade",
    "BI": "Filer som bifogas som de är",
    "TG": "Tillgänglighet i Word-dokument",
    "FJ": "Svar från en äldre redovisning",
    "DE": "Delar av ett dokument",
    "TR": "Läsning av YAML och JSON",
    "YA": "Läsning av YAML",
    "JS": "Läsning av JSON",
    "WO": "Läsning av Word",
    "EX": "Läsning av Excel",
    "VT": "Väntetider",
}
"""Kodens bokstäver → rubrik. Ett okänt ämne får sina bokstäver som rubrik och kommer sist."""

INLEDNING = """\
# Regler

<!-- Filen är gjord ur katalogen. Ändra där och kör: python -m redovisning.harledda regler -->

Allt som granskningen kan säga om en redovisning, kod för kod. Anmärkningarna hjälper till att göra svaren
kompletta och läsbara. De säger ingenting om hur Socialstyrelsen bedömer redovisningen.

- **fel**: ett svar som måste finnas saknas, eller något går inte att läsa. Formuläret kan ändå fyllas i med
  det som finns.
- **varning**: troligen inte avsett.
- **råd**: bra att veta; kan lämnas som det är.

En anmärkning skrivs alltid på samma sätt: plats, nivå, kod, avsnitt och fråga, vad som hittades, vad som är tillåtet
och vad man kan göra.

    redovisning.yaml:34:21 fel JN01 3.4 «Uppgår svarsfrekvensen …»: svaret är «kanske». Svara ja eller nej.
"""


def regeldok(katalog: Iterable[Meddelande] = KATALOG.values()) -> str:
    """Ger dokumentet som Markdown: en översikt och sedan en tabell för varje kod."""
    korning.ladda_alla_regler()
    per_amne: dict[str, list[Meddelande]] = {}
    for m in sorted(katalog, key=lambda m: (_amnesordning(m), m.kod)):
        per_amne.setdefault(m.kod[:2], []).append(m)
    alla = [m for grupp in per_amne.values() for m in grupp]
    delar = [INLEDNING, _oversikt(alla)]
    for bokstaver, grupp in per_amne.items():
        delar.append(f"## {AMNEN.get(bokstaver, bokstaver)}\n")
        delar += map(_avsnitt, grupp)
    return "\n".join(delar)


def _amnesordning(m: Meddelande) -> int:
    return list(AMNEN).index(m.kod[:2]) if m.kod[:2] in AMNEN else len(AMNEN)


def _oversikt(alla: list[Meddelande]) -> str:
    antal = Counter(m.niva for m in alla)
    summa = f"{antal[Niva.FEL]} fel, {antal[Niva.VARNING]} varningar och {antal[Niva.RAD]} råd"
    rader = [f"| [{m.kod}](#{m.kod.casefold()}) | {NIVANAMN[m.niva]} | {_cell(m.rubrik)} |" for m in alla]
    return "\n".join(
        [f"## Översikt\n\n{len(alla)} koder: {summa}.\n", "| Kod | Nivå | Vad |", "|---|---|---|", *rader, ""]
    )


def _avsnitt(m: Meddelande) -> str:
    rader = {
        "Regeln": forklaring(m),
        "Gör så här": m.atgard,
        "Exempel": _exempel(m),
        "Källa": m.kalla,
        "Formulär": m.ar if m.dokument == "*" or m.kod not in REGLER else f"{m.dokument} {m.ar}",
    }
    tabell = [f"| {namn} | {_cell(text)} |" for namn, text in rader.items() if text]
    niva = f"**{NIVANAMN[m.niva]}**" + (", och utkastet skrivs inte, för text skulle gå förlorad" if m.hindrar else "")
    return "\n".join([f"### {m.kod}\n\n{_cell(m.rubrik)}.\n", f"| Nivå | {niva} |", "|---|---|", *tabell, ""])


def forklaring(m: Meddelande) -> str:
    """Ger regelns docstring på en rad; tom för läsarnas koder, som inte har någon egen funktion."""
    funktion = REGLER.get(m.kod)
    return " ".join((funktion.__doc__ or "").split()) if funktion else ""


def _exempel(m: Meddelande) -> str:
    return re.sub(r"\{(\w+)[^}]*\}", lambda namn: m.exempel.get(namn[1], "…"), m.text)


def _cell(text: str) -> str:
    """Texten i en tabellcell: ingen HTML, inga egna lodstreck, ingen radbrytning."""
    for tecken, skrivs in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("|", "&#124;"), ("\n", " ")):
        text = text.replace(tecken, skrivs)
    return text
