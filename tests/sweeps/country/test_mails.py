"""Every mail of the project, posted by the product's own actions and read in five languages, as text and as HTML."""

import re
from datetime import timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.utils import timezone

from addresses import ENDING, MAIN
from people import a_person, give
from sweeps.country.commission_mails import of_a_commission
from sweeps.country.date_mails import of_dates
from sweeps.country.invitation_mails import of_invitations
from sweeps.country.planting import POSTED, person, remembering
from sweeps.country.training_mails import of_afterwards, of_requests
from sweeps.english import left_in_english
from zesummen.accounts.actions import invitations, mydata, standins
from zesummen.accounts.adapters import AccountAdapter
from zesummen.kernel import mail
from zesummen.kernel.messages import PACKAGE
from zesummen.kernel.tenancy import inside
from zesummen.kernel.words import LANGUAGES
from zesummen.plans.actions import asks, evaluation, mobilisation
from zesummen.plans.models import Action, Ask, Evaluation, InternalNote, Plan, ProgressAsk, Stakeholder
from zesummen.sittings.actions import agenda, guests, sittings
from zesummen.sittings.models import Body, BodyMember, Sitting
from zesummen.territory.models import Space

pytestmark = [pytest.mark.usefixtures("country"), pytest.mark.slow]

SITE = "http://localhost:8000"  # where links lead that nobody gave another base
LINK = re.compile(r"https?://[^\s<>\"]+")
UNRENDERED = re.compile(r"\{\{|\{%|%\([a-z_]+\)[sd]|\bNone\b|object at 0x|&(?:amp|#x27|quot|lt);")
RUN: set[str] = set()  # filled once the actions below have run


class Html(HTMLParser):
    """Links, language and texts of a mail."""

    def __init__(self, body: str):
        super().__init__()
        self.links, self.texts, self.language, self.quiet = [], [], "", False
        self.feed(body)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.links += [given["href"]] if tag == "a" and not given["href"].startswith("mailto:") else []
        self.language = given.get("lang", "") if tag == "html" else self.language
        self.quiet = tag == "style"

    def handle_endtag(self, tag):
        self.quiet = False

    def handle_data(self, data):
        if data.strip() and not self.quiet:
            self.texts.append(" ".join(data.split()))


# What makes each kind of mail, in the demo country


def _sittings(space, cleo) -> None:
    sitting = sittings.plan_sitting(
        body=Body.objects.get(kind="steering"),
        day=timezone.localdate() + timedelta(days=40),
        starts_at=Sitting.objects.first().starts_at,
        place="Salle des fêtes",
        invitation="Café dès 17 heures.",
        by=cleo,
    )
    agenda.add_item(sitting=sitting, title="Budget", kind="decision", by=cleo)
    guests.invite_guest(sitting=sitting, kind="expert", name="Dr Lex", email="lex@zesummen.example", by=cleo)
    sittings.convene(sitting=sitting, by=cleo)
    sitting.refresh_from_db()
    sittings.change_sitting(sitting=sitting, expected=sitting.version, place="Mairie", by=cleo)
    sittings.cancel_sitting(sitting=sitting, reason="La salle est inondée.", by=cleo)


def _register(space, cleo) -> None:
    plan, today = Plan.objects.get(), timezone.localdate()
    make = {"space": space, "kind": Stakeholder.Kind.SERVICE, "by": cleo}
    club, school = (
        mobilisation.add_entry(name=name, email=f"{name.lower()}@zesummen.example", **make)
        for name in ("Club", "École")
    )
    said = {"subject": "Prêter la salle", "how": "mail", "message": "Pouvez-vous prêter la salle ?"}
    (row,) = mobilisation.ask(
        plan=plan, stakeholders=[club], asked_on=today, answer_by=today + timedelta(days=9), by=cleo, **said
    )
    mobilisation.send_note(note=InternalNote.objects.get(), stakeholders=[school], by=cleo)
    for asked in (row, Ask.objects.get(stakeholder=school)):
        Ask.objects.filter(pk=asked.pk).update(asked_on=today - timedelta(days=20), answer_by=today - timedelta(days=6))
        asked.refresh_from_db()
        mobilisation.remind(ask=asked, by=cleo)


