"""What each picture says, in sentences for those who cannot see it."""

from derive.figures.describe_charts import describe_costs, describe_curve, describe_magnitudes
from derive.figures.describe_graphs import (
    describe_computation,
    describe_network,
    describe_unrolled,
)

__all__ = [
    "describe_computation",
    "describe_costs",
    "describe_curve",
    "describe_magnitudes",
    "describe_network",
    "describe_unrolled",
]
