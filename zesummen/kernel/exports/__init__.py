"""Documents leave through here: one frozen ``Document`` becomes page, PDF and Word; one ``Workbook`` XLSX and CSV.

Typst and the Office libraries never run in a web process: ``child.make`` starts a short-lived one. Nothing in
this package that the child imports may import Django, so this file stays empty of imports too.
"""
