"""Personal links and short codes: what they open, for how long, and what is said when they open nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commissioning import START, make_commission, make_rules
from zesummen.commissions import member_codes
from zesummen.commissions.actions import codes as act
from zesummen.commissions.actions import seats
from zesummen.commissions.models import MemberCode
from zesummen.commissions.queries import codes as ask
from zesummen.kernel.access import Refused
from zesummen.kernel.models import Entry
from zesummen.kernel.tenancy import inside

pytestmark = pytest.mark.usefixtures("nobody_typed_yet")


@pytest.fixture
def commission(esch):
    with inside(esch):
        made = make_commission(esch, from_on=START)
        make_rules(made)
        return made


@pytest.fixture
def ana(commission, anna):
    with inside(commission.space):
        (seat,) = seats.make_seats(commission=commission, count=1, by=anna)
        held = seats.appoint(commission=commission, part="full", seat=seat, name="Ana Costa", from_on=START, by=anna)
        type(held.member).objects.filter(pk=held.member_id).update(language="en")  # her pages speak it
        held.member.refresh_from_db()
        return held.member


@pytest.fixture
def letter(ana):
    """(path of the link, short code)"""
    with inside(ana.space):
        url, short = ask.letter_code(ana)
    return "/m/" + url.partition("/m/")[2], short


@given(st.integers(1, 10**9), st.integers(1, 99))
def test_a_code_survives_being_read_aloud_and_typed(member, generation):
    code = member_codes.short_code(member, generation)
    typed = f" {member_codes.spelt(code).lower().replace('-', ' - ')} ".replace("0", "o").replace("1", "l")
    assert member_codes.read(typed) == code
    assert member_codes.read_link(member_codes.link_part(code)) == code
    assert member_codes.read_link(member_codes.link_part(code)[:-1]) == ""


@given(st.text(max_size=30))
def test_whatever_is_typed_is_a_code_or_nothing(typed):
    code = member_codes.read(typed)
    assert code == "" or (len(code) == member_codes.LENGTH and set(code) <= set(member_codes.ALPHABET))
    assert member_codes.read_link(typed) == ""


def test_the_database_keeps_neither_code_nor_link(letter, ana):
    with inside(ana.space):
        row = MemberCode.objects.get(member=ana)
    code = member_codes.read(letter[1])
    assert code not in str(vars(row)) and letter[0] not in str(vars(row))


def test_the_link_and_the_short_code_open_the_same_page(letter, flora):
    path, short = letter
    page = flora.get(path)
    assert page.status_code == 200 and "Ana Costa" in page.content.decode()
    answer = flora.post("/m/", {"code": short.lower()})
    assert (answer.status_code, answer["Location"]) == (302, path)


def test_the_page_is_for_no_search_machine_and_no_store(letter, flora):
    page = flora.get(letter[0])
    assert "noindex" in page["X-Robots-Tag"] and "no-store" in page["Cache-Control"]
    assert page["Referrer-Policy"] == "same-origin"
    assert "/s/" not in page.content.decode(), "no way into the space"


def test_a_cut_link_says_so(letter, flora):
    for path in (letter[0][:-3] + "/", "/m/nonsense/", f"/m/{letter[1]}/"):
        page = flora.get(path)
        assert page.status_code == 410 and "not complete" in page.content.decode()


def test_a_renewed_code_opens_and_the_old_one_says_what_to_do(letter, ana, commission, anna, flora):
    with inside(commission.space):
        act.renew_code(member=ana, commission=commission, by=anna)
        url, short = ask.letter_code(ana)
        assert short != letter[1]
    assert flora.get("/m/" + url.partition("/m/")[2]).status_code == 200
    old = flora.get(letter[0])
    assert old.status_code == 410 and "newest letter" in old.content.decode()
    typed = flora.post("/m/", {"code": letter[1]})
    assert typed.status_code == 422 and "newest letter" in typed.content.decode()
    assert letter[1] in typed.content.decode(), "what was typed stays"


def test_a_withdrawn_code_opens_nothing_and_is_journalled_with_its_reason(
    letter, ana, commission, anna, flora, sign_in
):
    base = f"/s/{commission.space.slug}/commissions/{commission.pk}/members/{ana.pk}/code/"
    browser = sign_in(anna)
    assert browser.post(f"{base}revoke/", {"reason": ""}).status_code == 422
    assert browser.post(f"{base}revoke/", {"reason": "Letter lost"}).status_code == 302
    assert flora.get(letter[0]).status_code == 410
    with inside(commission.space):
        assert Entry.objects.get(verb="code.revoked").facts["reason"] == "Letter lost"
        with pytest.raises(Refused):
            act.revoke_code(member=ana, commission=commission, reason="again", by=anna)


def test_a_post_by_a_withdrawn_link_changes_nothing(letter, ana, commission, anna, flora):
    with inside(commission.space):
        act.revoke_code(member=ana, commission=commission, reason="lost", by=anna)
    assert flora.post(f"{letter[0]}choices/visibility/", {"visibility": "name"}).status_code == 410


def test_guessing_is_slow(letter, flora):
    for _attempt in range(10):
        assert flora.post("/m/", {"code": "AAAAA-AAAAA"}).status_code == 422
    stopped = flora.post("/m/", {"code": letter[1]})
    assert stopped.status_code == 429 and "Too many" in stopped.content.decode()
    assert flora.get(letter[0]).status_code == 200, "the link of a letter goes on working"


def test_a_link_meant_for_another_is_told_so(letter, ben, sign_in):
    page = sign_in(ben).get(letter[0])
    assert page.status_code == 403 and "somebody else" in page.content.decode()


def test_looking_at_a_code_is_journalled(letter, ana, commission, anna, sign_in):
    base = f"/s/{commission.space.slug}/commissions/{commission.pk}/members/{ana.pk}/code/"
    page = sign_in(anna).get(base).content.decode()
    assert letter[1] in page and "<svg" in page
    with inside(commission.space):
        assert Entry.objects.filter(verb="code.shown", by_id=anna.pk).count() == 1


def test_the_letter_carries_address_and_code_in_the_members_language(letter, ana, commission):
    from zesummen.commissions.queries import cards, letters
    from zesummen.kernel.exports.document import Figure, as_data

    with inside(commission.space):
        type(ana).objects.filter(pk=ana.pk).update(language="de")
        ana.refresh_from_db()
        card = cards.card_of(ana)
        card.address = "1, rue du Test\nL-4000 Esch"
        document = letters.code_letter(commission, ana, card, ask.code_of(ask.live_code(ana)), START)
    told = str(as_data(document))
    assert document.language == "de" and letter[1] in told and "L-4000 Esch" in told
    assert any(isinstance(block, Figure) for block in document.blocks)


def test_a_code_that_can_not_be_printed_any_more_is_made_anew(ana, commission, anna, settings):
    with inside(commission.space):
        before = ask.live_code(ana)
        settings.SECRET_KEY = "another secret, as after a move"
        assert ask.letter_code(ana) is None
        act.ensure_codes(members=[ana], commission=commission, by=anna)
        assert ask.letter_code(ana) is not None and ask.live_code(ana).pk != before.pk


def test_many_letters_ask_once(commission, anna, ana, django_assert_num_queries):
    with inside(commission.space):
        more = [
            seats.appoint(
                commission=commission, part="full", seat=seat, name=f"Person {seat.number}", from_on=START, by=anna
            ).member
            for seat in seats.make_seats(commission=commission, count=5, by=anna)
        ]
        with django_assert_num_queries(1):
            assert len(ask.letter_codes([ana, *more])) == 6
