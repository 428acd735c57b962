"""Who may do what with the commission. Permissions here; verdicts and journal sentences per noun in the modules beside.

Each module is imported with the package, so that the journal knows its sentences.
"""

from importlib import import_module
from pkgutil import iter_modules

for module in iter_modules(__path__):
    import_module(f"{__name__}.{module.name}")
