"""Django behind the bridge sees what a browser sent, and the browser gets what Django answered."""

import gzip
import http.client
import json
import socket
import threading
import time

import pytest

from config.servers import bridge_to, wait_until
from zesummen.config.server import bodies


def echo(environ, start):
    """Tell what arrived."""
    told = {key: value for key, value in environ.items() if isinstance(value, str)}
    told["body"] = environ["wsgi.input"].read().decode()
    start("200 OK", [("Content-Type", "application/json")])
    return [json.dumps(told).encode()]


@pytest.fixture
def link():
    with bridge_to(echo) as connect:
        connection = connect()
        yield connection
        connection.close()


def ask(link, path="/", method="GET", body=None, headers=None):
    link.request(method, path, body=body, headers=headers or {})
    answer = link.getresponse()
    return answer, answer.read()


def told(link, *args, **kwargs) -> dict:
    return json.loads(ask(link, *args, **kwargs)[1])


def test_path_is_decoded_once_and_query_is_left_alone(link):
    seen = told(link, "/caf%C3%A9/100%25/a%2520b?q=a%20b&x=%C3%A9")
    assert seen["PATH_INFO"].encode("latin-1").decode() == "/café/100%/a%20b"
    assert seen["QUERY_STRING"] == "q=a%20b&x=%C3%A9"


def test_header_names_with_underscores_do_not_arrive(link):
    seen = told(link, headers={"X-Real-User": "anna", "X_Real_User": "mallory"})
    assert seen["HTTP_X_REAL_USER"] == "anna"


def test_repeated_headers_are_joined_and_cookies_by_semicolon(link):
    link.putrequest("GET", "/")
    for name, value in (("X-A", "1"), ("X-A", "2"), ("Cookie", "a=1"), ("Cookie", "b=2")):
        link.putheader(name, value)
    link.endheaders()
    seen = json.loads(link.getresponse().read())
    assert (seen["HTTP_X_A"], seen["HTTP_COOKIE"]) == ("1,2", "a=1; b=2")


def test_a_proxy_of_ours_names_the_client_a_stranger_cannot():
    forwarded = {"X-Forwarded-For": "6.6.6.6, 192.0.2.7, 127.0.0.1", "X-Forwarded-Proto": "https"}
    with bridge_to(echo) as connect:
        seen = told(connect(), headers=forwarded)
        assert (seen["REMOTE_ADDR"], seen["wsgi.url_scheme"]) == ("192.0.2.7", "https")
    with bridge_to(echo, trusted=frozenset()) as connect:
        seen = told(connect(), headers=forwarded)
        assert (seen["REMOTE_ADDR"], seen["wsgi.url_scheme"]) == ("127.0.0.1", "http")
        assert "HTTP_X_FORWARDED_PROTO" not in seen


def test_a_chunked_upload_arrives_whole_with_its_length(link):
    def parts():
        for _part in range(50):
            yield b"x" * 1000

    link.request("POST", "/", body=parts(), headers={"Transfer-Encoding": "chunked"}, encode_chunked=True)
    seen = json.loads(link.getresponse().read())
    assert seen["body"] == "x" * 50_000
    assert seen["CONTENT_LENGTH"] == "50000"
    assert "HTTP_TRANSFER_ENCODING" not in seen


@pytest.mark.parametrize("chunked", [True, False])
def test_a_body_above_the_limit_is_refused_with_a_page_in_the_readers_language(link, chunked):
    body = (b"x" * 4096 for _part in range(40)) if chunked else b"x" * 40 * 4096
    headers = {"Accept-Language": "de", **({"Transfer-Encoding": "chunked"} if chunked else {})}
    link.request("POST", "/", body=body, headers=headers, encode_chunked=chunked)
    answer = link.getresponse()
    page = answer.read().decode()
    assert answer.status == 413
    assert '<html lang="de">' in page and "<h1>" in page


def test_a_body_up_to_the_limit_is_taken(link):
    assert len(told(link, method="POST", body=b"x" * 64 * 1024)["body"]) == 64 * 1024


@pytest.mark.parametrize("path", ["/a%00b", "/?q=%00"])
def test_a_zero_byte_never_reaches_django(link, path):
    assert ask(link, path)[0].status == 400


def test_head_has_the_headers_of_get_and_no_body(link):
    get, body = ask(link, headers={"X-Same": "1"})
    head, nothing = ask(link, method="HEAD", headers={"X-Same": "1"})
    assert nothing == b""
    assert abs(int(head.getheader("content-length")) - len(body)) <= len("HEAD") - len("GET")
    assert head.getheader("content-type") == get.getheader("content-type")


def test_two_cookies_and_two_links_stay_two():
    def answer(environ, start):
        start("200 OK", [("Set-Cookie", "a=1"), ("Set-Cookie", "b=2; Secure"), ("Content-Type", "text/plain")])
        return [b"ok"]

    with bridge_to(answer) as connect:
        assert ask(connect())[0].headers.get_all("set-cookie") == ["a=1", "b=2; Secure"]


def text(environ, start):
    start("200 OK", [("Content-Type", "text/html; charset=utf-8"), ("ETag", '"one"'), ("Vary", "Cookie")])
    return [b"<p>Zesummen</p>" * 200]


