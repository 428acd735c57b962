"""A commune's own Word file with named fields: read its fields, fill them. Child only; no Django here.

Fields are written ``{{ council_date }}`` and lists ``{%p for article in articles %} … {%p endfor %}``. A model comes
from outside, so it is rendered in Jinja's sandbox: it can read what it is given and nothing else.
"""

import io
import zipfile

import docx
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from .document import clean
from .faults import ExportFault

_MAX_UNPACKED = 200 * 1024 * 1024


def fill(model: bytes, values: dict) -> bytes:
    """The model with every field filled; text is escaped, control characters are dropped.

    ``ExportFault`` ``model.unknown`` (fact ``name``), ``model.grammar`` or ``model.broken``.
    """
    template = _open(model)
    try:
        template.render(_cleaned(values), jinja_env=_sandbox(), autoescape=True)
    except UndefinedError as error:
        raise ExportFault("model.unknown", f"A field is unknown: {error.message}", name=str(error.message)) from None
    except (TemplateError, SecurityError) as error:
        raise ExportFault("model.grammar", f"The fields cannot be read: {error}", why=str(error)[:200]) from None
    except Exception as error:  # a model from outside may hold any expression: 1/0 is one
        raise ExportFault("model.grammar", f"The fields cannot be filled: {error}", why=str(error)[:200]) from None
    packed = io.BytesIO()
    template.save(packed)
    return packed.getvalue()


def fields_of(model: bytes, samples: dict | None = None) -> list[str]:
    """Names of the fields the model asks for, in alphabetical order.

    With ``samples`` the model is filled once with them (where all its fields are known), so that a loop over
    an unknown part of a known field is found now and not on the council's night.
    """
    template = _open(model)
    try:
        names = sorted(template.get_undeclared_template_variables(jinja_env=_sandbox()))
    except TemplateError as error:
        raise ExportFault("model.grammar", f"The fields cannot be read: {error}", why=str(error)[:200]) from None
    if samples is not None and set(names) <= set(samples):
        fill(model, samples)
    return names


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
