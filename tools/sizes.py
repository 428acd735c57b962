"""No function, file or template longer than a reader can hold: fails above the limits, names the longest."""

import ast
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LIMITS = {"function": 60, "file": 500, "template": 200, "style sheet": 400, "test file": 1000}
AIMS = {"function": 30, "file": 400, "template": 200, "style sheet": 250, "test file": 600}
LONGEST_SHOWN = 10
GENERATED = {"bundle.css"}  # put together from the style sheets that are measured one by one


def measure(root: Path) -> list[tuple[str, int, str]]:
    """Every (kind, lines, where) of our own code below ``root``; migrations are generated and do not count."""
    found = []
    for path in sorted(path for part in ("zesummen", "tools", "bench", "tests") for path in (root / part).rglob("*")):
        if "migrations" in path.parts or path.name in GENERATED or path.suffix not in {".py", ".html", ".css"}:
            continue
        text = path.read_text(encoding="utf-8")
        where = str(path.relative_to(root))
        found.append((_kind(path, root), text.count("\n") + 1, where))
        if path.suffix == ".py":
            found += [("function", length, f"{where}:{line} {name}") for name, line, length in _functions(text)]
    return found


def _kind(path: Path, root: Path) -> str:
    if path.suffix == ".html":
        return "template"
    if path.suffix == ".css":
        return "style sheet"
    return "test file" if path.is_relative_to(root / "tests") else "file"


def _functions(text: str):
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, node.lineno, node.end_lineno - node.lineno + 1


def main(root: Path = ROOT) -> int:
    """Print the longest of what is above its aim; 1 when anything is above its limit."""
    found = measure(root)
    long = sorted((f for f in found if f[1] > AIMS[f[0]]), key=lambda f: f[1] / AIMS[f[0]], reverse=True)
    for kind, length, where in long[:LONGEST_SHOWN]:
        print(f"  {kind} of {length} lines (aim {AIMS[kind]}, limit {LIMITS[kind]}): {where}")
    over = [f for f in found if f[1] > LIMITS[f[0]]]
    for kind, length, where in over:
        print(f"Too long, {kind} of {length} lines: {where}")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
