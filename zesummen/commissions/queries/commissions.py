"""The commissions of the open space: the one at work, those before it, and what is next."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.rules import role_label
from zesummen.council.models import Deliberation
from zesummen.council.states import Supervision
from zesummen.kernel.due import Due
from zesummen.kernel.together import asking
from zesummen.sittings.models import Sitting
from zesummen.sittings.states import SittingState

from ..models import Commission, RulesVersion
from ..states import CommissionState, RulesState
from .facts import Facts, begun, facts_of


def commissions() -> list[Commission]:
    """The commissions of the open space, the newest first; ``has_successor`` says whether another follows."""
    found = Commission.objects.select_related("body", "predecessor").order_by("-from_on", "-pk")
    followed = Commission.objects.filter(predecessor=OuterRef("pk"))
    return list(found.annotate(has_successor=Exists(followed)))


def current(day: date | None = None) -> Commission | None:
    """The commission in office on that day (today), else the newest that is not handed over; ``None`` without one.

    One that is being set up counts once its first day has come; until then its predecessor is the current one.
    """
    day = day or timezone.localdate()
    found = Commission.objects.select_related("body", "predecessor").order_by("-from_on", "-pk")
    return found.filter(begun(day)).first() or found.exclude(state=CommissionState.HANDED_OVER).first()


def creations(commission: Commission):
    """The council's decisions about the creation of this commission, the newest first."""
    return Deliberation.objects.filter(about=f"commission:{commission.pk}").order_by("-pk")


def creation_articles(commission: Commission, version: RulesVersion | None) -> list[str]:
    """The articles of the decision that creates the commission, in French, from its first rules."""
    name = commission.body.name.piece("fr").text
    values = version.values if version else {}
    lowest, highest = values.get("min_members"), values.get("max_members")
    if not lowest:
        size = "[à compléter : nombre] membres"
    else:
        size = f"{highest} membres" if lowest == highest else f"{lowest} à {highest} membres"
    if values.get("has_substitutes") == "pairs":
        size += " effectifs, chacun avec un membre suppléant"
    articles = [
        f"crée une {{commission}}, dénommée « {name} », de {size} ;",
        "approuve son règlement d’ordre intérieur annexé à la présente ;",
    ]
    if values.get("public_call", True):
        articles.append("charge le collège des bourgmestre et échevins de lancer un appel public à candidatures ;")
    return [*articles, "transmet la présente délibération à {autorite}."]


def first_sitting_on(commission: Commission) -> date | None:
    """The day of the first sitting that was not cancelled; ``None`` before there is one."""
    found = Sitting.objects.filter(body=commission.body_id).exclude(state=SittingState.CANCELLED)
    return found.order_by("day").values_list("day", flat=True).first()


# What is due


@asking
def due(spaces: Iterable, today: date):
    """What commissions owe by themselves: creation, rules, first sitting, list, minimum, handover. Two statements.

    What a call, a seat, a sitting or an opinion owes is told by its own module.
    """
    working = Commission.objects.filter(space__in=list(spaces)).exclude(state=CommissionState.HANDED_OVER)
    rows = yield from facts_of.asked(working, today)
    return sorted((item for facts in rows for item in next_acts(facts)), key=lambda item: item.on)


def next_acts(facts: Facts) -> list[Due]:
    """What this commission owes next, by day."""
    commission = facts.commission
    if commission.state == CommissionState.HANDED_OVER:
        return []
    found = [*_setting_up(facts), *_of_rules(facts)]
    if commission.list_due_on and not commission.list_sent_on:
        found.append(
            _due(facts, _("Send the list of members to the ministry"), commission.list_due_on, "officer", kind="list")
        )
    if missing := _missing_sittings(facts):
        words = {"count": missing, "minimum": facts.minimum}
        what = _("Plan more sittings this year (%(count)s): the rules ask for %(minimum)s") % words
        found.append(
            _due(facts, what, date(facts.today.year, 12, 31), "officer", f"bodies/{commission.body_id}/", "minimum")
        )
    if commission.state == CommissionState.WORKING and commission.expected_until < facts.today:
        what = _("Hand over “%(commission)s” to the next commission") % {"commission": commission}
        found.append(_due(facts, what, commission.expected_until, "officer", f"{commission.path}handover/", "handover"))
    return sorted(found, key=lambda item: item.on)


def _due(facts: Facts, what, on: date, owner: str, link: str = "", kind: str = "", begun: bool = False) -> Due:
    commission = facts.commission
    link = link or commission.path
    return Due(commission.space, what, on, role_label(owner), link, kind, on < facts.today, begun)


def _setting_up(facts: Facts) -> list[Due]:
    commission = facts.commission
    words = {"commission": commission}
    if commission.state != CommissionState.SETTING_UP:
        return []
    found = []
    if not commission.created_by_id and not facts.is_decision_drafted:
        what = _("Draft the council's decision that creates “%(commission)s”") % words
        found.append(_due(facts, what, commission.from_on, "secretary", kind="creation"))
    if facts.next_sitting is None and facts.last_sitting is None:
        what = _("Plan the first sitting of “%(commission)s”") % words
        link = f"bodies/{commission.body_id}/sittings/new/"
        found.append(_due(facts, what, commission.from_on, "officer", link, "constituent"))
    return found


def _of_rules(facts: Facts) -> list[Due]:
    words = {"commission": facts.commission}
    for version in facts.versions:
        decision = version.deliberation
        is_answered = version.annulled_on is None and version.state != RulesState.DRAFT
        if decision and is_answered and decision.supervision in (Supervision.ANNULLED, Supervision.ANNULLED_PART):
            what = _("Record which rules of “%(commission)s” the authority annulled") % words
            return [_due(facts, what, decision.supervision_on, "secretary", _rules_link(facts, version), "annulment")]
    if not facts.rules.is_default:
        return []
    what = _("Put the rules of “%(commission)s” in force") % words
    newest = facts.versions[0] if facts.versions else None
    begun = newest is not None and newest.state != RulesState.ANNULLED
    return [_due(facts, what, facts.commission.from_on, "secretary", _rules_link(facts, newest), "rules", begun)]


def _rules_link(facts: Facts, version: RulesVersion | None) -> str:
    base = f"{facts.commission.path}rules/"
    return f"{base}{version.pk}/" if version else base


def _missing_sittings(facts: Facts) -> int:
    """How many sittings of this year are missing, once the year has gone further than its sittings."""
    commission, today = facts.commission, facts.today
    if not facts.minimum or commission.state != CommissionState.WORKING:
        return 0
    if commission.from_on.year == today.year:
        return 0  # the first year is no whole one
    is_followed = commission.successor_id is not None  # type: ignore[attr-defined]
    if commission.expected_until < today and (is_followed or not facts.rules.sits_until_replaced):
        return 0  # the term is over: this one is to hand over
    counted = facts.held_this_year + facts.planned_this_year
    wanted_by_now = -(-facts.minimum * today.month // 12)
    return facts.minimum - counted if counted < wanted_by_now else 0
