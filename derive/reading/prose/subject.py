"""The quantities that a noun phrase names, from the network and the sentence around it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeAlias

from derive.algebra.variable import Role, Variable
from derive.model.quantity import Quantity
from derive.reading.prose import network
from derive.reading.prose.kinds import Kind
from derive.reading.prose.language import MANY
from derive.reading.prose.marks import Mark
from derive.reading.prose.moment import When
from derive.reading.prose.phrase import ROLES, Phrase


def quantities(phrase: Phrase) -> tuple[Quantity, ...]:
    """What ``phrase`` names beyond doubt, in order; nothing where there is a doubt."""
    found: tuple[Quantity, ...]
    if len(phrase.owners) > 1:
        found = tuple(q for one in phrase.owners for q in quantities(_owned(phrase, one)))
    else:
        found = _aliased(phrase) if phrase.alias else _NOUNS[phrase.noun.kind](phrase)
    counted = phrase.count in (None, len(found))
    return found if counted and len(found) == phrase.wanted else ()


def _owned(phrase: Phrase, owner: Mark) -> Phrase:
    """The share that one of several owners has in the phrase."""
    return replace(phrase, owner=owner, owners=(owner,), count=None, wanted=1)


Found: TypeAlias = tuple[Variable, ...]


def _aliased(phrase: Phrase) -> tuple[Quantity, ...]:
    """The name beside the noun, if it is of the noun's kind and of the owner."""
    assert phrase.alias is not None
    quantity = phrase.alias.quantity
    if not isinstance(quantity, Variable) or quantity.role is not ROLES[phrase.noun.kind]:
        return ()
    if phrase.noun.kind is Kind.TOTAL and quantity.unit:
        return ()
    owner = network.unit_of(phrase.owner.quantity) if phrase.owner else None
    return () if owner and owner != network.unit_of(quantity) else (quantity,)


def _one(variable: Variable | None) -> Found:
    return (variable,) if variable else ()


def _rate(phrase: Phrase) -> Found:
    return () if phrase.owner or phrase.many else _one(network.rate(phrase.sentence.names))


def _total(phrase: Phrase) -> Found:
    whole = phrase.owner is None or phrase.owner.kind is Kind.NETWORK
    free = not phrase.its and phrase.ordinal is None
    return _one(network.total(phrase.sentence.names)) if whole and free else ()


def _error(phrase: Phrase) -> Found:
    """The error of a unit or of the network; a bare one only where it can be but one."""
    unit = _unit(phrase)
    if unit:
        return _one(network.as_role(phrase.sentence.names, unit, Role.ERROR))
    if phrase.owner:
        return _total(phrase)
    bare = not phrase.its and not phrase.many and phrase.ordinal is None
    return _total(phrase) if bare and _is_total(phrase) else ()


def _is_total(phrase: Phrase) -> bool:
    """Whether the bare word for an error means that of the whole network."""
    sentence = phrase.sentence
    outputs = network.units(sentence.names, "outputs")
    if len(outputs) < 2:
        return bool(outputs)
    if sentence.unit_before(len(sentence.marks)) or any(_is_one_output(m) for m in sentence.marks):
        return False
    if phrase.noun.kind is Kind.COST:
        return sentence.memory.unit is None
    dated = any(one.when in (When.AT, When.MORE) for _, one in sentence.timed.moments)
    falls = any(mark.kind is Kind.MOVE for mark in sentence.marks)
    return dated or falls or sentence.memory.subject == network.total(sentence.names)


def _is_one_output(mark: Mark) -> bool:
    return mark.kind in (Kind.OUTPUT, Kind.TARGET) and mark.meaning != MANY


def _output(phrase: Phrase) -> Found:
    return _of_units(phrase, Role.OUT)


def _target(phrase: Phrase) -> Found:
    unit = _unit(phrase)
    if unit is None and (phrase.owner is None or phrase.owner.kind is Kind.NETWORK):
        return _of_units(phrase, Role.TARGET)
    return _one(network.as_role(phrase.sentence.names, unit, Role.TARGET)) if unit else ()


def _net(phrase: Phrase) -> Found:
    unit = _unit(phrase) or (None if phrase.owner else _only_unit(phrase))
    if unit is None and phrase.owner and phrase.owner.kind is not Kind.NETWORK:
        return _of_units(phrase, Role.NET)
    return _one(network.as_role(phrase.sentence.names, unit, Role.NET)) if unit else ()


def _delta(phrase: Phrase) -> Found:
    unit = _unit(phrase)
    return _one(network.as_role(phrase.sentence.names, unit, Role.DELTA)) if unit else ()


