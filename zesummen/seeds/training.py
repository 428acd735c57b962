"""The training of the demo: a season with requests at every state and for every reason. People and evenings are invented."""

from contextlib import contextmanager
from datetime import date, time, timedelta

from zesummen.commissions.actions import programme
from zesummen.commissions.models import ProgrammeItem
from zesummen.documents.models import FrozenDocument
from zesummen.kernel.models import Entry, OutboxMessage
from zesummen.kernel.tenancy import across, inside
from zesummen.kernel.words import Text
from zesummen.plans.models import Action
from zesummen.territory.models import Commune, Space
from zesummen.training import season_child
from zesummen.training.actions import after, attendance, decisions, evenings, invitations, polls, requests, season_plan
from zesummen.training.case import Case
from zesummen.training.catalogue import KICK_OFF, MODULE
from zesummen.training.models import (
    Absence,
    Attendance,
    Course,
    CourseSession,
    Decision,
    Evening,
    Feedback,
    Followup,
    Invitation,
    Participant,
    PlanRun,
    PollDate,
    Season,
    Trainer,
    TrainingRequest,
)
from zesummen.training.queries import cases, season_question
from zesummen.training.states import DecisionState, EveningState, RequestState, Voice

from . import training_rooms
from . import training_texts as texts
from .build import moment

EVENING = (time(18, 30), time(20, 30))
DESK, TRAINER = "Dora Klein", "Hugo Mendes"


def plant(spaces: dict[str, Space], people: dict, today: date) -> None:
    """Trainers, invitations, requests, evenings and a planned season of CEFIS. Mails of the past went out long ago."""
    last = OutboxMessage.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    _Training(spaces, people, today).build()
    OutboxMessage.objects.filter(pk__gt=last).exclude(kind="training_poll_asked").delete()


