"""What is done with names and numbers."""

from __future__ import annotations

import pytest

from tests.reading.grammar.shown import read

SUMS_AND_PRODUCTS = [
    ("a + b - c", "(a + b + -c)"),
    ("2 * -1", "(2 * -1)"),
    (r"\num{0.10} + \num{-8.2e-2}", "(0.10 + -8.2e-2)"),
    ("a + -0.019", "(a + -0.019)"),
    ("- -x", "--x"),
    ("-a * b", "-(a * b)"),
    ("-a + b", "(-a + b)"),
    (r"a \cdot b \times c * d × f · g", "(a * b * c * d * f * g)"),
    ("0.75(1-0.75)", "(0.75 * (1 + -0.75))"),
    ("out_{o1}(1 - out_{o1})", "(out_o1 * (1 + -out_o1))"),
    (r"\frac{1}{2}(t-o)^2", "((1 / 2) * ((t + -o) ^ 2))"),
    ("1/2(t-o)^2", "((1 / 2) * ((t + -o) ^ 2))"),
    ("a/bc", "(a / (b * c))"),
    ("1/2 x", "((1 / 2) * x)"),
    ("x/2 y + x/2y", "(((x / 2) * y) + (x / (2 * y)))"),
    (r"1/2m \sum_i x_i", "((1 / (2 * m)) * sum(i,,: x_i))"),
    (r"1/m \sum_i x_i", "((1 / m) * sum(i,,: x_i))"),
    ("a/b · c/d", "((a / b) * (c / d))"),
    ("a/b/c", "((a / b) / c)"),
    (r"\left( a + b \right) \bigl( c \bigr) [f_1] \{ h \}", "((a + b) * c * f_1 * h)"),
    (r"\left( a + \right. \left. b \right)", "(a + b)"),
    (r"\frac ab", "(a / b)"),
    (r"a \odot b c", "(a o (b * c))"),
    (r"(W^{l+1})^T \delta^{l+1} \odot \sigma'(z^l)", "((W^l+1^T * delta^l+1) o sigma'(z^l))"),
    ("a ⊙ b ⊙ c", "(a o b o c)"),
]
FUNCTIONS = [
    (r"\exp(-z) + \exp{x} + \exp\left[y\right]", "(exp(-z) + exp(x) + exp(y))"),
    (r"\ln x - \log x + \log_{10} x", "(ln(x) + -log(x) + log10(x))"),
    (r"y \ln a + (1-y) \ln(1-a)", "((y * ln(a)) + ((1 + -y) * ln((1 + -a))))"),
    (r"\ln 2x", "ln((2 * x))"),
    (r"\log_e x + \log_2 x + \log10(x)", "(ln(x) + log2(x) + log10(x))"),
    (r"\sin x \cos y", "(sin(x) * cos(y))"),
    (r"\ln\sum_j z_j + 1", "(ln(sum(j,,: z_j)) + 1)"),
    (r"\tanh^2(x) + \tanh^2 x", "((tanh(x) ^ 2) + (tanh(x) ^ 2))"),
    (r"\sigma(x) + \sigma'(x) + f'(x) + f^\prime(x)", "(sigma(x) + sigma'(x) + f'(x) + f'(x))"),
    (r"\sigma(z)(1-\sigma(z))", "(sigma(z) * (1 + -sigma(z)))"),
    (r"\sigma^2(x)", "(sigma(x) ^ 2)"),
    (r"\sigma^2", "(sigma ^ 2)"),
    ("sigmoid(x) + relu(x) + ReLU(x)", "(sigmoid(x) + relu(x) + relu(x))"),
    (r"\operatorname{softmax}(z)_i", "softmax(z)[i]"),
    (r"\mathrm{softmax}_i(z)", "softmax(z)[i]"),
    (r"\max(0, z)", "max(0, z)"),
    ("max(net_h1,0) + max(0,net_h1)", "(max(net_h1, 0) + max(0, net_h1))"),
    ("max(2*z_1,0) + min(z_h1,1)", "(max((2 * z_1), 0) + min(z_h1, 1))"),
    ("max(0, w_1,2)", "max(0, w_1,2)"),
    ("max(w_1,2,0)", "max(w_1,2, 0)"),
    ("3 w_1,2", "(3 * w_1,2)"),
    (r"\sqrt{x} + \sqrt2 + \sqrt[3]{x} + √(x)", "(sqrt(x) + sqrt(2) + (x ^ (1 / 3)) + sqrt(x))"),
    ("|x - y| |a|", "(abs((x + -y)) * abs(a))"),
    ("|a|b|c|", "(abs(a) * b * abs(c))"),
    ("| |x| + 1|", "abs((abs(x) + 1))"),
    (r"\lVert w \rVert^2 + \|w\|_2^2 + ||w||", "((norm(w) ^ 2) + (norm(w) ^ 2) + norm(w))"),
    (r"\ln|x|", "ln(abs(x))"),
    ("J(w)", "J(w)"),
    ("C(w, b)", "C(w, b)"),
    (r"h_\theta(x)", "h_theta(x)"),
    ("w_1(i_1)", "w_1(i_1)"),
    ("(W x)_j", "(W * x)[j]"),
]
DERIVATIVES = [
    (r"\frac{\partial E_{total}}{\partial w_5}", "D(E_total, w_5)"),
    (r"\partial E/\partial w", "D(E, w)"),
    (r"{\partial E}/{\partial w}", "D(E, w)"),
    (r"\frac{\partial{E}}{\partial{w}}", "D(E, w)"),
    (r"\dfrac{\mathrm{d}E}{\mathrm{d}w}", "D(E, w)"),
    (r"\frac{dE}{dw} + \frac{d E}{d w}", "(D(E, w) + D(E, w))"),
    ("dE/dw", "D(E, w)"),
    ("dE_total/dw5", "D(E_total, w_5)"),
    ("∂E_total/∂w₅", "D(E_total, w_5)"),
    ("∂e/∂d · ∂d/∂b", "(D(e, d) * D(d, b))"),
    (r"\frac{\delta E}{\delta w}", "D(E, w)"),
    (r"\frac{\partial wx}{\partial w}", "D((w * x), w)"),
    (r"\frac{\partial \frac{1}{2}(t-o)^2}{\partial o}", "D(((1 / 2) * ((t + -o) ^ 2)), o)"),
    (r"\frac{d\sigma(z)}{dz}", "D(sigma(z), z)"),
    (r"\frac{\partial E}{\partial w}(x)", "(D(E, w) * x)"),
    (r"\frac{\partial}{\partial w}(a + b)", "D((a + b), w)"),
    (r"\frac{\partial}{\partial w}\left[a\right] \cdot c", "(D(a, w) * c)"),
    (r"\frac{\partial}{\partial o} \frac{1}{2}(t-o)^2", "D(((1 / 2) * ((t + -o) ^ 2)), o)"),
    ("∂/∂w [a + b]", "D((a + b), w)"),
    ("d/dx (x²)", "D((x ^ 2), x)"),
    (r"\frac{\partial}{\partial \theta_j} J(\theta)", "D(J(theta), theta_j)"),
    (r"\nabla_W L + \nabla E", "(grad(L, W) + grad(E))"),
    (r"\nabla_{\mathbf{w}} C", "grad(C, bold w)"),
    (r"\nabla_{\mathbf{a}^3} C", "grad(C, (bold a ^ 3))"),
    ("∇_𝐚³ C", "grad(C, (bold a ^ 3))"),
    (r"\nabla_a C \odot b", "(grad(C, a) o b)"),
    (r"\left. \frac{\partial E}{\partial w} \right|_{w=1}", "at(D(E, w))"),
    (r"\frac{\partial E}{\partial w}\Big|_{w = 0}", "at(D(E, w))"),
]
SUMS = [
    (r"\sum_{i=1}^{n} w_i x_i + b", "(sum(i,1,n: (w_i * x_i)) + b)"),
    (r"\sum_o \delta_o * w_{ho}", "sum(o,,: (delta_o * w_ho))"),
    (r"\sum_{k \in outputs} a", "sum(k,outputs,: a)"),
    (r"\sum \frac{1}{2}(target - output)^2", "sum(,,: ((1 / 2) * ((target + -output) ^ 2)))"),
    (r"a \sum_i x_i \cdot y", "(a * sum(i,,: (x_i * y)))"),
    (r"\left(\sum_k a_k\right) b", "(sum(k,,: a_k) * b)"),
    ("Σ_k a_k", "sum(k,,: a_k)"),
    (r"\frac{e^{z_i}}{\sum_j e^{z_j}}", "(exp(z_i) / sum(j,,: exp(z_j)))"),
    (r"-\sum_i y_i \log \hat{y}_i", "-sum(i,,: (y_i * log(hat y_i)))"),
]
MATRICES = [
    (r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}", "[a, b | c, d]"),
    (r"\begin{bmatrix} 1 \\ 2 \\ \end{bmatrix}", "[1 | 2]"),
    (r"\left[\begin{array}{cc} 1 & 2 \\ 3 & 4 \end{array}\right]", "[1, 2 | 3, 4]"),
    (r"\left(\begin{smallmatrix} 1 \end{smallmatrix}\right)^T", "[1]^T"),
    ("(a, b)^T", "[a, b]^T"),
    ("[0.1, 0.2]", "[0.1, 0.2]"),
    ("[1, 2; 3, 4]", "[1, 2 | 3, 4]"),
    (r"\mathbf{x}^\top W", "(bold x^T * W)"),
    (r"\underset{\,3 \times 2\,}{W} x", "(W * x)"),
    ("W₍₃ₓ₂₎ x", "(W * x)"),
]
CASES = [
    (
        r"\begin{cases} x & \text{if } x > 0 \\ 0 & \text{otherwise} \end{cases}",
        "{x if x > 0, else 0}",
    ),
    (r"\begin{cases} x, & x \ge 0, \\ 0, & \text{sonst.} \end{cases}", "{x if x ≥ 0, else 0}"),
    (r"\begin{cases} 1 & x > 0 \\ 0 & x \leq 0 \end{cases}", "{1 if x > 0, 0 if x ≤ 0}"),
    (
        r"\left\{ \begin{array}{ll} x & x > 0 \\ 0 & \text{else} \end{array} \right.",
        "{x if x > 0, else 0}",
    ),
    ("{x if net_h1 > 0; 0 otherwise}", "{x if net_h1 > 0, else 0}"),
]
LOOKS = [
    (r"\underbrace{a+b}_{\text{sum}} \cdot \overbrace{c}^{d}", "((a + b) * c)"),
    (r"\boxed{0.5}", "0.5"),
    (r"\boxed{E = 0.5}", "E = 0.5"),
    (r"{\color{red} a + b} \cdot \textcolor{blue}{c} \cancel{d}", "((a + b) * c * d)"),
    (r"\displaystyle\frac{1}{2} \, x \; y \! z \tag{1} \label{eq:a} \nonumber", None),
    (r"\phantom{E} + \hphantom{=} a", "a"),
]
ALL = [*SUMS_AND_PRODUCTS, *FUNCTIONS, *DERIVATIVES, *SUMS, *MATRICES, *CASES, *LOOKS]


@pytest.mark.parametrize(("source", "shown"), ALL)
def test_what_is_read(source, shown):
    assert read(source) == (shown or "((1 / 2) * x * y * z)")
