"""Den som läser ett meddelande får hela det: platsen, frågan, det som hittades och vad som ska göras."""

from __future__ import annotations

from ordagrant import FIL, meddelanden


def test_varje_fall_ger_anmarkningar_med_sina_platser_och_varden():
    """En tom plats i en mening («planen är None 2024-06-12») syns bara när det som fylldes i den läses."""
    skrivna = "\n".join(meddelanden()) + "\n"
    assert skrivna.splitlines() == FIL.read_text("utf-8").splitlines(), "stämmer de nya: kör python tests/ordagrant.py"
