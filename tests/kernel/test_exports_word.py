"""Word files open in python-docx with headings, tables, language; a commune's model is filled and cannot do harm."""

import io

import docx
import pytest
from docx.oxml.ns import qn

from samples import HOSTILE, hostile, plan
from zesummen.kernel.exports import child, http, marks
from zesummen.kernel.exports import document as d
from zesummen.kernel.exports.faults import ExportFault


def opened(content: bytes):
    return docx.Document(io.BytesIO(content))


def model(*paragraphs: str) -> bytes:
    file = docx.Document()
    for words in paragraphs:
        file.add_paragraph(words)
    packed = io.BytesIO()
    file.save(packed)
    return packed.getvalue()


def words(content: bytes) -> str:
    return "\n".join(p.text for p in opened(content).paragraphs)


@pytest.mark.parametrize("language", d.LANGUAGES)
def test_a_word_file_carries_headings_language_and_title(language):
    file = opened(child.word(plan(language)))
    assert file.core_properties.title == "Plan communal intégration"
    assert file.core_properties.language == marks.WORD_LOCALE[language]
    defaults = file.styles.element.find(qn("w:docDefaults"))
    assert defaults.find(".//" + qn("w:lang")).get(qn("w:val")) == marks.WORD_LOCALE[language]
    heads = [(p.style.name, p.text) for p in file.paragraphs if p.style.name.startswith("Heading")]
    assert heads == [
        ("Heading 1", "Où nous en sommes"),
        ("Heading 2", "Argent"),
        ("Heading 1", "Matrice"),
    ]


def test_tables_repeat_their_header_and_pictures_speak():
    file = opened(child.word(plan()))
    assert [c.text for c in file.tables[0].rows[0].cells] == ["Article", "2026"]
    assert [c.text for c in file.tables[0].rows[-1].cells] == ["Total", "1 200,00 €"]
    assert all(t.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None for t in file.tables)
    about = file.element.body.find(".//" + qn("wp:docPr"))
    assert about.get("descr") == "Le Portugal devant la France"


def test_pages_are_a4_and_turn_for_the_wide_table():
    sections = opened(child.word(plan())).sections
    assert [s.page_width.mm > s.page_height.mm for s in sections] == [False, True, False]
    assert round(sections[0].page_width.mm) == 210


def test_the_foot_of_each_page_says_what_the_document_is():
    file = opened(child.word(plan("en", demo=True, information_only=True, draft_mark="Draft")))
    foot = file.sections[0].footer
    text = "\n".join(p.text for p in foot.paragraphs)
    assert marks.DEMO["en"] in text and marks.REFERENCE["en"] in text and "Draft" in text
    codes = [f.get(qn("w:instr")) for f in foot._element.iter(qn("w:fldSimple"))]
    assert codes == ["PAGE", "NUMPAGES"]
    assert all(s.footer.is_linked_to_previous for s in list(file.sections)[1:])


def test_hostile_words_are_only_words():
    file = opened(child.word(hostile()))
    text = "\n".join(p.text for p in file.paragraphs)
    assert "{{ 7 * 7 }}" in text and "<w:p/>" in text and "日本語" in text and "😀" in text
    assert file.tables[0].rows[1].cells[0].text == d.clean(HOSTILE)


def test_a_model_is_filled_with_fields_and_articles():
    content = model("Objet : {{ subject }}", "{%p for article in articles %}", "{{ article.text }}", "{%p endfor %}")
    filled = words(child.filled(content, {"subject": HOSTILE, "articles": [{"text": "décide"}, {"text": "charge"}]}))
    assert "Objet : " + d.clean(HOSTILE).split("\u2028")[0][:60] in filled
    assert "décide" in filled and "charge" in filled and "{%p" not in filled.replace("{%p if %}", "")
    assert "{{ 7 * 7 }}" in filled


def test_the_fields_of_a_model_are_listed():
    content = model("{{ b }} {{ a.name }}", "{%p for x in rows %}", "{{ x }}", "{%p endfor %}")
    assert child.fields_of(content) == ["a", "b", "rows"]


def test_an_unknown_part_of_a_known_field_is_found_when_the_model_is_tried():
    content = model("{%p for x in rows %}", "{{ x.colour }}", "{%p endfor %}")
    with pytest.raises(ExportFault) as told:
        child.fields_of(content, {"rows": [{"text": "t"}]})
    assert told.value.code == "model.unknown" and "colour" in told.value.facts["name"]


@pytest.mark.parametrize(
    "attack",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ lipsum.__globals__['os'].environ }}",
        "{% include '/etc/passwd' %}",
        "{{ 1 / 0 }}",
    ],
)
def test_a_model_can_read_its_fields_and_nothing_else(attack):
    with pytest.raises(ExportFault) as told:
        child.filled(model(attack), {})
    assert told.value.code in {"model.unknown", "model.grammar", "model.field"}


