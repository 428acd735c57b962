"""Parts keep their promises: declared arguments, sound markup in every state, one style sheet, small first visit."""

import gzip
import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django import forms
from django.template import Context, Template, TemplateSyntaxError
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

import zesummen.kernel
from zesummen.kernel import drawing
from zesummen.kernel.bundle import BUNDLE, FILES, FOLDER, bundle
from zesummen.kernel.forms import PageForm
from zesummen.kernel.parts_reference import PAGE, reference
from zesummen.kernel.templatetags.parts import declarations, stacked
from zesummen.kernel.views_gallery import SHEETS, Example

KERNEL = Path(zesummen.kernel.__file__).parent
TEMPLATES = KERNEL / "templates"


def shown(source: str, **context) -> str:
    """A piece of template, rendered."""
    return Template(source).render(Context(context))


class Page(HTMLParser):
    """What a test asks of a page: ids, labels, headings, handlers."""

    def __init__(self, source: str):
        super().__init__()
        self.ids, self.tags, self.inputs, self.label_for, self.references = [], [], [], set(), set()
        self.feed(source)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self.tags.append((tag, given))
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "label" and "for" in given:
            self.label_for.add(given["for"])
        if tag in {"input", "select", "textarea"} and given.get("type") != "hidden":
            self.inputs.append(given)
        for name in ("aria-labelledby", "aria-describedby"):
            self.references.update(given.get(name, "").split())


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def gallery(client, settings, db):
    settings.DEMO = True

    def get(sheet: str) -> str:
        answer = client.get(f"/-/parts/{sheet}/", headers={"accept-language": "en"})
        assert answer.status_code == 200
        return answer.content.decode()

    return get


# Declared arguments


@pytest.mark.parametrize("declared", declarations(), ids=lambda declared: declared.name)
def test_each_part_says_what_it_takes_and_what_it_is_for(declared):
    assert declared.about.endswith((".", ")"))
    assert not set(declared.required) & set(declared.defaults)


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ('{% part "stat" label="x" %}', "There is no part"),
        ('{% part "state" label="x" colour="red" %}', "does not take colour"),
        ('{% part "state" tone="late" %}', "needs label"),
        ('{% part "state" "late" %}', "name=value"),
        ("{% part state label=1 %}", "in quotes"),
        ('{% part "box" title="x" %}', "partblock"),
        ('{% partblock "state" label="x" %}{% endpartblock %}', "written with {% part %}"),
    ],
)
def test_a_part_used_wrongly_is_an_error_when_the_page_is_compiled(source, sentence):
    with pytest.raises(TemplateSyntaxError, match=re.escape(sentence)):
        Template(source)


def test_a_part_sees_its_arguments_only():
    assert "secret" not in shown('{% part "state" label="open" %}', tone="secret", id="secret")


def test_what_people_wrote_is_escaped():
    html = shown('{% part "fact" label=label value=label %}', label="<b>Ben & Co</b>")

    assert "<b>" not in html
    assert html.count("&lt;b&gt;Ben &amp; Co") == 2


def test_each_part_is_shown_in_the_gallery():
    pages = "".join(path.read_text(encoding="utf-8") for path in (TEMPLATES / "kernel/gallery").glob("*.html"))
    used = set(re.findall(r'{% part(?:block)? "(\w+)"', pages))
    by_tag = {"problems", "field", "form", "form_page", "stale", "stale_field", "fieldset"}
    by_tag |= {"live"}  # listens to a channel: its own tests show it

    assert {declared.name for declared in declarations()} - used == by_tag


# Sound markup


@pytest.mark.parametrize("sheet", [sheet for sheet in SHEETS])
def test_every_sheet_is_sound(gallery, sheet):
    source = gallery(sheet)
    page = Page(source)
    heading = re.search(r"<h1>(.*?)</h1>", source, re.S)[1].strip()

    assert len(page.ids) == len(set(page.ids))
    assert page.references <= set(page.ids)
    assert sum(tag == "h1" for tag, _given in page.tags) == 1
    assert heading in re.search(r"<title>(.*?)</title>", source, re.S)[1]
    assert "{{" not in source and "{%" not in source
    for tag, given in page.tags:
        assert "style" not in given and not any(name.startswith("on") for name in given), (tag, given)
        assert tag != "style" and (tag != "script" or "src" in given)


@pytest.mark.parametrize("sheet", ["form", "problems"])
def test_every_input_has_its_label(gallery, sheet):
    page = Page(gallery(sheet))
    loose = [given for given in page.inputs if given.get("id") not in page.label_for and given.get("name") != "title_0"]

    assert [given["name"] for given in loose if not given["name"].endswith("_original")] == []


