"""Meddelanden om en färdig fil som bifogas som den är: om den går att läsa, vad som körs i den och regionen."""

from __future__ import annotations

from collections.abc import Mapping

from redovisning.anmarkning import Niva
from redovisning.granskning.meddelande import Meddelande


def _bilaga(
    kod: str, niva: Niva, rubrik: str, text: str, atgard: str, exempel: Mapping[str, str] | None = None
) -> Meddelande:
    return Meddelande(
        kod, niva, rubrik, text, "Filen som ska bifogas", atgard=atgard, exempel=exempel or {}, dokument="*"
    )


MEDDELANDEN: tuple[Meddelande, ...] = (
    _bilaga(
        "BI01",
        Niva.FEL,
        "Bilagan går inte att läsa",
        "{varfor} Filen bifogas inte förrän den är rättad.",
        "Gör det som meningen säger, eller spara dokumentet på nytt ur det program som det skrevs i.",
        {"varfor": "Filen är skyddad med lösenord."},
    ),
    _bilaga(
        "BI02",
        Niva.FEL,
        "Bilagan kan köra något hos den som öppnar den",
        "filen har {ord}. Sådant kan köras hos den som öppnar filen, så den bifogas inte. "
        "Spara dokumentet utan det, eller skriv ut det till en ny PDF.",
        "Skript, inbäddade filer och liknande försvinner när dokumentet skrivs ut till en ny PDF.",
        {"ord": "ett skript"},
    ),
    _bilaga(
        "BI06",
        Niva.VARNING,
        "Ingen text att söka i",
        "filen har ingen text att söka i, kanske bara bilder eller inskannade sidor. Den kan inte läsas upp av en "
        "skärmläsare, och regionens namn är inte prövat. Bifoga hellre dokumentet som det skrevs.",
        "Spara en PDF ur dokumentet i stället för att skanna en utskrift, eller låt ett program tolka bilderna (OCR).",
    ),
    _bilaga(
        "BI07",
        Niva.VARNING,
        "Regionens namn står inte i bilagan",
        "{region} nämns inte i filens text. Kontrollera att det är rätt fil.",
        "Står namnet bara i en logotyp kan filen vara rätt ändå.",
        {"region": "Region Halland"},
    ),
    _bilaga(
        "BI08",
        Niva.FEL,
        "Bilagan gäller en annan region",
        "filen ska gälla {region}, men nämner bara {annan}. Lägg den egna regionens fil i stället.",
        "Byt ut filen. Är den rätt: skriv regionens namn i den, till exempel i sidfoten.",
        {"region": "Region Halland", "annan": "Region Skåne"},
    ),
    _bilaga(
        "BI12",
        Niva.FEL,
        "Bilagan är redovisningens formulär",
        "filen heter som en handlingsplan men är redovisningens formulär. Lägg planen i stället.",
        "Byt ut filen. Ett formulär som någon har ändrat i tas in med «redovisning stam-av».",
    ),
)
