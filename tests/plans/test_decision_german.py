"""What the plan adds to the text of its decision has a German wording too."""

from datetime import date

import pytest

from plans.test_adoption import a_full_plan
from zesummen.council import texts
from zesummen.council.texts import german
from zesummen.plans.actions.versions import freeze_version
from zesummen.plans.models import Opinion, Party
from zesummen.plans.queries.decision_text import decision_text, instrument_of
from zesummen.plans.queries.sheet import plan_sheet


@pytest.mark.parametrize("sense", ["favourable", "reserved", "unfavourable", "other"])
@pytest.mark.parametrize("regime", ["2011", "2023"])
def test_each_paragraph_of_the_composed_decision_has_a_german_wording(in_space, anna, regime, sense):
    plan = a_full_plan(in_space)
    plan.regime = regime
    party = Party.objects.filter(plan=plan).first()
    opinions = [
        Opinion(body_name=texts.names(regime)["commission"].capitalize(), given_on=date(2026, 3, 2), kind=sense),
        Opinion(body_name="Conseil des aînés", given_on=date(2026, 3, 1), kind=sense),
    ]
    said = decision_text(plan, party, freeze_version(plan=plan, by=anna), plan_sheet(plan), opinions)
    names = {**texts.names(regime), "instrument": instrument_of(plan) or texts.names(regime)["instrument"]}
    values = {"commune": "Esch", "de_commune": "d’Esch", "contact": "Anna Schmit", "autorite": "l’autorité"}
    for paragraph in (*said.visas, *said.reasons, *said.articles):
        filled = texts.fill(paragraph.replace("{instrument}", names["instrument"]), {**names, **values})
        known = german.german_of(filled, names)
        assert known is not None and "luecke" not in known[1], filled
