"""The room: who was there, and what phones, cards and flip charts brought together. No account, no name on a card."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from zesummen.kernel.columns import person_key
from zesummen.kernel.tenancy import SpaceKey, SpaceModel, Versioned
from zesummen.kernel.words import LANGUAGES, Words

from ..states import CardSource, DecisionState, RoomState
from .requests import Participant, Party
from .seasons import Evening

LANGUAGE_CHOICES = [(code, code) for code in LANGUAGES]


class Attendance(SpaceModel):
    """A person who came to an evening, perhaps a neighbour's. What the person was then (name, part, seat) is kept."""

    evening = SpaceKey(Evening, on_delete=models.CASCADE, related_name="attendances")
    participant = SpaceKey(Participant, on_delete=models.PROTECT, related_name="attendances")
    number = models.PositiveSmallIntegerField()  # of the session attended
    name = models.CharField(max_length=200)
    part = models.CharField(max_length=10)
    seat_ref = models.PositiveBigIntegerField(null=True, blank=True)
    how = models.CharField(
        max_length=6, choices=[("list", "list"), ("phone", "phone"), ("paper", "paper")], default="list"
    )
    noted_at = models.DateTimeField(default=timezone.now)
    noted_by = person_key()
    feedback_given = models.BooleanField(default=False)  # that it was given, never what
    feedback_asked_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["evening", "participant"], name="training_attendance_once"),
        ]


class Room(SpaceModel, Versioned):
    """The live room of an evening. ``code`` is what is typed; ``step`` the number of the step the room is at (0: welcome)."""

    evening = SpaceKey(Evening, on_delete=models.CASCADE, unique=True, related_name="rooms")  # one at most
    code = models.CharField(max_length=8, unique=True)
    state = models.CharField(max_length=5, choices=RoomState, default=RoomState.OPEN)
    step = models.PositiveSmallIntegerField(default=0)
    step_since = models.DateTimeField(null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)  # the last hint to desk and screen; the next waits a moment
    opened_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="ended") | Q(ended_at__isnull=False), name="training_room_ended_at"
            )
        ]

    def __str__(self):
        return self.code


class Phone(SpaceModel):
    """A phone that joined. ``key`` is a random secret in its cookie: a phone that joins twice is the same phone."""

    room = SpaceKey(Room, on_delete=models.CASCADE, related_name="phones")
    key_digest = models.CharField(max_length=64)
    language = models.CharField(max_length=2, choices=LANGUAGE_CHOICES, default="fr")
    joined_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["room", "key_digest"], name="training_phone_once")]


class CardGroup(SpaceModel, Versioned):
    """Cards that belong together, made by the facilitator; a mission of the regime (``mission``) may stand as one."""

    room = SpaceKey(Room, on_delete=models.CASCADE, related_name="groups")
    step = models.PositiveSmallIntegerField()
    position = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(max_length=300)
    language = models.CharField(max_length=2, choices=LANGUAGE_CHOICES, default="fr")
    mission = models.CharField(max_length=4, blank=True)

    class Meta:
        ordering = ["step", "position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["room", "step", "mission"], condition=~Q(mission=""), name="training_group_mission"
            )
        ]

    def __str__(self):
        return self.title


class Card(SpaceModel, Versioned):
    """One reflection, in the language it was written in. ``client_key`` comes from the phone: sent twice, kept once."""

    room = SpaceKey(Room, on_delete=models.CASCADE, related_name="cards")
    step = models.PositiveSmallIntegerField()
    phone = SpaceKey(Phone, on_delete=models.SET_NULL, null=True, blank=True, related_name="cards")
    client_key = models.CharField(max_length=40)
    source = models.CharField(max_length=9, choices=CardSource, default=CardSource.PHONE)
    text = models.CharField(max_length=400)
    language = models.CharField(max_length=2, choices=LANGUAGE_CHOICES, default="fr")
    group = SpaceKey(CardGroup, on_delete=models.SET_NULL, null=True, blank=True, related_name="cards")
    is_hidden = models.BooleanField(default=False)  # taken off the screen by the facilitator
    written_at = models.DateTimeField(default=timezone.now)
    keyed_in_by = person_key()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["room", "client_key"], name="training_card_once")]
        indexes = [models.Index(fields=["room", "step"], name="training_card_step")]


class Dot(SpaceModel):
    """Priority given to a group. Phones give them one by one; paper dots are keyed in as a number."""

    room = SpaceKey(Room, on_delete=models.CASCADE, related_name="dots")
    step = models.PositiveSmallIntegerField()  # the step of dots in which it was given
    group = SpaceKey(CardGroup, on_delete=models.CASCADE, related_name="dots")
    phone = SpaceKey(Phone, on_delete=models.CASCADE, null=True, blank=True, related_name="dots")
    client_key = models.CharField(max_length=40)
    count = models.PositiveSmallIntegerField(default=1)
    source = models.CharField(max_length=9, choices=CardSource, default=CardSource.PHONE)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["room", "client_key"], name="training_dot_once")]
        indexes = [models.Index(fields=["room", "step", "group"], name="training_dot_step")]


class Decision(SpaceModel, Versioned):
    """What the members decided, with who and by when. At a common evening each commission takes its own (``party``)."""

    evening = SpaceKey(Evening, on_delete=models.CASCADE, related_name="decisions")
    party = SpaceKey(Party, on_delete=models.PROTECT, related_name="decisions")
    group = SpaceKey(CardGroup, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)
    title = Words(optional=False)
    owner_name = models.CharField(max_length=200, blank=True)
    due_on = models.DateField(null=True, blank=True)
    mission = models.CharField(max_length=4, blank=True)
    state = models.CharField(max_length=7, choices=DecisionState, default=DecisionState.OPEN)
    settled_on = models.DateField(null=True, blank=True)  # when it was said what became of it
    client_key = models.CharField(max_length=40)
    programme_ref = models.PositiveBigIntegerField(null=True, blank=True)  # item of the commission's work programme
    made_at = models.DateTimeField(default=timezone.now)
    made_by = person_key()

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["evening", "client_key"], name="training_decision_once"),
            models.CheckConstraint(
                condition=Q(state="open") | Q(settled_on__isnull=False), name="training_decision_settled"
            ),
        ]
