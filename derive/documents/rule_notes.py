"""What is written beside a line: the name of the rule that leads to it, in a few words."""

from __future__ import annotations

from derive.derivation.step import Rule

NOTES: dict[Rule, str] = {
    Rule.NET_INPUT: "weighted sum",
    Rule.ACTIVATION: "activation",
    Rule.ERROR: "error of one output",
    Rule.TOTAL_ERROR: "sum of the errors",
    Rule.EQUATION: "definition",
    Rule.CHAIN: "chain rule",
    Rule.PATHS: "sum over all paths",
    Rule.PUT_TOGETHER: "put together",
    Rule.DELTA: "definition of delta",
    Rule.DELTA_RULE: "delta rule",
    Rule.DELTA_SUM: "delta rule, summed over the units above",
    Rule.UPDATE: "gradient descent",
    Rule.GRADIENT: "the gradient",
    Rule.SUM: "sum rule",
    Rule.CONSTANT: "constant rule",
    Rule.IDENTITY: "derivative of the variable itself",
    Rule.LINEAR: "inner derivative",
    Rule.CONSTANT_MULTIPLE: "constant multiple",
    Rule.POWER: "power rule",
    Rule.PRODUCT: "product rule",
    Rule.QUOTIENT: "quotient rule",
    Rule.RECIPROCAL: "reciprocal rule",
    Rule.EXPONENTIAL: "exponential rule",
    Rule.GENERAL_POWER: "general power rule",
    Rule.LOGARITHM: "natural logarithm, chain rule",
    Rule.SQUARE_ROOT: "square root, chain rule",
    Rule.TANH: "derivative of tanh",
    Rule.SINE: "sine, chain rule",
    Rule.COSINE: "cosine, chain rule",
    Rule.WRITE_OUT: "written out",
    Rule.SIMPLIFY: "tidy up",
    Rule.REARRANGE: "rearrange",
    Rule.RECOGNISE: "recognise the output",
    Rule.EVALUATE: "put in the numbers",
}
