"""The pages that come with the sign-in library, in five languages: none is left in English."""

import re
from html import unescape

import pytest

from zesummen.kernel.messages import LANGUAGES, catalogue

OPEN = ("login/", "password/reset/", "password/reset/done/", "login/code/", "signup/", "inactive/", "confirm-email/")
SIGNED_IN = ("password/set/", "email/", "2fa/", "2fa/totp/activate/", "2fa/webauthn/", "2fa/webauthn/add/",
             "2fa/recovery-codes/generate/", "logout/")  # fmt: skip
THE_SAME = {"Zesummen", "Code", "Email", "E-mail"}  # the word is the same in one of the languages


@pytest.fixture(scope="module", autouse=True)
def compiled():
    """The catalogues as they stand now, also where pytest was called without ``dev.py``."""
    if catalogue.compile_stale():
        from django.utils.translation import trans_real

        trans_real._translations.clear()


def sentences(browser, path: str, language: str) -> set[str]:
    """Texts of the page's main part, addresses and secrets left out."""
    browser.cookies["language"] = language
    answer = browser.get(f"/account/{path}", follow=True)  # some ask for the password first
    assert answer.status_code == 200, f"{path}: {answer.status_code}"
    page = answer.content.decode()
    main = re.sub(
        r"<(script|style|svg|option).*?</\1>", "", page[page.index("<main") : page.index("</main>")], flags=re.S
    )
    texts = {" ".join(unescape(text).split()) for text in re.findall(r">([^<]+)<", main)}
    return {text for text in texts if re.search(r"[^\W\d]{3}", text) and "@" not in text} - THE_SAME


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", OPEN)
def test_a_page_for_everybody_is_not_in_english(flora, db, path, language):
    assert sentences(flora, path, "en") & sentences(flora, path, language) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_of_an_account_are_not_in_english(anna, sign_in, language):
    browser = sign_in(anna)
    left = {path: sentences(browser, path, "en") & sentences(browser, path, language) for path in SIGNED_IN}
    assert {path: texts for path, texts in left.items() if texts} == {}
