"""A commission's request for a course: who asks, what it needs, on which dates; and the people who take part."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from zesummen.commissions.states import OfficeKind
from zesummen.council.models import Official
from zesummen.documents.models import HasFolder
from zesummen.kernel.columns import pair, person_key
from zesummen.kernel.tenancy import SpaceKey, SpaceModel, Versioned
from zesummen.kernel.words import LANGUAGES
from zesummen.sittings.states import StepFree

from ..contact_roles import words_of
from ..states import Channel, Part, RequestReason, RequestState
from .courses import Course


class TrainingRequest(HasFolder, SpaceModel, Versioned):
    """One or several commissions ask for a course. Lives in the training body's space; its parties see it.

    ``reference`` is what people say on the phone: ``F-2026-012``. ``rank`` is its place on the waiting list.
    ``asked_on`` is the day it was sent: waiting time counts from there.
    """

    folder_permission = "training.read"
    folder_write_permission = "training.lead"

    course = SpaceKey(Course, on_delete=models.PROTECT, related_name="requests")
    reference = models.CharField(max_length=20)
    state = models.CharField(max_length=9, choices=RequestState, default=RequestState.DRAFT)
    reason = models.CharField(max_length=12, choices=RequestReason, blank=True)
    asked_by = models.CharField(max_length=8, choices=Channel, default=Channel.PLATFORM)
    asked_on = models.DateField(null=True, blank=True)
    begun_on = models.DateField(auto_now_add=True)
    begun_by = person_key()
    contact_name = models.CharField(max_length=200, blank=True)
    contact_role = models.CharField(max_length=120, blank=True)  # keys of roles, or as written; contact_roles shows it
    contact_phone = models.CharField(max_length=40, blank=True)
    contact_email = models.EmailField(blank=True)
    languages = models.JSONField(default=list)  # in which the evening can be held, first choice first
    interpretation = models.CharField(max_length=300, blank=True)  # for whom, between which languages
    expected_full = models.PositiveSmallIntegerField(default=0)
    expected_substitutes = models.PositiveSmallIntegerField(default=0)
    expected_guests = models.PositiveSmallIntegerField(default=0)  # college, council, officers
    topics = models.JSONField(default=list)  # keys of catalogue.TOPICS
    topics_other = models.TextField(max_length=2000, blank=True)
    last_training = models.CharField(max_length=300, blank=True)
    remarks = models.TextField(max_length=2000, blank=True)
    place_name = models.CharField(max_length=200, blank=True)
    place_address = models.CharField(max_length=300, blank=True)
    has_screen = models.BooleanField(null=True, blank=True)  # what is known of the room; its evenings begin with it
    has_wifi = models.BooleanField(null=True, blank=True)
    step_free = models.CharField(max_length=7, choices=StepFree, default=StepFree.UNKNOWN)
    consents = models.BooleanField(default=False)  # the notice about personal data was read
    season = SpaceKey("training.Season", on_delete=models.SET_NULL, null=True, blank=True, related_name="requests")
    rank = models.PositiveIntegerField(null=True, blank=True)
    wait_reason = models.JSONField(
        default=dict, blank=True
    )  # season.model.Reason of the last plan, and what would change it
    closing_reason = models.CharField(max_length=400, blank=True)
    trainer_notes = models.TextField(max_length=4000, blank=True)  # of the training body alone

    class Meta:
        ordering = ["asked_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["space", "reference"], name="training_request_reference"),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "withdrawn"]) | Q(asked_on__isnull=False), name="training_request_asked"
            ),
            models.CheckConstraint(
                condition=~Q(state="declined") | ~Q(closing_reason=""), name="training_request_declined"
            ),
        ]

    def __str__(self):
        return self.reference

    @property
    def contact_role_words(self) -> str:
        """The role of the contact in the reader's language."""
        return words_of(self.contact_role)

    def get_absolute_url(self) -> str:
        return f"/s/{self.space.slug}/training/requests/{self.pk}/"


