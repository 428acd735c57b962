"""Dates, numbers and money in five languages, there and back."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils import formats, translation
from hypothesis import given
from hypothesis import strategies as st

from zesummen.kernel import dates, money

DAY = date(2027, 3, 27)
AMOUNT = Decimal("12500.50")
LANGUAGES = ("fr", "de", "lb", "en", "pt")
NARROW, NO_BREAK = "\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}"

# house style 3.15: language, long date, short date, number
TABLE = [
    ("fr", "27 mars 2027", "27/03/2027", f"12{NARROW}500,50"),
    ("de", "27. März 2027", "27.03.2027", "12.500,50"),
    ("lb", "27. Mäerz 2027", "27.03.2027", "12.500,50"),
    ("en", "27 March 2027", "27/03/2027", "12,500.50"),
    ("pt", "27 de março de 2027", "27/03/2027", f"12{NO_BREAK}500,50"),
]


@pytest.mark.parametrize(("language", "long", "short", "number"), TABLE)
def test_django_writes_what_the_table_says(language, long, short, number):
    with translation.override(language):
        assert formats.date_format(DAY) == long
        assert formats.date_format(DAY, "SHORT_DATE_FORMAT") == short
        assert formats.number_format(AMOUNT, 2, force_grouping=True) == number
        assert formats.get_format("FIRST_DAY_OF_WEEK") == 1


@pytest.mark.parametrize(("language", "long", "short", "number"), TABLE)
def test_our_own_helpers_agree_with_django(language, long, short, number):
    assert dates.long_date(DAY, language) == long
    assert dates.short_date(DAY, language) == short
    assert money.number(AMOUNT, language, places=2) == number


@pytest.mark.parametrize("language", LANGUAGES)
def test_month_and_weekday_names_are_those_of_the_catalogues(language):
    with translation.override(language):
        for month in range(1, 13):
            assert formats.date_format(date(2027, month, 2), "F") == dates.MONTHS[language][month - 1]
        for day in range(1, 8):
            written = formats.date_format(date(2027, 3, day), "l")
            assert written.lower() == dates.WEEKDAYS[language][date(2027, 3, day).weekday()].lower()


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("fr", "samedi 27 mars 2027"),
        ("de", "Samstag, 27. März 2027"),
        ("lb", "Samschdeg, 27. Mäerz 2027"),
        ("en", "Saturday 27 March 2027"),
        ("pt", "sábado, 27 de março de 2027"),
    ],
)
def test_a_day_a_person_must_keep_carries_its_weekday(language, written):
    assert dates.day_with_weekday(DAY, language) == written


def test_the_first_of_a_french_month_is_premier():
    assert dates.long_date(date(2027, 3, 1), "fr") == "1er mars 2027"
    assert dates.month_and_year(DAY, "pt") == "março de 2027"


def test_the_active_language_is_used_and_an_unknown_one_is_english():
    with translation.override("lb"):
        assert dates.long_date(DAY) == "27. Mäerz 2027"
        assert money.euros(5) == f"5,00{NO_BREAK}€"
    assert dates.long_date(DAY, "it") == "27 March 2027"
    assert dates.long_date(DAY, "fr-lu") == "27 mars 2027"


def test_a_moment_is_the_day_in_luxembourg():
    late = datetime(2027, 3, 26, 23, 30, tzinfo=UTC)  # half past midnight in Luxembourg
    assert dates.long_date(late, "en") == "27 March 2027"


def test_nothing_is_written_for_nothing():
    for write in (dates.long_date, dates.short_date, dates.day_with_weekday, dates.month_and_year, money.euros):
        assert write(None) == ""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("typed", ["31.12.2026", "31/12/2026", "31-12-2026", "2026-12-31", "31.12.26"])
def test_form_fields_and_our_reader_take_the_same_dates(language, typed):
    from django import forms

    with translation.override(language):
        assert forms.DateField(localize=True).clean(typed) == date(2026, 12, 31)
    assert dates.parse_day(typed) == date(2026, 12, 31)


@pytest.mark.parametrize(
    "typed",
    [
        "27 mars 2027",
        "samedi 27 mars 2027",
        "27. März 2027",
        "Samschdeg, 27. Mäerz 2027",
        "Samschdeg, de 27. Mäerz 2027",
        "27 March 2027",
        "27th of March 2027",
        "sábado, 27 de março de 2027",
        "27 MARÇO 2027",
        "27.3.27",
        " 27 . 3 . 2027 ",
    ],
)
def test_a_day_is_understood_as_people_write_it(typed):
    assert dates.parse_day(typed) == DAY


@given(st.dates(date(1970, 1, 1), date(2068, 12, 31)), st.sampled_from(LANGUAGES))
def test_what_we_write_we_read_back(day, language):
    for write in (dates.long_date, dates.short_date, dates.day_with_weekday):
        assert dates.parse_day(write(day, language)) == day


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("31.02.2026", "February 2026 has 28 days"),
        ("12/31/2026", "no such month"),
        ("5 jui 2026", "no month we know"),
        ("31.12.9999", "between 1800 and 2200"),
        ("tomorrow", "day, month and year, for example 27"),
        ("", "day, month and year, for example 27"),
        ("31.12/2026", "day, month and year, for example 27"),
    ],
)
def test_what_is_no_day_is_told_with_what_to_do(typed, told):
    with translation.override("en"), pytest.raises(ValueError, match=told):
        dates.parse_day(typed)


@given(st.text(max_size=40))
def test_any_text_is_a_day_or_a_sentence(text):
    try:
        assert isinstance(dates.parse_day(text), date)
    except ValueError as error:
        assert str(error)


def test_calendar_days_and_clear_days():
    sitting = date(2027, 3, 27)
    assert dates.days_before(sitting, 5) == date(2027, 3, 22)
    assert dates.clear_days_before(sitting, 5) == date(2027, 3, 21)
    assert dates.days_between(date(2027, 3, 22), sitting) == 5
    assert dates.days_between(sitting, date(2027, 3, 22)) == -5


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("fr", f"12{NARROW}500,50{NO_BREAK}€"),
        ("de", f"12.500,50{NO_BREAK}€"),
        ("lb", f"12.500,50{NO_BREAK}€"),
        ("en", "€12,500.50"),
        ("pt", f"12{NO_BREAK}500,50{NO_BREAK}€"),
    ],
)
def test_euros_are_written_as_the_language_writes_them(language, written):
    assert money.euros(AMOUNT, language) == written
    assert money.parse_amount(written, language) == AMOUNT
    assert money.parse_amount(money.euros(-AMOUNT, language), language) == -AMOUNT


def test_whole_euros_round_halves_up():
    assert money.euros(Decimal("2.50"), "en", cents=False) == "€3"
    assert money.euros(Decimal("-0.5"), "en", cents=False) == "−€1"
    assert money.euros(Decimal("1.005"), "en") == "€1.01"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("12 500,50", "12500.50"),
        ("12.500,50 €", "12500.50"),
        ("€ 12,500.50", "12500.50"),
        ("12'500", "12500"),
        ("12’500.50", "12500.50"),
        ("12500", "12500"),
        ("12500.5", "12500.50"),
        ("1,5", "1.50"),
        (",50", "0.50"),
        ("5,-", "5"),
        ("EUR 3", "3"),
        ("3 euros", "3"),
        ("-5,00", "-5"),
        ("−5 €", "-5"),
        ("1.234.567", "1234567"),
        ("1,234,567.89", "1234567.89"),
        (f"12{NARROW}500{NO_BREAK}000,00 €", "12500000"),
        ("0", "0"),
        ("-0", "0"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_amount_is_understood_as_people_write_it(typed, meant, language):
    amount = money.parse_amount(typed, language)
    assert amount == Decimal(meant)
    assert amount.as_tuple().exponent == -2


@pytest.mark.parametrize("typed", ["12.500", "12,500"])
def test_one_text_never_becomes_two_amounts(typed):
    meant = set()
    for language in LANGUAGES:
        try:
            meant.add(money.parse_amount(typed, language))
        except ValueError as error:
            meant.add(str(error) and None)
    assert meant == {Decimal(12500), None}


def test_an_amount_with_two_readings_is_asked_again():
    with translation.override("en"), pytest.raises(ValueError, match="in two ways. Write 12500 or 12,00"):
        money.parse_amount("12,500", "fr")


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "€",
        "abc",
        "1e5",
        "12 50",
        "12 5000",
        "1.2.3",
        "1,2,3",
        "1.234.56",
        "0.500",
        "--5",
        "12-",
        "NaN",
        "∞",
        "½",
        "٣",
    ],
)
def test_what_is_no_amount_is_told_with_an_example(typed):
    with translation.override("en"), pytest.raises(ValueError, match=r"12,?500\.50"):
        money.parse_amount(typed, "en")


@pytest.mark.parametrize("typed", ["1000000000.01", "-1000000001", "9" * 5000])
def test_an_amount_out_of_range_is_told_the_range(typed):
    with translation.override("en"), pytest.raises(ValueError, match="between −€1,000,000,000 and €1,000,000,000"):
        money.parse_amount(typed)


@given(st.text(max_size=30) | st.from_regex(r"[-+€ 0-9.,']{1,20}", fullmatch=True))
def test_any_text_is_an_amount_or_a_sentence(text):
    try:
        assert abs(money.parse_amount(text)) <= money.LARGEST
    except ValueError as error:
        assert str(error)


CENTS = st.integers(-(10**11), 10**11).map(lambda cents: Decimal(cents) / 100)
WEIGHTS = st.lists(st.integers(0, 130_000), min_size=1, max_size=40).filter(any)


@given(CENTS, WEIGHTS)
def test_a_split_adds_up_and_nobody_is_off_by_a_cent(total, weights):
    parts = money.split_exactly(total, weights)
    assert sum(parts) == total
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part * sum(weights) - total * weight) < money.CENT * sum(weights)
        assert part or not weight or abs(total * weight) < sum(weights)
        assert not part or weight


@given(CENTS, WEIGHTS)
def test_a_split_gives_who_weighs_more_no_less(total, weights):
    parts = [abs(part) for part in money.split_exactly(total, weights)]
    ranked = sorted(zip(weights, parts, strict=True))
    for (lighter, less), (heavier, more) in zip(ranked, ranked[1:], strict=False):
        assert lighter == heavier or less <= more


def test_a_split_by_equal_weights_gives_the_odd_cent_to_the_first():
    assert money.split_exactly(Decimal(100), [1, 1, 1]) == [Decimal("33.34"), Decimal("33.33"), Decimal("33.33")]
    assert money.split_exactly(Decimal("-0.02"), [1, 1, 1]) == [Decimal("-0.01"), Decimal("-0.01"), Decimal(0)]


@pytest.mark.parametrize("weights", [[], [0, 0], [3, -1]])
def test_a_key_without_weight_is_refused(weights):
    with pytest.raises(ValueError):
        money.split_exactly(Decimal(10), weights)


def test_parts_of_a_cent_are_not_split():
    with pytest.raises(ValueError):
        money.split_exactly(Decimal("0.005"), [1, 1])
