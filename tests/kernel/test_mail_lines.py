"""What leaves the outbox: lines that every mail program shows whole, and a name before the address."""

from email.header import decode_header, make_header
from email.utils import parseaddr

import pytest

from zesummen.kernel import mail
from zesummen.kernel.models import OutboxMessage

LONG = "We ask you to say how it is going, and whether something stands in the way, so that the committee can help."
LINK = "http://localhost:8000/progress/" + "x" * 90 + "/"


def test_long_lines_are_broken_between_words_and_links_are_not():
    written = mail.in_lines(f"Hello,\n\n{LONG}\n{LINK}\n- {LONG}\n")
    lines = written.splitlines()
    assert lines[:2] == ["Hello,", ""] and LINK in lines
    assert all(len(line) <= 78 for line in lines if line != LINK)
    assert " ".join(written.split()) == f"Hello, {LONG} {LINK} - {LONG}"
    assert lines[-1].startswith("  "), "the second line of a point stands under the first"


@pytest.mark.django_db
def test_a_mail_leaves_with_the_name_of_whom_it_is_for(settings, monkeypatch, mailoutbox):
    settings.EMAIL_URL = "smtp://localhost:25"
    monkeypatch.setattr(
        "django.core.mail.backends.smtp.EmailBackend.send_messages", lambda self, mails: mailoutbox.extend(mails)
    )
    OutboxMessage.objects.create(
        kind="x",
        to_name="Kräus, Anna",
        to_address="anna@zesummen.example",
        language="fr",
        subject="S",
        text=f"{LONG}\n",
    )
    assert mail.send_waiting() == 1
    (sent,) = mailoutbox
    name, address = parseaddr(sent.message()["To"])
    assert (str(make_header(decode_header(name))), address) == ("Kräus, Anna", "anna@zesummen.example")
    assert max(map(len, sent.body.splitlines())) <= 78
