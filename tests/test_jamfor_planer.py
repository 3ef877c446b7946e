"""Två handlingsplaner jämförda: åtgärder, mål och indikatorer som är nya, klara, borta eller ändrade."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jamforprov import andrat_exempel
from mapprov import exempelutkast, kor
from regelfall import satt_alla

from redovisning import jamfor, skriv
from redovisning.dokument.handlingsplan import Handlingsplan
from redovisning.handlingsplan.forandringar import FOLJS, Andrad, Planforandringar, forandringar
from redovisning.handlingsplan.forandringar_ord import grupperna, raden, som_dict
from redovisning.utkast import Utkast


def plan(**svar: object) -> Utkast:
    utkast = Utkast(Handlingsplan)
    satt_alla(utkast, {"region": "Region Exempel", **svar})
    return utkast


def atgarder(*alla: dict[str, str]) -> Utkast:
    return plan(atgarder=list(alla))


def namnen(forandringar: Planforandringar) -> dict[str, list[str]]:
    """Ger de grupper som inte är tomma, med posternas namn."""
    return {g: [p["namn"] for p in poster] for g, poster in som_dict(forandringar).items() if poster}


TIDER = {"rubrik": "Fler operationstider", "status": "pågår", "slut": "2024-12-31", "ansvarig": "Verksamhetschef"}
TELEFON = {"rubrik": "Ny telefonväxel", "status": "ej påbörjad"}
UTBILDNING = {"rubrik": "Utbildning", "omrade": "BUP"}

# --- åtgärder ---------------------------------------------------------------------------------------------------


def test_samma_plan_har_inga_forandringar():
    assert forandringar(atgarder(TIDER, TELEFON), atgarder(TIDER, TELEFON)) == Planforandringar()


def test_ordningen_i_planen_ar_ingen_forandring():
    assert (
        forandringar(atgarder(TIDER, TELEFON, UTBILDNING), atgarder(UTBILDNING, TIDER, TELEFON)) == Planforandringar()
    )


def test_en_atgard_pa_en_annans_plats_ar_ny_och_den_gamla_bortfallen():
    f = forandringar(atgarder(TIDER), atgarder(TELEFON))
    assert namnen(f) == {"nya_atgarder": ["Ny telefonväxel"], "bortfallna_atgarder": ["Fler operationstider"]}
    assert f.bortfallna_atgarder[0].orsak == "finns inte kvar"
    assert (f.nya_atgarder[0].stig_fore, f.nya_atgarder[0].stig_efter) == ("", "atgarder[0]")


def test_rubriken_kanns_igen_med_andra_bokstaver_och_mellanrum():
    assert namnen(forandringar(atgarder(TIDER), atgarder(TIDER | {"rubrik": "fler  OPERATIONSTIDER"}))) == {}


def test_en_atgard_som_blivit_klar_ar_avslutad_ocksa_med_nytt_datum():
    f = forandringar(atgarder(TELEFON, TIDER), atgarder(TIDER | {"status": "klar", "slut": "2025-01-31"}, TELEFON))
    assert namnen(f) == {"avslutade_atgarder": ["Fler operationstider"]}
    (avslutad,) = f.avslutade_atgarder
    assert (avslutad.stig_fore, avslutad.stig_efter) == ("atgarder[1]", "atgarder[0]")
    assert avslutad.andrade == (Andrad("Status", "pågår", "klar"), Andrad("Slut", "2024-12-31", "2025-01-31"))


def test_en_avbruten_atgard_ar_bortfallen():
    f = forandringar(atgarder(TIDER), atgarder(TIDER | {"status": "avbruten"}))
    assert namnen(f) == {"bortfallna_atgarder": ["Fler operationstider"]}
    assert list(map(raden, f.bortfallna_atgarder)) == ["Fler operationstider: avbruten"]


def test_en_klar_atgard_som_inte_ar_kvar_sags_ha_varit_klar():
    f = forandringar(atgarder(TIDER | {"status": "klar"}), atgarder())
    assert list(map(raden, f.bortfallna_atgarder)) == ["Fler operationstider: var redan klar"]


@pytest.mark.parametrize(
    ("andring", "rad"),
    [
        ({"slut": "2025-06-30"}, "slut 2024-12-31 → 2025-06-30"),
        ({"start": "2024-02-01"}, "start saknas → 2024-02-01"),
        ({"ansvarig": ""}, "ansvarig Verksamhetschef → saknas"),
        ({"status": "ej påbörjad"}, "status pågår → ej påbörjad"),
    ],
)
def test_andrade_datum_ansvar_och_status_sags(andring, rad):
    f = forandringar(atgarder(TIDER), atgarder(TIDER | andring))
    assert list(map(raden, f.andrade_atgarder)) == [f"Fler operationstider: {rad}"]
    assert namnen(f) == {"andrade_atgarder": ["Fler operationstider"]}


def test_en_omskriven_beskrivning_ar_ingen_forandring_av_planen():
    assert namnen(forandringar(atgarder(TIDER), atgarder(TIDER | {"beskrivning": "Ny text."}))) == {}


def test_samma_rubrik_i_tva_omraden_ar_tva_atgarder():
    operation = UTBILDNING | {"omrade": "Operation"}
    f = forandringar(atgarder(UTBILDNING, operation), atgarder(operation | {"slut": "2025-01-31"}))
    assert [raden(p) for p in f.bortfallna_atgarder] == ["Utbildning (BUP): finns inte kvar"]
    assert [raden(p) for p in f.andrade_atgarder] == ["Utbildning (Operation): slut saknas → 2025-01-31"]


def test_en_atgard_som_bytt_omrade_ar_samma_atgard():
    assert namnen(forandringar(atgarder(UTBILDNING), atgarder(UTBILDNING | {"omrade": "Operation"}))) == {}


def test_atgarder_utan_rubrik_paras_bara_nar_de_ar_helt_lika():
    utan = {"beskrivning": "Något", "omrade": "BUP"}
    assert namnen(forandringar(atgarder(utan), atgarder(TIDER, utan))) == {"nya_atgarder": ["Fler operationstider"]}
    f = forandringar(atgarder(utan), atgarder(utan | {"beskrivning": "Annat"}))
    assert [raden(p) for p in f.nya_atgarder] == ["utan rubrik (BUP)"]
    assert len(f.bortfallna_atgarder) == 1


_ATGARD = st.fixed_dictionaries(
    {"rubrik": st.sampled_from("abcd")},
    optional={
        "omrade": st.sampled_from("xy"),
        "status": st.sampled_from(["pågår", "klar", "avbruten"]),
        "slut": st.sampled_from(["2024-01-01", "2024-02-01"]),
    },
)


@given(st.lists(_ATGARD, max_size=5), st.lists(_ATGARD, max_size=5))
def test_varje_atgard_raknas_precis_en_gang(fore, efter):
    f = som_dict(forandringar(atgarder(*fore), atgarder(*efter)))
    i_a = [p["a"] for poster in f.values() for p in poster if p["a"]]
    i_b = [p["b"] for poster in f.values() for p in poster if p["b"]]
    assert len(i_a) == len(set(i_a))
    assert len(i_b) == len(set(i_b))
    borta = [p for p in f["bortfallna_atgarder"] if p["b"] is None]
    assert len(fore) - len(borta) == len(efter) - len(f["nya_atgarder"])


# --- mål och indikatorer ----------------------------------------------------------------------------------------


def malen(*alla: tuple[str, str]) -> Utkast:
    return plan(malsattningar=[{"nummer": n, "malsattning": m} for n, m in alla])


def test_nya_och_borttagna_mal_ocksa_med_ett_gammalt_nummer():
    fore = malen(("M1", "Alla får ett första besök inom 90 dagar."), ("M2", "Färre avvikelser."))
    efter = malen(("M1", "Telefonen besvaras samma dag."), ("M3", "Färre avvikelser."))
    assert namnen(forandringar(fore, efter)) == {
        "nya_mal": ["M1 Telefonen besvaras samma dag."],
        "borttagna_mal": ["M1 Alla får ett första besök inom 90 dagar."],
    }


def test_ett_omformulerat_mal_med_samma_nummer_ar_samma_mal():
    fore, efter = (
        malen(("M1", "90 procent får besök inom 90 dagar.")),
        malen(("m1", "95 procent får besök inom 90 dagar.")),
    )
    assert namnen(forandringar(fore, efter)) == {}


def test_nya_och_borttagna_indikatorer():
    forsta = {"styrmatt": "Första besök", "malvarde": "90 %"}
    fore = plan(indikatorer=[forsta, {"styrmatt": "Telefon"}])
    efter = plan(
        indikatorer=[{"styrmatt": "Återbesök"}, forsta | {"malvarde": "95 %", "framgangsfaktor": "Tillgänglighet"}]
    )
    assert namnen(forandringar(fore, efter)) == {"nya_indikatorer": ["Återbesök"], "borttagna_indikatorer": ["Telefon"]}


def test_de_uppgifter_som_foljs_finns_i_planen():
    assert set(FOLJS) <= set(Handlingsplan.model_fields["atgarder"].annotation.__args__[0].model_fields)


# --- i jämförelsen ----------------------------------------------------------------------------------------------

FORE = plan(atgarder=[TIDER, TELEFON], malsattningar=[{"nummer": "M1", "malsattning": "Kortare väntan."}])
EFTER = plan(atgarder=[UTBILDNING, TIDER | {"status": "klar"}], malsattningar=[])


def test_texten_har_planens_forandringar_fore_svaren():
    text = jamfor(FORE, EFTER).som_text()
    assert text.index("\nNya åtgärder\n  - Utbildning (BUP)\n") < text.index("\nAvslutade åtgärder\n")
    assert "\nAvslutade åtgärder\n  - Fler operationstider: status pågår → klar\n" in text
    assert "\nBortfallna åtgärder\n  - Ny telefonväxel: finns inte kvar\n" in text
    assert "\nBorttagna mål\n  - M1 Kortare väntan.\n" in text
    assert text.index("Borttagna mål") < text.index("  tillagt ")
    assert "Nya mål" not in text


def test_json_har_planen_med_alla_grupper_och_vagar():
    data = json.loads(json.dumps(jamfor(FORE, EFTER).som_dict()))["planen"]
    assert list(data) == list(Planforandringar.__dataclass_fields__)
    assert data["avslutade_atgarder"] == [
        {
            "namn": "Fler operationstider",
            "omrade": None,
            "a": "atgarder[0]",
            "b": "atgarder[1]",
            "orsak": None,
            "andrade": [{"uppgift": "Status", "a": "pågår", "b": "klar"}],
        }
    ]
    assert data["nya_mal"] == []


def test_sidan_har_planen_som_eget_avsnitt_med_text_som_data():
    from redovisning.html.jamforelsesida import jamforelsesida

    farlig = plan(atgarder=[{"rubrik": "<b>Ny</b> {{ 7*7 }} \x1b[31m"}])
    html = jamforelsesida(jamfor(FORE, farlig)).decode()
    assert '<a href="#planen">Planens förändringar</a>' in html
    assert re.search(
        r"<h3>Nya åtgärder \(1\)</h3>\s*<ul>\s*<li>&lt;b&gt;Ny&lt;/b&gt; \{\{ 7\*7 \}\} ⟨U\+001B⟩\[31m</li>", html
    )
    assert "\x1b" not in jamfor(FORE, farlig).som_text()
    assert "planen" not in jamforelsesida(jamfor(FORE, FORE)).decode()


def test_bara_hela_planer_har_planens_forandringar():
    assert jamfor(exempelutkast(), andrat_exempel(generellt__vardplatser="nej")).plan is None
    assert "planen" not in jamfor(exempelutkast(), exempelutkast()).som_dict()
    del_av = plan(atgarder=[TIDER])
    del_av.omfattar = frozenset({"atgarder"})
    assert jamfor(FORE, del_av).plan is None
    assert list(grupperna(jamfor(FORE, FORE).plan)) == []


@pytest.mark.parametrize("andelse", ["txt", "json", "html"])
def test_kommandot_ersatter_sin_egen_jamforelse_av_planer(egen_mapp, capsys, andelse):
    filer = [skriv(u, egen_mapp / f"{namn}.yaml") for namn, u in (("fjol", FORE), ("ar", EFTER))]
    assert kor("jamfor", *filer, "--ut", f"skillnad.{andelse}") == 0
    assert kor("jamfor", *reversed(filer), "--ut", f"skillnad.{andelse}") == 0
    assert "Ny telefonväxel" in (egen_mapp / f"skillnad.{andelse}").read_text("utf-8")
    assert capsys.readouterr().out == ""
