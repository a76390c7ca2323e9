"""Which tables of a spec belong to which kind of network."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from derive.model.faults import Fault

if TYPE_CHECKING:
    from derive.model.schema import Spec

EXAMPLES = {"feedforward": "samples", "recurrent": "sequences"}
TABLES = ("loss", "samples", "sequences")


def faults(spec: Spec) -> Iterator[Fault]:
    """Tables that are missing, and those that this kind of network has no use for."""
    kind = spec.network.kind
    examples = EXAMPLES.get(kind)
    if examples and not getattr(spec, examples):
        state = "is empty" if examples in spec.model_fields_set else "is missing"
        yield Fault(examples, f"{state}; write [[{examples}]] for each training example")
    for table in TABLES:
        used = table == examples or (examples and table == "loss")
        if table in spec.model_fields_set and not used:
            yield Fault(table, f"has no place in a {kind} spec; {_remedy(table, examples)}")
    if spec.training.truncate is not None and kind != "recurrent":
        yield Fault("training.truncate", "is for recurrent networks only; remove it")


def misplaced(data: Mapping[str, Any]) -> Iterator[Fault]:
    """The examples of another kind of network, in a spec that has none of its own.

    ``data`` need not be a valid spec: rows of a sequence are no inputs of a sample.
    """
    network = data.get("network")
    kind = network.get("kind", "feedforward") if isinstance(network, dict) else None
    wanted = EXAMPLES.get(kind) if isinstance(kind, str) else None
    if wanted is None or wanted in data:
        return
    for table in EXAMPLES.values():
        if table in data:
            yield Fault(table, f"has no place in a {kind} spec; {_remedy(table, wanted)}")


def _remedy(table: str, examples: str | None) -> str:
    return f"write [[{examples}]]" if examples and table != "loss" else "remove it"
