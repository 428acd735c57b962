"""Pages of files and papers: who comes in, what is told, what stays typed."""

import io

import docx
import pytest
from django.urls import reverse

from zesummen.documents import actions
from zesummen.documents.actions import Upload
from zesummen.documents.models import Attachment, Letterhead, WordModel
from zesummen.kernel import tenancy

pytestmark = pytest.mark.django_db


def at(name, *args, space="esch-sur-alzette"):
    return reverse(f"documents:{name}", args=[space, *args])


@pytest.fixture
def officer(anna, sign_in):
    return sign_in(anna, headers={"accept-language": "en"})


@pytest.fixture
def attach_url(body, space):
    return at("attach", "sittings.body", body.pk, space=space.slug)


def posted(sent, **also):
    start = {"file": sent(), "title": "Scan", "dated_on": "03.05.2026", "language": "fr"}
    return {**start, "visibility": "internal", **also}


def test_a_file_is_attached_and_leads_back(officer, attach_url, sent, body, space):
    page = officer.get(f"{attach_url}?next=/s/{space.slug}/people/")
    assert page.status_code == 200 and "multipart/form-data" in page.content.decode()
    answer = officer.post(f"{attach_url}?next=/s/{space.slug}/people/", posted(sent))
    assert answer.status_code == 302 and answer["Location"] == f"/s/{space.slug}/people/"
    with tenancy.inside(space):
        made = Attachment.objects.get()
        assert made.title == "Scan" and made.folder.link == f"/s/{space.slug}/people/"


def test_a_way_back_out_of_the_house_is_not_taken(officer, attach_url, sent):
    answer = officer.post(f"{attach_url}?next=https://evil.example/", posted(sent))
    assert answer.status_code == 302 and "evil" not in answer["Location"]


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"", "a.pdf", "is empty. Choose another one"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "a.pdf", "cannot be taken"),
        (b"MZ\x90\x00\x03\x00\x00", "a.pdf", "cannot be taken"),
        (b"%PDF-" + b"0" * 2_000_000, "a.pdf", "too large: at most 1 MB"),
    ],
)
def test_a_bad_file_is_told_and_what_was_typed_stays(
    officer, attach_url, sent, settings, content, name, sentence, space
):
    settings.UPLOAD_MAX_BYTES = 1_000_000
    answer = officer.post(attach_url, posted(sent, file=sent(content, name), title="Ma délibération"))
    words = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in words and "Ma délibération" in words and 'href="#id_file"' in words
    with tenancy.inside(space):
        assert not Attachment.objects.exists()


def test_an_empty_form_names_its_fields(officer, attach_url):
    answer = officer.post(attach_url, {})
    assert answer.status_code == 422
    assert all(f'href="#id_{name}"' in answer.content.decode() for name in ("file", "title", "dated_on"))


@pytest.mark.parametrize("label", ["nothing.here", "sittings", "accounts.person", "documents.folder"])
def test_only_what_has_a_folder_takes_files(officer, label, body, space):
    assert officer.get(at("attach", label, body.pk, space=space.slug)).status_code == 404


def test_strangers_neighbours_and_readers_are_kept_out(attached, attach_url, space, flora, cleo, ben, kim, sign_in):
    pages = [at(name, attached.pk, space=space.slug) for name in ("file", "download", "replace", "remove")]
    for url in [attach_url, *pages]:
        assert flora.get(url).status_code == 302
        assert sign_in(cleo).get(url).status_code == 404
    reader = sign_in(ben)
    assert [reader.get(url).status_code for url in [attach_url, *pages]] == [403, 200, 200, 403, 403]
    other = at("file", attached.pk, space="differdange")
    assert sign_in(cleo).get(other).status_code == 404


def test_a_pdf_opens_in_the_browser_and_a_text_does_not(officer, attached, body, anna, values, space):
    answer = officer.get(at("download", attached.pk, space=space.slug))
    assert answer["Content-Type"] == "application/pdf" and answer["Content-Disposition"].startswith("inline")
    assert answer["X-Content-Type-Options"] == "nosniff"
    with tenancy.inside(space):
        text = actions.attach_to(owner=body, upload=Upload(b"<b>hi", "a.txt", "txt"), by=anna, **values)
    answer = officer.get(at("download", text.pk, space=space.slug))
    assert answer["Content-Disposition"].startswith("attachment")


