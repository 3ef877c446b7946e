"""Meddelanden om innehållet: kontakter, regionens namn, upprepningar, tecken, belopp och medel för ett annat år."""

from __future__ import annotations

from redovisning.anmarkning import Niva
from redovisning.granskning.meddelande import Meddelande

_EGEN = "Egen kontroll"
_KONTAKT = "Formuläret, Kontaktuppgifter: Socialstyrelsen kan behöva nå regionen om kompletteringar"
_REGIONER = "De 21 regionernas officiella namn"

MEDDELANDEN: tuple[Meddelande, ...] = (
    Meddelande(
        kod="KO01",
        niva=Niva.VARNING,
        rubrik="Telefonnumret går inte att ringa",
        text="«{varde}» ser inte ut som ett telefonnummer. Skriv numret med riktnummer, till exempel 070-1740605 "
        "eller +46 70 174 06 05.",
        kalla=_KONTAKT,
        atgard="Skriv hela numret med riktnummer. Flera nummer, växel och anknytning går bra.",
        exempel={"varde": "ring växeln"},
    ),
    Meddelande(
        kod="KO02",
        niva=Niva.VARNING,
        rubrik="Mejladressen går inte att använda",
        text="«{varde}» {varfor}. Skriv en adress på formen namn@example.se.",
        kalla=_KONTAKT,
        atgard="En adress har ett @, inga mellanslag och en punkt efter @. Flera adresser skiljs med komma.",
        exempel={"varde": "anna.exempel", "varfor": "saknar @"},
    ),
    Meddelande(
        kod="KO03",
        niva=Niva.VARNING,
        rubrik="Telefonnumret har tappat sin nolla",
        text="«{varde}» har troligen tappat sin inledande nolla eller sitt plustecken. Skriv {forslag} om det stämmer.",
        kalla=_KONTAKT,
        atgard="Excel tar bort nollan när cellen är ett tal. Gör cellen till text, eller skriv bindestreck i numret.",
        exempel={"varde": "701740605", "forslag": "070-1740605"},
    ),
    Meddelande(
        kod="RE01",
        niva=Niva.VARNING,
        rubrik="Okänd region",
        text="«{namn}» är ingen av de 21 regionerna.{forslag} Skriv regionens officiella namn, "
        "till exempel Region Örebro län.",
        kalla=_REGIONER,
        atgard="Rätta stavningen. Skriv bara regionens namn i fältet.",
        exempel={"namn": "Region Hallnad", "forslag": " Menade du Region Halland?"},
    ),
    Meddelande(
        kod="RE02",
        niva=Niva.RAD,
        rubrik="Kortform av regionens namn",
        text="«{namn}» förstås som {officiellt}, som är det officiella namnet. Skriv gärna det.",
        kalla=_REGIONER,
        atgard="Byt till det officiella namnet, så blir det lika i alla handlingar.",
        exempel={"namn": "VGR", "officiellt": "Västra Götalandsregionen"},
    ),
    Meddelande(
        kod="RE03",
        niva=Niva.RAD,
        rubrik="Exemplets region",
        text="«Region Exempel» är exemplets påhittade region. Skriv er egen regions namn innan redovisningen skickas.",
        kalla=_EGEN,
        atgard="Byt namnet, och gå igenom att inga svar ur exemplet står kvar.",
    ),
    Meddelande(
        kod="UP01",
        niva=Niva.RAD,
        rubrik="Nästan samma svar på flera frågor",
        text="svaret är nästan ordagrant detsamma i {platser}. Det får vara så. Kontrollera att varje svar hör till "
        "sin fråga.",
        kalla=_EGEN,
        atgard="Skriv det gemensamma en gång och säg i övriga svar vad som skiljer, om det är något.",
        dokument="*",
        exempel={"platser": "3.5 «Hur har 2024 års medel använts? Hur …»"},
    ),
    Meddelande(
        kod="UP02",
        niva=Niva.RAD,
        rubrik="Samma inledning i minst tre svar",
        text="svaret börjar «{inledning}», och nästan likadant börjar {platser}. Det får vara så. Överväg att säga vad "
        "som är särskilt för varje fråga.",
        kalla=_EGEN,
        atgard="Låt varje svar börja med det som gäller just den frågan.",
        dokument="*",
        exempel={
            "inledning": "Pengarna har gått till fler mottagningstider",
            "platser": "3.2 «Hur har 2024 års medel använts? Hur …» och 3.7 «Hur har 2024 års medel använts och …»",
        },
    ),
    Meddelande(
        kod="TE01",
        niva=Niva.VARNING,
        rubrik="HTML-taggar i texten",
        text="texten innehåller {taggar}, som troligen följt med från en webbsida. De skrivs ut som de står. "
        "Ta bort dem.",
        kalla=_EGEN,
        atgard="Klistra in texten på nytt som oformaterad text, eller ta bort taggarna för hand.",
        dokument="*",
        exempel={"taggar": "«<p>» och «</p>»"},
    ),
    Meddelande(
        kod="TE02",
        niva=Niva.FEL,
        rubrik="Styrtecken som inte kan skrivas",
        text="texten innehåller {tecken}, som varken Word eller Excel kan bära. Ta bort {ta_bort} och skriv om "
        "ordet: {ord}.",
        kalla="Filformaten för Word och Excel (XML 1.0)",
        atgard="Skriv om ordet där tecknet står. Tecknet syns som en kod inom hakparentes.",
        dokument="*",
        exempel={"tecken": "styrtecknet U+0002", "ta_bort": "det", "ord": "«vård[U+0002]plats»"},
    ),
    Meddelande(
        kod="TE03",
        niva=Niva.VARNING,
        rubrik="Osynliga eller felkodade tecken",
        text="texten innehåller {tecken}: {ord}. Skriv om {skriv_om}.",
        kalla=_EGEN,
        atgard="Skriv om ordet för hand. Sådana tecken följer med från pdf-filer, webbsidor och textfiler i fel "
        "teckenkodning, där å kan bli Ã¥. Ett ersättningstecken står där ett tecken har gått förlorat.",
        dokument="*",
        exempel={"tecken": "nollbreddstecken (U+200B)", "ord": "«vård[U+200B]plats»", "skriv_om": "ordet"},
    ),
    Meddelande(
        kod="TE04",
        niva=Niva.RAD,
        rubrik="Rader som ser ut som en punktlista",
        text="raderna börjar med {tecken} och blir inte en punktlista i Word. Börja dem med «- », bindestreck och "
        "blanksteg, {var}om de ska bli det.",
        kalla=_EGEN,
        atgard="Byt tecknet mot ett bindestreck och ett blanksteg, först på raden. En lista som klistras in från Word "
        "får ofta ett annat tecken och en tabb. En lista har bara en nivå: också en underpunkt börjar längst till "
        "vänster.",
        dokument="*",
        exempel={"tecken": "«–»", "var": ""},
    ),
    Meddelande(
        kod="BE01",
        niva=Niva.VARNING,
        rubrik="Orimligt belopp",
        text="{belopp} är mer än hela överenskommelsen för {ar}, {tak} miljoner kronor. Kontrollera tal och enhet.",
        kalla="Överenskommelsen 2024: totalt 2 937 miljoner kronor",
        till=2024,
        atgard="Se efter om «miljarder» ska vara «miljoner», eller om nollorna redan är utskrivna före ordet.",
        exempel={"belopp": "«90 miljarder kronor»", "ar": "2024", "tak": "2 937"},
    ),
    Meddelande(
        kod="BE02",
        niva=Niva.VARNING,
        rubrik="Siffror i fel grupper",
        text="{tal} är inte grupperat tre och tre. En siffra kan ha fallit bort eller kommit till. Skriv tusental "
        "som 1 250 000.",
        kalla=_EGEN,
        atgard="Kontrollera talet mot källan och gruppera siffrorna tre och tre från höger.",
        exempel={"tal": "«612 88 450»"},
    ),
    Meddelande(
        kod="AR01",
        niva=Niva.VARNING,
        rubrik="Medel för ett annat år",
        text="svaret talar om «{citat}», men formuläret gäller {ar} års medel. Kontrollera att året är rätt.",
        kalla="Formuläret: frågorna gäller 2024 års medel",
        atgard="Rätta året om texten följt med från en äldre redovisning. Är året avsett kan texten stå.",
        exempel={"citat": "2023 års medel", "ar": "2024"},
    ),
)
