"""Finished public pages, kept as bytes in this process until the space writes something.

Each request asks one plain statement: the newest lines of the journal, which every action writes. Same lines,
same bytes; another line, and the page is made anew, so a change shows at once. Several lines and not one, because on
PostgreSQL a transaction may commit after one that began later. A quarter of an hour is the longest a page is kept:
days pass, and reference figures are imported outside of any space.
"""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from hashlib import blake2b
from threading import Lock

from django.db import connection
from django.http import HttpResponse, HttpResponseNotModified

from zesummen.kernel.pages import open_page

MOST_BYTES = 24 * 1024 * 1024  # a web worker holds less than 150 MiB in all
LARGEST = 2 * 1024 * 1024  # a PDF above this is made again
KEPT_SECONDS = 900
_COUNTRY = "SELECT e.id FROM kernel_entry e WHERE NOT e.is_look ORDER BY e.id DESC LIMIT 8"
_SPACE = (
    "SELECT e.id FROM territory_space s JOIN kernel_entry e ON e.space_id = s.id "
    "WHERE s.slug = %s AND NOT e.is_look ORDER BY e.id DESC LIMIT 8"
)


@dataclass(frozen=True, slots=True)
class Kept:
    """A finished page: what it was made from, its bytes, its headers and its tag."""

    stamp: tuple
    content: bytes
    headers: tuple[tuple[str, str], ...]
    tag: str


class Shelf:
    """The pages of one process, the least used leave first. Safe between threads."""

    def __init__(self, most: int = MOST_BYTES):
        self._most, self._size, self._lock = most, 0, Lock()
        self._pages: OrderedDict[str, Kept] = OrderedDict()

    def get(self, path: str, stamp: tuple) -> Kept | None:
        """The page if it is still true."""
        with self._lock:
            found = self._pages.get(path)
            if found is None or found.stamp != stamp:
                return None
            self._pages.move_to_end(path)
            return found

    def put(self, path: str, kept: Kept) -> None:
        """Keep a page; others leave when there is no room."""
        if len(kept.content) > LARGEST:
            return
        with self._lock:
            before = self._pages.pop(path, None)
            self._size += len(kept.content) - (len(before.content) if before else 0)
            self._pages[path] = kept
            while self._size > self._most and self._pages:
                _path, gone = self._pages.popitem(last=False)
                self._size -= len(gone.content)

    def clear(self) -> None:
        """Forget everything (tests)."""
        with self._lock:
            self._pages.clear()
            self._size = 0


SHELF = Shelf()


def stamp_of(slug: str = "", *, of: str = "space") -> tuple:
    """What a page depends on: the quarter of an hour and the newest lines of the journal, of the space or of all."""
    quarter = int(time.time() // KEPT_SECONDS)
    if of == "program":
        return (quarter,)
    with connection.cursor() as cursor:
        cursor.execute(_SPACE if of == "space" else _COUNTRY, [slug] if of == "space" else [])
        return (quarter, *(pk for (pk,) in cursor.fetchall()))


def finished(view: Callable | None = None, *, of: str = "space") -> Callable:
    """An open page whose bytes are kept under its address and language, as long as its stamp is the same.

    ``of``: what the page shows: one ``space`` (``slug`` in the address), the ``country``, or what only changes with
    the ``program``. Only what succeeded is kept, and nothing that was asked with a query string. The view must not
    read the person or the session: everybody gets the same bytes.
    """
    if view is None:
        return lambda view: finished(view, of=of)

    @wraps(view)
    def kept(request, *args, **kwargs):
        if request.META.get("QUERY_STRING") or request.method not in ("GET", "HEAD"):
            return view(request, *args, **kwargs)
        key = f"{request.LANGUAGE_CODE}{request.path_info}"
        stamp = stamp_of(kwargs.get("slug", ""), of=of)
        found = SHELF.get(key, stamp) or _make(view, request, key, stamp, args, kwargs)
        return found if isinstance(found, HttpResponse) else _answer(request, found)

    return open_page(kept)


def _answer(request, found: Kept) -> HttpResponse:
    if request.META.get("HTTP_IF_NONE_MATCH") == found.tag:
        answer = HttpResponseNotModified()
    else:
        answer = HttpResponse(found.content)  # type: ignore[assignment]
        for name, value in found.headers:
            answer.headers[name] = value
    answer.headers["ETag"] = found.tag
    answer.headers["Cache-Control"] = "public, no-cache"  # kept by browsers, asked for anew each time
    return answer


def _make(view, request, path: str, stamp: tuple, args, kwargs) -> Kept | HttpResponse:
    """Render and keep; what is not a success goes out as it is."""
    answer = view(request, *args, **kwargs)
    if answer.status_code != 200 or answer.streaming:
        return answer
    headers = tuple((name, value) for name, value in answer.items() if name != "Cache-Control")
    tag = f'W/"{blake2b(answer.content, digest_size=12).hexdigest()}"'
    kept = Kept(stamp, answer.content, headers, tag)
    SHELF.put(path, kept)
    return kept