def test_the_gallery_is_not_for_strangers_of_a_real_installation(client, settings, db):
    settings.DEMO = False
    settings.DEBUG = False

    assert client.get("/-/parts/").status_code == 404


def test_an_unknown_sheet_is_not_found(client, settings, db):
    settings.DEMO = True

    assert client.get("/-/parts/nowhere/").status_code == 404


# Forms and their problems


def test_problems_stand_above_the_heading_and_lead_to_their_inputs(gallery):
    source = gallery("problems")
    page = Page(source)
    targets = re.findall(r'href="#([^"]+)"', re.search(r'<div class="problem".*?</ul>', source, re.S)[0])

    assert "<title>Error: Parts" in source
    assert source.index('id="problem"') < source.index("<h1>")
    assert source.count('id="problem"') == 1
    assert len(targets) >= 8
    assert set(targets) <= set(page.ids)


def test_a_page_without_problems_has_no_summary(gallery):
    source = gallery("form")

    assert 'id="problem"' not in source
    assert "<title>Parts" in source


def test_an_error_is_tied_to_its_input():
    class One(PageForm):
        day = forms.CharField(label="Day", help_text="For example 31.12.2026")

    html = shown("{% field form.day %}", form=One({"day": ""}))

    assert 'aria-describedby="id_day_helptext id_day_error"' in html
    assert 'aria-invalid="true"' in html
    assert (
        html.index("<label")
        < html.index('id="id_day_helptext"')
        < html.index('id="id_day_error"')
        < html.index("<input")
    )
    assert '<span class="hidden-text">Error: </span>' in html


def test_a_group_of_choices_carries_its_legend_and_error():
    html = shown("{% field form.regime %}", form=Example({}))

    assert '<fieldset class="field is-wrong"' in html
    assert 'aria-describedby="id_regime_error"' in html
    assert "<legend" in html


def test_the_summary_is_shown_once_for_a_form():
    form = Example({})

    assert shown("{% problems form %}{% problems form %}", form=form).count('id="problem"') == 1


def test_a_form_carries_its_tokens_and_its_one_primary_button():
    html = shown('{% form_page form submit="Save the need" cancel="/back/" %}', form=Example(), csrf_token="abc")

    assert 'name="csrfmiddlewaretoken" value="abc"' in html
    assert re.search(r'name="once" value="[0-9a-f]{32}"', html)
    assert "novalidate" in html and 'enctype="multipart/form-data"' in html
    assert html.count('data-tone="primary"') == 1
    assert "asterisk" in html


def test_a_form_that_is_read_by_address_carries_no_token():
    html = shown('{% form_page form submit="Show" method="get" %}', form=Example(), csrf_token="abc")

    assert "abc" not in html and 'name="once"' not in html


def test_two_forms_never_share_a_token():
    html = shown("{% once %}{% once %}")
    first, second = re.findall(r'value="(\w+)"', html)

    assert first != second


def test_a_stale_form_shows_both_texts():
    form = Example({})
    form.stale = [("Title", "theirs <1>", "mine <2>")]
    html = shown('{% form_page form submit="Save" %}', form=form)

    assert "theirs &lt;1&gt;" in html and "mine &lt;2&gt;" in html


# Tables


def test_a_table_without_rows_says_what_will_be_there():
    html = shown(
        '{% partblock "table" caption="Needs" rows=rows empty="Needs appear here." %}x{% endpartblock %}', rows=[]
    )

    assert "<table" not in html
    assert "Needs appear here." in html


def test_a_stacked_table_keeps_its_roles_and_tells_each_cell_its_column():
    html = stacked(
        '<thead><tr><th scope="col">Lead</th><th scope="col"><a href="?">Sum "net"</a></th></tr></thead>'
        '<tbody><tr><th scope="row">Anna</th><td class="num">12</td></tr></tbody>'
    )

    assert '<th scope="row" role="rowheader">Anna' in html
    assert '<td class="num" role="cell" data-label="Sum &quot;net&quot;">12' in html
    assert html.count('role="row"') == 2
    assert html.count('role="columnheader"') == 2


# Pages


@pytest.mark.parametrize("name", ["base.html", "paper.html"])
def test_blocks_keep_their_order(name):
    blocks = re.findall(
        r"{% block (title|lead|content|aside|script) %}", (TEMPLATES / name).read_text(encoding="utf-8")
    )

    assert blocks == ["title", "lead", "content", "aside", "script"]


def test_a_public_page_asks_for_nobody():
    rf = RequestFactory()

    class Nobody:
        def __getattr__(self, name):
            raise AssertionError(f"a public page asked for {name}")

    request = rf.get("/fr/")
    request.user = request.session = Nobody()
    html = render_to_string("404.html", {"request": request, "user": Nobody(), "messages": None})

    assert "csrf" not in html and "hx-headers" not in html and "<script" not in html


