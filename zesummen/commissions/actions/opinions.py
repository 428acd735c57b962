"""Opinions: asked for or begun, adopted, sent, answered, and tied to what they led to."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.queries import grants
from zesummen.council.actions import edit_text
from zesummen.council.models import Deliberation
from zesummen.documents.actions import freeze_document
from zesummen.kernel import journal, moves, thread
from zesummen.kernel.access import Refused, insist, may, no
from zesummen.kernel.models import Edge, Node
from zesummen.kernel.words import Text

from .. import states
from ..models import Commission, Opinion, OpinionDate, Vote
from ..queries import opinion_papers as papers
from ..queries import opinions as queries
from ..queries import rulebook
from ..rules import opinions as rules
from ..states import Answer, Leaning, OpinionOrigin, OpinionState
from . import opinion_mail


@transaction.atomic
def ask(
    *,
    commission: Commission,
    title: Text,
    question: Text,
    origin: str = OpinionOrigin.COLLEGE,
    wished_by: date | None = None,
    mission: str = "",
    by,
) -> Opinion:
    """Ask the commission for an opinion, with the day by which it is wished. The secretariat and the president hear."""
    insist(rules.may_ask(grants(by, commission.space), commission))
    if wished_by and wished_by <= timezone.localdate():
        raise Refused(no(_("The day by which the opinion is wished must lie in the future.")))
    opinion = _begin(
        commission,
        title=title,
        question=question,
        origin=origin,
        wished_by=wished_by,
        mission=mission,
        asked_on=timezone.localdate(),
        state=OpinionState.ASKED,
    )
    journal.note("advice.asked", opinion, space=commission.space, by=by)
    opinion_mail.asked(opinion)
    return opinion


@transaction.atomic
def begin(*, commission: Commission, title: Text, by, **values) -> Opinion:
    """Begin an opinion on the commission's own initiative."""
    insist(rules.may_write_opinions(grants(by, commission.space), commission))
    opinion = _begin(commission, title=title, origin=OpinionOrigin.OWN, state=OpinionState.DRAFT, **values)
    journal.note("advice.begun", opinion, space=commission.space, by=by)
    return opinion


def _begin(commission: Commission, **values) -> Opinion:
    opinion = Opinion.objects.create(space=commission.space, commission=commission, regime=commission.regime, **values)
    thread.tie(opinion)
    return opinion


@transaction.atomic
def change(*, opinion: Opinion, expected: int, by, **values) -> Opinion:
    """Change the words of an opinion; the first change of one that was asked for begins it. ``moves.Stale`` if late."""
    insist(rules.may_change(grants(by, opinion.space), opinion))
    changed = moves.edit(opinion, expected=expected, **values)
    if opinion.state == OpinionState.ASKED:
        moves.apply(opinion, states.BEGIN_OPINION)
    if changed:
        thread.tie(opinion)
        journal.note("advice.changed", opinion, space=opinion.space, by=by, changed=", ".join(sorted(changed)))
    return opinion


@transaction.atomic
def renew_date(*, opinion: Opinion, wished_by: date, reason: str, by) -> Opinion:
    """Move the day by which an opinion is wished, with the reason; the old day stays on record."""
    granted = grants(by, opinion.space)
    insist(may(granted, "opinion.ask") or may(granted, "opinion.write"))
    if opinion.state not in rules.OPEN or opinion.wished_by is None:
        raise Refused(no(_("No day is wished for this opinion, or it is adopted already.")))
    if wished_by <= timezone.localdate():
        raise Refused(no(_("The day by which the opinion is wished must lie in the future.")))
    was, today = opinion.wished_by, timezone.localdate()
    if was == wished_by:
        raise Refused(no(_("That is the day already written. Enter another one.")))
    OpinionDate.objects.create(
        space=opinion.space,
        opinion=opinion,
        was=was,
        wished_by=wished_by,
        reason=reason[:300],
        renewed_on=today,
        renewed_by=by,
    )
    moves.edit(opinion, expected=opinion.version, wished_by=wished_by)
    journal.note("advice.renewed", opinion, space=opinion.space, by=by, day=wished_by.isoformat(), reason=reason)
    return opinion


