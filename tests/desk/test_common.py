"""Journal, mailbox, retention, settings, search: what every space has."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from factories import make_action, make_need, make_objective, make_plan
from people import a_person, signed_in
from zesummen.accounts.models import Invitation
from zesummen.desk.queries import mailbox
from zesummen.desk.queries.journal import GROUPS
from zesummen.desk.queries.search import search
from zesummen.kernel import journal, retention
from zesummen.kernel.models import Entry, OutboxMessage
from zesummen.kernel.tenancy import inside
from zesummen.kernel.words import text
from zesummen.plans.models import Stakeholder
from zesummen.sittings.models import Body, Guest, Sitting

pytestmark = pytest.mark.django_db
TODAY = date.today()


@pytest.fixture
def sign_in():
    return lambda person: signed_in(person, HTTP_ACCEPT_LANGUAGE="en")


def mail(space, **values):
    defaults = {
        "kind": "invitation",
        "to_address": "x@y.example",
        "language": "en",
        "subject": "Come",
        "text": "Dear you,\ncome.\n",
    }
    return OutboxMessage.objects.create(space=space, **{**defaults, **values})


def old(model, row, **days):
    """Make a row older than it is."""
    model.objects.filter(pk=row.pk).update(
        **{name: timezone.now() - timedelta(days=days_) for name, days_ in days.items()}
    )


# Journal


def test_journal_filters_by_person_thing_day_and_look(space, anna, gaston, sign_in):
    with inside(space):
        journal.note("plan.given_up", None, space=space, by=anna, title="First", reason="x")
        journal.note("coordinator.ended", None, space=space, by=gaston, title="Second", until="1.1.")
        journal.look(make_plan(space), space=space, by=gaston)
    browser, path = sign_in(anna), f"/s/{space.slug}/journal/"

    def shown(**wanted):
        return browser.get(path, wanted).context["lines"].object_list

    assert len(shown()) == 3
    assert [e.title for e in shown(who="Anna Schmit")] == ["First"]
    assert [e.title for e in shown(about="coordinator")] == ["Second"]
    assert [e.is_look for e in shown(looks="on")] == [True]
    assert len(shown(from_on=TODAY.strftime("%d.%m.%Y"))) == 3
    assert "No line matches" in browser.get(path, {"until_on": "01.01.2020"}).content.decode()
    assert browser.get(path, {"until_on": "xx"}).status_code == 422


def test_every_verb_has_words_in_the_filter_of_the_journal():
    unnamed = {verb.split(".")[0] for verb in journal.SENTENCES} - set(GROUPS)
    assert not {name for name in unnamed if not name.startswith("test")}, sorted(unnamed)


def test_the_filter_of_the_journal_says_no_words_twice(space, anna, sign_in):
    with inside(space):
        for verb in ("deliberation.drafted", "decision.linked", "plan.given_up"):
            journal.note(verb, None, space=space, by=anna, title=verb)
    browser, path = sign_in(anna), f"/s/{space.slug}/journal/"
    choices = dict(browser.get(path).context["form"].fields["about"].choices)
    keys = next(key for key in choices if key.startswith("decision"))
    assert keys == "decision,deliberation" and len(set(choices.values())) == len(choices)
    lines = browser.get(path, {"about": keys}).context["lines"].object_list
    assert [e.title for e in lines] == ["decision.linked", "deliberation.drafted"]


def test_journal_of_a_hundred_lines_has_pages_and_asks_no_more(space, anna, sign_in):
    browser, path = sign_in(anna), f"/s/{space.slug}/journal/"
    counts = []
    for number in (1, 100):
        with inside(space):
            for _ in range(number):
                journal.note("plan.published", None, space=space, by=anna, title="P")
        with CaptureQueriesContext(connection) as asked:
            html = browser.get(path, {"who": "Anna Schmit"}).content.decode()
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert "who=Anna+Schmit&amp;page=2" in html
    assert browser.get(path, {"who": "Anna Schmit", "page": 3}).context["lines"].number == 3


def test_a_lead_does_not_read_the_journal(space, kim, sign_in):
    assert sign_in(kim).get(f"/s/{space.slug}/journal/").status_code == 403


# Mailbox


def test_officer_reads_the_mails_of_the_space_and_no_other(space, differdange, anna, kim, sign_in):
    own, foreign = mail(space), mail(differdange)
    browser = sign_in(anna)
    assert "Come" in browser.get(f"/s/{space.slug}/mailbox/").content.decode()
    assert "come." in browser.get(f"/s/{space.slug}/mailbox/{own.pk}/").content.decode()
    assert browser.get(f"/s/{space.slug}/mailbox/{foreign.pk}/").status_code == 404
    assert sign_in(kim).get(f"/s/{space.slug}/mailbox/").status_code == 403


def test_one_use_links_are_for_the_recipient_alone(space, anna, sign_in, settings):
    row = mail(space, text="Open http://localhost:8000/invitation/AbCdEfGhIjKlMnOpQrStUvWx/ today.")
    path = f"/s/{space.slug}/mailbox/{row.pk}/"
    assert "AbCdEfGh" not in sign_in(anna).get(path).content.decode()
    settings.DEMO = True
    assert '<a href="/invitation/AbCdEfGhIjKlMnOpQrStUvWx/">' in sign_in(anna).get(path).content.decode()


def test_mail_text_is_never_markup(space, anna, sign_in):
    row = mail(space, subject="<b>x</b>", text='<script>alert(1)</script> /s/a"onmouseover=1')
    html = sign_in(anna).get(f"/s/{space.slug}/mailbox/{row.pk}/").content.decode()
    assert "<script>alert" not in html and "<b>x</b>" not in html and '"onmouseover' not in html


def test_demo_mailbox_is_for_everybody_in_the_demo_only(space, flora, settings):
    row = mail(None, attachments=[{"name": "a.ics", "type": "text/calendar", "base64": "QUJD"}])
    for path in ("/mailbox/", f"/mailbox/{row.pk}/", f"/mailbox/{row.pk}/files/1/"):
        assert flora.get(path).status_code == 404, path
    settings.DEMO = True
    for path in ("/mailbox/", f"/mailbox/{row.pk}/"):
        assert flora.get(path).status_code == 200, path
    file = flora.get(f"/mailbox/{row.pk}/files/1/")
    assert file.content == b"ABC" and "attachment" in file["Content-Disposition"]
    assert flora.get(f"/mailbox/{row.pk}/files/2/").status_code == 404


def test_links_of_a_mail_open_here():
    assert mailbox.links_here("http://localhost:8000/note/x/ and") == "/note/x/ and"


# Retention


def test_what_is_past_its_term_is_listed_confirmed_and_journalled(space, anna, sign_in):
    gone, kept = mail(space, subject="Old mail"), mail(space, subject="New mail")
    old(OutboxMessage, gone, created_at=200)
    browser, path = sign_in(anna), f"/s/{space.slug}/retention/"
    assert f"{path}mails/" in browser.get(path).content.decode()
    html = browser.get(f"{path}mails/").content.decode()
    assert "Old mail" in html and "New mail" not in html
    assert browser.post(f"{path}mails/", {"expected": 1}).status_code == 422, "the tick is missing"
    answer = browser.post(f"{path}mails/", {"expected": 2, "confirmed": "on"})
    assert answer.status_code == 422 and "list has changed" in answer.content.decode()
    assert browser.post(f"{path}mails/", {"expected": 1, "confirmed": "on"}).status_code == 302
    assert list(OutboxMessage.objects.all()) == [kept]
    with inside(space):
        assert "Mails that went out (1)" in journal.sentence(Entry.objects.get(verb="retention.deleted"))


def test_contacts_are_blanked_not_deleted(space, anna, sign_in):
    with inside(space):
        row = Stakeholder.objects.create(
            space=space, kind="person", name="Léa", email="l@y.example", phone="1", ended_on=TODAY - timedelta(days=800)
        )
    browser = sign_in(anna)
    assert browser.post(f"/s/{space.slug}/retention/contacts/", {"expected": 1, "confirmed": "on"}).status_code == 302
    with inside(space):
        row.refresh_from_db()
    assert (row.name, row.email, row.phone) == ("Léa", "", "")


def test_addresses_of_guests_go_six_months_after_the_sitting(space, anna, sign_in):
    with inside(space):
        body = Body.objects.create(space=space, name=text("en", en="Committee"), kind="steering", from_on=TODAY)
        sittings = [
            Sitting.objects.create(
                space=space,
                body=body,
                year=TODAY.year,
                starts_at="18:00",
                number=days,
                day=TODAY - timedelta(days=days),
            )
            for days in (300, 20)
        ]
        old_guest, new_guest = [
            Guest.objects.create(space=space, sitting=sitting, kind="expert", name="Léa Roth", email="lea@x.example")
            for sitting in sittings
        ]
    page = sign_in(anna).get(f"/s/{space.slug}/retention/").content.decode()
    assert "Addresses of guests of a sitting" in page
    path = f"/s/{space.slug}/retention/guests/"
    assert sign_in(anna).post(path, {"expected": 1, "confirmed": "on"}).status_code == 302
    with inside(space):
        old_guest.refresh_from_db()
        new_guest.refresh_from_db()
    assert (old_guest.name, old_guest.email, new_guest.email) == ("Léa Roth", "", "lea@x.example")


def test_a_guest_with_an_account_finds_the_invitations_among_the_own_data(space, sign_in):
    with inside(space):
        body = Body.objects.create(space=space, name=text("en", en="Committee"), kind="steering", from_on=TODAY)
        sitting = Sitting.objects.create(
            space=space, body=body, year=TODAY.year, starts_at="18:00", number=1, day=TODAY
        )
        guest = a_person("Léa Roth")  # belongs to no space
        row = {"space": space, "sitting": sitting, "kind": "expert"}
        Guest.objects.create(**row, name="Léa Roth", organisation="ASTI", email=guest.email.upper())
        Guest.objects.create(**row, name="Bo Lux", email="bo@x.example")
    page = sign_in(guest).get("/me/").content.decode()
    assert "Sittings to which you were invited as a guest" in page and "ASTI" in page and "Bo Lux" not in page


@pytest.mark.parametrize(
    "key", ["journal", "invitations", "roles", "deletions", "members", "guests", "answers", "files"]
)
def test_every_kind_can_be_looked_at(space, anna, key, sign_in):
    answer = sign_in(anna).get(f"/s/{space.slug}/retention/{key}/")
    assert answer.status_code == 200 and "Nothing of this kind" in answer.content.decode()


def test_records_are_never_deleted_here(space, anna, sign_in):
    for key in ("plans", "decisions", "unknown"):
        assert sign_in(anna).get(f"/s/{space.slug}/retention/{key}/").status_code == 404


def test_open_invitations_stay(space, anna):
    row = Invitation.objects.create(
        space=space,
        email="a@b.example",
        name="A",
        role="lead",
        token_hash="x",
        expires_at=timezone.now() + timedelta(days=3),
    )
    old(Invitation, row, created_at=900)
    assert not retention.TERMS["invitations"].find(space, TODAY).exists()


def test_secretary_looks_but_does_not_delete(space, gaston, sign_in):
    browser = sign_in(gaston)
    assert browser.get(f"/s/{space.slug}/retention/").status_code == 200
    assert browser.post(f"/s/{space.slug}/retention/mails/", {"expected": 1, "confirmed": "on"}).status_code == 403


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2028, 2, 29), 12, date(2027, 2, 28)),
        (date(2026, 1, 15), 6, date(2025, 7, 15)),
    ],
)
def test_months_before(day, months, before):
    assert retention.months_before(day, months) == before


# Settings


def settings_of(browser, space, **values):
    path = f"/s/{space.slug}/settings/"
    version = browser.get(path).context["form"]["version"].value()
    typed = {
        "version": version,
        "hue": "7",
        "first": "lb",
        "second": "fr",
        "third": "de",
        "fourth": "en",
        "fifth": "pt",
        "regime": "2023",
        "contact_name": "Service intégration",
        "contact_email": "",
        "contact_phone": "",
        "contact_address": "",
        "contact_hours": "",
        **values,
    }
    return browser.post(path, typed)


def test_settings_are_kept_and_journalled(space, anna, sign_in):
    assert settings_of(sign_in(anna), space).status_code == 302
    space.refresh_from_db()
    assert (space.hue, space.languages[0], space.contact_name) == (7, "lb", "Service intégration")
    with inside(space):
        assert "contact_name" in Entry.objects.get(verb="space.changed").facts["changed"]


def test_a_language_stands_once(space, anna, sign_in):
    answer = settings_of(sign_in(anna), space, second="lb")
    assert answer.status_code == 422 and "Choose each language once" in answer.content.decode()


def test_second_of_two_who_change_the_settings_is_told(space, anna, sign_in):
    browser = sign_in(anna)
    stale = browser.get(f"/s/{space.slug}/settings/").context["form"]["version"].value()
    settings_of(browser, space, contact_name="Theirs")
    answer = settings_of(browser, space, version=stale, contact_name="Mine")
    html = answer.content.decode()
    assert answer.status_code == 422 and "Theirs" in html and "Mine" in html
    space.refresh_from_db()
    assert space.contact_name == "Theirs"


def test_a_councillor_changes_no_settings(space, ivo, sign_in):
    assert sign_in(ivo).get(f"/s/{space.slug}/settings/").status_code == 403


# Search


def test_search_knows_no_accents_and_all_languages(in_space):
    plan = make_plan(in_space, title=text("fr", fr="Vivre ensemble à Éischen"))
    make_need(plan, title="Écoute des aînés")
    make_action(plan, make_objective(plan, title="Rencontres"), title="Café des langues")
    Stakeholder.objects.create(space=in_space, kind="association", name="Fëschmaart asbl", why="prête la salle")
    for words, title in (
        ("eischen", "Vivre"),
        ("AINES", "Écoute"),
        ("cafe langues", "Café"),
        ("feschmaart", "Fësch"),
        ("probeplan", ""),
    ):
        hits = [str(hit.title) for group in search(words) for hit in group.hits]
        assert all(title in hit for hit in hits) and (hits or not title), words
    assert search("") == [] and search("zzz") == []


def test_search_page_and_its_neighbour(space, differdange, anna, cleo, sign_in):
    with inside(space):
        make_need(make_plan(space), title="Trottoir")
    html = sign_in(anna).get(f"/s/{space.slug}/search/", {"q": "trottoir"}).content.decode()
    assert "1 hit" in html and "Trottoir" in html
    assert (
        "Nothing was found" in sign_in(cleo).get(f"/s/{differdange.slug}/search/", {"q": "trottoir"}).content.decode()
    )
