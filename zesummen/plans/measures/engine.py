"""Measures are data: a template is a list of measures, each with a function that reads facts.

No database here: a ``prove`` function takes ``PlanFacts`` and returns what is there and what is missing. The
standing is computed from that, never ticked. A declaration or an early start is shown beside it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from ..states import PlanState, Standing


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing that counts as proof: a sentence, whether the facts show it, and where to go."""

    key: str
    sentence: Any
    done: bool
    link: str = ""  # inside the space
    act: Any = ""  # the words of the link: names the act
    begun: bool = False  # something of it is there already
    wrong: Any = ""  # a sentence about what must be corrected
    owner: str = "officer"
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure of a plan (or step of a pact). The texts are for the measure's page."""

    number: int
    key: str
    stage: int
    title: Any
    hint: Any
    purpose: Any  # what it is for
    proof: Any  # what counts as proof
    prove: Callable[..., tuple[Requirement, ...]]
    after: frozenset[str] = frozenset()  # measures that open this one
    after_words: Any = ""
    models: tuple[str, ...] = ()  # keys of downloadable models
    helpers: tuple[str, ...] = ()  # keys of who helps
    tools: tuple[tuple[Any, str], ...] = ()  # (label, link below the plan) of its working pages
    works: tuple[str, ...] = ()  # pages of its work that stand under another measure's tool; * is a number
    goes_on: bool = False  # in a later cycle its tools go on for what earlier cycles left
    next_words: Any = ""  # what comes next


@dataclass(frozen=True, slots=True)
class Template:
    """A way to make a plan: its stages and measures."""

    key: str
    name: Any
    regime: str
    sentence: Any
    stages: tuple[Any, ...]
    measures: tuple[Measure, ...]
    in_cycles: bool = False
    years: int = 6
    noun: Any = ""  # measure or step

    def measure(self, key: str) -> Measure | None:
        return next((measure for measure in self.measures if measure.key == key), None)

    def measures_at(self, page: str) -> tuple[Measure, ...]:
        """The measures whose work is done on this page: ``needs/new/`` below the plan, ``/inventory/new/`` in the space.

        The longest tool that the address stands under decides; several measures may share it. Empty: no measure's.
        """
        named = [(len(work), measure) for measure in self.measures for work in measure.works if work == page]
        under = [(len(link), m) for m in self.measures for _label, link in m.tools if page.startswith(link)]
        longest = max((length for length, _measure in named or under), default=0)
        return tuple(measure for length, measure in named or under if length == longest)


@dataclass(frozen=True, slots=True)
class Declared:
    """What people said about a measure: complete with a reason, or started early with a reason."""

    complete_on: Any = None
    complete_by: str = ""
    complete_reason: str = ""
    early_on: Any = None
    early_by: str = ""
    early_reason: str = ""
    begun_on: Any = None  # first work in it while it was open


@dataclass(frozen=True, slots=True)
class MeasureStanding:
    """Where one measure stands: computed standing, its proofs, and what was declared. Both are shown."""

    measure: Measure
    standing: Standing
    requirements: tuple[Requirement, ...]
    declared: Declared = field(default_factory=Declared)
    link: str = ""
    is_open: bool = True  # False: what opens it is not done and nobody said why it starts early
    goes_on: bool = False  # its tools go on for what an earlier cycle left
    is_taken_over: bool = False  # its facts lie before the plan came here

    @property
    def label(self) -> Any:
        """The standing in words. Of a plan that was taken over, facts cannot speak of what was done before."""
        silent = self.standing in (Standing.TO_START, Standing.NOT_OPEN)
        if self.is_taken_over and self.is_declared and silent:
            return _("declared complete")
        return self.standing.label

    @property
    def number(self) -> int:
        return self.measure.number

    @property
    def key(self) -> str:
        return self.measure.key

    @property
    def is_declared(self) -> bool:
        return self.declared.complete_on is not None

    @property
    def is_over(self) -> bool:
        """Completed by facts, or declared complete."""
        return self.standing == Standing.COMPLETED or self.is_declared

    @property
    def is_workable(self) -> bool:
        """Its tools can be used without a reason."""
        return self.is_open or self.is_over or self.goes_on

    @property
    def knot(self) -> str:
        """The knot of the thread: the five standings, and full with a ring for a declaration."""
        if self.is_declared and self.standing != Standing.COMPLETED:
            return "declared"
        return str(self.standing.value)

    @property
    def missing(self) -> tuple[Requirement, ...]:
        """What is still to do, in order; what must be corrected first."""
        still = [r for r in self.requirements if (not r.done and not r.optional) or r.wrong]
        return tuple(sorted(still, key=lambda r: not r.wrong))


def standing_of(measure: Measure, proofs: tuple[Requirement, ...], *, is_open: bool) -> Standing:
    """The standing that the facts give. A closed measure with work in it shows the work."""
    needed = [proof for proof in proofs if not proof.optional]
    if any(proof.wrong for proof in proofs):
        return Standing.TO_CORRECT
    if needed and all(proof.done for proof in needed):
        return Standing.COMPLETED
    if any(proof.begun or (proof.done and not proof.optional) for proof in proofs):
        return Standing.UNDER_WAY
    return Standing.TO_START if is_open else Standing.NOT_OPEN


def standings(template: Template, facts, declared: dict[str, Declared], *, base: str) -> tuple[MeasureStanding, ...]:
    """All measures in order. ``base`` is the plan's address inside the space.

    Open is what follows a measure that is over, what was begun while it was open (a later need does not shut the
    fields again), what starts early with a reason, and all of a plan that was taken over, that runs, or that
    a council has adopted while the others are late.
    """
    adopted = facts.state == PlanState.RUNNING or facts.adopted > 0
    runs = facts.is_taken_over or (adopted and not template.in_cycles)
    proofs = {measure.key: measure.prove(facts) for measure in template.measures}
    over: set[str] = set()
    rows = []
    for measure in template.measures:
        said = declared.get(measure.key, Declared())
        is_open = runs or measure.after <= over or said.early_on is not None or said.begun_on is not None
        standing = standing_of(measure, proofs[measure.key], is_open=is_open)
        if standing == Standing.COMPLETED or said.complete_on is not None:
            over.add(measure.key)
        link = f"{base}measures/{measure.key}/"
        rows.append(
            MeasureStanding(
                measure,
                standing,
                proofs[measure.key],
                said,
                link,
                is_open,
                goes_on=measure.goes_on and facts.cycles > 1,
                is_taken_over=facts.is_taken_over,
            )
        )
    return tuple(rows)