def _progress(space, cleo) -> None:
    plan, today = Plan.objects.get(), timezone.localdate()
    ProgressAsk.objects.update(asked_on=today - timedelta(days=1))
    asks.ask_now(plan=plan, actions=[row.pk for row in Action.objects.filter(plan=plan)], by=cleo)
    asks.follow_up(plan=plan, today=today + timedelta(days=30))


def _people(space, cleo) -> None:
    invitations.invite(space=space, email="autre@zesummen.example", name="Autre", role="officer", by=cleo)
    today = timezone.localdate()
    jo, kay = (give(a_person(name), space, "officer") for name in ("Jo Absent", "Kay Present"))
    days = {"from_on": today, "until_on": today + timedelta(days=5)}
    standins.set_stand_in(space=space, absent=jo, stand_in=kay, by=cleo, **days)
    for one, granted in ((jo, False), (kay, True)):
        (request,) = mydata.ask_deletion(by=one)
        mydata.decide_deletion(request=request, granted=granted, answer="Voir la loi communale.", by=cleo)


def _evaluation(space, lena) -> None:
    made = Evaluation.objects.get()
    BodyMember.objects.filter(person=None, email="").update(email="membre@zesummen.example")
    evaluation.invite_members(evaluation=made, by=lena)


def _account() -> None:
    """The mails of the sign-in, as the library posts them."""
    anna, at = person("Anna Weber"), timezone.now()
    values = {
        "user": anna,
        "code": "K7P-2QX",
        "password_reset_url": f"{SITE}/account/password/reset/key/x-y/",
        "activate_url": f"{SITE}/account/confirm-email/x/",
        "email": anna.email,
        "from_email": anna.email,
        "to_email": "new@zesummen.example",
        "deleted_email": anna.email,
        "signup_url": f"{SITE}/",
        "timestamp": at,
        "ip": "192.0.2.7",
        "user_agent": "Firefox",
        "provider": "Commune",
    }
    for prefix in ACCOUNT:
        AccountAdapter().send_mail(prefix, anna.email, dict(values))


ACCOUNT = (
    "account/email/login_code",
    "account/email/password_reset_key",
    "account/email/email_confirmation",
    "account/email/password_changed",
    "account/email/password_set",
    "account/email/email_changed",
    "account/email/email_confirm",
    "account/email/email_deleted",
    "account/email/unknown_account",
    "mfa/email/totp_activated",
    "mfa/email/totp_deactivated",
    "mfa/email/webauthn_added",
    "mfa/email/webauthn_removed",
    "mfa/email/recovery_codes_generated",
)
STEPS = (
    (MAIN, "Cleo Adler", (_sittings, _register, _progress, _people)),
    (ENDING, "Lena Faber", (_evaluation,)),
    ("mersch", "Tania Ferreira", (of_a_commission,)),
    ("cefis", "Dora Klein", (of_invitations, of_dates, of_requests, of_afterwards)),
)
LEADS_NOWHERE = {
    "ask",
    "deletion_answer",
    "stand_in",
    "sitting_cancelled",
    "sitting_guest",
    "sitting_no_quorum",
    "sitting_released",
}
SEVERAL = {  # how many links: one for each answer, and perhaps one to the page
    "progress_ask": {3},
    "progress_reminder": {3},
    "sitting_notice": {1, 2, 3},
    "sitting_asked": {2, 3},
    "minutes_draft": {0, 1},  # whoever has no account answers the mail
    "training_handouts": {6},  # five papers and the own page
    "training_common_no": {0, 1},  # the commune that left can no longer open the request
    "sitting_changed": {0, 2, 3},  # a guest has nothing to answer
}
SEVERAL |= dict.fromkeys(  # the contact of a commune has no page of its own to open
    ("training_evening_confirmed", "training_evening_moved", "training_evening_cancelled", "training_date_offered",
     "training_room_due"), {0, 1},
)  # fmt: skip
ASKS_ITSELF = {"account.email.login_code", "account.email.unknown_account"}  # what is needed stands in the mail
BY_MAIL = {"sitting_notice", "ask_reminder"}  # somebody without an account or link answers the mail itself


