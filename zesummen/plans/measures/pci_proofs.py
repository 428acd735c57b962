"""What counts as proof for each of the ten measures: pure functions over the facts of a plan."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from .engine import Requirement
from .facts import PlanFacts

TO_THE_VOTE = _("See what comes before the vote")  # it is recorded from the day of the sitting on, not before


def decision(f: PlanFacts) -> tuple[Requirement, ...]:
    wrong = _("The council did not accept. Correct the text and put it on the agenda again.") if f.start_failed else ""
    return (
        Requirement(
            "drafted",
            _("The council's decision is written"),
            bool(f.start_drafted or f.start_accepted),
            f"{f.base}decision/",
            _("Write the decision"),
            begun=bool(f.start_drafted),
            owner="secretary",
        ),
        Requirement(
            "accepted",
            ngettext_lazy("The council has voted for it", "All %(n)d councils have voted for it", f.parties)
            % {"n": f.parties},
            f.start_accepted >= f.parties,
            f"{f.base}decision/",
            _("Record the vote") if f.start_votable else TO_THE_VOTE,
            begun=f.start_accepted > 0 or f.start_postponed > 0,
            wrong=wrong,
            owner="secretary",
        ),
        Requirement(
            "published",
            _("The decision is published"),
            f.start_published >= f.parties,
            f"{f.base}decision/",
            _("Publish the decision"),
            owner="secretary",
            optional=True,
        ),
    )


def mobilisation(f: PlanFacts) -> tuple[Requirement, ...]:
    return (
        Requirement(
            "register",
            _("Key people, services and associations are in the register"),
            f.stakeholders >= 3,
            "stakeholders/",
            _("Fill the register"),
            begun=f.stakeholders > 0,
        ),
        Requirement(
            "asked",
            _("They were asked"),
            f.asked >= 1,
            f"{f.base}mobilisation/",
            _("Ask them"),
            begun=f.asked > 0,
        ),
        Requirement(
            "services",
            _("Each service was asked for a contact and what it does already"),
            f.services > 0 and f.services_asked >= f.services,
            f"{f.base}mobilisation/note/",
            _("Send the internal note"),
            begun=f.services_asked > 0,
        ),
        Requirement(
            "notice",
            _("The notice to residents is written and was distributed"),
            f.notices_distributed > 0,
            f"{f.base}mobilisation/notice/",
            _("Write the notice"),
            begun=f.notices > 0,
        ),
        Requirement(
            "kick_off",
            _("The kick-off evening took place"),
            f.kick_offs > 0,
            f"{f.base}mobilisation/kick-off/",
            _("Record the evening"),
        ),
    )


def committee(f: PlanFacts) -> tuple[Requirement, ...]:
    return (
        Requirement(
            "members",
            _("The steering committee has at least three members"),
            f.committee_members >= 3,
            f"{f.base}committee/",
            _("Name the members"),
            begun=f.committees > 0,
        ),
        Requirement(
            "rules",
            _("Its mandate, rhythm and decision rule are written"),
            f.committee_has_rules > 0,
            f"{f.base}committee/",
            _("Write its mandate"),
            begun=f.committees > 0,
        ),
        Requirement(
            "sitting",
            _("It has held its first sitting"),
            f.committee_held > 0,
            f"{f.base}committee/",
            _("Plan the first sitting"),
            begun=f.committee_sittings > 0,
        ),
    )


def state_of_play(f: PlanFacts) -> tuple[Requirement, ...]:
    bare = f.needs - f.needs_with_evidence
    wrong = (
        ngettext_lazy(
            "%(n)d need has no evidence. Add a figure, a document or a voice.",
            "%(n)d needs have no evidence. Add a figure, a document or a voice.",
            bare,
        )
        % {"n": bare}
        if bare and f.states_of_play_noted
        else ""
    )
    return (
        Requirement(
            "inventory",
            _("What exists already is in the inventory"),
            f.inventory > 0,
            "inventory/",
            _("Fill the inventory"),
            begun=f.inventory > 0,
        ),
        Requirement(
            "needs",
            _("Needs are written, each with its evidence"),
            f.needs > 0 and not bare,
            f"{f.base}needs/",
            _("Write the needs"),
            begun=f.needs > 0,
            wrong=wrong,
        ),
        Requirement(
            "document",
            _("The state of play is a document"),
            f.states_of_play > 0,
            f"{f.base}state-of-play/",
            _("Make the document"),
        ),
        Requirement(
            "noted",
            _("The steering committee has noted it"),
            f.states_of_play_noted > 0,
            f"{f.base}state-of-play/",
            _("Record that it was noted"),
            owner="steering",
        ),
    )


def fields_and_groups(f: PlanFacts) -> tuple[Requirement, ...]:
    return (
        Requirement(
            "fields",
            _("Fields of action are chosen and ranked, with reasons"),
            f.fields > 0,
            f"{f.base}fields/",
            _("Choose the fields"),
        ),
        Requirement(
            "groups",
            _("Target groups are chosen and ranked, with reasons"),
            f.groups > 0,
            f"{f.base}fields/groups/",
            _("Choose the target groups"),
        ),
    )


def objectives(f: PlanFacts) -> tuple[Requirement, ...]:
    return (
        Requirement(
            "objectives",
            _("Objectives are written"),
            f.objectives > 0,
            f"{f.base}objectives/",
            _("Write the objectives"),
        ),
        Requirement(
            "measured",
            _("Each has an indicator with unit, baseline, target, date and source"),
            f.leaf_objectives > 0 and f.objectives_measured >= f.leaf_objectives,
            f"{f.base}objectives/",
            _("Complete the indicators"),
            begun=f.objectives_measured > 0,
        ),
        Requirement(
            "needs",
            _("Each answers a need"),
            f.leaf_objectives > 0 and f.objectives_with_need >= f.leaf_objectives,
            f"{f.base}objectives/",
            _("Link objectives to needs"),
            begun=f.objectives_with_need > 0,
        ),
    )


def action_plan(f: PlanFacts) -> tuple[Requirement, ...]:
    live = f.actions - f.actions_stopped

    def every(key, sentence, number):
        return Requirement(
            key,
            sentence,
            live > 0 and number >= live,
            f"{f.base}actions/",
            _("Complete the action sheets"),
            begun=number > 0,
        )

    return (
        Requirement("actions", _("The plan has actions"), live > 0, f"{f.base}actions/", _("Write the first action")),
        every("owners", _("Each has a political, an administrative and a working owner"), f.actions_owned),
        every("dates", _("Each has a start and an end"), f.actions_dated),
        every("budget", _("Each has a budget by year, or says that it costs nothing"), f.actions_budgeted),
        every("objectives", _("Each serves an objective"), f.actions_linked),
    )


def adoption(f: PlanFacts) -> tuple[Requirement, ...]:
    wrong = (
        ngettext_lazy(
            "%(n)d council refused. What it asks for returns to the steering committee.",
            "%(n)d councils refused. What they ask for returns to the steering committee.",
            f.refused,
        )
        % {"n": f.refused}
        if f.refused
        else ""
    )
    return (
        Requirement(
            "document",
            _("The plan is a document, with its one-page summary"),
            f.versions > 0,
            f"{f.base}adoption/",
            _("Prepare the council pack"),
            begun=f.versions > 0,
        ),
        Requirement(
            "adopted",
            ngettext_lazy("The council has adopted it", "All %(n)d councils have adopted it", f.parties)
            % {"n": f.parties},
            f.adopted >= f.parties,
            f"{f.base}adoption/",
            _("Record the adoption") if f.adopt_votable else TO_THE_VOTE,
            begun=f.adopt_drafted > 0 or f.adopted > 0,
            wrong=wrong,
            owner="secretary",
        ),
        Requirement(
            "letter",
            _("The ministry was told by letter"),
            f.letters_sent > 0,
            f"{f.base}adoption/letter/",
            _("Write the letter"),
            begun=f.letters > 0,
            optional=not f.uses_letter,
        ),
    )


def carrying_out(f: PlanFacts) -> tuple[Requirement, ...]:
    over = f.actions_done + f.actions_stopped
    return (
        Requirement(
            "started",
            _("Actions have started"),
            f.actions_started > 0,
            f"{f.base}progress/",
            _("Start the first action"),
        ),
        Requirement(
            "reported",
            _("Every running action was reported on within its rhythm"),
            f.actions_started > 0 and f.actions_silent == 0,
            f"{f.base}progress/",
            _("Ask for progress"),
            begun=f.actions_reported > 0,
        ),
        Requirement(
            "over",
            _("Every action is done, or was stopped with a reason"),
            f.actions > 0 and over >= f.actions,
            f"{f.base}progress/",
            _("Follow the open actions"),
            begun=over > 0,
        ),
        Requirement(
            "midterm",
            _("A mid-term evaluation was made"),
            f.midterms_closed > 0,
            f"{f.base}evaluation/",
            _("Go on with the mid-term evaluation") if f.midterms else _("Open the mid-term evaluation"),
            begun=f.midterms > 0,
        ),
        Requirement(
            "changes",
            _("Changes that matter went back to the council"),
            f.changes_open == 0,
            f"{f.base}changes/",
            _("Send the change to the council"),
            optional=True,
        ),
    )


def evaluation(f: PlanFacts) -> tuple[Requirement, ...]:
    return (
        Requirement(
            "readings",
            _("Each indicator has a reading"),
            f.indicators > 0 and f.indicators_read >= f.indicators,
            f"{f.base}evaluation/readings/",
            _("Enter the readings"),
            begun=f.indicators_read > 0,
        ),
        Requirement(
            "results",
            _("The result of each action is written"),
            f.actions > 0 and f.results >= f.actions,
            f"{f.base}evaluation/",
            _("Write the results"),
            begun=f.results > 0,
        ),
        Requirement(
            "report",
            _("The members and the committee have answered, and the report is made"),
            f.finals_closed > 0,
            f"{f.base}evaluation/",
            _("Go on with the final evaluation") if f.finals else _("Open the final evaluation"),
            begun=f.finals > 0,
            owner="steering",
        ),
    )
