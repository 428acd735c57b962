"""What changed between two plans, in words; and the passages of a plan that a council may change at the table.

Pure thinking over two frozen sheets: no database.
"""

from .changes import Change, Group, changes, grouped
from .passages import Passage, amended, passage_of, passages

__all__ = ["Change", "Group", "Passage", "amended", "changes", "grouped", "passage_of", "passages"]
