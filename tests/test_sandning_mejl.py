"""Mejlet, zip-filen och förteckningen för sig: vilka namn och vilket innehåll som helst kommer tillbaka likadant."""

from __future__ import annotations

import contextlib
import io
import re
import zipfile
from datetime import date
from email import message_from_bytes, policy
from email.header import decode_header, make_header

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from regelfall import helt_utkast
from sandprov import ADRESSEN, DAG

from redovisning.sandning.arkiv import filer_i, zipfil
from redovisning.sandning.brevtext import brevtext
from redovisning.sandning.forteckning import Forteckning, Ofullstandig, las_forteckning, sha256
from redovisning.sandning.mejl import Brev, Ejmejl, bilagor_i, mejl
from redovisning.sandning.namn import ar_filnamn, samma_namn

SVENSKA = "Redovisning 2024 Region Jämtland Härjedalen – åäö ÅÄÖ.docx"
NAMN = (
    st.builds(
        lambda stam, andelse: samma_namn(f"{stam.strip()}{andelse}"),
        st.text(
            st.characters(exclude_categories=["C", "Z"]) | st.sampled_from(" åäöÅÄÖé%'()\";"), min_size=1, max_size=90
        ),
        st.sampled_from([".docx", ".pdf", ".png", ".txt", ".xlsx", ""]),
    )
    .filter(ar_filnamn)
    .filter(lambda n: len(n.encode()) < 240)
)
FILER = st.dictionaries(NAMN, st.binary(max_size=300), min_size=1, max_size=4)


def brev(bilagor, amne: str = "Redovisning: Region Jämtland Härjedalen", text: str = "Hej!\n", dag: date = DAG) -> Brev:
    return Brev(ADRESSEN, amne, text, list(bilagor), dag)


@settings(max_examples=80, deadline=None)
@given(FILER)
def test_bilagorna_kommer_tillbaka_ur_mejlet_med_namn_och_byte(filer):
    assert dict(bilagor_i(mejl(brev(filer.items())))) == filer


@settings(max_examples=80, deadline=None)
@given(FILER)
def test_filerna_kommer_tillbaka_ur_zip_filen_med_namn_och_byte(filer):
    data = zipfil(list(filer.items()))
    assert dict(filer_i(data)) == filer
    with zipfile.ZipFile(io.BytesIO(data)) as z:
        assert {n: z.read(n) for n in z.namelist()} == filer


@settings(max_examples=80, deadline=None)
@given(FILER)
def test_forteckningen_kommer_tillbaka_hel(filer):
    f = Forteckning({"packad": "2024-09-29"}, {namn: sha256(data) for namn, data in filer.items()})
    assert las_forteckning(f.text().encode()) == f


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400) | st.text(max_size=400).map(lambda t: t.encode("utf-8", "surrogatepass")))
def test_vad_som_helst_i_stallet_for_mejl_eller_forteckning_far_en_svensk_forklaring(skrap):
    for las, fel in ((lambda d: list(bilagor_i(d)), Ejmejl), (las_forteckning, Ofullstandig)):
        for data in (skrap, b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n" + skrap):
            with contextlib.suppress(fel):
                assert las(data) is not None


@pytest.mark.parametrize("data", [b"Subject: " + b"x" * 70_000 + b"\r\n\r\n", b"utan huvud"])
def test_ett_mejl_utan_rimligt_huvud_ar_inget_mejl(data):
    with pytest.raises(Ejmejl):
        list(bilagor_i(data))


def test_ett_mejl_med_oandligt_manga_lager_ar_inget_mejl():
    lager = b"".join(b"Content-Type: multipart/mixed; boundary=%d\r\n\r\n--%d\r\n" % (n, n) for n in range(5000))
    with pytest.raises(Ejmejl):
        list(bilagor_i(lager))


def test_namnet_star_bade_pa_det_nya_och_det_gamla_sattet():
    data = mejl(brev([(SVENSKA, b"x"), ("Plan.pdf", b"y")]))
    (del_,) = (
        d for d in message_from_bytes(data, policy=policy.compat32).walk() if "docx" in str(d["Content-Disposition"])
    )
    gammalt = re.search(r'name="(.*?)"', str(del_["Content-Type"]), re.DOTALL)
    assert gammalt
    assert str(make_header(decode_header(gammalt[1]))) == SVENSKA
    assert "filename*0*=utf-8''Redovisning%202024" in str(del_["Content-Disposition"])
    assert data.count(b" name=") == 1, "ett namn med bara vanliga bokstäver behöver det inte"


def test_inga_rader_ar_langre_an_mejl_far_ha_och_alla_slutar_likadant():
    data = mejl(brev([(SVENSKA * 3, b"x" * 1000)], text="Å" * 3000 + "\n"))
    assert max(map(len, data.split(b"\r\n"))) <= 998
    assert data.count(b"\n") == data.count(b"\r\n")


@pytest.mark.parametrize("annat", [{"amne": "B"}, {"text": "B\n"}, {"dag": date(2024, 9, 30)}])
def test_mejlets_id_foljer_innehallet_och_dagen(annat):
    def id_(b: Brev) -> str:
        return str(message_from_bytes(mejl(b), policy=policy.default)["Message-ID"])

    assert id_(brev([])) == id_(brev([]))
    assert id_(brev([])) != id_(brev([], **annat))
    assert id_(brev([("a.txt", b"1")])) != id_(brev([("a.txt", b"2")]))


@pytest.mark.parametrize(
    "namn", ["", ".", "..", "a/b", "a\\b", "C:a", "CON", "lpt1.txt", "a\nb", "a" * 256, "a:b", "\ud800"]
)
def test_namn_som_leder_bort_eller_betyder_nagot_annat_ar_inga_filnamn(namn):
    assert not ar_filnamn(namn)


def test_ett_telefonnummer_som_liknar_ett_personnummer_gar_att_ringa():
    """0701740607 har ett datum och rätt sista siffra. Maskerat i mejlet kan myndigheten inte nå någon."""
    utkast = helt_utkast({"kontaktpersoner": [{"namn": "Kim Exempel", "telefon": "0701740607"}]})
    assert "- Kim Exempel, 0701740607" in brevtext(utkast, [])
    utkast = helt_utkast({"kontaktpersoner": [{"namn": "Kim Exempel", "telefon": "850709-9805"}]})
    assert "9805" not in brevtext(utkast, [])
