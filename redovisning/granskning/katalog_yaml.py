"""Meddelanden från YAML-läsaren: det som YAML gör i tysthet (YA0x) och det som inte är riktig YAML (YA2x).

Här samlas också det som är gemensamt för textfilerna och det som är JSON:s eget.
"""

from __future__ import annotations

from redovisning.granskning import katalog_json, katalog_textfil
from redovisning.granskning.katalog_textfil import hindrande, varning
from redovisning.granskning.meddelande import Meddelande

_YAML = "Hur YAML läser text"
LODSTRECK = "sätt tecknet | efter nyckelns kolon och skriv texten på raden under, indragen två blanksteg."
_EFTER = "S" + LODSTRECK[1:]
_RADEN = "Raderna 12–18 är inte lästa."

_EGNA: tuple[Meddelande, ...] = (
    varning(
        "YA01",
        "Text bortklippt av #",
        "YAML läser ett blanksteg följt av # som början på en anteckning, så «{ord}» kommer inte med i svaret. Hör det "
        f"till svaret: {LODSTRECK} Är det en anteckning: flytta den till en egen rad.",
        _YAML,
        {"ord": "#1 i landet"},
        hindrar=True,
    ),
    varning(
        "YA02",
        "Kommentar efter ja eller nej",
        "det som står efter # är en anteckning i filen och kommer inte med i svaret: «{ord}». Ska mottagaren "
        "läsa det: skriv det i avsnittets kommentarsfält.",
        _YAML,
        {"ord": "# från och med 2025"},
    ),
    hindrande(
        "YA03",
        "Hänvisning med *",
        "«{ord}» är i YAML en hänvisning till något annat i filen, och sådana läses inte här. Är det text: "
        + LODSTRECK,
        _YAML,
        ord="*medel",
    ),
    hindrande(
        "YA04",
        "Ankare med &",
        "«{ord}» är i YAML ett ankare, inte text, och kommer inte med i svaret. Är det text: " + LODSTRECK,
        _YAML,
        ord="&medel",
    ),
    hindrande(
        "YA05",
        "Sammanfogning med <<",
        "«<<» är i YAML en sammanfogning med något annat i filen, och sådana läses inte här. Skriv svaren där de hör "
        "hemma.",
        _YAML,
    ),
    hindrande(
        "YA06",
        "Tagg med !",
        "«{ord}» är i YAML en tagg, inte text, och kommer inte med i svaret. Är det text: " + LODSTRECK,
        _YAML,
        ord="!viktigt",
    ),
    hindrande(
        "YA07",
        "Flera dokument i samma fil",
        "raden delar filen i flera YAML-dokument (--- eller ...). Allt är läst som ett. Ta bort raden; hör den till "
        "ett svar ska den stå indragen som texten runt omkring.",
        _YAML,
    ),
    varning(
        "YA08",
        "Text på flera rader utan |",
        "svaret står på flera rader {vad}, och då läser YAML raderna som en enda. Ska styckena, raderna eller "
        "punkterna vara kvar: {gor}",
        _YAML,
        {"vad": "utan tecknet |", "gor": LODSTRECK},
    ),
    hindrande(
        "YA09",
        "Nyckel som inte är ett ord",
        "här står en lista eller en klammer där en nyckel väntas. Är det text: " + LODSTRECK,
        _YAML,
    ),
    hindrande(
        "YA20",
        "Tabb eller hårt blanksteg i indraget",
        "raden är indragen med {vad}. YAML godtar bara vanliga blanksteg i indraget. {omfang} Byt indraget mot "
        "blanksteg, så många att raden står som raderna intill.",
        _YAML,
        vad="en tabb",
        omfang="Rad 12 är inte läst.",
    ),
    hindrande(
        "YA21",
        "Citattecken som inte avslutas",
        "texten börjar med citattecknet «{tecken}», som aldrig avslutas. {omfang} Sätt ett likadant sist i svaret, "
        "eller ta bort det, sätt | efter nyckelns kolon och skriv svaret på raden under.",
        _YAML,
        tecken='"',
        omfang=_RADEN,
    ),
    hindrande(
        "YA22",
        "Text efter citattecken",
        "svaret börjar med citattecknet «{tecken}», och efter det avslutande citattecknet står mer text. {omfang} "
        + _EFTER,
        _YAML,
        tecken='"',
        omfang=_RADEN,
    ),
    hindrande(
        "YA23",
        "Kolon i ett svar",
        "ett kolon följt av blanksteg läses av YAML som en ny nyckel: «{ord}». {omfang} Hör kolonet till svaret: "
        + LODSTRECK,
        _YAML,
        ord="medel: Målet: kortare köer",
        omfang=_RADEN,
    ),
    hindrande(
        "YA24",
        "Ett första tecken med egen betydelse",
        "texten börjar med «{tecken}», som betyder något särskilt i YAML. {omfang} " + _EFTER,
        _YAML,
        tecken="@",
        omfang=_RADEN,
    ),
    hindrande(
        "YA25",
        "Rad som inte hör till någon nyckel",
        "det går inte att se vilket svar raden hör till: «{ord}». {omfang} Hör raden till svaret ovanför: "
        "sätt | efter nyckelns kolon och dra in alla svarets rader lika långt, två blanksteg längre än nyckeln. "
        "Är den en ny nyckel: avsluta den med kolon och ställ den rakt under avsnittets andra nycklar.",
        _YAML,
        ord="och fler mottagningar",
        omfang=_RADEN,
    ),
    hindrande(
        "YA29",
        "Nyckel med fel indrag",
        "nyckeln «{nyckel}» står inte lika långt in som nycklarna runt omkring. {omfang} Avsnittens nycklar står "
        "längst ut på raden, och nycklarna i ett avsnitt står alla lika långt in.",
        _YAML,
        nyckel="resultat",
        omfang="Allt annat i filen är läst.",
    ),
    hindrande(
        "YA26",
        "Omvänt snedstreck inom citattecken",
        "inom citattecken har omvänt snedstreck en egen betydelse, och «{ord}» går inte att läsa. {omfang} " + _EFTER,
        _YAML,
        ord="\\m",
        omfang=_RADEN,
    ),
    hindrande(
        "YA27",
        "Text på samma rad som |",
        "efter «{tecken}» ska raden vara slut. {omfang} Flytta texten till raden under, indragen två blanksteg längre "
        "än nyckeln.",
        _YAML,
        tecken="|",
        omfang=_RADEN,
    ),
    hindrande(
        "YA28",
        "Blanksteg saknas efter kolon",
        "det saknas ett blanksteg efter «{nyckel}:». {omfang} Skriv ett blanksteg efter kolonet.",
        _YAML,
        nyckel="region",
        omfang="Rad 12 är inte läst.",
    ),
)

MEDDELANDEN = (*katalog_textfil.MEDDELANDEN, *_EGNA, *katalog_json.MEDDELANDEN)
