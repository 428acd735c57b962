"""Parts: small templates with declared arguments, and the few tags that forms and pages need.

``{% part "state" label=… tone="under_way" %}`` renders ``parts/state.html``; ``{% partblock "box" … %}…
{% endpartblock %}`` hands what stands between the tags to the part as ``content``. A part's first line declares
its arguments, ``{# part: label, tone="plain" #}``: an unknown or missing one is an error when the page is
compiled, not a hole that somebody finds later. A part sees its arguments only.
"""

import ast
import re
import uuid
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from django import template
from django.template.base import token_kwargs
from django.template.engine import Engine
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.utils.functional import Promise
from django.utils.html import format_html, strip_tags
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ..dates import known_language
from ..pages import leads_in

register = template.Library()

FOLDER = Path(__file__).resolve().parents[1] / "templates" / "parts"
_DECLARATION = re.compile(r"\{# part:\s*(.*?)\s*#\}")
_ABOUT = re.compile(r"\{# about:\s*(.*?)\s*#\}")


@dataclass(frozen=True, slots=True)
class Declaration:
    """What a part takes: names it must be given, names with a default, and one sentence about it."""

    name: str
    required: tuple[str, ...]
    defaults: dict
    about: str
    block: bool  # takes content between {% partblock %} and {% endpartblock %}
    pure: bool = False  # no content, and nothing of the request in it: the same arguments give the same markup


@lru_cache
def declaration(name: str) -> Declaration:
    """Read the declaration in the first lines of ``parts/<name>.html``; an error when there is none."""
    path = FOLDER / f"{name}.html"
    if not path.is_file():
        raise template.TemplateSyntaxError(f"There is no part “{name}”.")
    source = path.read_text(encoding="utf-8")
    found = _DECLARATION.match(source)
    if not found:
        raise template.TemplateSyntaxError(f"Part “{name}” does not declare its arguments in its first line.")
    arguments = ast.parse(f"def part({found[1]}): 0").body[0].args
    names = [argument.arg for argument in arguments.args]
    first_default = len(names) - len(arguments.defaults)
    about = _ABOUT.search(source)
    return Declaration(
        name=name,
        required=tuple(n for n in names[:first_default] if n != "content"),
        defaults=dict(zip(names[first_default:], map(ast.literal_eval, arguments.defaults), strict=True)),
        about=about[1] if about else "",
        block="content" in names,
        pure="content" not in names and not re.search(r"csrf|once|request|uuid|now", source),
    )


def declarations() -> list[Declaration]:
    """All parts, by name: for the gallery, the reference and the tests."""
    return [declaration(path.stem) for path in sorted(FOLDER.glob("[!_]*.html"))]


# A leaf part is a function of its arguments: a list of sixty rows shows the same few states. Markup only, no row
# of a space: whoever asks with the same words gets the same words back.
MOST_KEPT = 4000
_MADE: dict = {}
_PLAIN = (str, bool, int, float, type(None), Decimal, date)


class PartNode(template.Node):
    """One use of a part, checked against its declaration."""

    child_nodelists = ("nodelist",)

    def __init__(self, declared: Declaration, given: dict, nodelist=None):
        self.declared = declared
        self.given = given
        self.nodelist = nodelist or template.NodeList()

    def render(self, context):
        values = dict(self.declared.defaults)
        for name, expression in self.given.items():
            values[name] = expression.resolve(context)
        key = self._key(values) if self.declared.pure else None
        if key is None:
            return self._rendered(context, values)
        if key not in _MADE:
            if len(_MADE) >= MOST_KEPT:
                _MADE.clear()
            _MADE[key] = self._rendered(context, values)
        return _MADE[key]

    def _key(self, values: dict):
        """What the markup depends on: name, language and plain values; ``None`` where a value is an object."""
        plain = []
        for value in values.values():
            if isinstance(value, Promise):
                value = str(value)
            if not isinstance(value, _PLAIN):
                return None
            plain.append((type(value), value))
        return (self.declared.name, get_language(), *plain)

    def _rendered(self, context, values):
        if self.declared.block:
            values["content"] = self.nodelist.render(context)
        for name in ("csrf_token", "request"):
            if name in context:
                values[name] = context[name]
        page = Engine.get_default().get_template(f"parts/{self.declared.name}.html")
        return mark_safe(page.render(context.new(values)).strip())  # noqa: S308 (rendered markup)


