"""All content texts of a space and what is missing or out of date per language. The fields are found by themselves."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zesummen.kernel.exports.sheet import SheetColumn, Worksheet, worksheet
from zesummen.kernel.tenancy import SpaceModel
from zesummen.kernel.words import LANGUAGES, Text, Words

MISSING, STALE, UNCHECKED, CHECKED = "missing", "stale", "unchecked", "checked"
STATES = {
    MISSING: _("missing"),
    STALE: _("out of date"),
    UNCHECKED: _("not checked"),
    CHECKED: pgettext_lazy("translation", "checked"),
}
TONES = {MISSING: "to_correct", STALE: "warn", UNCHECKED: "under_way", CHECKED: "completed"}
NOUNS = {
    "plans.plan": _("Plan"),
    "plans.coordinator": _("Coordinator"),
    "plans.cycle": _("Cycle"),
    "plans.measuremark": _("Measure"),
    "plans.inventoryitem": _("Inventory"),
    "plans.need": _("Need"),
    "plans.evidence": _("Evidence"),
    "plans.fieldchoice": _("Field of action"),
    "plans.groupchoice": _("Target group"),
    "plans.objective": _("Objective"),
    "plans.indicator": _("Indicator"),
    "plans.action": _("Action"),
    "plans.evaluation": _("Evaluation"),
    "plans.actionresult": _("Result"),
    "plans.internalnote": _("Internal note"),
    "plans.notice": _("Notice to residents"),
    "council.deliberation": _("Decision of the council"),
    "sittings.body": _("Body"),
    "sittings.sitting": _("Sitting"),
    "sittings.agendaitem": _("Point of an agenda"),
    "commissions.commission": _("Commission"),
    "commissions.call": _("Call for candidates"),
    "commissions.opinion": _("Opinion"),
    "commissions.programmeitem": _("Work programme"),
    "commissions.activity": _("Activity of the commission"),
    "commissions.report": _("Annual report"),
    "commissions.minutesversion": _("Minutes"),
    "training.course": _("Course"),
    "training.coursesession": _("Evening"),
    "training.runstep": _("Step"),
    "training.decision": _("Decision"),
    "training.invitationround": _("Invitation"),
}
PARTS = {
    "title": _("title"),
    "summary": _("summary"),
    "description": _("description"),
    "state_of_play_intro": _("introduction to the state of play"),
    "hours": _("hours"),
    "theme": _("theme"),
    "lessons": _("lessons"),
    "note": _("note"),
    "reason": _("reason"),
    "newcomers_part": _("what newcomers do"),
    "commune_part": _("what the commune does"),
    "expected_result": _("expected result"),
    "evaluation_note": _("note of the evaluation"),
    "next_steps": _("next steps"),
    "subject": _("subject"),
    "body": _("text"),
    "how_to_take_part": _("how to take part"),
    "name": _("name"),
    "mandate": _("mandate"),
    "invitation": _("words of the notice"),
    "minutes": _("minutes"),
    "decision": _("decision"),
    "remit": _("what else belongs to the remit"),
    "introduction": _("introduction"),
    "eligibility": _("who may apply"),
    "proofs": _("papers that are asked for"),
    "question": _("question"),
    "facts": _("what the commission found"),
    "proposals": _("what the commission proposes"),
    "minority": _("view of the minority"),
    "answer_reason": _("reason of the answer"),
    "result": _("result"),
    "text": _("text"),
    "foreword": _("foreword"),
    "outlook": _("outlook"),
    "aims": _("aims"),
    "contents": _("contents"),
    "audience": _("for whom"),
    "practical": _("practical matters"),
    "pedagogy": _("way of working"),
    "guidance": _("guidance"),
    "material": _("material"),
    "closing": _("closing words"),
}


def fields() -> dict[type[models.Model], list[str]]:
    """Every model of a space that holds content texts, with their names; copies in the thread left out."""
    found = {}
    for model in apps.get_models():
        names = [field.name for field in model._meta.concrete_fields if isinstance(field, Words)]
        if names and issubclass(model, SpaceModel) and model._meta.label_lower != "kernel.node":
            found[model] = names
    return found


@dataclass(frozen=True, slots=True)
class Entry:
    """One content text of one row."""

    label: str
    pk: int
    part: str
    text: Text
    version: int | None

    @property
    def key(self) -> str:
        """Its name in a translator's table: ``plans.need:12:title``."""
        return f"{self.label}:{self.pk}:{self.part}"

    @property
    def where(self) -> str:
        """What it is, in words."""
        return f"{NOUNS.get(self.label, self.label)} – {PARTS.get(self.part, self.part)}"

    @property
    def original(self) -> str:
        return self.text.texts.get(self.text.original, "")

    def written(self, language: str) -> str:
        """The text in this language, empty where there is none."""
        return self.text.texts.get(language, "")

    def state(self, language: str) -> str:
        """Missing, out of date, not checked or checked."""
        if not self.text.texts.get(language):
            return MISSING
        if language in self.text.stale:
            return STALE
        return CHECKED if language in self.text.checked else UNCHECKED


