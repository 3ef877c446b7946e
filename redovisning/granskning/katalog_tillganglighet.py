"""Meddelanden om ett Word-dokuments tillgänglighet: det som gör det svårt att läsa för någon."""

from __future__ import annotations

from redovisning.anmarkning import Niva
from redovisning.granskning.meddelande import Meddelande


def _tg(kod: str, niva: Niva, rubrik: str, text: str, kalla: str, atgard: str, **exempel: str) -> Meddelande:
    return Meddelande(
        kod, niva, rubrik, text, f"EN 301 549, WCAG 2.1: {kalla}", atgard=atgard, exempel=exempel, dokument="*"
    )


MEDDELANDEN: tuple[Meddelande, ...] = (
    _tg(
        "TG01",
        Niva.VARNING,
        "Dokumentet har ingen titel",
        "dokumentet har ingen titel i sina egenskaper, och en skärmläsare läser filens namn i stället. Skriv en titel.",
        "2.4.2",
        "I Word: Arkiv, Info, Titel.",
    ),
    _tg(
        "TG02",
        Niva.VARNING,
        "Dokumentets språk är inte svenska",
        "dokumentet har {ord}. Då läses svenskan upp med fel uttal. Välj svenska.",
        "3.1.1",
        "I Word: markera allt, fliken Granska, Språk, Ange språkkontroll, Svenska, Ange som standard.",
        ord="språket «en-US»",
    ),
    _tg(
        "TG03",
        Niva.VARNING,
        "En rubriknivå hoppas över",
        "{ord} står {var}. Den som går mellan rubriker tror att något saknas. Välj nivån närmast under.",
        "1.3.1 och 2.4.6",
        "I Word: ställ markören i rubriken och välj rätt rubrik på fliken Start, Format.",
        ord="«Nuläge» på nivå 3",
        var="direkt efter nivå 1",
    ),
    _tg(
        "TG04",
        Niva.VARNING,
        "Inga rubriker",
        "dokumentet har {ord} men inga rubriker, så det går bara att läsa från början till slut. "
        "Gör rubrikerna till riktiga rubriker, inte bara fet stil.",
        "1.3.1 och 2.4.6",
        "I Word: markera varje rubrik och välj Rubrik 1, 2 eller 3 på fliken Start, Format.",
        ord="48 stycken",
    ),
    _tg(
        "TG05",
        Niva.VARNING,
        "Tabell utan rubrikrad",
        "{antal} har ingen rad märkt som rubrik, {var}: den som börjar {ord}. En skärmläsare kan då inte säga vilken "
        "kolumn en cell hör till. Märk den översta raden.",
        "1.3.1",
        "I Word: ställ markören i översta raden, fliken Layout, Upprepa rubrikrader.",
        antal="en tabell",
        ord="«Åtgärd»",
        var="under «Nuläge»",
    ),
    _tg(
        "TG06",
        Niva.RAD,
        "Tabell utan beskrivning",
        "{antal} har ingen beskrivning, {var}: den som börjar {ord}. Skriv i en mening vad tabellen visar.",
        "1.3.1",
        "I Word: högerklicka på tabellen, Tabellegenskaper, Alternativtext. Eller infoga en beskrivning ovanför.",
        antal="en tabell",
        ord="«Åtgärd»",
        var="under «Nuläge»",
    ),
    _tg(
        "TG07",
        Niva.RAD,
        "Lista skriven med tecken",
        "stycken i rad börjar med ett streck, en punkt eller ett nummer men är ingen lista, {var}: {ord}. "
        "Gör dem till en lista, så sägs det hur många punkter den har.",
        "1.3.1",
        "I Word: markera styckena, ta bort tecknen och välj punktlista eller numrerad lista på fliken Start.",
        ord="«- fler tider»",
        var="under «Nuläge»",
    ),
    _tg(
        "TG08",
        Niva.VARNING,
        "Bild utan alternativtext",
        "{antal} har ingen alternativtext, {var}: {ord}. Den som inte ser bilden får inte veta vad den visar. "
        "Skriv det i en eller två meningar.",
        "1.1.1",
        "I Word: högerklicka på bilden, Visa alternativtext. Är den bara till prydnad: Markera som dekorativ.",
        antal="en bild",
        ord="«Bildobjekt 3»",
        var="under «Nuläge»",
    ),
    _tg(
        "TG09",
        Niva.RAD,
        "Tomma stycken för luftens skull",
        "tomma stycken står {ord}, {var}. De läses upp som «tom». Ta bort dem och sätt avstånd på stycket i stället.",
        "1.3.1",
        "I Word: fliken Layout, Avstånd, Före och Efter. En ny sida: Ctrl+Retur.",
        ord="efter «Bakgrund»",
        var="under «Nuläge»",
    ),
    _tg(
        "TG10",
        Niva.VARNING,
        "För svag kontrast",
        "text är svår att se mot sin bakgrund, {var}: {ord}. Kontrasten ska vara minst 4,5:1. "
        "Välj en mörkare text eller en ljusare bakgrund.",
        "1.4.3",
        "Svart eller mörkblått på vitt eller ljusblått går alltid bra. Färgen Automatisk väljs efter bakgrunden.",
        ord="«Utkast» (1,6:1, färgen FFC000 mot FFFFFF)",
        var="under «Nuläge»",
    ),
    _tg(
        "TG11",
        Niva.RAD,
        "Länktext som inte säger vart",
        "{antal} har en text som inte säger vart den leder, {var}: {ord}. Den som hör länkarna upplästa för sig får "
        "inte veta det. "
        "Skriv vad som finns där.",
        "2.4.4",
        "I Word: högerklicka på länken, Redigera hyperlänk, Text som ska visas.",
        antal="en länk",
        ord="«klicka här»",
        var="under «Nuläge»",
    ),
)