def _node(parser, token, *, block: bool) -> PartNode:
    tag, *bits = token.split_contents()
    if not bits or bits[0][0] not in "\"'":
        raise template.TemplateSyntaxError(f"{{% {tag} %}} takes the part's name in quotes first.")
    declared = declaration(bits[0][1:-1])
    rest = bits[1:]
    given = token_kwargs(rest, parser)
    if rest:
        raise template.TemplateSyntaxError(f"Part “{declared.name}”: cannot read {rest[0]!r}; write name=value.")
    known = {*declared.required, *declared.defaults}
    if unknown := set(given) - known:
        raise template.TemplateSyntaxError(
            f"Part “{declared.name}” does not take {', '.join(sorted(unknown))}; it takes {', '.join(sorted(known))}."
        )
    if missing := set(declared.required) - set(given):
        raise template.TemplateSyntaxError(f"Part “{declared.name}” needs {', '.join(sorted(missing))}.")
    if declared.block != block:
        wanted = "{% partblock %} … {% endpartblock %}" if declared.block else "{% part %}"
        raise template.TemplateSyntaxError(f"Part “{declared.name}” is written with {wanted}.")
    return PartNode(declared, given)


@register.tag
def part(parser, token):
    """``{% part "name" argument=value … %}``."""
    return _node(parser, token, block=False)


@register.tag
def partblock(parser, token):
    """``{% partblock "name" argument=value … %}content{% endpartblock %}``."""
    node = _node(parser, token, block=True)
    node.nodelist = parser.parse(("endpartblock",))
    parser.delete_first_token()
    return node


# Pages


@register.simple_tag(takes_context=True)
def block_text(context, name: str) -> str:
    """The text of a block without its tags: the page's title is its first heading, written once."""
    blocks = context.render_context.get(BLOCK_CONTEXT_KEY)
    block = blocks and blocks.get_block(name)
    if not block:
        return ""
    with context.push():
        return mark_safe(" ".join(strip_tags(block.nodelist.render(context)).split()))  # noqa: S308 (tags are gone, escapes stay)


def _forms_of(context) -> list:
    """The page's forms: ``form``, and those in ``problem_forms`` (a list) where a page has several."""
    forms = [context.get("form"), *(context.get("problem_forms") or ())]
    return [form for form in forms if form is not None and hasattr(form, "errors")]


def _problems_of(form) -> list[tuple[str, str]]:
    if hasattr(form, "problems"):
        return list(form.problems())
    found = [("", text) for text in form.non_field_errors()]
    for field in form:
        target = field.id_for_label or f"{field.auto_id}_0"
        found += [("" if field.is_hidden else target, text) for text in field.errors]
    return found


@register.simple_tag(takes_context=True)
def error_prefix(context) -> str:
    """The word before the page's title when a form came back with problems."""
    wrong = any(form.is_bound and _problems_of(form) for form in _forms_of(context))
    return f"{_('Error:')} " if wrong else ""


@register.inclusion_tag("parts/problems.html", takes_context=True)
def page_problems(context) -> dict:
    """The summary of what is wrong, above the first heading, for all forms of the page."""
    return {"problems": _show([form for form in _forms_of(context) if form.is_bound])}


@register.inclusion_tag("parts/problems.html")
def problems(form) -> dict:
    """The same summary for one form in a fragment or further down, unless the page has shown it already."""
    return {"problems": [] if getattr(form, "summary_shown", False) or not form.is_bound else _show([form])}


def _show(forms: Iterable) -> list[tuple[str, str]]:
    found = []
    for form in forms:
        form.summary_shown = True
        found += _problems_of(form)
    return list(dict.fromkeys(found))


@register.simple_tag(takes_context=True)
def here(context, mark) -> bool:
    """Is this entry of the navigation the open one? ``mark`` is yes or no, or the page's ``section``."""
    return mark if isinstance(mark, bool) else bool(mark) and mark == context.get("section")


@register.simple_tag(takes_context=True)
def switch(context) -> list[tuple[str, str, bool]]:
    """(name, address, is the open one) of the spaces that the person may change to."""
    open_space = context.get("space")
    entries = []
    for space in context.get("spaces") or ():
        if isinstance(space, tuple):
            entries.append(space)
        else:
            entries.append((str(space), f"/s/{space.slug}/", space == open_space))
    return entries if len(entries) > 1 or not open_space else []