def entries() -> list[Entry]:
    """All texts of the open space that are not empty, in one statement whatever the models."""
    branches = [_branch(model, part) for model, names in fields().items() for part in names]
    rows = branches[0].union(*branches[1:], all=True)
    order = {(model._meta.label_lower, part): place for place, (model, part) in enumerate(_parts())}
    found = [Entry(label, pk, part, Text.from_json(value), version or None) for label, part, pk, version, value in rows]
    return sorted(
        (entry for entry in found if entry.text), key=lambda entry: (order[(entry.label, entry.part)], entry.pk)
    )


def _parts() -> list[tuple[type[models.Model], str]]:
    return [(model, part) for model, names in fields().items() for part in names]


def _branch(model: type[models.Model], part: str) -> models.QuerySet:
    versioned = any(field.name == "version" for field in model._meta.concrete_fields)
    version = models.F("version") if versioned else models.Value(0, output_field=models.PositiveIntegerField())
    words = (models.Value(text, output_field=models.CharField()) for text in (model._meta.label_lower, part))
    return (
        model._default_manager.order_by().annotate(the_version=version).values_list(*words, "pk", "the_version", part)
    )


def entry(label: str, pk: int, part: str) -> Entry | None:
    """One text of the open space."""
    model = next((m for m, names in fields().items() if m._meta.label_lower == label and part in names), None)
    row = model._default_manager.filter(pk=pk).first() if model else None
    if row is None or not getattr(row, part):
        return None
    return Entry(label, pk, part, getattr(row, part), getattr(row, "version", None))


@dataclass(frozen=True, slots=True)
class Line:
    """A text as the list for one language shows it."""

    entry: Entry
    language: str

    @property
    def state(self) -> str:
        return self.entry.state(self.language)

    @property
    def state_label(self) -> Any:
        return STATES[self.state]

    @property
    def tone(self) -> str:
        return TONES[self.state]

    @property
    def written(self) -> str:
        return self.entry.written(self.language)

    @property
    def checked_by(self) -> str:
        return self.entry.text.checked.get(self.language, "")


def lines(found: Iterable[Entry], language: str, state: str = "") -> list[Line]:
    """Texts not written in this language, for translating into it; ``state`` narrows, empty: what is to do."""
    every = [Line(entry, language) for entry in found if entry.text.original != language]
    if state == "all":
        return every
    return [line for line in every if (line.state == state if state else line.state in (MISSING, STALE))]


def tally(found: Iterable[Entry]) -> list[tuple[str, Any, dict[str, int]]]:
    """(language, its name, how many of each state), the languages in the order of the house."""
    names, rows = dict(settings.LANGUAGES), []
    every = list(found)
    for code in LANGUAGES:
        rows.append((code, names[code], Counter(line.state for line in lines(every, code, "all"))))
    return rows


#: The headers of the translator's table: the same words in every language, so that it can be read back anywhere.
WIDTHS = {"key": 28, "where": 30, "from": 10, "original": 60, "translation": 60, "state": 14}


def table(chosen: Iterable[Line], language: str) -> Worksheet:
    """The table for a translator: write into the column of the translation, change nothing else."""
    rows = [
        (
            line.entry.key,
            line.entry.where,
            line.entry.text.original,
            line.entry.original,
            line.written,
            str(line.state_label),
        )
        for line in chosen
    ]
    return worksheet(language, "", [SheetColumn(name, "text", width) for name, width in WIDTHS.items()], rows)
