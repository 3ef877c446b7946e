"""Meddelanden från Excel-läsaren om arbetsbokens upplägg: det som är flyttat, borta eller ändrat."""

from __future__ import annotations

from redovisning.anmarkning import Niva
from redovisning.granskning.meddelande import Meddelande


def _m(kod: str, niva: Niva, rubrik: str, text: str, *, hindrar: bool = False, **exempel: str) -> Meddelande:
    return Meddelande(kod, niva, rubrik, text, "Arbetsbokens upplägg", hindrar=hindrar, exempel=exempel)


MEDDELANDEN: tuple[Meddelande, ...] = (
    _m(
        "EX01",
        Niva.VARNING,
        "Frågan finns inte i arbetsboken",
        "frågan finns inte i arbetsboken, så svaret kunde inte läsas.{narmast} Ta tillbaka raden ur den arbetsbok "
        "du fick, eller skriv frågans id i kolumnen Id på raden med svaret.",
        narmast=" Närmast är «Hur har årets medel använts?».",
    ),
    _m(
        "EX02",
        Niva.VARNING,
        "Avsnittet finns inte i arbetsboken",
        "avsnittet {avsnitt} finns inte i arbetsboken, så inget av dess svar kunde läsas. Lägg tillbaka bladet ur den "
        "arbetsbok du fick.",
        avsnitt="3.7",
    ),
    _m(
        "EX04",
        Niva.VARNING,
        "Osäkert vilken cell som är svaret",
        "kolumnen har ingen rubrik «Svar» och cellen är inte blå; «{ord}» står närmast frågan och är läst som svar. "
        "Kontrollera att det är rätt.",
        ord="Vi har anställt fler.",
    ),
    _m(
        "EX19",
        Niva.VARNING,
        "Frågans text är ändrad",
        "frågans text är ändrad till «{ord}». Svaret är läst som svar på den ursprungliga frågan. Kontrollera att det "
        "passar den.",
        ord="Hur gick det?",
    ),
    _m(
        "EX20",
        Niva.VARNING,
        "Sammanslagna svarsceller",
        "svarscellen är sammanslagen med cellen för {fragor}. Hela texten är läst som svar på den första frågan. "
        "Dela cellen, eller flytta texten till rätt fråga.",
        fragor="«Resultatet av genomförda insatser»",
    ),
    _m(
        "EX21",
        Niva.VARNING,
        "Frågan och dess id säger olika",
        "raden har frågans text men ett annat id («{id}» i cellen {cell}), till exempel för att raderna är sorterade "
        "utan kolumnen Id. Svaret är läst efter frågans text. Kontrollera att det är rätt.",
        id="bup.resultat",
        cell="F7",
    ),
    _m(
        "EX24",
        Niva.VARNING,
        "Okänt vad arbetsboken omfattar",
        "cellen bredvid «Omfattar» har «{ord}», som inte går att förstå. Arbetsboken är läst som hela formuläret. "
        "Avsnitten är: {namnen}.",
        ord="delar av 3",
        namnen="Generellt, 3.1, 3.2",
    ),
    _m(
        "EX25",
        Niva.RAD,
        "Arbetsboken är en del",
        "arbetsboken har bara {finns} och är läst som en del med det. Det som inte finns i den är: {saknas}.",
        finns="3.7",
        saknas="Generellt, 3.1, 3.2",
    ),
    _m(
        "EX26",
        Niva.RAD,
        "Arbetsboken säger inte vilket formulär den gäller",
        "arbetsboken säger inte vilket formulär den gäller och är läst som {slag} {ar}, efter frågorna. Kontrollera "
        "att det stämmer.",
        slag="redovisning",
        ar="2024",
    ),
)