def test_a_model_that_never_ends_is_stopped():
    with pytest.raises(ExportFault) as told:
        child.make(
            "filled",
            {
                "model": child._packed(
                    model(
                        "{% for a in range(99999) %}{% for b in range(99999) %}{% for c in range(99999) %}x"
                        "{% endfor %}{% endfor %}{% endfor %}"
                    )
                ),
                "values": {},
            },
            timeout=3,
        )
    assert told.value.code == "slow"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"%PDF-1.7", b"words"])
def test_what_is_no_word_file_is_told(content):
    with pytest.raises(ExportFault) as told:
        child.fields_of(content)
    assert told.value.code == "model.broken"


BROKEN = [
    (["Dear", "Name: {{ name and so on"], "model.not_closed", "{{ name and so on", "{{", "}}"),
    (["{% if reference"], "model.not_closed", "{% if reference", "{%", "%}"),
    (["{{ name %}"], "model.not_closed", "{{ name %}", "{{", "}}"),
    (["Name: name }}"], "model.not_begun", "Name: name }}", "{{", "}}"),
    (["{% for x in %}"], "model.field", "{% for x in %}", "", ""),
    (["{{ first name }}"], "model.field", "{{ first name }}", "", ""),
    (["{{ }}"], "model.field", "{{ }}", "", ""),
    (["{%p for a in rows %}", "{{ a }}"], "model.open", "{%p for a in rows %}", "", "{%p endfor %}"),
    (["{%p if a %}", "x", "{%p endfor %}"], "model.end", "{%p endfor %}", "", ""),
    (["{%p endif %}"], "model.end", "{%p endif %}", "", ""),
]


@pytest.mark.parametrize(("paragraphs", "code", "field", "begin", "end"), BROKEN)
def test_a_broken_field_is_told_with_its_paragraph_and_what_to_do(paragraphs, code, field, begin, end):
    with pytest.raises(ExportFault) as told:
        child.fields_of(model(*paragraphs))
    assert told.value.code == code
    assert told.value.facts["field"] == field
    assert told.value.facts["where"] in paragraphs
    sentence = http.explain(told.value)
    assert field in sentence and begin in sentence and end in sentence
    for word in ("line", "jinja", "token", "unexpected", "template", "Traceback"):
        assert word not in sentence


def test_fields_in_a_table_and_at_the_foot_are_looked_at_too():
    file = docx.Document()
    file.add_table(1, 1).cell(0, 0).text = "{{ good }}"
    file.sections[0].footer.paragraphs[0].text = "Page {{ number"
    packed = io.BytesIO()
    file.save(packed)
    with pytest.raises(ExportFault) as told:
        child.fields_of(packed.getvalue())
    assert told.value.facts["where"] == "Page {{ number"


def test_whole_models_pass():
    good = model(
        "{# a note #}{{ a }} and {{ b.c }}", "{%p for x in rows %}", "{{r x.text }}", "{%p if x.y %}", "yes",
        "{%p else %}", "no", "{%p endif %}", "{%p endfor %}", "{% if a %}x{% elif b %}y{% endif %}",
    )  # fmt: skip
    assert child.fields_of(good) == ["a", "b", "rows"]


def test_the_marks_stand_at_every_foot_of_a_model():
    file = docx.Document()
    file.add_paragraph("{{ title }}")
    file.sections[0].different_first_page_header_footer = True
    file.sections[0].footer.paragraphs[0].text = "Our own foot"
    file.add_section().footer.is_linked_to_previous = False
    file.add_section()
    packed = io.BytesIO()
    file.save(packed)
    filled = child.filled(packed.getvalue(), {"title": "x"}, marks=["Invented.", "Draft"], title="T", locale="fr-LU")
    made = opened(filled)
    feet = [[p.text for p in s.footer.paragraphs] for s in made.sections]
    assert feet[0] == ["Our own foot", "Invented.", "Draft"]
    assert feet[1][-2:] == feet[2][-2:] == ["Invented.", "Draft"] and len(feet[2]) == len(feet[1])
    assert "Draft" in [p.text for p in made.sections[0].first_page_footer.paragraphs]
    assert made.core_properties.title == "T"


def test_a_table_keeps_every_kind_of_words():
    cell = (
        d.strong("bold"),
        d.emphasis("em"),
        d.Span("gone", "struck"),
        d.Span("[x]", "blackout"),
        d.link("there", "https://a.example/?a=1&b=2"),
        d.Span("zwei\nZeilen", language="de"),
    )
    file = opened(child.word(d.Document("T", "fr", (d.table("C & <d>", [d.Column("H", "end")], [[cell]]),))))
    (table,) = file.tables
    shown = table.rows[1].cells[0].paragraphs[0]
    assert [r.text for r in shown.runs] == ["bold", "em", "gone", "[x]", "zwei\nZeilen"]
    assert [bool(r.bold) for r in shown.runs][:2] == [True, False] and shown.runs[2].font.strike
    assert shown.hyperlinks[0].address == "https://a.example/?a=1&b=2"
    assert shown.runs[4]._r.find(".//" + qn("w:lang")).get(qn("w:val")) == "de-LU"
    assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "C & <d>"
    assert sum(c.width for c in table.columns) == pytest.approx(16.6 * 360000, abs=2000)
