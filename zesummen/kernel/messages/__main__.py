"""``python -m zesummen.kernel.messages extract|compile|check|export|import``: the whole life of a translation.

extract                                     bring the catalogues up to date with the source
compile                                     write the .mo files that are out of date
check [--language de]                       everything there, placeholders and plurals right, catalogues fresh
export --language de [--all] FILE.json      hand out what is missing (--part 2/5, --where zesummen/plans, --limit 200)
import --language de FILE.json              take it back, checked
"""

import argparse
import json
import sys
from pathlib import Path

from zesummen.kernel.messages import LANGUAGES, catalogue, faults, pipe
from zesummen.kernel.messages.collect import Collection, own

_SHOWN = 40


def main(words: list[str] | None = None) -> int:
    """Runs one verb; 0 where all is well, 1 where something is missing or wrong."""
    options = _parser().parse_args(words)
    verbs = {"extract": _extract, "compile": _compile, "check": _check, "export": _export, "import": _import}
    return verbs[options.verb](options)


def problems(language: str, source: Collection | None = None) -> list[str]:
    """Everything wrong with one catalogue: not fresh, missing texts, faulty texts."""
    source = source or own()
    now = catalogue.read(language)
    fresh = catalogue.refreshed(language, source, now)
    found = [f"missing from the file: “{fresh[key].message.text}”" for key in fresh.keys() - now.keys()]
    found += [f"no longer in the source: “{now[key].message.text}”" for key in now.keys() - fresh.keys()]
    if not found and "".join(catalogue.written(language, fresh)) != catalogue.file_of(language).read_text("utf-8"):
        found.append("the file is not as `extract` writes it")
    for entry in fresh.values():
        if entry.missing:
            found.append(f"not translated: “{entry.message.text}” ({', '.join(sorted(entry.message.files)[:1])})")
        else:
            wrong = faults.in_translation(entry.message, entry.texts, language)
            found += [f"{fault}: “{entry.message.text}”" for fault in wrong]
    return found


def source_faults(source: Collection) -> list[str]:
    """What is wrong with our own messages before anybody translates them."""
    found = list(source.faults)
    for message in source.messages.values():
        found += [f"{sorted(message.files)[0]}: {fault}" for fault in faults.in_message(message)]
    return found


def _extract(_options: argparse.Namespace) -> int:
    source, changed = catalogue.extract()
    print(f"{len(source.messages)} messages; changed: {', '.join(changed) or 'nothing'}")
    for language in LANGUAGES:
        print(f"  {language}: {sum(entry.missing for entry in catalogue.read(language).values())} missing")
    return _tell("source", source_faults(source))


def _compile(_options: argparse.Namespace) -> int:
    print(f"compiled: {', '.join(catalogue.compile_stale()) or 'nothing, all fresh'}")
    return 0


def _check(options: argparse.Namespace) -> int:
    source = own()
    status = _tell("source", source_faults(source))
    for language in [options.language] if options.language else LANGUAGES:
        status |= _tell(language, problems(language, source))
        if options.remarks:
            _tell(f"{language}, to look at", pipe.remarks(catalogue.read(language), language))
    return status


def _export(options: argparse.Namespace) -> int:
    rows = pipe.export(
        options.language,
        only_missing=not options.all,
        part=options.part,
        where=options.where,
        limit=options.limit,
    )
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    Path(options.file).write_text(f"[\n{lines}\n]\n", encoding="utf-8")
    print(f"{len(rows)} messages in {options.file}")
    return 0


def _import(options: argparse.Namespace) -> int:
    try:
        outcome = pipe.take_in(options.language, pipe.load(Path(options.file)))
    except (OSError, ValueError) as error:
        return _tell("file", [str(error)])
    print(f"{outcome.taken} taken, {outcome.changed} changed, {outcome.still_missing} still missing")
    _tell("to look at", outcome.remarks)
    return _tell("refused", outcome.faults)


def _tell(title: str, lines: list[str]) -> int:
    if not lines:
        return 0
    print(f"{title}: {len(lines)}")
    for line in lines[:_SHOWN]:
        print(f"  {line}")
    if len(lines) > _SHOWN:
        print(f"  … and {len(lines) - _SHOWN} more")
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m zesummen.kernel.messages",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    verbs = parser.add_subparsers(dest="verb", required=True)
    verbs.add_parser("extract")
    verbs.add_parser("compile")
    check = verbs.add_parser("check")
    check.add_argument("--language", choices=LANGUAGES)
    check.add_argument("--remarks", action="store_true", help="also what a person should look at")
    for verb in ("export", "import"):
        sub = verbs.add_parser(verb)
        sub.add_argument("--language", choices=LANGUAGES, required=True)
        sub.add_argument("file")
        if verb == "export":
            _export_options(sub)
    return parser


def _export_options(sub: argparse.ArgumentParser) -> None:
    which = sub.add_mutually_exclusive_group()
    which.add_argument("--missing", action="store_true", help="only what is not translated yet (the default)")
    which.add_argument("--all", action="store_true", help="everything, with the texts of now")
    sub.add_argument("--part", type=_share, default=(1, 1), help="2/5: the second of five shares")
    sub.add_argument("--where", default="", help="only messages of files below this path")
    sub.add_argument("--limit", type=int, default=0)


def _share(text: str) -> tuple[int, int]:
    number, _slash, parts = text.partition("/")
    if not (number.isdigit() and parts.isdigit() and 1 <= int(number) <= int(parts)):
        raise argparse.ArgumentTypeError("write it as 2/5")
    return int(number), int(parts)


if __name__ == "__main__":
    sys.exit(main())
