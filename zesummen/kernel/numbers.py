"""Whole numbers as they come in an address, in the value of a button or in a typed line."""

LONGEST = 18  # figures: more fit no column of the database


def whole(text: object) -> int | None:
    """The whole number, 0 or more, that the text writes; ``None`` for anything else: "²" is a figure, but no number."""
    words = "" if text is None else str(text).strip()
    return int(words) if words.isdecimal() and len(words) <= LONGEST else None
