"""Document → PDF/UA-1 and PDF/A-2a with Typst. Runs in the child process only; no Django here."""

import base64
import datetime
import json
from pathlib import Path

import font_source_sans_pro
import typst

from . import marks
from .document import Document, PageBreak, as_data, repeated_captions
from .faults import ExportFault

LAYOUT = Path(__file__).with_name("document.typ")
LEAFLET = Path(__file__).with_name("leaflet.typ")
MOST_PANELS = 6
STANDARDS = ["ua-1", "a-2a"]
_PROBE = b'#set document(title: "x")\n#set text(font: "Source Sans Pro")\n#sys.inputs.words'
_LAST_SURE = 0x17F  # Latin up to here is in the font
_FIRST_HOPELESS = 0x2E80  # from here on only presentation forms are worth a try
_MAX_PROBED = 400


class _Setter:
    """One Typst compiler with our fonts and nothing from the machine or the network."""

    def __init__(self):
        fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=True, font_paths=[font_source_sans_pro.font_directory]
        )
        self._typst = typst.Compiler(font_paths=fonts, root=LAYOUT.parent, package_path="/nonexistent")

    def compile(self, source: bytes, inputs: dict[str, str], when: datetime.datetime | None = None) -> bytes:
        made, warnings = self._typst.compile_with_warnings(
            source, format="pdf", sys_inputs=inputs, pdf_standards=STANDARDS, timestamp=when
        )
        if warnings:
            raise ExportFault("pdf.warning", "; ".join(w.message for w in warnings)[:500])
        return made

    def has(self, letters: str) -> bool:
        """Can all of these letters be set with our fonts?"""
        try:
            self.compile(_PROBE, {"words": letters})
        except (typst.TypstError, ExportFault):
            return False
        return True

    def missing(self, letters: list[str]) -> set[str]:
        """Those of ``letters`` that no font has, found by halving."""
        if not letters or self.has("".join(f"a{letter}" for letter in letters)):
            return set()
        if len(letters) == 1:
            return set(letters)
        middle = len(letters) // 2
        return self.missing(letters[:middle]) | self.missing(letters[middle:])


def make(document: Document) -> bytes:
    """The document as a tagged PDF; ``ExportFault`` where Typst refuses or warns."""
    return _made(document, LAYOUT)


def folded(document: Document) -> bytes:
    """The document as a leaflet to fold twice: its page breaks part six panels, the cover first.

    ``ExportFault`` with the code ``leaflet.long`` where a panel cannot hold its words, even small.
    """
    if sum(isinstance(block, PageBreak) for block in document.blocks) >= MOST_PANELS:
        raise ExportFault("leaflet.long", f"A folding leaflet has {MOST_PANELS} panels.")
    return _made(document, LEAFLET)


def _made(document: Document, layout: Path) -> bytes:
    setter = _Setter()
    data = _layout_data(document)
    text = json.dumps(data, ensure_ascii=False)
    unknown = _unknown(setter, text)
    if unknown:
        data["parts"][-1]["blocks"].append(_told(document))
        text = json.dumps(data, ensure_ascii=False).translate({ord(c): _stand_in(c) for c in unknown})
    try:
        return setter.compile(layout.read_bytes(), {"document": text}, _moment(document.made_on))
    except typst.TypstError as error:
        if "too short for its text" in str(error.message):
            raise ExportFault("leaflet.long", "The text is too long for a panel of the leaflet.") from None
        raise ExportFault("pdf.refused", str(error.message)[:500]) from None


def _unknown(setter: _Setter, text: str) -> set[str]:
    odd = sorted({c for c in text if ord(c) > _LAST_SURE})
    hopeless = {c for c in odd if ord(c) >= _FIRST_HOPELESS and not 0xFB00 <= ord(c) <= 0xFEFC}
    worth = [c for c in odd if c not in hopeless]
    if len(worth) > _MAX_PROBED:
        hopeless.update(worth[_MAX_PROBED:])
        worth = worth[:_MAX_PROBED]
    return hopeless | setter.missing(worth)


def _stand_in(letter: str) -> str:
    import unicodedata

    return "" if unicodedata.category(letter) in {"Mn", "Me", "Cf"} else "□"


def _told(document: Document) -> dict:
    words = marks.MISSING_LETTERS[document.language]
    span = {"text": words, "kind": "text", "language": "", "target": ""}
    return {"is": "Paragraph", "spans": [span], "language": "", "style": "small"}


def _moment(day: str) -> datetime.datetime | None:
    """The file's own date: the document's day, so that the same document gives the same bytes."""
    return datetime.datetime.fromisoformat(f"{day}T12:00:00+00:00") if day else None


def _layout_data(document: Document) -> dict:
    data = as_data(document)
    language = document.language
    header = data["header"]
    if header:
        header["arms"] = list(base64.b64decode(header["arms"]))
    locale = marks.WORD_LOCALE[language]
    data["words"] = {
        "contents": marks.CONTENTS[language],
        "page": marks.PAGE[language],
        "reference": marks.REFERENCE_NUMBER[language],
        "colon": marks.colon(language),
        "marks": marks.lines_for(document),
        "foot": header["footer"] if header else "",
        "short": document.title if len(document.title) <= 90 else document.title[:89].rstrip() + "…",
        "region": locale.partition("-")[2],
    }
    for block, repeats in zip(data["blocks"], repeated_captions(document.blocks), strict=True):
        if repeats:
            block["caption"] = ""
    data["parts"] = _parts(data.pop("blocks"), document.landscape)
    return data


def _parts(blocks: list[dict], landscape: bool) -> list[dict]:
    parts = [{"landscape": landscape, "blocks": []}]
    for block in blocks:
        if block["is"] == "PageBreak":
            parts.append({"landscape": block["landscape"], "blocks": []})
        else:
            parts[-1]["blocks"].append(block)
    return [p for i, p in enumerate(parts) if p["blocks"] or i == 0]
