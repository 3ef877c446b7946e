"""Andra dokument: val med kommatecken, flera listor på ett blad, frågor som heter som arbetsbokens rubriker."""

from __future__ import annotations

from typing import Annotated, Literal

from arbetsbocker import Bok, bladdel, enda, koder, las_bok, med_cell
from pydantic import Field

from redovisning.dokument import DOKUMENT
from redovisning.dokument.falt import Del, Fraga, Tabell, blankett
from redovisning.dokument.klasser import Avsnitt, Dokument, Lista, Post, Radtext
from redovisning.excel.skrivning import arbetsbok
from redovisning.utkast import Utkast

ORDEN, KONTAKTER = Tabell(), Tabell()


class Kontakt(Post):
    """En post med ett enda fält."""

    postnamn = "kontakt"

    namn: Annotated[Radtext, Fraga("Kontakt", KONTAKTER)]


class Valet(Avsnitt):
    """Ett avsnitt med val som har kommatecken."""

    rubrik = "Valet"
    valt: Annotated[Literal["ett, två", "tre och fyra", "fem"], Fraga("Vilket väljer ni av dessa?", Tabell())]


class Valprov(Dokument):
    """Ett påhittat dokument med val på det dolda bladet."""

    ar = 2032
    titel = "Prov med val 2032"
    inledande_del = Del("", "Regionen")
    filnamn = "valprov"
    huvudnyckel = "valprov"

    valprov: Literal[2032] = 2032
    region: Annotated[Radtext, Fraga("Region", Tabell())]
    valet: Valet


class Ord(Post):
    """En post vars frågor heter som arbetsbokens rubriker."""

    postnamn = "ord"

    fraga: Annotated[Radtext, Fraga("Fråga", ORDEN)]
    svar: Annotated[Radtext | None, Fraga("Svar", ORDEN)] = None
    status: Annotated[Radtext | None, Fraga("Status", ORDEN)] = None


class Listprov(Dokument):
    """Ett påhittat dokument med två listor i inledningen, och en med text efter sig."""

    ar = 2033
    titel = "Prov med listor 2033"
    inledande_del = Del("", "Inledning")
    filnamn = "listprov"
    huvudnyckel = "listprov"

    listprov: Literal[2033] = 2033
    region: Annotated[Radtext, Fraga("Region", Tabell())]
    ord: list[Ord]
    kontakter: Annotated[list[Kontakt], Field(min_length=1)]
    sista: Annotated[list[Ord], Lista("Sista ordet", avslut="Här slutar frågorna om orden.")]


def test_texten_mellan_och_efter_fulla_listor_ar_inga_poster(monkeypatch):
    monkeypatch.setitem(DOKUMENT, ("listprov", 2033), blankett(Listprov))
    bok = Bok(Utkast(Listprov))
    antal = {"ord[].fraga": 12, "kontakter[].namn": 12, "sista[].svar": 40}
    for falt, alla in antal.items():
        for nummer in range(alla):
            assert bok.postcell(falt, nummer).row == bok.postcell(falt, 0).row + nummer
            bok.postcell(falt, nummer).value = f"Text {nummer}"
    last = bok.las()
    assert {f: last.antal_poster(f.partition("[")[0]) for f in antal} == antal
    assert (koder(last), last.utanfor) == ([], [])
    assert las_bok(arbetsbok(last)) == last


def test_bladet_med_val_ar_arbetsbokens_eget(monkeypatch):
    monkeypatch.setitem(DOKUMENT, ("valprov", 2032), blankett(Valprov))
    utkast = Utkast(Valprov)
    utkast.satt("valet.valt", "ett, två")
    data = arbetsbok(utkast)
    last = las_bok(data)
    assert last == utkast
    assert (koder(last), last.utanfor) == ([], [])
    listor = bladdel(data, "Listor")
    last = las_bok(med_cell(data, listor, "A2", "något annat"))
    assert [s.text for s in last.utanfor] == ["något annat"]
    assert enda(last, "EX13").plats == last.utanfor[0].plats


def test_ett_kort_frageord_pa_startbladet_ar_ingen_fraga(monkeypatch):
    monkeypatch.setitem(DOKUMENT, ("valprov", 2032), blankett(Valprov))
    utkast = Utkast(Valprov)
    utkast.satt("region", "Region Exempel")
    last = las_bok(arbetsbok(utkast))
    assert last == utkast
    assert (koder(last), last.utanfor) == ([], [])
