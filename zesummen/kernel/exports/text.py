"""Bytes of a text file → words: UTF-8, UTF-16, or the Windows code page of old exports."""

import codecs


def decode(content: bytes) -> str:
    """The words; ``ValueError`` where the bytes are no text at all."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _whole(content, "utf-16")
    if content.startswith(codecs.BOM_UTF8):
        return _whole(content, "utf-8-sig")
    if b"\x00" in content[:2000]:
        return _whole(content, _wide(content))
    try:
        words = codecs.getincrementaldecoder("utf-8")("strict").decode(content)  # a letter cut at the end is no fault
    except UnicodeDecodeError:
        words = content.decode("cp1252", "replace")
    return _checked(words)


def _wide(content: bytes) -> str:
    sample = content[:2000]
    if sample[1::2].count(0) > len(sample) // 4:
        return "utf-16-le"
    if sample[0::2].count(0) > len(sample) // 4:
        return "utf-16-be"
    raise ValueError("These bytes are no text.")


def _whole(content: bytes, encoding: str) -> str:
    return _checked(content.decode(encoding, "replace"))


def _checked(words: str) -> str:
    start = words[:5000]
    signs = sum(1 for c in start if c < " " and c not in "\t\r\n\f\x1a")
    if "\x00" in words or signs > len(start) // 500 or start.count("\ufffd") > len(start) // 50:
        raise ValueError("These bytes are no text.")
    return words
