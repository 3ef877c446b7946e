"""Reglerna om upprepningar, tecken och belopp, och att vanlig svensk text inte ger falska larm."""

from __future__ import annotations

import pytest
from regelfall import funna, helt_utkast, koder

from redovisning.anmarkning import Niva
from redovisning.dokument.falt import falten
from redovisning.dokument.redovisning2024 import Redovisning2024
from redovisning.granskning import belopp, granska
from redovisning.granskning.tecken_klasser import citera, synlig

VANLIG_TEXT = """
Under 2024 har regionen ökat antalet mottagningar från 12 till 15.
Väntetiden har gått från 5–6 månader till 90 dagar. Målet är 100 %, 24/7, 7 av 10.
Antalet väntande minskade med 3 923 (12,5 procent) mellan januari och augusti 2024.
Vi fick 17 487 638 kronor, varav 2 450 000 kr till BUP och 1 250 tkr till 3.7.
2024 30 000 kronor gick till utbildning, 2023 120 500 kronor. Under 2024 500 000 kronor.
Totalt 1,2 mdkr, 450 mnkr, 2 937 miljoner kronor och 2.5 miljarder kronor.
Beslut RS 2024-01234 fattades 2024-06-18 klockan 13.30 (dnr S2024/00001, HSN 2024 1059 123).
Box 517, 123 45 Exempelstad, bankgiro 123-4567, plusgiro 12 34 56-7, kundnummer 100 20 300.
Ring 08 465 004 00, +46 8 465 004 00 eller 0980 31 92 00. Växel 465 00 400. Ring 1177.
KVÅ-kod AF012, DRG 373, HSL 9 kap. 1 § och förordning 2017:80 6 kap.
Mellan 30 60 och 120 dagar. 10 20 30 40. Patient 1 2 3 4. Vecka 26 27 28 var stängda.
Punkterna 3.1 3.2 och 3.3 hör ihop. Kvartal 1 2024 var bättre än kvartal 1 2023.
Besök 2022 2023 2024: 1 200 1 350 1 410. Kvinnor 45 123, män 44 210, alla 89 333.
I världen bor 8 miljarder människor och här görs 3 500 miljoner sökningar.
Den 1 september 2024 2 000 besök. Kostnad 5 000:- och 3.500 kr, 1.250.000 kr, 2 000 000 kr/år.
Insatsen har pågått sedan 2022 och läggs om 2025. Jämfört med 2023 har väntetiden minskat.
Barn <18 år och >65 år; a < b och b > c; R&D; x<y>z; <namn@example.se> och <https://example.se>.
Vi använder «öppna kallelser», l'école, naïve, São, Ångström, 5 °C, § 4, ½, €, – och … * _ {{ }} #
Mål: ■ uppfyllt, ● delvis, ▲ ej, ↑ → ↓, ✔️ 👩‍⚕️ 😀 och 1\xa0200\u202fst
""".strip().split("\n")


@pytest.mark.parametrize("text", VANLIG_TEXT)
def test_vanlig_text_ger_inga_anmarkningar(text):
    assert koder(helt_utkast({"bup.medel": text})) == set()


# --- belopp -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "citat"),
    [
        ("Vi fick 1 111 500 000 miljoner kronor.", "«1 111 500 000 miljoner kronor»"),
        ("Hela 90 miljarder till BUP.", "«90 miljarder»"),
        ("Beloppet 2 937,5 Mkr, 2 937 Mkr och 5 miljarder kr.", "«2 937,5 Mkr» och «5 miljarder kr»"),
        ("Vi fick 3.000.000.000 kronor.", "«3.000.000.000 kronor»"),
        ("Vi fick 4 000 000 tkr.", "«4 000 000 tkr»"),
    ],
)
def test_ett_belopp_over_hela_overenskommelsen_anmarks(text, citat):
    (a,) = funna("BE01", {"bup.medel": text})
    assert a.meddelande.startswith(f"{citat} är mer än hela överenskommelsen för 2024, 2 937 miljoner kronor.")


def test_utan_kant_tak_for_aret_provas_inga_belopp(monkeypatch):
    monkeypatch.setattr(belopp, "OVERENSKOMMELSEN", {})
    assert not funna("BE01", {"bup.medel": "90 miljarder kronor"})


