"""What was on paper: cards and flip charts keyed in, dots as a number, photos kept. Counted together with phones."""

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.queries import grants
from zesummen.documents import actions as documents
from zesummen.documents.actions import Upload
from zesummen.kernel import journal
from zesummen.kernel.access import Refused, insist, no

from ..models import Card, CardGroup, Dot, Evening, Room
from ..queries.steps import Steps
from ..rules import rooms as rules
from ..states import CardSource, StepKind
from . import hints
from .phones import cleaned

MOST_DOTS = 2000  # for one group, on paper


@transaction.atomic
def key_in_cards(
    *, case, room: Room, steps: Steps, step: int, texts: Sequence[str], language: str, source: str, client_key: str, by
) -> int:
    """Key in cards of a step, one text each; sent twice, kept once. Returns how many there are of this form."""
    insist(rules.may_key_in(grants(by, case.viewer), case))
    row = steps.at(step)
    if row is None or row.kind != StepKind.REFLECT:
        raise Refused(no(_("No cards are collected for this step.")))
    texts = [text for text in (cleaned(text) for text in texts) if text]
    for text in texts:
        insist(rules.fits(text))
    if len(texts) > rules.MOST_AT_ONCE:
        raise Refused(no(_("Key in at most %(most)d cards at once.") % {"most": rules.MOST_AT_ONCE}))
    before = Card.objects.filter(room=room).count()
    Card.objects.bulk_create(
        [
            Card(
                space_id=room.space_id, room=room, step=step, client_key=f"{client_key}.{place}", source=source,
                text=text, language=language, keyed_in_by=by,
            )
            for place, text in enumerate(texts)
        ],
        ignore_conflicts=True,
    )  # fmt: skip
    if Card.objects.filter(room=room).count() > before:
        _journal("training.keyed_in", case, room.evening, by, count=len(texts))
        hints.changed(room)
    return len(texts)


@transaction.atomic
def key_in_dots(*, case, room: Room, steps: Steps, step: int, counts: Mapping[int, int], by) -> None:
    """How many paper dots each group has: the number replaces the one keyed in before."""
    insist(rules.may_key_in(grants(by, case.viewer), case))
    row = steps.at(step)
    if row is None or row.kind != StepKind.DOTS:
        raise Refused(no(_("No dots are given in this step.")))
    known = set(CardGroup.objects.filter(room=room, step=steps.ground(step)).values_list("pk", flat=True))
    for group, count in counts.items():
        if group not in known:
            raise Refused(no(_("This group is no longer there. Choose another.")))
        if not 0 <= count <= MOST_DOTS:
            raise Refused(no(_("Enter a number between 0 and %(most)d.") % {"most": MOST_DOTS}))
        _set_dots(room, step, group, count)
    _journal("training.dots_keyed_in", case, room.evening, by)
    hints.changed(room)


def _set_dots(room: Room, step: int, group: int, count: int) -> None:
    key = f"paper-{step}-{group}"
    if not count:
        Dot.objects.filter(room=room, client_key=key).delete()
        return
    Dot.objects.update_or_create(
        room=room,
        client_key=key,
        defaults={
            "space_id": room.space_id, "step": step, "group_id": group, "count": count, "source": CardSource.PAPER,
        },
    )  # fmt: skip


@transaction.atomic
def keep_photo(*, case, evening: Evening, upload: Upload, title: str, by):
    """Keep a photo of a flip chart with the papers of the evening."""
    insist(rules.may_key_in(grants(by, case.viewer), case))
    made = documents.receive_file(
        owner=evening, upload=upload, title=title, dated_on=timezone.localdate(), language=evening.language
    )
    _journal("training.photo_kept", case, evening, by)
    return made


def _journal(verb: str, case, evening: Evening, by, **facts) -> None:
    journal.note(verb, evening, space=case.body, by=by, title=f"{case.request.reference} · {evening.number}", **facts)
