"""Diagrammen: från mätvärden till bild, alternativtext och tabell. Laddar matplotlib först när en bild ritas."""

import logging

# Annars skriver matplotlib på skärmen, på engelska, när det bygger sin lista över teckensnitt eller saknar en mapp.
logging.getLogger("matplotlib").addHandler(logging.NullHandler())
