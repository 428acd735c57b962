"""Handouts: five papers in five languages, sent to the people of a request, printed for those without e-mail."""

from datetime import date

import pytest
from django.utils import translation

from training.making import make_evening
from zesummen.commissions.catalogue import MISSIONS
from zesummen.kernel.exports.document import Heading, Numbered, plain
from zesummen.kernel.models import Entry, OutboxMessage
from zesummen.kernel.tenancy import inside
from zesummen.kernel.words import LANGUAGES
from zesummen.public.finished import SHELF
from zesummen.training import catalogue
from zesummen.training.models import Course, Participant
from zesummen.training.queries import courses
from zesummen.training.queries import handouts as queries
from zesummen.training.queries.regimes import regimes_of

DAY = date(2026, 11, 22)


@pytest.fixture
def installed(cefis):
    return catalogue.install(cefis)


def words_of(document) -> str:
    return str(document.blocks)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", list(queries.TITLES))
def test_each_handout_is_made_in_each_language(installed, cefis, name, language):
    shown = courses.open_course(cefis, catalogue.MODULE, language)
    document = queries.make(name, shown, language, DAY)
    assert document.language == language and document.header.lines == ("CEFIS",) and document.demo
    assert len(document.blocks) > 3


def test_the_programme_says_what_the_letter_of_2018_says(installed, cefis):
    text = words_of(queries.make("programme", courses.open_course(cefis, catalogue.MODULE, "fr"), "fr", DAY))
    for said in (
        "Réfléchir à une conception partagée de l’intégration dans ma commune",
        "Connaître les moyens et outils pratiques à disposition de la CCCI pour travailler",
        "Agents ou chargés d’intégration",
        "Les mardis et jeudis soirs à partir de 18 heures",
        "La pédagogie est participative.",
    ):
        assert said in text


@pytest.mark.parametrize(("code", "regime", "count"), [("module-2018", "2011", 8), ("kick-off-2023", "2023", 6)])
def test_the_missions_are_those_of_the_regime_with_their_source(installed, cefis, code, regime, count):
    document = queries.make("missions", courses.open_course(cefis, code, "pt"), "pt", DAY)
    (listed,) = [block for block in document.blocks if isinstance(block, Numbered)]
    with translation.override("pt"):
        assert [plain(item) for item in listed.items] == [str(mission.label) for mission in MISSIONS[regime]]
    assert len(listed.items) == count and "1" in words_of(document)


def test_the_missions_of_a_request_are_those_of_its_commission_whatever_the_course(asked, cefis, esch, commission):
    with inside(esch):
        commission.__class__.objects.filter(pk=commission.pk).update(regime="2011")
    assert regimes_of(asked) == ["2011"]
    shown = courses.open_course(cefis, asked.request.course.code, "en")
    (listed,) = [
        block for block in queries.make("missions-2011", shown, "en", DAY).blocks if isinstance(block, Numbered)
    ]
    assert len(listed.items) == 8
    assert (
        queries.make("missions-1999", shown, "en", DAY) is None
        and queries.make("toolbox-2011", shown, "en", DAY) is None
    )


def test_the_sheet_of_questions_has_five_and_no_place_for_a_name(installed, cefis):
    document = queries.make("questions", courses.open_course(cefis, catalogue.KICK_OFF, "en"), "en", DAY)
    assert len([block for block in document.blocks if isinstance(block, Heading)]) == 5
    assert "do not write your name" in words_of(document)


def test_there_is_no_handout_of_another_name_or_language(installed, cefis):
    shown = courses.open_course(cefis, catalogue.MODULE, "fr")
    assert queries.make("secrets", shown, "fr", DAY) is None and queries.make("missions", shown, "it", DAY) is None


def test_the_programme_of_a_request_prints_its_confirmed_evenings(asked, trainer, cefis, dora, sign_in):
    with inside(cefis):
        evening = make_evening(asked.request, state="confirmed", lead=trainer, place_name="Maison communale")
        (day,) = queries.days_of([evening])
    answer = sign_in(dora).get(f"/s/cefis/training/requests/{asked.request.pk}/handouts/programme-fr.pdf")
    assert answer.status_code == 200 and answer.content.startswith(b"%PDF")
    assert day.number == 1 and day.place == "Maison communale"


# ---- sent ----


