"""Which demo commune has a commission at which stage of its life: from one just set up to one that hands over."""

from datetime import date, timedelta

from zesummen.commissions.actions import minutes
from zesummen.commissions.models import Commission
from zesummen.commissions.queries import minutes as released
from zesummen.kernel.models import OutboxMessage
from zesummen.sittings.actions import convene, reply
from zesummen.sittings.models import Sitting
from zesummen.sittings.states import Reply

from . import advice, commissions
from .build import dated
from .commissions import TERM_2011, TERM_2023
from .scene import Scene


def at_work(scene: Scene) -> None:
    """In mid-term, with all that goes with it; the newest approved minutes can be read by everybody."""
    commissions.at_work(scene)
    sitting = Sitting.objects.filter(body__kind="commission", state="approved").order_by("-day").first()
    with dated(sitting.approved_on):
        minutes.freeze_approved(sitting, by=scene.officer)
        shown = released.public_documents(released.state_of(sitting), ())
        minutes.release(sitting=sitting, seen=minutes.seal(shown), by=scene.officer)


def convened(scene: Scene) -> None:
    """At work for a year; the next sitting is convened and the first answers have come."""
    commissions.just_asked(scene)
    sitting = Sitting.objects.get(body__kind="commission", state="planned")
    convene(sitting=sitting, by=scene.officer)
    said = (Reply.COMES, Reply.COMES, Reply.EXCUSED, Reply.COMES)
    for place, answer in zip(sitting.attendance.order_by("pk"), said, strict=False):
        reply(attendance=place, reply=answer, channel="phone", by=scene.officer)


def handing_over(scene: Scene) -> None:
    """A commission of the regime of 2011 that sat on until it was replaced: its successor is appointed, it hands over."""
    before = commissions.founded(scene, advice.CCCI, "2011", TERM_2011)
    commissions.ruled(scene, before, date(2018, 2, 1))
    commissions.seated(scene, before, 8, first=3)
    commissions.constituted(scene, before, date(2018, 3, 13))
    commissions.advise(scene, before, advice.ADVICE[:1], scene.today - timedelta(days=400))
    first = scene.today - timedelta(days=20)
    after = commissions.founded(
        scene, advice.CCVEI, "2023", (first, TERM_2023[1]), predecessor=Commission.objects.get(pk=before.pk)
    )
    commissions.ruled(scene, after, first)
    commissions.seated(scene, after, 8, first=9, pairs=False)


STAGES = {
    "differdange": at_work,
    "esch-sur-alzette": convened,
    "lorentzweiler": handing_over,
    "steinfort": commissions.calling,
    "mondorf-les-bains": commissions.selecting,
    "mersch": commissions.set_up_only,
    "junglinster": commissions.before_first_sitting,
}


def plant(scene: Scene) -> None:
    """The commission of this space, if the demo gives it one. Mails of its past went out long ago."""
    build = STAGES.get(scene.space.slug)
    if build is None:
        return
    last = OutboxMessage.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    build(scene)
    past = OutboxMessage.objects.filter(pk__gt=last, space=scene.space).exclude(kind="opinion_asked")
    past.delete()