@pytest.fixture
def posted(country, monkeypatch):
    """Every mail that the actions post, as it was handed to the outbox."""

    if RUN:
        return POSTED
    RUN.add("once")
    monkeypatch.setattr(mail, "post", remembering(mail.post))
    for slug, name, fills in STEPS:
        space = Space.objects.get(slug=slug)
        for fill in fills:
            with inside(space):
                fill(space, person(name))
    _account()
    return POSTED


def test_every_mail_of_the_project_is_posted_here(posted):
    """A new template without an action here fails, and so does a mail of the library that nobody listed."""
    ours = {path.stem for path in Path(PACKAGE).glob("*/templates/mail/*.txt") if not path.stem.startswith("_")}
    missing = ours - {"account"} - posted.keys()
    assert not missing, missing
    theirs = {
        path.name.removesuffix("_subject.txt") for path in Path(PACKAGE).glob("*/templates/*/email/*_subject.txt")
    }
    assert theirs <= {prefix.rsplit("/", 1)[1] for prefix in ACCOUNT}


def typed(given: dict) -> list[str]:
    """What people wrote, which stands in the language they wrote it in."""
    return ["Budget", "Salle des fêtes", "Mairie", str(given.get("space") or "")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_mails_are_whole(posted, language):
    faults = []
    for kind, mails in posted.items():
        for given in mails:
            again = {**given, "language": language, "instead_of": None, "private": True}
            space = given.get("space")
            if space is None:
                faults += [f"{kind}: {one}" for one in faults_of(mail.post(kind, **again), kind, given)]
                continue
            with inside(space):
                faults += [f"{kind}: {one}" for one in faults_of(mail.post(kind, **again), kind, given)]
    assert not faults, "\n".join(sorted(set(faults)))


def faults_of(made, kind: str, given: dict) -> list[str]:
    """What is wrong with this mail, in sentences."""
    html, text = Html(made.html), made.text
    lines = text.splitlines()
    found = [f"{where} shows {bad.group()!r}" for where, bad in _unrendered(made, html)]
    found += [] if made.subject.strip() and "\n" not in made.subject else ["no subject"]
    found += [] if html.language == made.language else [f"the HTML says it is {html.language}"]
    found += [] if "\n\n\n" not in text and text == text.strip() + "\n" else ["empty lines too many"]
    found += [f"a line ends in a space: {line!r}" for line in lines if line != line.rstrip()]
    long = [line for line in mail.in_lines(text).splitlines() if len(line) > 78 and "://" not in line]
    found += [f"a line of {len(line)}: {line}" for line in long]
    if made.language != "en":
        own = [one for one in [made.subject, *lines, *html.texts] if one not in typed(given)]
        found += [f"left in English: {one}" for one in left_in_english(own, made.language)]
    return found + _greeting(made, lines) + _links(made, kind, html)


def _unrendered(made, html: Html):
    for where, words in (("the subject", made.subject), ("the text", made.text), ("the HTML", "\n".join(html.texts))):
        if bad := UNRENDERED.search(words):
            yield where, bad


def _greeting(made, lines: list[str]) -> list[str]:
    """Whoever is known is called by name; the first line is the greeting."""
    names = made.to_name.replace("-", " ").split()
    if lines[1:2] != [""] or not lines[0].endswith((",", " !", "!")):
        return [f"no greeting: {lines[0]!r}"]
    return [] if not names or names[0] in lines[0] else [f"{made.to_name} is greeted as {lines[0]!r}"]


def _links(made, kind: str, html: Html) -> list[str]:
    """The same absolute addresses in both; one where the mail asks for something, one for each answer."""
    plain = [link.rstrip(".,") for link in LINK.findall(made.text)]
    found = [f"the link {link} leaves the site" for link in {*plain, *html.links} if not link.startswith(f"{SITE}/")]
    if set(plain) != set(html.links):
        found.append(f"text has {sorted(set(plain))}, HTML {sorted(set(html.links))}")
    nowhere = kind in LEADS_NOWHERE | ASKS_ITSELF or kind.startswith(("mfa.", "account."))
    if kind in ("account.email.password_reset_key", "account.email.email_confirmation"):
        nowhere = False
    wanted = set(SEVERAL.get(kind, {1})) if not nowhere else {0}
    wanted |= {0} if kind in BY_MAIL else set()
    return found if len(set(plain)) in wanted else [*found, f"{len(set(plain))} links: {sorted(set(plain))}"]
