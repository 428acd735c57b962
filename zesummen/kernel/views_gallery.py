"""``/-/parts/``: every part in every state, for whoever changes one. Shown in the demo and to staff only.

The examples are words of the domain in English and, where a part breaks first, the longest German ones. Axe, the
screenshots and the contrast of forced colours run on this page.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_safe

from . import drawing
from .forms import DayField, MoneyField, PageForm, WordsField
from .pages import open_page
from .templatetags.parts import declarations
from .words import Text

SHEETS = ("thread", "content", "tables", "drawings", "form", "problems", "reference", "paper")
TODAY = date(2026, 5, 14)
LONG = "Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung"
STATES = [
    ("to_start", "to start"),
    ("under_way", "under way"),
    ("completed", "completed"),
    ("declared", "declared complete"),
    ("to_correct", "to correct"),
    ("not_open", "not open yet"),
]


@dataclass(frozen=True, slots=True)
class Commune:
    """As much of a space as a page's frame needs."""

    hue: str
    name: str = "Commune of Alzette-Belval"

    def __str__(self) -> str:
        return self.name


@require_safe
@open_page
def gallery(request, sheet: str = "thread"):
    """One sheet of the gallery; ``?hue=0…35`` shows another accent."""
    person = getattr(request, "user", None)
    if not (settings.DEMO or settings.DEBUG or getattr(person, "is_staff", False)):
        raise Http404
    if sheet not in SHEETS:
        raise Http404
    context = {
        "sheets": [(name, name.capitalize(), _address(name), name == sheet) for name in SHEETS],
        "sheet": sheet,
        "states": STATES,
        "long": LONG,
        "today": TODAY,
        "now": datetime(2026, 5, 14, 18, 32, tzinfo=UTC),
        "declarations": declarations() if sheet == "reference" else [],
        "stages": _stages(),
        "page": Paginator(range(1, 91), 30).page(2),
        "amount": Decimal("12500.50"),
        "nav": [
            ("Home", "#", False),
            ("Plan", "#", True),
            ("Council", "#", False),
            ("Sittings", "#", False),
            ("Documents", "#", False),
            ("People", "#", False),
            ("Journal", "#", False),
        ],
        "spaces": [("Alzette-Belval", "#", True), ("Bëschdref", "#", False), (f"Gemeng {LONG}", "#", False)],
        "space": Commune(request.GET.get("hue", "25")),
    }
    context.update(_drawings() if sheet == "drawings" else {})
    context.update(_forms(sheet))
    return render(request, "kernel/gallery/paper.html" if sheet == "paper" else "kernel/gallery/page.html", context)


def _address(sheet: str) -> str:
    try:
        return reverse("kernel:gallery_sheet", args=[sheet])
    except NoReverseMatch:
        return f"/-/parts/{sheet}/"


def _stages() -> list[dict]:
    names = [
        ("Start", ["Have the council decide", "Mobilise the key people", "Set up the steering committee"]),
        (
            "Write",
            [
                "Draw up the state of play and the needs",
                "Choose fields and target groups",
                "Set objectives and expected results",
                "Write the action plan",
                "Have the council adopt the plan",
            ],
        ),
        ("Carry out and evaluate", ["Carry out the actions", "Evaluate"]),
    ]
    standing = [
        "completed",
        "declared",
        "completed",
        "under_way",
        "to_correct",
        "to_start",
        "to_start",
        "not_open",
        "not_open",
        "not_open",
    ]
    number, stages = 0, []
    for name, measures in names:
        rows = []
        for title in measures:
            state = standing[number]
            number += 1
            rows.append({"number": number, "title": title, "state": state, "label": dict(STATES)[state]})
        stages.append({"label": name, "measures": rows})
    return stages


def _example_clocks() -> list:
    return [
        drawing.Line(
            "Mandate",
            [drawing.Span(date(2023, 6, 11), date(2029, 6, 10))],
            sentence="From 11 June 2023 until the elections expected in June 2029.",
        ),
        drawing.Line(
            "Plan",
            [
                drawing.Span(date(2026, 3, 20), date(2028, 11, 30)),
                drawing.Span(date(2028, 11, 30), date(2032, 3, 20), tone="expected"),
            ],
            sentence="Begun on 20 March 2026; runs six years from its adoption.",
        ),
        drawing.Line(
            "Deadlines",
            marks=[
                drawing.Mark(date(2026, 6, 19), "convocation of the council", "#", "completed"),
                drawing.Mark(date(2027, 1, 15), "annual report to the ministry", "#"),
                drawing.Mark(date(2028, 3, 1), "mid-term evaluation", "", "late"),
            ],
        ),
    ]