class _Training:
    def __init__(self, spaces: dict[str, Space], people: dict, today: date):
        self.spaces, self.people, self.today = spaces, people, today
        self.body, self.desk, self.hugo = spaces["cefis"], people[DESK], people[TRAINER]

    @contextmanager
    def _past(self, day: date):
        """Journal lines and documents written inside carry this day, in whatever space they are."""
        with across(self.spaces.values()):
            last = Entry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
            frozen = FrozenDocument.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        yield
        with across(self.spaces.values()):
            Entry.objects.filter(pk__gt=last).update(at=moment(day))
            FrozenDocument.objects.filter(pk__gt=frozen).update(made_at=moment(day))

    def build(self) -> None:
        with inside(self.body):
            self.module = self._course(MODULE)
            self.kick_off = self._course(KICK_OFF)
            self.trainers = self._trainers()
            self.season = Season.objects.create(
                space=self.body,
                name=f"{self._monday().year}, 1",
                first=self._monday(),
                last=self._monday() + timedelta(weeks=24, days=-1),
            )
        self._invite()
        self._done()
        self._running()
        self._dating()
        self._drafted()
        self._keyed_in()
        self._closed()
        self._plan()
        for row in texts.NEW:
            self._recorded(row, self.kick_off)

    def _course(self, code: str) -> Course:
        found = Course.objects.get(code=code)
        found.space = self.body
        return found

    def _monday(self) -> date:
        return self.today + timedelta(days=14 - self.today.weekday())

    def _trainers(self) -> list[Trainer]:
        home = {name: Commune.objects.get(name_fr=name) for name in ("Luxembourg", "Diekirch", "Esch-sur-Alzette")}
        rows = (
            {
                "name": TRAINER,
                "person": self.hugo,
                "languages": ["fr", "pt", "lb"],
                "base": home["Luxembourg"],
                "windows": [],
            },
            {"name": "Mia Reuter", "languages": ["lb", "de", "fr"], "base": home["Diekirch"]},
            {"name": "Claire Hoffmann", "languages": ["fr", "en"], "base": home["Esch-sur-Alzette"], "per_season": 14},
        )
        windows = [
            {"days": [1, 2, 3], "from": "17:30", "until": "22:00"},
            {"days": [5], "from": "09:00", "until": "13:00"},
        ]
        made = [
            Trainer.objects.create(
                space=self.body,
                **{"phone": "44 743 501", "per_week": 3, "windows": windows, **row},
            )
            for row in rows
        ]
        away = self._monday() + timedelta(weeks=6)
        Absence.objects.create(
            space=self.body, trainer=made[1], first=away, last=away + timedelta(days=11), why="Congé"
        )
        return made

    def _invite(self) -> None:
        """The letter of the kick-off to every commune: most have it, some answered."""
        sent = self.today - timedelta(days=70)
        with inside(self.body), self._past(sent):
            found = invitations.begin(course=self.kick_off, dated_on=sent, by=self.desk)
            rows = Invitation.objects.filter(round=found)
            rows.update(state="sent", sent_by="letter", sent_on=sent)
            reminded = [row.pk for row in rows.order_by("commune__name_fr")[40:62]]
            rows.filter(pk__in=reminded).update(state="reminded", reminded_on=sent + timedelta(days=30))
            rows.filter(commune__name_fr__in=["Saeul", "Wahl"]).update(
                state="declined",
                answered_on=sent + timedelta(days=9),
                decline_reason="Pas de commission pour ce mandat",
            )
            rows.filter(commune__name_fr="Putscheid").update(state="wrong_address")
            rows.filter(commune__name_fr__in=["Biwer", "Reisdorf"]).update(state="to_send", sent_on=None, sent_by="")

    # A training that is over, and one whose first evening was yesterday's news

    def _asked(self, slug: str, officer: str, course: Course, weeks: int, **values) -> Case:
        """A request of a commune that works here, sent so many weeks ago."""
        space, by = self.spaces[slug], self.people[officer]
        day = self.today - timedelta(weeks=weeks)
        with self._past(day):
            case = requests.begin(viewer=space, body=self.body, course=course, by=by, consents=True, **values)
            with inside(self.body):
                TrainingRequest.objects.filter(pk=case.request.pk).update(
                    asked_on=day,
                    contact_name=by.full_name,
                    contact_phone=by.phone or "27 00 00 00",
                    expected_full=max(case.request.expected_full, 6),
                )
                case.request.refresh_from_db()
                requests.send(case=case, by=by)
        return cases.find(self.body, case.request.pk)

    def _held(self, case: Case, number: int, day: date, *, absent: int = 2) -> Evening:
        """An evening that took place: who came, in the past."""
        session = CourseSession.objects.get(course=case.request.course_id, number=number)
        made = Evening.objects.create(
            space=self.body,
            request=case.request,
            session=session,
            number=number,
            day=day,
            starts=EVENING[0],
            ends=EVENING[1],
            lead=self.trainers[0],
            state=EveningState.HELD,
            place_name="Centre culturel",
            step_free="yes",
            has_screen=True,
            has_wifi=True,
            room_confirmed_on=day - timedelta(days=10),
            held_at=moment(day),
            sequence=1,  # everybody was told of it
        )
        people = list(Participant.objects.filter(request=case.request, left_on=None).order_by("pk"))
        with self._past(day):
            attendance.note_all(
                case=case, evening=made, participants=people[: max(len(people) - absent, 1)], by=self.hugo
            )
        return made

    def _done(self) -> None:
        """Differdange: both evenings held half a year ago, decisions in the work programme, one of them done."""
        case = self._asked("differdange", "Cleo Adler", self.module, 40, reason="renewal")
        first, second = self.today - timedelta(days=200), self.today - timedelta(days=186)
        with inside(self.body):
            training_rooms.plant(case, self._held(case, 1, first), texts.WHY)
            evening = self._held(case, 2, second, absent=4)
            training_rooms.plant(case, evening, texts.HOW)
            case.request.evenings.update(season=None)
            made = []
            with self._past(second):
                for place, (title, who, days, _state, mission) in enumerate(texts.DECISIONS, 1):
                    made.append(
                        decisions.record(
                            case=case,
                            evening=evening,
                            party=case.host,
                            title=Text.from_json(title),
                            owner=who,
                            due=second + timedelta(days=days),
                            mission=mission,
                            client_key=f"demo-{place}",
                            by=self.hugo,
                        )  # fmt: skip
                    )
                TrainingRequest.objects.filter(pk=case.request.pk).update(state=RequestState.DONE)
                case.request.refresh_from_db()
                after.send_note(case=case, evening=evening, by=self.hugo)
                Evening.objects.filter(pk=evening.pk).update(note_sent_on=second + timedelta(days=2))
                requests.release(case.request)
            for marks, words, language in texts.FEEDBACK:
                Feedback.objects.create(space=self.body, evening=evening, marks=marks, text=words, language=language)
            Attendance.objects.filter(evening=evening).update(feedback_asked_on=second + timedelta(days=1))
            done = [row.programme_ref for row, text in zip(made, texts.DECISIONS, strict=True) if text[3] == "done"]
            keys = [row.pk for row in made]
            refs = dict(type(made[0]).objects.filter(pk__in=keys).values_list("pk", "programme_ref"))
        self._follow(case, [refs[row.pk] for row in made], bool(done))

    def _follow(self, case: Case, refs: list[int], has_done: bool) -> None:
        """What became of the decisions: all taken in, one done and on to an action; of the others nobody answered yet."""
        space, officer = self.spaces["differdange"], self.people["Cleo Adler"]
        with inside(space), self._past(self.today - timedelta(days=150)):
            for item in ProgrammeItem.objects.filter(pk__in=refs).select_related("commission").order_by("pk"):
                item.space = item.commission.space = space
                programme.confirm(item=item, by=officer)
                if item.pk == refs[0]:
                    action = Action.objects.select_related("node").order_by("plan", "number").first()
                    programme.lead_to(item=item, node=action.node, by=officer)
                if has_done and item.pk == refs[0]:
                    words = Text("fr", {"fr": "Six cafés tenus, entre 15 et 30 personnes chaque fois."})
                    programme.finish(item=item, result=words, by=officer)
                    ProgrammeItem.objects.filter(pk=item.pk).update(closed_on=self.today - timedelta(days=95))
        with inside(self.body):
            after.ask_due(self.body, self.today - timedelta(days=90))
            answered = self.today - timedelta(days=85)
            decided = Decision.objects.filter(programme_ref=refs[0])
            Followup.objects.filter(decision__in=decided).update(
                answer=DecisionState.DONE, answered_on=answered, answered_by=officer, remark="Six cafés depuis juin"
            )
            decided.update(state=DecisionState.DONE, settled_on=answered)

    def _running(self) -> None:
        """Esch: evening one last month, evening two tonight."""
        case = self._asked("esch-sur-alzette", "Claire Muller", self.module, 16, reason="new_members")
        with inside(self.body):
            first = self.today - timedelta(days=21)
            training_rooms.plant(case, self._held(case, 1, first), texts.WHY)
            TrainingRequest.objects.filter(pk=case.request.pk).update(state=RequestState.RUNNING)
            case.request.refresh_from_db()
            Evening.objects.create(
                space=self.body, request=case.request, session=CourseSession.objects.get(course=self.module, number=2),
                number=2, day=self.today, starts=EVENING[0], ends=EVENING[1], lead=self.trainers[0],
                state=EveningState.CONFIRMED, place_name="Hôtel de ville, grande salle", place_address="Place de l’Hôtel de Ville",
                step_free="yes", has_screen=True, has_wifi=True, key_holder="Concierge", key_phone="27 00 00 01",
                room_confirmed_on=self.today - timedelta(days=8), sequence=1,
            )  # fmt: skip

    # Requests on their way

    def _dating(self) -> None:
        """Junglinster: a date poll is open, half of the members have answered."""
        case = self._asked("junglinster", "Lena Faber", self.kick_off, 5, reason="late_setup")
        slots = [(self._monday() + timedelta(weeks=week, days=2), time(18), time(20, 30)) for week in (3, 4, 5)]
        with inside(self.body), self._past(self.today - timedelta(days=4)):
            poll = polls.open_poll(
                case, number=1, slots=slots, answers_until=self.today + timedelta(days=9), by=self.desk
            )
            days = list(PollDate.objects.filter(poll=poll).order_by("day"))
            voices = (
                (Voice.YES, Voice.NO, Voice.YES),
                (Voice.YES, Voice.IF_NEED_BE, Voice.NO),
                (Voice.NO, Voice.NO, Voice.YES),
            )
            people = Participant.objects.filter(request=case.request).order_by("pk")
            for place, one in enumerate(people[: people.count() // 2 + 1]):
                said = {row.pk: voice for row, voice in zip(days, voices[place % 3], strict=False)}
                polls.answer(poll=poll, participant=one, voices=said)

    def _drafted(self) -> None:
        """Steinfort has begun a request and not sent it."""
        requests.begin(
            viewer=self.spaces["steinfort"], body=self.body, course=self.kick_off, by=self.people["Diane Kohn"],
            topics=["missions", "council"],
        )  # fmt: skip

    def _recorded(self, row: tuple, course: Course) -> Case:
        name, languages, days, weeks, reason = row
        wishes = [{"days": days, "starts": time(18), "ends": time(22), "preference": 3}] if days and days != [5] else []
        if days == [5]:
            wishes = [{"days": days, "starts": time(9), "ends": time(13), "preference": 3}]
        day = self.today - timedelta(weeks=weeks)
        with self._past(day):
            return requests.record(
                body=self.body, course=course, commune=Commune.objects.get(name_fr=name), channel="phone", by=self.desk,
                asked_on=day, wishes=wishes, languages=languages, reason=reason, consents=True, expected_full=9,
                contact_name="Secrétariat communal", contact_phone="27 00 00 02", is_complete=True,
            )  # fmt: skip

    def _keyed_in(self) -> None:
        """Communes that called: the desk keyed their requests in."""
        for row in texts.KEYED_IN:
            self._recorded(row, self.kick_off if row[4] != "new_members" else self.module)
        self._recorded(texts.WAITING, self.kick_off)

    def _closed(self) -> None:
        """One request that was declined and one that was taken back."""
        declined = self._recorded(("Vianden", ["de"], [1], 20, "renewal"), self.kick_off)
        gone = self._recorded(("Larochette", ["fr"], [3], 18, "renewal"), self.kick_off)
        with inside(self.body), self._past(self.today - timedelta(weeks=15)):
            requests.decline(
                case=declined, reason="La commission n’est pas encore nommée ; à reprendre après", by=self.desk
            )
            requests.withdraw(case=gone, reason="Fusion de deux commissions", by=self.desk)

    def _plan(self) -> None:
        """The season planned and taken over: some evenings confirmed, some offered, one request waits and is told why."""
        day = self.today - timedelta(days=3)
        with inside(self.body), self._past(day):
            mine = TrainingRequest.objects.filter(state=RequestState.ASKED)
            mine.update(season=self.season)
            asked = season_question.question(self.season, self.today)
            run = PlanRun.objects.create(space=self.body, season=self.season, begun_by=self.desk, question=asked)
            season_child.work(run.pk)
            run.refresh_from_db()
            run.season = self.season
            season_plan.take_over(run=run, by=self.desk)
            rows = list(
                Evening.objects.filter(season=self.season, state=EveningState.PROPOSED)
                .select_related("request__course", "lead", "second", "session", "season")
                .order_by("day", "pk")
            )
            for place, row in enumerate(rows):
                row.space = row.request.space = self.body
                case = Case(row.request, self.body, self.body, cases.parties_of(row.request))
                if place % 4 != 3:
                    evenings.offer(case, row, tell=False, by=self.desk)
                if place % 4 < 2:
                    evenings.confirm(case, row, tell=False, by=self.desk)
                if place % 8 == 0:
                    Evening.objects.filter(pk=row.pk).update(
                        place_name="Centre culturel", room_confirmed_on=self.today, step_free="yes", has_screen=True
                    )
