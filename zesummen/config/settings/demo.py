"""The demo: one press signs in, mail lands in a mailbox page, everything says that it is invented."""

from .base import *  # noqa: F403
from .base import DATA_DIR

DEMO = True
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", "testserver"]
_KEY = DATA_DIR / "secret-key"


def _secret() -> str:
    """A key of this data folder's own, so that a second start keeps sessions and mailed links."""
    import secrets

    if not _KEY.exists():
        _KEY.parent.mkdir(parents=True, exist_ok=True)
        _KEY.write_text(secrets.token_urlsafe(50), encoding="ascii")
        _KEY.chmod(0o600)
    return _KEY.read_text(encoding="ascii")


SECRET_KEY = _secret()
