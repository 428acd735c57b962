"""A field for long texts that may be pasted from a word processor."""

from zesummen.kernel.forms import WordsField

from ..pasted import plain


class PastedWordsField(WordsField):
    """A ``WordsField`` that cleans what was pasted to plain paragraphs and lists; no word is lost."""

    def clean(self, value):
        if isinstance(value, list | tuple):
            value = [value[0], *(plain(str(part or "")) for part in value[1:])] if value else value
        return super().clean(value)
