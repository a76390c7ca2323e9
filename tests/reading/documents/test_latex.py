"""LaTeX files: formulas, macros, comments, and the text between."""

import pytest

from tests.reading.documents.listing import every_formula, listed, paragraphs, read

PREAMBLE = r"\documentclass{article} % $no$" + "\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"so $x$ and \(y\) is", ["1:5 $x", "1:14 $y"]),
        (r"$$x$$ \[y\]", ["1:3 x", "1:9 y"]),
        (r"$a$$b$", ["1:2 $a", "1:5 $b"]),
        ("US$x$, 5$y$", ["1:4 $x", "1:10 $y"]),
        ("\\begin{equation}\n x = 1\n\\end{equation}", ["2:2 x = 1"]),
        (r"\begin{align*}a &= b \\ c &= d\end{align*}", [r"1:15 a &= b \\ c &= d"]),
        (r"\begin{eqnarray}a &=& b\end{eqnarray}", ["1:17 a &=& b"]),
        (r"\begin{alignat}{2}a &= b\end{alignat}", ["1:19 a &= b"]),
        (r"\begin{math}x\end{math}", ["1:13 $x"]),
        (
            r"\begin{equation}\begin{split}a &= b\end{split}\end{equation}",
            [r"1:17 \begin{split}a &= b\end{split}"],
        ),
        (r"\begin{equation}\label{eq:a} x = 1 \tag{7}\end{equation}", ["1:30 x = 1 (eq:a)"]),
        (r"\begin{align}a &= b \nonumber\\ \intertext{so} c &= d\end{align}", None),
        ("$x$ % $no$\n%$no$\n$y$", ["1:2 $x", "3:2 $y"]),
        (r"10\% of $x$", ["1:10 $x"]),
        ("$a % why\n = b$", ["1:2 $a = b"]),
        (r"\verb|$no$| \verb*+$no$+ $x$", ["1:27 $x"]),
        ("\\begin{verbatim}\n$no$\n\\end{verbatim}$x$", ["3:16 $x"]),
        ("\\begin{lstlisting}[language=C]\n$no$\n\\end{lstlisting}$x$", ["3:18 $x"]),
        (r"\iffalse $no$ \fi $x$", ["1:20 $x"]),
        ("\\begin{comment}\n$no$\n\\end{comment}", []),
        (r"\begin{tikzpicture}\node {$no$};\end{tikzpicture}", []),
        (r"\$5 and \$6 \\[2pt] so", []),
        ("an open $x\n\nand $y$", ["3:6 $y"]),
        ("\\[ a\n\nb \\] $$ a\n\nb $$", []),
        (r"\ensuremath{x_{1}} is", ["1:13 $x_{1}"]),
        (r"\section{The \texorpdfstring{$\delta$}{$d$} rule}", ["1:31 $\\delta"]),
        (r"\href{http://a/$b$}{so $x$}", ["1:25 $x"]),
        ("x = 1", []),
    ],
)
def test_formulas(text, expected):
    expected = [r"1:14 a &= b \\  c &= d"] if expected is None else expected
    assert listed(text, "latex") == expected
    assert listed(f"{PREAMBLE}\\begin{{document}}\n{text}\n\\end{{document}}$no$", "latex") == [
        f"{int(line) + 2}:{rest}" for line, _, rest in (one.partition(":") for one in expected)
    ]


