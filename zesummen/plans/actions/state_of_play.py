"""Making versions of the state of play, and recording that the steering committee noted one."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.queries import grants
from zesummen.documents.actions import freeze_document
from zesummen.kernel import journal, moves
from zesummen.kernel.access import Refused, insist, no
from zesummen.kernel.words import REFERENCE, Text
from zesummen.sittings.actions.agenda import put_on_agenda
from zesummen.sittings.models import AgendaItem
from zesummen.sittings.queries.bodies import steering_body

from ..models import InventoryItem, Need, Plan, StateOfPlay, StateOfPlayCopy
from ..queries.papers.state_of_play import documents
from ..rules import state_of_play as rules
from ..rules.plans import may_write

KIND = "state_of_play"


@transaction.atomic
def write_intro(*, plan: Plan, intro: Text, expected: int, by) -> Plan:
    """Write the introduction; the versions made before keep theirs."""
    insist(may_write(grants(by, plan.space), plan))
    if moves.edit(plan, expected=expected, state_of_play_intro=intro):
        journal.note("state_of_play.intro", plan, space=plan.space, by=by)
    return plan


@transaction.atomic
def make_version(*, plan: Plan, by) -> StateOfPlay:
    """Freeze the state of play as it stands now, in five languages, under the next number."""
    contents = InventoryItem.objects.filter(ended_on=None).count()
    contents += Need.objects.filter(plan=plan, dropped_on=None).count()
    insist(rules.may_make(grants(by, plan.space), plan, contents=contents))
    Plan.objects.select_for_update().get(pk=plan.pk)
    before = StateOfPlay.objects.filter(plan=plan).select_related("document").order_by("-number").first()
    number = (StateOfPlay.objects.filter(plan=plan).aggregate(top=Max("number"))["top"] or 0) + 1
    today = timezone.localdate()
    made = documents(plan, number=number, made_on=today)
    frozen = freeze_document(
        kind=KIND, document=made.pop(REFERENCE), space=plan.space, replaces=before.document if before else None, by=by
    )
    version = StateOfPlay.objects.create(space=plan.space, plan=plan, number=number, document=frozen, made_on=today)
    for language, document in made.items():
        copy = freeze_document(kind=KIND, document=document, space=plan.space, by=by)
        StateOfPlayCopy.objects.create(space=plan.space, state_of_play=version, language=language, document=copy)
    journal.note("state_of_play.made", version, space=plan.space, by=by, number=number)
    return version


@transaction.atomic
def put_before_committee(*, version: StateOfPlay, by) -> AgendaItem:
    """Put the version on the agenda of the steering committee's next sitting; twice is harmless."""
    insist(may_write(grants(by, version.space), version.plan))
    body = steering_body()
    if body is None:
        raise Refused(no(_("There is no steering committee yet. Set it up first.")))
    with translation.override(by.language):
        title = str(version)
    item = put_on_agenda(
        body=body, title=title, link=f"plans/{version.plan_id}/state-of-play/", source=f"{KIND}:{version.pk}", by=by
    )
    journal.note("state_of_play.put", version, space=version.space, by=by)
    return item


@transaction.atomic
def note_version(*, version: StateOfPlay, item: AgendaItem, by) -> StateOfPlay:
    """Record under which point of the agenda the committee noted it; a wrong one is put right the same way."""
    insist(rules.may_note(grants(by, version.space), version, item))
    StateOfPlay.objects.filter(pk=version.pk).update(noted_item=item, noted_on=item.sitting.day)
    version.refresh_from_db()
    journal.note("state_of_play.noted", version, space=version.space, by=by, day=f"{version.noted_on:%d.%m.%Y}")
    return version
