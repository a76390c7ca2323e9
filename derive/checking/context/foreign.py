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
    r"(?:second|third|another|next|new) (?:training |data )?(?:example|sample|point|pair|input)",
    r"(?:zweite[sn]?|dritte[sn]?|weitere[sn]?|neue[sn]?) (?:muster|beispiel|eingabe|datenpunkt)",
    r"(?:segund|tercer|nuev)[oa]? (?:ejemplo|muestra|entrada|patrón)",
    r"(?:deuxième|second|troisième|nouvel) (?:exemple|entrée|échantillon)",
    r"(?:secondo|terzo|nuovo) (?:esempio|campione)|(?:tweede|derde|nieuw) (?:voorbeeld|invoer)",
)
_COUNTS = (
    r"two|2|zwei|dos|deux|binary|binäre\w*|binari[ao]s?|binaires?",
    r"three|3|drei|tres|trois",
    r"four|4|vier|cuatro|quatre",
)
_CLASSES = (
    r"(?:[\w-]+ )?(?:class\w*|klassen?|clases?|cas[eo]?|fall|categor\w+|kategorien|outputs?"
    r"|probabilities)"
)


def foreign_words(graph: Graph) -> re.Pattern[str] | None:
    """What finds activations and losses that ``graph`` does not have, and batches likewise."""
    used = {node.operation.name for node in graph.nodes}
    if not graph.layers:
        return None
    missing = [words for words, names in _WORDS if not any(_is_one(name, names) for name in used)]
    missing += _BATCH if not any(node.variable.sample for node in graph.nodes) else ()
    outputs = graph.layers[-1].size
    missing += [rf"(?:{count}) {_CLASSES}" for k, count in enumerate(_COUNTS, 2) if k != outputs]
    return re.compile(rf"\b(?:{'|'.join(missing)})\b", re.IGNORECASE) if missing else None


def _is_one(operation: str, names: tuple[str, ...]) -> bool:
    return any(operation == name or operation.startswith(f"{name}_") for name in names)
