"""A commission that advises: its rules in force, and opinions in every state."""

from datetime import date

from django.utils import timezone

from commissioning import make_commission
from zesummen.commissions.actions import opinions as actions
from zesummen.commissions.models import Commission, Opinion, RulesVersion
from zesummen.commissions.states import Leaning
from zesummen.kernel.words import text


def a_commission(space, **values) -> Commission:
    days = {"expected_until": date(2029, 6, 30), "constituted_on": date(2024, 2, 6)}
    return make_commission(space, from_on=date(2024, 1, 1), **{**days, **values})


def written(commission, by, title="Des cours du soir", **values) -> Opinion:
    return actions.begin(
        commission=commission,
        title=text("fr", fr=title),
        facts=text("fr", fr="Peu de cours."),
        proposals=text("fr", fr="Deux cours de plus."),
        by=by,
        **values,
    )


def adopted(commission, by, **values) -> Opinion:
    return actions.adopt(
        opinion=written(commission, by, **values),
        leaning=Leaning.FAVOURABLE,
        adopted_on=timezone.localdate(),
        by=by,
    )


def sent(commission, by, **values) -> Opinion:
    return actions.send(opinion=adopted(commission, by, **values), to="collège", by=by)


def put_in_force(commission, **values) -> None:
    articles = {key: {"kind": "rules", "article": "art. 12"} for key in values}
    RulesVersion.objects.create(
        space=commission.space,
        commission=commission,
        number=1,
        preset="own",
        state="in_force",
        values=values,
        sources=articles,
        voted_on=date(2024, 1, 10),
        in_force_from=date(2024, 1, 11),
    )
