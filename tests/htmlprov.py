"""Det som proven av HTML-sidor delar: en sida läst till element och text, och en text som aldrig får bli kod."""

from __future__ import annotations

from html.parser import HTMLParser

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
