"""The pages: they work, refuse in words, keep what was typed, and ask the database the same however long a list is."""

import re

import pytest

from council.conftest import a_draft, an_entry
from zesummen.council import actions
from zesummen.council.models import CouncilDate, CouncilRules, Deliberation, Official
from zesummen.kernel import tenancy


@pytest.fixture
def at(esch):
    return lambda path="": f"/s/{esch.slug}/council/{path}"


def browser_in_english(sign_in, person):
    return sign_in(person, headers={"accept-language": "en"})


GENERAL = [
    "",
    "settings/",
    "dates/",
    "dates/add/",
    "dates/import/",
    "dates/deadlines.ics",
    "officials/",
    "officials/add/",
    "officials/end/",
    "new/",
]


@pytest.mark.parametrize("path", GENERAL)
def test_general_pages_work_empty_and_full(path, at, anna, sign_in, request):
    assert sign_in(anna).get(at(path)).status_code == 200
    request.getfixturevalue("voted")
    request.getfixturevalue("next_month")
    assert sign_in(anna).get(at(path)).status_code == 200


def pages_of(state, pk):
    own = {
        "draft": ["edit/", "agenda/", "withdraw/", "summary/", "extract.pdf", "extract.docx"],
        "on_agenda": ["edit/", "amend/", "vote/", "pack.pdf", "pack.docx"],
        "voted": [
            "voted/",
            "transmit/",
            "publish/",
            "public-copy/",
            "correct/",
            "extract.pdf",
            "extract.json",
            "public.pdf",
            "public.docx",
        ],
    }[state]
    return [f"{pk}/", *(f"{pk}/{path}" for path in own)]


@pytest.mark.parametrize("state", ["draft", "on_agenda", "voted"])
def test_pages_of_a_deliberation_work_in_its_state(state, at, anna, cleo, flora, kim, sign_in, request):
    found = request.getfixturevalue(state)
    for path in pages_of(state, found.pk):
        assert sign_in(anna).get(at(path)).status_code == 200, path
        assert sign_in(cleo).get(at(path)).status_code == 404, path
        assert sign_in(kim).get(at(path)).status_code == 403, path
        assert flora.get(at(path)).status_code == 302, path


def test_sittings_and_offices_have_their_pages(at, anna, sign_in, tonight, council):
    for path in (
        f"dates/{tonight.pk}/",
        f"dates/{tonight.pk}/change/",
        f"dates/{tonight.pk}/convocation/",
        f"officials/{council[0].pk}/",
    ):
        assert sign_in(anna).get(at(path)).status_code == 200
    assert sign_in(anna).get(at("dates/999/")).status_code == 404
    assert sign_in(anna).get(at("999/")).status_code == 404


def test_a_councillor_reads_and_votes_and_changes_nothing_else(at, ivo, sign_in, on_agenda):
    browser = sign_in(ivo)
    for path in (
        f"{on_agenda.pk}/",
        f"{on_agenda.pk}/pack.pdf",
        f"{on_agenda.pk}/vote/",
        f"{on_agenda.pk}/amend/",
        "dates/",
    ):
        assert browser.get(at(path)).status_code == 200
    for path in ("new/", "settings/", f"{on_agenda.pk}/edit/", "dates/add/", "officials/add/"):
        assert browser.get(at(path)).status_code == 403
    words = browser.get(at(f"{on_agenda.pk}/")).content.decode()
    assert f"{on_agenda.pk}/edit/" not in words and f"{on_agenda.pk}/vote/" in words


def test_a_closed_step_says_why(at, anna, sign_in, voted):
    browser = browser_in_english(sign_in, anna)
    answer = browser.get(at(f"{voted.pk}/vote/"))
    assert answer.status_code == 409 and "recorded already" in answer.content.decode()
    assert browser.get(at(f"{voted.pk}/edit/")).status_code == 409
    assert browser.get(at(f"{voted.pk}/supervision/")).status_code == 409


def test_wrong_methods_are_refused(at, anna, sign_in, on_agenda, tonight):
    for path in (f"{on_agenda.pk}/off-agenda/", f"{on_agenda.pk}/release/", f"dates/{tonight.pk}/cancel/"):
        assert sign_in(anna).get(at(path)).status_code == 405


