"""Svar i en bok som någon har gjort själv, utan arbetsbokens upplägg: frågan känns igen på sin text."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
from arbetsbocker import koder, las_bok

from redovisning.dokument.falt import hitta_falt
from redovisning.utkast import nytt_utkast

FRAGOR = [hitta_falt(nytt_utkast(2024).dokument, stig) for stig in ("bup.medel", "bup.resultat")]
SVAREN = ("Två psykologer.", "Kön är kortare.")


def egen_bok(**celler: str) -> bytes:
    """Ger en bok som någon har gjort själv, med text i cellerna."""
    bok = openpyxl.Workbook()
    for cell, text in celler.items():
        bok.active[cell] = text
    ut = io.BytesIO()
    bok.save(ut)
    return ut.getvalue()


def test_frageord_och_svar_i_tva_egna_kolumner_lases():
    """En fråga utan hjälptext räknades två gånger och blev därför «tvetydig»: svaret hamnade utanför."""
    fragorna = [f"{f.fraga.text}\n{f.fraga.hjalp}".strip() for f in FRAGOR if f]
    last = las_bok(egen_bok(A1=fragorna[0], B1=SVAREN[0], A2=fragorna[1], B2=SVAREN[1]))
    assert (last["bup.medel"], last["bup.resultat"], last.utanfor) == (*SVAREN, [])
    assert koder(last) == ["EX04", "EX04", "EX26", "EX25"]


def test_svaret_under_fragan_lases_nar_inget_star_till_hoger():
    fragorna = [f.fraga.text for f in FRAGOR if f]
    last = las_bok(egen_bok(A1=fragorna[0], A2=SVAREN[0], A3=fragorna[1], A4=SVAREN[1]))
    assert (last["bup.medel"], last["bup.resultat"], last.utanfor) == (*SVAREN, [])


def test_en_fraga_till_hoger_ar_inget_svar():
    fragorna = [f.fraga.text for f in FRAGOR if f]
    last = las_bok(egen_bok(A1=fragorna[0], B1=fragorna[1], A2=SVAREN[0], B2=SVAREN[1]))
    assert last["bup.medel"] == SVAREN[0]
    assert [s.text for s in last.utanfor] == [SVAREN[1]]


def test_en_arbetsbok_som_lamnades_ut_av_en_aldre_version_lases_utan_anmarkning():
    """Boken är skriven av versionen före kolumnen Läge, ur exemplet. Den får aldrig bli sämre läst."""
    last = las_bok((Path(__file__).parent / "underlag" / "arbetsbok-2026-11.xlsx").read_bytes())
    assert (koder(last), last.utanfor, last.vid_sidan) == ([], [], [])
    assert len(last.texter()) == 48
    assert last["kontaktpersoner[1].telefon"] == "070-1740606"


def test_en_enda_fraga_pa_tjugo_tecken_racker_for_att_kanna_igen_dokumentet():
    """En egen bok med planens version och inget annat är ändå en handlingsplan."""
    last = las_bok(egen_bok(A1="Version\nTill exempel 1.2.", B1="1.3"))
    assert (last.dokument.filnamn, last.texter()) == ("handlingsplan", {"utgava": "1.3"})
