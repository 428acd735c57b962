from .calendar import CouncilDate, CouncilRules, Official
from .deliberations import Deliberation, DeliberationPresence

__all__ = ["CouncilDate", "CouncilRules", "Deliberation", "DeliberationPresence", "Official"]