@pytest.mark.parametrize(
    ("definition", "text", "expected"),
    [
        (r"\newcommand{\pd}[2]{\frac{\partial #1}{\partial #2}}", r"$\pd{E}{w_5}$", None),
        (r"\newcommand\pd[2]{\frac{\partial #1}{\partial #2}}", r"$\pd E{w_5}$", None),
        (r"\def\pd#1#2{\frac{\partial #1}{\partial #2}}", r"$\pd {E} {w_5}$", None),
        (
            r"\NewDocumentCommand{\pd}{m m}{\frac{\partial #1}{\partial #2}}",
            r"$\pd{E}{w_5}$",
            r"\frac{\partial E}{\partial w_5}",
        ),
        (
            r"\DeclareDocumentCommand\w{O{5} m}{w_{#1}^{#2}}",
            r"$\w{+} \w[6]{2}$",
            "w_{5}^{+} w_{6}^{2}",
        ),
        (r"\NewDocumentCommand\half{}{\frac12}", r"$\half x$", r"\frac12 x"),
        (r"\NewDocumentCommand\d{s m}{\IfBooleanTF{#1}{a}{b}}", r"$\d x$", r"\d x"),
        (r"\providecommand*{\half}{\frac{1}{2}}", r"$\half x$", r"\frac{1}{2} x"),
        (r"\DeclareMathOperator{\soft}{softmax}", r"$\soft(z)$", r"\operatorname{softmax}(z)"),
        (r"\newcommand{\w}[2][5]{w_{#1}^{#2}}", r"$\w{+} \w[6]{2}$", "w_{5}^{+} w_{6}^{2}"),
        (r"\newcommand{\v}{\mathbf} \newcommand{\W}{\v{W}}", r"$\W x$", r"\mathbf{W} x"),
        (r"\newcommand{\vv}[1]{\mathbf{#1}} \def\b{\vv}", r"$\b{W} x$", r"\mathbf{W} x"),
        (r"\newcommand{\a}{1} \let\b=\a \renewcommand{\a}{2}", r"$\b + \a$", "1 + 2"),
        (r"\newcommand{\h}[1]{\hook@{#1}}", r"$\h{x}$", r"\h{x}"),
        (r"\newcommand{\wfive}{\ensuremath{w_5}}", r"so \wfive{} is", "w_5"),
        (r"\let\old\section \renewcommand{\section}{\old}", r"\section{so $x$}", "x"),
        (r"\newcommand{\no}[2]{\tag*{\makebox{#1} (#2)}\label{eq:#2}}", r"$x \no{a}{7}$", "x"),
    ],
)
def test_macros_are_expanded(definition, text, expected):
    expected = r"\frac{\partial E}{\partial w_5}" if expected is None else expected
    for whole in (
        f"{PREAMBLE}{definition}\n\\begin{{document}}{text}\\end{{document}}",
        f"{definition}\n\n{text}",
    ):
        assert [formula.source for formula in every_formula(read(whole, "latex"))] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"\emph{so} it~is --- \textbf{bold} ``here''", ["so it is — bold “here”"]),
        (r"M\"uller, M\"{u}ller, caf\'e, gro\ss{}", ["Müller, Müller, café, groß"]),
        (r"10\,000 at 5\% \& \$3 \#1", ["10\N{THIN SPACE}000 at 5% & $3 #1"]),
        ("one\n\ntwo\\par three", ["one", "two", "three"]),
        (r"\begin{itemize}\item one \item[b] two\end{itemize}", ["one", "two"]),
        (r"\begin{tabular}{l|c}0.15 & 0.20 \\ \hline a & b\end{tabular}", None),
        (r"\section{Head}\label{sec} body\footnote{foot} on", ["Head", "body", "foot", "on"]),
        (r"\begin{frame}[t]{Title} body \end{frame}", ["Title", "body"]),
        (r"\textcolor{red}{so} \includegraphics[width=2cm]{a.png} \cite{b}", ["so"]),
        (r"\setlength{\parskip}{2pt}\setlength\parskip{3pt}text", ["text"]),
        (r"$w_5$ is \mathrm{not} text", ["w_5 is not text"]),
    ],
)
def test_paragraphs(text, expected):
    assert paragraphs(text, "latex") == (
        ["0.15", "0.20", "a", "b"] if expected is None else expected
    )


def test_a_file_that_is_read_in_is_not_followed_but_named():
    (remark,) = read(r"so \input{other} it is", "latex").remarks
    assert remark.startswith(r"\input{other} was not followed")
