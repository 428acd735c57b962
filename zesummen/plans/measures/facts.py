"""The facts a measure's proof reads: plain numbers and states of one plan (or of one cycle of a pact)."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """Counts of one plan. Built by ``queries.standings.facts_of`` in one statement."""

    plan_id: int
    state: str
    is_taken_over: bool = False
    uses_letter: bool = True
    starts_on: date | None = None
    ends_on: date | None = None
    today: date | None = None
    # councils
    parties: int = 1
    start_drafted: int = 0
    start_accepted: int = 0
    start_failed: int = 0  # rejected or withdrawn, with no later one
    start_postponed: int = 0
    start_published: int = 0
    start_votable: int = 0  # on the agenda of a sitting whose day has come
    adopt_drafted: int = 0
    adopt_votable: int = 0
    adopted: int = 0
    refused: int = 0
    # mobilisation
    stakeholders: int = 0
    asked: int = 0
    answered: int = 0
    services: int = 0
    services_asked: int = 0
    services_answered: int = 0
    notices: int = 0
    notices_distributed: int = 0
    kick_offs: int = 0
    # steering committee
    committees: int = 0
    committee_members: int = 0
    committee_has_rules: int = 0
    committee_sittings: int = 0
    committee_held: int = 0
    # state of play
    inventory: int = 0
    needs: int = 0
    needs_with_evidence: int = 0
    states_of_play: int = 0
    states_of_play_noted: int = 0
    # fields, groups, objectives
    fields: int = 0
    groups: int = 0
    objectives: int = 0
    leaf_objectives: int = 0
    objectives_measured: int = 0
    objectives_with_need: int = 0
    # actions
    actions: int = 0
    actions_owned: int = 0
    actions_dated: int = 0
    actions_budgeted: int = 0
    actions_linked: int = 0
    actions_done: int = 0
    actions_stopped: int = 0
    actions_started: int = 0
    actions_reported: int = 0
    actions_silent: int = 0
    # adoption
    versions: int = 0
    letters: int = 0
    letters_sent: int = 0
    changes_open: int = 0
    # evaluation
    indicators: int = 0
    indicators_read: int = 0
    midterms: int = 0
    midterms_closed: int = 0
    finals: int = 0
    finals_closed: int = 0
    results: int = 0
    # pact
    coordinators: int = 0
    pact_signed: int = 0
    pact_drafted: int = 0
    cycles: int = 0
    cycle: int = 0  # the cycle that these facts are about
    workshops: int = 0  # evidence from workshops in this cycle
    cycle_objectives: int = 0
    cycle_actions: int = 0
    cycle_actions_started: int = 0
    cycle_actions_over: int = 0
    cycle_closed: int = 0
    snapshots_due: int = 0
    snapshots: int = 0
    reports_due: int = 0
    reports: int = 0

    @property
    def base(self) -> str:
        return f"plans/{self.plan_id}/"

    @property
    def actions_open(self) -> int:
        return self.actions - self.actions_done - self.actions_stopped
