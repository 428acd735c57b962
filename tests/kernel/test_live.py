"""Hints are rows of a transaction, and tokens open one topic for a while."""

import time
from datetime import timedelta

import pytest
from django.db import transaction
from django.template import Context, Template
from django.utils import timezone

from zesummen.kernel import live, mail
from zesummen.kernel.models import LiveEvent


@pytest.mark.django_db
def test_a_hint_is_written_with_the_action_and_undone_with_it(anna):
    live.publish("plan.1", {"what": "progress"}, by=anna)
    assert LiveEvent.objects.get().payload == {"what": "progress", "by": anna.pk}
    with transaction.atomic():
        live.publish("plan.1")
        transaction.set_rollback(True)
    assert LiveEvent.objects.count() == 1


@pytest.mark.django_db
def test_old_hints_are_forgotten():
    live.publish("plan.1")
    LiveEvent.objects.update(at=timezone.now() - live.KEPT - timedelta(minutes=1))
    live.publish("plan.2")
    assert live.forget() == 1
    assert LiveEvent.objects.get().topic == "plan.2"


def test_a_token_opens_its_own_topic_and_names_its_reader():
    class Reader:
        pk = 7

    token = live.token("plan.1", reader=Reader)
    ticket = live.ticket("plan.1", token)
    assert (ticket.topic, ticket.reader) == ("plan.1", 7)
    assert abs(ticket.since - time.time()) < 5
    assert live.ticket("plan.2", token) is None
    assert live.ticket("plan.1", token[:-1] + ("x" if token[-1] != "x" else "y")) is None
    assert live.ticket("plan.1", "") is None


def test_a_token_ends():
    token = live.token("plan.1")
    with pytest.MonkeyPatch.context() as patch:
        now = time.time()
        patch.setattr("django.core.signing.time.time", lambda: now + live.TOKEN_AGE + 1)
        assert live.ticket("plan.1", token) is None


@pytest.mark.parametrize("topic", ["", "Plan 1", "../x", "plan/1", "é", "x" * 200])
def test_a_topic_is_a_plain_name(topic):
    with pytest.raises(ValueError):
        live.token(topic)


def test_the_part_carries_the_address_and_a_hidden_hint():
    page = Template('{% load parts %}{% part "live" address=address %}').render(Context({"address": "/live/x/?t=1&2"}))
    assert 'data-live="/live/x/?t=1&amp;2"' in page
    assert "data-live-hint hidden" in page
    assert "kernel/js/live.js" in page


@pytest.mark.django_db
def test_the_mailbox_hears_of_a_mail_in_the_demo_only(settings):
    def send():
        mail.post(
            "account", to_address="x@zesummen.example", language="en", subject="Hello",
            context={"message_template": Template("Hello.")},
        )  # fmt: skip

    send()
    assert LiveEvent.objects.count() == 0
    settings.DEMO = True
    send()
    assert LiveEvent.objects.get().topic == mail.MAILBOX


@pytest.mark.django_db
def test_the_topic_of_an_object_is_a_plain_name(anna):
    assert live.ticket(live.topic_of(anna), live.token(live.topic_of(anna))).topic == f"accounts.person.{anna.pk}"
