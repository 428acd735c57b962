"""The *Plan communal intégration*: three stages, ten measures (leaflet of SYVICOL and OLAI).

Names of stages and measures are the leaflet's; purposes and proofs are ours, built on what communes did.
"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from . import pci_proofs as proofs
from .engine import Measure, Template

STAGES = (_("Stage I: getting started"), _("Stage II: writing the plan"), _("Stage III: carrying out and evaluating"))

MEASURES = (
    Measure(
        1,
        "decision",
        1,
        _("Have the council decide to make a plan"),
        _("Council decision, budget article, contact person"),
        _(
            "The plan becomes the commune's own: the council says that it wants one, gives it a budget article and names a contact."
        ),
        _(
            "The council's vote, with the signed decision. A rejected or postponed vote is not the end: the text goes back and returns."
        ),
        proofs.decision,
        models=("start_plan",),
        helpers=("syvicol", "ministry"),
        tools=((_("The decision"), "decision/"), (_("Council dates"), "/council/")),
        next_words=_(
            "With the vote, measures 2 to 4 open: tell the administration and the residents, found the steering committee, start taking stock."
        ),
    ),
    Measure(
        2,
        "mobilisation",
        1,
        _("Mobilise the administration and the residents"),
        _("Key people, internal note, notice, kick-off evening"),
        _(
            "A plan lives from people. Services, associations and commission members hear of it early and say what they can bring."
        ),
        _(
            "Who was asked, how, and what they answered; the notice to residents; the kick-off evening. No answer is shown as no answer."
        ),
        proofs.mobilisation,
        after=frozenset({"decision"}),
        after_words=_("Opens after the vote of measure 1"),
        models=("internal_note", "register", "notice"),
        helpers=("asti", "commission"),
        tools=(
            (_("Register"), "/stakeholders/"),
            (_("Who was asked"), "mobilisation/"),
            (_("Internal note"), "mobilisation/note/"),
            (_("Notice to residents"), "mobilisation/notice/"),
            (_("Kick-off evening"), "mobilisation/kick-off/"),
        ),
        next_words=_("Those who said yes are the first candidates for the steering committee."),
    ),
    Measure(
        3,
        "committee",
        1,
        _("Found the steering committee"),
        _("Composition, mandate, rhythm, decision rule"),
        _(
            "One group answers for the plan between two council sittings: it decides, follows up, and brings services and residents to one table."
        ),
        _("Members with their offices, a written mandate, and a first sitting that was held."),
        proofs.committee,
        after=frozenset({"decision"}),
        after_words=_("Opens after the vote of measure 1"),
        models=("committee_mandate",),
        helpers=("syvicol", "asti"),
        tools=((_("The steering committee"), "committee/"),),
        next_words=_("The committee notes the state of play and chooses the fields of action."),
    ),
    Measure(
        4,
        "needs",
        2,
        _("Take stock and find the needs"),
        _("Inventory, statistics, needs with evidence, a document"),
        _("What exists already is the base. Figures and voices show what is missing; each need says why it is one."),
        _("An inventory, needs with evidence, and a state of play that the steering committee has noted."),
        proofs.state_of_play,
        after=frozenset({"decision"}),
        after_words=_("Opens after the vote of measure 1"),
        models=("inventory", "needs_register"),
        helpers=("cefis", "asti", "experts"),
        tools=(
            (_("Inventory"), "/inventory/"),
            (_("Statistics"), "/statistics/"),
            (_("Needs"), "needs/"),
            (_("State of play"), "state-of-play/"),
        ),
        next_words=_("The needs lead to the fields of action and the target groups."),
    ),
    Measure(
        5,
        "fields",
        2,
        _("Choose fields of action and target groups"),
        _("Ranked, with reasons"),
        _("Nobody can do everything. Choosing with reasons keeps the plan short and shows what stays untouched."),
        _("At least one field and one target group, ranked, each with its reason."),
        proofs.fields_and_groups,
        after=frozenset({"needs"}),
        after_words=_("Opens after measure 4"),
        helpers=("ministry", "cefis"),
        tools=(
            (pgettext_lazy("of local life", "Fields"), "fields/"),
            (_("Target groups"), "fields/groups/"),
            (_("Matrix of fields and services"), "fields/matrix/"),
        ),
        next_words=_("For each field, write one to three objectives."),
    ),
    Measure(
        6,
        "objectives",
        2,
        _("Set the objectives and the expected results"),
        _("One to three for each field of action"),
        _("An objective with a figure can be reached, missed, and learned from. Without one, nobody knows."),
        _("Objectives that answer needs, each with an indicator, its baseline, target, date and source."),
        proofs.objectives,
        after=frozenset({"fields"}),
        after_words=_("Opens after measure 5"),
        helpers=("cefis", "ministry"),
        tools=((_("Objectives"), "objectives/"), (_("The red thread"), "thread/")),
        next_words=_("Each objective gets its actions."),
    ),
    Measure(
        7,
        "actions",
        2,
        _("Write the action plan"),
        _("Who, with what, when, for how much"),
        _(
            "An action sheet says who answers for it, what newcomers do and what the commune does, what it costs and when it happens."
        ),
        _("Action sheets with owners, dates, budget and an objective. The plan check tells what is still weak."),
        proofs.action_plan,
        after=frozenset({"objectives"}),
        after_words=_("Opens after measure 6"),
        models=("action_sheet", "budget_sheet"),
        helpers=("ministry", "asti"),
        tools=(
            (_("Actions"), "actions/"),
            (_("Model actions"), "actions/library/"),
            (_("Budget"), "budget/"),
            (_("Calendar"), "actions/calendar/"),
            (_("Gantt"), "actions/gantt/"),
            (_("Plan check"), "check/"),
        ),
        next_words=_("When the plan check is quiet enough, the plan goes to the council."),
    ),
    Measure(
        8,
        "adoption",
        2,
        _("Have the council adopt the plan"),
        _("Document, summary, decision, letter to the ministry"),
        _("With the vote the plan binds: it has a date, a text that no longer moves, and a mandate to act."),
        _(
            "The adopted text, frozen, with the council's decision; in a grouping, each council's own. The ministry was told."
        ),
        proofs.adoption,
        after=frozenset({"needs", "fields", "objectives", "actions"}),
        after_words=_("Opens after measures 4 to 7"),
        models=("adopt_plan", "ministry_letter"),
        helpers=("syvicol", "ministry"),
        tools=(
            (_("Adoption"), "adoption/"),
            (_("Versions"), "versions/"),
            (_("Letter to the ministry"), "adoption/letter/"),
        ),
        next_words=_("The plan runs. Leads are asked for progress at a rhythm you set."),
    ),
    Measure(
        9,
        "carrying_out",
        3,
        _("Carry out the actions"),
        _("Progress, real dates and money, changes"),
        _("The steering committee sees what moves, what stands still and what nobody speaks of, and decides."),
        _("Reports within the rhythm, every action done or stopped with a reason, an evaluation in the middle."),
        proofs.carrying_out,
        after=frozenset({"adoption"}),
        after_words=_("Opens after measure 8"),
        helpers=("asti", "ministry"),
        tools=(
            (_("Progress"), "progress/"),
            (_("Changes"), "changes/"),
            (_("Budget"), "budget/"),
            (_("Mid-term evaluation"), "evaluation/"),
        ),
        works=("actions/*/report/",),
        next_words=_("Before the plan ends, its results and its working are evaluated."),
    ),
    Measure(
        10,
        "evaluation",
        3,
        _("Evaluate the results and the plan's working"),
        _("Readings, results, six questions, report"),
        _(
            "What changed, for whom, at what cost, and how well did we work together? The next plan starts from the answers."
        ),
        _("Readings against targets, a result for each action, the six questions answered, and the report."),
        proofs.evaluation,
        after=frozenset({"adoption"}),
        after_words=_("Opens after measure 8"),
        helpers=("cefis", "ministry"),
        tools=(
            (_("Evaluation"), "evaluation/"),
            (_("Indicator readings"), "evaluation/readings/"),
            (_("Open the next plan"), "next/"),
        ),
        next_words=_("The next plan opens with what this one left."),
    ),
)

PCI = Template(
    "pci",
    _("Plan communal intégration (PCI)"),
    "2011",
    _("Three stages and ten measures, from the council's decision to the evaluation."),
    STAGES,
    MEASURES,
    noun=_("measure"),
)
