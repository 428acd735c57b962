"""Small numbers told honestly: which cells of a table may be shown so that nobody learns of one person in five.

Cells of 1 to 4 show ``<5`` (*small*); further cells are left out (*hidden*) until no one can work a small one out
from the totals. Zero is shown: that nobody is there points at nobody. The reader in mind knows these rules: that a
small cell holds 1 to 4 and a hidden one at least 5. Where no choice of cells would hold against that reader, the
whole table is withheld.

Plain data in, plain data out; this package imports no Django (an import contract checks it).
"""

from .network import SMALLEST_SHOWN, Arc, Shown, derivable, protect
from .tables import ProtectedTable, protect_list, protect_table, withheld

__all__ = [
    "SMALLEST_SHOWN",
    "Arc",
    "ProtectedTable",
    "Shown",
    "derivable",
    "protect",
    "protect_list",
    "protect_table",
    "withheld",
]