@pytest.mark.parametrize(
    ("text", "citat"),
    [
        ("Kostnaden blev 612 88 450 kronor.", "«612 88 450 kronor»"),
        ("Bokslutet sade 612 88 450, mot väntat.", "«612 88 450»"),
        ("Vi fick 1 23 000 kr.", "«1 23 000 kr»"),
        ("Vi fick 1197 500 000 kronor.", "«1197 500 000 kronor»"),
        ("År 2024 1 23 000 kronor.", "«2024 1 23 000 kronor»"),
        ("Vi fick 12\xa05000\xa0kronor och 1 2 miljoner.", "«12 5000 kronor» och «1 2 miljoner»"),
    ],
)
def test_siffror_i_fel_grupper_anmarks(text, citat):
    (a,) = funna("BE02", {"bup.medel": text})
    assert a.meddelande.startswith(f"{citat} är inte grupperat tre och tre.")


@pytest.mark.parametrize("text", ["Tel 612 88 450", "växel: 612 88 450", "612 88 45", "12 88 450 st", "612 8 45 450"])
def test_siffergrupper_utan_enhet_raknas_bara_nar_en_enda_grupp_ar_fel(text):
    assert not funna("BE02", {"bup.medel": text})


# --- tecken -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "citat"),
    [
        ("<p>Ett team</p>", "«<p>» och «</p>»"),
        ('Ett <span style="color:red">team', '«<span style="color:red">»'),
        ("Ett&nbsp;team&#160;till<br/><BR><b>x", "«&nbsp;», «&#160;», «<br/>» och 2 till"),
        ("<!-- x -->", "«<!--»"),
    ],
)
def test_taggar_namns(text, citat):
    (a,) = funna("TE01", {"bup.medel": text})
    assert a.meddelande.startswith(f"texten innehåller {citat}, som troligen")


def test_styrtecken_ar_ett_fel_och_ordet_citeras():
    (a,) = funna("TE02", {"bup.medel": "Ett te\x02am och fler be\x01sök\x02."})
    assert a.niva is Niva.FEL
    assert "styrtecknen U+0001 och U+0002" in a.meddelande
    assert "«be[U+0001]sök[U+0002].» och «te[U+0002]am»" in a.meddelande


def test_ett_ensamt_styrtecken_skrivs_i_ental():
    (a,) = funna("TE02", {"kontaktpersoner[0].namn": "Kim\x07"})
    assert "styrtecknet U+0007" in a.meddelande
    assert "Ta bort det och" in a.meddelande


@pytest.mark.parametrize(
    ("text", "vad"),
    [
        ("te\u200bam", "nollbreddstecken (U+200B): «te[U+200B]am»"),
        ("te\u200dam", "nollbreddstecken (U+200D)"),
        ("\ufeffteam", "byteordningsmärken (U+FEFF)"),
        ("te\xadam", "mjuka bindestreck (U+00AD)"),
        ("\u202ateam\u202c", "styrtecken för skrivriktning (U+202A och U+202C): «[U+202A]team[U+202C]»"),
        ("\uf0b7 team", "symboltecken (U+F0B7): «[U+F0B7]»"),
        ("te\ufffdm", "ersättningstecken (U+FFFD)"),
        ("te\x85am\x92", "osynliga styrtecken (U+0092)"),
        ("fÃ¥r Ã¶ppna â€“ Â§", "felkodade bokstäver: «fÃ¥r», «Ã¶ppna», «â€“» och 1 till. Skriv om orden."),
    ],
)
def test_osynliga_och_felkodade_tecken_namns_med_kod_och_ord(text, vad):
    (a,) = funna("TE03", {"bup.medel": f"Ett stort\n{text}"})
    assert vad in a.meddelande


@pytest.mark.parametrize(
    ("text", "tecken"),
    [
        ("–\tett\n–\ttvå", "–"),
        ("Detta:\n\n·\xa0\xa0 ett\n\n·\xa0\xa0 två", "·"),
        ("o\tett\no\ttvå", "o"),
        ("* ett\n* två\nslut", "*"),
        ("-\tett\n-\ttvå", "-"),
        ("  • ett\n  • två", "•"),
        ("- ett\n  - under ett\n  - också\n- två", None),
    ],
)
def test_rader_som_ser_ut_som_punkter_far_ett_rad(text, tecken):
    (a,) = funna("TE04", {"bup.medel": text})
    assert a.niva is Niva.RAD
    inledning = f"«{tecken}»" if tecken else "blanksteg före «-»"
    assert a.meddelande.startswith(f"raderna börjar med {inledning} och blir inte en punktlista i Word.")
    assert ("längst till vänster" in a.meddelande) == (tecken is None)


