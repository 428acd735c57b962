"""After the vote: transmission, the authority's answer, publication, public copy, release, correction."""

from collections.abc import Iterable
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.queries import grants
from zesummen.documents import queries as files
from zesummen.kernel import dates, journal, moves, thread
from zesummen.kernel.access import Refused, insist, no

from .. import queries, rules, states, texts
from ..models import Deliberation
from ..queries import papers
from ..queries.sheets import WORDS
from ..states import ApprovalNeed, DecisionState, Supervision
from . import results
from .texts import _settle

ANSWERS = {
    Supervision.APPROVED: states.APPROVE,
    Supervision.ANNULLED_PART: states.ANNUL_PART,
    Supervision.ANNULLED: states.ANNUL,
}


@transaction.atomic
def withdraw_draft(*, deliberation: Deliberation, reason: str, by) -> Deliberation:
    """Withdraw a draft before it reached the council; its text stays readable."""
    insist(rules.may_withdraw(grants(by, deliberation.space), deliberation))
    if not reason.strip():
        raise Refused(no(_("Say why the point was postponed or withdrawn.")))
    moves.apply(
        deliberation,
        states.WITHDRAW,
        voted_on=timezone.localdate(),
        voted_by=by,
        outcome_reason=reason.strip(),
        version=deliberation.version + 1,
    )
    journal.note("deliberation.withdrawn", deliberation, space=deliberation.space, by=by, reason=reason.strip())
    results.tell_withdrawal(deliberation)
    return deliberation


def _once(deliberation: Deliberation, still_open: dict, **values) -> None:
    """Write once, where ``still_open`` holds; the second of two at once is refused."""
    rows = Deliberation.objects.filter(pk=deliberation.pk, **still_open)
    if not rows.update(**values, version=deliberation.version + 1):
        raise Refused(no(_("This step is no longer open. It may have been done already. Reload the page to see.")))
    deliberation.refresh_from_db()


def _insist_after(day: date, first: date | None, what) -> None:
    if first and day < first:
        raise Refused(no(what % {"day": dates.short_date(first)}))
    if day > timezone.localdate():
        raise Refused(no(_("This day has not come yet. Enter the day on which it really happened.")))


@transaction.atomic
def transmit(*, deliberation: Deliberation, to: str, on: date, approval_need: str, by) -> Deliberation:
    """Note that the decision went to the authority, and whether an approval is needed (yes, no, to be checked)."""
    insist(rules.may_transmit(grants(by, deliberation.space), deliberation))
    _insist_after(
        on, deliberation.voted_on, _("The council decided on %(day)s; it was transmitted on that day or later.")
    )
    _once(
        deliberation,
        {"transmitted_on": None},
        transmitted_on=on,
        transmitted_to=to.strip(),
        approval_need=approval_need,
    )
    journal.note("deliberation.transmitted", deliberation, space=deliberation.space, by=by, to=to, day=on.isoformat())
    return deliberation


@transaction.atomic
def set_approval_need(*, deliberation: Deliberation, need: str, by) -> Deliberation:
    """Say whether an approval is needed, once it has been checked."""
    insist(rules.may_record_supervision(grants(by, deliberation.space), deliberation))
    _once(deliberation, {"supervision": Supervision.NONE}, approval_need=ApprovalNeed(need))
    facts = {"fields": ["approval_need"]}
    journal.note("deliberation.edited", deliberation, space=deliberation.space, by=by, **facts)
    return deliberation


@transaction.atomic
def record_supervision(
    *, deliberation: Deliberation, answer: str, on: date, note: str = "", articles: Iterable[int] = (), by
) -> Deliberation:
    """Record the authority's answer: approved, annulled in whole, or annulled in part (which articles)."""
    insist(rules.may_record_supervision(grants(by, deliberation.space), deliberation))
    _insist_after(
        on,
        deliberation.transmitted_on,
        _("The decision was transmitted on %(day)s; the answer came on that day or later."),
    )
    numbers = sorted(set(articles)) if answer == Supervision.ANNULLED_PART else []
    _insist_articles(deliberation, answer, numbers)
    moves.apply(
        deliberation,
        ANSWERS[answer],
        field="supervision",
        supervision_on=on,
        supervision_note=note.strip(),
        annulled_articles=numbers,
        version=deliberation.version + 1,
    )
    journal.note(
        "deliberation.supervised", deliberation, space=deliberation.space, by=by, day=on.isoformat(), answer=answer
    )
    results.tell_supervision(deliberation)
    return deliberation


def _insist_articles(deliberation: Deliberation, answer: str, numbers: list[int]) -> None:
    if answer not in ANSWERS:
        raise Refused(no(_("Choose what the authority said.")))
    if answer != Supervision.ANNULLED_PART:
        return
    if not numbers:
        raise Refused(no(_("Choose the articles that were annulled.")))
    count = len(deliberation.articles)
    if numbers[0] < 1 or numbers[-1] > count:
        raise Refused(no(_("Articles of the decision: %(count)d. Choose among them.") % {"count": count}))
    if len(numbers) == count:
        raise Refused(no(_("All articles are annulled: record it as annulled in whole.")))