@pytest.mark.parametrize(
    ("wish", "packed"),
    [("gzip", True), ("br, gzip;q=0.8", True), ("gzip;q=0", False), ("br", False), (None, False)],
)
def test_html_is_compressed_for_whoever_wants_it(wish, packed):
    with bridge_to(text) as connect:
        answer, body = ask(connect(), headers={"Accept-Encoding": wish or "identity"})
    assert (answer.getheader("content-encoding") == "gzip") is packed
    assert (gzip.decompress(body) if packed else body) == b"<p>Zesummen</p>" * 200
    assert answer.getheader("vary") == "Cookie, Accept-Encoding"
    assert answer.getheader("etag") == ('W/"one"' if packed else '"one"')
    assert int(answer.getheader("content-length")) == len(body)


def test_the_size_of_a_compressed_page_does_not_tell_its_content():
    with bridge_to(text) as connect:
        link = connect()
        sizes = {len(ask(link, headers={"Accept-Encoding": "gzip"})[1]) for _time in range(12)}
    assert len(sizes) > 1


def test_a_picture_is_not_compressed():
    def picture(environ, start):
        start("200 OK", [("Content-Type", "image/png")])
        return [b"\0" * 5000]

    with bridge_to(picture) as connect:
        assert ask(connect(), headers={"Accept-Encoding": "gzip"})[0].getheader("content-encoding") is None


def test_a_long_answer_begins_before_it_ends_and_arrives_whole():
    go_on = threading.Event()

    def long(environ, start):
        start("200 OK", [("Content-Type", "application/octet-stream")])
        yield b"a" * bodies.PIECE
        yield b"b" * bodies.PIECE
        assert go_on.wait(10)
        yield b"c" * 3_000_000

    with bridge_to(long) as connect:
        link = connect()
        link.request("GET", "/")
        answer = link.getresponse()
        begun = answer.read(2 * bodies.PIECE)
        go_on.set()
        rest = answer.read()
    assert begun + rest == b"a" * bodies.PIECE + b"b" * bodies.PIECE + b"c" * 3_000_000


def test_a_slow_reader_does_not_hold_the_thread():
    ended = threading.Event()

    def large(environ, start):
        start("200 OK", [("Content-Type", "application/octet-stream")])
        for _piece in range(300):
            yield b"x" * 100_000
        ended.set()

    with bridge_to(large, threads=1) as connect:
        link = connect()
        link.request("GET", "/")
        answer = link.getresponse()  # and then reads nothing
        assert ended.wait(10), "the thread waits for the reader"
        assert len(answer.read()) == 30_000_000


def test_who_leaves_is_not_waited_for_but_django_finishes():
    finished = threading.Event()

    def long(environ, start):
        start("200 OK", [("Content-Type", "application/octet-stream")])
        for _piece in range(50):
            yield b"x" * 100_000
            time.sleep(0.01)
        finished.set()

    with bridge_to(long) as connect:
        link = connect()
        link.request("GET", "/")
        link.getresponse().read(1000)
        link.sock.close()
        link.close()
        assert finished.wait(10)


def test_a_page_that_nobody_waits_for_any_more_is_not_begun_but_a_post_is_carried_out():
    gate, seen = threading.Event(), []

    def program(environ, start):
        seen.append(environ["REQUEST_METHOD"] + environ["PATH_INFO"])
        if environ["PATH_INFO"] == "/first":
            gate.wait(10)
        start("200 OK", [("Content-Type", "text/plain")])
        return [b"ok"]

    with bridge_to(program, threads=1) as connect:
        first = connect()
        first.request("GET", "/first")
        wait_until(lambda: seen)
        for method in ("GET", "POST"):
            link = connect()
            link.request(method, "/second", body=b"x" if method == "POST" else None)
            time.sleep(0.2)
            link.sock.shutdown(socket.SHUT_RDWR)
            link.close()
        time.sleep(0.2)
        gate.set()
        first.getresponse().read()
        wait_until(lambda: len(seen) > 1)
        time.sleep(0.2)
    assert seen == ["GET/first", "POST/second"]


def test_a_program_that_breaks_is_answered_with_a_page(caplog):
    def broken(environ, start):
        raise ValueError("broken")

    with bridge_to(broken) as connect:
        answer, page = ask(connect())
    assert answer.status == 500
    assert b"<h1>" in page and b"broken" not in page


def test_an_answer_that_breaks_off_is_not_taken_for_a_whole_one(caplog):
    def half(environ, start):
        start("200 OK", [("Content-Type", "application/octet-stream")])
        yield b"a" * bodies.PIECE
        yield b"b" * bodies.PIECE
        raise ValueError("half")

    with bridge_to(half) as connect, pytest.raises((http.client.IncompleteRead, ConnectionError)):
        ask(connect())


def test_the_program_is_closed_after_its_answer():
    closed = threading.Event()

    class Body(list):
        def close(self):
            closed.set()

    def program(environ, start):
        start("200 OK", [("Content-Type", "text/plain")])
        return Body([b"ok"])

    with bridge_to(program) as connect:
        assert ask(connect())[1] == b"ok"
        assert closed.wait(5)
