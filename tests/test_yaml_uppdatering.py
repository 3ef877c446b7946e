"""Nya svar i en YAML-fil som redan finns: det ändrade byts där det står, och allt annat är kvar byte för byte."""

from __future__ import annotations

import pytest
from provplan import Provplan, provplan

from redovisning.dokument import DOKUMENT
from redovisning.dokument.falt import blankett
from redovisning.yamlfil import trad_ur_yaml
from redovisning.yamlfil.lasning import las_data
from redovisning.yamlfil.skrivning import yaml_text
from redovisning.yamlfil.uppdatering import uppdaterad

HUVUD = "formular: 2024\nregion: Region Exempel\n"


@pytest.fixture(autouse=True, params=["CSafeLoader", "SafeLoader"])
def _bada_laddarna(request, monkeypatch):
    """PyYAML finns med och utan C; platserna ska vara desamma."""
    monkeypatch.setattr(trad_ur_yaml, "LADDARE", getattr(trad_ur_yaml.yaml, request.param))


def efter(text: str, **svar: str) -> str:
    """Ger filen efter att några svar ändrats; ``__`` i namnet är punkten i vägen, och ett tomt svar är borttaget."""
    utkast = las_data(text.encode())
    for stig, nytt in svar.items():
        utkast.satt(stig.replace("__", "."), nytt)
    ny = uppdaterad(text.encode(), utkast)
    assert las_data(ny) == utkast
    return ny.decode()


def bytt(gammalt: str, nytt: str, **svar: str) -> bool:
    return efter(HUVUD + gammalt, **svar) == HUVUD + nytt


# --- ett svar byts ----------------------------------------------------------------------------------------------


def test_ett_block_byts_och_kommentarerna_runt_om_star_kvar():
    assert bytt(
        "bup:\n  # min\n  medel: |  # vid nyckeln\n    gammalt\n\n    mer\n\n  # efter\n  resultat: |\n    x\n",
        "bup:\n  # min\n  medel: |  # vid nyckeln\n    - nytt\n\n  # efter\n  resultat: |\n    x\n",
        bup__medel="- nytt",
    )


def test_blockets_eget_indrag_och_raderna_efter_behalls():
    assert bytt(
        "bup:\n    medel: >-\n        a\n\n\n    # sist",
        "bup:\n    medel: |\n        b\n\n\n    # sist",
        bup__medel="b",
    )


def test_text_som_borjar_med_blanksteg_far_sitt_indrag_utsagt():
    assert bytt("bup:\n  medel: |\n     a\n", "bup:\n  medel: |3\n       b\n", bup__medel="  b")


def test_ett_block_sist_i_filen_utan_radslut():
    assert bytt("bup:\n  medel: |\n    a", "bup:\n  medel: |\n    b\n    c", bup__medel="b\nc")


def test_ett_nytt_svar_sist_i_en_fil_utan_radslut():
    assert efter(HUVUD + "bup:\n  medel: a", bup__medel="b\nc") == HUVUD + "bup:\n  medel: |\n    b\n    c"


def test_en_text_inom_citattecken_blir_ett_block_med_kommentaren_kvar_pa_raden():
    assert bytt('bup:\n  medel: "a # b"  # c\n', "bup:\n  medel: |  # c\n    - d\n", bup__medel="- d")


@pytest.mark.parametrize("gammalt", ["ja", "'ja'", '"ja"', "JA", "yes"])
def test_ett_kort_svar_byts_pa_raden(gammalt):
    assert bytt(
        f"generellt:\n  vardplatser:   {gammalt}   # c\n",
        "generellt:\n  vardplatser:   nej   # c\n",
        generellt__vardplatser="nej",
    )


def test_en_kort_text_fore_en_kommentar_far_citattecken_sa_att_inget_ser_bortklippt_ut():
    text = "formular: 2024\nregion: 'Region A' # säker?\n"
    assert efter(text, region="Region B") == 'formular: 2024\nregion: "Region B" # säker?\n'


