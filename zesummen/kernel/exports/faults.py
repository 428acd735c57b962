"""What a child process may say: a clear sentence for a person (``ExportFault``), never a trace."""


class ExportFault(Exception):
    """No file was made or read. ``str(fault)`` is an English sentence, ``code`` names it, ``facts`` fill it."""

    def __init__(self, code: str, sentence: str = "", **facts):
        self.code, self.facts = code, facts
        super().__init__(sentence or code)