def _example_actions() -> list:
    return [
        drawing.Line(
            name,
            [drawing.Span(TODAY + timedelta(days=30 * n), TODAY + timedelta(days=30 * n + 75), tone=tone)],
            href="#",
            state_label="under way" if n % 2 else "",
        )
        for n, (name, tone) in enumerate(
            [
                ("Welcome evening for newcomers", "done"),
                ("Language café", ""),
                ("Mentors for apprentices", ""),
                (LONG, "expected"),
                ("Neighbours' day", "late"),
            ]
        )
    ]


def _drawings() -> dict:
    entries = [
        drawing.Entry(date(2026, 5, 14), "Council sitting", "#"),
        drawing.Entry(date(2026, 5, 14), "Language café"),
        drawing.Entry(date(2026, 5, 28), f"{LONG}: Sitzung", "#", "late"),
        drawing.Entry(date(2026, 5, 18), "Week of the neighbours", until=date(2026, 5, 20), tone="quiet"),
    ]
    people = [
        ("Portugal", 1410, "1,410"),
        ("France", 802, "802", "rising"),
        ("Italy", 377, "377"),
        ("Ukraine", None, "<5"),
    ]
    years = [(str(2017 + n), 6200 + 180 * n + 40 * (n % 3), f"{6200 + 180 * n + 40 * (n % 3):,}") for n in range(10)]
    return {
        "clocks": drawing.timeline(_example_clocks(), today=TODAY, starts=date(2023, 1, 1), ends=date(2032, 12, 31)),
        "gantt": drawing.timeline(_example_actions(), today=TODAY, starts=date(2026, 4, 1), ends=date(2027, 4, 1)),
        "nothing": drawing.timeline([], today=TODAY),
        "month": drawing.month(2026, 5, entries, today=TODAY),
        "bars": drawing.bars(people, here="France"),
        "trend": drawing.trend(years, lowest=6000),
        "fields": ["Welcome", "Work", "Housing", "Language and culture", LONG],
        "services": ["Youth", "School", "Secretariat", "Technical service", "Population office"],
    }


class Example(PageForm):
    """Every kind of field."""

    title = WordsField(label="Title", help_text="As residents will read it")
    text = WordsField(label="Description", rows=4, required=False)
    name = forms.CharField(label="Name of the contact", max_length=80)
    note = forms.CharField(label="Note", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    email = forms.EmailField(label="E-mail", help_text="For example marie.weber@commune.example")
    starts_on = DayField(label="Starts on")
    cost = MoneyField(label="Planned cost")
    field = forms.ChoiceField(label="Field", choices=[("", "Choose one"), ("work", "Work"), ("long", LONG)])
    regime = forms.ChoiceField(
        label="Law declared", choices=[("2011", "Law of 2011"), ("2023", "Law of 2023")], widget=forms.RadioSelect
    )
    languages = forms.MultipleChoiceField(
        label="Languages of the action",
        widget=forms.CheckboxSelectMultiple,
        choices=[("fr", "French"), ("lb", "Luxembourgish"), ("de", LONG)],
    )
    released = forms.BooleanField(
        label="Release this to SYVICOL", required=False, help_text="Each look is shown to you."
    )
    agreed = forms.BooleanField(label="I have read the proposal")
    paper = forms.FileField(label="Signed paper", help_text="PDF or picture, up to 20 MB")


def _forms(sheet: str) -> dict:
    if sheet == "form":
        text = Text(
            "fr", {"fr": "Café des langues", "de": "Sprachcafé", "lb": "Sproochecafé"}, {"lb": "M. Weber"}, ("de",)
        )
        return {"form": Example(initial={"title": text, "cost": Decimal("12500.50"), "starts_on": TODAY})}
    if sheet == "problems":
        typed = {"starts_on": "31.02.2026", "cost": "12 500,5 francs", "email": "marie.weber", "name": "x" * 81}
        form = Example(typed, {"paper": SimpleUploadedFile("empty.pdf", b"")})
        form.stale = [("Title", "Café des langues du mardi", "Café des langues\n\nle mardi et le jeudi")]
        return {"form": form}
    return {}