def test_ett_tomt_svar_fylls_pa_sin_plats():
    assert bytt("generellt:\n  vardplatser:\n", "generellt:\n  vardplatser: ja\n", generellt__vardplatser="ja")
    assert bytt(
        "generellt:\n  vardplatser: ~ # c\n", "generellt:\n  vardplatser: ja # c\n", generellt__vardplatser="ja"
    )
    assert bytt("bup:\n  medel: # c\n", "bup:\n  medel: | # c\n    a\n", bup__medel="a")


def test_den_fardiga_raden_i_ett_tomt_block_blir_svarets():
    assert bytt("bup:\n  medel: |\n    \n\n# c\n", "bup:\n  medel: |\n    a\n    b\n\n# c\n", bup__medel="a\nb")


def test_ett_varde_pa_raden_under_flyttas_upp_om_ingen_kommentar_star_emellan():
    assert bytt("bup:\n  medel:\n    a\n    b\n", "bup:\n  medel: |\n    c\n", bup__medel="c")
    assert bytt("bup:\n  medel:\n    # d\n    a\n", "bup:\n  medel:\n    # d\n    |\n    c\n", bup__medel="c")


def test_ett_svar_inom_klamrar_byts_dar_det_star():
    assert bytt(
        "bup: {medel: a, resultat: } # c\n",
        'bup: {medel: "b\\n- c", resultat: "d" } # c\n',
        bup__medel="b\n- c",
        bup__resultat="d",
    )


# --- ett svar tas bort ------------------------------------------------------------------------------------------


def test_ett_borttaget_svar_lamnar_nyckeln_och_kommentaren():
    assert bytt(
        "generellt:\n  vardplatser: ja\nbup:\n  medel: | # c\n    a\n    b\n\n# d\n",
        "generellt:\n  vardplatser:\nbup:\n  medel: | # c\n    \n\n# d\n",
        generellt__vardplatser="",
        bup__medel="",
    )


def test_ett_borttaget_kort_svar_fore_en_kommentar_lamnar_tomma_citattecken():
    assert bytt("generellt:\n  vardplatser: ja # c\n", 'generellt:\n  vardplatser: "" # c\n', generellt__vardplatser="")
    assert bytt("bup: {medel: a}\n", 'bup: {medel: ""}\n', bup__medel="")


def test_ett_borttaget_varde_pa_raden_under_lamnar_kommentaren_emellan():
    assert efter("formular: 2024\nregion:\n  # c\n  A\n", region="") == "formular: 2024\nregion:\n  # c\n  \n"
    assert efter("formular: 2024\nregion:\n  A\n", region="") == "formular: 2024\nregion:\n"


# --- ett svar kommer till ---------------------------------------------------------------------------------------


def test_ett_nytt_svar_star_dar_formularet_har_det_med_sin_fraga():
    ny = efter(HUVUD + "bup:\n  # min\n  medel: |\n    a\n# slut\n", bup__resultat="b")
    assert ny == HUVUD + (
        "bup:\n  # min\n  medel: |\n    a\n\n"
        "  # Resultatet av genomförda insatser [bör besvaras]\n"
        "  # Lyft fram de resultat ni kunnat se/påvisa hittills.\n"
        "  resultat: |\n    b\n# slut\n"
    )


def test_ett_nytt_svar_forst_i_avsnittet_star_under_rubrikens_egna_kommentarer():
    ny = efter(HUVUD + "bup:\n  # ansvarig: Kim\n\n  # om resultat\n  resultat: b\n", bup__medel="a")
    rader = ny.split("\n")
    assert rader[2:5] == ["bup:", "  # ansvarig: Kim", ""]
    assert rader.index("  medel: |") < rader.index("  # om resultat") == rader.index("  resultat: b") - 1


def test_kommentaren_narmast_over_nasta_nyckel_stannar_hos_den():
    ny = efter(
        HUVUD + "generellt:\n  vardformedling: ja\n  # om kommentaren\n  kommentar: a\n", generellt__vardplatser="ja"
    )
    assert ny.endswith("  vardplatser: ja\n  # om kommentaren\n  kommentar: a\n")


