"""Invitations: the letter to mayors and presidents, and what became of it in each commune."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from people import a_commune
from training.making import make_course, make_request
from zesummen.council.models import Official
from zesummen.kernel.access import Refused
from zesummen.kernel.exports.document import PageBreak, Paragraph, Signatures, plain
from zesummen.kernel.models import Entry, OutboxMessage
from zesummen.kernel.moves import Stale
from zesummen.kernel.tenancy import inside
from zesummen.training import catalogue
from zesummen.training.actions import invitations as actions
from zesummen.training.models import Course, Invitation, InvitationRound
from zesummen.training.queries import invitation_papers as papers
from zesummen.training.queries import invitations as queries

BASE = "/s/cefis/training/invitations/"
DAY = date(2018, 3, 15)


@pytest.fixture
def communes(esch):
    """Esch works here; Differdange and a third one do not."""
    return [esch.commune, a_commune("0202"), a_commune("0304")]


def begun(cefis, by, code=catalogue.MODULE, **values):
    """A round of the module of 2018. Call it inside the body's space."""
    course = Course.objects.get(code=code)
    course.space = cefis
    return actions.begin(course=course, dated_on=DAY, by=by, **values)


@pytest.fixture
def round(cefis, communes, dora):
    catalogue.install(cefis)
    with inside(cefis):
        return begun(cefis, dora)


def of(round, lau2="0204"):
    found = Invitation.objects.select_related("commune", "round").get(round=round, commune__lau2=lau2)
    found.space = found.round.space = round.space
    return found


def words_of(document) -> str:
    text = "\n".join(plain(block.spans) for block in document.blocks if isinstance(block, Paragraph))
    return text.replace("\N{NO-BREAK SPACE}", " ")


# ---- the letter ----


def test_the_letter_of_2018_stands_word_by_word_with_three_who_sign(round, cefis):
    with inside(cefis):
        document = papers.letters(round, [of(round)], "fr")
    text = words_of(document)
    for said in (
        "Luxembourg, le 15 mars 2018",
        "Administration communale d’Esch-sur-Alzette",
        "Madame, Monsieur le Bourgmestre,",
        "Madame, Monsieur le Président de la commission consultative communale d’intégration,",
        "Concerne : « Module de deux séances d’initiation pour les CCCI »",
        "s’accompagne en principe de la constitution d’une nouvelle commission consultative communale d’intégration (CCCI).",
        "Le renouvellement des conseils communaux, suite aux élections communales du 8 octobre 2017",
        "Ces deux séances gratuites s’inscrivent dans une même logique et sont complémentaires.",
        "non-membres de la CCCI est également souhaitée",
        "(tél : 44 743 501, cefis@cefis.lu)",
        "l’expression de nos salutations respectueuses.",
    ):
        assert said in text, said
    (signed,) = [block for block in document.blocks if isinstance(block, Signatures)]
    assert [name for _office, name in signed.people] == ["Sylvain BESCH", "Emile EICHER", "Yves PIRON"]
    assert signed.people[2][0] == "Directeur de l’OLAI"


def test_the_letter_of_2023_has_one_who_signs_and_its_own_names(round, cefis, dora):
    with inside(cefis):
        kick_off = begun(cefis, dora, catalogue.KICK_OFF)
        document = papers.letters(kick_off, [of(kick_off)], "fr")
    text = words_of(document)
    assert "Président de la commission du vivre-ensemble interculturel" in text
    assert (
        "formation de 2h30 (date à convenir ensemble)" in text and "l’expression de nos meilleurs sentiments." in text
    )
    assert kick_off.regime == "2023" and "{" not in text
    (signed,) = [block for block in document.blocks if isinstance(block, Signatures)]
    assert signed.people == (("Responsable du CEFIS", "Sylvain Besch"),)


def test_the_declared_regime_decides_the_names(round, cefis, dora):
    with inside(cefis):
        actions.change(round=round, expected=round.version, regime="2023", by=dora)
        text = words_of(papers.letters(round, [of(round)], "fr"))
        german = words_of(papers.letters(round, [of(round)], "de"))
    assert "nouvelle commission du vivre-ensemble interculturel (CCVEI)" in text and "CCCI et" not in text
    assert "Kommission für interkulturelles Zusammenleben" in german and "Luxembourg, den 15. März 2018" in german


