"""What is wrong with the fields of a Word model, in words of ours: which field, in which paragraph, and what to do.

The library tells the line of an XML part that nobody sees; whoever dressed the file sees paragraphs.
"""

import io
import re
from collections.abc import Iterator

import docx
from docx.oxml.ns import qn
from jinja2 import Environment, TemplateSyntaxError

from .faults import ExportFault

_MARK = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_CLOSES = {"{{": "}}", "{%": "%}", "{#": "#}"}
_PARAGRAPH_SIGN = re.compile(r"^(p|tr|tc|r)(?=\s)")
_ENDS = {"for": "endfor", "if": "endif"}
_BETWEEN = ("else", "elif")
_SHOWN = 60  # characters of a paragraph or a field that are quoted


def check(model: bytes, env: Environment) -> None:
    """``ExportFault`` for the first field that is not closed, cannot be read, or has no end or no beginning."""
    for paragraphs in _stories(docx.Document(io.BytesIO(model))):
        opened: list[tuple[str, str, str]] = []  # (word, field, paragraph)
        for paragraph in paragraphs:
            for begin, inside in _fields(paragraph):
                _readable(begin, inside, paragraph, env)
                if begin == "{%":
                    _follow(inside, paragraph, opened)
        if opened:
            word, field, paragraph = opened[-1]
            raise _fault("model.open", field, paragraph, end="{%p " + _ENDS[word] + " %}")


def _stories(file) -> Iterator[list[str]]:
    """The paragraphs of the body, then of each head and foot: a loop cannot go from one to another."""
    yield _paragraphs(file.element.body)
    for section in file.sections:
        for part in (section.header, section.footer, section.first_page_header, section.first_page_footer):
            if not part.is_linked_to_previous:
                yield _paragraphs(part._element)


def _paragraphs(element) -> list[str]:
    return ["".join(text.text or "" for text in found.iter(qn("w:t"))) for found in element.iter(qn("w:p"))]


def _fields(paragraph: str) -> Iterator[tuple[str, str]]:
    """(mark it begins with, what stands inside) of each field; a fault where a mark has no partner."""
    begin = None
    for mark in _MARK.finditer(paragraph):
        if begin is None and mark.group() in _CLOSES:
            begin = mark
        elif begin is None:
            whole = next(opens for opens, closes in _CLOSES.items() if closes == mark.group())
            raise _fault("model.not_begun", paragraph[: mark.end()], paragraph, begin=whole, end=mark.group())
        elif mark.group() == _CLOSES[begin.group()]:
            yield begin.group(), paragraph[begin.end() : mark.start()]
            begin = None
        else:
            break
    if begin is not None:
        field = paragraph[begin.start() :]
        raise _fault("model.not_closed", field, paragraph, begin=begin.group(), end=_CLOSES[begin.group()])


def _readable(begin: str, inside: str, paragraph: str, env: Environment) -> None:
    """The library reads the field alone; blocks are given the end that they need."""
    text = _PARAGRAPH_SIGN.sub("", inside.strip()) if begin == "{%" else re.sub(r"^[rp](?=\s)", "", inside)
    word = text.split()[0] if text.split() else ""
    if begin == "{#" or word in {*_ENDS.values(), *_BETWEEN[:1]}:
        return
    whole = begin + text + _CLOSES[begin]
    if word == "elif":
        whole = "{% if x %}" + whole + "{% endif %}"
    elif word in _ENDS and begin == "{%":
        whole += "{% " + _ENDS[word] + " %}"
    try:
        env.parse(whole)
    except TemplateSyntaxError:
        raise _fault("model.field", begin + inside + _CLOSES[begin], paragraph) from None


def _follow(inside: str, paragraph: str, opened: list) -> None:
    words = _PARAGRAPH_SIGN.sub("", inside.strip()).split()
    field = "{%" + inside + "%}"
    if words[:1] and words[0] in _ENDS:
        opened.append((words[0], field, paragraph))
    elif words[:1] and words[0] in _ENDS.values():
        if not opened or _ENDS[opened[-1][0]] != words[0]:
            raise _fault("model.end", field, paragraph)
        opened.pop()


def _fault(code: str, field: str, paragraph: str, **facts) -> ExportFault:
    told = {"field": _short(field), "where": _short(paragraph), **facts}
    return ExportFault(code, f"{code}: {told['field']} in the paragraph {told['where']}", **told)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
