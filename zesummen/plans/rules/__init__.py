"""Who may do what with a plan. Permissions here; verdicts per noun in the modules beside."""

from . import actions as _actions  # noqa: F401
from . import adoption as _adoption  # noqa: F401
from . import carrying_out as _carrying_out  # noqa: F401
from . import check as _check  # noqa: F401
from . import coordination as _coordination  # noqa: F401
from . import decision as _decision  # noqa: F401
from . import evaluation as _evaluation  # noqa: F401
from . import inventory as _inventory  # noqa: F401
from . import mobilisation as _mobilisation  # noqa: F401
from . import needs as _needs  # noqa: F401
from . import pact as _pact  # noqa: F401
from . import permissions  # noqa: F401
from . import state_of_play as _state_of_play  # noqa: F401
