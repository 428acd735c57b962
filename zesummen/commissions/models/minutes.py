"""What becomes of minutes: versions, remarks, who got them, and the public version that names roles."""

from django.db import models
from django.db.models import Q

from zesummen.kernel.columns import pair, person_key
from zesummen.kernel.tenancy import SpaceKey, SpaceModel, Versioned
from zesummen.kernel.words import Words
from zesummen.sittings.states import ReplyChannel

from ..states import MinutesKind, RemarkState, SentTo


class MinutesVersion(SpaceModel):
    """Minutes as they stood one day, frozen: the draft sent for remarks, the approved ones, each correction.

    A correction names the version it replaces; both stay readable. ``approved_at`` is the sitting that approved;
    empty: approved in writing. ``document`` is the French one; the other languages are its ``papers``.
    """

    sitting = SpaceKey("sittings.Sitting", on_delete=models.CASCADE, related_name="+")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=MinutesKind)
    document = SpaceKey("documents.FrozenDocument", on_delete=models.PROTECT, related_name="+")
    remarks_until = models.DateField(null=True, blank=True)  # of a draft sent for remarks
    approved_at = SpaceKey("sittings.Sitting", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    replaces = SpaceKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by")
    reason = models.CharField(max_length=300, blank=True)  # why it was corrected
    text = Words()  # the words of a correction
    made_on = models.DateField()
    made_by = person_key()
    signed_on = models.DateField(null=True, blank=True)
    signed_noted_by = person_key()

    class Meta:
        ordering = ["sitting", "number"]
        constraints = [
            models.UniqueConstraint(fields=["sitting", "number"], name="commissions_minutes_number"),
            models.UniqueConstraint(
                fields=["sitting"], condition=Q(kind="approved"), name="commissions_minutes_approved_once"
            ),
            models.UniqueConstraint(
                fields=["replaces"], condition=Q(replaces__isnull=False), name="commissions_minutes_one_correction"
            ),
            models.CheckConstraint(
                condition=Q(kind="correction", replaces__isnull=False) & ~Q(reason="")
                | ~Q(kind="correction") & Q(replaces=None),
                name="commissions_minutes_correction",
            ),
            pair("signed_on", "signed_noted_by", "commissions_minutes_signed_pair"),
        ]

    def __str__(self):
        return str(self.document)


class MinutesPaper(SpaceModel):
    """A version of the minutes in one language, frozen with it. French is always there and is the reference."""

    version = SpaceKey(MinutesVersion, on_delete=models.CASCADE, related_name="papers")
    language = models.CharField(max_length=2)
    document = SpaceKey("documents.FrozenDocument", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["version", "id"]
        constraints = [models.UniqueConstraint(fields=["version", "language"], name="commissions_minutes_paper_once")]

    def __str__(self):
        return f"{self.version} ({self.language})"


class Remark(SpaceModel, Versioned):
    """What a member had to say about draft minutes: on which point, whether it was taken, and why not."""

    sitting = SpaceKey("sittings.Sitting", on_delete=models.CASCADE, related_name="+")
    member = SpaceKey("sittings.BodyMember", on_delete=models.PROTECT, related_name="+")
    item = SpaceKey("sittings.AgendaItem", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    text = models.TextField(max_length=4000)
    channel = models.CharField(max_length=8, choices=ReplyChannel)
    made_on = models.DateField()
    state = models.CharField(max_length=9, choices=RemarkState, default=RemarkState.OPEN)
    answer = models.CharField(max_length=400, blank=True)
    settled_on = models.DateField(null=True, blank=True)
    settled_by = person_key()

    class Meta:
        ordering = ["id"]
        constraints = [
            pair("settled_on", "settled_by", "commissions_remark_settled_pair"),
            models.CheckConstraint(
                condition=Q(state="open", settled_on=None) | ~Q(state="open") & Q(settled_on__isnull=False),
                name="commissions_remark_settled",
            ),
            models.CheckConstraint(condition=~Q(state="not_taken") | ~Q(answer=""), name="commissions_remark_answer"),
        ]

    def __str__(self):
        return self.text[:80]


class MinutesSending(SpaceModel):
    """A version of approved minutes went to the college or the minister."""

    version = SpaceKey(MinutesVersion, on_delete=models.CASCADE, related_name="sendings")
    to = models.CharField(max_length=8, choices=SentTo)
    by_letter = models.BooleanField(default=False)
    sent_on = models.DateField()
    sent_by = person_key()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["version", "to"], name="commissions_minutes_sent_once")]

    def __str__(self):
        return f"{self.version} → {self.to}"


class PublicMinutes(SpaceModel):
    """The version of approved minutes that everybody may read: roles in place of names, no address.

    One row a language, frozen when it was released. A row that is not withdrawn is public.
    """

    version = SpaceKey(MinutesVersion, on_delete=models.PROTECT, related_name="public_versions")
    document = SpaceKey("documents.FrozenDocument", on_delete=models.PROTECT, related_name="+")
    language = models.CharField(max_length=2)
    published_on = models.DateField()
    published_by = person_key()
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_by = person_key()
    withdrawn_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            pair("withdrawn_on", "withdrawn_by", "commissions_public_minutes_pair"),
            models.UniqueConstraint(
                fields=["version", "language"], condition=Q(withdrawn_on=None), name="commissions_public_minutes_once"
            ),
        ]

    def __str__(self):
        return str(self.document)