def test_a_merge_has_a_letter_a_commune_and_the_sheet_behind_each_where_wanted(round, cefis):
    with inside(cefis):
        rows = queries.rows_of(round)
        alone, with_sheet = (papers.letters(round, rows, "fr", with_sheet=wanted) for wanted in (False, True))
    assert len([block for block in alone.blocks if isinstance(block, PageBreak)]) == 2
    assert len([block for block in with_sheet.blocks if isinstance(block, PageBreak)]) == 5
    assert "Concerne" in words_of(alone) and words_of(alone).count("Concerne") == 3


def test_braces_that_are_no_field_stay_as_they_were_typed(round, cefis, dora):
    with inside(cefis):
        body = round.body.with_text("fr", "À {commune} {autre} { }")
        actions.change(round=round, expected=round.version, body=body, by=dora)
        assert "À Esch-sur-Alzette {autre} { }" in words_of(papers.letters(round, [of(round)], "fr"))


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_letters_are_files_one_or_all(round, cefis, dora, sign_in, kind):
    browser = sign_in(dora)
    magic = {"pdf": b"%PDF", "docx": b"PK"}[kind]
    with inside(cefis):
        one = of(round)
    for address in (f"letters-fr.{kind}", f"letters-sheet-de.{kind}", f"{one.pk}/letter-fr.{kind}"):
        assert browser.get(f"{BASE}{round.pk}/{address}").content.startswith(magic), address
    assert browser.get(f"{BASE}{round.pk}/letters-it.{kind}").status_code == 404


# ---- a round ----


def test_a_round_knows_the_mayor_and_the_contact_of_communes_that_work_here(cefis, esch, communes, dora, sign_in):
    catalogue.install(cefis)
    with inside(esch):
        Official.objects.create(space=esch, name="Hélène Thill", office="mayor", from_on=date(2023, 7, 1))
    esch.contact_email = "vivre@esch.example"
    esch.save()
    with inside(cefis):
        course = Course.objects.get(code=catalogue.KICK_OFF)
    answer = sign_in(dora).post(
        f"{BASE}new/", {"course": course.pk, "regime": "", "dated_on": "29.11.2023", "to": "all"}
    )
    with inside(cefis):
        made = InvitationRound.objects.get()
        assert answer.url == f"{BASE}{made.pk}/" and made.regime == "2023" and len(made.signatories) == 1
        row = of(made)
        assert (row.mayor_name, row.email) == ("Hélène Thill", "vivre@esch.example")
        assert Invitation.objects.count() == 3


def test_only_ticked_communes_or_those_that_never_asked(cefis, esch, communes, commission, anna, dora, sign_in):
    catalogue.install(cefis)
    with inside(cefis):
        course = Course.objects.get(code=catalogue.KICK_OFF)
        course.space = cefis
    make_request(esch, cefis, course, anna)
    browser = sign_in(dora)
    base = {"course": course.pk, "regime": "2023", "dated_on": "29.11.2023"}
    browser.post(f"{BASE}new/", {**base, "to": "not_asked"})
    browser.post(f"{BASE}new/", {**base, "to": "chosen", "communes": [str(communes[1].pk)]})
    answer = browser.post(f"{BASE}new/", {**base, "to": "chosen"})
    assert answer.status_code == 422 and "Tick at least one commune." in answer.content.decode()
    with inside(cefis):
        second, first = InvitationRound.objects.order_by("-pk")
        assert sorted(first.invitations.values_list("commune__lau2", flat=True)) == ["0202", "0304"]
        assert list(second.invitations.values_list("commune__lau2", flat=True)) == ["0202"]


