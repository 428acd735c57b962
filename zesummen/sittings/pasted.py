"""What was pasted from a word processor becomes plain paragraphs and lists, without losing a word. No Django here."""

import re
from html.parser import HTMLParser

_MARKUP = re.compile(r"<(?:!--|/?(?:p|div|span|ul|ol|li|table|tr|td|br|b|i|h[1-6]|html|body|o:p|style|meta)\b)", re.I)
_BLOCKS = frozenset({"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "tr", "blockquote"})
_SILENT = frozenset({"style", "script", "head", "title", "xml"})
_GONE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c"))
_BULLET = re.compile(r"^[ ]*(?:[•·▪◦‣●○■□➢✓\uf0b7\uf0a7\uf0d8\uf0fc\uf02d]|[o§ü](?=[ ]{2,}|\t))[ \t]*")
_DASH = re.compile(r"^[ ]*[-–—](?:\t|[ ]+)")
_NUMBER = re.compile(r"^[ ]*(\d{1,3}|[a-zA-Z])([.)])(?:\t|[ ]{2,})[ ]*")


def plain(text: str) -> str:
    """The words with plain spaces and line ends; list signs of a word processor become "- ", two empty lines one.

    Markup that came along is taken away, its words and its lists stay. Text typed by hand comes back as it was,
    save for spaces at line ends.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _MARKUP.search(text):
        text = _words_of(text)
    text = text.translate(_GONE).replace("\v", "\n").replace("\f", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    lines = [_line(line) for line in re.sub(r"[\u00a0\u2007\u2000-\u200a]", " ", text).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _line(line: str) -> str:
    if found := _BULLET.match(line) or _DASH.match(line):
        line = f"- {line[found.end() :]}"
    else:
        line = _NUMBER.sub(r"\1\2 ", line)
    return re.sub(r"[ \t]+", " ", line).strip()


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.silent = 0
        self.lists: list[int] = []  # 0: bullets; else the next number

    def handle_starttag(self, tag, attrs):
        if tag in _SILENT:
            self.silent += 1
        elif tag in ("ul", "ol"):
            self.lists.append(1 if tag == "ol" else 0)
        elif tag == "br":
            self.parts.append("\n")
        elif tag in ("td", "th"):
            self.parts.append(" ")
        if tag == "li":
            self.parts.append("\n" + self._sign())
        elif tag in _BLOCKS and not (self.parts and self.parts[-1].endswith(("- ", ". "))):
            self.parts.append("\n")

    def _sign(self) -> str:
        if not self.lists or not self.lists[-1]:
            return "- "
        self.lists[-1] += 1
        return f"{self.lists[-1] - 1}. "

    def handle_endtag(self, tag):
        if tag in _SILENT:
            self.silent = max(0, self.silent - 1)
        elif tag in ("ul", "ol") and self.lists:
            self.lists.pop()
        if tag in _BLOCKS or tag == "li":
            self.parts.append("\n")

    def handle_data(self, data):
        if not self.silent:
            self.parts.append(re.sub(r"[ \t\n]+", " ", data))

    def unknown_decl(self, data):
        """Word's ``<![if !supportLists]>``: nothing to read."""


def _words_of(markup: str) -> str:
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    return re.sub(r"\n[ ]*\n[ \n]*", "\n\n", "".join(reader.parts))
