"""The browser of the journeys: a Chromium of the system, installed from Debian when we may."""

import ctypes
import os
import shutil

from tools.dev.shell import run, say

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def missing() -> str:
    """Why no browser can be driven here; empty when one can, after installing what is missing if allowed."""
    if not _lacking():
        return ""
    lacking = " and ".join(_lacking())
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return f"{lacking} missing; on Debian: apt-get install chromium libatomic1"
    say(f"Installing {lacking} with apt-get (a minute or so, once) ...")
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium", "libatomic1"]
    if run(["apt-get", "update", "-qq"], env=quiet) or run(install, env=quiet) or _lacking():
        return f"{lacking} missing, and apt-get could not install it"
    return ""


def executable() -> str:
    """The path of the browser, or nothing. ``ZESUMMEN_CHROMIUM`` names another one."""
    named = os.environ.get("ZESUMMEN_CHROMIUM", "")
    return named or next((path for path in map(shutil.which, NAMES) if path), "")


def _lacking() -> list[str]:
    """Chromium itself, and the library that Playwright's own helper program needs beside it."""
    lacking = [] if executable() else ["chromium"]
    try:
        ctypes.CDLL("libatomic.so.1")
    except OSError:
        lacking.append("libatomic1")
    return lacking
