"""Två utkast mot varandra: vad som ändrats, tillkommit och tagits bort, var det står, och frågor som skiljer åren."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from jamforprov import Plan2030, Plan2031, andrat_exempel, utkast
from mapprov import exempelutkast
from strategier import utkast as utkast_strategi

from redovisning import Anvandningsfel, jamfor, las, nytt_utkast, skriv
from redovisning.jamforelse.skillnader import Andring
from redovisning.plats import Textplats


def andringar(jamforelse):
    return [(s.andring.value, s.a.stig, s.b.stig) for s in jamforelse.skillnader]


# --- svaren -----------------------------------------------------------------------------------------------------


def test_samma_svar_ger_inga_skillnader():
    j = jamfor(exempelutkast(), exempelutkast())
    assert j.inga_skillnader
    assert j.skillnader == j.fragor == j.utelamnade == ()
    assert j.sammanfattning() == "Inga skillnader. 48 svar är lika."


@pytest.mark.parametrize("andelse", [".yaml", ".json", ".docx", ".xlsx"])
def test_samma_svar_i_ett_annat_medium_ger_inga_skillnader(tmp_path, andelse):
    utkast_ = exempelutkast()
    j = jamfor(utkast_, las(skriv(utkast_, tmp_path / f"annan{andelse}")))
    assert j.sammanfattning() == "Inga skillnader. 48 svar är lika."


def test_tva_mappar_som_heter_lika_skiljs_at_med_den_mapp_som_skiljer(tmp_path):
    """«jamfor 2024/Halland 2025/Halland»: annars står samma namn vid båda."""
    filer = [tmp_path / ar / "Halland" / "redovisning.yaml" for ar in ("2024", "2025")]
    for fil in filer:
        fil.parent.mkdir(parents=True)
        skriv(exempelutkast(), fil)
    j = jamfor(*map(las, filer))
    assert (j.a.namn, j.b.namn) == ("2024/Halland/redovisning.yaml", "2025/Halland/redovisning.yaml")


def test_andrat_tillagt_och_borttaget_i_formularets_ordning_med_plats_i_bada():
    fore = andrat_exempel(vantetidsdata__ej_rapporterade_data="")
    efter = andrat_exempel(bup__resultat="", generellt__vardplatser="nej")
    j = jamfor(fore, efter)
    assert andringar(j) == [
        ("andrat", "generellt.vardplatser", "generellt.vardplatser"),
        ("tillagt", "vantetidsdata.ej_rapporterade_data", "vantetidsdata.ej_rapporterade_data"),
        ("borttaget", "bup.resultat", "bup.resultat"),
    ]
    assert isinstance(j.skillnader[1].a.plats, Textplats)
    assert (j.skillnader[0].a.text, j.skillnader[0].b.text) == ("ja", "nej")
    assert j.antal(Andring.ANDRAT) == 1
    assert j.sammanfattning() == "1 ändrat, 1 tillagt, 1 borttaget. 45 svar är lika."


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(utkast_strategi(), utkast_strategi())
def test_inga_skillnader_ar_detsamma_som_lika_utkast(a, b):
    assert jamfor(a, b).inga_skillnader == (a == b)
    assert jamfor(a, a).inga_skillnader
    skilda = {stig for stig in {**a.texter(), **b.texter()} if a.texter().get(stig) != b.texter().get(stig)}
    utan_poster = {stig for stig in skilda if "[" not in stig}
    assert utan_poster == {s.b.stig or s.a.stig for s in jamfor(a, b).skillnader if "[" not in (s.b.stig or s.a.stig)}


# --- posterna ---------------------------------------------------------------------------------------------------


def test_en_kontakt_kanns_igen_pa_sitt_namn_och_en_ny_ar_tillagd():
    a = utkast(Plan2030, kontakter_0__namn="Alva", kontakter_0__telefon="1", kontakter_1__namn="Nils")
    b = utkast(
        Plan2030, kontakter_0__namn="Maja", kontakter_1__namn="ALVA", kontakter_1__telefon="2", kontakter_2__namn="Nils"
    )
    j = jamfor(a, b)
    assert andringar(j) == [
        ("tillagt", "", "kontakter[0].namn"),
        ("andrat", "kontakter[0].namn", "kontakter[1].namn"),
        ("andrat", "kontakter[0].telefon", "kontakter[1].telefon"),
    ]
    assert (j.skillnader[1].a.post, j.skillnader[1].b.post) == ("kontakt 1", "kontakt 2")


def test_kontakter_som_bytt_plats_sags_en_gang_och_ar_ingen_andring_av_svaren():
    a = utkast(
        Plan2030, kontakter_0__namn="Alva", kontakter_0__telefon="1", kontakter_1__namn="Nils", kontakter_1__telefon="2"
    )
    b = utkast(
        Plan2030, kontakter_0__namn="Nils", kontakter_0__telefon="2", kontakter_1__namn="Alva", kontakter_1__telefon="1"
    )
    j = jamfor(a, b)
    assert [s.andring for s in j.skillnader] == [Andring.FLYTTAT]
    assert not j.inga_skillnader
    assert j.sammanfattning() == "0 ändrade, 0 tillagda, 0 borttagna, 1 flyttad. 4 svar är lika."


def test_tomma_rader_mellan_posterna_spelar_ingen_roll():
    a, b = utkast(Plan2030, kontakter_0__namn="Alva"), utkast(Plan2030, kontakter_2__namn="Alva")
    assert jamfor(a, b).inga_skillnader


# --- åren -------------------------------------------------------------------------------------------------------

FJOL = utkast(Plan2030, region="Region Exempel", koer__medel="Ett.", koer__utgar="Två.", koer__matt="Tre.")
AR = utkast(Plan2031, region="Region Exempel", koer__medel="Ett.", koer__matt="Fyra.", koer__nytt="Fem.")


def test_olika_ar_jamfors_nyckel_for_nyckel_och_fragor_bara_ett_ar_namns():
    j = jamfor(FJOL, AR)
    assert andringar(j) == [
        ("borttaget", "koer.utgar", ""),
        ("andrat", "koer.matt", "koer.matt"),
        ("tillagt", "", "koer.nytt"),
    ]
    assert [(f.falt.nyckel, f.a is None, f.b is None) for f in j.fragor] == [
        ("koer.utgar", False, True),
        ("koer.matt", False, False),
        ("koer.nytt", True, False),
    ]
    assert j.lika == 2


def test_att_fragan_namner_nasta_ar_ar_ingen_ny_lydelse():
    assert "koer.medel" not in [f.falt.nyckel for f in jamfor(FJOL, AR).fragor]


def test_texten_sager_i_vilken_fil_fragan_finns_och_vad_den_hette():
    rader = jamfor(FJOL, AR).som_text().split("\n")
    assert "  borttaget «Vad blev kvar från 2029?» (frågan finns bara i A)" in rader
    assert "  frågan finns bara i B 1 «Vad är nytt sedan 2030?» (koer.nytt)" in rader
    assert "  ny lydelse 1 «Hur mäts köerna?» → «Hur följs köerna upp?» (koer.matt)" in rader


def test_olika_slags_dokument_gar_inte_att_jamfora():
    with pytest.raises(Anvandningsfel, match="olika slags dokument: «Plan 2030» och «Redovisning"):
        jamfor(FJOL, nytt_utkast())


def test_en_del_jamfors_bara_med_sina_avsnitt():
    del_ = utkast(Plan2031, region="Region Exempel", koer__medel="Ett.")
    del_.omfattar = frozenset({"koer"})
    hel = utkast(Plan2031, region="Region Exempel", koer__medel="Ett.", kontakter_0__namn="Alva")
    j = jamfor(del_, hel)
    assert j.inga_skillnader
    assert [d.rubrik for d in j.utelamnade] == ["Kontakter"]
    assert "Inte jämfört, för det finns bara i den ena filen: Kontakter." in j.som_text()
    assert j.som_dict()["inte_jamforda"] == ["Kontakter"]


def test_en_fraga_som_utgatt_ar_inte_borttagen_ur_en_del_utan_dess_avsnitt():
    del_ = utkast(Plan2031, region="Region Exempel", kontakter_0__namn="Alva")
    del_.omfattar = frozenset({"kontakter"})
    j = jamfor(FJOL, del_)
    assert [s.b.stig for s in j.skillnader] == ["kontakter[0].namn"]
    assert [d.nyckel for d in j.utelamnade] == ["koer"]


# --- som text och data ------------------------------------------------------------------------------------------


def test_texten_visar_platsen_det_andrade_och_nagra_ord_runt_om():
    medel = exempelutkast()["vardformedling.medel"] or ""
    b = andrat_exempel(vardformedling__medel=medel.replace("3,1", "3,4"))
    text = jamfor(exempelutkast(), b).som_text()
    assert "3.1 Nationell vårdförmedling för kortare köer\n  ändrat «Hur har 2024 års medel använts?" in text
    assert "    | Av den första utbetalningen har [-3,1-]{+3,4+} miljoner kronor avsatts för " in text
    assert "vårdförmedling. Fördelningen …\n" in text
    assert text.count("    | ") == 1
    assert "    A redovisning.yaml:" in text


def test_langa_strukna_och_tillagda_stycken_kortas_med_antalet_ord():
    text = jamfor(FJOL, utkast(Plan2030, region="Region Exempel", koer__medel="ord " * 200)).som_text()
    assert text.count("ord ord") < 60
    assert "… (200 ord)+}" in text


def test_langa_lika_partier_mellan_andringar_kortas():
    mitt = " ".join(f"m{n}" for n in range(40))
    text = jamfor(utkast(Plan2030, koer__medel=f"a {mitt} b"), utkast(Plan2030, koer__medel=f"c {mitt} d")).som_text()
    assert "| [-a-]{+c+} m0 m1 m2 m3 m4 m5 … m34 m35 m36 m37 m38 m39 [-b-]{+d+}" in text


def test_farger_bara_nar_de_begars():
    j = jamfor(FJOL, utkast(Plan2030, region="Region Annan"))
    assert "\x1b" not in j.som_text()
    assert "\x1b[31m[-" in j.som_text(farg=True)


def test_styrtecken_i_svaren_nar_aldrig_skarmen():
    j = jamfor(utkast(Plan2030, region="a\x1b[2J\u202eb"), utkast(Plan2030, region="c\x07"))
    assert "⟨U+001B⟩[2J⟨U+202E⟩b" in j.som_text()
    assert not set(j.som_text()) & {"\x1b", "\x07", "\u202e"}


def test_ensamma_mellanrum_syns_som_tecken():
    j = jamfor(utkast(Plan2030, koer__medel="a  b\nc"), utkast(Plan2030, koer__medel="a b c"))
    assert "a[-␣␣-]{+␣+}b[-↵-]{+␣+}c" in j.som_text()


def test_data_har_fasta_nycklar_och_hela_svar():
    data = json.loads(json.dumps(jamfor(FJOL, AR).som_dict()))
    assert list(data) == ["a", "b", "inga_skillnader", "antal", "skillnader", "fragor", "inte_jamforda"]
    assert data["a"] == {"fil": "", "dokument": "Plan 2030", "ar": 2030, "region": "Region Exempel"}
    assert data["antal"] == {"lika": 2, "andrat": 1, "tillagt": 1, "borttaget": 1, "flyttat": 0}
    assert data["skillnader"][1] == {
        "andring": "andrat",
        "avsnitt": "1 Köer",
        "fraga": "Hur följs köerna upp?",
        "a": {"falt": "koer.matt", "post": None, "text": "Tre.", "plats": None},
        "b": {"falt": "koer.matt", "post": None, "text": "Fyra.", "plats": None},
        "stycken": [
            [
                {"slag": "struket", "text": "Tre"},
                {"slag": "tillagt", "text": "Fyra"},
                {"slag": "lika", "text": "."},
            ]
        ],
    }
    assert data["skillnader"][0]["b"] is None
    assert data["fragor"][0] == {"falt": "koer.utgar", "avsnitt": "1 Köer", "a": "Vad blev kvar från 2029?", "b": None}
