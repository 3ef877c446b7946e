"""YAML ut: frågorna som kommentarer i formulärets ordning, svaren läsbara, och filen läses tillbaka lika."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from yamlprov import las

from redovisning import resurser
from redovisning.dokument import FORMULAR
from redovisning.dokument.falt import Fraga, Krav, Tabell, blankett, delar, falten
from redovisning.dokument.handlingsplan import Handlingsplan
from redovisning.fel import TextKanInteBaras
from redovisning.utkast import Utkast, nytt_utkast
from redovisning.yamlfil.fragor import filhuvud, fraga
from redovisning.yamlfil.skrivning import yaml_text

NY = yaml_text(nytt_utkast(2024))
RADER = NY.split("\n")


def med(**svar: str) -> str:
    """Ger filen för ett utkast med några svar; ``__`` i namnet är punkten i vägen."""
    utkast = nytt_utkast(2024)
    for stig, text in svar.items():
        utkast.satt(stig.replace("__", "."), text)
    return yaml_text(utkast)


def med_kontakt(namn: str, text: str) -> str:
    utkast = nytt_utkast(2024)
    utkast.satt(f"kontaktpersoner[0].{namn}", text)
    return yaml_text(utkast)


def lopande(text: str) -> str:
    """Kommentarernas ord i följd, utan radbrytningar och nummertecken."""
    return " ".join(
        ord_ for rad in text.split("\n") if rad.lstrip().startswith("#") for ord_ in rad.strip("# ").split()
    )


# --- en ny fil -----------------------------------------------------------------------------------------------------


def test_forsta_raden_ar_schemat_for_redigeraren():
    assert RADER[0] == f"# yaml-language-server: $schema={resurser.schemanamn(2024)}"
    assert RADER[1] == "# Raden ovanför är till för textredigeraren. Låt den stå."


def test_filhuvudet_sager_vad_filen_ar_nar_den_ska_skickas_och_hur_text_skrivs():
    huvud = lopande(NY[: NY.index("formular:")])
    assert "Redovisning av överenskommelsen om ökad tillgänglighet 2024" in huvud
    assert "Skickas senast 2024-09-30 till Socialstyrelsen" in huvud
    assert "En tom rad börjar ett nytt stycke." in huvud
    assert "Raderna som börjar med" in huvud


def test_filhuvudet_i_en_plan_talar_om_planen_och_inte_om_ja_och_nej():
    """Planen har inga ja/nej-frågor, och ingen nyckel som heter uppdaterad att leta efter."""
    huvud = lopande("\n".join(filhuvud(blankett(Handlingsplan))))
    assert "Raderna som börjar med # är handlingsplanens frågor." in huvud
    assert "Ja eller nej" not in huvud
    assert "uppdaterad" not in huvud
    assert "uppdaterad: ja" in lopande(NY[: NY.index("formular:")])


def test_varje_fraga_star_ordagrant_som_kommentar_i_formularets_ordning():
    text, fran = lopande(NY), 0
    for f in falten(FORMULAR[2024]):
        plats = text.find(" ".join(f.fraga.text.split()), fran)
        assert plats >= 0, f.nyckel
        fran = plats + 1


def test_varje_rubrik_ingress_hjalp_och_avslut_star_som_kommentar():
    text = lopande(NY)
    for del_, tabeller in delar(FORMULAR[2024]):
        for stycke in (del_.hel_rubrik, del_.ingress, del_.avslut, *(t.ingress for t, _ in tabeller)):
            assert stycke in text
        for f in (f for _, fs in tabeller for f in fs):
            assert f.fraga.hjalp in text


def test_kravet_star_efter_fragan():
    text = lopande(NY)
    for f in falten(FORMULAR[2024]):
        krav = {Krav.JA: "ska besvaras", Krav.BOR: "bör besvaras", Krav.FRIVILLIG: "får lämnas tom"}[f.krav]
        assert f"{' '.join(f.fraga.text.split())} [{krav}]" in text


def test_en_rullista_vars_fraga_inte_sager_ja_eller_nej_far_det_i_kravet():
    falt = replace(
        next(f for f in falten(FORMULAR[2024]) if f.namn == "uppdaterad"), fraga=Fraga("Är den ny?", Tabell())
    )
    assert fraga(falt, "  ") == ["  # Är den ny? [ja/nej, ska besvaras]"]


def test_fragan_star_narmast_over_sin_nyckel():
    i = RADER.index("  svarsfrekvens_95:")
    assert RADER[i - 1].endswith("(ja/nej) [ska besvaras]")


def test_varje_fritext_har_ett_block_och_en_indragen_rad_att_skriva_pa():
    block = [i for i, rad in enumerate(RADER) if rad.endswith(": |") and not rad.startswith("#")]
    assert len(block) == 44 - 10 - 4
    for i in block:
        nyckelns_indrag = len(RADER[i]) - len(RADER[i].lstrip())
        assert RADER[i + 1] == " " * (nyckelns_indrag + 2)


def test_kommentarerna_ar_hogst_hundra_tecken_breda_utom_radet_i_filhuvudet():
    efter = RADER[RADER.index("formular: 2024") :]
    assert max(map(len, efter)) <= 100


def test_en_ny_fil_ar_obesvarad_och_utan_anmarkning():
    utkast = las(NY)
    assert utkast.texter() == {}
    assert utkast.anmarkningar == []
    assert set(utkast.platser) >= {f.stig() for f in falten(FORMULAR[2024])}


def test_det_som_skrivs_efter_den_fardiga_radens_indrag_blir_svaret():
    i = next(n for n in range(RADER.index("bup:"), len(RADER)) if RADER[n].startswith("  medel: |"))
    utkast = las("\n".join([*RADER[: i + 1], RADER[i + 1] + "Ett svar.", *RADER[i + 2 :]]))
    assert (utkast.texter(), utkast.anmarkningar) == ({"bup.medel": "Ett svar."}, [])


def test_det_som_skrivs_i_stallet_for_den_tomma_raden_blir_svaret():
    i = RADER.index("bup:")
    j = next(n for n in range(i, len(RADER)) if RADER[n].startswith("  medel: |"))
    utkast = las("\n".join([*RADER[: j + 1], "    Ett svar.", "", "    - punkt", *RADER[j + 2 :]]))
    assert utkast.texter() == {"bup.medel": "Ett svar.\n\n- punkt"}
    assert utkast.anmarkningar == []


def test_samma_utkast_ger_samma_text_med_blanka_i_radslut_bara_dar_ett_svar_ska_skrivas():
    assert yaml_text(nytt_utkast(2024)) == NY
    assert NY.endswith("\n")
    assert "\r" not in NY
    assert not [rad for rad in RADER if rad != rad.rstrip() and rad.strip()]


# --- svaren --------------------------------------------------------------------------------------------------------


def test_ja_och_nej_star_rakt_efter_nyckeln():
    assert "\n  vardplatser: nej\n" in med(generellt__vardplatser="Nej")


def test_ett_annat_svar_an_ja_eller_nej_skrivs_som_det_ar():
    assert "\n  vardplatser: kanske\n" in med(generellt__vardplatser="kanske")
    assert '\n  vardplatser: "- ja"\n' in med(generellt__vardplatser="- ja")


@pytest.mark.parametrize(
    ("text", "skrivet"),
    [
        ("Region Halland", "Region Halland"),
        ("Region Jämtland Härjedalen", "Region Jämtland Härjedalen"),
        ("Å & Ä (Ö)", "Å & Ä (Ö)"),
        ("0701740605", '"0701740605"'),
        ("070-1740605", '"070-1740605"'),
        ("+46701740605", '"+46701740605"'),
        ("no", '"no"'),
        ("Null", '"Null"'),
        ("Mål: rätt", '"Mål: rätt"'),
        ("Vi #1", '"Vi #1"'),
        ("- punkt", '"- punkt"'),
        ('sa "hej"', 'sa "hej"'),
        ('"hej"', '"\\"hej\\""'),
        ("\\n", '"\\\\n"'),
        ("a\tb", '"a\\tb"'),
        ("a\x07b", '"a\\x07b"'),
        ("hårt\u00a0blank", '"hårt\u00a0blank"'),
    ],
)
def test_en_kort_uppgift_citeras_bara_nar_det_behovs(text: str, skrivet: str):
    assert f"\nregion: {skrivet}\n" in med(region=text)


def test_en_kort_uppgift_pa_flera_rader_blir_ett_block():
    assert "\nregion: |\n  Rad ett\n  Rad två\n" in med(region="Rad ett\nRad två")


def test_fritext_star_i_ett_block_som_den_skrevs():
    text = med(bup__medel="Stycke.\n\n- punkt\n# inte en kommentar\nMål: ett")
    assert "  medel: |\n    Stycke.\n\n    - punkt\n    # inte en kommentar\n    Mål: ett\n\n" in text


@pytest.mark.parametrize("text", ["  indraget\nutan", "\ttabb\nutan", " "])
def test_text_som_borjar_med_blanksteg_far_sitt_indrag_utsagt(text: str):
    skriven = med(bup__medel=text)
    assert (("medel: |2\n" in skriven), las(skriven)["bup.medel"]) == (
        bool(text.strip()),
        text if text.strip() else None,
    )


def test_tecken_som_inte_far_sta_i_ett_block_skrivs_inom_citattecken():
    skriven = med(bup__medel='A\x07\nB\ufeff "C" \\ \x9f\uffff')
    assert '\n  medel: "A\\x07\\nB\\uFEFF \\"C\\" \\\\ \\x9F\\uFFFF"\n' in skriven
    assert las(skriven)["bup.medel"] == 'A\x07\nB\ufeff "C" \\ \x9f\uffff'


def test_ett_halvt_tecken_vagras_med_fragan():
    with pytest.raises(TextKanInteBaras, match="U\\+D83D") as fel:
        med(bup__medel="halv \ud83d emoji")
    assert [(a.kod, a.falt) for a in fel.value.anmarkningar] == [("TR15", "bup.medel")]
    assert "YAML-filen" in str(fel.value)


def test_varje_kontaktperson_far_en_post_och_fragorna_star_vid_den_forsta():
    utkast = nytt_utkast(2024)
    for i, namn in enumerate(("Kim Exempelsson", "Alva Provberg", "Bo Testman")):
        utkast.satt(f"kontaktpersoner[{i}].namn", namn)
    utkast.satt("kontaktpersoner[1].kommentar", "Svarar på 3.4.\nHelst per mejl.")
    text = yaml_text(utkast)
    assert text.count("# Telefonnummer") == 1
    assert "  - namn: Alva Provberg\n    telefon:\n    epost:\n    kommentar: |\n      Svarar på 3.4.\n" in text
    assert las(text) == utkast


def test_en_tom_post_mellan_tva_andra_behaller_sin_plats():
    utkast = nytt_utkast(2024)
    utkast.satt("kontaktpersoner[2].epost", "kim@example.se")
    assert las(yaml_text(utkast)) == utkast


def test_ett_namn_som_behover_citattecken_star_ratt_efter_strecket():
    assert '\n  - namn: "1"\n' in med_kontakt("namn", "1")
    assert "\n  - namn: |\n      A\n      B\n" in med_kontakt("namn", "A\nB")


def test_andra_yaml_lasare_ser_samma_svar():
    utkast = nytt_utkast(2024)
    utkast.satt("region", "Region Exempel")
    utkast.satt("kontaktpersoner[0].telefon", "0701740605")
    utkast.satt("kontaktpersoner[0].namn", "on")
    utkast.satt("bup.medel", "2024-09-30")
    data = yaml.safe_load(yaml_text(utkast))
    assert data["region"] == "Region Exempel"
    assert data["kontaktpersoner"][0] == {"namn": "on", "telefon": "0701740605", "epost": None, "kommentar": ""}
    assert data["bup"]["medel"] == "2024-09-30\n"


def test_en_regions_hela_redovisning_blir_lik_efter_ett_varv(provdata: Path):
    utkast = las((provdata / "prov" / "halland-2024.yaml").read_text("utf-8"))
    tillbaka = las(yaml_text(utkast))
    assert tillbaka == utkast
    assert len(tillbaka.texter()) == 43
    assert yaml_text(tillbaka) == yaml_text(utkast)


def test_filen_ar_utf8_nar_den_skrivs():
    utkast = Utkast(FORMULAR[2024])
    utkast.satt("region", "Region Östergötland 🙂")
    assert las(yaml_text(utkast).encode().decode("utf-8")) == utkast
