"""Listeners of the apps above: called inside the transaction, with the deliberation as it stands after the act."""

from collections import defaultdict
from collections.abc import Callable

_ON_RESULT: dict[str, list[Callable]] = defaultdict(list)
_ON_WITHDRAWAL: dict[str, list[Callable]] = defaultdict(list)
_ON_SUPERVISION: dict[str, list[Callable]] = defaultdict(list)


def on_result(kind: str, function: Callable) -> None:
    """Call ``function(deliberation)`` after each recorded vote on a decision of this kind. Twice is once."""
    if function not in _ON_RESULT[kind]:
        _ON_RESULT[kind].append(function)


def on_withdrawal(kind: str, function: Callable) -> None:
    """Call ``function(deliberation)`` after a draft of this kind was withdrawn before any vote. Twice is once."""
    if function not in _ON_WITHDRAWAL[kind]:
        _ON_WITHDRAWAL[kind].append(function)


def on_supervision(kind: str, function: Callable) -> None:
    """Call ``function(deliberation)`` after the authority's answer on a decision of this kind. Twice is once."""
    if function not in _ON_SUPERVISION[kind]:
        _ON_SUPERVISION[kind].append(function)


def tell_result(deliberation) -> None:
    """Tell the apps above that the council has voted."""
    for function in _ON_RESULT[deliberation.kind]:
        function(deliberation)


def tell_withdrawal(deliberation) -> None:
    """Tell the apps above that the draft was withdrawn."""
    for function in _ON_WITHDRAWAL[deliberation.kind]:
        function(deliberation)


def tell_supervision(deliberation) -> None:
    """Tell the apps above that the authority has answered."""
    for function in _ON_SUPERVISION[deliberation.kind]:
        function(deliberation)
