"""Meddelanden om en färdig fil som bifogas som den är: om den går att läsa, vad som blivit kvar i den och regionen."""

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
        "BI03",
        Niva.VARNING,
        "Kommentar i bilagan",
        "{antal} är kvar {var}: {ord}. Filen bifogas som den är, så det kan läsas av alla. "
        "Gå igenom kommentarerna i filen och ta bort dem.",
        "I Word och Excel: fliken Granska. I en PDF: spara den på nytt ur dokumentet, utan kommentarer.",
        {"antal": "en kommentar", "var": "under «Nuläge»", "ord": "«stämmer siffran?»"},
    ),
    _bilaga(
        "BI04",
        Niva.VARNING,
        "Spårade ändringar i bilagan",
        "{antal} är kvar {var}: {ord}. Både det gamla och det nya kan läsas av alla. "
        "Acceptera eller avvisa alla ändringar i Word.",
        "I Word: fliken Granska, Acceptera alla ändringar.",
        {"antal": "2 spårade ändringar", "var": "under «Nuläge»", "ord": "struket «tolv» och infogat «tio»"},
    ),
    _bilaga(
        "BI05",
        Niva.VARNING,
        "Dolt innehåll i bilagan",
        "dolt innehåll följer med i filen, {var}: {ord}. Ta bort det, eller visa det om det hör till planen.",
        "I Word: Arkiv, Sök efter problem, Kontrollera dokument. I Excel: högerklicka på flikarna, raderna eller "
        "kolumnerna och välj Ta fram.",
        {"var": "på det dolda bladet «Arbetsmaterial»", "ord": "«Telefonlista»"},
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
        "filen ska gälla {region}, men nämner bara {annan}. Lägg den egna regionens plan i mappen.",
        "Byt ut filen. Är den rätt: skriv regionens namn i den, till exempel i sidfoten.",
        {"region": "Region Halland", "annan": "Region Skåne"},
    ),
    _bilaga(
        "BI09",
        Niva.RAD,
        "Namn i bilagans egenskaper",
        "i filens egenskaper står {ord} som författare eller som den som sparade sist. "
        "Ta bort namnen om de inte ska följa med.",
        "I Word och Excel: Arkiv, Sök efter problem, Kontrollera dokument, Dokumentegenskaper.",
        {"ord": "«Kim Exempel»"},
    ),
    _bilaga(
        "BI10",
        Niva.VARNING,
        "Bilagan hämtar något utifrån",
        "filen hänvisar till något utanför sig själv: {ord}. Mottagaren kommer inte åt det, och adressen kan visa "
        "namn på personer och datorer. Bryt länken och spara filen igen.",
        "En kopplad mall byts på fliken Utvecklare i Word, länkade bilder och arbetsböcker under Arkiv, Info, "
        "Redigera länkar till filer.",
        {"ord": "«Normal.dotm»"},
    ),
    _bilaga(
        "BI11",
        Niva.VARNING,
        "Inbäddat dokument i bilagan",
        "i filen ligger {antal} ({ord}), inte prövat. Klistra in innehållet som text eller bild, eller lägg det "
        "som en egen fil.",
        "Ett inbäddat dokument har kvar allt som fanns i det, också det som inte syns.",
        {"antal": "ett inbäddat dokument", "ord": "«oleObject1.bin»"},
    ),
)