def test_a_file_whose_bytes_are_gone_is_not_found(officer, attached, space):
    attached.stored.file.storage.delete(attached.stored.file.name)
    assert officer.get(at("download", attached.pk, space=space.slug)).status_code == 404


def test_my_data_names_the_files_i_attached(attached, anna, ben):
    from zesummen.accounts.queries.mydata import everything_about

    rows = {person: next(s for s in everything_about(person) if s.key == "files").rows for person in (anna, ben)}
    assert [row["title"] for row in rows[anna]] == ["Délibération signée"] and rows[ben] == []


def test_only_public_files_are_open_to_everybody(flora, attached, anna, space):
    url = at("public", attached.pk, space=space.slug)
    assert flora.get(url).status_code == 404
    with tenancy.inside(space):
        actions.set_visibility(attachment=attached, visibility="released", expected=1, by=anna)
    assert flora.get(url).status_code == 404
    with tenancy.inside(space):
        actions.set_visibility(attachment=attached, visibility="public", expected=2, by=anna)
    assert flora.get(url).content.startswith(b"%PDF-")
    assert flora.get(at("public", attached.pk, space="nowhere")).status_code == 404
    with tenancy.inside(space):
        newer = actions.replace_file(
            attachment=attached,
            upload=Upload(b"%PDF-2", "b.pdf", "pdf"),
            title="New",
            dated_on=attached.dated_on,
            reason="r",
            by=anna,
        )
    assert flora.get(url)["Location"] == at("public", newer.pk, space=space.slug)
    with tenancy.inside(space):
        actions.remove_attachment(attachment=newer, reason="r", by=anna)
    assert flora.get(at("public", newer.pk, space=space.slug)).status_code == 404


def test_a_public_file_of_the_neighbour_is_not_found_here(flora, attached, anna, space, differdange):
    with tenancy.inside(space):
        actions.set_visibility(attachment=attached, visibility="public", expected=1, by=anna)
    assert flora.get(at("public", attached.pk, space=differdange.slug)).status_code == 404


def test_a_file_is_corrected_removed_and_told_on_its_page(officer, attached, sent, space):
    url = at("replace", attached.pk, space=space.slug)
    assert officer.get(url).status_code == 200
    sent_again = {"file": sent(b"%PDF-1.7 new"), "title": "Neu", "dated_on": "4.5.2026", "reason": "Seite 2"}
    assert officer.post(url, {}).status_code == 422
    answer = officer.post(url, sent_again, follow=True)
    words = answer.content.decode()
    assert "Versions before this one" in words and "Délibération signée" in words and "Seite 2" in words
    assert "has been replaced" in officer.get(at("file", attached.pk, space=space.slug)).content.decode()
    assert officer.post(url, {**sent_again, "file": sent()}).status_code == 403
    with tenancy.inside(space):
        newest = Attachment.objects.get(replaces=attached)
    remove = at("remove", newest.pk, space=space.slug)
    assert officer.get(remove).status_code == 200
    assert officer.post(remove, {"reason": " "}).status_code == 422
    assert officer.post(remove, {"reason": "double"}).status_code == 302
    assert "double" in officer.get(at("file", newest.pk, space=space.slug)).content.decode()


def test_a_removed_file_is_gone_for_readers(officer, attached, anna, ben, sign_in, space):
    with tenancy.inside(space):
        actions.remove_attachment(attachment=attached, reason="r", by=anna)
    reader = sign_in(ben)
    for name in ("file", "download"):
        assert reader.get(at(name, attached.pk, space=space.slug)).status_code == 404
        assert officer.get(at(name, attached.pk, space=space.slug)).status_code == 200


def test_who_sees_a_file_is_changed_once(officer, attached, kim, sign_in, space):
    url = at("visibility", attached.pk, space=space.slug)
    assert officer.post(url, {"visibility": "public", "version": 1}).status_code == 302
    stale = officer.post(url, {"visibility": "released", "version": 1})
    assert stale.status_code == 422 and "Somebody else changed" in stale.content.decode()
    assert officer.post(url, {"visibility": "everybody", "version": 2}).status_code == 422
    assert sign_in(kim).post(url, {"visibility": "internal", "version": 2}).status_code == 403
    assert officer.get(url).status_code == 200