@transaction.atomic
def publish(
    *, deliberation: Deliberation, on: date, at=None, place: str, copy_checked: bool = False, by
) -> Deliberation:
    """Note the publication, its place and time; a closed sitting's decision only once its public copy was checked."""
    insist(rules.may_publish(grants(by, deliberation.space), deliberation))
    _insist_after(
        on, deliberation.voted_on, _("The council decided on %(day)s; it was published on that day or later.")
    )
    if not place.strip():
        raise Refused(no(_("Say where the decision was published.")))
    if deliberation.is_closed and not copy_checked:
        raise Refused(
            no(_("This was decided in a closed sitting. Choose first what the public copy leaves out, and confirm it."))
        )
    _once(deliberation, {"published_on": None}, published_on=on, published_at=at, published_place=place.strip())
    thread.tie(deliberation, is_public=not deliberation.is_closed)
    journal.note(
        "deliberation.published", deliberation, space=deliberation.space, by=by, day=on.isoformat(), place=place
    )
    return deliberation


@transaction.atomic
def black_out(
    *, deliberation: Deliberation, keys: Iterable[str], words: Iterable[str], expected: int, by
) -> Deliberation:
    """Choose what the public copy leaves out: whole passages by key, and words wherever they stand.

    The original stays as it is. Words that do not stand in the text are refused, so that nobody trusts a slip.
    """
    insist(rules.may_make_public_copy(grants(by, deliberation.space), deliberation))
    chosen = [
        *dict.fromkeys(keys),
        *(f"{WORDS}{texts.typeset(' '.join(word.split()))}" for word in words if word.strip()),
    ]
    sheet = queries.sheet(deliberation)
    document, missing = papers.public_copy(files.opened(deliberation.voted_text), sheet, chosen)
    if missing:
        raise Refused(
            no(
                _("These words do not stand in the decision: %(words)s. Copy them exactly as they are written.")
                % {"words": ", ".join(missing)}
            )
        )
    changed = moves.edit(deliberation, expected=expected, blacked_out=chosen)
    if changed:
        thread.tie(deliberation)
        journal.note(
            "deliberation.blacked_out",
            deliberation,
            space=deliberation.space,
            by=by,
            title=_public_title(deliberation),
            count=len(chosen),
        )
    return deliberation


def _public_title(deliberation: Deliberation) -> str:
    return queries.sheet(deliberation, public=True).subject


@transaction.atomic
def release(*, deliberation: Deliberation, by) -> Deliberation:
    """Open the decision to the bodies outside. Pressing twice changes nothing more."""
    insist(rules.may_release(grants(by, deliberation.space)))
    rows = Deliberation.objects.filter(pk=deliberation.pk, released_at=None)
    if rows.update(released_at=timezone.now(), released_by=by):
        journal.note("deliberation.released", deliberation, space=deliberation.space, by=by)
    deliberation.refresh_from_db()
    return deliberation


@transaction.atomic
def close_again(*, deliberation: Deliberation, by) -> Deliberation:
    """Close the decision to the bodies outside. Pressing twice changes nothing more."""
    insist(rules.may_release(grants(by, deliberation.space)))
    rows = Deliberation.objects.filter(pk=deliberation.pk, released_at__isnull=False)
    if rows.update(released_at=None, released_by=None):
        journal.note("deliberation.closed_again", deliberation, space=deliberation.space, by=by)
    deliberation.refresh_from_db()
    return deliberation


_COPIED = [
    "kind",
    "regime",
    "subject",
    "summary",
    "body_name",
    "about",
    "visas",
    "reasons",
    "heard",
    "articles",
    "budget_article",
    "budget_year",
    "budget_amount",
    "contact_person",
    "is_closed",
]


@transaction.atomic
def start_correction(*, deliberation: Deliberation, reason: str, by) -> Deliberation:
    """A new version that names the one it replaces and goes the same way; the old one counts until it is accepted."""
    space = deliberation.space
    over = (DecisionState.REJECTED, DecisionState.WITHDRAWN)
    newer = deliberation.corrections.exclude(state__in=over).exists()
    insist(rules.may_correct(grants(by, space), deliberation, newer=newer))
    if not reason.strip():
        raise Refused(no(_("Say why the decision is corrected.")))
    values = {name: getattr(deliberation, name) for name in _COPIED}
    if deliberation.state == DecisionState.ACCEPTED:
        number = f" ({deliberation.reference})" if deliberation.reference else ""
        values["visas"] = [
            *values["visas"],
            f"Revu sa délibération du {dates.long_date(deliberation.voted_on, 'fr')}{number} portant le même objet ;",
        ]
    try:
        with transaction.atomic():
            made = Deliberation.objects.create(
                space=space, replaces=deliberation, correction_reason=reason.strip(), **values
            )
    except IntegrityError:
        raise Refused(no(_("A correction of this decision exists already. Go on with that one.")))
    _settle(made)
    thread.link(deliberation, made)
    journal.note("deliberation.correction_started", deliberation, space=space, by=by, reason=reason.strip())
    return made
