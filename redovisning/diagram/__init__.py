"""Diagrammen: från mätvärden till bild, alternativtext och tabell. Laddar matplotlib först när en bild ritas."""