def test_the_same_press_twice_attaches_once(officer, attach_url, sent, space):
    once = "0" * 32
    for _press in range(2):
        assert officer.post(attach_url, posted(sent, once=once)).status_code == 302
    with tenancy.inside(space):
        assert Attachment.objects.count() == 1


@pytest.mark.parametrize("name", ["letterhead", "letterhead_sample", "models"])
def test_papers_are_kept_by_those_who_may(name, space, officer, kim, cleo, flora, sign_in):
    url = at(name, space=space.slug)
    assert officer.get(url).status_code == 200
    assert sign_in(kim).get(url).status_code == (200 if name == "models" else 403)
    assert sign_in(cleo).get(url).status_code == 404
    assert flora.get(url).status_code == 302


def test_a_letterhead_is_written_shown_and_never_overwritten(officer, space, sent):
    url = at("letterhead", space=space.slug)
    typed = {"lines": "Gemeng Esch", "address": "1, rue", "footer": "", "reference_pattern": "{year}/{number}"}
    assert officer.post(url, {**typed, "version": 0}).status_code == 302
    with tenancy.inside(space):
        version = Letterhead.objects.get().version
    assert "Gemeng Esch" in officer.get(url).content.decode()
    bad = officer.post(url, {**typed, "reference_pattern": "{year}", "version": version})
    assert bad.status_code == 422 and "{number}" in bad.content.decode()
    stale = officer.post(url, {**typed, "lines": "Meng Gemeng", "version": version - 1})
    words = stale.content.decode()
    assert stale.status_code == 422 and "Gemeng Esch" in words and "Meng Gemeng" in words
    bad = officer.post(url, {**typed, "arms": sent(b"<svg/>", "a.png"), "version": version})
    assert bad.status_code == 422
    assert officer.get(at("letterhead_sample", space=space.slug)).content.startswith(b"%PDF-")


def test_a_word_model_is_started_filled_installed_and_taken_back(officer, kind, space, sent):
    url = at("model", kind, space=space.slug)
    assert "{{ title }}" in officer.get(url).content.decode()
    start = officer.get(at("model_start", kind, space=space.slug)).content
    assert "{{ title }}" in [p.text for p in docx.Document(io.BytesIO(start)).paragraphs]
    answer = officer.post(url, {"file": sent(start, "ours.docx")})
    assert answer.status_code == 302
    assert "ours.docx" in officer.get(at("models", space=space.slug)).content.decode()
    assert officer.get(at("model_own", kind, space=space.slug)).content == start
    retire = at("model_retire", kind, space=space.slug)
    assert officer.post(retire).status_code == 302
    assert officer.post(retire).status_code == 404
    assert officer.get(at("model_own", kind, space=space.slug)).status_code == 404
    assert officer.get(at("model", "unknown", space=space.slug)).status_code == 404


def test_an_unknown_field_is_told_by_name(officer, kind, space, sent, make_word):
    answer = officer.post(at("model", kind, space=space.slug), {"file": sent(make_word("{{ titel }}"), "m.docx")})
    words = answer.content.decode()
    assert answer.status_code == 422 and "titel" in words and "commune, address, reference" in words
    with tenancy.inside(space):
        assert not WordModel.objects.exists()


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_of_files_asks_the_same_number_of_questions(
    count, body, paper, values, anna, space, django_assert_num_queries
):
    from zesummen.accounts.queries import grants
    from zesummen.documents import queries

    with tenancy.inside(space):
        for _i in range(count):
            actions.attach_to(owner=body, upload=paper, by=anna, **values)
        granted = grants(anna, space)
        with django_assert_num_queries(1):
            rows = queries.files_of(body.folder_id, granted, anna)
            assert len(rows) == count and all(row.added_by and row.may_change for row in rows)


@pytest.mark.parametrize("language", ["fr", "de", "lb", "en", "pt"])
def test_pages_come_in_five_languages(language, anna, sign_in, attached, attach_url, kind, space):
    browser = sign_in(anna, headers={"accept-language": language})
    for url in (
        attach_url,
        at("file", attached.pk, space=space.slug),
        at("models", space=space.slug),
        at("model", kind, space=space.slug),
        at("letterhead", space=space.slug),
    ):
        answer = browser.get(url)
        assert answer.status_code == 200 and f'<html lang="{language}"' in answer.content.decode()