def test_ett_avsnitt_som_saknas_skrivs_pa_sin_plats_som_i_en_ny_fil():
    ny = efter(HUVUD + "generellt:\n  vardplatser: ja\n\n  # efter\nbup:\n  medel: a\n", vardplatser__medel="b")
    rader = ny.split("\n")
    assert rader.index("  # efter") < rader.index("# 3.2 Vårdplatser, överbeläggningar och utlokaliseringar")
    assert rader.index("vardplatser:") < rader.index("bup:")
    assert "  resursallokering: |" in rader


def test_ett_tomt_avsnitt_fylls_under_sin_nyckel():
    for tomt in ("", " ~", " {}"):
        ny = efter(f"{HUVUD}bup:{tomt} # c\n# d\n", bup__medel="a")
        assert ny.startswith(f"{HUVUD}bup: # c\n\n  # Hur har 2024 års medel")
        assert ny.endswith("\n# d\n")


def test_ett_avsnitt_inom_klamrar_skrivs_om_nar_en_nyckel_ska_in_och_kommentarerna_star_ovanfor():
    ny = efter(HUVUD + "bup: {medel: a, # i\n  } # c\n", bup__resultat="b")
    assert ny.startswith(HUVUD + "# i\nbup: # c\n\n")
    assert las_data(ny.encode())["bup.medel"] == "a"


def test_regionen_som_saknas_hamnar_efter_formularets_ar():
    assert efter("# överst\nformular: 2024  # c\nbup:\n  medel: a\n", region="Region B").startswith(
        "# överst\nformular: 2024  # c\n\n# Redovisningen gäller följande region [ska besvaras]\nregion: Region B\nbup:"
    )


def test_utan_arets_nyckel_hamnar_det_nya_efter_den_forsta():
    assert efter("bup:\n  medel: a\n", region="B").startswith("bup:\n  medel: a\n\n# Redovisningen")


def test_nycklar_i_en_annan_ordning_star_kvar_i_den():
    ny = efter(HUVUD + "bup:\n  resultat: a\n  medel: b\n", bup__resultat="c\nd", bup__medel="e")
    assert ny == HUVUD + "bup:\n  resultat: |\n    c\n    d\n  medel: |\n    e\n"
    ny = efter(HUVUD + "generellt:\n  kommentar: a\n", generellt__kommentar="b\nc", generellt__vardplatser="ja")
    assert ny.endswith("  vardplatser: ja\n  kommentar: |\n    b\n    c\n")
    ny = efter("bup:\n  medel: b\nregion: A\nformular: 2024\n", bup__medel="c", generellt__vardplatser="ja")
    assert ny.startswith("bup:\n  medel: |\n    c\nregion: A\n\n# ====")


# --- filens egna byte -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("radslut", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("fore", ["", "\ufeff"])
def test_radslut_och_bom_behalls(radslut, fore):
    text = fore + f"{HUVUD}# c\nbup:\n  medel: a\n".replace("\n", radslut)
    assert efter(text, bup__medel="b\nc") == fore + f"{HUVUD}# c\nbup:\n  medel: |\n    b\n    c\n".replace(
        "\n", radslut
    )


def test_samma_svar_andrar_inget():
    text = "\ufeff# a\r\nformular: 2024\nregion:   'X'   \r\n\r\n\r\nbup: {medel: b,}\n# slut".encode()
    assert uppdaterad(text, las_data(text)) == text


def test_styrtecken_i_filen_forskjuter_inget():
    text = HUVUD + 'generellt:\n  kommentar: "a\u2028b \x9f" \n  vardplatser: ja\n'
    assert efter(text, generellt__vardplatser="nej") == text.replace(": ja", ": nej")


def test_en_fil_av_ett_annat_slag_uppdateras_utan_en_rad_egen_kod(monkeypatch):
    monkeypatch.setitem(DOKUMENT, ("provplan", 2031), blankett(Provplan))
    fil = yaml_text(provplan()).replace("matt:", "# mätt i maj\nmatt:", 1).encode()
    nytt = provplan(matt_0__antal="12", insatser_1__status="klar", slutord__varfor="Annat.")
    ny = uppdaterad(fil, nytt)
    assert las_data(ny) == nytt
    assert b"\n# m\xc3\xa4tt i maj\nmatt:" in ny
    assert len(set(ny.split(b"\n")) ^ set(fil.split(b"\n"))) < 12
