"""Filters for texts, days and money."""

from decimal import Decimal

from django import template
from django.utils.html import format_html, linebreaks
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from .. import dates, explained, journal, money
from ..words import Text, active_language

register = template.Library()


@register.filter
def told(entry):
    """A journal entry as a sentence."""
    return journal.sentence(entry)


@register.filter
def euros(amount):
    """An amount in the page's language."""
    return "" if amount in (None, "") else money.euros(amount)


register.filter("money", euros)


@register.filter
def number(value):
    """A count or a measured value with the page's marks: 12 500 or 12 500,5."""
    if value in (None, ""):
        return ""
    if isinstance(value, Decimal) and value == value.to_integral_value():
        value = value.to_integral_value()  # a reading of 20.00 evenings is 20 evenings
    return money.number(value)


@register.filter
def longdate(day):
    """27 March 2027, in the page's language."""
    return dates.long_date(day) if day else ""


@register.filter
def shortdate(day):
    """27.03.2027, in the page's language."""
    return dates.short_date(day) if day else ""


@register.filter
def weekday(day):
    """Saturday, 27 March 2027, in the page's language."""
    return dates.day_with_weekday(day) if day else ""


@register.filter
def words(text, order=()):
    """A ``Text`` in the page's language; another language is marked with ``lang`` and a short note."""
    return _marked(text, order, lambda value: format_html("{}", value))


@register.filter
def as_written(plain, text):
    """Words kept in one language (a unit, a source), marked with the language ``text`` beside them was written in."""
    if not str(plain or "") or not any(letter.isalpha() for letter in str(plain)):
        return plain or ""
    return _marked(
        {"original": Text.from_json(text).original, "texts": {Text.from_json(text).original: str(plain)}},
        (),
        lambda value: format_html("{}", value),
    )


@register.filter
def prose(text, order=()):
    """Like ``words``, with paragraphs."""
    return _marked(text, order, lambda value: mark_safe(linebreaks(value, autoescape=True)))  # noqa: S308


def _marked(text, order, shape):
    piece = Text.from_json(text).piece(order=order)
    if not piece.text:
        return ""
    if piece.language == active_language():
        return shape(piece.text)
    return format_html('<span class="other-language" lang="{}">{}</span>', piece.language, shape(piece.text))


@register.filter
def language_name(code):
    """The language's name in the page's language."""
    from django.conf import settings

    return dict(settings.LANGUAGES).get(code, code)


SMALL = ("fr", "pt")  # these write the names of languages small within a sentence


@register.filter
def language_within(code):
    """The language's name in the page's language, as it is written within a sentence or a list."""
    name = str(language_name(code))
    return name[:1].lower() + name[1:] if active_language() in SMALL else name


@register.filter
def get(mapping, key):
    """An item of a mapping."""
    return mapping.get(key, "") if mapping else ""


@register.filter
def yesno_word(value):
    """Yes, no, or a dash for not known."""
    return "–" if value is None else (_("yes") if value else _("no"))


@register.filter
def is_current(key, row):
    """Whether a row of the rail is the measure this page belongs to."""
    return bool(row) and row.key == key


TERM = '<details class="term"><summary><abbr title="{}">{}</abbr></summary><span class="term-note" lang="{}">{}</span></details>'


@register.filter
def explain(text):
    """Like ``words``; words of the glossary open their sentence by tap or keyboard, and show it on hover.

    It needs a place where blocks may stand: not in a paragraph, a link or a heading.
    """
    return _marked(text, (), lambda value: _explained(value, Text.from_json(text).piece().language))


def _explained(value: str, language: str):
    parts, done = [], 0
    for start, end, term in explained.places(value, language):
        sentence = str(explained.SENTENCES[term.name])
        parts += [
            format_html("{}", value[done:start]),
            format_html(TERM, sentence, value[start:end], active_language(), sentence),
        ]
        done = end
    return mark_safe("".join([*parts, format_html("{}", value[done:])]))  # noqa: S308
