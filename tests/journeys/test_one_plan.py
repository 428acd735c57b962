"""One plan from the council's decision to the evaluation, in the browser alone.

Lintgen has no plan yet. Anna, the integration officer, enters the council and its dates, invites Kim, who will lead
an action, and Noa, who will sit on the steering committee, and starts a plan. She has the decision drafted from the
plan's data; Mirjam, the secretary, puts it on tonight's agenda and records the vote. The administration and the
residents are told, the steering committee is founded and sits. The inventory is pasted from a sheet, a need is
written with a figure of the statistics as its evidence, the state of play becomes a document that the committee
notes. Fields, target groups, an objective with its indicator, an action from the library and its money follow; the
plan check speaks; the council adopts. Kim answers for the progress from the link in a mail, which a scanner has
opened before. A change is noted, the evaluation opened, answered by Noa, closed with its report, and the next plan
starts from what this one left. Every document is opened by a program of its own, and a resident reads the plan.
"""

import pytest

from journeys.mails import comes_by_invitation
from journeys.one_plan import carrying, deciding, preparing, writing

pytestmark = pytest.mark.journey


def test_from_the_decision_to_the_evaluation(visitor):
    anna, mirjam = visitor("Anna Weber"), visitor("Mirjam Bausch")
    deciding.the_council_is_entered(anna)
    kim = comes_by_invitation(visitor, anna, "lintgen", "Kim Leader", "Lead or partner")
    noa = comes_by_invitation(visitor, anna, "lintgen", "Noa Sitter", "Member of the steering committee")
    plan = deciding.a_plan_is_started(anna)
    deciding.the_council_decides(anna, mirjam, plan)
    preparing.everybody_is_told(anna, plan)
    sitting = preparing.the_committee_is_founded(anna, plan)
    preparing.what_exists_is_pasted(anna)
    preparing.a_need_has_its_evidence(anna, plan)
    preparing.the_state_of_play_is_noted(anna, plan, sitting)
    writing.fields_and_groups_are_chosen(anna, plan)
    writing.an_objective_is_measured(anna, plan)
    action = writing.an_action_comes_from_the_library(anna, plan)
    writing.the_money_and_the_days_are_seen(anna, plan)
    writing.the_pack_is_prepared(anna, plan)
    writing.the_council_adopts(anna, mirjam, plan)
    writing.the_ministry_is_told(anna, plan)
    carrying.a_resident_reads(visitor, anna, plan)
    carrying.the_lead_answers_a_mail(visitor, anna, plan, action)
    carrying.real_days_and_real_money(anna, kim, plan, action)
    carrying.a_change_keeps_its_reason(anna, plan)
    carrying.the_plan_is_evaluated(visitor, anna, noa, plan)
    carrying.the_thread_is_walked(anna, plan, action)
    carrying.the_next_plan_opens(anna, plan)
