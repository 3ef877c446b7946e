"""Granskningssidan i en riktig webbläsare: filtren, länkarna, tillgängligheten, pappret, och att inget hämtas."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path
from unicodedata import normalize

import pytest
from pypdf import PdfReader

SIDOR = ("exemplet", "tom", "halland", "elak", "tjugoen")
ALLA = pytest.mark.parametrize("namn", SIDOR)
BREDDER = pytest.mark.parametrize("bredd", [1440, 375])
FARGER = pytest.mark.parametrize("farg", ["light", "dark"])
REGLER = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def synliga(sida, vad: str = ".kort") -> int:
    return sida.locator(f"{vad}:visible").count()


def antalsraden(sida) -> str:
    return sida.locator("#antal").inner_text()


# --- inget nät, ingen kod utifrån -------------------------------------------------------------------------------


@ALLA
def test_inget_hamtas_och_inget_klagomal_sags(oppna, namn):
    sida = oppna(namn)
    for vinkel in sida.locator("summary").all()[:1]:
        vinkel.click()
    assert sida.klagomal == []


def test_skript_i_svaren_kors_aldrig(oppna):
    sida = oppna("elak")
    assert sida.title() == "Granskning: Region <b>Elak</b>"
    assert sida.locator("script").count() == 1
    assert sida.locator("img").count() == 0


def test_policyn_stoppar_ett_inklistrat_skript_och_en_bild_utifran(oppna):
    """Provar spärren själv: annars säger en tom lista av klagomål ingenting."""
    sida = oppna("tom")
    sida.evaluate(
        """() => { const s = document.createElement("script"); s.textContent = "document.title = 'x'";
        const b = new Image(); b.src = "https://example.se/x.png"; document.body.append(s, b); }"""
    )
    sida.wait_for_timeout(200)
    assert sida.title() != "x"
    assert any("Content Security Policy" in rad for rad in sida.klagomal)


# --- filtren ----------------------------------------------------------------------------------------------------


def test_nivan_valjer_vilka_anmarkningar_som_visas_och_antalet_sags(oppna):
    sida = oppna("elak")
    alla = synliga(sida)
    sida.get_by_label("fel").uncheck()
    assert 0 < synliga(sida) < alla
    assert synliga(sida, ".kort[data-niva=fel]") == 0
    visas = sum(int(k.get_attribute("data-antal") or 0) for k in sida.locator(".kort:visible").all())
    assert antalsraden(sida).startswith(f"Visar {visas} av ")
    for n in ("varning", "råd"):
        sida.locator("#filter label", has_text=n).locator("input").uncheck()
    assert synliga(sida) == synliga(sida, ".grupp") == 0
    assert sida.get_by_text("Inga anmärkningar passar valen").is_visible()
    sida.get_by_role("button", name="Visa alla").click()
    sida.wait_for_function("document.querySelector('#antal').textContent.startsWith('Visar alla')")
    assert synliga(sida) == alla


def test_avsnitt_och_fil_gar_att_valja_tillsammans(oppna):
    sida = oppna("elak")
    sida.locator("[name=avsnitt]").select_option(label="3.7 Barn- och ungdomspsykiatri")
    rubriker = sida.locator(".grupp:visible > h3").all_inner_texts()
    assert rubriker == ["3.7 Barn- och ungdomspsykiatri"]
    sida.locator("[name=fil]").select_option(label="vantetider.csv")
    assert synliga(sida) == 0
    sida.locator("[name=avsnitt]").select_option(label="Alla avsnitt")
    assert set(sida.locator(".kort:visible .var").all_inner_texts()[0].split(",")[0:1]) == {"vantetider.csv"}


def test_en_fil_bland_tjugoen_gar_att_valja(oppna):
    sida = oppna("tjugoen")
    sida.locator("[name=fil]").select_option(label="Redovisning 2024 Region Skåne.json")
    assert sida.locator("h3.filrubrik:visible").count() == 1


def test_utan_skript_syns_allt_utom_valen(oppna):
    sida = oppna("exemplet", skript=False)
    assert not sida.locator("#filter").is_visible()
    assert synliga(sida) == sida.locator(".kort").count() > 0
    assert sida.locator("details.avsnitt .svar").first.is_visible()


# --- länkarna och tangentbordet ---------------------------------------------------------------------------------


def test_en_lank_till_en_bortvald_anmarkning_visar_den(oppna):
    sida = oppna("tom")
    sida.locator("#filter label", has_text="fel").locator("input").uncheck()
    lank = sida.locator(".hanvisning a").first
    malet = lank.get_attribute("href")
    lank.click()
    sida.wait_for_function("location.hash !== ''")
    assert sida.locator(malet).is_visible()
    assert antalsraden(sida).startswith("Visar alla")


def test_en_lank_oppnar_det_hopfallda_avsnittet(oppna):
    sida = oppna("elak")
    sida.locator("details.avsnitt").evaluate_all("alla => alla.forEach(d => d.open = false)")
    lank = sida.locator(".fragan a").first
    lank.click()
    assert sida.locator(lank.get_attribute("href")).is_visible()


@ALLA
def test_varje_lank_leder_till_nagot_som_syns(oppna, namn):
    sida = oppna(namn)
    doda = sida.evaluate(
        """() => [...document.querySelectorAll("a")].map(a => a.getAttribute("href"))
        .filter(h => !h.startsWith("#") || !document.getElementById(h.slice(1))
          || !document.getElementById(h.slice(1)).checkVisibility())"""
    )
    assert [h for h in doda if h != "#filter"] == []


def test_tangentbordet_racker(oppna):
    sida = oppna("exemplet")
    sida.keyboard.press("Tab")
    assert sida.evaluate("document.activeElement.textContent") == "Hoppa till innehållet"
    assert sida.locator(".hoppa").bounding_box()["x"] >= 0
    sida.keyboard.press("Enter")
    assert sida.evaluate("document.activeElement.id") == "innehall"
    sida.locator("#filter input").first.focus()
    sida.keyboard.press("Space")
    assert antalsraden(sida).startswith("Visar 2 av 3")
    sida.locator("details.avsnitt > summary").first.focus()
    assert sida.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    sida.keyboard.press("Enter")
    assert not sida.locator("details.avsnitt").first.evaluate("d => d.open")


# --- för alla läsare --------------------------------------------------------------------------------------------


@ALLA
@BREDDER
@FARGER
def test_axe_hittar_inget(oppna, namn, bredd, farg):
    """Bildernas inre är ritade bokstäver, som axe inte har något att säga om men tar lång tid på sig att läsa."""
    from axe_playwright_python.sync_playwright import Axe

    sida = oppna(namn, bredd, farg)
    bild(sida, f"{namn}-{bredd}-{farg}.png")
    svar = Axe().run(sida, {"exclude": [[".bild svg > g"]]}, {"runOnly": REGLER}).response
    assert [(v["id"], [n["html"][:120] for n in v["nodes"][:3]]) for v in svar["violations"]] == []
    assert len(svar["passes"]) > 20


@ALLA
@BREDDER
def test_inget_sticker_ut_at_sidan(oppna, namn, bredd):
    sida = oppna(namn, bredd)
    assert sida.evaluate("document.documentElement.scrollWidth") <= bredd
    utanfor = sida.evaluate(
        """bredd => [...document.querySelectorAll("main *, header *")].filter(e => e.checkVisibility()
        && !e.closest(".dold, .bild, .bred, svg, thead, option, select") && e.getBoundingClientRect().right > bredd + 1)
        .map(e => e.outerHTML.slice(0, 80))""",
        bredd,
    )
    assert utanfor == []


def test_sidan_gar_att_forstora_fyra_ganger_utan_att_rulla_i_sidled(oppna):
    """Fyrahundra procents förstoring på en vanlig skärm är 320 bildpunkter i bredd."""
    sida = oppna("exemplet", 320)
    assert sida.evaluate("document.documentElement.scrollWidth") <= 320


# --- på papper --------------------------------------------------------------------------------------------------


@ALLA
def test_utskriften_ar_a4_och_har_allt_utom_filtren(oppna, namn):
    sida = oppna(namn, farg="dark")
    data = sida.pdf(prefer_css_page_size=True)
    spara(f"{namn}.pdf", data)
    pdf = PdfReader(BytesIO(data))
    assert all(abs(float(s.mediabox.width) - 595) < 2 and abs(float(s.mediabox.height) - 842) < 2 for s in pdf.pages)
    text = " ".join(" ".join(s.extract_text() for s in pdf.pages).split())
    assert "Visa alla" not in text
    assert "Alla avsnitt" not in text
    for rubrik in sida.locator("h2").all_inner_texts():
        assert rubrik in text


def test_ingen_sida_i_utskriften_borjar_mitt_i_en_mening_nar_inget_svar_ar_langt(oppna):
    """En mening med en rad på var sida, och resten av kortet på den andra, läser ingen."""
    sidor = [s.extract_text().strip() for s in PdfReader(BytesIO(oppna("tom").pdf())).pages]
    assert len(sidor) > 3
    assert not [s[:40] for s in sidor if s[:1].islower() or s.startswith("2023 om")]


def test_utskriften_bryter_inte_ett_datum_en_manad_eller_ett_filnamn_mitt_i(oppna):
    """A4 är smalare än skärmen: en kolumn som krymper för mycket delar datumet, och då går det inte att läsa."""
    celler = "e => [...e.querySelectorAll('td.tid, td.ord, .bred tbody th, .staplad tbody th')].map(c => c.textContent)"
    for namn in ("exemplet", "elak", "tjugoen"):
        sida = oppna(namn)
        orden = {o for text in sida.locator("main").evaluate(celler) for o in text.split() if len(o) <= 16}
        pdf = PdfReader(BytesIO(sida.pdf()))
        utskrivet = normalize("NFKC", " ".join(s.extract_text() for s in pdf.pages))
        assert len(orden) > 20
        assert not [o for o in sorted(orden) if o not in utskrivet]


def test_utskriften_faller_ut_tabellerna_och_far_bara_med_det_valda(oppna):
    sida = oppna("exemplet")
    assert not sida.get_by_text("Linjediagram").first.is_visible()
    sida.locator("#filter input").first.uncheck()
    text = " ".join(" ".join(s.extract_text() for s in PdfReader(BytesIO(sida.pdf())).pages).split())
    assert "Linjediagram" in text
    assert "Visar 2 av 3 anmärkningar." in text
    assert "VT26" not in text.partition("Visar 2 av 3")[2].partition("Så läses svaren")[0]


def bild(sida, namn: str) -> None:
    if mapp := os.environ.get("REDOVISNING_BILDER"):
        Path(mapp).mkdir(parents=True, exist_ok=True)
        sida.screenshot(path=Path(mapp) / namn, full_page=True)


def spara(namn: str, data: bytes) -> None:
    if mapp := os.environ.get("REDOVISNING_BILDER"):
        Path(mapp).mkdir(parents=True, exist_ok=True)
        (Path(mapp) / namn).write_bytes(data)
