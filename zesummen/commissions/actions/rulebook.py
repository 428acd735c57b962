"""Versions of the rules: begin, edit, have voted, annul in part or whole, put in force."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.queries import grants
from zesummen.council.actions import draft_deliberation, on_result
from zesummen.council.models import Deliberation
from zesummen.council.states import DecisionKind
from zesummen.documents.actions import ensure_folder
from zesummen.kernel import journal, moves
from zesummen.kernel.access import Refused, insist, no
from zesummen.kernel.dates import short_date
from zesummen.sittings.models import Body

from .. import states
from ..models import Commission, RulesVersion
from ..queries import rulebook as queries
from ..rulebook import BY_KEY, RuleValue, plain, preset_values
from ..rules import rulebook as rules
from ..states import Preset, RulesState
from . import rulebook_annex


@transaction.atomic
def begin_version(
    *, commission: Commission, base: RulesVersion | None = None, preset: str = "", note: str = "", by
) -> RulesVersion:
    """Begin a draft: from another version (what was annulled in it is left out), else from a preset."""
    found = queries.versions(commission)
    has_draft = any(version.state == RulesState.DRAFT for version in found)
    insist(rules.may_begin(grants(by, commission.space), commission, has_draft=has_draft))
    kind = base.preset if base is not None else Preset(preset)
    values = queries.latest_values(base, commission.regime) if base is not None else preset_values(kind)
    try:
        with transaction.atomic():
            version = RulesVersion.objects.create(
                space=commission.space,
                commission=commission,
                number=max((v.number for v in found), default=0) + 1,
                preset=kind,
                note=note[:400],
                **_stored(values.values()),
            )
    except IntegrityError:
        raise Refused(no(_("Somebody else has begun a version just now. Reload the page to see it.")))
    ensure_folder(version)
    _note("rules.begun", version, by=by, commission=str(commission))
    return version


def _stored(values: Iterable[RuleValue]) -> dict[str, dict]:
    """Values and sources as columns of a version."""
    values = list(values)
    return {
        "values": {rule.key: plain(BY_KEY[rule.key], rule.value) for rule in values},
        "sources": {rule.key: {"kind": rule.source, "article": rule.article} for rule in values},
    }


@transaction.atomic
def edit_version(
    *, version: RulesVersion, rules_given: Iterable[RuleValue], expected: int, note: str | None = None, by
) -> RulesVersion:
    """Write the draft's values with their sources; ``moves.Stale`` when somebody else saved first."""
    insist(rules.may_edit(grants(by, version.space), version))
    before = {key: (version.values.get(key), version.sources.get(key)) for key in BY_KEY}
    columns = _stored(rules_given)
    merged = {name: {**getattr(version, name), **given} for name, given in columns.items()}
    texts = {} if note is None else {"note": note[:400]}
    moves.edit(version, expected=expected, **merged, **texts)
    changed = [key for key in BY_KEY if before[key] != (version.values.get(key), version.sources.get(key))]
    if changed:
        rulebook_annex.renew(version, by=by)
        _note("rules.edited", version, by=by, count=len(changed))
    return version


@transaction.atomic
def draft_decision(*, version: RulesVersion, by) -> Deliberation:
    """Draft the council's decision that approves this version, with the rules as its annex; it goes on in the council app."""
    insist(rules.may_draft_decision(grants(by, version.space), version))
    subject, visas, articles = queries.decision_text(version)
    decision = draft_deliberation(
        space=version.space,
        kind=DecisionKind.OTHER,
        regime=version.commission.regime,
        about=f"rules:{version.pk}",
        subject=subject,
        visas=visas,
        reasons=queries.REASONS,
        articles=articles,
        by=by,
    )
    if not RulesVersion.objects.filter(pk=version.pk, deliberation=version.deliberation_id).update(
        deliberation=decision
    ):
        raise Refused(no(_("Somebody else has drafted this decision just now. Reload the page to see it.")))
    version.refresh_from_db()
    rulebook_annex.attach(version, decision, by=by)
    _note("rules.decision_drafted", version, by=by)
    return decision


@transaction.atomic
def record_vote(*, version: RulesVersion, voted_on: date, by) -> RulesVersion:
    """Type in that the council approved this version on a day. From now on it no longer changes."""
    insist(rules.may_move(grants(by, version.space), version, states.VOTE_RULES))
    _vote(version, voted_on, by=by)
    return version


