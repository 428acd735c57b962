"""Two presses of one form: one piece of work, one answer, whatever the answer is and whenever the second comes."""

import uuid
from datetime import timedelta

import pytest
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse, HttpResponseRedirect
from django.utils import timezone

from zesummen.kernel import once
from zesummen.kernel.models import LiveEvent, PostedOnce

pytestmark = pytest.mark.django_db
SECRET = "zsm_the words of a key"


class Desk:
    """A view that writes one row each time and answers as it is told."""

    def __init__(self, answer, *, writes=True, meanwhile=None):
        self.answer, self.writes, self.meanwhile = answer, writes, meanwhile
        self.done = 0

    def __call__(self, request):
        self.done += 1
        if self.writes:
            LiveEvent.objects.create(topic="x")
        if self.meanwhile:
            self.meanwhile()
        return self.answer() if callable(self.answer) else self.answer


@pytest.fixture
def press(rf, anna):
    token = uuid.uuid4().hex

    def send(desk, *, by=anna, path="/s/esch/keys/", **values):
        request = rf.post(path, {"once": token, "label": "Sheet", **values})
        request.user = by
        request._messages = CookieStorage(request)
        return once.OnceMiddleware(desk)(request)

    return send


def test_a_page_is_shown_again_and_the_work_is_done_once(press):
    desk = Desk(lambda: HttpResponse(SECRET, headers={"Cache-Control": "no-store"}))
    first, second = press(desk), press(desk)
    assert desk.done == 1
    assert second.content == first.content == SECRET.encode()
    assert second.headers["Cache-Control"] == "no-store"


def test_the_database_alone_cannot_tell_a_secret_that_a_page_showed(press):
    press(Desk(lambda: HttpResponse(SECRET)))
    kept = PostedOnce.objects.get()
    assert SECRET.encode() not in bytes(kept.sealed) and bytes(kept.sealed)
    assert len(kept.mark) == 64


def test_a_redirect_leads_both_to_the_same_place(press):
    desk = Desk(lambda: HttpResponseRedirect("/s/esch/"))
    assert press(desk).url == press(desk).url == "/s/esch/"
    assert desk.done == 1


@pytest.mark.parametrize("status", [403, 409, 422, 500])
def test_a_refused_form_may_be_sent_again(press, status):
    desk = Desk(lambda: HttpResponse(status=status))
    press(desk), press(desk)
    assert desk.done == 2
    assert not PostedOnce.objects.exists()


def test_a_page_that_writes_nothing_is_not_kept(press):
    press(Desk(lambda: HttpResponse("A preview"), writes=False))
    assert not PostedOnce.objects.exists()


def test_a_fault_gives_the_form_free(press):
    def fail():
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        press(Desk(fail))
    assert not PostedOnce.objects.exists()


def test_a_form_that_was_changed_is_another_form(press):
    """Back, a word more, sent again: what was typed counts."""
    desk = Desk(lambda: HttpResponseRedirect("/"))
    press(desk), press(desk, label="Another")
    press(desk, paper=SimpleUploadedFile("a.txt", b"one")), press(desk, paper=SimpleUploadedFile("a.txt", b"two"))
    assert desk.done == 4


def test_somebody_else_or_another_page_is_not_the_same_press(press, cleo):
    desk = Desk(lambda: HttpResponseRedirect("/"))
    press(desk), press(desk, by=cleo), press(desk, path="/s/esch/other/")
    assert desk.done == 3


def test_the_second_press_waits_for_the_first(press, monkeypatch):
    """The first one finishes while the second waits: the second does no work and gets the same answer."""
    answers = []

    def second():
        desk.meanwhile = None
        monkeypatch.setattr(once.time, "sleep", lambda _seconds: first_is_done())
        answers.append(press(desk))

    def first_is_done():
        PostedOnce.objects.update(done=True, location="/made/")

    desk = Desk(lambda: HttpResponseRedirect("/made/"), meanwhile=second)
    assert press(desk).url == "/made/"
    assert desk.done == 1 and answers[0].url == "/made/"


def test_the_second_press_works_itself_where_the_first_was_refused(press, monkeypatch):
    desk = Desk(lambda: HttpResponseRedirect("/made/"))

    def second():
        first.meanwhile = None
        monkeypatch.setattr(once.time, "sleep", lambda _seconds: PostedOnce.objects.all().delete())
        assert press(desk).url == "/made/"

    first = Desk(lambda: HttpResponse(status=422), meanwhile=second)
    press(first)
    assert desk.done == 1 and PostedOnce.objects.get().location == "/made/"


def test_a_second_press_that_waits_too_long_is_told_so(press, monkeypatch):
    monkeypatch.setattr(once, "WAIT", 0.02)
    answers = []

    def second():
        desk.meanwhile = None
        answers.append(press(desk))

    desk = Desk(lambda: HttpResponseRedirect("/"), meanwhile=second)
    press(desk)
    assert desk.done == 1 and answers[0].status_code == 409
    assert "still being worked on" in answers[0].content.decode()


def test_a_claim_whose_process_died_is_taken_over(press):
    desk = Desk(lambda: HttpResponseRedirect("/"))
    press(desk)
    PostedOnce.objects.update(done=False, at=timezone.now() - once.ABANDONED - timedelta(seconds=1))
    press(desk)
    assert desk.done == 2 and PostedOnce.objects.get().done
