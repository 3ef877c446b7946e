"""Varje ord och tecken som en regel känner igen: faller ett bort ur listan märks det här, inte av den som skriver."""

from __future__ import annotations

import pytest
from regelfall import funna, helt_utkast

from redovisning.granskning.hanvisningar import hanvisning_till_forra_aret, medel_for_ett_annat_ar
from redovisning.granskning.sammanhang import Sammanhang

TEXT = "bup.medel"


def anmarks(kod: str, text: str) -> bool:
    return bool(funna(kod, {TEXT: text}))


# --- hänvisningar och andra år ----------------------------------------------------------------------------------------

PEKORD = (
    "se hänvisar refererar redogjorde redovisat redovisats beskriv beskrivs beskrev framgår framgick samma oförändrat"
)
MELLANORD = (
    "av till för från avseende gällande om i vi som lämnades lämnats lämnade lämnad inlämnad regionen regionens "
    "överenskommelsen överenskommelse ökad tillgänglighet år verksamhetsåret"
)
FJOLARET = ["2023 års", "förra årets", "föregående årets", "föregående års", "fjolårets"]


@pytest.mark.parametrize("pekord", PEKORD.split())
def test_varje_ord_som_pekar_pa_forra_redovisningen_kanns_igen(pekord):
    assert anmarks("HV01", f"Detta {pekord} i redovisningen för 2023")
    assert not anmarks("HV01", f"Detta {pekord} i planen för 2023, inte i redovisningen för 2024")


@pytest.mark.parametrize("ord_", MELLANORD.split())
def test_varje_ord_mellan_redovisningen_och_aret_kanns_igen(ord_):
    assert anmarks("HV01", f"Se redovisningen {ord_} 2023")


@pytest.mark.parametrize("aret", FJOLARET)
@pytest.mark.parametrize("redovisning", ["redovisning", "redovisningen", "redovisningar", "redovisningarna"])
def test_forra_arets_redovisning_kanns_igen_i_sina_former(aret, redovisning):
    assert anmarks("HV01", f"Se {aret} {redovisning}.")


@pytest.mark.parametrize("nar", ["2023", "förra året", "föregående år"])
def test_redovisningen_for_forra_aret_kanns_igen(nar):
    assert anmarks("HV01", f"SAMMA SVAR SOM I redovisningen för {nar}.")


@pytest.mark.parametrize(
    "text",
    [
        "Redovisningen för 2023 lämnades i september.",
        "Se redovisningen för 2022.",
        "Se protokollet. Redovisningen för 2023 är klar.",
        "Se " + "x" * 90 + " redovisningen för 2023",
        "Se redovisningsplanen för 2023",
    ],
)
def test_att_bara_namna_redovisningen_eller_ett_annat_ar_ar_ingen_hanvisning(text):
    assert not anmarks("HV01", text)


MEDEL = "medlen medel pengarna pengar bidraget bidrag stimulansmedlen prestationsmedel"


@pytest.mark.parametrize("medel", MEDEL.split())
def test_varje_ord_for_medel_kanns_igen(medel):
    (a,) = funna("AR01", {TEXT: f"Första meningen. Vi sparade 2023 års {medel} till i år."})
    assert f"talar om «2023 års {medel}»" in a.meddelande


@pytest.mark.parametrize("fore", ["för", "för år", "för året", "från", "avseende", "gällande", "till"])
def test_medel_for_ett_annat_ar_kanns_igen_pa_var_sida_om_aret(fore):
    assert anmarks("AR01", f"Statliga medel {fore} 2023 användes.")
    assert not anmarks("AR01", f"Statliga medel {fore} 2024 användes.")


@pytest.mark.parametrize(
    "text",
    [
        "Medel för 2023 och 2024 användes.",
        "Medel för 2023–2025 användes.",
        "Medel för 2023 samt 2024 användes.",
        "Medel för 2023 till 2024 användes.",
        "Medel för 2023-2024 användes.",
        "Medel för 2023 är mindre än medel för 2024.",
        "År 2023 öppnade två mottagningar.",
        "Under 2023 ökade allt. Medel för 2024 användes.",
    ],
)
def test_en_mening_som_ocksa_galler_det_egna_aret_anmarks_inte(text):
    assert not anmarks("AR01", text)


@pytest.mark.parametrize("slut", [". ", "! ", "? ", "\n"])
def test_bara_den_egna_meningen_avgor_vilket_ar_medlen_galler(slut):
    assert anmarks("AR01", f"Medel för 2024 användes{slut}Medel för 2023 användes{slut}Medel för 2024 återstår.")


def test_en_anmarkning_om_aret_racker_for_ett_svar():
    assert len(funna("AR01", {TEXT: "Medel för 2023 användes. Medel för 2022 sparades."})) == 1


def test_formularets_eget_ar_avgor():
    s = Sammanhang(helt_utkast({TEXT: "Se redovisningen för 2023. Medel för 2023 sparades."}))
    assert [a.kod for a in (*hanvisning_till_forra_aret(s), *medel_for_ett_annat_ar(s))] == ["HV01", "AR01"]


# --- tecken -----------------------------------------------------------------------------------------------------------

TAGGAR = (
    "a abbr b blockquote body br center code col dd div dl dt em font form h1 h6 head hr html i iframe img input label "
    "li link meta o:p ol option p pre s script section select small span strike strong style sub sup svg table tbody "
    "td tfoot th thead title tr u ul"
)
ENTITETER = (
    "nbsp amp lt gt quot apos shy aring Aring auml Uuml eacute egrave ocirc ndash mdash lsquo rdquo bull hellip middot "
    "laquo raquo times #160 #xa0"
)


@pytest.mark.parametrize("tagg", TAGGAR.split())
def test_varje_tagg_kanns_igen(tagg):
    for skrivet in (f"<{tagg}>", f"</{tagg}>", f"<{tagg.upper()}/>", f'<{tagg} x="1">'):
        (a,) = funna("TE01", {TEXT: f"Ett {skrivet} team"})
        assert f"«{skrivet}»" in a.meddelande


@pytest.mark.parametrize("entitet", ENTITETER.split())
def test_varje_html_kod_kanns_igen(entitet):
    (a,) = funna("TE01", {TEXT: f"Ett &{entitet}; team"})
    assert f"«&{entitet};»" in a.meddelande


@pytest.mark.parametrize("tecken", "–—−·∙‣◦○●▪▫■□◆➢➤*o")
def test_varje_tecken_som_ser_ut_som_en_punkt_kanns_igen(tecken):
    (a,) = funna("TE04", {TEXT: f"{tecken} ett\n{tecken} två"})
    assert f"«{tecken}»" in a.meddelande


def test_samma_styrtecken_i_flera_ord_namner_det_forsta_ordet():
    (a,) = funna("TE02", {TEXT: "en rad\nmed\tte\x02am och be\x02sök"})
    assert a.meddelande.endswith("Ta bort det och skriv om ordet: «te[U+0002]am».")