@register.simple_tag
def htmx() -> str:
    """htmx itself, for the pages that are quicker with it: ``{% block script %}{% htmx %}{% endblock %}``."""
    from django_htmx.jinja import htmx_script

    return htmx_script(version=2, minified=True)


@register.simple_tag
def colon() -> str:
    """A colon as the reader's language sets it; templates write ``:`` and ``kernel.loaders`` puts this in its place."""
    return "\N{NO-BREAK SPACE}:" if known_language() == "fr" else ":"


# Forms


@register.simple_tag
def once() -> str:
    """The token that makes a post count once, however often the button is pressed."""
    return format_html('<input type="hidden" name="once" value="{}">', uuid.uuid4().hex)


@register.inclusion_tag("parts/form_page.html", takes_context=True)
def form_page(context, form, *, submit, action="", cancel="", danger=False, note="", method="post") -> dict:
    """A whole form: fields, legend, tokens, one button that names the act, and a way back."""
    return {
        "form": form,
        "submit": submit,
        "action": action,
        "cancel": cancel,
        "danger": danger,
        "note": note,
        "method": method,
        "csrf_token": context.get("csrf_token"),
    }


@register.inclusion_tag("parts/field.html")
def field(bound, *, prefix="", suffix="") -> dict:
    """One field: label, hint, error, input; ``suffix="€"`` stands beside the input."""
    return {"field": bound, "prefix": prefix, "suffix": suffix, **_field_facts(bound)}


def _field_facts(bound) -> dict:
    widget = bound.field.widget
    kind = getattr(bound, "kind", "") or bound.widget_type
    return {
        "kind": kind,
        "grouped": bool(widget.use_fieldset),
        "tick": kind in {"check", "checkbox"},
        "described_by": _described_by(bound),
    }


def _described_by(bound) -> str:
    ids = [f"{bound.auto_id}_helptext"] if bound.help_text else []
    ids += [f"{bound.auto_id}_error"] if bound.errors else []
    return " ".join(ids)


@register.filter
def opened_by(address, granted) -> bool:
    """Whether a link leads in for whoever holds these rights: ``{% if href|opened_by:granted %}``."""
    return leads_in(str(address), granted.permissions)


@register.filter
def required_among(form) -> bool:
    """Does the form need the legend of the asterisk?"""
    return any(bound.field.required and not bound.is_hidden for bound in form)


# Small helpers of the parts themselves


@register.filter
def anchor(text) -> str:
    """An id that is stable for a text, in any alphabet."""
    return f"x{zlib.crc32(str(text).encode()):08x}"


@register.filter
def unlocalized(number) -> str:
    """A number for an attribute or an address: no thousands separator, a point."""
    return str(number)


@register.filter
def percent_of(value, whole) -> str:
    """A share for an SVG attribute, two decimals, always with a point."""
    return f"{100 * float(value) / float(whole):.2f}" if whole else "0"


_CELL = re.compile(r"<(thead|tbody|tfoot|tr|th|td)\b([^>]*)>")
_HEAD = re.compile(r"<thead\b.*?</thead>", re.S)
_HEADER = re.compile(r"<th\b[^>]*>(.*?)</th>", re.S)


@register.filter
def stacked(content) -> str:
    """Table markup that survives ``display: block``: roles written out, each cell told its column."""
    head = _HEAD.search(content)
    labels = (
        [" ".join(strip_tags(text).split()).replace('"', "&quot;") for text in _HEADER.findall(head[0])] if head else []
    )
    column, section = 0, "tbody"

    def dress(match):
        nonlocal column, section
        tag, attributes = match.groups()
        if tag in {"thead", "tbody", "tfoot"}:
            section = tag
            return f'<{tag}{attributes} role="rowgroup">'
        if tag == "tr":
            column = 0
            return f'<tr{attributes} role="row">'
        role = "cell" if tag == "td" else "columnheader" if section == "thead" else "rowheader"
        label = labels[column] if section != "thead" and column < len(labels) else ""
        column += 1
        told = f' data-label="{label}"' if label and "data-label" not in attributes and tag == "td" else ""
        return f'<{tag}{attributes} role="{role}"{told}>'

    return mark_safe(_CELL.sub(dress, str(content)))  # noqa: S308 (the page's own escaped markup)
