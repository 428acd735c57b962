"""What the training body offers: courses with their sessions and the timed steps of each."""

from django.db import models
from django.db.models import Q

from zesummen.documents.models import HasFolder
from zesummen.kernel.tenancy import SpaceKey, SpaceModel, Versioned
from zesummen.kernel.words import Words

from ..states import CourseState, StepKind


class Course(HasFolder, SpaceModel, Versioned):
    """A course as data. ``windows`` is its house rule for dates: ``[{"days": [1, 3], "from": "18:00", "until": "22:00"}]``,
    days counted from Monday (0); empty: any date that both sides agree on. ``regimes`` names those it is meant for.

    ``aims``, ``contents`` and ``audience`` are lists: one entry a line.
    """

    code = models.SlugField(max_length=40)
    state = models.CharField(max_length=8, choices=CourseState, default=CourseState.DRAFT)
    title = Words(optional=False)
    summary = Words()
    aims = Words()
    contents = Words()
    audience = Words()
    practical = Words()
    pedagogy = Words()
    minutes = models.PositiveSmallIntegerField(default=120)  # of one session
    sessions_count = models.PositiveSmallIntegerField(default=1)
    gap_min = models.PositiveSmallIntegerField(default=7)  # days between two sessions
    gap_max = models.PositiveSmallIntegerField(default=42)
    trainers_count = models.PositiveSmallIntegerField(default=1)
    cost = models.DecimalField(max_digits=12, decimal_places=2, default=0)  # for the commune; 0: free
    languages = models.JSONField(default=list)  # in which it can be given
    windows = models.JSONField(default=list)
    regimes = models.JSONField(default=list)
    source = models.CharField(max_length=300, blank=True)  # where its terms were written down

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["space", "code"], name="training_course_code"),
            models.CheckConstraint(
                condition=Q(sessions_count__gte=1, sessions_count__lte=6, trainers_count__gte=1, trainers_count__lte=2),
                name="training_course_counts",
            ),
            models.CheckConstraint(condition=Q(minutes__gte=15, minutes__lte=720), name="training_course_minutes"),
            models.CheckConstraint(
                condition=Q(gap_min__gte=1, gap_max__gte=models.F("gap_min"), gap_max__lte=366),
                name="training_course_gap",
            ),
        ]

    def __str__(self):
        return str(self.title)

    def get_absolute_url(self) -> str:
        return f"/s/{self.space.slug}/training/courses/{self.pk}/"


class CourseSession(SpaceModel, Versioned):
    """One of the linked sessions of a course: *why?*, then *how?*."""

    course = SpaceKey(Course, on_delete=models.CASCADE, related_name="sessions")
    number = models.PositiveSmallIntegerField()
    title = Words(optional=False)
    aims = Words()  # one a line

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["course", "number"], name="training_session_number")]

    def __str__(self):
        return str(self.title)


class RunStep(SpaceModel, Versioned):
    """A timed step of a session's run sheet. ``question`` is what the room is asked, on phones and on the screen.

    ``takes_from`` names the earlier step (by number) whose groups are set in order by dots or decided upon; 0: none.
    """

    session = SpaceKey(CourseSession, on_delete=models.CASCADE, related_name="steps")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8, choices=StepKind, default=StepKind.TALK)
    minutes = models.PositiveSmallIntegerField(default=10)
    title = Words(optional=False)
    guidance = Words()  # for the facilitator: how to lead it
    material = Words()  # what it needs
    question = Words()
    dots = models.PositiveSmallIntegerField(default=3)  # each phone has so many, in a step of dots
    takes_from = models.PositiveSmallIntegerField(default=0)
    shows_missions = models.BooleanField(default=False)  # the missions of the regime stand as groups from the start

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["session", "number"], name="training_step_number")]

    def __str__(self):
        return str(self.title)
