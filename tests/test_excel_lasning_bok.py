"""Arbetsboken som paket: skriven av andra program, som mall, skadad, och vad en läsning laddar."""

from __future__ import annotations

import random
import re
import subprocess
import sys

import pytest
from arbetsbocker import Bok, bladdel, enda, koder, las_bok, med_delar
from mapprov import exempelutkast

from redovisning.excel.skrivning import arbetsbok
from redovisning.fel import OlasbarFil
from redovisning.filer import skriv
from redovisning.granskning import granska
from redovisning.paket import Paket, packa

BOKDEL = "xl/workbook.xml"


def med_byte(data: bytes, namn: str, gammalt: str, nytt: str) -> bytes:
    """Ger paketet med en bytt text i en del, som måste finnas där."""
    innehall = Paket(data).las(namn).decode()
    assert gammalt in innehall
    return Paket(data).med({namn: innehall.replace(gammalt, nytt).encode()})


@pytest.mark.parametrize("egna_strangar", [False, True], ids=["gemensamma strängar", "egna strängar"])
def test_texterna_lases_lika_hur_filen_an_bar_dem(egna_strangar):
    data = Bok(exempelutkast()).data() if egna_strangar else arbetsbok(exempelutkast())
    assert (b"inlineStr" in Paket(data).las(bladdel(data, "3.7"))) is egna_strangar
    last = las_bok(data)
    assert last == exempelutkast()
    assert not last.anmarkningar
    assert not last.utanfor


def test_en_mall_xltx_lases_som_en_arbetsbok(tmp_path):
    data = arbetsbok(exempelutkast())
    data = med_byte(data, "[Content_Types].xml", "spreadsheetml.sheet.main+xml", "spreadsheetml.template.main+xml")
    assert las_bok(data) == exempelutkast()


def test_rader_och_celler_utan_nummer_raknas_i_ordning():
    data = arbetsbok(exempelutkast())
    for bladnamn in ("3.5", "3.7"):
        namn = bladdel(data, bladnamn)
        rot = Paket(data).las(namn).decode()
        kolumnerna = re.findall(r'<c r="([A-Z]+)\d+"', rot)
        assert kolumnerna
        utan = re.sub(r'<c r="(B|C|D|E|F)\d+"', "<c", rot)
        data = Paket(data).med({namn: utan.encode()})
    assert las_bok(data) == exempelutkast()


def test_ett_blad_som_saknas_ar_en_skadad_fil():
    data = arbetsbok(exempelutkast())
    paket = Paket(data)
    borta = bladdel(data, "3.7")
    utan = packa([(n, paket.las(n)) for n in paket.namn if n != borta])
    with pytest.raises(OlasbarFil) as fel:
        las_bok(utan)
    assert fel.value.kod == "del_saknas"


def test_ett_diagramblad_namns():
    data = arbetsbok(exempelutkast())
    data = med_delar(data, {"xl/chartsheets/s.xml": "<chartsheet/>"}, (BOKDEL, "chartsheet", "chartsheets/s.xml"))
    (id_,) = re.findall(r'Id="(ny0)"', Paket(data).las("xl/_rels/workbook.xml.rels").decode())
    blad = f'<sheet name="Kurvan" sheetId="99" r:id="{id_}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/>'
    last = las_bok(med_byte(data, BOKDEL, "</sheets>", f"{blad}</sheets>"))
    assert "diagrambladet «Kurvan»" in enda(last, "EX16").meddelande
    assert koder(last) == ["EX16"]


def test_hur_en_del_an_andras_blir_det_ett_utkast_eller_ett_namngivet_utfall():
    slump = random.Random(2024)
    paket = Paket(arbetsbok(exempelutkast()))
    delar = {n: paket.las(n).decode() for n in paket.namn if n.endswith((".xml", ".rels")) and "theme" not in n}
    varden = ("", "-1", "99999999999", "A1:", "$", "0", "1e400", "NaN", "s", "e", "d", "ZZZZ9", "_xD83D_", "TRUE")
    for _ in range(120):
        namn = slump.choice(sorted(delar))
        traffar = list(re.finditer(r'="[^"]*"|>[^<>]+<', delar[namn]))
        m = slump.choice(traffar)
        nytt = f"{m[0][0:2] if m[0][0] == '=' else '>'}{slump.choice(varden)}{m[0][-1]}"
        trasig = paket.med({namn: (delar[namn][: m.start()] + nytt + delar[namn][m.end() :]).encode()})
        try:
            rapport = granska(las_bok(trasig))
        except OlasbarFil:
            continue
        assert all(str(a).encode() for a in rapport.anmarkningar)


def test_en_vanlig_arbetsbok_lases_utan_openpyxl(tmp_path):
    fil = skriv(exempelutkast(), tmp_path / "ut.xlsx")
    kod = f"import sys; from redovisning import las; las({str(fil)!r}); sys.exit('openpyxl' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", kod], check=False).returncode == 0


def test_anmarkningarnas_platser_pekar_pa_celler_som_finns():
    bok = Bok(exempelutkast())
    bok.satt("bup.medel", None)
    (a,) = [a for a in granska(bok.las()).fel if a.falt == "bup.medel"]
    assert str(a).startswith(f"svar.xlsx:3.7!{bok.cell('bup.medel').coordinate} fel OB01 3.7 «")