def ballot_of(council, **values):
    return {
        "result": "accepted",
        "votes_for": "7",
        "votes_against": "0",
        "abstentions": "0",
        **{f"p{row.pk}": "present" for row in council},
        **values,
    }


def test_the_council_night_on_one_screen(at, gaston, sign_in, on_agenda, council, in_space):
    browser = browser_in_english(sign_in, gaston)
    page = browser.get(at(f"{on_agenda.pk}/vote/")).content.decode()
    assert page.count("<select") == 8 and "Rita Costa" in page
    wrong = browser.post(at(f"{on_agenda.pk}/vote/"), ballot_of(council, votes_for="9", reason="typed words"))
    assert wrong.status_code == 422
    words = wrong.content.decode()
    assert '<a href="#id_votes_for">9 votes were entered, but only 7' in words
    assert "Only 7 members are entered for this day, the council has 19 seats." in words
    assert "9 votes were entered, but only 7" in words and "typed words" in words
    assert Deliberation.objects.get(pk=on_agenda.pk).state == "agenda"
    done = browser.post(at(f"{on_agenda.pk}/vote/"), ballot_of(council))
    assert done.status_code == 302 and done.url.endswith("/voted/")
    again = browser.post(at(f"{on_agenda.pk}/vote/"), ballot_of(council, votes_for="5", votes_against="2"))
    assert again.status_code == 422 and "recorded already" in again.content.decode()


def test_what_the_first_point_said_is_not_typed_twice(esch, at, gaston, anna, sign_in, voted, tonight, council):
    with tenancy.inside(esch):
        Deliberation.objects.filter(pk=voted.pk).update(closed_at="21:15")
        voted.presences.filter(official=council[3]).update(presence="excused")
        second = actions.put_on_agenda(deliberation=a_draft(esch, anna), sitting=tonight, by=anna)
    page = sign_in(gaston).get(at(f"{second.pk}/vote/")).content.decode()
    assert "21:15" in page and page.count('value="excused" selected') == 1


def text_of(found, **values):
    parts = {}
    for name in ("visas", "reasons", "heard", "articles"):
        texts = getattr(found, name)
        parts |= {f"{name}-count": str(len(texts)), **{f"{name}-{n}": text for n, text in enumerate(texts, start=1)}}
    return {"subject": found.subject, "regime": found.regime, "version": str(found.version), **parts, **values}


def boxes(page: str, name: str) -> list[str]:
    return [" ".join(t.split()) for t in re.findall(rf'<textarea name="{name}-\d+"[^>]*>(.*?)</textarea>', page, re.S)]


def test_paragraphs_are_moved_added_and_removed_without_saving(at, anna, sign_in, draft, in_space):
    browser = sign_in(anna)
    first = text_of(draft, **{"subject": "kept while moving", "is_closed": "on"})
    moved = browser.post(at(f"{draft.pk}/edit/"), {**first, "do": "articles:down:1"})
    assert moved.status_code == 200
    page = moved.content.decode()
    assert [text[:7] for text in boxes(page, "articles")] == ["désigne", "adopte ", "transme"]
    assert "kept while moving" in page and re.search(r'name="is_closed"[^>]*checked', page)
    assert (
        len(boxes(browser.post(at(f"{draft.pk}/edit/"), {**first, "do": "visas:add:0"}).content.decode(), "visas")) == 2
    )
    assert (
        len(
            boxes(
                browser.post(at(f"{draft.pk}/edit/"), {**first, "do": "articles:remove:2"}).content.decode(), "articles"
            )
        )
        == 2
    )
    for nonsense in ("articles:up:1", "articles:up:99", "nothing", "x:y:z", "articles:remove:0"):
        assert browser.post(at(f"{draft.pk}/edit/"), {**first, "do": nonsense}).status_code == 200
    assert Deliberation.objects.get(pk=draft.pk).articles == draft.articles


