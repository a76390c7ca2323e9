"""What other readers find in ordinary documents, ours finds too."""

import pytest
from markdown_it import MarkdownIt
from mdit_py_plugins.amsmath import amsmath_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.texmath import texmath_plugin
from pylatexenc.latexwalker import LatexEnvironmentNode, LatexMathNode, LatexWalker

from derive.api import explain
from derive.writers.formats import TEX
from tests.reading.documents.listing import every_formula, read

MARKDOWN = r"""
# The $\delta$ rule

Some *text* with $w_5 = 0.4$, a price of \$5, `code $no$` and **bold $x_1$**.

$$
E = \frac{1}{2}(t - o)^2
  = 0.27
$$

- one $a$
- two

  $$b = c$$

> quoted $q$
> $$
> d = e
> $$

\begin{align}
f &= g \\
h &= i
\end{align}

| a | b |
|---|---|
| $j$ | $k^2$ |

```python
x = "$no$"
```

    $no$
"""
LATEX = r"""
\section{The $\delta$ rule}
Some \emph{text} with $w_5 = 0.4$, a price of \$5 and \(x_1\). % $no$
\begin{equation}
  E = \frac{1}{2}(t - o)^2
\end{equation}
\begin{itemize} \item $a$ \item \[ b = c \] \end{itemize}
$$ d = e $$
\begin{align*} f &= g \\ h &= i \end{align*}
\begin{verbatim} $no$ \end{verbatim}
"""


def bare(formula):
    return "".join(formula.split())


def found(text, kind):
    return [bare(formula.source) for formula in every_formula(read(text, kind))]


def from_markdown_it(tokens):
    for token in tokens:
        if token.type.startswith("math_") or token.type == "amsmath":
            yield token.content
        yield from from_markdown_it(token.children or ())


def judged_markdown(text, *plugins):
    parser = MarkdownIt("commonmark").enable("table")
    for plugin, options in plugins:
        parser.use(plugin, **options)
    return [bare(formula) for formula in from_markdown_it(parser.parse(text))]


def test_markdown_with_dollars_and_environments():
    judged = judged_markdown(MARKDOWN, (dollarmath_plugin, {}), (amsmath_plugin, {}))
    inside = [one.removeprefix(r"\begin{align}").removesuffix(r"\end{align}") for one in judged]
    assert len(inside) == 11
    assert found(MARKDOWN, "markdown") == inside


@pytest.mark.parametrize(
    ("marks", "text"),
    [
        ("brackets", "so \\(x\\) is\n\n\\[\ny = 1\n\\]\n"),
        ("gitlab", "so $`x`$ is\n\n```math\ny = 1\n```\n"),
    ],
)
def test_markdown_with_other_marks(marks, text):
    judged = judged_markdown(text, (texmath_plugin, {"delimiters": marks}))
    assert found(text, "markdown") == judged == ["x", "y=1"]


def from_pylatexenc(nodes):
    for node in nodes or ():
        if isinstance(node, LatexMathNode) or (
            isinstance(node, LatexEnvironmentNode)
            and node.environmentname.rstrip("*") in {"equation", "align"}
        ):
            yield "".join(inner.latex_verbatim() for inner in node.nodelist)
            continue
        arguments = getattr(node, "nodeargd", None)
        yield from from_pylatexenc(arguments.argnlist if arguments else ())
        yield from from_pylatexenc(getattr(node, "nodelist", ()))


def judged_latex(text):
    nodes, _, _ = LatexWalker(text, tolerant_parsing=True).get_latex_nodes()
    return [bare(formula) for formula in from_pylatexenc(nodes)]


def test_latex():
    judged = judged_latex(LATEX)
    assert len(judged) == 8
    assert found(LATEX, "latex") == judged


def test_inline_formulas_of_our_own_handout():
    worked = explain("mazur")
    text = worked.render(worked.handout(), TEX)
    body = text.partition(r"\begin{document}")[2]
    ours = [
        bare(one.source) for one in every_formula(read(text, "latex")) if one.setting == "inline"
    ]
    judged = set(judged_latex(body))
    assert len(ours) > 100
    assert set(ours) <= judged
