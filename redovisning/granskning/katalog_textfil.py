"""Meddelanden som gäller både YAML- och JSON-filer: nycklarna, filens form och dess teckenkodning."""

from __future__ import annotations

from collections.abc import Mapping

from redovisning.anmarkning import Niva
from redovisning.granskning.meddelande import Meddelande

_FORM = "Filens nycklar och form"
_KODNING = "Textfiler sparas som UTF-8"
_TECKEN = "Tecken som en textfil kan ha"


def hindrande(kod: str, rubrik: str, text: str, kalla: str, atgard: str = "", **exempel: str) -> Meddelande:
    """Ger ett fel där text skulle gå förlorad om utkastet skrevs som det lästes."""
    return Meddelande(kod, Niva.FEL, rubrik, text, kalla, hindrar=True, atgard=atgard, exempel=exempel)


def varning(
    kod: str, rubrik: str, text: str, kalla: str, exempel: Mapping[str, str], *, hindrar: bool = False
) -> Meddelande:
    """Ger en varning; ``hindrar`` om text skulle gå förlorad."""
    return Meddelande(kod, Niva.VARNING, rubrik, text, kalla, hindrar=hindrar, exempel=exempel)


MEDDELANDEN: tuple[Meddelande, ...] = (
    hindrande(
        "TR01",
        "Okänd nyckel",
        "nyckeln «{nyckel}» finns inte i {var}. {rad}",
        _FORM,
        "Rätta nyckelns stavning eller flytta raden. Nycklarna står i en ny fil från «redovisning ny».",
        nyckel="medell",
        var="avsnittet bup (3.7)",
        rad="Menade du «medel»?",
    ),
    hindrande(
        "TR02",
        "Samma nyckel två gånger",
        "nyckeln «{nyckel}» står på både rad {forsta} och rad {andra}. En fråga besvaras på ett ställe; det första "
        "svaret är läst. Slå ihop svaren och ta bort det ena.",
        _FORM,
        nyckel="medel",
        forsta="12",
        andra="40",
    ),
    hindrande(
        "TR03",
        "Lista eller nycklar där en text hör hemma",
        "här står {vad}, men svaret ska vara en text. {rad}",
        _FORM,
        vad="en lista («Köpt vård»)",
        rad="Sätt tecknet | direkt efter «medel:» och skriv texten på raderna under, indragen två blanksteg.",
    ),
    hindrande(
        "TR04",
        "Text eller lista där ett avsnitt hör hemma",
        "här står {vad}, men «{nyckel}» är ett avsnitt med en nyckel för varje fråga. {rad}",
        _FORM,
        vad="en text («Vi har arbetat …»)",
        nyckel="bup",
        rad="Skriv «bup:» ensamt på raden och svaren på raderna under, indragna två blanksteg: «medel: …».",
    ),
    varning(
        "TR05",
        "En post som inte står i en lista",
        "«{nyckel}» är en lista med en post för varje {post}, men här står en ensam post. Den är läst som den första. "
        "{rad}",
        _FORM,
        {
            "nyckel": "kontaktpersoner",
            "post": "kontaktperson",
            "rad": "Skriv «kontaktpersoner:» ensamt på raden och inled varje post med ett bindestreck: «- namn: …».",
        },
    ),
    hindrande(
        "TR06",
        "Fel slag av post i en lista",
        "här står {vad}, men varje {post} i «{nyckel}» ska ha nycklar. {rad}",
        _FORM,
        vad="en text («Anna Exempelsson»)",
        post="kontaktperson",
        nyckel="kontaktpersoner",
        rad="Skriv «kontaktpersoner:» ensamt på raden och inled varje post med ett bindestreck: «- namn: …».",
    ),
    varning(
        "TR07",
        "Filen säger inte vilket formulär den gäller",
        "filen säger inte vilket års formulär den gäller och är läst som {ar}. Lägg till nyckeln «formular» med värdet "
        "{ar} först i filen.",
        _FORM,
        {"ar": "2024"},
    ),
    varning(
        "TR16",
        "Dokumentets år saknas",
        "filens nycklar hör till dokumentet «{titel}», men året saknas. Filen är läst som {ar}. Skriv nyckeln "
        "«{nyckel}» med värdet {ar} först i filen, och de andra nycklarna efter den, inte under den.",
        _FORM,
        {"titel": "Handlingsplan", "nyckel": "handlingsplan", "ar": "2024"},
    ),
    hindrande(
        "TR08",
        "Okänt formulär",
        "filen säger att den gäller formuläret «{skrivet}», som inte finns här. De som finns är: {kanda}. Filen är "
        "läst som {ar}; rätta året om det är fel.",
        _FORM,
        skrivet="2023",
        kanda="2024",
        ar="2024",
    ),
    hindrande(
        "TR09",
        "Filen har inga nycklar",
        "här börjar text som inte står under någon nyckel: «{borjan}». Varje svar skrivs efter sin nyckel, ordet "
        "före kolonet. En ny "
        "fil att fylla i fås med «redovisning ny».",
        _FORM,
        borjan="Vår redovisning för året",
    ),
    Meddelande(
        "TR10",
        Niva.FEL,
        "Filen har inga svar",
        "filen har inga svar, bara tomma rader eller kommentarer. En ny fil att fylla i fås med «redovisning ny».",
        _FORM,
    ),
    varning(
        "TR11",
        "Filen är sparad som Windows-1252",
        "filen är sparad i den äldre teckenkodningen Windows-1252 (första stället är på rad {rad}) och är läst så. "
        "Kontrollera att å, ä och ö ser rätt ut och spara filen som UTF-8.",
        _KODNING,
        {"rad": "3"},
    ),
    varning(
        "TR12",
        "Filen blandar två teckenkodningar",
        "filen är i huvudsak UTF-8 men har tecken i Windows-1252, det första på rad {rad}. De är lästa som sådana. "
        "Kontrollera att å, ä och ö ser rätt ut där och spara filen som UTF-8.",
        _KODNING,
        {"rad": "3"},
    ),
    varning(
        "TR13",
        "Styrtecken i filen",
        "här står styrtecknet {tecken}{fler}. Det syns inte och hör inte hemma i en textfil. Ta bort det.",
        _TECKEN,
        {"tecken": "U+0007", "fler": ""},
    ),
    hindrande(
        "TR14",
        "För många nivåer",
        "här ligger listor och nycklar inuti varandra i fler led än något formulär har. {omfang} "
        "Skriv svaret som text.",
        _FORM,
        omfang="Raderna 12–18 är inte lästa.",
    ),
    hindrande(
        "TR15",
        "Halvt tecken",
        "texten har ett halvt tecken ({tecken}), som ingen fil kan bära. Skriv om ordet där det står.",
        _TECKEN,
        tecken="U+D83D",
    ),
)
