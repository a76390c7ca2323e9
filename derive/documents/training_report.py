"""What a training run came to, for the terminal and as JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from derive.algebra.variable import Role, Variable
from derive.model.problem import Problem
from derive.notation.rounding import rounded
from derive.numerics.training import Trajectory, train


@dataclass(frozen=True, slots=True)
class TrainingReport:
    """A trajectory beside its problem."""

    problem: Problem
    trajectory: Trajectory

    @classmethod
    def of(
        cls,
        problem: Problem,
        iterations: int,
        every: int | None,
        progress: Callable[[int], None] | None = None,
    ) -> TrainingReport:
        """Train, and keep the error every so many iterations; about ten times by default."""
        step = every or max(1, iterations // 10)
        watch = {*range(0, iterations, step), iterations}
        return cls(problem, train(problem, iterations, watch=watch, progress=progress))

    def as_dict(self) -> dict[str, object]:
        """Plain data at full double precision, by key."""
        return {
            "iterations": self.trajectory.iterations,
            "errors": [{"iteration": k, "error": error} for k, error in self.trajectory.errors],
            "outputs": self._named(self._outputs()),
            "parameters": self._named(self.trajectory.parameters),
        }

    def as_text(self, decimals: int) -> str:
        """The error on its way, then the outputs and the parameters at the end."""
        key = self.problem.graph.key(self.problem.graph.output)
        errors = {f"{k:,}": error for k, error in self.trajectory.errors}
        return "\n\n".join(
            (
                _table(f"{key} after so many updates", errors, decimals, numbers=True),
                _table("outputs", self._named(self._outputs()), decimals),
                _table("parameters", self._named(self.trajectory.parameters), decimals),
            )
        )

    def _outputs(self) -> dict[Variable, float]:
        last = len(self.problem.graph.layers) - 1
        return {
            variable: worth
            for variable, worth in self.trajectory.values.items()
            if variable.role is Role.OUT and variable.layer == last
        }

    def _named(self, values: Mapping[Variable, float]) -> dict[str, float]:
        return {self.problem.graph.key(variable): worth for variable, worth in values.items()}


def _table(title: str, values: Mapping[str, float], decimals: int, *, numbers: bool = False) -> str:
    width = max(map(len, values), default=0)
    align = ">" if numbers else "<"
    lines = [
        f"  {key:{align}{width}}  {rounded(Decimal(worth), decimals)}"
        for key, worth in values.items()
    ]
    return "\n".join((title, *lines))
