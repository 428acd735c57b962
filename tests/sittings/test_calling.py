"""Guests, moved sittings, sittings without quorum, the agenda in three languages, and words that are explained."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from django.utils import timezone

from zesummen.kernel import explained, public_holidays, tenancy
from zesummen.kernel.access import Refused
from zesummen.kernel.models import OutboxMessage
from zesummen.kernel.words import text
from zesummen.sittings import actions
from zesummen.sittings.models import AgendaItem, Attendance, FormerDate, Guest, Sitting
from zesummen.sittings.queries import papers, sitting_sheet


@pytest.fixture
def space(committee):
    with tenancy.inside(committee.space):
        yield committee.space


@pytest.fixture
def anna_browser(anna, sign_in):
    return sign_in(anna, HTTP_ACCEPT_LANGUAGE="en")


def mails(kind: str) -> list[str]:
    return sorted(OutboxMessage.objects.filter(kind=kind).values_list("to_name", flat=True))


def address(sitting, rest: str = "") -> str:
    return f"/s/{sitting.space.slug}/sittings/{sitting.pk}/{rest}"


def test_a_guest_is_invited_listed_and_never_counts(space, sitting, anna, anna_browser):
    item = AgendaItem.objects.get(sitting=sitting)
    typed = {"kind": "expert", "name": "Dr. Lex", "email": "lex@example.org", "language": "de", "item": item.pk,
             "version": "0"}  # fmt: skip
    assert anna_browser.post(address(sitting, "guests/add/"), typed).status_code == 302
    before = sitting_sheet(sitting).standing.voting
    actions.convene(sitting=sitting, by=anna)
    mail = OutboxMessage.objects.get(kind="sitting_guest")
    assert mail.to_name == "Dr. Lex" and mail.language == "de" and "champs d’action" in mail.text
    guest = Guest.objects.get()
    assert guest.invited_on == timezone.localdate() and sitting_sheet(sitting).standing.voting == before
    page = anna_browser.get(address(sitting)).content.decode()
    assert "Guest: Dr. Lex (expert)" in page
    assert "Dr. Lex" in str(papers.notice(sitting_sheet(sitting)))
    assert anna_browser.post(address(sitting, f"guests/{guest.pk}/remove/")).status_code == 302
    assert not Guest.objects.exists()


def test_who_reads_only_invites_nobody(space, sitting, ivo, sign_in):
    assert sign_in(ivo).get(address(sitting, "guests/add/")).status_code == 403
    assert sign_in(ivo).get(address(sitting, "door/")).status_code == 403


def test_a_moved_sitting_keeps_its_former_day_and_everybody_hears(space, sitting, anna, anna_browser):
    actions.convene(sitting=sitting, by=anna)
    before = sitting.day
    day = before + timedelta(days=7)
    while public_holidays.name_of(day):
        day += timedelta(days=1)
    actions.change_sitting(sitting=sitting, expected=sitting.version, day=day, reason="Salle prise", by=anna)
    former = FormerDate.objects.get()
    assert former.was_convened and former.reason == "Salle prise" and former.day == before
    assert len(mails("sitting_changed")) == 2
    page = anna_browser.get(address(sitting)).content.decode()
    assert "Before it was moved" in page and "Salle prise" in page
    assert "Elle a été déplacée" in str(papers.notice(sitting_sheet(Sitting.objects.get(pk=sitting.pk))))


def test_who_answered_for_another_day_is_asked_anew_and_the_notice_counts_from_the_move(space, sitting, anna):
    actions.convene(sitting=sitting, by=anna)
    Sitting.objects.filter(pk=sitting.pk).update(convened_on=timezone.localdate() - timedelta(days=9))
    sitting.refresh_from_db()
    for row in Attendance.objects.filter(sitting=sitting).select_related("sitting__body", "sitting__space", "member"):
        actions.reply(attendance=row, reply="excused", channel="phone", by=anna)
    actions.change_sitting(sitting=sitting, expected=sitting.version, place="Salle 9", by=anna)
    assert not Attendance.objects.filter(sitting=sitting, reply="none").exists()
    day = sitting.day + timedelta(days=1)
    actions.change_sitting(sitting=sitting, expected=sitting.version, day=day, by=anna)
    said = Attendance.objects.filter(sitting=sitting).values_list("reply", "replied_on", "reply_channel", "stands_for")
    assert set(said) == {("none", None, "", None)}
    sitting.refresh_from_db()
    assert sitting.convened_on == timezone.localdate()


def test_the_door_marks_one_by_one_without_script(space, committee, anna, anna_browser, today):
    made = actions.plan_sitting(body=committee, day=today, starts_at="18:00", place="Salle", by=anna)
    rows = list(Attendance.objects.filter(sitting=made).select_related("member").order_by("member__name"))
    door = address(made, "door/")
    pressed = anna_browser.post(door, {"member": rows[0].member_id, "presence": "present"})
    assert pressed.status_code == 302 and pressed["Location"].endswith(f"#m{rows[0].member_id}")
    late = {"member": rows[0].member_id, "presence": "present", "came_at": "18h20", "left_at": "19:00"}
    assert anna_browser.post(door, late).status_code == 302
    rows[0].refresh_from_db()
    assert (str(rows[0].came_at), str(rows[0].left_at)) == ("18:20:00", "19:00:00")
    for wrong, words in (({"left_at": "18:10"}, "The end comes before"), ({"came_at": "soon"}, "Enter the hour")):
        refused = anna_browser.post(door, {**late, **wrong})
        assert refused.status_code == 422 and words in refused.content.decode()
    assert anna_browser.post(door, {"member": 999999, "presence": "present"}).status_code == 404
    assert anna_browser.post(door, {"member": rows[0].member_id, "presence": "asleep"}).status_code == 422
    assert anna_browser.post(door, {"rest": "1"}).status_code == 302
    told = set(Attendance.objects.filter(sitting=made).values_list("presence", flat=True))
    assert told == {"present", "absent"}


def test_closed_for_want_of_quorum_in_the_browser_and_called_again(space, committee, anna, anna_browser, today):
    made = actions.plan_sitting(body=committee, day=today, starts_at="18:00", place="Salle", by=anna)
    item = actions.add_item(sitting=made, title="Budget", kind="decision", by=anna)
    assert anna_browser.post(address(made, "no-quorum/")).status_code == 302
    made.refresh_from_db()
    assert made.state == "no_quorum" and made.no_quorum_by == anna
    assert anna_browser.post(address(made, "no-quorum/")).status_code == 422
    later = today + timedelta(days=8)
    typed = {"day": f"{later:%d/%m/%Y}", "starts_at": "18:00", "place": "Salle"}
    early = anna_browser.post(address(made, "call-again/"), {**typed, "day": "01/01/2020"})
    assert early.status_code == 422 and Sitting.objects.count() == 1
    assert anna_browser.post(address(made, "call-again/"), typed).status_code == 302
    item.refresh_from_db()
    assert item.sitting.call_number == 2 and item.sitting.calls_again_id == made.pk
    assert "Called again for" in anna_browser.get(address(made)).content.decode()
    with pytest.raises(Refused, match="closed for want of quorum"):
        actions.change_sitting(sitting=made, expected=made.version, place="X", by=anna)


def test_the_answer_of_another_is_noted_with_how_it_was_said(space, sitting, anna, anna_browser):
    row = Attendance.objects.get(sitting=sitting, member__name="Quentin Noël")
    reply = address(sitting, f"reply/{row.member_id}/")
    assert anna_browser.post(reply, {"reply": "comes"}).status_code == 422
    assert anna_browser.post(reply, {"reply": "substitute", "channel": "phone"}).status_code == 422
    assert anna_browser.post(reply, {"reply": "excused", "channel": "phone"}).status_code == 302
    row.refresh_from_db()
    assert (row.reply, row.reply_channel, row.replied_on) == ("excused", "phone", timezone.localdate())
    page = anna_browser.get(address(sitting)).content.decode()
    assert "Anna Schmit (by telephone) noted the answer of Quentin Noël" in page


def test_the_agenda_stands_side_by_side_in_the_languages_of_the_country(space, sitting, anna):
    from docx import Document

    from zesummen.kernel.exports import child

    item = AgendaItem.objects.get(sitting=sitting)
    title = text("fr", fr="Le quorum", de="Die Beschlussfähigkeit", lb="De Quorum")
    actions.change_item(item=item, expected=item.version, title=title, by=anna)
    item.refresh_from_db()
    actions.change_item(item=item, expected=item.version, title=item.title.with_text("fr", "Quel quorum ?"), by=anna)
    words = child.word(papers.notice(sitting_sheet(sitting)))
    rows = [row for table in Document(BytesIO(words)).tables for row in table.rows]
    flat = " ".join(cell.text for row in rows for cell in row.cells)
    assert "Quel quorum ?" in flat and "Die Beschlussfähigkeit" in flat and "De Quorum" in flat
    assert "(Übersetzung veraltet)" in flat


@pytest.mark.parametrize("language", papers.LANGUAGES)
def test_a_notice_in_every_language_says_that_french_is_the_reference(space, sitting, language):
    made = papers.notice(sitting_sheet(sitting), language=language)
    assert made.language == language and made.information_only == (language != "fr")


@pytest.mark.parametrize(
    ("sentence", "language", "terms"),
    [
        ("Fixer le quorum et l’ordre du jour", "fr", ["quorum", "agenda"]),
        ("Stellvertretendes Mitglied für die Sitzung", "de", ["substitute"]),
        ("Quorumsfrage", "de", []),
        ("Élection du président", "fr", []),
    ],
)
def test_words_of_the_glossary_are_found_where_they_stand(sentence, language, terms):
    assert [term.name for term, _sentence in explained.in_text(sentence, language)] == terms
    for start, end, term in explained.places(sentence, language):
        assert re.search(r"\w", sentence[start:end]) and term.name in explained.SENTENCES


def test_every_explained_word_is_in_the_glossary():
    from zesummen.kernel.glossary import TERMS

    assert set(explained.SENTENCES) <= {term.name for term in TERMS}