def _input(phrase: Phrase) -> Found:
    """The network's inputs, never those of a unit."""
    other = phrase.owner is not None and phrase.owner.kind is not Kind.NETWORK
    if phrase.its or other or (phrase.owner is None and _in_layer(phrase)):
        return ()
    return _chosen(phrase, network.units(phrase.sentence.names, "inputs"))


def _in_layer(phrase: Phrase) -> str:
    """The layer, hidden or output, that a phrase without an owner may be about."""
    sentence, memory = phrase.sentence, phrase.sentence.memory
    named = "unit" if _spoken_of(phrase) else ""
    return sentence.layer_before(phrase.place) or named or memory.layer


def _bias(phrase: Phrase) -> Found:
    names, unit = phrase.sentence.names, _unit(phrase)
    if unit:
        found = network.biases(names, unit.layer)
        own = tuple(bias for bias in found if bias.unit in (0, unit.unit))
        return own if len(own) == 1 else ()
    if phrase.owner is None and not phrase.its and phrase.ordinal is None:
        return () if _in_layer(phrase) else network.biases(names)
    listed = _group(phrase)
    return network.biases(names, listed[0].layer) if listed else ()


def _weight(_: Phrase) -> Found:
    """A weight needs its name."""
    return ()


def _of_units(phrase: Phrase, role: Role) -> Found:
    """The quantities of one unit, of a layer, or of the outputs of the network."""
    names, unit = phrase.sentence.names, _unit(phrase)
    if unit:
        return _one(network.as_role(names, unit, role))
    listed = _group(phrase)
    found = (network.as_role(names, one, role) for one in _chosen(phrase, listed))
    return tuple(one for one in found if one)


def _group(phrase: Phrase) -> Found:
    """The units of the layer that owns the phrase; without an owner the outputs."""
    owner, names = phrase.owner, phrase.sentence.names
    if owner and owner.kind in (Kind.LAYER, Kind.UNIT):
        plural = isinstance(owner.meaning, str) and owner.meaning.endswith("s")
        return network.units(names, str(owner.meaning)) if plural else ()
    if phrase.its or (owner and owner.kind is not Kind.NETWORK):
        return ()
    hidden = owner is None and phrase.noun.kind is Kind.OUTPUT and _in_layer(phrase) == "hidden"
    return () if hidden else network.units(names, "outputs")


def _chosen(phrase: Phrase, listed: Found) -> Found:
    """All of ``listed``, the one that is counted, or the one that can alone be meant."""
    if phrase.ordinal is not None:
        return listed[phrase.ordinal - 1 : phrase.ordinal] if not phrase.many else ()
    if phrase.wanted != 1:
        named = phrase.sentence.unit_before(phrase.place)
        return listed if len(named) < 2 or named == listed else ()
    if len(listed) == 1:
        hidden = [one for one in _spoken_of(phrase) if one not in listed]
        return () if hidden and listed[0].role is Role.OUT and not phrase.owner else listed
    only = None if phrase.many else _only_unit(phrase)
    return (only,) if only in listed and only else ()


def _unit(phrase: Phrase) -> Variable | None:
    """The unit that owns the phrase by its name, or that "its" stands for.

    Once the network has been named, "its" may be the network's.
    """
    if phrase.owner:
        return network.unit_of(phrase.owner.quantity)
    before = phrase.sentence.marks[: phrase.place]
    if not phrase.its or any(mark.kind is Kind.NETWORK for mark in before):
        return None
    spoken = _spoken_of(phrase)
    return spoken[0] if len(spoken) == 1 else None


def _only_unit(phrase: Phrase) -> Variable | None:
    """The only unit that this sentence has named so far."""
    before = phrase.sentence.unit_before(phrase.place)
    return before[0] if len(before) == 1 else None


def _spoken_of(phrase: Phrase) -> Found:
    """The units of this sentence so far; if it has none, the one of the sentence before."""
    memory = phrase.sentence.memory
    return phrase.sentence.unit_before(phrase.place) or ((memory.unit,) if memory.unit else ())


_NOUNS: Mapping[Kind, Callable[[Phrase], Found]] = {
    Kind.TOTAL: _total,
    Kind.ERROR: _error,
    Kind.COST: _error,
    Kind.OUTPUT: _output,
    Kind.TARGET: _target,
    Kind.INPUT: _input,
    Kind.NET: _net,
    Kind.WEIGHT: _weight,
    Kind.BIAS: _bias,
    Kind.RATE: _rate,
    Kind.DELTA: _delta,
}
