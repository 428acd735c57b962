"""Sign-in at an identity provider: a small one of our own answers on this machine."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

from people import a_person, give
from zesummen.accounts.models import Person


class Provider(BaseHTTPRequestHandler):
    """Well-known addresses, a token for every code, and the person that the test put there."""

    person: dict = {}

    def do_GET(self):
        base = f"http://localhost:{self.server.server_port}"
        if "well-known" in self.path:
            return self._say({
                "issuer": base, "authorization_endpoint": f"{base}/authorize", "token_endpoint": f"{base}/token",
                "userinfo_endpoint": f"{base}/userinfo", "jwks_uri": f"{base}/keys",
            })  # fmt: skip
        return self._say(self.person)

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self._say({"access_token": "token", "token_type": "Bearer"})

    def _say(self, content: dict):
        body = json.dumps(content).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


@pytest.fixture
def provider(settings):
    server = HTTPServer(("localhost", 0), Provider)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    app = {
        "provider_id": "oidc", "name": "Guichet", "client_id": "zesummen", "secret": "s",
        "settings": {"server_url": f"http://localhost:{server.server_port}"},
    }  # fmt: skip
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
    yield Provider
    server.shutdown()
    server.server_close()


@pytest.fixture
def lena(esch):
    return give(a_person("Lena Wolff", language="de"), esch, "lead")


def walk(browser, **answer):
    """From the sign-in page to the provider and back."""
    html = browser.get("/account/login/").content.decode()
    assert "Sign in with Guichet" in html and "/account/oidc/oidc/login/" in html
    away = browser.get("/account/oidc/oidc/login/?process=login")
    assert away.status_code == 302 and "/authorize" in away.headers["Location"]
    state = parse_qs(urlsplit(away.headers["Location"]).query)["state"][0]
    return browser.get("/account/oidc/oidc/login/callback/", {"state": state, "code": "c", **answer})


def test_a_verified_address_opens_the_account_that_exists(provider, lena, flora):
    provider.person = {"sub": "1", "email": lena.email.upper(), "email_verified": True, "name": "Lena W"}
    assert walk(flora).headers["Location"] == "/home/"
    assert flora.get("/me/").status_code == 200
    lena.refresh_from_db()
    assert lena.full_name == "Lena Wolff"


@pytest.mark.parametrize(
    "person",
    [
        {"sub": "2", "email": "lena@zesummen.example", "email_verified": False},
        {"sub": "3", "email": "nobody@zesummen.example", "email_verified": True},
        {"sub": "4"},
    ],
)
def test_an_unverified_or_unknown_address_opens_nothing(provider, lena, flora, person):
    provider.person = person
    answer = walk(flora)
    assert "by invitation" in answer.content.decode()
    assert flora.get("/me/").status_code == 302
    assert Person.objects.count() == 1


def test_a_foreign_answer_is_refused_with_a_page(provider, lena, flora):
    answer = flora.get("/account/oidc/oidc/login/callback/", {"state": "guessed", "code": "c"})
    assert answer.status_code == 401 and "<h1" in answer.content.decode()


def test_without_a_provider_there_is_no_such_button(flora, db):
    assert "/oidc/" not in flora.get("/account/login/").content.decode()
