"""Templates are read with the colon of the reader's language: French sets a space before it that must not break.

A template writes ``{% translate "Source" %}: {{ name }}``; the colon stands outside of the sentence, so no translator
can space it. Here it becomes ``{% colon %}`` while the template is read. Within ``blocktranslate`` it is part of the
sentence and stays the translator's.
"""

import re

from django.template.loaders.app_directories import Loader as AppLoader

_SENTENCE = r"(?P<sentence>\{%-?\s*blocktrans(?:late)?\b.*?\{%-?\s*endblocktrans(?:late)?\s*-?%\})"
_COLON = r"(?<=[}>]):(?=[\s<]|$)"
_EITHER = re.compile(f"{_SENTENCE}|{_COLON}", re.DOTALL)


def with_colons(source: str) -> str:
    """The template's text with ``{% colon %}`` for each colon after a tag, a variable or an element."""
    return _EITHER.sub(lambda found: found["sentence"] or "{% colon %}", source)


class Loader(AppLoader):
    """Templates of the apps, colons set."""

    def get_contents(self, origin):
        return with_colons(super().get_contents(origin))
