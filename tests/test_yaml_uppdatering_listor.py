"""Poster i en YAML-fil som redan finns: de som är desamma står kvar, och ingen kommentar följer med en som tas bort."""

from __future__ import annotations

import pytest

from redovisning.utkast import Utkast, nytt_utkast
from redovisning.yamlfil import trad_ur_yaml
from redovisning.yamlfil.lasning import las_data
from redovisning.yamlfil.listuppdatering import planera
from redovisning.yamlfil.skrivning import yaml_text
from redovisning.yamlfil.uppdatering import uppdaterad

HUVUD = "formular: 2024\nregion: Region Exempel\n"


@pytest.fixture(autouse=True, params=["CSafeLoader", "SafeLoader"])
def _bada_laddarna(request, monkeypatch):
    """PyYAML finns med och utan C; platserna ska vara desamma."""
    monkeypatch.setattr(trad_ur_yaml, "LADDARE", getattr(trad_ur_yaml.yaml, request.param))


TVA = HUVUD + (
    "kontaktpersoner:\n"
    "# om Alva\n"
    "- namn: Alva  # ledig i juli\n"
    '  telefon: "1"\n'
    "\n"
    "# om Nils\n"
    "- namn: Nils\n"
    '  telefon: "2"\n'
    "generellt:\n"
    "  vardplatser: ja\n"
)


def med(*poster: dict[str, str], text: str = TVA) -> Utkast:
    """Ger textens utkast med de här kontaktpersonerna i stället."""
    fore = las_data(text.encode())
    ut = Utkast(fore.dokument)
    for stig, svar in fore.texter().items():
        if not stig.startswith("kontaktpersoner"):
            ut.satt(stig, svar)
    for nummer, post in enumerate(poster):
        for namn, svar in post.items():
            ut.satt(f"kontaktpersoner[{nummer}].{namn}", svar)
    return ut


def efter(*poster: dict[str, str], text: str = TVA) -> str:
    utkast = med(*poster, text=text)
    ny = uppdaterad(text.encode(), utkast)
    assert las_data(ny) == utkast
    return ny.decode()


ALVA, NILS, MAJA = (
    {"namn": "Alva", "telefon": "1"},
    {"namn": "Nils", "telefon": "2"},
    {"namn": "Maja", "telefon": "3"},
)


def test_samma_poster_andrar_inget():
    assert efter(ALVA, NILS) == TVA


def test_ett_andrat_nummer_byts_hos_ratt_person():
    assert efter(ALVA, NILS | {"telefon": "9"}) == TVA.replace('"2"', '"9"')


def test_en_ny_post_sist_star_efter_den_sista_med_samma_indrag():
    ny = efter(ALVA, NILS, MAJA)
    assert ny.replace('- namn: Maja\n  telefon: "3"\n  epost:\n  kommentar: |\n    \n', "") == TVA
    assert ny.index("Nils") < ny.index("Maja") < ny.index("generellt:")


def test_en_ny_post_emellan_och_en_forst():
    ny = efter(ALVA, MAJA, NILS)
    assert ny.index('"1"') < ny.index("Maja") < ny.index("# om Nils")
    assert efter(MAJA, ALVA, NILS).startswith(HUVUD + "kontaktpersoner:\n- namn: Maja\n")


def test_en_borttagen_post_lamnar_sina_kommentarer():
    assert efter(NILS) == HUVUD + (
        "kontaktpersoner:\n# om Alva\n# ledig i juli\n\n# om Nils\n- namn: Nils\n"
        '  telefon: "2"\ngenerellt:\n  vardplatser: ja\n'
    )


def test_nar_alla_poster_tas_bort_blir_den_forsta_tom():
    assert efter() == HUVUD + (
        'kontaktpersoner:\n# om Alva\n- namn: ""  # ledig i juli\n  telefon:\n\n# om Nils\n'
        "generellt:\n  vardplatser: ja\n"
    )


def test_poster_som_bytt_plats_star_i_den_nya_ordningen_med_alla_kommentarer_kvar():
    ny = efter(NILS, ALVA)
    assert ny.index("Nils\n") < ny.index("namn: Alva")
    for kommentar in ("# om Alva", "# ledig i juli", "# om Nils"):
        assert ny.count(kommentar) == 1


def test_ett_nytt_svar_i_en_post_star_pa_sin_plats():
    ny = efter(ALVA | {"epost": "a@example.se"}, NILS)
    assert '  telefon: "1"\n\n  # Mejladress [ska besvaras]\n  epost: a@example.se\n\n# om Nils' in ny


def test_ett_nytt_forsta_svar_i_en_post_star_efter_det_som_delar_rad_med_strecket():
    text = HUVUD + "kontaktpersoner:\n- telefon: '1'\n"
    assert "- telefon: '1'\n\n  # Kontaktperson [ska besvaras]\n  namn: Bo\n" in efter(
        {"namn": "Bo", "telefon": "1"}, text=text
    )


