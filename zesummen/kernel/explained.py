"""Words of the glossary that not everybody knows, each with one plain sentence: shown on hover, and printed on papers."""

import re
import unicodedata
from functools import cache

from django.utils.translation import gettext_lazy as _

from .glossary import TERMS, Term

SENTENCES = {
    "convocation": _("The letter or mail that calls the members to a sitting, with day, place and agenda."),
    "agenda": _("The list of what is dealt with at a sitting, in order."),
    "quorum": _("How many seats or members must be there so that a decision counts."),
    "minutes": _("The written record of a sitting: who came, what was said and decided."),
    "substitute": _("Takes the seat when the full member cannot come."),
    "full_member": _("Holds a seat of the commission; votes when present."),
    "constituent_sitting": _("The first sitting of a new commission: it gets its president and its rules."),
    "closed_sitting": _("A sitting or a point that the public may not listen to."),
    "mandate": _("The years for which somebody is elected or named."),
    "college": _("The mayor and the aldermen, who run the commune together."),
    "council": _("The elected councillors of the commune; they decide."),
    "deliberation": _("A decision of the council in writing."),
    "opinion": _("What a commission recommends to the college or the council. It advises; it does not decide."),
    "higher_council": _("A council for the whole country in which communes' candidates sit."),
    "excused": _("Said before the sitting that she or he cannot come."),
    "pci": _("The commune's plan for living together, with needs, aims and actions."),
    "gemengepakt": _("An agreement between the State and the commune with a plan that is renewed."),
    "living_together": _("Living together: everybody who lives or works in the commune takes part in its life."),
    "rules_of_procedure": _("The rules that a body gives itself for its work."),
}


@cache
def _known() -> tuple[Term, ...]:
    return tuple(term for term in TERMS if term.name in SENTENCES)


@cache
def _pattern(term: Term, language: str) -> re.Pattern | None:
    word = re.sub(r" ?\([^)]*\)|/\w+", "", term.word(language)).strip()
    parts = [re.escape(part) for part in _plain(word).split()]
    return re.compile(r"\b" + r"\s+".join(parts) + r"(?:s|e|en|n|x)?\b") if parts and len(word) > 3 else None


def _plain(text: str) -> str:
    """Without accents and capitals, letter for letter, so that places in the text stay the same."""
    return "".join((unicodedata.normalize("NFKD", letter)[0] or letter).lower()[:1] or letter for letter in text)


def places(text: str, language: str) -> list[tuple[int, int, Term]]:
    """(start, end, term) of the first place of each term in the text, in the order of the text, none overlapping."""
    plain, found = _plain(text), []
    for term in sorted(_known(), key=lambda term: -len(term.word(language))):
        pattern = _pattern(term, language)
        hit = pattern.search(plain) if pattern else None
        if hit and not any(hit.start() < end and start < hit.end() for start, end, _term in found):
            found.append((hit.start(), hit.end(), term))
    return sorted(found, key=lambda place: place[0])


def in_text(text: str, language: str) -> list[tuple[Term, object]]:
    """Each term that the text uses, with its sentence, in the order of the text."""
    return [(term, SENTENCES[term.name]) for _start, _end, term in places(text, language)]
