"""What each picture says, in sentences for those who cannot see it."""

from derive.figures.describe_charts import describe_costs, describe_curve, describe_magnitudes
from derive.figures.describe_gradients import (
    describe_backward,
    describe_circuit,
    describe_way,
)
from derive.figures.describe_graphs import (
    describe_computation,
    describe_network,
    describe_unrolled,
)

__all__ = [
    "describe_backward",
    "describe_circuit",
    "describe_computation",
    "describe_costs",
    "describe_curve",
    "describe_magnitudes",
    "describe_network",
    "describe_unrolled",
    "describe_way",
]
