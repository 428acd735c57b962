"""After the evening: feedback without names, and one question per decision after 3, 6 and 12 months."""

from django.db import models
from django.db.models import Q

from zesummen.kernel.columns import pair, person_key
from zesummen.kernel.tenancy import SpaceKey, SpaceModel
from zesummen.kernel.words import LANGUAGES

from ..states import DecisionState
from .requests import Party
from .rooms import Decision
from .seasons import Evening


class DecisionNote(SpaceModel):
    """The note of decisions of one commission and evening in one language, frozen when it was sent."""

    evening = SpaceKey(Evening, on_delete=models.CASCADE, related_name="notes_sent")
    party = SpaceKey(Party, on_delete=models.PROTECT, related_name="notes_sent")
    language = models.CharField(max_length=2, choices=[(code, code) for code in LANGUAGES])
    document = SpaceKey("documents.FrozenDocument", on_delete=models.PROTECT, related_name="+")
    sent_on = models.DateField()
    sent_by = person_key()

    class Meta:
        ordering = ["party_id", "id"]
        constraints = [
            models.UniqueConstraint(fields=["evening", "party", "language"], name="training_decision_note_once")
        ]


class Feedback(SpaceModel):
    """One answer sheet. No key to a person, no time: only the day, so that the order tells nothing."""

    evening = SpaceKey(Evening, on_delete=models.CASCADE, related_name="feedback")
    marks = models.JSONField(default=dict)  # question key → 1…5
    text = models.TextField(max_length=2000, blank=True)
    language = models.CharField(max_length=2, choices=[(code, code) for code in LANGUAGES], default="fr")
    source = models.CharField(max_length=5, choices=[("link", "link"), ("paper", "paper")], default="link")


class Followup(SpaceModel):
    """The question about one decision after so many months: asked once, answered by who keeps the commission."""

    decision = SpaceKey(Decision, on_delete=models.CASCADE, related_name="followups")
    months = models.PositiveSmallIntegerField()
    asked_on = models.DateField()
    answer = models.CharField(max_length=7, choices=DecisionState, blank=True)
    remark = models.CharField(max_length=400, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answered_by = person_key()

    class Meta:
        ordering = ["asked_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "months"], name="training_followup_once"),
            models.CheckConstraint(condition=Q(months__in=[3, 6, 12]), name="training_followup_months"),
            pair("answered_on", "answered_by", "training_followup_answered_pair"),
            models.CheckConstraint(
                condition=Q(answer="") | Q(answered_on__isnull=False), name="training_followup_answered"
            ),
        ]


class Questionnaire(SpaceModel):
    """One anonymous answer to the five questions sent before the evening."""

    evening = SpaceKey(Evening, on_delete=models.CASCADE, related_name="questionnaires")
    answers = models.JSONField(default=dict)  # question key → choice or words
    language = models.CharField(max_length=2, choices=[(code, code) for code in LANGUAGES], default="fr")
    source = models.CharField(max_length=5, choices=[("link", "link"), ("paper", "paper")], default="link")
