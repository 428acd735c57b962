"""Small makers of rows of a commission, nothing surprising. Call them inside a space."""

from datetime import date

from django.utils import timezone

from zesummen.commissions.models import Commission, RulesVersion
from zesummen.commissions.rulebook import PRESET_OF, preset_values
from zesummen.council.actions import Attendance, VoteEntry, put_on_agenda, record_vote
from zesummen.council.models import CouncilDate
from zesummen.kernel.words import text
from zesummen.sittings.models import Body
from zesummen.sittings.states import BodyKind

START = date(2024, 1, 15)


def make_commission(space, *, regime: str = "2023", from_on: date = START, name: str = "", **values):
    """A commission at work since a day (``state="setting_up"``: not yet), with its body; six years expected."""
    name = name or ("Commission du vivre-ensemble" if regime == "2023" else "Commission d’intégration")
    body = Body.objects.create(
        space=space, kind=BodyKind.COMMISSION, name=text("fr", fr=name), from_on=from_on, rhythm_months=0
    )
    defaults = {"state": "working", "constituted_on": from_on, "expected_until": date(from_on.year + 6, 12, 31)}
    return Commission.objects.create(space=space, body=body, regime=regime, from_on=from_on, **{**defaults, **values})


def make_rules(commission, *, in_force_from: date | None = None, state: str = "in_force", own=None, **values):
    """A version of the rules, in force from a day (the commission's first); ``own`` overrides values of the preset.

    Each value that ``own`` gives has its source in the commune's own rules, article 1.
    """
    preset = PRESET_OF[commission.regime]
    rules, own = preset_values(preset), own or {}
    written = {key: rule.value for key, rule in rules.items()} | own
    sources = {key: {"kind": rule.source, "article": rule.article} for key, rule in rules.items()}
    sources |= {key: {"kind": "rules", "article": "art. 1"} for key in own}
    number = RulesVersion.objects.filter(commission=commission).count() + 1
    from_on = None if state in ("draft", "voted") else in_force_from or commission.from_on
    defaults = {
        "number": number,
        "preset": preset,
        "state": state,
        "values": written,
        "sources": sources,
        "voted_on": None if state == "draft" else from_on or commission.from_on,
        "in_force_from": from_on,
    }
    return RulesVersion.objects.create(space=commission.space, commission=commission, **{**defaults, **values})


def vote(decision, by, result: str = "accepted") -> None:
    """The council votes on a decision today."""
    sitting, _made = CouncilDate.objects.get_or_create(space=decision.space, day=timezone.localdate())
    decision = put_on_agenda(deliberation=decision, sitting=sitting, by=by)
    votes_for, votes_against = (5, 2) if result == "accepted" else (2, 5)
    entry = VoteEntry(
        result=result,
        votes_for=votes_for,
        votes_against=votes_against,
        abstentions=0,
        attendance=Attendance(present=7),
        reason="–" if result != "accepted" else "",
    )
    record_vote(deliberation=decision, entry=entry, by=by)