@pytest.mark.parametrize(
    "text",
    [
        "- ett\n- två",
        "•\tett\n•\ttvå",
        "– ett\ntvå\n– tre",
        "–ett\n–två",
        "och ett\noch två",
        "1. ett\n2. två",
        "- ett\n  - under",
    ],
)
def test_riktiga_punkter_och_enstaka_tecken_far_inget_rad(text):
    assert not funna("TE04", {"bup.medel": text})


def test_ett_langt_ord_kortas_i_citatet():
    (a,) = funna("TE03", {"bup.medel": "x" * 500 + "\u200b" + "y" * 500})
    assert f"«{'x' * 20}[U+200B]{'y' * 20}»" in a.meddelande


def test_citat_visar_osynliga_tecken_och_blir_aldrig_langa():
    assert synlig("a\x00b\ud800c\U000e0041") == "a[U+0000]b[U+D800]c[U+E0041]"
    assert len(citera("ord " * 1000)) <= 60


def test_ett_personnummer_som_klipps_av_ar_maskerat_forst():
    """Ett halvt nummer känns inte igen, och skulle ha visats."""
    assert citera(f"{'x' * 48}:850709-9805 och mer text") == f"{'x' * 48}:8507••-••• …"


# --- upprepningar -----------------------------------------------------------------------------------------------

LANGT = "Ett team med fyra personer har tagit emot barn och unga varje vardag sedan februari i år"


def test_nastan_samma_svar_ger_ett_rad_for_hela_gruppen():
    svar = {"bup.medel": f"{LANGT}.", "innovation.medel": f"{LANGT} också.", "vardplatser.medel": f"{LANGT} nu."}
    (a,) = funna("UP01", svar)
    assert (a.falt, a.niva) == ("vardplatser.medel", Niva.RAD)
    assert "detsamma i 3.5 «Hur har 2024 års medel använts? Hur …» och 3.7 «Hur har" in a.meddelande
    assert not funna("UP02", svar)


def test_samma_svar_pa_manga_fragor_raknas_upp_kort():
    """Meddelandet ska gå att läsa också när samma text har klistrats in överallt."""
    falt = [f.nyckel for f in falten(Redovisning2024) if f.nyckel.endswith((".medel", ".resultat"))][:8]
    (a,) = funna("UP01", dict.fromkeys(falt, f"{LANGT}."))
    assert " och 1 till" in a.meddelande


def test_korta_svar_far_aterkomma():
    svar = dict.fromkeys(("bup.medel", "innovation.medel", "vardplatser.medel"), "Se svaret i 3.1.")
    assert not koder(helt_utkast(svar))


def test_samma_inledning_i_tre_svar_ger_ett_rad_for_hela_gruppen():
    svar = {
        "vardplatser.medel": "Medlen har förstärkt våra mottagningars budget. Sex platser öppnades i maj.",
        "innovation.medel": "- Medlen har förstärkt mottagningarnas budget! En app prövas på två orter.",
        "bup.medel": "Medlen har förstärkt våra mottagningars budget\n\nEtt team håller första samtalet.",
        "bup.resultat": "Medlen har använts helt.",
    }
    (a,) = funna("UP02", svar | {"innovation.medel": svar["vardplatser.medel"].replace("Sex", "Sju")})
    assert a.falt == "vardplatser.medel"
    assert "svaret börjar «Medlen har förstärkt våra mottagningars budget»" in a.meddelande
    assert "3.7 «Hur har 2024 års medel" in a.meddelande


def test_kontaktuppgifter_och_ja_nej_raknas_inte_som_upprepningar():
    kommentar = {f"kontaktpersoner[{i}].kommentar": LANGT for i in range(3)}
    assert not {a.kod for a in granska(helt_utkast(kommentar)).anmarkningar} & {"UP01", "UP02"}
