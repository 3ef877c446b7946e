"""Texterna i arbetsboken: varje svar står som text precis som det skrevs, och det som inte ryms hindrar."""

from __future__ import annotations

import pytest
from excelprov import Skriven, ratexter, skriven, utkast

from redovisning.dokument import FORMULAR
from redovisning.dokument.falt import delar, falten
from redovisning.fel import SkrivFel


@pytest.mark.parametrize(
    "text",
    [
        "=SUMMA(A1)",
        "+46 70-174 06 05",
        "-5 procent",
        "@alla",
        "'citat",
        "#N/A",
        "SANT",
        "0701740605",
        "1e5",
        "  indragen rad\n\tmed tabb",
        "rad ett\nrad två\n\n- punkt",
        "hårt\u00a0blanksteg och 👩‍⚕️",
        "C1 \x80 och \x9f",
        "<b>fet</b> & ]]>",
    ],
)
def test_varje_text_star_som_text_precis_som_den_skrevs(text):
    bok = skriven(utkast(bup__medel=text, kontaktpersoner_0__telefon=text, region=text))
    for cell in (bok.svarscell("bup.medel"), bok.postcell("kontaktpersoner[].telefon", 0), bok.svarscell("region")):
        assert (cell.value, cell.data_type, cell.number_format) == (text, "s", "@")
        assert bool(cell.quotePrefix) is text.startswith(("=", "+", "-", "@", "'"))


@pytest.mark.parametrize(
    ("text", "i_filen"),
    [
        ("_x0041_", "_x005F_x0041_"),
        ("a_x000D_b och _x005F_", "a_x005F_x000D_b och _x005F_x005F_"),
        ("_x0041_x0042_", "_x005F_x0041_x005F_x0042_"),
        ("__x004", "__x004"),
    ],
)
def test_text_som_ser_ut_som_excels_egna_tecken_skrivs_sa_att_den_visas_som_den_ar(text, i_filen):
    assert i_filen in ratexter(skriven(utkast(bup__medel=text)).paket())


def test_inget_svar_blir_formel_eller_lank():
    text = '=HYPERLINK("http://example.se";"x")'
    svar = {f.nyckel.replace(".", "__").replace("[]", "_0"): text for f in falten(FORMULAR[2024])}
    med = utkast(**svar)
    med.besvaras_av = {d.nyckel: text for d, _ in delar(FORMULAR[2024])}
    bok, tom = skriven(med), skriven(utkast())

    def formler(b: Skriven) -> list[str]:
        celler = (c for blad in b.formler.worksheets for rad in blad.iter_rows() for c in rad)
        return [c.value for c in celler if c.data_type == "f"]

    assert len(formler(bok)) == len(formler(tom)) + 1  # en kontaktperson till att visa status för
    assert not [f for f in formler(bok) if "example" in f]
    lankar = [c.hyperlink for blad in bok.formler.worksheets for rad in blad.iter_rows() for c in rad if c.hyperlink]
    assert lankar
    assert all(lank.target is None and lank.location for lank in lankar)


def test_den_langsta_texten_ryms_och_delas_pa_rader_som_kan_visas():
    bok = skriven(utkast(bup__medel="ord " * 8_191 + "slut"[:3], bup__resultat="kort"))
    cell = bok.svarscell("bup.medel")
    assert len(cell.value) == 32_767
    blad = cell.parent
    (omrade,) = [m for m in blad.merged_cells.ranges if m.min_row == cell.row and m.min_col == cell.column]
    hojder = [blad.row_dimensions[rad].height for rad in range(omrade.min_row, omrade.max_row + 1)]
    assert max(hojder) <= 409
    assert sum(hojder) > 32_767 / 120 * 15
    nasta = bok.svarscell("bup.resultat")
    assert (nasta.row, nasta.value) == (omrade.max_row + 1, "kort")


@pytest.mark.parametrize(
    ("svar", "sagt"),
    [
        ({"bup__medel": "a" * 32_768}, "3.7 «Hur har 2024 års medel .* 32768 tecken lång, och en cell rymmer 32767"),
        ({"bup__resultat": "👩" * 16_384}, "32768 tecken"),
        ({"bup__medel": "a\x01b"}, r"3.7 «.*» \(bup.medel\): styrtecken som Excel inte kan bära: U\+0001"),
        ({"kontaktpersoner_0__namn": "a", "kontaktpersoner_1__namn": "\ufffe"}, "kontaktperson 2 «Kontaktperson»"),
    ],
)
def test_det_som_en_cell_inte_kan_bara_hindrar_med_fragans_namn(svar, sagt):
    with pytest.raises(SkrivFel, match=sagt):
        skriven(utkast(**svar))


def test_alla_hinder_sags_pa_en_gang_ocksa_i_vem_som_svarar():
    med = utkast(bup__medel="a" * 40_000, bup__resultat="\x02")
    med.besvaras_av = {"innovation": "b\x03"}
    with pytest.raises(SkrivFel) as fel:
        skriven(med)
    rader = str(fel.value).splitlines()[1:]
    assert [rad.split()[1] for rad in rader] == ["3.7", "3.7", "3.5"]
    assert "a" * 100 not in str(fel.value)
