"""Vilka svar som än byts i en fil full av kommentarer: svaren blir de nya och varje kommentar är kvar.

Antalet prov styrs av ``REDOVISNING_PROV`` (``make prov-lang`` kör 5 000).
"""

from __future__ import annotations

import os
import re

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategier import utkast as utkast_strategi

from redovisning.dokument import DOKUMENT
from redovisning.yamlfil.lasning import las_data
from redovisning.yamlfil.omraden import GarInte
from redovisning.yamlfil.skrivning import yaml_text
from redovisning.yamlfil.uppdatering import uppdaterad

LUGN = settings(
    max_examples=int(os.environ.get("REDOVISNING_PROV", "25")),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
BLOCK = re.compile(r"( *)(- )?\w+: \|2?$")


def utanfor_block(rader):
    """Ger radernas nummer utom blockens innehåll: där kan en kommentar stå."""
    djup = -1
    for nr, rad in enumerate(rader):
        indrag = len(rad) - len(rad.lstrip(" "))
        if djup >= 0 and (not rad.strip() or indrag > djup):
            continue
        djup = -1
        yield nr
        if m := BLOCK.match(rad):
            djup = len(m[1]) + len(m[2] or "")


@st.composite
def pyntad(draw, text):
    """Ger filen med kommentarer och tomrader på slumpade ställen, och kommentarerna i ordning."""
    rader = text.split("\n")
    platser = [nr for nr in utanfor_block(rader) if rader[nr].strip()]
    fragor = {nr for nr in platser if rader[nr].lstrip().startswith("#")}
    valda = draw(st.sets(st.sampled_from(platser), max_size=25))
    ut, kommentarer = [], []
    for nr, rad in enumerate(rader):
        if nr in valda:
            indrag = " " * draw(st.integers(0, len(rad) - len(rad.lstrip(" "))))
            egen = draw(st.sampled_from(["# min egen", "#", "#: \"'|", "# - kolon: [här]", "# från kollegan"]))
            match draw(st.integers(0, 3)):
                case 0:
                    ut += [f"{indrag}{egen} {nr}", *[""] * draw(st.integers(0, 2))]
                    kommentarer.append(f"{egen} {nr}")
                case 1 if nr not in fragor and re.search(r"(:|: \||: (ja|nej)|\")$", rad):
                    rad += f"{' ' * draw(st.integers(1, 3))}{egen} {nr}"
                    kommentarer.append(f"{egen} {nr}")
                case _:
                    ut += [""] * draw(st.integers(1, 2))
        if nr in fragor:
            kommentarer.append(rad.strip())
        ut.append(rad)
    radslut = draw(st.sampled_from(["\n", "\r\n"]))
    sist = draw(st.booleans())
    data = ("\ufeff" * draw(st.booleans()) + radslut.join(ut if sist else ut[:-1])).encode()
    return data, kommentarer


def kvar_i_ordning(kommentarer, data):
    kvar = iter(data.decode().splitlines())
    return [k for k in kommentarer if not any(k in rad for rad in kvar)]


@LUGN
@given(st.data(), st.sampled_from(list(DOKUMENT.values())))
def test_nya_svar_och_alla_kommentarer_kvar(data, dokument):
    fore, efter = (data.draw(utkast_strategi(dokument, styrtecken=True)) for _ in range(2))
    fil, kommentarer = data.draw(pyntad(yaml_text(fore)))
    assert las_data(fil) == fore
    ny = uppdaterad(fil, efter)
    assert las_data(ny) == efter
    assert kvar_i_ordning(kommentarer, ny) == []
    assert uppdaterad(ny, efter) == ny
    assert uppdaterad(fil, fore) == fil


@st.composite
def omskriven(draw, utkast):
    """Ger samma svar som ett annat program kan ha skrivit dem: annan ordning, andra citattecken, klamrar och indrag."""
    data = {**utkast.som_dict(), "formular": "2024"}
    for namn in draw(st.permutations(list(data))):
        data[namn] = data.pop(namn)
    return yaml.dump(
        data,
        allow_unicode=True,
        sort_keys=draw(st.booleans()),
        default_flow_style=draw(st.sampled_from([None, False])),
        default_style=draw(st.sampled_from([None, '"', "'", "|"])),
        indent=draw(st.sampled_from([2, 3, 4, 6])),
        width=draw(st.sampled_from([20, 80, 1000])),
    ).encode()


@LUGN
@given(st.data(), utkast_strategi(), utkast_strategi())
def test_en_fil_som_ett_annat_program_skrev_gar_ocksa_att_andra_i(data, fore, efter):
    fil = data.draw(omskriven(fore))
    ny = uppdaterad_eller_skal(fil, efter)
    if isinstance(ny, str):
        assert ny in ("den har text som inte går att läsa", "dess nycklar står inte på egna rader")
        return
    assert las_data(ny) == efter
    assert uppdaterad(ny, efter) == ny
    assert uppdaterad(fil, las_data(fil)) == fil


def uppdaterad_eller_skal(fil, utkast):
    try:
        return uppdaterad(fil, utkast)
    except GarInte as fel:
        return str(fel)
