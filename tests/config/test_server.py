"""A server process keeps its promises: gone in time, streams heard across processes, dead children replaced."""

import json
import os
import signal
import socket
import time
from contextlib import closing

import pytest

from config.servers import wait_until
from zesummen.config.server.run import PortTaken, bind

SIGNALS = [signal.SIGTERM, signal.SIGINT]


class Stream:
    """A reader of server-sent events, as a browser is."""

    def __init__(self, served, topic: str, headers: dict | None = None, address: str = ""):
        self.link = served.connect(timeout=30)
        self.link.request("GET", address or served.get(f"/address?{topic}"), headers=headers or {})
        self.answer = self.link.getresponse()

    def next(self) -> dict:
        """The next event that is not a heartbeat."""
        event = {}
        while line := self.answer.readline().decode():
            name, _colon, value = line.rstrip("\n").partition(": ")
            if not line.strip() and "event" in event:
                return event
            if name in ("id", "event", "data"):
                event[name] = value
        raise EOFError

    def close(self):
        self.answer.close()
        self.link.close()


@pytest.fixture
def follow():
    streams = []

    def start(*args, **kwargs) -> Stream:
        streams.append(Stream(*args, **kwargs))
        return streams[-1]

    yield start
    for stream in streams:
        stream.close()


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_ends_with_status_0_despite_a_stream_and_a_running_request(served, follow, number):
    server = served()
    streams = [follow(server, "plan.1") for _time in range(3)]
    slow = server.connect()
    slow.request("GET", "/slow")
    time.sleep(0.3)
    status, seconds = server.stop(number)
    assert status == 0
    assert seconds < 5
    for stream in streams:
        with pytest.raises(EOFError):
            stream.next()
    assert slow.getresponse().status == 503
    slow.close()


def test_leaving_amid_an_upload_and_a_slow_download_writes_no_traceback(served):
    server = served()
    with closing(server.connect()) as up, closing(server.connect()) as down:
        up.putrequest("POST", "/pid")
        up.putheader("Content-Length", "100000")
        up.endheaders(b"half of it")
        down.request("GET", "/large")
        down.getresponse().read(10)
        time.sleep(0.3)
        status, seconds = server.stop()
        assert status == 0 and seconds < 5
        assert up.getresponse().status == 503
    assert "Traceback" not in server.said()


def test_a_quiet_server_ends_at_once(served):
    server = served()
    assert server.get("/pid") == str(server.process.pid)
    status, seconds = server.stop()
    assert status == 0
    assert seconds < 2


def test_several_processes_share_the_port_and_all_end(served):
    server = served("2")
    pids = wait_until(lambda: len(found := {server.get("/pid") for _time in range(20)}) == 2 and found)
    slow = server.connect()
    slow.request("GET", "/slow")
    time.sleep(0.3)
    status, seconds = server.stop()
    assert status == 0
    assert seconds < 5
    assert not any(_lives(pid) for pid in pids)
    slow.close()


def test_a_child_that_dies_is_replaced(served):
    server = served("2")
    pids = wait_until(lambda: len(found := {server.get("/pid") for _time in range(20)}) == 2 and found)
    os.kill(int(min(pids)), signal.SIGKILL)
    wait_until(lambda: len({server.get("/pid") for _time in range(20)} - {min(pids)}) == 2, 15)
    assert server.stop()[0] == 0


def test_children_end_when_their_parent_is_killed(served):
    server = served("2")
    pids = wait_until(lambda: len(found := {server.get("/pid") for _time in range(20)}) == 2 and found)
    server.stop(signal.SIGKILL)
    wait_until(lambda: not any(_lives(pid) for pid in pids))


def test_the_health_check_answers_plainly(served):
    server = served()
    assert server.get("/-/health/") == "ok\n"


def test_a_hint_written_in_another_process_arrives(served, follow):
    server, other = served(), served()
    stream = follow(server, "plan.7")
    assert stream.answer.status == 200
    assert stream.answer.getheader("content-type").startswith("text/event-stream")
    assert stream.answer.getheader("content-encoding") is None
    other.get("/publish?plan.8")
    other.get("/undone?plan.7")
    other.get("/publish?plan.7")
    event = stream.next()
    assert event["event"] == "changed"
    assert json.loads(event["data"]) == {"what": "progress"}


def test_a_hint_arrives_however_soon_it_comes_after_the_first_page_follows(served, follow):
    """Each time nobody followed before: the server begins to look only now."""
    server, other = served(), served()
    for number in range(8):
        stream = follow(server, f"plan.{number}")
        time.sleep(0.004 * number)
        other.get(f"/publish?plan.{number}")
        assert json.loads(stream.next()["data"]) == {"what": "progress"}
        stream.close()
        time.sleep(0.07 * number)  # shorter and longer than the pause between two looks


def test_a_page_that_comes_late_is_told_what_it_missed_but_once(served, follow):
    server = served()
    address = server.get("/address?plan.9")
    server.get("/publish?plan.9")
    first = follow(server, "", address=address).next()
    server.get("/publish?plan.9")
    again = follow(server, "", address=address, headers={"Last-Event-ID": first["id"]}).next()
    assert int(again["id"]) > int(first["id"])


def test_a_stream_needs_its_token(served):
    server = served()
    right = server.get("/address?plan.1")
    link = server.connect()
    for wrong in ("/live/plan.1/", right.replace("plan.1", "plan.2"), right + "x"):
        link.request("GET", wrong)
        answer = link.getresponse()
        answer.read()
        assert answer.status == 403
        link.close()


def test_streams_take_no_thread(served, follow):
    server = served()
    before = int(server.get("/threads"))
    for _time in range(40):
        follow(server, "plan.1")
    wait_until(lambda: int(server.get("/threads")) <= before + 3)


def test_a_taken_port_is_named():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(PortTaken) as told:
            bind("127.0.0.1", taken.getsockname()[1])
    assert told.value.port > 0


def test_localhost_is_answered_on_both_of_its_addresses():
    bound = bind("localhost", 0)
    names = {sock.getsockname()[0] for sock in bound}
    ports = {sock.getsockname()[1] for sock in bound}
    for sock in bound:
        sock.close()
    assert "127.0.0.1" in names
    assert len(ports) == 1


def _lives(pid: str) -> bool:
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return False
    with open(f"/proc/{pid}/stat") as told:
        return told.read().rpartition(")")[2].split()[0] != "Z"
