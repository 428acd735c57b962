"""Indicators: what was read, and how far the target is. One function says it for page, report and next plan."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Prefetch

from zesummen.kernel.together import asking

from ..models import Indicator, Plan, Reading

WHOLE = Decimal(100)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an indicator stands: its last value, per cent of the way from baseline to target, whether it is there."""

    percent: int | None  # None: nothing read, or no baseline and target to measure between
    reached: bool | None


def standing(
    baseline: Decimal | None, target: Decimal | None, value: Decimal | None, *, lower_is_better: bool = False
) -> Standing:
    """How far ``value`` has come. Backwards is 0 per cent, beyond the target 100; up or down is the target's way."""
    if value is None or target is None:
        return Standing(None, None)
    down = lower_is_better if baseline is None or baseline == target else target < baseline
    reached = value <= target if down else value >= target
    if baseline is None:
        return Standing(100 if reached else None, reached)
    if baseline == target:
        return Standing(100 if reached else 0, reached)
    share = (value - baseline) / (target - baseline) * WHOLE
    percent = int(max(Decimal(0), min(WHOLE, share)))
    return Standing(100 if reached else min(percent, 99), reached)


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """An indicator with its readings that hold (corrected ones left out), oldest first."""

    indicator: Indicator
    readings: tuple[Reading, ...]
    corrected: tuple[Reading, ...]

    @property
    def last(self) -> Reading | None:
        return self.readings[-1] if self.readings else None

    @property
    def standing(self) -> Standing:
        i = self.indicator
        return standing(i.baseline, i.target, self.last.value if self.last else None, lower_is_better=i.lower_is_better)


@asking
def indicator_rows(plan: Plan):
    """All indicators of the plan by objective, in two statements."""
    found = _found(Indicator.objects.filter(objective__plan=plan))
    yield found
    return [_row(indicator) for indicator in found]


def indicator_row(indicator: Indicator) -> IndicatorRow:
    """One indicator with its readings."""
    return _row(_found(Indicator.objects.filter(pk=indicator.pk))[0])


def _found(indicators):
    readings = Reading.objects.select_related("entered_by").order_by("read_on", "id")
    found = indicators.select_related("objective").prefetch_related(Prefetch("readings", queryset=readings))
    return found.order_by("objective__number", "id")


def _row(indicator: Indicator) -> IndicatorRow:
    rows = list(indicator.readings.all())
    replaced = {row.replaces_id for row in rows}
    return IndicatorRow(
        indicator,
        tuple(row for row in rows if row.pk not in replaced),
        tuple(row for row in rows if row.pk in replaced),
    )