def test_those_who_sign_are_data(round, cefis, dora, sign_in):
    browser, base = sign_in(dora), f"{BASE}{round.pk}/signatories/"

    def names():
        with inside(cefis):
            return [row["name"] for row in InvitationRound.objects.get(pk=round.pk).signatories]

    def version():
        with inside(cefis):
            return InvitationRound.objects.get(pk=round.pk).version

    browser.post(base, {"name": "Ana Costa", "office": "Directrice", "body": "ASTI", "version": version()})
    browser.post(f"{base}3/up/", {"version": version()})
    browser.post(f"{base}0/remove/", {"version": version()})
    assert names() == ["Emile EICHER", "Ana Costa", "Yves PIRON"]
    stale = version() - 1
    assert browser.post(f"{base}0/remove/", {"version": stale}).status_code == 409
    assert names() == ["Emile EICHER", "Ana Costa", "Yves PIRON"]
    with inside(cefis):
        document = papers.letters(InvitationRound.objects.select_related("course").get(pk=round.pk), [of(round)], "fr")
    assert ("Directrice, ASTI", "Ana Costa") in [
        pair for block in document.blocks if isinstance(block, Signatures) for pair in block.people
    ]


def test_whoever_saves_the_letter_second_is_told(round, cefis, dora):
    with inside(cefis):
        one, two = queries.find_round(round.pk), queries.find_round(round.pk)
        for row in (one, two):
            row.space = cefis
        actions.change(round=one, expected=1, place="Esch", by=dora)
        with pytest.raises(Stale):
            actions.change(round=two, expected=1, place="Mersch", by=dora)


# ---- one commune ----


def test_one_press_notes_the_letter_the_reminder_and_the_wrong_address(round, cefis, dora, sign_in):
    browser = sign_in(dora)
    with inside(cefis):
        row = of(round)
    at, today = f"{BASE}{round.pk}/{row.pk}/", timezone.localdate()
    assert browser.post(f"{at}posted/?state=to_send").url == f"{BASE}{round.pk}/?state=to_send#i{row.pk}"
    with inside(cefis):
        row = of(round)
        assert (row.state, row.sent_by, row.sent_on) == ("sent", "letter", today)
    assert browser.post(f"{at}posted/").status_code == 409  # it went already
    browser.post(f"{at}reminded/")
    with inside(cefis):
        assert (of(round).state, of(round).reminded_on) == ("reminded", today)
    browser.post(f"{at}wrong-address/")
    browser.post(f"{at}edit/", {"address": "1, place de l’Hôtel de Ville", "version": of_version(cefis, round)})
    browser.post(f"{at}sent/", {"way": "phone", "on": f"{today:%d/%m/%Y}"})
    with inside(cefis):
        assert (of(round).state, of(round).sent_by) == ("sent", "phone")
        told = list(Entry.objects.filter(kind="training.invitation").values_list("verb", flat=True).order_by("id"))
    assert told == [
        "invitation.sent", "invitation.reminded", "invitation.returned", "invitation.changed", "invitation.sent",
    ]  # fmt: skip
    assert "1, place de l’Hôtel de Ville" in browser.get(at).content.decode()


def of_version(cefis, round) -> int:
    with inside(cefis):
        return of(round).version


def test_a_letter_noted_as_sent_by_mistake_is_taken_back_and_waits_again(round, cefis, dora, sign_in):
    with inside(cefis):
        row, mailed = queries.rows_of(round)[:2]
        actions.note_sent(invitation=row, way="letter", by=dora)
        actions.note_sent(invitation=mailed, way="mail", by=dora)
    browser, base = sign_in(dora), f"{BASE}{round.pk}/"
    page = browser.get(base).content.decode()
    assert f"{base}{row.pk}/take-back/" in page and f"{base}{mailed.pk}/take-back/" not in page
    browser.post(f"{base}{row.pk}/take-back/")
    with inside(cefis):
        row.refresh_from_db()
        assert (row.state, row.sent_on, row.sent_by) == ("to_send", None, "")
    assert browser.post(f"{base}{row.pk}/take-back/").status_code == 409
    assert browser.post(f"{base}{mailed.pk}/take-back/").status_code == 409  # a mail has gone


