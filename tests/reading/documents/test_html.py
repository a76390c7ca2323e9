"""HTML pages: TeX between its marks, TeX in scripts and annotations, MathML."""

import pytest

from tests.reading.documents.listing import listed, paragraphs

TOLD = "<script>x = {inlineMath: [['$', '$']]}</script>"

KATEX = (
    '<span class="katex"><math><semantics><mi>no</mi>'
    '<annotation encoding="application/x-tex">x_1</annotation></semantics></math>'
    '<span class="katex-html" aria-hidden="true">no</span></span>'
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"<p>so \(x\) is $5 and $6", ["1:9 $x"]),
        (r"<p>\[x\] and $$y$$", ["1:6 x", "1:16 y"]),
        (TOLD + "<p>$x$", [f"1:{len(TOLD) + 5} $x"]),
        ("<p>$$a &lt; b$$", ["1:6 a < b"]),
        ("<p>\\begin{align}a &amp;= b\\end{align}", ["1:17 a &= b"]),
        ("<p>$$a<br>= b$$", ["1:6 a\n= b"]),
        ('<script type="math/tex">x</script>', ["1:25 $x"]),
        ('<script type="math/tex; mode=display">x < y</script>', ["1:39 x < y"]),
        ("<!-- $$x$$ --><pre>$$x$$</pre><style>$$x$$</style><code>$$x$$</code>", []),
        ("<p>$$x</p><p>y$$</p>", []),
        ('<a title="$$x$$">so</a><textarea>$$x$$</textarea>', []),
        ("<math><mi>x</mi><mo>=</mo><mn>3</mn></math>", ["1:11 $x=3"]),
        ('<math display="block"><mi>x</mi></math>', ["1:27 x"]),
        (KATEX, [f"1:{KATEX.index('x_1') + 1} $x_1"]),
        (
            "<math><semantics><mi>x</mi><annotation encoding='application/x-tex'>"
            r"{\displaystyle x=1}</annotation></semantics></math>",
            ["1:84 $x=1"],
        ),
        ('<span class="MathJax"><span>x</span></span><script type="math/tex">y</script>', None),
    ],
)
def test_formulas(text, expected):
    assert listed(text, "html") == (["1:68 $y"] if expected is None else expected)


def one(tag, *parts):
    return f"<{tag}>{''.join(parts)}</{tag.partition(' ')[0]}>"


W, X, ONE, TWO = "<mi>w</mi>", "<mi>x</mi>", "<mn>1</mn>", "<mn>2</mn>"
SUM, EQUALS = "<mo>∑</mo>", "<mo>=</mo>"
CELLS = one("mtr", one("mtd", X), one("mtd", ONE))