def test_the_text_is_saved_and_a_stale_page_shows_both(at, anna, gaston, sign_in, draft, in_space):
    first = text_of(draft)
    saved = sign_in(anna).post(at(f"{draft.pk}/edit/"), {**first, "articles-1": "adopte autrement ;"})
    assert saved.status_code == 302 and Deliberation.objects.get(pk=draft.pk).articles[0] == "adopte autrement ;"
    stale = browser_in_english(sign_in, gaston).post(at(f"{draft.pk}/edit/"), {**first, "articles-1": "mon texte ;"})
    page = stale.content.decode()
    assert stale.status_code == 422 and "adopte autrement" in page and "mon texte" in page and "Somebody else" in page
    assert Deliberation.objects.get(pk=draft.pk).articles[0] == "adopte autrement ;"


def test_a_text_without_articles_or_with_unknown_fields_is_refused(at, anna, sign_in, draft):
    browser = browser_in_english(sign_in, anna)
    empty = browser.post(at(f"{draft.pk}/edit/"), {**text_of(draft), "articles-count": "0"})
    assert empty.status_code == 422 and "at least one article" in empty.content.decode()
    unknown = browser.post(at(f"{draft.pk}/edit/"), {**text_of(draft), "articles-1": "impute {budget}"})
    assert unknown.status_code == 422 and "{budget}" in unknown.content.decode()


def test_an_amendment_is_shown_against_the_pack(at, ivo, sign_in, on_agenda):
    values = {**text_of(on_agenda), "articles-2": "désigne Madame Autre ;"}
    browser = browser_in_english(sign_in, ivo)
    assert browser.post(at(f"{on_agenda.pk}/amend/"), values).url.endswith("/vote/")
    page = browser.get(at(f"{on_agenda.pk}/vote/")).content.decode()
    assert re.search(r"<del>.*?Monsieur Secret.*?</del>", page, re.S) and re.search(
        r"<ins>.*?Madame Autre.*?</ins>", page, re.S
    )


def test_from_the_model_to_the_publication_by_hand(at, anna, gaston, sign_in, council, tonight, today, in_space):
    day = today.strftime("%d.%m.%Y")
    browser = sign_in(anna)
    made = browser.post(
        at("new/"), {"kind": "create_commission", "regime": "2023", "contact_person": "Anna", "subject": ""}
    )
    found = Deliberation.objects.get()
    assert made.url.endswith(f"{found.pk}/edit/")
    texts = text_of(found, **{"articles-1": "crée une {commission} de 12 membres ;"})
    assert browser.post(at(f"{found.pk}/edit/"), texts).status_code == 302
    assert (
        browser.post(at(f"{found.pk}/agenda/"), {"sitting": str(tonight.pk), "agenda_number": "3"}).status_code == 302
    )
    night = sign_in(gaston)
    assert night.post(at(f"{found.pk}/vote/"), ballot_of(council)).status_code == 302
    assert (
        night.post(at(f"{found.pk}/transmit/"), {"to": "le ministère", "on": day, "approval_need": "yes"}).status_code
        == 302
    )
    answered = {"answer": "annulled_part", "articles": ["2"], "on": day, "note": "base légale"}
    assert night.post(at(f"{found.pk}/supervision/"), answered).status_code == 302
    assert night.post(at(f"{found.pk}/publish/"), {"on": day, "at": "12:00", "place": "Reider"}).status_code == 302
    page = night.get(at(f"{found.pk}/")).content.decode()
    assert page.count("<s>") == 1 and "Reider" in page
    found.refresh_from_db()
    assert found.published_on == today and found.supervision == "annulled_part"


def test_a_public_copy_and_a_correction_by_hand(at, anna, sign_in, voted):
    browser = sign_in(anna)
    values = {"keys": ["article:2"], "words": "Monsieur Secret\n\n", "version": str(voted.version)}
    assert browser.post(at(f"{voted.pk}/public-copy/"), values).status_code == 302
    page = browser.get(at(f"{voted.pk}/public-copy/")).content.decode()
    copy = page[page.index('id="copy-title"') :]
    assert "Secret" not in copy and "■■■" in copy
    wrong = browser.post(
        at(f"{voted.pk}/public-copy/"), {**values, "words": "Personne", "version": str(voted.version + 1)}
    )
    assert wrong.status_code == 422
    assert browser.post(at(f"{voted.pk}/correct/"), {"reason": ""}).status_code == 422
    assert "/edit/" in browser.post(at(f"{voted.pk}/correct/"), {"reason": "erreur"}).url


