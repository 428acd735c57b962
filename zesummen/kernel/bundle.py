"""One style sheet out of the small ones: ``python -m zesummen.kernel.bundle`` writes ``css/bundle.css``.

An app adds its own file to ``FILES`` (before ``tweaks``) and runs this again. A test fails while the bundle is
older than its parts. One file is one request: a first visit to a public page stays small.
"""

import re
from pathlib import Path

FOLDER = Path(__file__).parent / "static" / "kernel" / "css"
BUNDLE = FOLDER / "bundle.css"
FILES = (
    "reset", "tokens", "base", "layout",
    "buttons", "forms", "thread", "lists", "tables", "blocks", "drawings", "council", "accounts", "diagnosis", "documents", "desk", "actions", "sittings", "members", "training",
    "tweaks",
)  # fmt: skip


def bundle() -> str:
    """All parts in order behind the one line that orders the layers; comments and indents are dropped."""
    css = "".join((FOLDER / f"{name}.css").read_text(encoding="utf-8") for name in FILES)
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    css = re.sub(r"\n\s*", "\n", css)
    css = re.sub(r"\s*\{\s*", "{", css)
    css = re.sub(r";\s*\}", "}", css)
    css = re.sub(r"\n+", "\n", css)
    return f"@layer reset, tokens, base, layout, parts, tweaks;\n{css.strip()}\n"


def main() -> None:
    """Write the bundle and say how large it is."""
    BUNDLE.write_text(bundle(), encoding="utf-8")
    print(f"{BUNDLE.name}: {BUNDLE.stat().st_size} bytes")


if __name__ == "__main__":
    main()
