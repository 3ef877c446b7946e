"""Kommandona: en modul vardera, som laddas först när kommandot körs.

Modulen heter som kommandot, med understreck för bindestreck. Den har ``tolk()``, som ger kommandots argumenttolk med
hjälptext, och ``kor(val)``, som utför det och ger utgångsvärdet. Ett nytt kommando är en ny modul och en rad här.
"""

from __future__ import annotations

KOMMANDON = {
    "ny": "gör en mapp som är klar att fylla i",
    "granska": "säger vad som saknas eller ser fel ut",
    "dela": "lämnar ut avsnitt till dem som ska svara på dem",
    "slaihop": "slår ihop filer till ett utkast",
    "stam-av": "visar och tar in det som ändrats i utkast som kommit tillbaka",
    "skapa": "fyller i Socialstyrelsens Word-formulär",
    "packa": "packar det som ska skickas, som mapp, zip och mejl",
    "kontrollera": "säger om något i det packade har ändrats",
    "omvandla": "gör om mellan YAML, Excel, Word och JSON",
    "rensa": "gör en kopia av en fil utan det som inte syns",
    "jamfor": "visar vad som skiljer två utkast",
    "fordela": "räknar ut regionernas pengar",
    "vantetider": "läser tabeller med väntetider till en och samma form",
    "diagram": "ritar diagram av väntetiderna",
    "exempel": "skriver en påhittad regions mapp att prova med",
}
"""Kommandots namn → en rad om vad det gör, i den ordning de brukar användas."""

HJALPVAL = ("-h", "--hjalp", "--help")
"""De val som visar hjälpen, för programmet och för varje kommando."""


def modulnamn(kommando: str) -> str:
    """Ger det fulla namnet på kommandots modul: ``redovisning.kommandon.stam_av`` för ``stam-av``."""
    return f"{__name__}.{kommando.replace('-', '_')}"
