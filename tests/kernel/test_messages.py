"""The pipe of translations: collect, hand out, take back, compile; on a small package of its own."""

import gettext
import json

import pytest

from zesummen.kernel import messages
from zesummen.kernel.messages import catalogue, collect, faults, nrule, pipe
from zesummen.kernel.messages.__main__ import main, problems
from zesummen.kernel.messages.collect import Message
from zesummen.kernel.messages.typeset import typeset

PYTHON = """
from django.utils import translation
from django.utils.translation import gettext as _, gettext_lazy as later, ngettext, pgettext_lazy

# Translators: shown on the button
save = _("Save the plan")
lazy = later("A lazy"
             " sentence")
many = ngettext("%(count)s person", "%(count)s people", 3)
month = pgettext_lazy("verb", "May")
dotted = translation.gettext("By the module")
label = "not translated"
known = _(label)
"""
TEMPLATE = """{% load i18n %}
<h1>{% translate "Council" %}</h1>
    <p title="{{ _("A title") }}">{{ value|default:_("none yet") }}</p>
  {% translate "May" context "month" as month %}
{% blocktranslate trimmed with name=person.name %}
    Written by
    %(name)s {{ name }}.
{% endblocktranslate %}
{% blocktranslate trimmed count count=rows|length %}
  {{ count }} row
{% plural %}
  {{ count }} rows
{% endblocktranslate %}
{% part label=_("In a tag") %} don't (((
"""


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A package with one module and one template, and catalogues of its own."""
    root = tmp_path / "zesummen"
    (root / "templates").mkdir(parents=True)
    (root / "things.py").write_text(PYTHON, encoding="utf-8")
    (root / "templates" / "page.html").write_text(TEMPLATE, encoding="utf-8")
    monkeypatch.setattr(catalogue, "LOCALE", root / "locale")
    monkeypatch.setattr(collect.own, "__defaults__", (root,))
    monkeypatch.setattr(catalogue, "borrowed", lambda language: [Message("March", files={"django/utils/dates.py"})])
    return root


def hand_in(language, texts, tmp_path):
    """Answers messages by their English text, as a translator does by their id."""
    ids = {row["msgid"]: row["id"] for row in pipe.export(language, only_missing=False)}
    file = tmp_path / "answers.json"
    file.write_text(json.dumps({ids[text]: answer for text, answer in texts.items()}), encoding="utf-8")
    return main(["import", "--language", language, str(file)])


def test_every_way_to_write_a_message_is_found(package):
    found = collect.own()
    assert not found.faults
    assert set(found.messages) == {
        ("", "Save the plan"), ("", "A lazy sentence"), ("", "%(count)s person"), ("verb", "May"),
        ("", "By the module"), ("", "Council"), ("", "A title"), ("", "none yet"), ("month", "May"),
        ("", "Written by %%(name)s %(name)s."), ("", "%(count)s row"), ("", "In a tag"),
    }  # fmt: skip
    assert found.messages["", "%(count)s row"].plural == "%(count)s rows"
    assert found.messages["", "Save the plan"].notes == {"shown on the button"}
    assert found.messages["", "Save the plan"].files == {"zesummen/things.py"}


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ('_(f"Hello {name}")', "plain sentence"),
        ('_("Hello %s" % name)', "plain sentence"),
        ('_("Hello {}".format(name))', "plain sentence"),
        ('_("Hello ")', "no space at its ends"),
        ('_("")', "not empty"),
    ],
)
def test_python_that_cannot_be_translated_is_a_fault(package, source, told):
    (package / "bad.py").write_text(f"from django.utils.translation import gettext as _\n{source}\n", encoding="utf-8")
    assert [fault for fault in collect.own().faults if told in fault and fault.startswith("zesummen/bad.py:2")]


def test_a_block_of_many_lines_needs_trimmed(package):
    page = package / "templates" / "bad.html"
    page.write_text("{% blocktranslate %}one\n   two{% endblocktranslate %}", encoding="utf-8")
    assert any("trimmed" in fault for fault in collect.own().faults)
    page.write_text("{% blocktranslate %}one two{% endblocktranslate %}", encoding="utf-8")
    assert not collect.own().faults


def test_two_plurals_of_one_message_are_a_fault(package):
    (package / "bad.py").write_text('ngettext("%(count)s person", "%(count)s persons", 2)', encoding="utf-8")
    assert any("two different plurals" in fault for fault in collect.own().faults)


def test_the_files_are_quiet(package):
    main(["extract"])
    text = catalogue.file_of("fr").read_text(encoding="utf-8")
    assert "Date" not in text and ":5" not in text and "POT" not in text
    texts = [line for line in text.splitlines() if line.startswith("msgid ") and line != 'msgid ""']
    assert texts == sorted(texts, key=lambda line: line[7:-1])
    before = catalogue.file_of("fr").stat().st_mtime_ns
    assert catalogue.extract()[1] == []
    assert catalogue.file_of("fr").stat().st_mtime_ns == before


def test_translations_survive_and_changed_messages_start_empty(package, tmp_path):
    main(["extract"])
    assert hand_in("de", {"Save the plan": "Plan speichern", "Council": "Gemeinderat"}, tmp_path) == 0
    module = package / "things.py"
    module.write_text(PYTHON.replace("Save the plan", "Save this plan"), encoding="utf-8")
    main(["extract"])
    now = catalogue.read("de")
    assert now["", "Council"].texts == ("Gemeinderat",)
    assert now["", "Save this plan"].missing
    assert ("", "Save the plan") not in now
    assert "fuzzy" not in catalogue.file_of("de").read_text(encoding="utf-8")


def test_a_fuzzy_entry_counts_as_missing(package):
    main(["extract"])
    path = catalogue.file_of("pt")
    text = path.read_text(encoding="utf-8")
    text = text.replace('msgid "Council"\nmsgstr ""', '#, fuzzy\nmsgid "Council"\nmsgstr "Conselho"')
    path.write_text(text, encoding="utf-8")
    assert catalogue.read("pt")["", "Council"].missing


def test_what_is_compiled_is_what_gettext_reads(package, tmp_path):
    main(["extract"])
    answers = {
        "%(count)s person": ["%(count)s personne", "%(count)s personnes"],
        "Save the plan": 'Enregistrer « le plan » : "oui"\\non',
    }
    assert hand_in("fr", answers, tmp_path) == 0
    assert "fr" in catalogue.compile_stale()
    assert catalogue.compile_stale() == []
    with catalogue.file_of("fr").with_suffix(".mo").open("rb") as file:
        read = gettext.GNUTranslations(file)
    assert [read.ngettext("%(count)s person", "%(count)s people", n) % {"count": n} for n in (0, 1, 2)] == [
        "0 personne",
        "1 personne",
        "2 personnes",
    ]
    assert read.gettext("Save the plan") == 'Enregistrer «\xa0le plan\xa0»\xa0: "oui"\\non'
    assert read.gettext("Council") == "Council"


def test_check_tells_what_is_missing_per_language_and_ends_green(package, tmp_path, capsys):
    assert main(["check"]) == 1
    assert "missing from the file: “Council”" in capsys.readouterr().out
    main(["extract"])
    assert main(["check", "--language", "lb"]) == 1
    assert "not translated: “March” (django/utils/dates.py)" in capsys.readouterr().out
    rows = pipe.export("lb")
    answers = {
        r["msgid"]: [r["msgid"], r["plural"]] if "plural" in r else r["msgid"] for r in rows if "context" not in r
    }
    assert hand_in("lb", answers, tmp_path) == 0
    verbs = {row["id"]: "mee" for row in pipe.export("lb")}
    assert pipe.take_in("lb", verbs).faults == []
    assert main(["check", "--language", "lb"]) == 0
    assert problems("lb") == []


def test_good_answers_are_kept_and_bad_ones_named(package, tmp_path):
    main(["extract"])
    ids = {row["msgid"]: row["id"] for row in pipe.export("de")}
    outcome = pipe.take_in("de", {
        ids["Council"]: "Gemeinderat",
        ids["%(count)s row"]: ["eine Zeile", "%(anzahl)s Zeilen"],
        ids["A title"]: ["a", "b"],
        ids["none yet"]: 7,
        ids["In a tag"]: "",
        "zzzzzz": "?",
    })  # fmt: skip
    assert (outcome.taken, outcome.changed) == (1, 1)
    told = "\n".join(outcome.faults)
    assert "%(anzahl)s" in told and "1 text(s) needed, 2 given" in told and "zzzzzz: no such message" in told
    assert "a text or a list of two texts" in told and "empty" in told
    assert catalogue.read("de")["", "Council"].texts == ("Gemeinderat",)
    assert catalogue.read("de")["", "%(count)s row"].missing
    assert pipe.take_in("de", {ids["Council"]: "Gemeinderat"}).changed == 0


def test_a_file_that_is_no_json_is_told_with_its_place(package, tmp_path, capsys):
    main(["extract"])
    broken = tmp_path / "broken.json"
    broken.write_text('{"a": "b",\n}', encoding="utf-8")
    assert main(["import", "--language", "de", str(broken)]) == 1
    assert "line 2" in capsys.readouterr().out
    assert main(["import", "--language", "de", str(tmp_path / "absent.json")]) == 1


def test_parts_are_disjoint_and_together_everything(package):
    main(["extract"])
    (package / "templates" / "more.txt").write_text('{% translate "More" %}', encoding="utf-8")
    main(["extract"])
    whole = {row["id"] for row in pipe.export("fr")}
    shares = [{row["id"] for row in pipe.export("fr", part=(n, 3))} for n in (1, 2, 3)]
    assert set.union(*shares) == whole and sum(map(len, shares)) == len(whole)
    assert {row["msgid"] for row in pipe.export("fr", where="zesummen/templates/more")} == {"More"}


def test_a_row_carries_the_words_of_the_glossary(package):
    main(["extract"])
    row = next(row for row in pipe.export("lb") if row["msgid"] == "Council")
    assert row["glossary"] == {"council": "Gemengerot"}


@pytest.mark.parametrize(
    ("message", "texts", "told"),
    [
        (Message("Hello %(name)s"), ("Bonjour %(nom)s",), "placeholders differ"),
        (Message("Hello {name}"), ("Bonjour",), "braces differ"),
        (Message('<a href="%(url)s">Go</a>'), ('<a href="%(url)s">Aller',), "tags differ"),
        (Message("<b>Go</b>"), ("<b><b>Aller</b>",), "missing or doubled"),
        (Message("All of it"), ("100 % du tout",), "percent"),
        (Message("50%% done"), ("50% fini",), "percent"),
        (Message("Go\n"), ("Aller",), "ends differ"),
        (Message("Go"), (" Aller",), "ends differ"),
        (Message("Go"), ("",), "empty"),
        (Message("Go"), ("A\x07ller",), "control character"),
        (Message("One", "%(n)s of them"), ("Un", "%(n)s"), "placeholders differ"),  # French also says it of zero
    ],
)
def test_a_translation_that_would_break_the_page_is_refused(message, texts, told):
    assert any(told in fault for fault in faults.in_translation(message, texts, "fr"))


def test_translations_may_differ_where_they_must():
    assert faults.in_translation(Message("%(a)s of %(b)s"), ("%(b)s, %(a)s",), "de") == []
    assert faults.in_translation(Message("One", "%(n)s of them"), ("Eines", "%(n)s davon"), "de") == []
    assert faults.in_translation(Message("50%% done"), ("50 %% fini",), "fr") == []


def test_a_message_of_ours_names_its_placeholders():
    assert faults.in_message(Message("%s rows"))
    assert faults.in_message(Message("Well done!"))
    assert faults.in_message(Message("%(count)s rows, 50%% done")) == []


@pytest.mark.parametrize(
    ("language", "typed", "set_"),
    [
        ("fr", 'L\'état : "où ?" « oui » ; 50 %', 'L’état\xa0: "où\u202f?" «\xa0oui\xa0»\u202f; 50\xa0%'),
        ("fr", "à 10:30, https://x.lu/a?b : d'%(name)s", "à 10:30, https://x.lu/a?b\xa0: d’%(name)s"),
        ("fr", "<a title='x ?'>l'un</a>", "<a title='x ?'>l’un</a>"),
        ("lb", "d'Gemeng huet's", "d’Gemeng huet’s"),
        ("de", "Wie geht's: gut?", "Wie geht’s: gut?"),
    ],
)
def test_the_typography_is_set_on_the_way_in(language, typed, set_):
    assert typeset(language, typed) == set_
    assert typeset(language, set_) == set_


def test_ids_stay_and_do_not_collide():
    assert catalogue.short_id(Message("Council")) == catalogue.short_id(Message("Council", files={"x.py"}))
    assert catalogue.short_id(Message("May", context="verb")) != catalogue.short_id(Message("May"))
    every = [catalogue.short_id(entry.message) for entry in catalogue.read("lb").values()]
    assert len(every) == len(set(every)) > 400


def test_every_language_of_the_settings_has_its_catalogue(settings):
    assert {code for code, _name in settings.LANGUAGES} == {*messages.LANGUAGES, "en"}


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Wann mir kommen", "Wa mir kommen"),
        ("vun Lëtzebuerg", "vu Lëtzebuerg"),
        ("D'Aktiounen vum Plang", "D'Aktioune vum Plang"),
        ("de Numm", "den Numm"),
        ("e Auer", "en Auer"),
        ("keen Kont", "kee Kont"),
        ("D'Donnéeën goufen", "D'Donnéeë goufen"),
    ],
)
def test_the_n_rule_of_luxembourgish_is_remarked(wrong, right):
    assert nrule.remarks(wrong)
    assert nrule.remarks(right) == []


def test_the_n_rule_leaves_alone_what_it_does_not_cover():
    for text in (
        "d'Aktioun mat der Persoun",
        "de Comité de pilotage",
        "Dir hutt, wann, keng Zäit",
        "vun %(name)s",
        "Kanton Miersch",
    ):
        assert nrule.remarks(text) == []
