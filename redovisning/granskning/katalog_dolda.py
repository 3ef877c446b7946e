"""Meddelanden om dolda uppgifter i en färdig fil: det som inte syns när den läses men följer med när den skickas."""

from __future__ import annotations

from redovisning.anmarkning import Niva
from redovisning.granskning.meddelande import Meddelande


def _dolt(kod: str, niva: Niva, rubrik: str, text: str, atgard: str, **exempel: str) -> Meddelande:
    kalla = "Filen som ska lämna huset"
    return Meddelande(kod, niva, rubrik, text, kalla, atgard=atgard, exempel=exempel, dokument="*")


_RENSA = " «redovisning rensa FIL --ut FIL» gör en kopia utan det."

MEDDELANDEN: tuple[Meddelande, ...] = (
    _dolt(
        "DO01",
        Niva.VARNING,
        "Fält som hämtar något utifrån",
        "{antal} något annat in i filen, {var}: {ord}. Det kan visa fel sak hos mottagaren, och adressen följer med. "
        "Gör om fältet till vanlig text.",
        "I Word: ställ markören i fältet och tryck Ctrl+Skift+F9. I Excel: kopiera cellen och klistra in som värde.",
        antal="ett fält som hämtar",
        var="under «Nuläge»",
        ord="«INCLUDETEXT»",
    ),
    _dolt(
        "DO02",
        Niva.VARNING,
        "Plats i en bild",
        "{antal} var den togs (GPS), {var}: {ord}. Ta bort uppgiften ur bilden.",
        "Spara bilden på nytt utan platsuppgifter och lägg in den igen." + _RENSA,
        antal="en bild som säger",
        var="under «Nuläge»",
        ord="«bild1.jpeg»",
    ),
    _dolt(
        "DO03",
        Niva.VARNING,
        "Kommentar i filen",
        "{antal} är kvar {var}: {ord}. Det kan läsas av alla som får filen. Gå igenom kommentarerna och ta bort dem.",
        "I Word och Excel: fliken Granska. I en PDF: spara den på nytt ur dokumentet, utan kommentarer." + _RENSA,
        antal="en kommentar",
        var="under «Nuläge»",
        ord="«stämmer siffran?»",
    ),
    _dolt(
        "DO04",
        Niva.VARNING,
        "Spårade ändringar i filen",
        "{antal} är kvar {var}: {ord}. Både det gamla och det nya kan läsas av alla. "
        "Acceptera eller avvisa alla ändringar i Word.",
        "I Word: fliken Granska, Acceptera alla ändringar.",
        antal="2 spårade ändringar",
        var="under «Nuläge»",
        ord="struket «tolv» och infogat «tio»",
    ),
    _dolt(
        "DO05",
        Niva.VARNING,
        "Dolt innehåll i filen",
        "dolt innehåll följer med i filen, {var}: {ord}. Ta bort det, eller visa det om det ska vara med.",
        "I Word: Arkiv, Sök efter problem, Kontrollera dokument. I Excel: högerklicka på flikarna, raderna eller "
        "kolumnerna och välj Ta fram. Ett blad som inte går att ta fram är dolt på ett sätt som bara Visual Basic kan "
        "ändra; spara då en kopia av de blad som ska vara med. Delar som inget visar tar «redovisning rensa» bort.",
        var="på det dolda bladet «Arbetsmaterial»",
        ord="«Telefonlista»",
    ),
    _dolt(
        "DO06",
        Niva.RAD,
        "Namn i en bild",
        "en bild {var} bär uppgifter om den som tog den eller kameran: {ord}. Ta bort dem om de inte ska följa med.",
        "Spara bilden på nytt utan egenskaper och lägg in den igen." + _RENSA,
        var="under «Nuläge»",
        ord="«Kim Exempel»",
    ),
    _dolt(
        "DO07",
        Niva.VARNING,
        "Kvarlämnad ledtext i filen",
        "ledtexten {ord} står kvar {var}. Skriv det som ska stå där, eller ta bort den.",
        "En ledtext är programmets anvisning om vad som ska skrivas. Den skrivs ut och läses upp som annan text.",
        var="under «Nuläge»",
        ord="«Klicka eller tryck här för att ange text.»",
    ),
    _dolt(
        "DO08",
        Niva.RAD,
        "Sökväg i filen",
        "filen bär en sökväg{var}: {ord}. Den kan visa namn på personer, datorer och skrivare. Ta bort den.",
        "Excel skriver mappen i filen varje gång den sparas, och skrivarens namn när den skrivs ut. Mallens väg i Word "
        "visar den som äger mallen." + _RENSA,
        var="",
        ord="«C:\\Users\\kim\\Skrivbord»",
    ),
    _dolt(
        "DO09",
        Niva.RAD,
        "Namn i filens egenskaper",
        "i filens egenskaper{var} står {ord} som författare, som den som sparade sist, som chef eller som företag. "
        "Ta bort namnen om de inte ska följa med.",
        "I Word och Excel: Arkiv, Sök efter problem, Kontrollera dokument, Dokumentegenskaper." + _RENSA,
        var="",
        ord="«Kim Exempel»",
    ),
    _dolt(
        "DO10",
        Niva.VARNING,
        "Filen hämtar något utifrån",
        "filen hänvisar till något utanför sig själv, {var}: {ord}. Mottagaren kommer inte åt det, och adressen kan "
        "visa namn på personer och datorer. Bryt länken och spara filen igen.",
        "En kopplad mall byts på fliken Utvecklare i Word, länkade bilder och arbetsböcker under Arkiv, Info, "
        "Redigera länkar till filer. En länk till en fil på datorn tas bort genom att högerklicka på den.",
        var="i inställningarna",
        ord="«Normal.dotm»",
    ),
    _dolt(
        "DO11",
        Niva.VARNING,
        "Inbäddat dokument i filen",
        "i filen ligger {antal} ({ord}) {var}, inte prövat. Klistra in innehållet som text eller bild, eller lägg det "
        "som en egen fil.",
        "Ett inbäddat dokument har kvar allt som fanns i det, också det som inte syns.",
        antal="ett inbäddat dokument",
        var="under «Nuläge»",
        ord="«oleObject1.bin»",
    ),
    _dolt(
        "DO12",
        Niva.RAD,
        "Egna egenskaper i filen",
        "filen bär egenskaper som inte syns{var}: {ord}. Ta bort dem om de inte ska följa med.",
        "I Word och Excel: Arkiv, Info, Egenskaper, Avancerade egenskaper, fliken Eget. Dokumentsystem lägger ofta "
        "ärendenummer och namn där." + _RENSA,
        var="",
        ord="«Handläggare»",
    ),
    _dolt(
        "DO13",
        Niva.RAD,
        "Inbäddade data i filen",
        "filen bär data som inte syns{var} (egen XML): {ord}. Ta bort dem om de inte ska följa med.",
        "I Word och Excel: Arkiv, Sök efter problem, Kontrollera dokument, Anpassade XML-data." + _RENSA,
        var="",
        ord="«metadata»",
    ),
    _dolt(
        "DO14",
        Niva.RAD,
        "Miniatyrbild i filen",
        "filen har en liten bild av sin första sida, som kan visa hur den såg ut tidigare. Ta bort den.",
        "I Word och Excel: Arkiv, Info, Egenskaper, Avancerade egenskaper, bocka ur Spara miniatyrbild." + _RENSA,
    ),
    _dolt(
        "DO15",
        Niva.VARNING,
        "Litet antal i en tabell",
        "tabellen {var} har antal under fem: {ord}. Så få personer kan kännas igen. Skriv «färre än 5» i cellen, "
        "eller slå ihop raden med en större grupp.",
        "Gränsen fem är densamma som för väntetiderna. Är det inte personer som räknas kan talet stå.",
        var="under «Nuläge»",
        ord="«Antal väntande» 3",
    ),
    _dolt(
        "DO16",
        Niva.VARNING,
        "Filen har inga svar att granska",
        "filen är hel men har inga svar att granska: den är inte redovisningens formulär, och inte en plan eller "
        "väntetider som data. Bara det som inte syns eller inte ska lämna huset är prövat. Är det formuläret: "
        "kontrollera att frågorna står kvar i det.",
        "En bilaga, en färdig plan i Word, ett brev eller en bild kan granskas så innan den skickas. Ett utkast ska ha "
        "frågorna kvar som de står i formuläret.",
    ),
    _dolt(
        "DO17",
        Niva.VARNING,
        "Personnummer i filens namn",
        "filens namn har siffror som kan vara ett personnummer: {ord}. Namnet följer med när filen skickas, och syns i "
        "mejl och listor. Byt namn på filen.",
        "Är det ett datum och ett klockslag: skriv dem så att det syns, till exempel 2024-09-29 kl 15.30.",
        ord="«8507••-••••»",
    ),
    _dolt(
        "DO18",
        Niva.VARNING,
        "Sidor som inte är prövade",
        "texten på sida {ord} är inte läst: filen har mer text än det som prövas. Läs sidorna själv innan filen "
        "skickas, eller dela filen och granska delarna.",
        "Taket är omkring tusen tätskrivna sidor. Bilder, kommentarer, länkar och bokmärken prövas på alla sidor.",
        ord="1021–1400",
    ),
)
