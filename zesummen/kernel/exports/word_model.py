"""A commune's own Word file with named fields: read its fields, fill them. Child only; no Django here.

Fields are written ``{{ council_date }}`` and lists ``{%p for article in articles %} … {%p endfor %}``. A model comes
from outside, so it is rendered in Jinja's sandbox: it can read what it is given and nothing else.
"""

import io
import re
import zipfile
from collections.abc import Sequence

import docx
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from . import word_grammar
from .document import clean
from .faults import ExportFault

_MAX_UNPACKED = 200 * 1024 * 1024


def fill(model: bytes, values: dict, *, marks: Sequence[str] = (), title: str = "", locale: str = "") -> bytes:
    """The model with every field filled; text is escaped, control characters are dropped.

    ``marks`` go to the foot of every page whatever the model holds: a draft or a demonstration says so in any
    layout. ``title`` and ``locale`` become the file's own. ``ExportFault`` ``model.unknown`` (fact ``name``),
    one of those of ``word_grammar``, ``model.grammar`` or ``model.broken``.
    """
    template = _open(model)
    word_grammar.check(model, _sandbox())
    try:
        template.render(_cleaned(values), jinja_env=_sandbox(), autoescape=True)
    except UndefinedError as error:
        raise ExportFault("model.unknown", f"A field is unknown: {error.message}", name=_named(error)) from None
    except (TemplateError, SecurityError) as error:
        raise ExportFault("model.grammar", f"The fields cannot be read: {error}") from None
    except Exception as error:  # a model from outside may hold any expression: 1/0 is one
        raise ExportFault("model.grammar", f"The fields cannot be filled: {error}") from None
    packed = io.BytesIO()
    template.save(packed)
    return _finished(packed, [clean(mark) for mark in marks], clean(title), locale)


def _finished(packed: io.BytesIO, marks: list[str], title: str, locale: str) -> bytes:
    """Marks at the foot of every kind of page of every section; title and language of the file."""
    file = docx.Document(packed)
    if title:
        file.core_properties.title = title[:255]
    if locale:
        file.core_properties.language = locale
    for number, section in enumerate(file.sections if marks else ()):
        for foot in _feet(section, file.settings):
            if number == 0 or not foot.is_linked_to_previous:  # a linked foot shows the one before
                _mark(foot, marks)
    done = io.BytesIO()
    file.save(done)
    return done.getvalue()


def _feet(section, settings) -> list:
    feet = [section.footer]
    if section.different_first_page_header_footer:
        feet.append(section.first_page_footer)
    if settings.odd_and_even_pages_header_footer:
        feet.append(section.even_page_footer)
    return feet


def _mark(foot, marks: list[str]) -> None:
    words = "\n".join(p.text for p in foot.paragraphs)
    for mark in marks:
        if mark not in words:
            foot.add_paragraph().add_run(mark).bold = True


def fields_of(model: bytes, samples: dict | None = None) -> list[str]:
    """Names of the fields the model asks for, in alphabetical order.

    With ``samples`` the model is filled once with them (where all its fields are known), so that a loop over
    an unknown part of a known field is found now and not on the council's night.
    """
    template = _open(model)
    word_grammar.check(model, _sandbox())
    try:
        names = sorted(template.get_undeclared_template_variables(jinja_env=_sandbox()))
    except TemplateError as error:
        raise ExportFault("model.grammar", f"The fields cannot be read: {error}") from None
    if samples is not None and set(names) <= set(samples):
        fill(model, samples)
    return names


def _named(error: UndefinedError) -> str:
    """The field's own name out of the library's sentence."""
    return (re.findall(r"'([\w.]+)'", str(error.message)) or [str(error.message)])[-1]


def _open(model: bytes) -> DocxTemplate:
    try:
        with zipfile.ZipFile(io.BytesIO(model)) as archive:
            if sum(part.file_size for part in archive.infolist()) > _MAX_UNPACKED:
                raise ExportFault("model.broken", "The file is too large once unpacked.")
        docx.Document(io.BytesIO(model))
        return DocxTemplate(io.BytesIO(model))
    except ExportFault:
        raise
    except Exception:
        raise ExportFault("model.broken", "This is not a Word file that can be opened.") from None


def _sandbox() -> ImmutableSandboxedEnvironment:
    return ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)


def _cleaned(value):
    if isinstance(value, dict):
        return {key: _cleaned(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_cleaned(part) for part in value]
    return clean(value) if isinstance(value, str) else value
