"""Kolada: svaret ur en fil, och hämtningen från en server på den egna datorn som talar på samma sätt."""

from __future__ import annotations

import json
import time
from contextlib import suppress
from decimal import Decimal
from http.server import BaseHTTPRequestHandler
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlsplit

import pytest
from vantetidsprov import anmarkningen, koder, kort, las

from redovisning.fel import Anvandningsfel, OlasbarFil
from redovisning.vantetidsfiler import koladahamtning
from redovisning.vantetidsfiler.inlasning import Val, hamta_fran_kolada
from redovisning.vantetidsfiler.inlast import Inlast
from redovisning.vantetidsfiler.koladahamtning import hamta


def post(kpi: str = "N79179", kommun: str = "0013", ar: int = 2023, **per_kon: object) -> dict[str, Any]:
    varden = per_kon or {"T": 87.1}
    return {
        "kpi": kpi,
        "municipality": kommun,
        "period": ar,
        "values": [{"gender": k, "value": v, "status": ""} for k, v in varden.items()],
    }


def svar(*poster: dict[str, Any]) -> str:
    return json.dumps({"values": list(poster)})


# --- ur en fil --------------------------------------------------------------------------------------------------


def test_ett_svar_ur_en_fil_blir_arsvarden_per_kon():
    ut = las(svar(post(T=87.1, K=86, M=88.25), post(kommun="0000", T=92)), "kolada.json")
    assert kort(ut, "indikator", "region", "period", "kon", "andel") == [
        ("telefon", "Region Halland", "2023", "alla", Decimal("87.1")),
        ("telefon", "Region Halland", "2023", "kvinnor", 86),
        ("telefon", "Region Halland", "2023", "män", Decimal("88.25")),
        ("telefon", "Riket", "2023", "alla", 92),
    ]
    assert {m.kalla for m in ut.matvarden} == {"Kolada, N79179"}
    assert koder(ut) == []


def test_null_ar_ett_saknat_varde():
    ut = las(svar(post(T=None)), "kolada.json", provat=True)
    assert kort(ut, "andel", "status") == [(None, "saknas")]
    assert koder(ut) == ["VT11"]


def test_langa_decimaltal_far_hogst_fyra_decimaler():
    ut = las(svar(post(T=87.123456789)), "kolada.json")
    assert str(ut.matvarden[0].andel) == "87.1235"


def test_kommuner_och_andra_nyckeltal_namns_och_ar_inte_med():
    ut = las(svar(post(), post(kommun="0180"), post(kommun="0180", T=1, K=2), post(kpi="N00001")), "kolada.json")
    assert len(ut.matvarden) == 1
    assert koder(ut) == ["VT14", "VT14"]
    assert "«0180» är varken en region eller ett känt nyckeltal här, så 3 värden" in str(ut.anmarkningar[0])


def med(**andrat: object) -> str:
    return svar({**post(), **andrat})


@pytest.mark.parametrize(
    "text",
    [
        '{"values": [{"kpi": "N79179"}]}',
        med(period="i fjol"),
        med(values=[{"gender": "T", "value": "x"}]),
        med(values=[{"gender": "X", "value": 1}]),
        '{"values": [7]}',
        '{"values": [',
        '{"values": [], "values": 5}',
        *(med(values=[{"gender": "T", "value": tal}]) for tal in (10**15, -(10**30))),
        med(values=[{"gender": "T", "value": 0}]).replace(": 0", ": 1e400"),
        med(values=[{"gender": "T", "value": 0}]).replace(": 0", f": {'9' * 30}.123456"),
    ],
)
def test_ett_svar_i_annan_form_ar_en_svensk_mening(text):
    with pytest.raises(OlasbarFil, match="har en annan form") as fel:
        las(text, "kolada.json")
    assert fel.value.kod == "kolada_skadad"


# --- hämtat -----------------------------------------------------------------------------------------------------


class Kolada(BaseHTTPRequestHandler):
    """Svarar som Kolada: sida för sida, ``SIDA`` poster åt gången. ``FORST`` är statuskoder att svara med först."""

    SIDA = 3
    FORST: ClassVar[list[tuple[int, dict[str, str]]]] = []
    VANTA = 0.0
    fragor: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        time.sleep(self.VANTA)
        delar = urlsplit(self.path)
        self.fragor.append(self.path)
        if self.FORST:
            status, huvuden = self.FORST.pop(0)
            return self.svara(status, b"{}", huvuden)
        _, _, _, _, kpier, _, omraden = delar.path.split("/")
        alla = [post(k, o, ar) for k in kpier.split(",") for o in omraden.split(",") for ar in (2022, 2023)]
        sida = int(parse_qs(delar.query)["page"][0])
        return self.svara(200, svar(*alla[(sida - 1) * self.SIDA : sida * self.SIDA]).encode(), {})

    def svara(self, status: int, data: bytes, huvuden: dict[str, str]) -> None:
        self.send_response(status)
        for namn, varde in {"Content-Length": str(len(data)), **huvuden}.items():
            self.send_header(namn, varde)
        self.end_headers()
        with suppress(OSError):  # den som frågade väntade inte
            self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        return


def kolada(**andrat: object) -> type[Kolada]:
    return type("Provkolada", (Kolada,), {"FORST": [], "fragor": [], **andrat})


def test_alla_sidor_hamtas_ocksa_nar_tjansten_ger_kortare_sidor_an_man_bad_om(egen_server):
    poster = hamta(egen_server(kolada()), ["N79179"], ["0000", "0013", "0012"])
    assert [(p["municipality"], p["period"]) for p in poster] == [
        (o, ar) for o in ("0000", "0013", "0012") for ar in (2022, 2023)
    ]
    assert all(isinstance(p["values"][0]["value"], Decimal) for p in poster)


