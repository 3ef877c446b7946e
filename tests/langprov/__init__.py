"""De långa proven. ``python -m tests.langprov`` kör dem och skriver docs/tillforlitlighet.md.

De tar minuter eller timmar och hör därför inte till ``make test``. Varje prov ger rader med löfte, mått, gräns och
kommando. Raderna sparas i ``resultat.json``, så att ett prov i taget kan köras om.
"""
