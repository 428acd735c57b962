"""Measure 2: key people, services and associations; who was asked, and what they answered."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zesummen.documents.models import HasFolder
from zesummen.kernel.tenancy import SpaceKey, SpaceModel, Versioned
from zesummen.kernel.words import Words

from ..states import Answer
from .plans import Plan, pair, person_key


class Stakeholder(SpaceModel, Versioned):
    """Somebody or something that matters for the plan. Kept for the space, not for one plan."""

    class Kind(models.TextChoices):
        PERSON = "person", _("person")
        SERVICE = "service", _("communal service")
        ASSOCIATION = "association", _("association, club")
        SCHOOL = "school", _("school or childcare")
        COMMISSION = "commission", _("commission")
        EMPLOYER = "employer", _("employer")
        STATE = "state", _("State body")
        OTHER = "other", _("other")

    kind = models.CharField(max_length=12, choices=Kind)
    name = models.CharField(max_length=200)
    search = models.CharField(max_length=400, editable=False, default="")
    contact_name = models.CharField(max_length=200, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=2, default="fr")
    service = SpaceKey("accounts.Service", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    why = models.CharField(max_length=400, blank=True)  # what this one brings
    from_on = models.DateField(auto_now_add=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["kind", "name", "id"]

    def __str__(self):
        return self.name

    def get_absolute_url(self) -> str:
        return f"/s/{self.space.slug}/stakeholders/{self.pk}/"


class InternalNote(HasFolder, SpaceModel, Versioned):
    """The note by which each service is asked for a contact and for what it does already."""

    plan = SpaceKey(Plan, on_delete=models.CASCADE, unique=True, related_name="notes")
    subject = Words(optional=False)
    body = Words(optional=False)
    signed_by = models.CharField(max_length=200, blank=True)
    answer_by = models.DateField(null=True, blank=True)
    sent_on = models.DateField(null=True, blank=True)  # of the last round
    sent_by = person_key()

    class Meta:
        constraints = [pair("sent_on", "sent_by", "plans_note_sent_pair")]

    def __str__(self):
        return str(self.subject)

    def get_absolute_url(self) -> str:
        return f"/s/{self.space.slug}/plans/{self.plan_id}/mobilisation/note/"


class Ask(SpaceModel, Versioned):
    """One time a stakeholder was asked something for a plan, how, and the answer. No answer is shown as none."""

    class How(models.TextChoices):
        MAIL = "mail", _("by e-mail")
        LETTER = "letter", _("by letter")
        PHONE = "phone", _("by telephone")
        MEETING = "meeting", _("in a conversation")
        NOTE = "note", _("by internal note")

    plan = SpaceKey(Plan, on_delete=models.CASCADE, related_name="asks")
    stakeholder = SpaceKey(Stakeholder, on_delete=models.CASCADE, related_name="asks")
    subject = models.CharField(max_length=300)
    asked_on = models.DateField()
    asked_by = person_key()
    how = models.CharField(max_length=10, choices=How)
    answer_by = models.DateField(null=True, blank=True)
    answer = models.CharField(max_length=8, choices=Answer, default=Answer.NONE)
    answered_on = models.DateField(null=True, blank=True)
    answer_text = models.TextField(blank=True)
    named_contact = models.CharField(max_length=200, blank=True)
    contact_email = models.EmailField(blank=True)
    contact_phone = models.CharField(max_length=40, blank=True)
    offered = models.PositiveSmallIntegerField(default=0)  # existing actions that came with the answer
    is_by_link = models.BooleanField(default=False)  # answered through the link in the mail
    reminded_on = models.DateField(null=True, blank=True)
    token = models.CharField(max_length=64, blank=True)  # of the mailed answer link

    class Meta:
        ordering = ["-asked_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answer="none", answered_on=None) | (~Q(answer="none") & Q(answered_on__isnull=False)),
                name="plans_ask_answer_day",
            )
        ]

    def __str__(self):
        return self.subject


class Notice(HasFolder, SpaceModel, Versioned):
    """The notice to residents: a printable leaflet in five languages."""

    plan = SpaceKey(Plan, on_delete=models.CASCADE, unique=True, related_name="notices")
    title = Words(optional=False)
    body = Words(optional=False)
    how_to_take_part = Words()
    contact = models.CharField(max_length=300, blank=True)
    distributed_on = models.DateField(null=True, blank=True)
    distributed_how = models.CharField(max_length=300, blank=True)
    copies = models.PositiveIntegerField(null=True, blank=True)

    def __str__(self):
        return str(self.title)

    def get_absolute_url(self) -> str:
        return f"/s/{self.space.slug}/plans/{self.plan_id}/mobilisation/notice/"


class KickOff(HasFolder, SpaceModel, Versioned):
    """The evening that opened the work: when, where, how many came, what was said."""

    plan = SpaceKey(Plan, on_delete=models.CASCADE, related_name="kick_offs")
    day = models.DateField()
    starts_at = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=200)
    languages = models.JSONField(default=list)
    residents = models.PositiveIntegerField(null=True, blank=True)
    staff = models.PositiveIntegerField(null=True, blank=True)
    associations = models.PositiveIntegerField(null=True, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["-day", "-id"]

    def __str__(self):
        return f"{self.day:%d.%m.%Y}"

    def get_absolute_url(self) -> str:
        return f"/s/{self.space.slug}/plans/{self.plan_id}/mobilisation/kick-off/{self.pk}/"