@transaction.atomic
def adopt(
    *,
    opinion: Opinion,
    leaning: str,
    adopted_on: date,
    item=None,
    vote: Vote | None = None,
    minority: Text | None = None,
    by,
) -> Opinion:
    """Record that the commission adopted the opinion at a sitting; it gets its number and its words are frozen.

    ``item`` is the point of a sitting of that day, ``vote`` one that carried on it; a vote brings its point with it.
    """
    insist(rules.may_adopt(grants(by, opinion.space), opinion))
    begun = opinion.asked_on or opinion.commission.from_on
    insist(rules.fits_day(adopted_on, not_before=begun, today=timezone.localdate()))
    if leaning not in Leaning.values:
        raise Refused(no(_("Say whether the opinion is favourable, reserved or unfavourable.")))
    item = item or (vote.item if vote is not None else None)
    insist(rules.rests_on(item, vote, adopted_on))
    Commission.objects.select_for_update().get(pk=opinion.commission_id)  # two at once: the second gets the next number
    rows = Opinion.objects.filter(commission=opinion.commission_id, year=adopted_on.year)
    number = (rows.aggregate(last=Max("number"))["last"] or 0) + 1
    also = {} if minority is None else {"minority": minority}
    moves.apply(
        opinion,
        states.ADOPT_OPINION,
        leaning=leaning,
        adopted_on=adopted_on,
        item=item,
        vote=vote,
        number=number,
        year=adopted_on.year,
        version=opinion.version + 1,
        **also,
    )
    _freeze(opinion, by)
    thread.tie(opinion)
    journal.note("advice.adopted", opinion, space=opinion.space, by=by)
    return opinion


def _freeze(opinion: Opinion, by) -> None:
    document = papers.paper(papers.sheet(opinion), "fr")
    frozen = freeze_document(kind="opinion", document=document, space=opinion.space, by=by)
    Opinion.objects.filter(pk=opinion.pk).update(document=frozen)
    opinion.document = frozen


@transaction.atomic
def send(*, opinion: Opinion, to: str, by, answer_wished_by: date | None = None) -> Opinion:
    """Send an adopted opinion. The day by which an answer is wished is frozen now, from the rules in force or as given.

    An answer is owed only where the commune's rules say so; otherwise it is a wish.
    """
    insist(rules.may_send(grants(by, opinion.space), opinion))
    today = timezone.localdate()
    book = rulebook.rules_on(opinion.commission, today)
    wished = answer_wished_by or (today + timedelta(days=book.answer_days) if book.answer_days else None)
    if wished and wished <= today:
        raise Refused(no(_("The day by which an answer is wished must lie in the future.")))
    article = book.rule("answer_owed").article if book.answer_owed else ""
    moves.apply(
        opinion,
        states.SEND_OPINION,
        sent_on=today,
        sent_by=by,
        sent_to=to[:200],
        answer_wished_by=wished,
        is_answer_owed=bool(book.answer_owed),
        answer_rule=article[:200],
        version=opinion.version + 1,
    )
    journal.note("advice.sent", opinion, space=opinion.space, by=by, to=to)
    opinion_mail.sent(opinion)
    return opinion


@transaction.atomic
def remind(*, opinion: Opinion, by=None) -> Opinion:
    """Remind the college of an opinion that waits; by the secretariat, or by the rhythm of the rules (``by`` none)."""
    today = timezone.localdate()
    if by is not None:
        insist(rules.may_remind(grants(by, opinion.space), opinion, today))
    waits = Opinion.objects.filter(pk=opinion.pk, state=OpinionState.SENT).exclude(reminded_on=today)
    if not waits.update(reminded_on=today, reminders=opinion.reminders + 1):
        raise Refused(no(_("This opinion does not wait for an answer, or the college was reminded today already.")))
    opinion.refresh_from_db()
    journal.note("advice.reminded", opinion, space=opinion.space, by=by)
    opinion_mail.reminded(opinion)
    return opinion


