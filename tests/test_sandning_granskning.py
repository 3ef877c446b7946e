"""Granskningen av något packat: den som dubbelkollar före utskicket får fynden i filerna, och om något har ändrats."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from email.message import EmailMessage

import pytest
from bilageprov import pdf
from mapprov import kor
from sandprov import FORMULARET, PLANEN, filen, packad, packad_att_kopiera, regionmapp

from redovisning import las
from redovisning.fel import Anvandningsfel, OlasbarFil
from redovisning.sandning.forteckning import FORTECKNING
from redovisning.utpekat import granska_utpekat, las_utpekat

NUMMER = "850709-9805"


@pytest.fixture(scope="module")
def original(tmp_path_factory):
    """Ger en packad mapp att kopiera."""
    return packad_att_kopiera(tmp_path_factory.mktemp("packad"))


@pytest.fixture
def packat(original, tmp_path):
    """Ger en kopia av den packade mappen."""
    return shutil.copytree(original.mapp, tmp_path / "sändning-2024-09-29")


def funna(vag, utom=("RE03", "BI06", "TG01")):
    """Ger (filen, koden) för varje anmärkning, utom rådet om exemplets region och om provets enkla PDF."""
    from datetime import date

    rapport = granska_utpekat(vag, date(2024, 9, 29)).rapport
    return [(a.kalla, a.kod) for a in rapport.anmarkningar if a.kod not in utom]


def zip_med(filer):
    ut = io.BytesIO()
    with zipfile.ZipFile(ut, "w") as z:
        for namn, data in filer.items():
            z.writestr(namn, data)
    return ut.getvalue()


def mejl_med(filer):
    m = EmailMessage()
    m["Subject"] = "Svar"
    m.set_content("Hej!")
    for namn, data in filer.items():
        m.add_attachment(data, maintype="application", subtype="octet-stream", filename=namn)
    return m.as_bytes()


@pytest.mark.parametrize("andelse", ["", ".zip", ".eml"])
def test_en_orord_sandning_ar_utan_fel_och_sager_att_forteckningen_stammer(packat, andelse, capsys):
    vag = next(v for v in packat.iterdir() if v.suffix == andelse) if andelse else packat
    assert kor("granska", vag) == 0
    text = capsys.readouterr()
    assert FORMULARET in text.err
    assert PLANEN in text.err
    assert "förteckningen stämmer" in text.err
    assert "0 fel" in text.out


def test_det_som_andrats_och_lagts_till_sags_och_provas(packat):
    (packat / PLANEN).write_bytes(pdf("En annan plan för Region Exempel.") + b"\n")
    (packat / "lista.txt").write_text(f"Kim {NUMMER}", "utf-8")
    assert {(PLANEN, "SA01"), ("lista.txt", "SA01"), ("lista.txt", "PU01")} <= set(funna(packat))


def test_en_saknad_fil_sags_vid_sitt_namn(packat):
    (packat / PLANEN).unlink()
    assert (PLANEN, "SA01") in funna(packat)


def test_en_trasig_forteckning_ar_ett_fel(packat):
    (packat / FORTECKNING).write_bytes(b"x")
    assert (FORTECKNING, "SA01") in funna(packat)


def test_en_utbytt_fil_i_zip_filen_provas_fast_den_losa_ar_ratt(packat):
    (zipfilen,) = packat.glob("*.zip")
    zipfilen.write_bytes(zip_med({FORMULARET: (packat / FORMULARET).read_bytes(), "tillägg.txt": NUMMER.encode()}))
    koder = funna(packat)
    assert (f"{zipfilen.name}/tillägg.txt", "PU01") in koder
    assert (zipfilen.name, "SA01") in koder
    assert (zipfilen.name, "SA01") in funna(zipfilen)


@pytest.mark.parametrize("gor", [zip_med, mejl_med])
def test_en_mottagen_zip_eller_ett_mejl_provas_fil_for_fil(original, tmp_path, gor):
    fil = tmp_path / "inkommet.bin"
    formularet = filen(original, ".docx").read_bytes()
    fil.write_bytes(gor({FORMULARET: formularet, PLANEN: b"inte en pdf", "mapp/lista.txt": NUMMER.encode()}))
    koder = dict(funna(fil))
    assert koder[PLANEN] == "BI01"
    assert "PU01" in koder.values()
    assert "SA01" not in koder.values(), "ingen förteckning ligger bredvid"


def test_en_zip_utan_redovisning_ar_ett_fel_och_en_med_ar_det_inte(original, tmp_path):
    fil = tmp_path / "inkommet.zip"
    fil.write_bytes(zip_med({"plan.pdf": pdf("Plan")}))
    assert ("inkommet.zip", "SA02") in funna(fil)
    fil.write_bytes(zip_med({FORMULARET: filen(original, ".docx").read_bytes()}))
    assert "SA02" not in dict(funna(fil)).values()


def test_en_plan_i_zip_filen_racker_for_svaret_att_planen_ar_uppdaterad(tmp_path):
    mapp = regionmapp(tmp_path, handlingsplan__uppdaterad="ja")
    (mapp / "handlingsplan.pdf").write_bytes(pdf("Handlingsplan för Region Exempel 2024."))
    zipfilen = filen(packad(mapp), ".zip")
    assert "HP01" not in dict(funna(zipfilen)).values()
    with zipfile.ZipFile(zipfilen) as z:
        utan = zip_med({FORMULARET: z.read(FORMULARET)})
    (tmp_path / "utan.zip").write_bytes(utan)
    assert (FORMULARET, "HP01") in funna(tmp_path / "utan.zip")


@pytest.mark.parametrize("namn", ["../../ut.txt", "/etc/ut.txt", "C:\\ut.txt", "a\x1b[31m.txt"])
def test_bilagans_namn_ar_text_och_leder_ingenstans(tmp_path, namn):
    fil = tmp_path / "inkommet.eml"
    fil.write_bytes(mejl_med({namn: NUMMER.encode()}))
    (kalla,) = (kalla for kalla, kod in funna(fil) if kod == "PU01")
    assert kalla.isprintable()
    assert not kalla.startswith("/")
    assert [v.name for v in tmp_path.rglob("*")] == ["inkommet.eml"]


def test_tva_bilagor_med_samma_namn_provas_bada(tmp_path):
    fil = tmp_path / "inkommet.eml"
    m = EmailMessage()
    m.set_content("Hej!")
    for data in (NUMMER.encode(), b"en annan rad"):
        m.add_attachment(data, maintype="text", subtype="plain", filename="lista.txt")
    fil.write_bytes(m.as_bytes())
    assert [kod for _, kod in funna(fil)].count("PU01") == 1


@pytest.mark.parametrize("data", [b"PK\x03\x04skrap", b"PK\x05\x06" + bytes(18), b"Rar!\x1a\x07\x00"])
def test_ett_arkiv_som_inte_gar_att_lasa_sager_vad_man_gor(tmp_path, data):
    fil = tmp_path / "inkommet.zip"
    fil.write_bytes(data)
    if data.startswith(b"PK\x05"):
        assert ("inkommet.zip", "SA02") in funna(fil)
        return
    with pytest.raises(OlasbarFil, match=r"Packa upp|skadad"):
        funna(fil)


def test_en_zip_med_namn_som_leder_ut_ur_den_lases_inte(tmp_path):
    fil = tmp_path / "inkommet.zip"
    fil.write_bytes(zip_med({"../ut.txt": b"x"}))
    with pytest.raises(OlasbarFil, match=r"Zip-filen har en fil med ett namn .* \(«?\.\./ut\.txt") as fel:
        funna(fil)
    assert "Word" not in fel.value.meddelande


def test_en_zip_med_tva_filer_av_samma_namn_sags_med_zip_filens_ord(tmp_path):
    """Den som får filen i ett mejl har inget Word-dokument att spara på nytt."""
    fil = tmp_path / "inkommet.zip"
    fil.write_bytes(zip_med({"svar.docx": b"a", "Svar.docx": b"b"}))
    with pytest.raises(OlasbarFil, match="Zip-filen har två filer med samma namn") as fel:
        funna(fil)
    assert "Word" not in fel.value.meddelande


def test_ett_trasigt_word_dokument_behaller_sin_egen_mening(tmp_path):
    fil = tmp_path / "redovisning.docx"
    fil.write_bytes(zip_med({"[Content_Types].xml": b"a", "word/a.xml": b"b", "word/A.xml": b"c"}))
    with pytest.raises(OlasbarFil, match="Öppna den i Word eller Excel"):
        funna(fil)


def test_en_zip_med_skadat_innehall_sags_vara_det(tmp_path):
    fil = tmp_path / "inkommet.zip"
    fil.write_bytes(zip_med({"lista.txt": b"innehallet"}).replace(b"innehallet", b"inneh\x00llet"))
    with pytest.raises(OlasbarFil, match="Packa upp den själv"):
        funna(fil)


def test_ett_mejl_utan_bilagor_sags_vara_ett_mejl(tmp_path):
    fil = tmp_path / "mejl.eml"
    fil.write_bytes(b"MIME-Version: 1.0\r\nSubject: Hej\r\n\r\nHej!\r\n")
    with pytest.raises(OlasbarFil, match="sparat mejl"):
        funna(fil)


def test_flera_packade_pa_en_gang_far_mappens_namn_fore_varje_fil(packat, tmp_path, capsys):
    (packat / "lista.txt").write_text(NUMMER, "utf-8")
    assert kor("granska", packat, *packat.glob("*.zip"), "--format", "json") == 1
    forsta, andra = json.loads(capsys.readouterr().out)
    assert f"{packat.name}/lista.txt" in {a["kalla"] for a in forsta["anmarkningar"]}
    assert andra["komplett"]


def test_sidan_visar_svaren_i_det_packade(packat, tmp_path):
    assert kor("granska", packat, "--ut", tmp_path / "g.html") == 0
    assert "Alva Exempelsson" in (tmp_path / "g.html").read_text("utf-8")


@pytest.mark.parametrize("andelse", ["", ".zip", ".eml"])
def test_svaren_i_det_packade_gar_att_jamfora_och_ta_med_till_nasta_ar(packat, tmp_path, andelse, capsys):
    vag = next(v for v in packat.iterdir() if v.suffix == andelse) if andelse else packat
    assert kor("jamfor", vag, packat / FORMULARET) == 0
    assert "Inga skillnader" in capsys.readouterr().out
    assert kor("ny", tmp_path / "Nytt", "--fran", vag) == 0
    assert las(tmp_path / "Nytt" / "redovisning.yaml")["bup.medel"] == las(packat / FORMULARET)["bup.medel"]


def test_flera_eller_inga_redovisningar_i_det_packade_raknas_upp(packat, tmp_path):
    (packat / "Redovisning 2023.docx").write_bytes((packat / FORMULARET).read_bytes())
    las_utpekat(packat)
    andra = las(packat / FORMULARET)
    andra.satt("bup.medel", "Något annat har gjorts för pengarna i år.")
    from redovisning import skriv

    (packat / "Redovisning 2023.docx").unlink()
    skriv(andra, packat / "Redovisning 2023.docx")
    with pytest.raises(Anvandningsfel, match=r"flera ifyllda redovisningar.*Redovisning 2023\.docx"):
        las_utpekat(packat)
    (tmp_path / "plan.zip").write_bytes(zip_med({"plan.pdf": pdf("Plan")}))
    with pytest.raises(Anvandningsfel, match=r"ingen ifylld redovisning.*«plan\.pdf»"):
        las_utpekat(tmp_path / "plan.zip")


def test_den_som_anger_leveransens_mapp_far_filens_namn(tmp_path, capsys):
    from redovisning import skapa

    mapp = regionmapp(tmp_path)
    skapa(mapp)
    assert kor("jamfor", mapp / "leverans", mapp) == 2
    assert f"en av filerna i leverans: {FORMULARET}" in capsys.readouterr().err