def test_en_tjanst_utan_sidor_ger_varje_post_en_gang(egen_server):
    class UtanSidor(Kolada):
        def do_GET(self) -> None:
            self.svara(200, svar(post(), post(kommun="0012")).encode(), {})

    assert len(hamta(egen_server(UtanSidor), ["N79179"], ["0013", "0012"])) == 2


def test_for_manga_omraden_delas_pa_flera_fragor(egen_server):
    server = kolada(SIDA=1000)
    poster = hamta(egen_server(server), ["N79179"], [f"{n:04d}" for n in range(22)])
    assert len(poster) == 44
    assert max(len(f.split("/")[6].split("?")[0].split(",")) for f in server.fragor) == 20


def test_429_vantar_sa_lange_som_tjansten_sager_och_forsoker_igen(egen_server, monkeypatch):
    vantat: list[float] = []
    monkeypatch.setattr(time, "sleep", vantat.append)
    server = kolada(FORST=[(429, {"Retry-After": "7"}), (503, {})])
    assert len(hamta(egen_server(server), ["N79179"], ["0013"])) == 2
    assert 7 in vantat


def test_429_utan_slut_ar_en_svensk_mening(egen_server, monkeypatch):
    monkeypatch.setattr(time, "sleep", lambda _: None)
    with pytest.raises(OlasbarFil, match="felet 429") as fel:
        hamta(egen_server(kolada(FORST=[(429, {})] * 20)), ["N79179"], ["0013"])
    assert fel.value.kod == "kolada_nekar"


@pytest.mark.parametrize("status", [404, 500, 302])
def test_andra_svar_ar_en_svensk_mening(egen_server, status):
    server = kolada(FORST=[(status, {"Location": "http://example.se/"})])
    with pytest.raises(OlasbarFil) as fel:
        hamta(egen_server(server), ["N79179"], ["0013"])
    assert fel.value.kod in ("kolada_nekar", "kolada_svarar_inte")
    assert len(server.fragor) == 1


def test_en_tjanst_som_inte_svarar_i_tid_ar_en_svensk_mening(egen_server, monkeypatch):
    monkeypatch.setattr(koladahamtning, "_FORSOK", 0)
    with pytest.raises(OlasbarFil, match="svarar inte") as fel:
        hamta(egen_server(kolada(VANTA=0.4)), ["N79179"], ["0013"], tider={"connect": 0.1, "read": 0.1})
    assert fel.value.kod == "kolada_svarar_inte"


@pytest.mark.parametrize("data", [b"", b"[]", b"<html>", b'{"values": 7}', b'{"annat": []}'])
def test_ett_hamtat_svar_i_annan_form_ar_en_svensk_mening(egen_server, data):
    class Annat(Kolada):
        def do_GET(self) -> None:
            self.svara(200, data, {})

    with pytest.raises(OlasbarFil) as fel:
        hamta(egen_server(Annat), ["N79179"], ["0013"])
    assert fel.value.kod == "kolada_skadad"


def test_svar_utan_slut_avbryts(egen_server, monkeypatch):
    class Evig(Kolada):
        nummer = 0

        def do_GET(self) -> None:
            type(self).nummer += 1
            self.svara(200, svar(post(ar=self.nummer)).encode(), {})

    monkeypatch.setattr(koladahamtning, "MAX_SIDOR", 4)
    with pytest.raises(OlasbarFil, match="tar inte slut"):
        hamta(egen_server(Evig), ["N79179"], ["0013"])


@pytest.mark.parametrize(
    "adress", ["http://example.se", "ftp://127.0.0.1", "example.se", "file:///etc", "", "https://["]
)
def test_bara_https_eller_den_egna_datorn_gar_att_ange(adress):
    with pytest.raises(Anvandningsfel, match="https://"):
        hamta(adress, ["N79179"], ["0013"])


def test_utan_tillagget_sags_hur_det_installeras(monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "urllib3", None)
    with pytest.raises(Anvandningsfel, match=r"redovisning\[kolada\]"):
        hamta("http://127.0.0.1:1", ["N79179"], ["0013"])


def test_det_hamtade_blir_matvarden_for_regionen_och_riket(egen_server):
    ut = Inlast()
    server = kolada(SIDA=1000)
    hamta_fran_kolada(egen_server(server), Val(indikator="telefon", region="Region Halland"), ut)
    assert {(m.region, m.period) for m in ut.matvarden} == {
        (r, p) for r in ("Riket", "Region Halland") for p in ("2022", "2023")
    }
    assert all("/N79179/" in f for f in server.fragor)
    assert koder(ut) == []


def test_utan_indikator_och_region_hamtas_allt(egen_server):
    ut = Inlast()
    hamta_fran_kolada(egen_server(kolada(SIDA=5000)), Val(), ut)
    assert len({m.indikator for m in ut.matvarden}) == len(koladahamtning.NYCKELTAL)
    assert len({m.region for m in ut.matvarden}) == 22


def test_en_indikator_som_inte_finns_i_kolada_ar_ett_fel():
    with pytest.raises(Anvandningsfel, match="bup_utredning finns inte i Kolada"):
        hamta_fran_kolada("https://example.se", Val(indikator="bup_utredning"), Inlast())


@pytest.mark.parametrize("indrag", [None, 2])
def test_anmarkningen_sager_var_i_filen_posten_star(indrag):
    text = json.dumps({"values": [post(), post(kommun="0180")]}, indent=indrag)
    rad, kolumn = map(int, anmarkningen(las(text, "kolada.json"), "VT14").split(" ")[0].split(":")[1:])
    assert text.splitlines()[rad - 1][kolumn - 1 :].startswith('"kpi"')
    assert text[: text.rindex('"kpi"')].count("\n") == rad - 1
