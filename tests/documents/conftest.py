"""Papers for the tests of files: a body with a folder, uploads of several kinds, a Word model."""

import io
from datetime import date

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from zesummen.documents import actions, states
from zesummen.documents.actions import Upload
from zesummen.kernel.words import text
from zesummen.sittings.models import Body

PDF = b"%PDF-1.7\n% a small paper\n"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.fixture
def body(space, monkeypatch):
    """Something with a folder, read and written with the rights of files alone."""
    monkeypatch.setattr(Body, "folder_permission", "file.read")
    monkeypatch.setattr(Body, "folder_write_permission", "file.attach")
    return Body.objects.create(
        space=space, kind="steering", name=text("fr", fr="Groupe de pilotage"), from_on=date(2026, 1, 1)
    )


@pytest.fixture
def paper():
    """A PDF as an action takes it."""
    return Upload(PDF, "deliberation.pdf", "pdf")


@pytest.fixture
def values():
    """What is said of a file."""
    return {"title": "Délibération signée", "dated_on": date(2026, 5, 3), "language": "fr"}


@pytest.fixture
def attached(body, paper, values, anna):
    """A PDF that Anna attached to the body."""
    return actions.attach_to(owner=body, upload=paper, by=anna, **values)


@pytest.fixture
def kind(monkeypatch):
    """A kind of document with a list, for this test only."""
    monkeypatch.setattr(states, "KINDS", states.KINDS)
    monkeypatch.setitem(
        states.KINDS,
        "test-letter",
        states.ModelKind(
            "test-letter",
            "Letter",
            (*states.COMMON, states.ModelField("articles", "articles", "décide", parts=("number", "text"))),
        ),
    )
    return "test-letter"


def word_file(*paragraphs: str) -> bytes:
    """A Word file with these paragraphs."""
    file = docx.Document()
    for words in paragraphs:
        file.add_paragraph(words)
    packed = io.BytesIO()
    file.save(packed)
    return packed.getvalue()


@pytest.fixture
def make_word():
    """``make_word("…")`` gives the bytes of a Word file."""
    return word_file


@pytest.fixture
def sent():
    """``sent(content, name)`` is a file as a browser sends it."""
    return lambda content=PDF, name="paper.pdf": SimpleUploadedFile(name, content)
