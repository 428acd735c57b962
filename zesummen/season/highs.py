"""The one place that talks to HiGHS: a relaxation with its reduced costs, and a search in whole numbers."""

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

import highspy
import numpy as np

from .matrix import Floats, Ints, Matrix

THREADS = 2
TINY = 1e-6


@dataclass(frozen=True, slots=True)
class Cut:
    """An aim that was reached and must stay so: costs · columns ≤ most."""

    costs: Floats
    most: float


@dataclass(frozen=True, slots=True)
class Watch:
    """When to give up: a moment on the clock (``time.monotonic``), or somebody who says so."""

    deadline: float
    stop: Callable[[], bool]

    @property
    def seconds(self) -> float:
        return max(self.deadline - monotonic(), 0.0)

    @property
    def over(self) -> bool:
        return self.seconds <= 0 or self.stop()


@dataclass(frozen=True, slots=True)
class Relaxed:
    """The optimum without whole numbers: a bound, and what each column would cost more than it."""

    bound: float
    solution: Floats
    reduced: Floats


@dataclass(frozen=True, slots=True)
class Found:
    """The best whole-number solution (None: none better than what was known) and the bound it was found under."""

    solution: Floats | None
    bound: float


def relax(matrix: Matrix, columns: Ints, costs: Floats, cuts: list[Cut], watch: Watch) -> Relaxed | None:
    """Solve the relaxation over these columns; None when the time is over first."""
    if not len(columns):
        return Relaxed(0, np.zeros(0), np.zeros(0))
    solver = _solver(matrix, columns, costs, cuts, watch)
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    found = solver.getSolution()
    reduced, solution = np.array(found.col_dual), np.array(found.col_value)
    return Relaxed(solver.getInfo().objective_function_value, solution, reduced)


def search(
    matrix: Matrix,
    columns: Ints,
    whole: int,
    costs: Floats,
    cuts: list[Cut],
    start: Floats,
    watch: Watch,
    better: Callable[[float], None],
) -> Found:
    """Search whole-number solutions over these columns, beginning from ``start``; all costs are whole.

    ``better`` hears of each better value, and of the best so far once a second.
    """
    solver = _solver(matrix, columns, costs, cuts, watch)
    kinds = np.array(
        [highspy.HighsVarType.kInteger if c < whole else highspy.HighsVarType.kContinuous for c in columns]
    )
    solver.changeColsIntegrality(len(columns), np.arange(len(columns), dtype=np.int32), kinds)
    solver.setOptionValue("mip_rel_gap", 0.0)
    solver.setOptionValue("mip_abs_gap", 1 - 1e-4)
    known = highspy.HighsSolution()
    known.col_value = list(start[columns])
    solver.setSolution(known)

    heard = [monotonic()]

    def tell(event: highspy.highs.HighsCallbackEvent) -> None:
        better(event.data_out.objective_function_value)

    def tick(event: highspy.highs.HighsCallbackEvent) -> None:
        if monotonic() - heard[0] >= 1 and abs(event.data_out.mip_primal_bound) < highspy.kHighsInf:
            heard[0] = monotonic()
            better(event.data_out.mip_primal_bound)

    solver.cbMipImprovingSolution += tell
    solver.cbMipInterrupt += tick
    solver.run()
    status, info = solver.getModelStatus(), solver.getInfo()
    bound = info.mip_dual_bound
    if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return Found(None, np.inf if status == highspy.HighsModelStatus.kInfeasible else bound)
    solution = np.zeros(matrix.width)
    solution[columns] = np.array(solver.getSolution().col_value)
    solution[:whole] = np.round(solution[:whole])
    return Found(solution, bound)


def _solver(matrix: Matrix, columns: Ints, costs: Floats, cuts: list[Cut], watch: Watch) -> highspy.Highs:
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", THREADS)
    solver.setOptionValue("random_seed", 1)
    solver.setOptionValue("time_limit", watch.seconds)
    starts, rows, values = matrix.part(columns)
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(columns), matrix.height
    model.col_cost_, model.col_lower_ = costs[columns], np.zeros(len(columns))
    model.col_upper_ = matrix.most[columns]
    model.row_lower_, model.row_upper_ = matrix.lower, matrix.upper
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    model.a_matrix_.start_ = starts.astype(np.int32)
    model.a_matrix_.index_ = rows.astype(np.int32)
    model.a_matrix_.value_ = values
    solver.passModel(model)
    for cut in cuts:
        inside = cut.costs[columns]
        (places,) = np.nonzero(inside)
        solver.addRow(-highspy.kHighsInf, cut.most, len(places), places.astype(np.int32), inside[places])

    def ask(event: highspy.highs.HighsCallbackEvent) -> None:
        if watch.stop():
            event.interrupt()

    solver.cbSimplexInterrupt += ask
    solver.cbIpmInterrupt += ask
    solver.cbMipInterrupt += ask
    return solver