class Party(SpaceModel):
    """A commission that takes part in a request. The host is where the evening takes place.

    ``party_space`` and ``commission_ref`` (the commission's number in that space) are empty for a commune that does not
    work here: the desk keeps its request. ``is_active`` is false once the request is done, declined or withdrawn.
    """

    request = SpaceKey(TrainingRequest, on_delete=models.CASCADE, related_name="parties")
    commune = models.ForeignKey("territory.Commune", on_delete=models.PROTECT, related_name="+")
    party_space = models.ForeignKey(
        "territory.Space", on_delete=models.PROTECT, null=True, blank=True, related_name="training_parties"
    )
    commission_ref = models.PositiveBigIntegerField(null=True, blank=True)
    commission_name = models.CharField(max_length=300)
    is_host = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    joined_on = models.DateField(auto_now_add=True)
    confirmed_on = models.DateField(null=True, blank=True)  # this party agreed to a common evening
    takes_over = models.BooleanField(default=True)  # decisions go to the work programme when the note is sent
    on_agenda = models.BooleanField(default=True)  # and stand on the commission's next sitting's agenda
    released_at = models.DateTimeField(null=True, blank=True)  # the commune lets the ministry see where it stands
    released_by = person_key()
    released = models.JSONField(default=list, blank=True)  # papers that trainers may read (keys of queries.case_files)

    class Meta:
        ordering = ["-is_host", "id"]
        constraints = [
            pair("released_at", "released_by", "training_party_released_pair"),
            models.UniqueConstraint(fields=["request", "commune"], name="training_party_once"),
            models.UniqueConstraint(
                fields=["space", "party_space", "commission_ref"],
                condition=Q(is_active=True, commission_ref__isnull=False),
                name="training_party_one_request",
            ),
            models.UniqueConstraint(fields=["request"], condition=Q(is_host=True), name="training_party_one_host"),
        ]

    def __str__(self):
        return self.commission_name


class DateWish(SpaceModel):
    """Hours on some days of the week, perhaps only within some dates, that would suit. Preference 3 as wished … 0 if
    need be. ``days`` counts from Monday (0); one single day has ``first == last``. ``is_refusal``: not then."""

    request = SpaceKey(TrainingRequest, on_delete=models.CASCADE, related_name="wishes")
    days = models.JSONField(default=list)
    starts = models.TimeField(null=True, blank=True)
    ends = models.TimeField(null=True, blank=True)
    first = models.DateField(null=True, blank=True)
    last = models.DateField(null=True, blank=True)
    preference = models.PositiveSmallIntegerField(default=3)
    is_refusal = models.BooleanField(default=False)
    why = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["is_refusal", "first", "starts", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_refusal=True) | Q(starts__isnull=False, ends__gt=models.F("starts")),
                name="training_wish_hours",
            ),
            models.CheckConstraint(
                condition=Q(first__isnull=True) | Q(last__isnull=True) | Q(last__gte=models.F("first")),
                name="training_wish_span",
            ),
            models.CheckConstraint(condition=Q(preference__lte=3), name="training_wish_preference"),
        ]


class Participant(SpaceModel, Versioned):
    """A person who may come. Taken over from the commission's seats (``member_ref``) and renewed from there, or added.

    ``seat_ref`` and ``seat_number`` name the seat in the commission; substitutes of a pool and guests have none.
    ``function`` holds the keys of offices in the commission (``function_words`` shows them), or what was written by hand.
    ``code_digest`` opens the person's page without an account. ``left_on``: no longer in the commission.
    """

    request = SpaceKey(TrainingRequest, on_delete=models.CASCADE, related_name="participants")
    party = SpaceKey(Party, on_delete=models.CASCADE, related_name="participants")
    part = models.CharField(max_length=10, choices=Part)
    name = models.CharField(max_length=200)
    function = models.CharField(max_length=200, blank=True)
    member_ref = models.PositiveBigIntegerField(null=True, blank=True)
    seat_ref = models.PositiveBigIntegerField(null=True, blank=True)
    seat_number = models.PositiveSmallIntegerField(null=True, blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    email = models.EmailField(blank=True)
    address = models.TextField(max_length=400, blank=True)
    language = models.CharField(max_length=2, choices=[(code, code) for code in LANGUAGES], default="fr")
    code_digest = models.CharField(max_length=64, blank=True)
    code_generation = models.PositiveSmallIntegerField(default=1)
    questions_answered = models.BooleanField(default=False)  # that the questionnaire was answered, never how
    left_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["party_id", "seat_number", "part", "name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["request", "party", "member_ref"],
                condition=Q(member_ref__isnull=False),
                name="training_participant_member",
            ),
            models.UniqueConstraint(
                fields=["code_digest"], condition=~Q(code_digest=""), name="training_participant_code"
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def function_words(self) -> str:
        """What the person is besides, in the reader's language: offices of the commune or the commission, else as written."""
        offices = {**dict(Official.Office.choices), **dict(OfficeKind.choices)}
        parts = self.function.split(", ")
        return ", ".join(str(offices[part]) if part in offices else part for part in parts)


class Note(SpaceModel):
    """A remark on the request or on one step of the run sheet, by the officer (co-host) or the training body."""

    request = SpaceKey(TrainingRequest, on_delete=models.CASCADE, related_name="notes")
    step = SpaceKey("training.RunStep", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    text = models.TextField(max_length=2000)
    by = person_key()
    by_name = models.CharField(max_length=200)
    side = models.CharField(max_length=60)  # the body or commune for which it was written, by name
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["at", "id"]
