"""Katalogen och fallen: varje regel har ett meddelande, varje meddelande har prov, och dokumentationen stämmer."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import redovisning.granskning.korning
from redovisning.anmarkning import Niva
from redovisning.granskning import granska, katalog_innehall, katalog_svar, korning
from redovisning.granskning.meddelande import Meddelande
from redovisning.granskning.meddelanden import KATALOG, samla
from redovisning.granskning.regel import REGLER, regel
from tests.regelfall import GRUND, MAPP, granska_fall, las_fall

EGNA = {m.kod: m for m in (*katalog_svar.MEDDELANDEN, *katalog_innehall.MEDDELANDEN)}
FALL = sorted(m.name for m in MAPP.iterdir() if m.is_dir())
