"""Arbetsboken som formulär: skydd, listor att välja ur, färger och utskrift."""

from __future__ import annotations

from typing import Annotated, Literal

import pytest
from excelprov import Skriven, skriven
from mapprov import exempelutkast
from provplan import TABELL, provplan
from pydantic import create_model

from redovisning.dokument.falt import Del, Fraga
from redovisning.dokument.klasser import Avsnitt, Dokument, Lista, Post, Radtext
from redovisning.excel.form import SVARSBLA
from redovisning.utkast import Utkast
from redovisning.word.bygge_tabell import SVARSBLA as I_WORD


@pytest.fixture(scope="module")
def exemplet() -> Skriven:
    return skriven(exempelutkast())


# --- skydd ------------------------------------------------------------------------------------------------------


def test_bladen_ar_skyddade_utan_losenord_men_gar_att_bredda(exemplet):
    for blad in exemplet.formler.worksheets:
        skydd = blad.protection
        assert skydd.sheet
        assert skydd.password is None
        assert not skydd.formatColumns
        assert not skydd.formatRows
    assert exemplet.formler.security is None or not exemplet.formler.security.lockStructure


def test_bara_svar_anteckningar_och_vem_som_svarar_ar_olasta(exemplet):
    olasta = {
        blad.title: {c.column for rad in blad.iter_rows() for c in rad if not c.protection.locked}
        for blad in exemplet.formler.worksheets
    }
    assert olasta["Start"] == {3}
    assert olasta["Översikt"] == set()
    assert olasta["3.4"] == {3, 5}
    assert olasta["Kontaktuppgifter"] == {2, 3, 4, 5, 7}


def test_svaren_ar_bla_som_i_word_och_fragorna_inte(exemplet):
    cell = exemplet.svarscell("bup.medel")
    assert cell.fill.start_color.rgb == f"00{SVARSBLA}"
    assert SVARSBLA == I_WORD
    assert cell.parent.cell(cell.row, 2).fill.fill_type is None
    assert cell.alignment.wrap_text
    assert cell.alignment.vertical == "top"


# --- regler för vad som kan skrivas -----------------------------------------------------------------------------


def regler(bok: Skriven, blad: str) -> dict[str, object]:
    return {str(r.sqref): r for r in bok.formler[blad].data_validations.dataValidation}


def test_ja_och_nej_ar_en_lista_med_svenska_rad(exemplet):
    (omrade,) = regler(exemplet, "3.4")
    regel = regler(exemplet, "3.4")[omrade]
    assert omrade == "C4:C7" or omrade.split() == ["C4", "C5", "C6", "C7"]
    assert (regel.type, regel.formula1, regel.errorStyle) == ("list", '"Ja,Nej"', "stop")
    assert regel.showErrorMessage
    assert regel.showInputMessage
    assert (regel.promptTitle, regel.errorTitle) == ("Välj Ja eller Nej", "Välj Ja eller Nej")
    assert "Ja eller Nej" in regel.error


def test_val_tal_och_datum_har_sina_rad():
    bok = skriven(provplan())
    insatser = regler(bok, "2")
    assert insatser["C7:C48"].formula1 == '"planerad,pågår,klar"'
    assert insatser["D7:D48"].promptTitle == "Skriv ett datum"
    assert "2,5" in insatser["E7:E48"].prompt
    assert "heltal" in regler(bok, "Mått")["C6:C46"].promptTitle


def test_raden_ryms_i_det_som_excel_visar():
    for bok in (skriven(exempelutkast()), skriven(provplan())):
        for blad in bok.formler.sheetnames:
            for regel in regler(bok, blad).values():
                assert len(regel.promptTitle) <= 32
                assert len(regel.errorTitle or "") <= 32
                assert max(len(regel.prompt), len(regel.error or "")) <= 255


class Langt(Post):
    """En post med val som inte ryms i en regel."""

    postnamn = "sak"

    val: Annotated[Literal["ett, två", "tre", "fyra"], Fraga("Vilket?", TABELL)]
    manga: Annotated[Literal["ett, två", "tre", "fyra"] | None, Fraga("Vilket mer?", TABELL)] = None


class Tom(Avsnitt):
    """Ett avsnitt med en kort fråga."""

    rubrik = "Mål [1]: vad & hur?"

    svar: Annotated[Radtext, Fraga('Vad är "bra"?', TABELL)]


class Valplan(Dokument):
    """Ett påhittat dokument med val som har kommatecken."""

    ar = 2032
    titel = "Plan & mål"
    inledande_del = Del("", "Start")
    filnamn = "valplan"
    huvudnyckel = "valplan"

    valplan: Literal[2032] = 2032
    region: Annotated[Radtext, Fraga("Region", TABELL)]
    saker: Annotated[list[Langt], Lista("Saker")]
    tom: Tom


Bred = create_model(
    "Bred", __base__=Post, **{f"u{i}": Annotated[Radtext, Fraga(f"Uppgift {i}", TABELL)] for i in range(12)}
)


class Bredplan(Dokument):
    """Ett påhittat dokument med en lista som är bredare än en sida."""

    ar = 2033
    titel = "Bred"
    inledande_del = Del("", "Om")
    filnamn = "bredplan"
    huvudnyckel = "bredplan"

    bredplan: Literal[2033] = 2033
    rader: Annotated[list[Bred], Lista("Rader")]


def test_val_med_kommatecken_laggs_pa_ett_dolt_blad():
    bok = skriven(Utkast(Valplan))
    assert bok.formler.sheetnames == ["Start", "Översikt", "Start 2", "Saker", "Mål 1 vad & hur", "Listor"]
    assert bok.formler["Listor"].sheet_state == "hidden"
    assert [c.value for c in bok.formler["Listor"]["A"]] == ["ett, två", "tre", "fyra"]
    assert {r.formula1 for r in regler(bok, "Saker").values()} == {"Listor!$A$1:$A$3"}
    assert bok.formler["Start 2"].oddFooter.left.text == "Plan && mål"


# --- sidan ------------------------------------------------------------------------------------------------------


def test_bladen_skrivs_ut_pa_a4_med_sidfot_och_upprepad_rubrikrad(exemplet):
    for blad in exemplet.formler.worksheets:
        assert blad.page_setup.paperSize == 9
        assert blad.sheet_properties.pageSetUpPr.fitToPage
        assert (blad.page_setup.fitToWidth, blad.page_setup.fitToHeight) == (1, 0)
        assert blad.oddFooter.center.text == "&A"
        assert blad.oddFooter.right.text == "Sida &P av &N"
    assert exemplet.formler["3.4"].print_title_rows == "$3:$3"
    assert exemplet.formler["3.4"].freeze_panes == "A4"
    assert exemplet.formler["Generellt"].freeze_panes == "A5"


def test_ett_brett_blad_delas_pa_flera_sidor_och_behaller_radens_forsta_kolumner():
    blad = skriven(Utkast(Bredplan)).formler["Rader"]
    assert blad.page_setup.fitToWidth == 2
    assert blad.print_title_cols == "$A:$B"
    assert blad.freeze_panes.startswith("C")
