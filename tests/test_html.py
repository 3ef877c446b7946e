"""HTML-sidorna: en enda fil utan nät och kod, läsbar för alla, och aldrig något ur svaren som styr den."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

import pytest
from htmlprov import FARLIGT, Sida, malens_brister, stommens_brister
from jamforprov import Plan2030, Plan2031, andrat_exempel, utkast
from jinja2 import UndefinedError
from mapprov import exempelutkast
from regelfall import helt_utkast

from redovisning import jamfor, resurser
from redovisning.html.jamforelsesida import jamforelsesida
from redovisning.html.kontrollmarke import orord
from redovisning.html.miljo import sida
from redovisning.html.svarsvy import svaren


def av(a, b) -> Sida:
    return Sida(jamforelsesida(jamfor(a, b)))


NAGRA = av(
    exempelutkast(),
    andrat_exempel(bup__resultat="", generellt__vardplatser="nej", region="Region Halland", bup__medel=FARLIGT),
)
TVA_AR = av(
    utkast(Plan2030, koer__medel="a", koer__utgar="b", kontakter_0__namn="Alva", kontakter_1__namn="Bo"),
    utkast(Plan2031, koer__medel="a  b", koer__nytt="c", kontakter_0__namn="Bo", kontakter_1__namn="Alva"),
)
INGA = av(exempelutkast(), exempelutkast())
ALLA = pytest.mark.parametrize("den", [NAGRA, TVA_AR, INGA], ids=["nagra", "tva_ar", "inga"])


# --- en fil utan nät --------------------------------------------------------------------------------------------


@ALLA
def test_sidan_hamtar_och_kor_ingenting(den):
    assert not den.alla("script") + den.alla("link") + den.alla("iframe") + den.alla("img")
    adresser = [v for _, varden in den.element for n, v in varden.items() if n in ("href", "src", "action", "style")]
    assert all(v and v.startswith("#") for v in adresser)


@ALLA
def test_policyn_slapper_bara_in_sidans_egen_stil(den):
    (policy,) = [m["content"] for m in den.alla("meta") if m.get("http-equiv") == "Content-Security-Policy"]
    stil = den.text("style")
    summa = b64encode(sha256(stil.encode()).digest()).decode()
    assert (
        policy == f"default-src 'none'; style-src 'sha256-{summa}'; img-src data:; base-uri 'none'; form-action 'none'"
    )
    assert "url(" not in stil
    assert "@import" not in stil


def test_text_ur_svaren_ar_aldrig_kod_eller_mall():
    assert FARLIGT.replace("\x1b", "⟨U+001B⟩") in NAGRA.text("ins")
    assert NAGRA.text().count("{{ 7*7 }}") == 1


def test_samma_jamforelse_ger_samma_byte():
    assert jamforelsesida(jamfor(exempelutkast(), andrat_exempel(region="x"))) == jamforelsesida(
        jamfor(exempelutkast(), andrat_exempel(region="x"))
    )


def test_en_saknad_uppgift_i_en_mall_ar_ett_fel_och_inte_ett_tomrum():
    with pytest.raises(UndefinedError):
        sida("jamforelse.html", a="", b="")


def test_en_orord_sida_kanns_igen_och_en_andrad_inte():
    data = jamforelsesida(jamfor(exempelutkast(), exempelutkast()))
    assert orord(data)
    assert not orord(data.replace(b"Inga skillnader", b"Allt skiljer"))
    assert not orord(b"<html></html>")


# --- för alla läsare --------------------------------------------------------------------------------------------


@ALLA
def test_spraket_rubrikerna_och_landmarkena_ar_pa_plats(den):
    assert stommens_brister(den) == []


@ALLA
def test_varje_lank_och_etikett_leder_till_ett_id_som_finns_en_gang(den):
    assert malens_brister(den) == []


def test_struket_och_tillagt_sags_ocksa_i_ord():
    for tagg, ordet in (("del", "borttaget: "), ("ins", "tillagt: ")):
        assert len(NAGRA.alla(tagg)) == len(re.findall(ordet, NAGRA.text(tagg)))
    assert re.search(r"\bdel \{[^}]*line-through", NAGRA.text("style"))
    assert re.search(r"\bins \{[^}]*underline", NAGRA.text("style"))


def test_avsnitten_gar_att_hoppa_till_med_antalet():
    assert "3.7 Barn- och ungdomspsykiatri (2)" in " ".join(NAGRA.text("nav").split())
    assert "Frågor som inte är desamma (3)" in " ".join(TVA_AR.text("nav").split())
    assert "Inga skillnader. 48 svar är lika." in INGA.text("main")
    assert INGA.alla("nav") == []


def test_flyttade_poster_fragor_i_en_fil_och_ensamma_mellanrum_syns():
    text = TVA_AR.text("main")
    assert "Kontakt 2 → kontakt 1: Namn" in text or "Kontakt 1 → kontakt 2: Namn" in text
    assert "frågan finns bara i A" in text
    assert "Vad är nytt sedan 2030?" in TVA_AR.text("table")


def _lyshet(farg: str) -> float:
    farg = farg if len(farg) == 7 else "#" + "".join(c * 2 for c in farg[1:])
    delar = [int(farg[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in delar)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def test_texten_har_god_kontrast_i_ljust_morkt_och_pa_papper():
    stil = (resurser.mall("html") / "grund.css").read_text("utf-8")
    teman = re.findall(r":root \{(.*?)\}", stil, re.DOTALL)
    assert len(teman) == 3
    for tema in teman:
        farger = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]+);", tema))
        par = [(t, y) for t in ("text", "dov", "lank") for y in ("grund", "yta")]
        for text, yta in [*par, *((t, f"{t}-yta") for t in ("bra", "fel", "varning", "rad"))]:
            ljus, mork = sorted((_lyshet(farger[text]), _lyshet(farger[yta])), reverse=True)
            assert (ljus + 0.05) / (mork + 0.05) >= 4.5, (text, yta)


def test_ett_telefonnummer_visas_helt_i_sidan_men_inte_ett_sakert_personnummer():
    svar = helt_utkast({"kontaktpersoner": [{"telefon": "0701740607"}, {"telefon": "850709-9805"}]})
    rader = [r for a in svaren(svar) for _, fragor in a.poster for f in fragor for s in f.stycken for r in s.rader]
    assert "0701740607" in rader
    assert "8507••-••••" in rader