@pytest.mark.parametrize(
    ("mathml", "expected"),
    [
        (one("msub", W, ONE), "w_{1}"),
        (one("msup", W, TWO), "w^{2}"),
        (one("msubsup", W, ONE, "<mo>+</mo>"), "w_{1}^{+}"),
        (one("msub", W, one("mrow", "<mi>o</mi>", ONE)), "w_{o1}"),
        (one("msub", "<mi>net</mi>", ONE), r"\mathrm{net}_{1}"),
        (one("msup", one("mrow", W, X), TWO), "{wx}^{2}"),
        (one("msup", "<mi>f</mi>", "<mo>′</mo>"), "f'"),
        (one("mfrac", one("mrow", "<mo>∂</mo>", X), ONE), r"\frac{∂x}{1}"),
        (one("msqrt", X, W), r"\sqrt{xw}"),
        (one("mroot", X, TWO), r"\sqrt[2]{x}"),
        (one("munderover", SUM, X, ONE) + X, r"\sum_{x}^{1}x"),
        (one("munder", SUM, X) + X, r"\sum_{x}x"),
        (one("munder", W, ONE), r"\underset{1}{w}"),
        (one("munder", one("munder", X, "<mo>⏟</mo>"), ONE), r"\underbrace{x}_{1}"),
        (one("mover", X, "<mo>^</mo>"), r"\hat{x}"),
        ("<mi>tanh</mi><mo>\u2061</mo>" + X, r"\tanh x"),
        ("<mi>relu</mi><mo>\u2061</mo><mo>(</mo>" + X + "<mo>)</mo>", r"\operatorname{relu}(x)"),
        (X + "<mo>\u2062</mo>" + ONE, "x 1"),
        (W + ONE + TWO, "w 1 2"),
        ("<mi>n</mi><mi>e</mi>" + one("msub", "<mi>t</mi>", ONE), "net_{1}"),
        ('<mi mathvariant="bold">W</mi>', r"\mathbf{W}"),
        ("<mo>{</mo>" + X + "<mo>}</mo>", r"\{x\}"),
        (one("mtext", "if "), r"\text{if }"),
        (
            "<mo>(</mo>" + one("mtable", CELLS, CELLS) + "<mo>)</mo>",
            r"\begin{pmatrix} x & 1 \\ x & 1 \end{pmatrix}",
        ),
        ("<mo>{</mo>" + one("mtable", CELLS), r"\begin{cases} x & 1 \end{cases}"),
        (one("mtable", CELLS), r"\begin{matrix} x & 1 \end{matrix}"),
        (
            one("mtable", one("mtr", one("mtd", X), one("mtd", "<mo>=</mo>", ONE)), CELLS),
            r"\begin{aligned} x & =1 \\ x & 1 \end{aligned}",
        ),
        ("<mfenced>" + X + ONE + "</mfenced>", "(x,1)"),
        ('<mrow class="hole"><mspace></mspace></mrow>', r"\underline{\hspace{2em}}"),
        ('<mrow class="answer">' + X + "</mrow>", r"\underline{x}"),
        ("<mi>x<!-- a --></mi><mspace/>" + ONE, "x 1"),
        ("<mi>&alpha;</mi>", "α"),
        (one("mphantom", X) + ONE, "1"),
        (one("msub", W), "w"),
    ],
)
def test_mathml(mathml, expected):
    (found,) = listed(f"<math>{mathml}</math>", "html")
    assert found.partition("$")[2] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>one<p>two<ul><li>a<li>b</ul>", ["one", "two", "a", "b"]),
        ("<td>0.15</td><td>0.20</td>", ["0.15", "0.20"]),
        ("w<sub>5</sub> &amp; x<sup>2</sup> in <b>bo</b>ld", ["w_{5} & x^{2} in bold"]),
        ("<title>no</title><nav>no</nav><svg><text>no</text></svg>yes", ["yes"]),
        ('<span aria-hidden="true">no <span>no</span></span>yes', ["yes"]),
        ("a < b and c > d", ["a < b and c > d"]),
        ("<p>w = 0.15 * 2 = 0.3</p>", []),
        ("<p>so <math><mi>x</mi></math> is", ["so x is"]),
    ],
)
def test_paragraphs(text, expected):
    assert paragraphs(text, "html") == expected


def test_our_grid_of_equations_is_one_formula_with_its_number_and_remarks():
    first = one("span class=lhs", one("math", X)) + one("span class=rhs", one("math", EQUALS, ONE))
    second = one('span class="rhs continued"', one("math", "<mo>+</mo>", TWO))
    third = one("span class=rhs", one("math", EQUALS, ONE) + "<wbr>" + one("math", EQUALS, TWO))
    note, number = one("span class=note", "sum rule"), one("a class=tag", "(7)")
    parts = ((first, note), (third,), (second, number))
    rows = "".join(one("div class=row", *part) for part in parts)
    page = one("div class=equations", rows) + "after"
    assert [one.partition(" ")[2] for one in listed(page, "html")] == [
        r"x & =1 \\  & =1=2 \\  & +2 (7)"
    ]
    assert paragraphs(page, "html") == ["sum rule", "after"]