def test_a_commune_declines_with_a_reason_and_may_ask_all_the_same(round, cefis, dora, sign_in):
    browser, today = sign_in(dora), timezone.localdate()
    with inside(cefis):
        row = actions.note_sent(invitation=of(round), way="letter", on=today - timedelta(days=9), by=dora)
    at = f"{BASE}{round.pk}/{row.pk}/decline/"
    assert browser.post(at, {"reason": " ", "on": f"{today:%d/%m/%Y}"}).status_code == 422
    early = browser.post(at, {"reason": "Pas le temps", "on": f"{today - timedelta(days=20):%d/%m/%Y}"})
    assert early.status_code == 422 and "The letter went out on" in early.content.decode()
    browser.post(at, {"reason": "Pas le temps", "on": f"{today:%d/%m/%Y}"})
    with inside(cefis):
        assert (of(round).state, of(round).decline_reason, of(round).answered_on) == ("declined", "Pas le temps", today)


def test_a_letter_is_not_noted_as_sent_tomorrow(round, cefis, dora):
    with inside(cefis), pytest.raises(Refused, match="lies ahead"):
        actions.note_sent(invitation=of(round), way="letter", on=timezone.localdate() + timedelta(days=1), by=dora)


def test_two_who_note_at_once_note_once(round, cefis, dora):
    with inside(cefis):
        one, two = of(round), of(round)
        actions.note_sent(invitation=one, way="letter", by=dora)
        with pytest.raises(Refused):
            actions.note_sent(invitation=two, way="mail", by=dora)
        assert of(round).sent_by == "letter"


def test_a_request_answers_the_invitation_by_itself(round, cefis, esch, commission, anna, dora, communes):
    with inside(cefis):
        actions.note_sent(invitation=of(round), way="letter", by=dora)
        course = Course.objects.get(code=catalogue.MODULE)
        course.space = cefis
        course.regimes = ["2011", "2023"]
        course.save()
    case = make_request(esch, cefis, course, anna)  # sending it notes the answer
    with inside(cefis):
        row = of(round)
        assert (row.state, row.request_id, row.answered_on) == ("asked", case.request.pk, timezone.localdate())
        assert of(round, "0202").state == "to_send"
    assert actions.note_asked(case.request) == 0


def test_a_request_for_another_course_answers_nothing(round, cefis, esch, commission, anna, communes):
    with inside(cefis):
        other = make_course(cefis)
    case = make_request(esch, cefis, other, anna)
    assert actions.note_asked(case.request) == 0
    with inside(cefis):
        assert of(round).state == "to_send"


def test_a_call_is_keyed_in_as_a_question_or_leads_to_a_request(round, cefis, dora, sign_in):
    browser = sign_in(dora)
    with inside(cefis):
        row = of(round)
    at = f"{BASE}{round.pk}/{row.pk}/"
    page = browser.get(f"{at}call/").content.decode()
    preset = f"training/requests/new/?commune={row.commune_id}&amp;course={round.course_id}"
    assert preset in page
    form = browser.get(f"/s/cefis/{preset.replace('&amp;', '&')}").content.decode()
    assert f'<option value="{row.commune_id}" selected' in form
    browser.post(f"{at}call/", {"caller": "Mme Weis", "text": "Est-ce aussi le samedi ?"})
    page = browser.get(at).content.decode()
    assert "noted a call from Esch-sur-Alzette (Mme Weis): Est-ce aussi le samedi ?" in page
    with inside(cefis):
        assert "Mme Weis: Est-ce aussi le samedi ?" in of(round).remark


# ---- many at once ----


def test_all_shown_letters_are_marked_as_sent_today(round, cefis, dora, sign_in):
    browser = sign_in(dora)
    with inside(cefis):
        actions.note_sent(invitation=of(round), way="phone", by=dora)
    browser.post(f"{BASE}{round.pk}/all/mark-sent/?q=Lëtzebuerg")
    with inside(cefis):
        assert (of(round, "0304").state, of(round, "0202").state) == ("sent", "to_send")
    with inside(cefis):
        actions.note_wrong_address(invitation=of(round, "0304"), by=dora)
    browser.post(f"{BASE}{round.pk}/all/mark-sent/")
    with inside(cefis):
        assert (of(round, "0202").sent_by, of(round).sent_by) == ("letter", "phone")
        assert of(round, "0304").state == "wrong_address"  # not sent again before the address is right


