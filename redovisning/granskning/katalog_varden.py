"""Meddelanden om svar med bestämd form: val, tal och datum, och sådant som bara den typade modellen ser."""

from __future__ import annotations

from redovisning.anmarkning import Niva
from redovisning.granskning.meddelande import Meddelande

_FRAGAN = "Frågan: hur den ska besvaras"

MEDDELANDEN: tuple[Meddelande, ...] = (
    Meddelande(
        kod="VA01",
        niva=Niva.FEL,
        rubrik="Svaret är inget av valen",
        text="svaret är «{svar}». Tillåtet är: {val}.",
        kalla=_FRAGAN,
        dokument="*",
        atgard="Skriv ett av valen, och inget mer. Stora eller små bokstäver spelar ingen roll.",
        exempel={"svar": "kanske", "val": "planerad, pågår, klar"},
    ),
    Meddelande(
        kod="VA02",
        niva=Niva.FEL,
        rubrik="Svaret är inget tal",
        text="svaret är «{svar}», som inte går att läsa som ett tal här. Skriv {ratt}.",
        kalla=_FRAGAN,
        dokument="*",
        atgard="Skriv bara talet, med siffror. Tusental skiljs med mellanslag och decimaler med komma.",
        exempel={"svar": "drygt tusen", "ratt": "ett heltal utan enhet, till exempel 3 923"},
    ),
    Meddelande(
        kod="VA03",
        niva=Niva.FEL,
        rubrik="Svaret är inget datum",
        text="svaret är «{svar}», som inte går att läsa som ett datum. Skriv det som 2024-09-30 eller "
        "30 september 2024.",
        kalla=_FRAGAN,
        dokument="*",
        atgard="Skriv ett enda datum, med år, månad och dag, och kontrollera att dagen finns.",
        exempel={"svar": "hösten 2024"},
    ),
    Meddelande(
        kod="VA04",
        niva=Niva.FEL,
        rubrik="Svaret passar inte i modellen",
        text="svaret går inte att använda: {brist}.",
        kalla="Dokumentets klass: sådant som ett minsta tal eller ett största antal poster",
        dokument="*",
        atgard="Rätta svaret efter det som sägs. Anmärkningen kommer när utkastet ska bli en typad modell.",
        exempel={"brist": "talet ska vara minst 0"},
    ),
)
