"""The *Gemengepakt*: political commitment, then thematic cycles through five steps (since 2024).

The five steps are the ministry's; step 1 is taken once for the pact, steps 2 to 5 once a cycle.
"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from .engine import Measure, Requirement, Template
from .facts import PlanFacts


def commitment(f: PlanFacts) -> tuple[Requirement, ...]:
    wrong = _("A council did not approve. Correct the text and put it on the agenda again.") if f.start_failed else ""
    return (
        Requirement(
            "approved",
            ngettext_lazy("The council has approved the pact", "All %(n)d councils have approved the pact", f.parties)
            % {"n": f.parties},
            f.start_accepted >= f.parties,
            f"{f.base}decision/",
            _("Prepare the approval"),
            begun=f.start_drafted > 0,
            wrong=wrong,
            owner="secretary",
        ),
        Requirement(
            "signed",
            _("The pact is signed by commune, ministry and SYVICOL"),
            f.pact_signed > 0,
            f"{f.base}pact/",
            _("Record the signatures"),
            begun=f.pact_drafted > 0,
        ),
        Requirement(
            "coordinator",
            _("The pact names its coordinator"),
            f.coordinators > 0,
            f"{f.base}coordinator/",
            _("Name the coordinator"),
        ),
        Requirement(
            "snapshot",
            _("Biergerpakt members were counted on 31 December of each year so far"),
            f.snapshots >= f.snapshots_due,
            f"{f.base}pact/",
            _("Enter the count of 31 December"),
            optional=f.snapshots_due == 0,
        ),
        Requirement(
            "report",
            _("The annual reports so far are made"),
            f.reports >= f.reports_due,
            f"{f.base}evaluation/",
            _("Make the annual report"),
            optional=f.reports_due == 0,
            begun=f.reports > 0,
        ),
    )


def stocktaking(f: PlanFacts) -> tuple[Requirement, ...]:
    return (
        Requirement("cycle", _("The cycle has a theme"), f.cycles > 0, f"{f.base}cycles/", _("Open a cycle")),
        Requirement(
            "inventory",
            _("What exists already is in the inventory"),
            f.inventory > 0,
            "inventory/",
            _("Fill the inventory"),
        ),
        Requirement(
            "needs",
            _("Needs are written, each with its evidence"),
            f.needs > 0 and f.needs_with_evidence >= f.needs,
            f"{f.base}needs/",
            _("Write the needs"),
            begun=f.needs > 0,
        ),
        Requirement(
            "document",
            _("The state of play is a document"),
            f.states_of_play > 0,
            f"{f.base}state-of-play/",
            _("Make the document"),
            optional=True,
        ),
    )


def workshops(f: PlanFacts) -> tuple[Requirement, ...]:
    return (
        Requirement(
            "workshops",
            _("Residents and workers met in a workshop, and what they said is noted"),
            f.workshops > 0,
            f"{f.base}needs/",
            _("Enter a workshop's result"),
        ),
        Requirement(
            "objectives",
            _("The cycle has objectives"),
            f.cycle_objectives > 0,
            f"{f.base}objectives/",
            _("Write the objectives"),
        ),
        Requirement(
            "actions",
            _("The workshops' actions are written"),
            f.cycle_actions > 0,
            f"{f.base}actions/",
            _("Write the actions"),
        ),
    )


def deeds(f: PlanFacts) -> tuple[Requirement, ...]:
    return (
        Requirement(
            "started",
            _("Actions of the cycle have started"),
            f.cycle_actions_started > 0,
            f"{f.base}progress/",
            _("Start the first action"),
        ),
        Requirement(
            "over",
            _("Every action of the cycle is done, or was stopped with a reason"),
            f.cycle_actions > 0 and f.cycle_actions_over >= f.cycle_actions,
            f"{f.base}progress/",
            _("Follow the open actions"),
            begun=f.cycle_actions_over > 0,
        ),
    )


def taking_stock(f: PlanFacts) -> tuple[Requirement, ...]:
    return (
        Requirement(
            "evaluated",
            _("The cycle was evaluated with the steering committee and the commission"),
            f.cycle_closed > 0,
            f"{f.base}cycles/{f.cycle}/close/" if f.cycle and not f.cycle_closed else f"{f.base}cycles/",
            _("Close the cycle with its lessons"),
            begun=f.finals > 0,
        ),
    )


STAGES = (_("Commitment"), _("A thematic cycle"))

STEPS = (
    Measure(
        1,
        "commitment",
        1,
        _("Commit politically"),
        _("Council approval, three signatures, coordinator"),
        _("Commune, ministry and SYVICOL commit for six years. The commission accompanies the whole way from here."),
        _(
            "The council's approval, the signed pact, a named coordinator; each year the count of Biergerpakt members and a report."
        ),
        commitment,
        models=("approve_pact",),
        helpers=("ministry", "syvicol"),
        tools=(
            (_("The decision"), "decision/"),
            (_("The pact"), "pact/"),
            (_("The coordinator"), "coordinator/"),
            (_("Steering committee"), "committee/"),
            (_("Annual report"), "evaluation/"),
        ),
        next_words=_("Open the first cycle with its theme."),
    ),
    Measure(
        2,
        "stocktaking",
        2,
        _("Take stock"),
        _("Inventory, figures, needs"),
        _("What exists already, what the figures say, and what people need around the theme of this cycle."),
        _("An inventory and needs with their evidence."),
        stocktaking,
        after=frozenset({"commitment"}),
        after_words=_("Opens after step 1"),
        models=("inventory", "needs_register"),
        helpers=("asti", "cefis", "ministry"),
        tools=(
            (_("Cycles"), "cycles/"),
            (_("Inventory"), "/inventory/"),
            (_("Statistics"), "/statistics/"),
            (_("Needs"), "needs/"),
            (_("State of play"), "state-of-play/"),
        ),
        next_words=_("Invite residents and workers to the workshops."),
    ),
    Measure(
        3,
        "workshops",
        2,
        _("Hold citizens' workshops that draft actions"),
        _("Ideas, objectives, first action sheets"),
        _("Residents and people who work here draft concrete actions together, in the languages they speak."),
        _("The result of at least one workshop, objectives, and actions that come from it."),
        workshops,
        after=frozenset({"stocktaking"}),
        after_words=_("Opens after step 2"),
        models=("action_sheet",),
        helpers=("asti", "ministry"),
        tools=(
            (_("Workshop results"), "needs/"),
            (_("Objectives"), "objectives/"),
            (_("Actions"), "actions/"),
            (_("Model actions"), "actions/library/"),
            (_("Plan check"), "check/"),
        ),
        next_words=_("Carry the actions out with those who drafted them."),
    ),
    Measure(
        4,
        "deeds",
        2,
        _("Carry the actions out"),
        _("Progress, dates, money"),
        _("The commune acts, with associations and volunteers, and shows what became of each idea."),
        _("Every action of the cycle done, or stopped with a reason."),
        deeds,
        after=frozenset({"workshops"}),
        after_words=_("Opens after step 3"),
        helpers=("asti", "ministry"),
        tools=(
            (_("Progress"), "progress/"),
            (_("Changes"), "changes/"),
            (_("Budget"), "budget/"),
            (_("Calendar"), "actions/calendar/"),
        ),
        works=("actions/*/report/",),
        goes_on=True,
        next_words=_("Take stock of the cycle and plan the next steps."),
    ),
    Measure(
        5,
        "taking_stock",
        2,
        _("Evaluate the cycle"),
        _("Results, lessons, next steps"),
        _("What was reached, what was learned, and which theme comes next."),
        _("The cycle is closed with its lessons; the report can be published."),
        taking_stock,
        after=frozenset({"deeds"}),
        after_words=_("Opens after step 4"),
        helpers=("ministry", "cefis"),
        tools=(
            (_("Evaluation"), "evaluation/"),
            (_("Cycles"), "cycles/"),
            (_("Crosswalk with an old PCI"), "crosswalk/"),
        ),
        works=("cycles/*/close/",),
        next_words=_("Open the next cycle."),
    ),
)

PACT = Template(
    "gemengepakt",
    _("Gemengepakt"),
    "2023",
    _("A pact of six years in thematic cycles of five steps."),
    STAGES,
    STEPS,
    in_cycles=True,
    noun=_("step"),
)