def _vote(version: RulesVersion, voted_on: date, *, by, **also) -> None:
    moves.apply(version, states.VOTE_RULES, voted_on=voted_on, **also)
    _note("rules.voted", version, by=by, day=voted_on.isoformat())


def on_vote(decision: Deliberation) -> None:
    """The council app tells of a vote: an accepted decision, or the correction of one, makes the draft voted."""
    if decision.state != "accepted":
        return
    held = [decision.pk, decision.replaces_id] if decision.replaces_id else [decision.pk]
    for version in RulesVersion.objects.filter(deliberation__in=held).select_related("commission__body", "space"):
        if version.state == RulesState.DRAFT:
            _vote(version, decision.voted_on, by=None, deliberation=decision)
        else:
            RulesVersion.objects.filter(pk=version.pk).update(deliberation=decision)


on_result(DecisionKind.OTHER, on_vote)


@transaction.atomic
def annul(*, version: RulesVersion, annulled_on: date, note: str, fields: Iterable[str] = (), by) -> RulesVersion:
    """Record what the supervising authority annulled, as of a day: some fields, or without any the whole version.

    What was annulled holds until the day before; from that day the law or the house default holds in its place.
    """
    fields = [key for key in BY_KEY if key in set(fields)]
    move = states.ANNUL_PART if fields else states.ANNUL
    insist(rules.may_move(grants(by, version.space), version, move))
    if version.voted_on and annulled_on < version.voted_on:
        raise Refused(no(_("The annulment comes before the vote. Enter a later day.")))
    if fields:
        known = {row["field"] for row in version.annulled_fields}
        rows = [{"field": key, "on": annulled_on.isoformat()} for key in fields if key not in known]
        also: dict = {"annulled_fields": [*version.annulled_fields, *rows]}
    else:
        also = _ended(version, annulled_on)
    notes = "\n".join(part for part in (version.annulment_note, note.strip()) if part)
    moves.apply(version, move, annulled_on=annulled_on, annulment_note=notes, **also)
    _note(f"rules.{move.target}", version, by=by, day=annulled_on.isoformat(), count=len(fields))
    return version


def _ended(version: RulesVersion, annulled_on: date) -> dict:
    """An annulled version held until the day before; if it was to enter into force later, it never did."""
    if version.in_force_from is None:
        return {}
    if version.in_force_from >= annulled_on:
        return {"in_force_from": None, "in_force_until": None}
    last = annulled_on - timedelta(days=1)
    return {"in_force_until": min(last, version.in_force_until or last)}


@transaction.atomic
def enter(*, version: RulesVersion, from_on: date, by) -> RulesVersion:
    """Put a voted version in force from a day; the one before holds until the day before.

    The body follows: its notice and quorum are those of the rules. Refused before the vote, and where a version
    that begins later is in force already.
    """
    insist(rules.may_enter(grants(by, version.space), version))
    if from_on < version.voted_on:
        raise Refused(no(_("Rules are in force from the vote on at the earliest. Enter a later day.")))
    others = RulesVersion.objects.filter(commission=version.commission, in_force_from__isnull=False)
    if later := others.filter(in_force_from__gte=from_on).order_by("-in_force_from").first():
        raise Refused(
            no(
                _("Version %(number)s is in force from %(day)s. Choose a later day.")
                % {"number": later.number, "day": short_date(later.in_force_from)}
            )
        )
    last = from_on - timedelta(days=1)
    holding = others.exclude(pk=version.pk)
    holding.filter(in_force_until=None).update(in_force_until=last)
    holding.filter(in_force_until__gt=last).update(in_force_until=last)
    moves.apply(version, states.ENTER, in_force_from=from_on)
    _follow(version, from_on)
    _note("rules.entered", version, by=by, day=from_on.isoformat())
    return version


def _follow(version: RulesVersion, day: date) -> None:
    """The body and the commission carry what other apps read of the rules."""
    commission = version.commission
    book = queries.book_on([version], commission.regime, day)
    quorum = str(book.quorum_number) if book.quorum_rule == "number" else book.quorum_rule
    Body.objects.filter(pk=commission.body_id).update(notice_days=book.notice_days, quorum_rule=quorum)
    Commission.objects.filter(pk=commission.pk).update(sits_until_replaced=book.sits_until_replaced)


def _note(verb: str, version: RulesVersion, *, by, **facts) -> None:
    title = str(version)
    journal.note(verb, version, space=version.space, by=by, title=title, number=version.number, **facts)