@transaction.atomic
def answer(*, opinion: Opinion, answer: str, reason: Text, answered_on: date | None = None, by) -> Opinion:
    """Answer for the college: followed, in part or not, with the reason. The commission hears of it."""
    insist(rules.may_answer(grants(by, opinion.space), opinion))
    day = answered_on or timezone.localdate()
    insist(rules.fits_day(day, not_before=opinion.sent_on, today=timezone.localdate()))
    if answer not in Answer.values:
        raise Refused(no(_("Say whether the opinion is followed, followed in part or not followed.")))
    if answer != Answer.FOLLOWED and not reason:
        raise Refused(
            no(_("Give the reason: the commission wants to know why its advice is not followed, or only in part."))
        )
    moves.apply(
        opinion,
        states.ANSWER_OPINION,
        answer=answer,
        answer_reason=reason,
        answered_on=day,
        answered_by=by,
        version=opinion.version + 1,
    )
    journal.note("advice.answered", opinion, space=opinion.space, by=by)
    opinion_mail.answered(opinion)
    return opinion


@transaction.atomic
def drop(*, opinion: Opinion, reason: str, by) -> Opinion:
    """Drop an opinion that will not be given, with the reason."""
    insist(rules.may_change(grants(by, opinion.space), opinion))
    moves.apply(opinion, states.DROP_OPINION, drop_reason=reason[:400], version=opinion.version + 1)
    journal.note("advice.dropped", opinion, space=opinion.space, by=by, reason=reason)
    return opinion


@transaction.atomic
def publish(*, opinion: Opinion, by) -> Opinion:
    """Open the opinion and its answer to the public."""
    insist(rules.may_publish(grants(by, opinion.space), opinion))
    fresh = Opinion.objects.filter(pk=opinion.pk, published_on=None)
    if not fresh.update(published_on=timezone.localdate(), published_by=by):
        raise Refused(no(_("This opinion is public already.")))
    opinion.refresh_from_db()
    thread.tie(opinion, is_public=True)
    journal.note("advice.published", opinion, space=opinion.space, by=by)
    return opinion


@transaction.atomic
def close_again(*, opinion: Opinion, by) -> Opinion:
    """Take the opinion off the public pages."""
    insist(may(grants(by, opinion.space), "commission.publish"))
    shown = Opinion.objects.filter(pk=opinion.pk, published_on__isnull=False)
    if not shown.update(published_on=None, published_by=None):
        raise Refused(no(_("This opinion is not public.")))
    opinion.refresh_from_db()
    thread.tie(opinion, is_public=False)
    journal.note("advice.closed", opinion, space=opinion.space, by=by)
    return opinion


@transaction.atomic
def lead_to(*, opinion: Opinion, node: Node, by) -> None:
    """Note that the opinion led to a need, an objective, an action or a decision; doing it twice is harmless."""
    insist(rules.may_link(grants(by, opinion.space), opinion))
    if node.space_id != opinion.space_id or node.kind not in queries.LEADS_TO:
        raise Refused(no(_("Choose a need, an objective, an action or a decision of this space.")))
    _edge, made = Edge.objects.get_or_create(
        source_id=opinion.node_id, target_id=node.pk, defaults={"space_id": opinion.space_id}
    )
    if made:
        journal.note("advice.linked", opinion, space=opinion.space, by=by, other=str(node.title))


@transaction.atomic
def unlink(*, opinion: Opinion, node: Node, by) -> None:
    """Take back that the opinion led to this."""
    insist(rules.may_link(grants(by, opinion.space), opinion))
    gone, _rows = Edge.objects.filter(source_id=opinion.node_id, target_id=node.pk).delete()
    if gone:
        journal.note("advice.unlinked", opinion, space=opinion.space, by=by, other=str(node.title))


@transaction.atomic
def quote(*, opinion: Opinion, deliberation: Deliberation, by) -> Deliberation:
    """Put the opinion among the visas of a decision still being written; the thread leads from one to the other.

    It takes the place of the model's open visa ("[à compléter : date et sens de l’avis]") where that stands.
    """
    insist(may(grants(by, opinion.space), "council.write"))
    if opinion.state not in queries.GIVEN:
        raise Refused(no(_("The commission has not adopted this opinion yet. It cannot be quoted.")))
    visa = queries.visa(opinion)
    if visa in deliberation.visas:
        raise Refused(no(_("This decision quotes the opinion already.")))
    kept = [text for text in deliberation.visas if "[à compléter : date et sens de l’avis]" not in text]
    edit_text(deliberation=deliberation, values={"visas": [*kept, visa]}, expected=deliberation.version, by=by)
    thread.link(opinion, deliberation)
    journal.note("advice.quoted", opinion, space=opinion.space, by=by, other=deliberation.subject)
    return deliberation
