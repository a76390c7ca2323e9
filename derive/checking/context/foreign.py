"""Words for what a network is not: who says them speaks of another one."""

from __future__ import annotations

import re

from derive.model.graph import Graph

# What documents call activations and losses, with the operations that may be meant.
_WORDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"(?:line[ae]r(?:e[nrms]?|es)?|linéaires?|identity)", ("identity",)),
    (r"(?:leaky )?relus?|rectif\w+", ("relu", "leaky_relu")),
    (r"\\?tanh|hyperbolic|hyperb[óo]li\w+|hyperbolicus", ("tanh",)),
    (r"sigmo[ií]d\w*|logisti\w+|logístic\w+", ("logistic",)),
    (r"softmax", ("softmax",)),
    (
        r"cross[- ]?entropy|kreuzentropie|entrop[íi]a cruzada|entropie croisée|log[- ]loss",
        ("cross_entropy", "binary_cross_entropy"),
    ),
    (
        r"squared error|quadratic|mse|quadratisch\w+|cuadrátic\w+|quadratique\w*",
        ("half_squared_error", "squared_error", "mean_squared_error"),
    ),
)


# What only several examples make.
_BATCH = (
    r"batch(?:es)? of (?!one|1\b)\w+",
    r"(?:two|three|four|five|ten|\d\d+) (?:training )?(?:examples|samples)",
)


def foreign_words(graph: Graph) -> re.Pattern[str] | None:
    """What finds activations and losses that ``graph`` does not have, and batches likewise."""
    used = {node.operation.name for node in graph.nodes}
    if not graph.layers:
        return None
    missing = [words for words, names in _WORDS if not any(_is_one(name, names) for name in used)]
    missing += _BATCH if not any(node.variable.sample for node in graph.nodes) else ()
    return re.compile(rf"\b(?:{'|'.join(missing)})\b", re.IGNORECASE) if missing else None


def _is_one(operation: str, names: tuple[str, ...]) -> bool:
    return any(operation == name or operation.startswith(f"{name}_") for name in names)
