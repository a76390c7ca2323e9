"""Markdown: where mathematics is, and where it only looks so."""

import pytest

from tests.reading.documents.listing import listed, paragraphs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The rate $w_5 = 0.4$ is.", ["1:11 $w_5 = 0.4"]),
        ("GitHub's $`w_6`$ too, and `$no$`.", ["1:12 $w_6"]),
        (r"Brackets \(a_1\) and \\(a_2\\).", ["1:12 $a_1", "1:25 $a_2"]),
        ("$$x = 1$$", ["1:3 x = 1"]),
        ("text $$x = 1$$ text", ["1:8 x = 1"]),
        ("$$\nx = 1\n- 0.5\n= 0.5\n$$", ["2:1 x = 1\n- 0.5\n= 0.5"]),
        ("$$\n\nx = 1\n\n$$", ["3:1 x = 1"]),
        ("text\n$$\n* y\n$$", ["3:1 * y"]),
        ("\\[\nx = 1\n\\]", ["2:1 x = 1"]),
        ("```math\nx = 1\n+ 2\n```", ["2:1 x = 1\n+ 2"]),
        ("- one\n  ```math\n  x = 1\n    + 2\n  ```", ["3:3 x = 1\n+ 2"]),
        ("- one\n\n  $$\n  x = 1\n  $$", ["4:3 x = 1"]),
        ("> $$\n> x = 1\n> = 2\n> $$", ["2:3 x = 1\n= 2"]),
        ("> so $a$ is\n> and $b$", ["1:7 $a", "2:8 $b"]),
        ("# About $\\delta$ #", ["1:10 $\\delta"]),
        ("About $\\delta$\n======", ["1:8 $\\delta"]),
        ("\\begin{align}\na &= b\n\\end{align}", ["2:1 a &= b"]),
        ("|a|b|\n|-|-|\n|$x$|$\\|y\\|$|", ["3:3 $x", "3:8 $|y|"]),
        ("**the $x$ of** [it $y$](http://a.b/$q$)", ["1:8 $x", "1:21 $y"]),
        (r"$$x = 1 \tag{3}$$", ["1:3 x = 1 (3)"]),
        (r"$$x = 1 \label{eq:x}$$", ["1:3 x = 1 (eq:x)"]),
        (r"$$x = 1 &&\quad (12)$$", ["1:3 x = 1 (12)"]),
        (r"$\newcommand{\R}[1]{w_{#1}} \R{5} = 0.4$", ["1:29 $w_{5} = 0.4"]),
        ("$f(\\text{if $x$})$", ["1:2 $f(\\text{if $x$})"]),
        ("$a$$b$", ["1:2 $a", "1:5 $b"]),
        ("the 3$\\times$3 kernel, the $i$th", ["1:7 $\\times", "1:29 $i"]),
        ("$ x = 1 $ in a notebook", ["1:3 $x = 1"]),
        ("net = w_1*i_1 + w_2*i_2 = 0.3", ["1:1 net = w_1*i_1 + w_2*i_2 = 0.3"]),
        ("<p>so $x$</p>\n\n<div>$$y$$</div>", ["1:8 $x", "3:8 y"]),
        ("\r\nso\r\n$x$ and\r\n$$\r\ny\r\n$$", ["3:2 $x", "5:1 y"]),
        ("\ufeff$x$", ["1:3 $x"]),
    ],
)
def test_formulas(text, expected):
    assert listed(text, "markdown") == expected


@pytest.mark.parametrize(
    "text",
    [
        "It costs $5 and $10.",
        "It costs $5, $6 or $7; US$5 and US$6.",
        "$5 each, or 10$ both",
        "US$5-A$ more",
        "$ 5 and $ 10",
        r"\$x\$ and \$$ ",
        "`$x$` and ``$`y`$``",
        "    $x$ = code",
        "```\n$x$\n```",
        "~~~python\n$x$\n~~~",
        "<!-- $x$ -->",
        "so <!-- $x$\n$y$ --> it is",
        "<pre>\n$x$\n</pre>",
        "<script>\n$x$\n</script>",
        "---\ntitle: $x$\n---\ntext",
        "an open $ here",
        "$$ open\n\nfor ever",
        "$$\nopen\n\nand a paragraph $$ more",
        r"\[1\] a reference",
        r"\[see below\]",
        "[a](http://b/$x$)",
        "`x = 1`",
        "w_5\\(see below\\)",
    ],
)
def test_no_mathematics(text):
    assert listed(text, "markdown") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("so $w_5$ is", ["so w_5 is"]),
        ("**bold** and *that*, _this_", ["bold and that, this"]),
        ("w_5 and net_{h1} stay, 2 * 3 * 4 and a*b*c too", None),
        ("[text](#a) and ![no picture](b.svg)", ["text and"]),
        ("a &lt; b &amp; \\*c\\*", ["a < b & *c*"]),
        ("w<sub>5</sub> and x<sup>2</sup> in <b>bold</b>", ["w_{5} and x^{2} in bold"]),
        ("# One\n\n- two\n- three\n\n1. four", ["One", "two", "three", "four"]),
        ("before $$x$$ after", ["before", "after"]),
        ("$$ open\n\n- two $$ x", ["$$ open", "two $$ x"]),
        ("\ufeff# One", ["One"]),
        ("\ufeff---\ntitle: no\n---\nyes", ["yes"]),
        ("> [!NOTE]\n> said", ["said"]),
        ("so it is[^1]", ["so it is"]),
        ("the `code $x$` of", ["the code $x$ of"]),
        ("|0.15|0.20|\n|-|-|\n|1|2|", ["0.15", "0.20", "1", "2"]),
    ],
)
def test_paragraphs(text, expected):
    assert paragraphs(text, "markdown") == ([text] if expected is None else expected)