def test_mails_go_where_an_address_is_known_and_reminders_once_a_day(round, cefis, dora, sign_in):
    browser = sign_in(dora)
    with inside(cefis):
        Invitation.objects.filter(round=round, commune__lau2__in=["0204", "0202"]).update(email="commune@example.lu")
    browser.post(f"{BASE}{round.pk}/all/mail/")
    browser.post(f"{BASE}{round.pk}/all/mail/")
    (mail, _other) = OutboxMessage.objects.filter(kind="training_invitation")
    assert "Madame, Monsieur le Bourgmestre" in mail.text and "/fr/training/cefis/module-2018/" in mail.text
    assert mail.subject == "Module de deux séances d’initiation pour les CCCI" and "Emile EICHER" in mail.text
    with inside(cefis):
        assert (of(round).state, of(round).sent_by, of(round, "0304").state) == ("sent", "mail", "to_send")
    browser.post(f"{BASE}{round.pk}/all/remind/")  # sent today: not yet
    assert not OutboxMessage.objects.filter(kind="training_invitation_reminder")
    with inside(cefis):
        Invitation.objects.filter(round=round, state="sent").update(sent_on=timezone.localdate() - timedelta(days=21))
    browser.post(f"{BASE}{round.pk}/all/remind/")
    browser.post(f"{BASE}{round.pk}/all/remind/")
    assert OutboxMessage.objects.filter(kind="training_invitation_reminder").count() == 2


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_the_table_is_a_file_of_the_communes_shown(round, dora, sign_in, kind):
    answer = sign_in(dora).get(f"{BASE}{round.pk}/table.{kind}?q=esch")
    assert answer.status_code == 200
    if kind == "csv":
        text = answer.content.decode("utf-8-sig")
        assert "Esch-sur-Alzette" in text and "Differdange" not in text


def test_the_table_is_filtered_by_state_canton_and_name(round, dora, sign_in):
    browser = sign_in(dora)
    page = browser.get(f"{BASE}{round.pk}/?canton=03").content.decode()
    assert ">Luxembourg</a>" in page and ">Esch-sur-Alzette</a>" not in page and "1 of 3 communes" in page
    assert "No commune fits these filters." in browser.get(f"{BASE}{round.pk}/?state=declined").content.decode()


@pytest.mark.parametrize("many", [1, 3])
def test_pages_ask_few_statements_whatever_the_rows(
    cefis, communes, dora, sign_in, django_assert_max_num_queries, many
):
    catalogue.install(cefis)
    with inside(cefis):
        made = begun(cefis, dora, communes=[commune.pk for commune in communes[:many]])
        row = made.invitations.first()
    browser = sign_in(dora)
    for address in (BASE, f"{BASE}{made.pk}/", f"{BASE}{made.pk}/{row.pk}/", f"{BASE}new/"):
        browser.get(address)
        with django_assert_max_num_queries(12):
            assert browser.get(address).status_code == 200


@pytest.mark.parametrize("below", ["", "new/", "{round}/", "{round}/letter/", "{round}/signatories/", "{round}/{row}/"])
def test_only_the_desk_gets_in(round, cefis, anna, hugo, client, sign_in, second_body, below):
    with inside(cefis):
        address = BASE + below.format(round=round.pk, row=of(round).pk)
    assert client.get(address).status_code == 302
    assert sign_in(anna).get(address).status_code == 404
    assert sign_in(hugo).get(address).status_code == 403


def test_another_bodys_round_is_not_there(round, second_body, sign_in):
    from people import a_person, give

    other = sign_in(give(a_person("Zoe Other"), second_body, "training_desk"))
    assert other.get(f"/s/other-body/training/invitations/{round.pk}/").status_code == 404


def test_a_script_in_a_letter_is_text(round, cefis, dora, sign_in):
    with inside(cefis):
        subject = round.subject.with_text("fr", "<script>alert(1)</script>")
        actions.change(round=round, expected=round.version, subject=subject, by=dora)
    assert "<script>alert" not in sign_in(dora).get(f"{BASE}{round.pk}/").content.decode()
