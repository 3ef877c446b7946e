"""Det som proven av HTML-sidor delar: en sida läst till element och text, och en text som aldrig får bli kod."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

TOMMA = {"meta", "br", "link", "img", "hr", "input"}
FARLIGT = '<script>alert(1)</script> {{ 7*7 }} {% raw %} & "citat" \x1b[31m ]]> --> <img src=x>'


class Sida(HTMLParser):
    """En sida med sina element och sin text, där varje tagg stängs i rätt ordning."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.oppna: list[str] = []
        self.element: list[tuple[str, dict[str, str | None]]] = []
        self.texter: list[tuple[tuple[str, ...], str]] = []
        self.feed(data.decode())
        self.close()
        assert self.oppna == []

    def handle_starttag(self, tag, attrs):
        self.element.append((tag, dict(attrs)))
        if tag not in TOMMA:
            self.oppna.append(tag)

    def handle_endtag(self, tag):
        assert self.oppna.pop() == tag

    def handle_data(self, data):
        self.texter.append((tuple(self.oppna), data))

    def alla(self, tagg: str) -> list[dict[str, str | None]]:
        return [varden for t, varden in self.element if t == tagg]

    def text(self, *taggar: str) -> str:
        return "".join(text for oppna, text in self.texter if not taggar or set(taggar) & set(oppna))


def krav_pa_stomme(den: Sida) -> None:
    """Språket, en enda huvudrubrik och rubriknivåer i följd: det som en skärmläsare hittar på sidan med."""
    assert den.alla("html") == [{"lang": "sv"}]
    assert len(den.alla("main")) == len(den.alla("h1")) == len(den.alla("title")) == 1
    nivaer = [int(t[1]) for t, _ in den.element if re.fullmatch("h[1-6]", t)]
    assert nivaer[0] == 1
    assert all(efter - fore <= 1 for fore, efter in pairwise(nivaer))


def krav_pa_mal(den: Sida) -> None:
    """Varje länk och etikett leder till ett id som finns en gång, och den första länken förbi det som upprepas."""
    id_ = [v["id"] for _, v in den.element if "id" in v]
    assert len(id_) == len(set(id_))
    mal = {(v["href"] or "").removeprefix("#") for v in den.alla("a")}
    mal |= {v["aria-labelledby"] or "" for _, v in den.element if "aria-labelledby" in v}
    assert mal <= set(id_)
    assert den.alla("a")[0] == {"class": "hoppa", "href": "#innehall"}
