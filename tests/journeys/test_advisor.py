"""An advisor of SYVICOL sees what communes released, and nothing else; the commune sees who looked."""

import pytest

pytestmark = pytest.mark.journey


def test_only_what_was_released_and_each_look_is_shown(visitor):
    marc, cleo = visitor("Marc Jost"), visitor("Cleo Adler")
    marc.go("/s/differdange/", status=404)
    marc.go("/s/syvicol/overview/")
    marc.says("Differdange")
    assert "Mondorf" not in marc.main.locator("table").inner_text(), "what is not released is not listed"
    looked_at(marc)
    cleo.go("/s/differdange/journal/")
    cleo.says("Marc Jost")
    taken_back(cleo, marc)


def looked_at(marc) -> None:
    marc.main.locator("a[href*='/differdange/plan/']").first.click()
    marc.settle()
    marc.says("Language café")


def taken_back(cleo, marc) -> None:
    """Once the release is taken back, the page is gone for the advisor."""
    open_page = marc.path
    cleo.go(f"/s/differdange/plans/{open_page.rstrip('/').rsplit('/', 1)[1]}/")
    cleo.press("Take the release back")
    marc.go(open_page, status=404)
    cleo.press("Release to SYVICOL and the ministry")
    marc.go(open_page)
