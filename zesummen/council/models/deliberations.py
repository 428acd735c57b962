"""Deliberations of the council: text, vote, transmission, approval, publication, correction."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from zesummen.documents.models import HasFolder
from zesummen.kernel.tenancy import SpaceKey, SpaceModel, Versioned
from zesummen.kernel.thread import NodeKind, Threaded
from zesummen.kernel.words import Words, text

from ..states import ApprovalNeed, DecisionKind, DecisionState, Regime, Supervision
from .calendar import CouncilDate, Official


class Deliberation(HasFolder, Threaded, Versioned):
    """One decision of a council (or of a syndicate's committee), in French, the reference language.

    ``visas``, ``reasons``, ``heard`` and ``articles`` are lists of paragraphs; they may hold named fields such as
    ``{montant}``, filled whenever the text is shown. ``pack_passages`` are the paragraphs of the pack, filled, as
    [key, text] pairs: an amendment is shown against them. ``body_name`` is empty for the space's own council. Once
    voted the text is frozen: ``voted_text`` is the frozen document, and a correction is a new row that names the one
    it replaces.
    """

    thread_kind = NodeKind.DECISION
    folder_permission = "council.read"
    folder_write_permission = "council.write"

    kind = models.CharField(max_length=20, choices=DecisionKind)
    regime = models.CharField(max_length=4, choices=Regime)
    subject = models.CharField(max_length=300)
    summary = Words()  # what is decided, in two plain sentences, for the public page
    body_name = models.CharField(max_length=200, blank=True)
    about = models.CharField(max_length=80, blank=True)  # "plan:12" or "party:4": set by the app above
    visas = models.JSONField(default=list)
    reasons = models.JSONField(default=list)
    heard = models.JSONField(default=list)
    articles = models.JSONField(default=list)
    budget_article = models.CharField(max_length=60, blank=True)
    budget_year = models.PositiveSmallIntegerField(null=True, blank=True)
    budget_amount = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    contact_person = models.CharField(max_length=200, blank=True)
    is_closed = models.BooleanField(default=False)  # huis clos
    state = models.CharField(max_length=10, choices=DecisionState, default=DecisionState.DRAFT)
    sitting = SpaceKey(CouncilDate, on_delete=models.PROTECT, null=True, blank=True, related_name="deliberations")
    agenda_number = models.CharField(max_length=12, blank=True)
    convened_on = models.DateField(null=True, blank=True)
    opened_at = models.TimeField(null=True, blank=True)
    closed_at = models.TimeField(null=True, blank=True)
    reference = models.CharField(max_length=60, blank=True)

    pack_text = SpaceKey("documents.FrozenDocument", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    voted_text = SpaceKey("documents.FrozenDocument", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    pack_passages = models.JSONField(default=list)
    was_amended = models.BooleanField(default=False)
    amendment_note = models.TextField(blank=True)
    voted_on = models.DateField(null=True, blank=True)
    voted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    is_unanimous = models.BooleanField(default=False)
    votes_for = models.PositiveSmallIntegerField(null=True, blank=True)
    votes_against = models.PositiveSmallIntegerField(null=True, blank=True)
    abstentions = models.PositiveSmallIntegerField(null=True, blank=True)
    present_count = models.PositiveSmallIntegerField(null=True, blank=True)
    proxy_count = models.PositiveSmallIntegerField(null=True, blank=True)
    quorum_note = models.CharField(max_length=300, blank=True)  # why it could be decided without a quorum
    outcome_reason = models.TextField(blank=True)

    transmitted_on = models.DateField(null=True, blank=True)
    transmitted_to = models.CharField(max_length=200, blank=True)
    approval_need = models.CharField(max_length=10, choices=ApprovalNeed, default=ApprovalNeed.TO_CHECK)
    supervision = models.CharField(max_length=14, choices=Supervision, default=Supervision.NONE)
    supervision_on = models.DateField(null=True, blank=True)
    supervision_note = models.TextField(blank=True)
    annulled_articles = models.JSONField(default=list)  # numbers of the articles annulled in part
    published_on = models.DateField(null=True, blank=True)
    published_at = models.TimeField(null=True, blank=True)
    published_place = models.CharField(max_length=200, blank=True)
    blacked_out = models.JSONField(default=list)  # ["visa:2", "article:3"]: not in the public copy
    replaces = SpaceKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrections")
    correction_reason = models.TextField(blank=True)
    released_at = models.DateTimeField(null=True, blank=True)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["space", "about"], name="council_delib_about")]
        constraints = [
            models.UniqueConstraint(
                fields=["space", "reference"],
                condition=~models.Q(reference=""),
                name="council_delib_reference_once",
                violation_error_message=_("This reference number is used already."),
            ),
            models.UniqueConstraint(
                fields=["replaces"],
                name="council_delib_one_correction",
                condition=models.Q(replaces__isnull=False) & ~models.Q(state__in=["rejected", "withdrawn"]),
                violation_error_message=_("A correction of this decision exists already. Go on with that one."),
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["draft", "agenda"], voted_on=None, voted_by=None)
                | models.Q(voted_on__isnull=False, voted_by__isnull=False),
                name="council_delib_voted_pair",
            ),
            models.CheckConstraint(
                condition=models.Q(supervision="none") | models.Q(supervision_on__isnull=False),
                name="council_delib_supervision_day",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="accepted") | models.Q(voted_text__isnull=False),
                name="council_delib_frozen",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="agenda") | models.Q(sitting__isnull=False),
                name="council_delib_agenda_day",
                violation_error_message=_("Choose the sitting of the council."),
            ),
            models.CheckConstraint(
                condition=models.Q(released_at=None, released_by=None)
                | models.Q(released_at__isnull=False, released_by__isnull=False),
                name="council_delib_released_pair",
            ),
        ]

    def __str__(self):
        return self.subject

    def thread_title(self):
        """The subject, without the words that were blacked out: knots of published decisions are public."""
        title = self.subject
        for key in self.blacked_out:
            if key.startswith("words:"):
                title = title.replace(key.removeprefix("words:"), "■■■")
        return text("fr", fr=title)

    def thread_link(self) -> str:
        return f"council/{self.pk}/"

    def get_absolute_url(self) -> str:
        return f"/s/{self.space.slug}/{self.thread_link()}"


class DeliberationPresence(SpaceModel):
    """Who was there when it was voted: present, excused, absent, and for whom a proxy voted."""

    class Presence(models.TextChoices):
        PRESENT = "present", _("present")
        EXCUSED = "excused", _("excused")
        ABSENT = "absent", _("absent without excuse")
        PROXY = "proxy", _("represented by proxy")
        LEFT = "left", _("left the room (personal interest)")

    deliberation = SpaceKey(Deliberation, on_delete=models.CASCADE, related_name="presences")
    official = SpaceKey(Official, on_delete=models.PROTECT, related_name="+")
    presence = models.CharField(max_length=8, choices=Presence)
    proxy_to = SpaceKey(Official, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["deliberation", "official"], name="council_presence_once"),
            models.CheckConstraint(
                condition=models.Q(presence="proxy", proxy_to__isnull=False)
                | (~models.Q(presence="proxy") & models.Q(proxy_to=None)),
                name="council_presence_proxy",
            ),
        ]

    def __str__(self):
        return f"{self.official_id}: {self.presence}"