def test_den_tomma_posten_i_en_ny_fil_fylls_och_fragorna_star_kvar():
    ny_fil = yaml_text(nytt_utkast(2024))
    utkast = nytt_utkast(2024)
    utkast.satt("kontaktpersoner[0].namn", "Alva")
    utkast.satt("bup.medel", "text")
    assert uppdaterad(ny_fil.encode(), utkast).decode() == yaml_text(utkast)
    assert uppdaterad(yaml_text(utkast).encode(), nytt_utkast(2024)).decode() == ny_fil


@pytest.mark.parametrize("tom", ["", " []", " ~", "\n-", "\n- {}", "\n  -   # c"])
def test_en_tom_lista_fylls(tom):
    text = f"{HUVUD}kontaktpersoner:{tom} \ngenerellt:\n  vardplatser: ja\n"
    ny = efter(ALVA, NILS, text=text)
    assert ny.startswith(f"{HUVUD}kontaktpersoner:")
    assert ny.endswith("generellt:\n  vardplatser: ja\n")
    assert efter(text=text) == text


def test_en_lista_som_saknas_skrivs_med_sina_fragor():
    ny = efter(ALVA, text=f"{HUVUD}generellt:\n  vardplatser: ja\n")
    assert ny.index("region:") < ny.index("# En post för varje kontaktperson") < ny.index("generellt:")


@pytest.mark.parametrize("sist", ["- namn: Nils\n  telefon: '2'\n", "- {namn: Nils, telefon: '2'}\n", "-\n"])
def test_ett_avsnitt_efter_listan_skrivs_efter_dess_sista_rad(sist):
    text = f"{HUVUD}kontaktpersoner:\n- namn: Alva\n  telefon: '1'\n{sist}"
    utkast = las_data(text.encode())
    utkast.satt("bup.medel", "a")
    ny = uppdaterad(text.encode(), utkast).decode()
    assert ny.startswith(f"{text}\n# ====")
    assert las_data(ny.encode()) == utkast


def test_poster_inom_klamrar_andras_pa_plats_nar_det_gar_och_skrivs_annars_om():
    i_rad = f"{HUVUD}kontaktpersoner: [{{namn: Alva, telefon: '1'}}, {{namn: Nils, telefon: '2'}}] # c\n"
    assert efter(ALVA, MAJA, text=i_rad) == i_rad.replace("Nils", '"Maja"').replace("'2'", '"3"')
    assert efter(text=i_rad) == i_rad.replace("Alva", '""').replace("Nils", '""').replace("'1'", '""').replace(
        "'2'", '""'
    )
    assert efter(ALVA, NILS, MAJA, text=i_rad).startswith(f"{HUVUD}kontaktpersoner: # c\n  # Kontaktperson")


def test_en_post_inom_klamrar_i_en_vanlig_lista_skrivs_om_nar_en_nyckel_ska_in():
    text = f"{HUVUD}kontaktpersoner:\n  - {{namn: Alva, # c\n     telefon: '1'}}\n  - namn: Nils\n    telefon: '2'\n"
    assert efter(ALVA | {"telefon": "5"}, NILS, text=text) == text.replace("'1'", '"5"')
    ny = efter(ALVA | {"epost": "a@example.se"}, NILS, text=text)
    assert "kontaktpersoner:\n  # c\n  - namn: Alva\n" in ny


def test_en_ensam_post_utan_bindestreck_andras_och_blir_en_lista_nar_den_far_sallskap():
    text = f"{HUVUD}kontaktpersoner:\n  namn: Alva # c\n  telefon: '1'\n"
    assert efter(ALVA | {"telefon": "5"}, text=text) == text.replace("'1'", '"5"')
    ny = efter(ALVA, NILS, text=text)
    assert "# c\nkontaktpersoner:\n" in ny
    assert ny.count("  - namn: ") == 2


def test_bindestrecket_pa_en_egen_rad():
    text = (
        f"{HUVUD}kontaktpersoner:\n  -\n    # c\n    namn: Alva\n    telefon: '1'\n  - namn: Nils\n    telefon: '2'\n"
    )
    assert efter(NILS, text=text) == f"{HUVUD}kontaktpersoner:\n  # c\n  - namn: Nils\n    telefon: '2'\n"


def test_mellan_poster_som_star_fast_far_nya_de_gamlas_platser():
    assert planera([ALVA, NILS], [MAJA, NILS], "namn") == [(0, 0), (1, 1)]
    assert planera([ALVA, {}, NILS], [ALVA, MAJA, NILS], "namn") == [(0, 0), (1, 1), (2, 2)]
    assert planera([ALVA, NILS], [NILS, ALVA], "namn") in (
        [(0, None), (1, 0), (None, 1)],
        [(None, 0), (0, 1), (1, None)],
    )