def test_release_is_a_button_both_ways(at, anna, sign_in, voted, in_space):
    browser = sign_in(anna)
    browser.post(at(f"{voted.pk}/release/"), {"to": "open"})
    assert Deliberation.objects.get(pk=voted.pk).released_by == anna
    browser.post(at(f"{voted.pk}/release/"), {"to": "closed"})
    assert Deliberation.objects.get(pk=voted.pk).released_at is None


def test_several_days_are_typed_at_once_and_a_wrong_one_is_told(at, anna, sign_in, in_space):
    browser = browser_in_english(sign_in, anna)
    wrong = browser.post(at("dates/add/"), {"days": "8.1.2027\n31.2.2027"})
    assert wrong.status_code == 422 and "31.2.2027" in wrong.content.decode() and not CouncilDate.objects.exists()
    assert (
        browser.post(at("dates/add/"), {"days": "8.1.2027\n12/2/2027, 2027-03-05", "starts_at": "18h30"}).status_code
        == 302
    )
    assert CouncilDate.objects.count() == 3


def test_a_calendar_file_that_is_none_is_told(at, anna, sign_in):
    from django.core.files.uploadedfile import SimpleUploadedFile

    for content in (b"", b"hello", b"\x89PNG\r\n\x1a\n", b"BEGIN:VCALENDAR\nnonsense"):
        answer = sign_in(anna).post(at("dates/import/"), {"file": SimpleUploadedFile("dates.ics", content)})
        assert answer.status_code == 422, content


def test_a_pasted_list_of_the_council(at, anna, sign_in, in_space):
    browser = browser_in_english(sign_in, anna)
    table = "Nom\tFonction\tTitre\nHélène Thill\tbourgmestre\tla bourgmestre\n"
    table += "Ivo Santos\tSchöffe\t\nJosé Çelik-Ünal\tconseiller\t\n"
    done = browser.post(at("officials/add/"), {"from_on": "1.7.2023", "pasted": table})
    assert done.status_code == 302
    assert list(Official.objects.values_list("office", flat=True)) == ["mayor", "alderman", "councillor"]
    wrong = browser.post(at("officials/add/"), {"from_on": "1.7.2023", "pasted": "Nom\tFonction\nX\tking\n\tmayor\n"})
    words = wrong.content.decode()
    assert wrong.status_code == 422 and "Line 2" in words and "king" in words and "Line 3" in words
    assert Official.objects.count() == 3


def test_settings_keep_what_was_typed_and_say_what_is_wrong(at, anna, sign_in, in_space):
    values = {
        "college_cutoff_days": "10",
        "convocation_days": "5",
        "member_item_days": "3",
        "transmission_days": "8",
        "version": "0",
        "reference_pattern": "{year}/{nothing}",
        "body_name": "Comité",
    }
    browser = browser_in_english(sign_in, anna)
    wrong = browser.post(at("settings/"), values)
    assert (
        wrong.status_code == 422
        and "nothing else in braces" in wrong.content.decode()
        and "Comité" in wrong.content.decode()
    )
    assert browser.post(at("settings/"), {**values, "reference_pattern": "{number}/{year}"}).status_code == 302
    assert CouncilRules.objects.get().body_name == "Comité"


def test_deadlines_go_out_as_a_calendar(at, anna, sign_in, next_month):
    import icalendar

    answer = sign_in(anna).get(at("dates/deadlines.ics"))
    found = [entry for entry in icalendar.Calendar.from_ical(answer.content).walk("VEVENT")]
    assert len(found) == 4 and {str(e["uid"]).split("-")[0] for e in found} == {
        "sitting",
        "college",
        "convocation",
        "member_item",
    }
    assert (next_month.day - min(e["dtstart"].dt for e in found)).days == 10


def test_a_double_post_drafts_once(at, anna, sign_in, in_space):
    values = {"kind": "other", "regime": "2023", "once": "a" * 32}
    browser = sign_in(anna)
    first, second = browser.post(at("new/"), values), browser.post(at("new/"), values)
    assert first.url == second.url and Deliberation.objects.count() == 1


