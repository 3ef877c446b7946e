"""Regler om tecken: HTML-taggar, styrtecken, osynliga eller felkodade tecken och tecken som ser ut som punkter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from redovisning.anmarkning import Anmarkning
from redovisning.fritext import oskrivbara
from redovisning.granskning.regel import regel
from redovisning.granskning.sammanhang import Sammanhang, rakna_gangerna, rakna_upp
from redovisning.granskning.tecken_klasser import citera, kan_ha_misstankta, misstankta

_SLAG = {
    "felkodat": "felkodade bokstäver",
    "ersattning": "ersättningstecken ({koder})",
    "privat": "symboltecken ({koder})",
    "avstavning": "mjuka bindestreck ({koder})",
    "riktning": "styrtecken för skrivriktning ({koder})",
    "bom": "byteordningsmärken ({koder})",
    "breddlos": "nollbreddstecken ({koder})",
    "styr": "osynliga styrtecken ({koder})",
}
_HOGST = 200
"""Så många misstänkta tecken i ett svar räcker för att säga vad som är fel."""
_INTE_BLANKT = re.compile(r"\S*")
_SOM_PUNKT = re.compile(r"[^\S\n]*(?:([–—−·•∙‣◦○●▪▫■□◆➢➤*o])[^\S\n]|(-)[\t\xa0])|([^\S\n]+)- ")
"""Det som Word och mejl sätter före en punkt när listan klistras in. ``- `` längst till vänster är redan en punkt."""


@lru_cache(1)
def _tagg() -> re.Pattern[str]:
    namn = (
        "a|abbr|b|blockquote|body|br|center|code|col|dd|div|dl|dt|em|font|form|h[1-6]|head|hr|html|i|iframe|img|input|"
        "label|li|link|meta|o:p|ol|option|p|pre|s|script|section|select|small|span|strike|strong|style|sub|sup|svg|"
        "table|tbody|td|tfoot|th|thead|title|tr|u|ul"
    )
    entitet = (
        "nbsp|amp|lt|gt|quot|apos|shy|[aA]ring|[aeiouAEIOU](?:uml|acute|grave|circ)|[nm]dash|[lr][ds]quo|bull|hellip|"
        r"middot|laquo|raquo|times|#\d{1,7}|#x[0-9a-f]{1,6}"
    )
    return re.compile(rf"</?(?:{namn})(?:\s[^<>]*)?/?>|<!--|&(?:{entitet});", re.IGNORECASE)


@regel("TE01")
def html_taggar(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser HTML-taggar och HTML-koder i en text. Ett ensamt mindre än-tecken räknas inte."""
    for stig, text in s.texter.items():
        if ("<" in text or "&" in text) and (taggar := _tagg().findall(text)):
            yield s.anmark("TE01", stig, taggar=rakna_gangerna(f"«{citera(t, 30)}»" for t in taggar))


@regel("TE02")
def styrtecken(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser tecken som inte får stå i en Word- eller Excel-fil."""
    for stig, text in s.texter.items():
        if koder := oskrivbara(text):
            lagen = [text.index(chr(int(kod[2:], 16))) for kod in koder]
            ord_ = dict.fromkeys(_ordet(text, lage) for lage in lagen)
            ental = len(koder) == 1
            yield s.anmark(
                "TE02",
                stig,
                tecken=("styrtecknet " if ental else "styrtecknen ") + rakna_upp(koder),
                ta_bort="det" if ental else "dem",
                ord=rakna_upp(ord_),
            )


@regel("TE03")
def osynliga_tecken(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser tecken utan bredd, riktningstecken, mjuka bindestreck, symboltecken och felkodad text."""
    for stig, text in s.texter.items():
        if not kan_ha_misstankta(text):
            continue
        slag: dict[str, dict[str, None]] = {}
        ord_: dict[str, None] = {}
        for m in islice(misstankta().finditer(text), _HOGST):
            slag.setdefault(str(m.lastgroup), {})[f"U+{ord(m[0][0]):04X}"] = None
            ord_[_ordet(text, m.start())] = None
        if slag:
            tecken = (_SLAG[namn].format(koder=rakna_upp(koder)) for namn, koder in slag.items())
            skriv_om = "ordet" if len(ord_) == 1 else "orden"
            yield s.anmark("TE03", stig, tecken=rakna_upp(tecken, 8), ord=rakna_upp(ord_), skriv_om=skriv_om)


@regel("TE04")
def rader_som_ser_ut_som_punkter(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser minst två rader i följd som börjar med ett punkttecken, så som en lista blir när den klistras in från Word.

    Tomma rader emellan räknas inte, och inte rader som börjar med «- », för de är redan en punktlista. Underpunkter,
    med blanksteg före «- », räknas: de blir rader i punkten ovanför.
    """
    for stig, text in s.texter.items():
        if "\n" not in text:
            continue
        fore: re.Match[str] | None = None
        for rad in filter(None, text.split("\n")):
            m = _SOM_PUNKT.match(rad)
            if m and fore:
                tecken = "blanksteg före «-»" if fore[3] else f"«{fore[1] or '-'}»"
                yield s.anmark("TE04", stig, tecken=tecken, var="längst till vänster, " if fore[3] else "")
                break
            fore = m


def _ordet(text: str, lage: int) -> str:
    """Ger ordet omkring ett läge, med det osynliga synligt."""
    vanster = text[max(0, lage - 20) : lage]
    borjan = lage - len(vanster) + max((vanster.rfind(c) + 1 for c in " \t\n\xa0"), default=0)
    hoger = _INTE_BLANKT.match(text, lage + 1, lage + 21)
    return f"«{citera(text[borjan : hoger.end() if hoger else lage + 1], 60)}»"
