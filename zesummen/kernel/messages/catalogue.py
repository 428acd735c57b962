"""Reads, writes and compiles the catalogues; brings them up to date with the source."""

import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from zesummen.kernel.messages import LANGUAGES, LOCALE, PLURALS
from zesummen.kernel.messages.collect import Collection, Key, Message, borrowed, own

_FILES_NAMED = 3


@dataclass(slots=True)
class Entry:
    """A message with its translation: one text, or one for each plural form. Empty texts are missing."""

    message: Message
    texts: tuple[str, ...] = ()

    @property
    def missing(self) -> bool:
        return not self.texts or not all(self.texts)

    @property
    def forms(self) -> int:
        return 2 if self.message.plural else 1


Catalogue = dict[Key, Entry]


def file_of(language: str) -> Path:
    """Where the catalogue of a language stands."""
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def short_id(message: Message) -> str:
    """Six letters and digits that name a message for good, whatever else changes around it."""
    whole = "\x04".join((message.context, message.text, message.plural))
    number = int.from_bytes(hashlib.sha256(whole.encode()).digest()[:8], "big")
    return "".join("0123456789bcdfghjkmnpqrstvwxyz"[number // 30**place % 30] for place in range(6))


def read(language: str) -> Catalogue:
    """The catalogue as it stands in the file; fuzzy translations count as missing, obsolete ones are left out."""
    path = file_of(language)
    if not path.exists():
        return {}
    with path.open("rb") as file:
        found = read_po(file, locale=None)
    entries: Catalogue = {}
    for item in found:
        if not item.id:
            continue
        text, plural = item.id if isinstance(item.id, tuple) else (item.id, "")
        texts = item.string if isinstance(item.string, tuple) else (item.string or "",)
        message = Message(text, plural, item.context or "", {name for name, _line in item.locations})
        message.notes |= set(item.auto_comments)
        entries[message.key] = Entry(message, () if item.fuzzy else tuple(texts))
    return entries


def write(language: str, catalogue: Catalogue) -> bool:
    """Writes the file where it would differ, in one step; returns whether it did."""
    text = "".join(written(language, catalogue))
    path = file_of(language)
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    _replace(path, text.encode())
    return True


def refreshed(language: str, source: Collection, old: Catalogue) -> Catalogue:
    """The catalogue the source asks for, with the translations that still fit. A changed message starts empty."""
    wanted = {message.key: message for message in borrowed(language)} | source.messages
    fresh: Catalogue = {}
    for key, message in wanted.items():
        before = old.get(key)
        fits = before is not None and before.message.plural == message.plural
        fresh[key] = Entry(message, before.texts if fits else ())
    return fresh


def extract() -> tuple[Collection, list[str]]:
    """Brings all catalogues up to date; returns what the source holds and the languages that changed."""
    source, changed = own(), []
    for language in LANGUAGES:
        with locked(language):
            if write(language, refreshed(language, source, read(language))):
                changed.append(language)
    return source, changed


def compile_stale() -> list[str]:
    """Writes the .mo files that are missing or older than their .po; returns the languages."""
    done = []
    for language in LANGUAGES:
        path = file_of(language)
        target = path.with_suffix(".mo")
        if not path.exists() or (target.exists() and target.stat().st_mtime_ns >= path.stat().st_mtime_ns):
            continue
        with path.open("rb") as file:
            catalogue = read_po(file, locale=None)
        with tempfile.SpooledTemporaryFile() as spool:
            write_mo(spool, catalogue)
            spool.seek(0)
            _replace(target, spool.read())
        done.append(language)
    return done


@contextmanager
def locked(language: str) -> Iterator[None]:
    """One writer at a time for a language, so that several translators can hand in at once."""
    try:
        import fcntl  # late: not on every system
    except ImportError:
        yield
        return
    mark = hashlib.sha256(str(LOCALE).encode()).hexdigest()[:12]
    with (Path(tempfile.gettempdir()) / f"zesummen-{mark}-{language}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _replace(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    os.chmod(name, 0o644)
    os.replace(name, path)


def written(language: str, catalogue: Catalogue) -> Iterator[str]:
    yield 'msgid ""\nmsgstr ""\n'
    yield from _header(
        ("Language", language),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=UTF-8"),
        ("Content-Transfer-Encoding", "8bit"),
        ("Plural-Forms", PLURALS[language]),
    )
    for key in sorted(catalogue, key=lambda key: (key[1], key[0])):
        yield from _entry(catalogue[key])


def _header(*lines: tuple[str, str]) -> Iterable[str]:
    return (f'"{name}: {value}\\n"\n' for name, value in lines)


def _entry(entry: Entry) -> Iterator[str]:
    message = entry.message
    yield "\n"
    yield from (f"#. {note}\n" for note in sorted(message.notes))
    yield from (f"#: {name}\n" for name in sorted(message.files)[:_FILES_NAMED])
    if "%(" in message.text + message.plural:
        yield "#, python-format\n"
    if message.context:
        yield f"msgctxt {_quoted(message.context)}\n"
    yield f"msgid {_quoted(message.text)}\n"
    if not message.plural:
        yield f"msgstr {_quoted(entry.texts[0] if entry.texts else '')}\n"
        return
    yield f"msgid_plural {_quoted(message.plural)}\n"
    for form in range(entry.forms):
        yield f"msgstr[{form}] {_quoted(entry.texts[form] if form < len(entry.texts) else '')}\n"


def _quoted(text: str) -> str:
    """One line, or one a line of the text: every line break is shown."""
    lines = text.splitlines(keepends=True)
    if len(lines) < 2:
        return _string(text)
    return '""\n' + "\n".join(_string(line) for line in lines)


def _string(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    return '"' + escaped.replace("\t", "\\t") + '"'
