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


def stommens_brister(den: Sida) -> list[str]:
    """Ger det som saknas av det en skärmläsare hittar på sidan med: språket, en huvudrubrik, nivåer i följd."""
    nivaer = [int(t[1]) for t, _ in den.element if re.fullmatch("h[1-6]", t)]
    krav = {
        "språket är inte svenska": den.alla("html") == [{"lang": "sv"}],
        "inte en enda main, h1 och title": [len(den.alla(t)) for t in ("main", "h1", "title")] == [1, 1, 1],
        "sidan börjar inte med huvudrubriken": nivaer[:1] == [1],
        "en rubriknivå hoppas över": all(efter - fore <= 1 for fore, efter in pairwise(nivaer)),
    }
    return [brist for brist, haller in krav.items() if not haller]


def malens_brister(den: Sida) -> list[str]:
    """Ger länkar och etiketter som inte leder till ett id som finns en gång, och om den första länken är fel."""
    id_ = [v["id"] for _, v in den.element if "id" in v]
    mal = {(v["href"] or "").removeprefix("#") for v in den.alla("a")}
    mal |= {v["aria-labelledby"] or "" for _, v in den.element if "aria-labelledby" in v}
    brister = [f"id finns flera gånger: {i}" for i in id_ if id_.count(i) > 1]
    brister += [f"leder ingenstans: {m}" for m in sorted(mal - set(id_))]
    if den.alla("a")[0] != {"class": "hoppa", "href": "#innehall"}:
        brister.append("den första länken går inte förbi det som upprepas")
    return brister
