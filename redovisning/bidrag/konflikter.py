"""Konflikterna som text: frågan, vad som står i vilken fil, och det val som avgör."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from redovisning.anmarkning import kort
from redovisning.bidrag.klasser import Fragesvar, Sammanslagning
from redovisning.bidrag.mottagning import tappat_minne
from redovisning.bidrag.skillnad import skillnader
from redovisning.dokument.falt import postord
from redovisning.fel import OlikaSvar
from redovisning.granskning.tecken_klasser import citera
from redovisning.kommandotext import valet
from redovisning.personnummer import visat


def krav_att_allt_ar_avgjort(sammanslagning: Sammanslagning) -> None:
    """Ser till att varje fråga har ett svar som gäller.

    Raises:
        OlikaSvar: det finns frågor med olika svar som inget val avgör; alla nämns.
    """
    olosta = sammanslagning.konflikter
    if not olosta:
        return
    antal = "en fråga har" if len(olosta) == 1 else f"{len(olosta)} frågor har"
    rader = [
        f"Inget har skrivits: {antal} olika svar i filerna. Lägg till ett av valen under varje fråga, eller ändra i "
        "filerna så att de stämmer. Orden som skiljer står inom hakparentes.",
        *(rad for fraga in olosta for rad in _beskriv(fraga, sammanslagning)),
    ]
    if tappat := tappat_minne(dict.fromkeys(i.bidrag for f in olosta for a in f.alternativ for i in a.inlagor)):
        rader += ["", *tappat]
    if len(olosta) > 1:
        rader += ["", _alla_pa_en_gang(olosta)]
    raise OlikaSvar("\n".join(rader), {f.stig: list(_valen(f)) for f in olosta})


def fragan(fraga: Fragesvar, sammanslagning: Sammanslagning) -> str:
    """Ger frågan som den nämns: avsnittet, posten, början av frågan och dess väg."""
    delar = [
        fraga.falt.avsnitt.namn,
        postord(sammanslagning.dokument, fraga.stig),
        f"«{kort(fraga.falt.fraga.text, 70)}»",
        f"({fraga.stig})",
    ]
    return " ".join(d for d in delar if d)


def alternativens_rader(fraga: Fragesvar, *, med_val: bool = True) -> Iterator[str]:
    """Ger en rad för varje alternativ, var det står och vad som skiljer, och under den valet som ger det."""
    # Det som visas på skärmen klistras ofta in i ett mejl.
    skrivna = [visat(a.text, fraga.stig) for a in fraga.alternativ if a.text]
    texter = iter(skillnader(skrivna) if len(skrivna) > 1 else [citera(text, 160) for text in skrivna])
    for alternativ, val in zip(fraga.alternativ, _valen(fraga), strict=True):
        text = f"«{next(texter)}»" if alternativ.text else "borttaget"
        yield f"  {' och '.join(i.stalle for i in alternativ.inlagor)}: {text}"
        if med_val:
            yield f"    {valet('valj', val)}"


def _beskriv(fraga: Fragesvar, sammanslagning: Sammanslagning) -> Iterator[str]:
    yield ""
    yield fragan(fraga, sammanslagning)
    yield from alternativens_rader(fraga)


def _alla_pa_en_gang(olosta: Sequence[Fragesvar]) -> str:
    """Hur flera frågor avgörs med ett val. Har delarna ett enda svar var är det oftast de som ska gälla."""
    i_delar = [
        [i for a in f.alternativ if a.text for i in a.inlagor if i.bidrag.utkast.omfattar is not None] for f in olosta
    ]
    if all(len({i.svar.text for i in inlagor}) == 1 for inlagor in i_delar):
        filer = dict.fromkeys(inlagor[0].bidrag.namn for inlagor in i_delar)
        return f"Ska svaren i delarna gälla överallt: {valet('valj', *filer)}"
    forsta = olosta[0]
    exempel = f"{forsta.falt.avsnitt.namn}={forsta.alternativ[0].inlagor[0].bidrag.namn}"
    return f"Ett helt avsnitt avgörs så här: {valet('valj', exempel)}"


def _valen(fraga: Fragesvar) -> Iterator[str]:
    """Valet som ger varje alternativ, med den första filen som har det."""
    return (f"{fraga.stig}={alternativ.inlagor[0].bidrag.namn}" for alternativ in fraga.alternativ)