@pytest.mark.parametrize("name", ["400.html", "403.html", "404.html", "500.html", "csrf.html"])
@pytest.mark.parametrize("language", ["en", "de"])
def test_a_page_of_refusal_stands_alone(name, language):
    with translation.override(language):
        html = render_to_string(name)

    assert html.count("<h1>") == 1
    assert f'lang="{language}"' in html


# Style and script


def test_the_bundle_is_fresh():
    assert BUNDLE.read_text(encoding="utf-8") == bundle(), "Run: python -m zesummen.kernel.bundle"


def test_each_style_sheet_is_in_the_bundle_small_and_in_a_layer():
    names = {path.stem for path in FOLDER.glob("*.css")} - {"bundle"}

    assert names == set(FILES)
    for name in names:
        source = (FOLDER / f"{name}.css").read_text(encoding="utf-8")
        assert source.count("\n") <= 250
        assert re.sub(r"/\*.*?\*/", "", source, flags=re.S).strip().startswith("@layer ")


def test_a_first_public_visit_loads_little():
    """Style sheet and icon, compressed: what is left of 60 KiB belongs to the page's own text."""
    style = len(gzip.compress(BUNDLE.read_bytes()))
    icon = (KERNEL / "static/kernel/img/favicon.svg").stat().st_size

    assert style + icon < 20 * 1024


def test_our_own_scripts_stay_small():
    lines = sum(path.read_text(encoding="utf-8").count("\n") for path in (KERNEL / "static/kernel/js").glob("*.js"))

    assert lines < 300


# Drawings


def test_a_line_is_placed_on_its_axis():
    line = drawing.Line(
        "Plan", [drawing.Span(date(2026, 1, 1), date(2026, 7, 2))], [drawing.Mark(date(2027, 1, 1), "report")]
    )
    placed = drawing.timeline([line], today=date(2026, 1, 1), ends=date(2027, 1, 1))

    assert (placed.rows[0].bars[0].x, placed.rows[0].bars[0].end) == ("0", "49.86")
    assert placed.rows[0].dots[0].x == "100"
    assert placed.today == "0"


def test_what_lies_outside_the_axis_is_left_out_and_what_crosses_it_is_cut():
    spans = [drawing.Span(date(2020, 1, 1), date(2020, 2, 1)), drawing.Span(date(2020, 1, 1), date(2026, 7, 2))]
    placed = drawing.timeline(
        [drawing.Line("Plan", spans)], today=date(2030, 1, 1), starts=date(2026, 1, 1), ends=date(2027, 1, 1)
    )

    assert [bar.x for bar in placed.rows[0].bars] == ["0"]
    assert placed.today == ""


def test_places_are_written_with_a_point_in_every_language():
    line = drawing.Line("Plan", [drawing.Span(date(2026, 1, 1), date(2026, 7, 2))])
    with translation.override("de"):
        placed = drawing.timeline([line], today=date(2026, 3, 3), ends=date(2027, 1, 1))
        html = shown('{% part "clocks" drawing=drawing caption="x" %}', drawing=placed)

    assert 'x2="49.86%"' in html
    assert not re.search(r'="\d+,\d', html)


def test_nothing_to_draw_is_said():
    empty = drawing.timeline([], today=date(2026, 1, 1))
    source = '{% part "gantt" drawing=drawing caption="x" empty="Nothing yet." heading="a" dates_heading="b" %}'

    assert "Nothing yet." in shown(source, drawing=empty)


def test_a_month_has_whole_weeks_from_monday():
    month = drawing.month(
        2026, 5, [drawing.Entry(date(2026, 5, 30), "Feast", until=date(2026, 6, 1))], today=date(2026, 5, 14)
    )
    days = [day for week in month.weeks for day in week]

    assert all(week[0].on.weekday() == 0 and len(week) == 7 for week in month.weeks)
    assert [day.on.day for day in days if day.entries and day.inside] == [30, 31]
    assert [day.on for day in days if day.is_today] == [date(2026, 5, 14)]


def test_bars_are_measured_against_the_longest_and_a_hidden_figure_has_none():
    rows = drawing.bars(
        [("Portugal", 200, "200"), ("Italy", 50, "50", "rising"), ("Ukraine", None, "<5")], here="Italy"
    )

    assert [row.width for row in rows] == ["100", "25", "0"]
    assert [row.here for row in rows] == [False, True, False]


def test_a_trend_of_one_point_or_none_is_drawn():
    assert drawing.trend([]).points == []
    assert drawing.trend([("2026", 10, "10")]).points[0].x == "0"


def test_the_reference_of_parts_is_fresh():
    assert PAGE.read_text(encoding="utf-8") == reference(), "Run: python -m zesummen.kernel.parts_reference"
