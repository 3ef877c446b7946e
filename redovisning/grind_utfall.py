"""Grindens utfall: varje sätt som en fil kan vara oläsbar på, med fast namn och en mening om vad man gör åt det."""

from __future__ import annotations

from types import MappingProxyType

from redovisning.fel import OlasbarFil

UTFALL = MappingProxyType(
    {
        # Innan filen läses
        "saknas": "Filen finns inte. Kontrollera namnet och mappen.",
        "mapp": "Det här är en mapp. Ange filen som ska läsas.",
        "inte_en_fil": "Det här är inte en vanlig fil. Ange ett dokument på disken.",
        "kan_inte_lasas": (
            "Filen går inte att öppna. Stäng den i andra program, kontrollera behörigheten och försök igen."
        ),
        "agarfil": (
            "Filen är en tillfällig låsfil som Word och Excel lägger bredvid ett öppet dokument. "
            "Ange dokumentet självt, det som heter samma sak utan ~$ i början."
        ),
        "genvag": (
            "Filen är en genväg och inte dokumentet. Öppna den, spara dokumentet som en vanlig fil och ange den filen."
        ),
        "tom": "Filen är tom. Kontrollera att den sparades klart, eller hämta den på nytt.",
        "for_stor": "Filen är större än {tak} MB. Ta bort stora bilder och bilagor ur den och spara igen.",
        # Filer av annat slag
        "losenordsskyddad": (
            "Filen är skyddad med lösenord. Öppna den i Word eller Excel, ta bort lösenordet och spara igen."
        ),
        "krypterad_zip": (
            "Filen är ett zip-arkiv med lösenord. Packa upp det med lösenordet och ange dokumentet som ligger inuti."
        ),
        "gammalt_format": (
            "Filen är sparad i Offices äldre format (.doc eller .xls). "
            "Öppna den i Word eller Excel och spara som .docx eller .xlsx."
        ),
        "pdf": "Filen är en PDF. Svaren läses ur Word-filen (.docx); be om den i stället.",
        "rtf": "Filen är i RTF-format. Öppna den i Word och spara som Word-dokument (.docx).",
        "html": "Filen är en webbsida. Öppna den i Word och spara som Word-dokument (.docx).",
        "xml_text": (
            "Filen är en ren XML-fil och inget dokument som kan läsas här. Öppna den i Word eller Excel "
            "och spara som .docx eller .xlsx."
        ),
        "mejl": "Filen är ett sparat mejl eller webbarkiv. Öppna det och spara bilagan som en egen fil.",
        "opendocument": (
            "Filen är i OpenDocument-format (.odt eller .ods). Öppna den i Word och spara som Word-dokument (.docx) "
            "eller Excel-arbetsbok (.xlsx)."
        ),
        "bild": "Filen är en bild. Svaren läses ur Word, Excel, YAML och JSON.",
        "arkiv": "Filen är ett arkiv med andra filer i. Packa upp det och ange dokumentet som ligger inuti.",
        "binar": "Filen är varken text eller ett dokument från Word eller Excel. Kontrollera att det är rätt fil.",
        "utf16": "Textfilen är sparad som UTF-16. Öppna den i en textredigerare och spara den som UTF-8.",
        "tabell": (
            "Filen är en tabell (.csv eller .tsv) och har inga svar. Är det väntetider: läs den med "
            "«redovisning vantetider»."
        ),
        "text_med_annat_namn": (
            "Filen har ett namn som slutar på {andelse} men innehåller vanlig text. Kontrollera att det är rätt fil, "
            "eller ge den ändelsen .yaml om det är svar i YAML."
        ),
        # Word- och Excel-filer som inte tas emot
        "skadad": "Filen är skadad. Hämta eller spara den på nytt, eller låt Word eller Excel reparera den.",
        "del_skadad": (
            "Filen är skadad: delen {del_namn} går inte att packa upp. "
            "Låt Word eller Excel reparera filen och spara den igen."
        ),
        "del_saknas": (
            "Filen är skadad: delen {del_namn} saknas. Låt Word eller Excel reparera filen och spara den igen."
        ),
        "huvuddel_saknas": (
            "Filen är skadad: själva dokumentet saknas i den. Hämta filen på nytt från den som skickade den."
        ),
        "trasig_xml": (
            "Filen är skadad: delen {del_namn} går inte att tolka. "
            "Låt Word eller Excel reparera filen och spara den igen."
        ),
        "dtd": (
            "Filen har en dokumenttypsdeklaration (DTD) i delen {del_namn}. Sådana skriver varken Word eller Excel, "
            "och de kan dölja text. Öppna filen i Word eller Excel, spara den igen och kontrollera att allt är med."
        ),
        "makron": (
            "Filen har makron eller är av ett slag som får ha det (.docm, .dotm, .xlsm). Öppna den i Word eller Excel "
            "och spara som Word-dokument (.docx) eller Excel-arbetsbok (.xlsx)."
        ),
        "strikt_ooxml": (
            "Filen är sparad som «Strict Open XML». Öppna den i Word eller Excel och spara som vanligt "
            "Word-dokument (.docx) eller vanlig Excel-arbetsbok (.xlsx)."
        ),
        "binar_arbetsbok": "Filen är en binär arbetsbok (.xlsb). Öppna den i Excel och spara som .xlsx.",
        "annat_dokument": (
            "Filen är ett Office-dokument av annat slag, till exempel PowerPoint eller Visio. "
            "Svaren läses ur Word (.docx), Excel (.xlsx), YAML och JSON."
        ),
        "dubbla_delar": (
            "Filen har två delar med samma namn ({del_namn}), så det går inte att veta vilken som gäller. "
            "Öppna den i Word eller Excel och spara den igen."
        ),
        "udda_delnamn": (
            "Filen har en del med ett otillåtet namn ({del_namn}). Öppna den i Word eller Excel och spara den igen."
        ),
        "for_manga_delar": (
            "Filen har fler än {tak} delar, så många som inget vanligt dokument har, och läses därför inte. "
            "Kontrollera att det är rätt fil."
        ),
        "packbomb": (
            "Filen packar upp sig till orimligt mycket data (delen {del_namn}) och läses därför inte. "
            "Öppna den i Word eller Excel och ta bort stora inbäddade objekt."
        ),
        "okand_packning": (
            "Filen är packad på ett sätt som varken Word eller Excel använder (delen {del_namn}). "
            "Öppna den och spara den igen."
        ),
        # Färdiga filer som ska bifogas
        "ingen_bilaga": (
            "Filen är en textfil och går inte att bifoga som den är. "
            "Bifoga ett Word-dokument (.docx), en arbetsbok (.xlsx) eller en PDF."
        ),
        "mallfil": (
            "Filen är en mall (.dotx eller .xltx) och inget färdigt dokument. "
            "Öppna den i Word eller Excel och spara som .docx eller .xlsx."
        ),
        "pdf_skyddad": (
            "PDF-filen är krypterad: den har lösenord, eller spärrar mot att skriva ut, kopiera eller läsa upp text. "
            "Spara den på nytt ur det ursprungliga dokumentet, utan skydd."
        ),
        "pdf_skadad": "PDF-filen är skadad eller avklippt. Hämta den på nytt, eller spara den på nytt som PDF.",
        "pdf_orimlig": (
            "PDF-filen packar upp sig till orimligt mycket data och läses därför inte. "
            "Skriv ut dokumentet till en ny PDF."
        ),
    }
)


def olasbar(kod: str, fil: str, **varden: object) -> OlasbarFil:
    """Ger undantaget för ett utfall, med meningen ifylld."""
    return OlasbarFil(kod, fil, UTFALL[kod].format(**varden))
