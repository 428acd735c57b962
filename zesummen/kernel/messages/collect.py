"""Collects messages from Python and templates: our own, and those of Django and allauth that people can meet."""

import ast
import gettext as standard
import importlib.util
import io
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from babel.messages.extract import extract_python
from django.utils.translation.template import templatize

from zesummen.kernel.messages import LOCALE, PACKAGE

# function: which of its arguments are (context, message, plural); None where it has no such argument
FUNCTIONS = {
    "gettext": (None, 0, None),
    "gettext_lazy": (None, 0, None),
    "gettext_noop": (None, 0, None),
    "_": (None, 0, None),
    "ngettext": (None, 0, 1),
    "ngettext_lazy": (None, 0, 1),
    "pgettext": (0, 1, None),
    "pgettext_lazy": (0, 1, None),
    "npgettext": (0, 1, 2),
    "npgettext_lazy": (0, 1, 2),
}
TEMPLATES = {".html", ".txt", ".xml", ".svg"}
BORROWED = LOCALE / "borrowed.json"
_NOTE = "Translators:"
_MANY_LINES = re.compile(r"{%-?\s*blocktrans(?:late)?\b([^%]*)%}(.*?){%-?\s*endblocktrans", re.DOTALL)

Key = tuple[str, str]  # context, message


@dataclass(slots=True)
class Message:
    """One sentence to translate: where it stands and what the programmer noted for the translator."""

    text: str
    plural: str = ""
    context: str = ""
    files: set[str] = field(default_factory=set)
    notes: set[str] = field(default_factory=set)

    @property
    def key(self) -> Key:
        return self.context, self.text


@dataclass(slots=True)
class Collection:
    """What a walk through files found: messages by key, and faults that must be mended in the source."""

    messages: dict[Key, Message] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def add(self, message: Message) -> None:
        """Files the message, joined with an equal one; two plurals for one message are a fault."""
        known = self.messages.setdefault(message.key, message)
        if known is message:
            return
        if known.plural and message.plural and known.plural != message.plural:
            self.faults.append(f"{', '.join(sorted(message.files))}: “{message.text}” has two different plurals")
        known.plural = known.plural or message.plural
        known.files |= message.files
        known.notes |= message.notes


def own(root: Path = PACKAGE) -> Collection:
    """Every message of the package, with the faults of the source."""
    found = Collection()
    for path in sorted(root.rglob("*")):
        if path.suffix == ".py" and "migrations" not in path.parts:
            _from_python(path, _name(path, root.parent), found)
        elif path.suffix in TEMPLATES and "templates" in path.parts:
            _from_template(path, _name(path, root.parent), found)
    return found


def borrowed(language: str) -> list[Message]:
    """Messages of Django and allauth which the libraries do not translate into ``language``, or not well enough.

    ``zesummen/locale/borrowed.json`` lists the files people meet and what is overruled (``"*"`` for everything).
    """
    plan = json.loads(BORROWED.read_text(encoding="utf-8"))
    overruled = set(plan["overruled"].get(language, ()))
    wanted = []
    for package, patterns in plan["files"].items():
        known = _upstream(package, language, tuple(plan["locale"][package]))
        for message in _of_package(package, tuple(patterns)).messages.values():
            full = f"{message.context}\x04{message.text}" if message.context else message.text
            missing = full not in known and (full, 0) not in known
            if missing or "*" in overruled or message.text in overruled:
                wanted.append(message)
    return wanted


@cache
def _of_package(package: str, patterns: tuple[str, ...]) -> Collection:
    root = _folder(package)
    found = Collection()
    for path in sorted({path for pattern in patterns for path in root.glob(pattern)}):
        reader = _from_python if path.suffix == ".py" else _from_template
        reader(path, _name(path, root.parent), found)
    return found


def _upstream(package: str, language: str, folders: Iterable[str]) -> dict:
    known: dict = {}
    for folder in folders:
        catalogue = standard.translation("django", str(_folder(package) / folder), [language], fallback=True)
        known |= getattr(catalogue, "_catalog", {})
    return known


def _folder(package: str) -> Path:
    return Path(importlib.util.find_spec(package).origin).parent


def _name(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()


def _from_python(path: Path, name: str, found: Collection) -> None:
    source = path.read_text(encoding="utf-8")
    if "gettext" not in source and "_(" not in source:
        return
    lines = source.splitlines()
    tree = ast.parse(source, filename=name)
    functions = _known_as(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (places := functions.get(_called(node.func))):
            _from_call(node, places, name, lines, found)


def _known_as(tree: ast.AST) -> dict[str, tuple]:
    """The translating functions under the names this module gave them."""
    names = dict(FUNCTIONS)
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation":
            names |= {n.asname: FUNCTIONS[n.name] for n in node.names if n.asname and n.name in FUNCTIONS}
    return names


def _called(function: ast.expr) -> str:
    if isinstance(function, ast.Name):
        return function.id
    return function.attr if isinstance(function, ast.Attribute) and function.attr != "_" else ""


def _from_call(node: ast.Call, places: tuple, name: str, lines: list[str], found: Collection) -> None:
    context, text, plural = (_literal(node, place) for place in places)
    spot = f"{name}:{node.lineno}"
    for place, value in zip(places, (context, text, plural), strict=True):
        if place is not None and value is None:
            if len(node.args) > place and isinstance(node.args[place], ast.JoinedStr | ast.BinOp | ast.Call):
                found.faults.append(f"{spot}: give the function the plain sentence, fill in the values afterwards")
            return
    if text != text.strip() or not text:
        found.faults.append(f"{spot}: a message is not empty and has no space at its ends: “{text}”")
    if not text:
        return
    note = lines[node.lineno - 2].strip() if node.lineno > 1 else ""
    notes = {note.partition(_NOTE)[2].strip()} if note.startswith(f"# {_NOTE}") else set()
    found.add(Message(text, plural or "", context or "", {name}, notes))


def _literal(node: ast.Call, place: int | None) -> str | None:
    if place is None or len(node.args) <= place:
        return None
    value = node.args[place]
    return value.value if isinstance(value, ast.Constant) and isinstance(value.value, str) else None


def _from_template(path: Path, name: str, found: Collection) -> None:
    source = path.read_text(encoding="utf-8")
    if "trans" not in source and "_(" not in source:
        return
    for options, body in _MANY_LINES.findall(source):
        if "\n" in body and "trimmed" not in options.split():
            found.faults.append(f"{name}: “{body.split()[0] if body.split() else ''} …” needs blocktranslate trimmed")
    # without the indents, which mean nothing here and would confuse the reader of Python
    python = "\n".join(line.lstrip() for line in templatize(source, origin=name).splitlines())
    for _line, function, texts, notes in _calls(python):
        places = FUNCTIONS[function]
        values = texts if isinstance(texts, tuple) else (texts,)
        context, text, plural = ("" if p is None else values[p] for p in places)
        if text:
            clean = {note.partition(_NOTE)[2].strip() for note in notes}
            found.add(Message(text, plural or "", context or "", {name}, clean))


def _calls(python: str) -> Iterator[tuple]:
    return extract_python(io.BytesIO(python.encode()), FUNCTIONS, [_NOTE], {"encoding": "utf-8"})