def test_the_co_host_sends_the_handouts_each_in_the_own_language(asked, cefis, anna, sign_in):
    with inside(cefis):
        Participant.objects.filter(request=asked.request, part="full", seat_number=1).update(language="pt")
        Participant.objects.filter(request=asked.request, part="full", seat_number=2).update(
            email="", address="1, rue du Moulin"
        )
    base = f"/s/esch-sur-alzette/training/requests/{asked.request.pk}/handouts/"
    browser = sign_in(anna)
    assert "Send the handouts" in browser.get(base).content.decode()
    assert browser.get(f"{base}letters.pdf").status_code == 302  # no codes yet
    browser.post(f"{base}send/")
    mails = OutboxMessage.objects.filter(kind="training_handouts")
    with inside(cefis):
        people = Participant.objects.filter(request=asked.request, left_on=None)
        assert mails.count() == people.exclude(email="").count()
    portuguese = mails.get(language="pt")
    assert (
        f"/pt/training/cefis/{asked.request.course.code}/programme.pdf" in portuguese.text and "/t/" in portuguese.text
    )
    assert "/missions-2023.pdf" in portuguese.text
    page = browser.get(base).content.decode()
    assert "1, rue du Moulin" in page and "letters.pdf" in page and "sent the handouts" in page
    assert browser.get(f"{base}letters.docx").status_code == 200
    with inside(cefis):
        assert Entry.objects.filter(verb="handouts.sent").count() == 1


def test_the_neighbour_does_not_find_them_and_a_member_does_not_send_them(asked, cleo, ben, client, sign_in):
    below = f"training/requests/{asked.request.pk}/handouts/"
    assert sign_in(cleo).get(f"/s/differdange/{below}").status_code == 404
    with inside(asked.body):
        Participant.objects.filter(request=asked.request, seat_number=2).update(email="", address="1, rue du Moulin")
    page = sign_in(ben).get(f"/s/esch-sur-alzette/{below}")
    assert page.status_code == 200 and "rue du Moulin" not in page.content.decode()
    assert sign_in(ben).post(f"/s/esch-sur-alzette/{below}send/").status_code == 403
    assert client.get(f"/s/esch-sur-alzette/{below}").status_code == 302


def test_the_page_asks_few_statements(asked, anna, sign_in, django_assert_max_num_queries):
    browser = sign_in(anna)
    address = f"/s/esch-sur-alzette/training/requests/{asked.request.pk}/handouts/"
    browser.get(address)
    with django_assert_max_num_queries(12):
        browser.get(address)


# ---- what everybody reads ----


def test_everybody_reads_an_offered_course_in_five_languages(installed, flora):
    for language in LANGUAGES:
        answer = flora.get(f"/{language}/training/cefis/kick-off-2023/")
        assert answer.status_code == 200 and f'hreflang="{language}"' in answer.content.decode()
    assert (
        "Commissions du vivre-ensemble interculturel".lower()
        in flora.get("/fr/training/cefis/kick-off-2023/").content.decode().lower()
    )
    assert "kick-off-2023" in flora.get("/en/training/cefis/").content.decode()
    assert "CEFIS" in flora.get("/en/training/").content.decode()


def test_a_draft_has_no_public_page_and_a_retired_one_keeps_its_papers(installed, cefis, flora):
    with inside(cefis):
        Course.objects.filter(code=catalogue.MODULE).update(state="draft")
        Course.objects.filter(code=catalogue.KICK_OFF).update(state="retired")
    SHELF.clear()
    for code in (catalogue.MODULE, catalogue.KICK_OFF):
        assert flora.get(f"/en/training/cefis/{code}/").status_code == 404
    assert flora.get("/en/training/cefis/module-2018/missions.pdf").status_code == 404
    assert flora.get("/en/training/cefis/kick-off-2023/missions.pdf").content.startswith(b"%PDF")


@pytest.mark.parametrize(
    "address", ["/en/training/esch-sur-alzette/", "/en/training/nobody/", "/en/training/cefis/no/"]
)
def test_what_is_no_training_body_or_no_course_is_not_found(installed, esch, flora, address):
    assert flora.get(address).status_code == 404


def test_public_pages_ask_few_statements(installed, flora, django_assert_max_num_queries):
    for address in ("/en/training/", "/en/training/cefis/", "/en/training/cefis/module-2018/"):
        with django_assert_max_num_queries(12):
            assert flora.get(address).status_code == 200
