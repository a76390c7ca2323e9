"""From a spec to a problem: read the TOML, check it, build the graph."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from derive.algebra.variable import RATE
from derive.model import sections, size, variation_faults
from derive.model.builders import builder
from derive.model.drawing import drawn
from derive.model.faults import Fault, from_pydantic, refusal
from derive.model.front import Front
from derive.model.graph import Graph
from derive.model.logos import read_logo
from derive.model.problem import Letters, NotationChoice, Problem, Published, Training
from derive.model.source import locate, table

if TYPE_CHECKING:
    from derive.model.schema import Spec


def load(source: str | Path) -> Problem:
    """The problem in a TOML file, or in the built-in example of this name.

    Raises SpecError, which names the file, the place in it and the remedy.
    """
    file = locate(source)
    return build(read(source), name=file.stem, source=str(source), folder=file.parent)


def read(source: str | Path) -> Spec:
    """The spec in a TOML file, or in the built-in example of this name; SpecError as for load."""
    from pydantic import ValidationError  # noqa: PLC0415 - slow to import

    from derive.model.schema import Spec  # noqa: PLC0415 - imports pydantic

    data = table(source)
    try:
        return Spec.model_validate(data)
    except ValidationError as error:
        faults = tuple(sections.misplaced(data)) or from_pydantic(error, Spec)
        raise refusal(str(source), faults) from None


def build(
    spec: Spec, name: str = "network", source: str = "spec", folder: Path = Path()
) -> Problem:
    """The problem that ``spec`` describes; messages of a SpecError begin with ``source``.

    The files that it names are found from ``folder``.
    """
    too_large = tuple(size.faults(spec))
    if too_large:
        raise refusal(source, too_large)
    spec = drawn(spec)
    kind, network = builder(spec.network.kind), spec.network
    faults = (*sections.faults(spec), *kind.faults(spec, network))
    if faults:
        raise refusal(source, faults)
    graph = kind.graph(spec, network)
    taken = tuple(_letters(spec, graph))
    if taken:
        raise refusal(source, taken)
    problem = Problem(
        name=name,
        title=spec.title,
        graph=graph,
        given=kind.leaves(spec, network),
        training=_training(spec),
        published=tuple(Published(p.quantity, p.printed, p.where) for p in spec.published),
        notation=_notation(spec),
        variants=spec.variants.wishes if spec.variants else (),
        front=_front(spec, source, folder),
    )
    impossible = variation_faults.faults(spec, problem)
    if impossible:
        raise refusal(source, impossible)
    return problem


def _front(spec: Spec, source: str, folder: Path) -> Front:
    wish = dict(spec.document)
    path = wish.pop("logo")
    try:
        logo = read_logo(folder / path) if path else None
    except ValueError as error:
        raise refusal(source, [Fault("document.logo", str(error))]) from None
    return Front(**wish, logo=logo)


def _training(spec: Spec) -> Training:
    chosen = spec.training
    return Training(
        chosen.learning_rate, chosen.order, chosen.iterations, chosen.batch, chosen.truncate
    )


def _letters(spec: Spec, graph: Graph) -> Iterator[Fault]:
    """The rate stands alone, without an index, and so must not look like another quantity."""
    rate = spec.notation.letters.rate
    others = {label.key for variable, label in graph.labels.items() if variable != RATE}
    if rate in others:
        message = f"{rate} is another quantity of this network; choose another letter"
        yield Fault("notation.letters.rate", message)


def _notation(spec: Spec) -> NotationChoice:
    chosen = dict(spec.notation)
    return NotationChoice(**{**chosen, "letters": Letters(**dict(spec.notation.letters))})


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a spec, by which editors complete and check it."""
    from derive.model.schema import Spec  # noqa: PLC0415 - imports pydantic

    return Spec.model_json_schema()