@pytest.mark.parametrize("path", ["", "dates/", "officials/"])
def test_queries_of_a_page_do_not_grow(
    path, at, esch, anna, gaston, council, tonight, sign_in, django_assert_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def fill(count):
        with tenancy.inside(esch):
            for _row in range(count):
                point = actions.put_on_agenda(deliberation=a_draft(esch, anna), sitting=tonight, by=anna)
                actions.record_vote(deliberation=point, entry=an_entry(council), by=gaston)
                a_draft(esch, anna)

    browser = sign_in(anna)
    fill(1)
    browser.get(at(path))
    with CaptureQueriesContext(
        connection,
    ) as one:
        browser.get(at(path))
    fill(2)
    with CaptureQueriesContext(connection) as three:
        browser.get(at(path))
    assert len(three) == len(one) <= 12


@pytest.mark.parametrize("state", ["draft", "on_agenda", "voted"])
def test_the_page_of_a_deliberation_asks_little(state, at, anna, sign_in, next_month, request):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    found = request.getfixturevalue(state)
    browser = sign_in(anna)
    browser.get(at(f"{found.pk}/"))
    with CaptureQueriesContext(connection) as asked:
        browser.get(at(f"{found.pk}/"))
    assert len(asked) <= 12, [q["sql"][:120] for q in asked]


def test_the_signed_scan_stands_first_among_the_papers(at, esch, anna, gaston, sign_in, voted, today):
    from zesummen.documents.actions import Upload, attach_file, ensure_folder

    with tenancy.inside(esch):
        folder = ensure_folder(voted)
        for title, is_signed in (("Other paper", False), ("Signed scan", True)):
            upload = Upload(b"%PDF-1.4 x", "scan.pdf", "pdf")
            attach_file(
                folder=folder,
                upload=upload,
                title=title,
                dated_on=today,
                language="fr",
                is_authoritative=is_signed,
                by=gaston,
            )
    page = browser_in_english(sign_in, anna).get(at(f"{voted.pk}/")).content.decode()
    assert page.index("Signed scan") < page.index("Extract of the register") < page.index("Other paper")
    assert sign_in(anna).get(f"/s/{esch.slug}/files/attach/council.deliberation/{voted.pk}/").status_code == 200


def test_internal_papers_of_the_council_are_closed_to_other_members(esch, voted, gaston, kim, today, sign_in):
    from zesummen.documents.actions import Upload, attach_file, ensure_folder

    with tenancy.inside(esch):
        upload = Upload(b"%PDF-1.4 x", "scan.pdf", "pdf")
        scan = attach_file(
            folder=ensure_folder(voted), upload=upload, title="Scan", dated_on=today, language="fr", by=gaston
        )
    assert sign_in(gaston).get(f"/s/{esch.slug}/files/{scan.pk}/").status_code == 200
    assert sign_in(kim).get(f"/s/{esch.slug}/files/{scan.pk}/").status_code in (403, 404)


def test_a_point_of_another_council_asks_for_that_council_s_sittings(at, esch, anna, sign_in, tonight):
    with tenancy.inside(esch):
        point = a_draft(esch, anna, body_name="Conseil communal de Bettembourg")
    page = sign_in(anna).get(at(f"{point.pk}/agenda/")).content.decode()
    assert "dates/add/?body=Conseil+communal+de+Bettembourg" in page and "<select" not in page
    assert (
        "Conseil communal de Bettembourg"
        in sign_in(anna).get(at("dates/add/?body=Conseil+communal+de+Bettembourg")).content.decode()
    )


@pytest.mark.parametrize(
    ("state", "words"),
    [("draft", "For the next sitting"), ("on_agenda", "For the sitting of"), ("voted", "For the sitting of")],
)
def test_each_deliberation_shows_its_deadlines(at, anna, sign_in, tonight, request, state, words):
    found = request.getfixturevalue(state)
    page = browser_in_english(sign_in, anna).get(at(f"{found.pk}/")).content.decode()
    assert words in page and page.count("calendar days from the day of the sitting") == 3
    assert page.count("this day is over") == 3
