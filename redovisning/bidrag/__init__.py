"""Bidrag: dokumentet lämnas ut i delar till dem som skriver, och det de skickar tillbaka slås ihop till ett utkast."""
