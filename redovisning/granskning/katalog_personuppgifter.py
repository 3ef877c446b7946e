"""Meddelanden om personuppgifter i text: personnummer, små antal och ord om en enda patient."""

from __future__ import annotations

from redovisning.anmarkning import Niva
from redovisning.granskning.meddelande import Meddelande

_EGEN = "Egen kontroll: en redovisning blir en allmän handling"

MEDDELANDEN: tuple[Meddelande, ...] = (
    Meddelande(
        "PU01",
        Niva.FEL,
        "Personnummer i texten",
        "texten har ett personnummer eller samordningsnummer{var}: {ord}. Inga sådana får lämna huset. Ta bort numret.",
        "Patientdatalagen och offentlighets- och sekretesslagen: uppgifter om enskilda",
        atgard="Ta bort numret, och se efter om resten av meningen också handlar om en enskild. Numret visas här med "
        "bara år och månad läsbara. Är det något annat, till exempel ett ärendenummer: skriv vad det är före numret.",
        exempel={"ord": "«8507••-••••»", "var": ""},
        dokument="*",
    ),
    Meddelande(
        "PU02",
        Niva.VARNING,
        "Siffror som kan vara ett personnummer",
        "siffrorna {ord}{var} kan vara ett personnummer: datumet finns och den sista siffran stämmer. "
        "Ta bort dem om de är det.",
        _EGEN,
        atgard="Ungefär var hundrafemtionde tiosiffriga tal ser ut så av en slump. Är det ett telefonnummer: skriv det "
        "med bindestreck efter riktnumret. Är det ett belopp: gruppera siffrorna tre och tre. Organisationsnumret för "
        "en enskild firma är ägarens personnummer; skriv firmans namn i stället.",
        exempel={"ord": "«8507••••••»", "var": ""},
        dokument="*",
    ),
    Meddelande(
        "PU03",
        Niva.VARNING,
        "Litet antal personer",
        "{ord}{var} är så få att någon kan kännas igen. Skriv «färre än fem» eller slå ihop med en större grupp.",
        "SKR:s praxis: färre än fem visas inte",
        atgard="Ett antal under fem kan tillsammans med ort, mottagning och tid peka ut en person. Är det inte "
        "patienter som räknas kan texten stå.",
        exempel={"ord": "«3 patienter»", "var": ""},
        dokument="*",
    ),
    Meddelande(
        "PU04",
        Niva.RAD,
        "Orden kan handla om en enskild patient",
        "orden {ord}{var} ser ut att inleda något om en enskild patient. Se till att ingen kan kännas igen.",
        _EGEN,
        atgard="Ta bort ålder, kön, ort, diagnos och tidpunkt, eller beskriv hur det brukar gå till i stället.",
        exempel={"ord": "«en patient i Exempelstad»", "var": ""},
        dokument="*",
    ),
)
