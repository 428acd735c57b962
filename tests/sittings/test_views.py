"""Pages of bodies, sittings and tasks: who may, what happens on bad input, and that lists cost the same for many."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from zesummen.documents.models import Attachment
from zesummen.kernel import tenancy
from zesummen.kernel.exports import child
from zesummen.kernel.words import text
from zesummen.sittings import actions
from zesummen.sittings.models import AgendaItem, Attendance, Body, Sitting, Task
from zesummen.sittings.queries import papers, sitting_sheet
from zesummen.sittings.ways import LetterBlock


@pytest.fixture
def anna_browser(anna, sign_in):
    return sign_in(anna, HTTP_ACCEPT_LANGUAGE="en")


def base(space) -> str:
    return f"/s/{space.slug}/"


def test_strangers_get_nothing(sitting, cleo, flora, sign_in):
    address = f"{base(sitting.space)}sittings/{sitting.pk}/"
    assert sign_in(cleo, HTTP_ACCEPT_LANGUAGE="en").get(address).status_code == 404
    assert flora.get(address).status_code == 302


def test_readers_read_and_do_not_write(sitting, ivo, sign_in):
    browser = sign_in(ivo, HTTP_ACCEPT_LANGUAGE="en")
    assert browser.get(f"{base(sitting.space)}sittings/{sitting.pk}/").status_code == 200
    assert browser.get(f"{base(sitting.space)}sittings/{sitting.pk}/edit/").status_code == 403


def test_a_confidential_body_is_read_by_its_members_and_keepers(committee, sitting, anna, ivo, noa, sign_in):
    with tenancy.inside(committee.space):
        actions.change_body(body=committee, expected=committee.version, is_confidential=True, by=anna)
    address = f"{base(committee.space)}sittings/{sitting.pk}/"
    assert sign_in(ivo, HTTP_ACCEPT_LANGUAGE="en").get(address).status_code == 403
    assert sign_in(noa, HTTP_ACCEPT_LANGUAGE="en").get(address).status_code == 200
    assert (
        "Comité"
        not in sign_in(ivo, HTTP_ACCEPT_LANGUAGE="en")
        .get(f"{base(committee.space)}bodies/")
        .content.decode()
        .split("<main")[1]
    )


def test_files_of_a_confidential_sitting_are_read_by_its_people(
    committee, sitting, anna, anna_browser, ivo, noa, sign_in
):
    with tenancy.inside(committee.space):
        actions.change_body(body=committee, expected=committee.version, is_confidential=True, by=anna)
    address = f"{base(committee.space)}files/attach/sittings.sitting/{sitting.pk}/"
    paper = SimpleUploadedFile("paper.txt", "Notes de séance".encode())
    sent = anna_browser.post(
        address, {"file": paper, "title": "Notes", "dated_on": "1.2.2026", "language": "fr", "visibility": "internal"}
    )
    assert sent.status_code == 302
    assert "Notes" in anna_browser.get(f"{base(committee.space)}sittings/{sitting.pk}/").content.decode()
    with tenancy.inside(committee.space):
        file = Attachment.objects.get()
    download = f"{base(committee.space)}files/{file.pk}/download/"
    assert sign_in(ivo).get(download).status_code == 403
    assert sign_in(noa).get(download).status_code == 200


def test_a_body_is_set_up_in_the_browser(esch, anna_browser):
    typed = {
        "kind": "commission",
        "name_original": "fr",
        "name_fr": "Commission",
        "rhythm_months": "4",
        "quorum_rule": "number",
        "notice_days": "5",
        "from_on": "1.1.2026",
        "version": "0",
    }
    address = f"{base(esch)}bodies/new/"
    refused = anna_browser.post(address, typed)
    assert refused.status_code == 422 and "Enter how many members" in refused.content.decode()
    done = anna_browser.post(address, {**typed, "quorum_number": "5"})
    with tenancy.inside(esch):
        body = Body.objects.get()
    assert done.status_code == 302 and body.quorum_rule == "5"


def test_the_notice_page_writes_nothing_until_it_is_pressed(sitting, anna_browser):
    address = f"{base(sitting.space)}sittings/{sitting.pk}/convene/"
    page = anna_browser.get(address).content.decode()
    assert "paula@example.org" not in page and "Paula Klein" in page and "Quentin Noël" in page
    sitting.refresh_from_db()
    assert sitting.state == "planned"
    assert anna_browser.post(address).status_code == 302
    sitting.refresh_from_db()
    assert sitting.state == "convened"
    assert anna_browser.post(address).status_code == 422


def test_attendance_is_typed_on_one_page(committee, anna, anna_browser, held):
    with tenancy.inside(committee.space):
        rows = list(Attendance.objects.filter(sitting=held).select_related("member"))
        held.refresh_from_db()
    typed = {f"presence_{row.pk}": "replaced" for row in rows} | {f"replaced_{row.pk}": "" for row in rows}
    address = f"{base(committee.space)}sittings/{held.pk}/attendance/"
    refused = anna_browser.post(address, {**typed, "version": held.version})
    assert refused.status_code == 422 and "Write who came in place of Paula Klein" in refused.content.decode()
    twice = {**typed, **{f"replaced_{row.pk}": "Zoé" for row in rows}, "version": held.version}
    refused = anna_browser.post(address, twice)
    assert refused.status_code == 422 and "Zoé is noted for two places" in refused.content.decode()
    names = {f"replaced_{row.pk}": f"Zoé {number}" for number, row in enumerate(rows)}
    good = {**typed, **names, "version": held.version}
    assert anna_browser.post(address, good).status_code == 302
    assert anna_browser.post(address, good).status_code == 422  # the page is stale now
    with tenancy.inside(committee.space):
        assert set(Attendance.objects.filter(sitting=held).values_list("replaced_by", flat=True)) == {
            "Zoé 0",
            "Zoé 1",
            "Zoé 2",
        }


def test_what_came_of_a_point(held, anna_browser):
    with tenancy.inside(held.space):
        item = AgendaItem.objects.get(sitting=held)
    address = f"{base(held.space)}sittings/{held.pk}/agenda/{item.pk}/"
    typed = {
        "title_original": "fr",
        "title_fr": str(item.title),
        "kind": "decision",
        "decision_original": "fr",
        "decision_fr": "Accepté",
        "votes_for": "9",
        "version": item.version,
    }
    refused = anna_browser.post(address, typed)
    assert (
        refused.status_code == 422
        and "9 votes were entered" in refused.content.decode()
        and "Accepté" in refused.content.decode()
    )
    assert anna_browser.post(address, {**typed, "votes_for": "2"}).status_code == 302
    assert "For 2, against 0" in anna_browser.get(f"{base(held.space)}sittings/{held.pk}/").content.decode()


def test_a_member_says_that_she_comes(sitting, anna, anna_browser):
    with tenancy.inside(sitting.space):
        row = Attendance.objects.get(sitting=sitting, member__person=anna)
    anna_browser.post(f"{base(sitting.space)}sittings/{sitting.pk}/reply/{row.member_id}/", {"reply": "comes"})
    with tenancy.inside(sitting.space):
        assert Attendance.objects.get(pk=row.pk).reply == "comes"


@pytest.mark.parametrize("paper", ["notice-fr", "notice-de", "minutes-fr", "minutes-de"])
def test_papers_as_pdf_with_tags_and_language(held, anna_browser, paper):
    answer = anna_browser.get(f"{base(held.space)}sittings/{held.pk}/{paper}.pdf")
    with pikepdf.open(BytesIO(answer.content)) as pdf:
        assert pdf.Root.MarkInfo.Marked and str(pdf.Root.Lang).startswith(paper[-2:])
    words = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(answer.content))
    assert "Budget" in words and ("Projet" in words or "Entwurf" in words) == paper.startswith("minutes")


def test_papers_as_word_and_letter(held, sitting, anna_browser):
    from docx import Document

    answer = anna_browser.get(f"{base(held.space)}sittings/{held.pk}/minutes-fr.docx")
    assert "Procès-verbal" in "\n".join(p.text for p in Document(BytesIO(answer.content)).paragraphs)
    with tenancy.inside(sitting.space):
        member = Attendance.objects.get(sitting=sitting, member__name="Quentin Noël").member_id
    letter = anna_browser.get(f"{base(sitting.space)}sittings/{sitting.pk}/letter/{member}/")
    assert letter.content.startswith(b"%PDF")
    assert anna_browser.get(f"{base(sitting.space)}sittings/{sitting.pk}/minutes-fr.pdf").status_code == 404
    assert b"BEGIN:VEVENT" in anna_browser.get(f"{base(sitting.space)}sittings/{sitting.pk}/sitting.ics").content


@pytest.mark.parametrize("points", [5, 7, 9])
def test_the_slip_of_a_letter_stays_on_one_page_under_the_greeting(sitting, points):
    block = LetterBlock("2, rue X\nL-4000 Esch", "https://x.example/m/abc", "ABCD-EFGH", "x.example/m/")
    with tenancy.inside(sitting.space):
        title = "Un point dont le titre est si long qu’il prend deux lignes de la page de cette convocation"
        rows = [
            AgendaItem(space=sitting.space, sitting=sitting, body=sitting.body, title=text("fr", fr=title))
        ] * points
        row = Attendance.objects.select_related("member").filter(sitting=sitting).first()
        row.member.language = "fr"
        letter = papers.letter(replace(sitting_sheet(sitting), items=tuple(rows)), row, block)
    file = pypdfium2.PdfDocument(child.pdf(letter))
    pages = [page.get_textpage().get_text_range() for page in file]
    (slip,) = (page for page in pages if "Votre réponse" in page)
    assert "Je viens" in slip and "ABCD-EFGH" in slip and "x.example/m/" in slip
    assert "salutations" in pages[0] and "".join(pages).index("salutations") < "".join(pages).index("Votre réponse")


def test_mandate_as_a_document(committee, anna_browser):
    from docx import Document

    answer = anna_browser.get(f"{base(committee.space)}bodies/{committee.pk}/mandate-de.docx")
    document = Document(BytesIO(answer.content))
    assert "Paula Klein" in "\n".join(
        cell.text for table in document.tables for row in table.rows for cell in row.cells
    )


def test_a_task_is_done_in_one_press_and_a_drop_takes_a_reason(esch, anna, anna_browser, kim, sign_in):
    with tenancy.inside(esch):
        one, two = (actions.add_task(space=esch, title=title, owner=kim, by=anna) for title in ("Call", "Write"))
    browser = sign_in(kim, HTTP_ACCEPT_LANGUAGE="en")
    listed = browser.get(f"{base(esch)}tasks/").content.decode()
    assert "Call" in listed and "Write" in listed
    assert browser.post(f"{base(esch)}tasks/{one.pk}/done/").status_code == 302
    assert browser.post(f"{base(esch)}tasks/{two.pk}/drop/", {"reason": " "}).status_code == 422
    assert browser.post(f"{base(esch)}tasks/{two.pk}/drop/", {"reason": "Merged"}).status_code == 302
    with tenancy.inside(esch):
        assert set(Task.objects.values_list("state", flat=True)) == {"done", "dropped"}


def test_a_task_needs_an_owner(esch, anna_browser):
    refused = anna_browser.post(f"{base(esch)}tasks/new/", {"title": "Call", "version": "0"})
    assert (
        refused.status_code == 422
        and "Say who does it" in refused.content.decode()
        and "Call" in refused.content.decode()
    )


def asked(browser, address) -> int:
    with CaptureQueriesContext(connection) as caught:
        assert browser.get(address).status_code == 200
    return len(caught)


def test_pages_ask_as_often_for_many_rows(committee, held, anna, anna_browser, today):
    pages = ["bodies/", f"bodies/{committee.pk}/", f"sittings/{held.pk}/", "tasks/"]
    with tenancy.inside(committee.space):
        actions.add_task(space=committee.space, title="T", sitting=held, owner=anna, by=anna)
        actions.plan_sitting(body=committee, day=today + timedelta(days=2), starts_at="18:00", place="X", by=anna)
    few = [asked(anna_browser, base(committee.space) + address) for address in pages]
    with tenancy.inside(committee.space):
        for number in range(3):
            actions.add_task(space=committee.space, title=f"T{number}", sitting=held, owner_name=f"N{number}", by=anna)
            actions.add_item(sitting=Sitting.objects.get(pk=held.pk), title=f"I{number}", kind="information", by=anna)
            actions.add_member(body=committee, name=f"M{number}", from_on=today, by=anna)
            actions.plan_sitting(
                body=committee, day=today + timedelta(days=3 + number), starts_at="18:00", place="X", by=anna
            )
    many = [asked(anna_browser, base(committee.space) + address) for address in pages]
    assert many == few and max(many) <= 12, (few, many)
