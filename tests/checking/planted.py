"""Mistakes as real documents contain them, each planted into a document that is right.

``old`` stands once in the document and becomes ``new``. Then something is wrong at that line, and
``right`` is what should be there: the right number, or a name in the right formula. ``cause`` is
among what is said to explain it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Planted:
    document: str
    old: str
    new: str
    right: str
    cause: str = ""

    def __str__(self) -> str:
        return f"{self.document}: {self.new[-40:]}"


PROCEDURE = (
    Planted("ascii.txt", "to 0.292721", "to 0.292508", "0.292721", "layer_by_layer"),
    Planted("ascii.txt", "to 0.292721", "to 0.333995", "0.292721", "biases_kept"),
    Planted("ascii.txt", "is 0.005607", "is 0.005672", "0.005607", "one_update_fewer"),
    Planted("deutsch.md", "= 0{,}40565", "= 0{,}42260", "0.40565", "rate_left_out"),
    Planted("deutsch.md", "= 0{,}90672", "= 0{,}89328", "0.90672", "ascent"),
    Planted("zero_based.md", "= -0.2991$", "= -0.3009$", "-0.2991", "ascent"),
    Planted("logistic_regression.md", "= 0.913$$", "= 1.025$$", "0.913", "rate_left_out"),
    Planted("francais.md", "= 0{,}6831$$", "= 0{,}4000$$", "0.6831", "one_update_fewer"),
)

CHAIN_RULE = (
    Planted(
        "zero_based.md",
        "1 - 0.5250) = -0.0440",
        "1 - 0.5250) = -0.1762",
        "-0.0440",
        "slope_left_out(h1)",
    ),
    Planted(
        "through_time.md",
        "0.1193 \\cdot 0.4338 = -0.2307",
        "0.1193 \\cdot 0.4338 = -0.1751",
        "-0.2307",
    ),
    Planted("through_time.md", "= W (1 - h_t^2)", "= W (1 - h_t)", "h"),
    Planted("through_time.md", "h_{t-1} = -0.0788", "h_t = -0.0788", "", "time_shifted"),
    Planted("francais.md", "w_2 \\, a_1 (1 - a_1)", "w_2 \\, z_1 (1 - z_1)", "out_h1"),
    Planted("softmax.html", "0.5 = -0.1245", "0.5 = 0.2550", "-0.1245"),
    Planted("ascii.txt", "= dE/dnet_o1 * w5 + dE/dnet_o2 * w7", "= dE/dnet_o1 * w5", "w7"),
    Planted("ascii.txt", "dE/do1 = -2*(t1 - o1)", "dE/do1 = 2*(t1 - o1)", "", "sign_lost"),
    Planted("deutsch.md", "} = -(t - out_o) =", "} = |t - out_o| =", "", "absolute"),
    Planted("by_hand.ipynb", "= 0.24$$", "= 0.12$$", "0.24", "error_slope_halved(y1)"),
    Planted("logistic_regression.md", "= -0.021,", "= -0.083,", "-0.021", "sum_for_mean(samples)"),
    Planted("softmax.html", "= (p_3 - y_3) h_2", "= (p_2 - y_3) h_2", "p"),
    Planted("softmax.html", "{3.3299} = 0.2410\n", "{3.3299} = -0.9167\n", "0.2410"),
    Planted("softmax.html", "\\ln 0.2410 = 1.4229", "\\ln 0.2410 = 0.6180", "1.4229"),
    Planted(
        "layers_round.md",
        "\\left( (W^{(2)})^T \\delta^{(3)} \\right)",
        "\\left( W^{(2)} \\delta^{(3)} \\right)",
        "",
    ),
    Planted(
        "layers_round.md", "= a^{(2)}_2 \\delta^{(3)}_1 =", "= a^{(2)}_1 \\delta^{(3)}_1 =", "out"
    ),
    Planted("layers_round.md", "= a^{(l)}_j \\delta", "= a^{(l+1)}_i \\delta", ""),
)

OPERANDS = (
    Planted("deutsch.md", "+ 0{,}2 = 0{,}21$$", "+ 0{,}3 = 0{,}21$$", "0.2"),
    Planted(
        "deutsch.md",
        "0{,}4 - 0{,}25 \\cdot (-0{,}02260)",
        "0{,}25 - 0{,}25 \\cdot (-0{,}02260)",
        "0.4",
    ),
    Planted(
        "francais.md", "-1{,}1 \\times 0{,}6059 + 0{,}4", "-1{,}1 \\times 0{,}43 + 0{,}4", "-0.2665"
    ),
    Planted("delta_rule.md", "$net_{h2} = -0.1 \\cdot 1", "$net_{h1} = -0.1 \\cdot 1", "0.4"),
    Planted("by_hand.ipynb", "w_{21} x_1 + w_{22} x_2", "w_{21} x_1 + w_{12} x_2", "w4"),
    Planted(
        "by_hand.ipynb", "w_{11} x_1 + w_{12} x_2", "w_{11} x_1 \\\\times w_{12} x_2", "", "added"
    ),
    Planted("deutsch.md", "1 + e^{-net_{h1}}}", "1 + e^{net_{h1}}}", "", "exponent_sign"),
    Planted("espanol.tex", "(1 - h_j^2)", "1 - h_j^2", "", "bracket_lost"),
    Planted("own_names.md", "r_1 q_1 i_1 = 0.05208", "r_1 q_1 i_2 = 0.05208", "i1"),
    Planted("logistic_regression.md", "$z^{(2)} = 0.780$", "$z^{(2)} = 0.580$", "0.780"),
    Planted(
        "formula_graph.md",
        "\\frac{\\partial p}{\\partial a} = b = -2",
        "\\frac{\\partial p}{\\partial a} = a = -2",
        "b",
    ),
)

DIGITS = (
    Planted(
        "deutsch.md",
        "\\sigma(0{,}51223) = 0{,}62533",
        "\\sigma(0{,}51223) = 0{,}6533",
        "0.6253",
        "digit_dropped",
    ),
    Planted("espanol.tex", "0.2 = -0.188049", "0.2 = -0.188094", "-0.188049", "digits_swapped"),
    Planted("espanol.tex", "0.048744", "0.48744", "0.04874", "point_moved"),
    Planted(
        "four_equations.tex", "a^3_2 &= 0.67022", "a^3_2 &= 0.67922", "0.67022", "digit_changed"
    ),
    Planted(
        "row_vectors.md",
        "0.5911 + 0.3567) = 0.4739",
        "0.5911 + 0.3567) = 0.4793",
        "0.4739",
        "digits_swapped",
    ),
    Planted("brackets.md", "0.5717 = -0.3752", "0.5717 = -0.3572", "-0.3752"),
    Planted("through_time.md", "\\tanh(-0.3378) = -0.3255", "\\tanh(-0.3378) = -0.3552", "-0.3255"),
    Planted("few_digits.md", "e^{0.105}) = 0.474", "e^{0.105}) = 0.447", "0.474"),
    Planted(
        "own_names.md",
        "E = \\frac{1}{2} (e_1^2 + e_2^2) = 0.04442",
        "E = \\frac{1}{2} (e_1^2 + e_2^2) = 0.04242",
        "0.04442",
    ),
)

CHAPTERS = (
    Planted(
        "hidden_units.tex",
        "(-0.5) \\times (-0.455104) = 0.196171",
        "(-0.5) \\times (-0.455104) = 0.227552",
        "0.196171",
        "slope_left_out(h2)",
    ),
    Planted("hidden_units.tex", "\\delta_2 x_2 = -0.098085", "\\delta_2 x_1 = -0.098085", "i2"),
    Planted("hidden_units.tex", "= 0.623454", "= 0.576546", "0.623454", "ascent"),
    Planted("hidden_units.tex", "(-0.5) - 0.2 = ", "(-0.5) + 0.2 = ", "-0.390000"),
    Planted("matrices.tex", "0.4(0.6640) + 0.1(0.6044)", "0.4(0.6044) + 0.1(0.6640)", "0.2762"),
    Planted("matrices.tex", "&= \\W2 \\aaa^{[1]}", "&= \\W2 \\zz^{[1]}", "out_h", "replaced"),
    Planted(
        "matrices.tex",
        "= \\diag(\\yhat) - \\yhat\\yhat\\T$. Multi",
        "= \\diag(\\yhat) - \\yhat\\yhat\\T$. $\\W1 \\x + \\bb^{[1]} = \\aaa^{[1]}$. Multi",
        "net_h",
    ),
    Planted("uebungsblatt.tex", "{,}0012 \\\\", "{,}0021 \\\\", "0.0012", "digits_swapped"),
    Planted("uebungsblatt.tex", "\\delta_5\\, w_{35}", "\\delta_5\\, w_{45}", "w5"),
    Planted("uebungsblatt.tex", "= 0{,}4572", "= 0{,}5428", "0.4572", "ascent"),
    Planted(
        "unrolled.tex",
        "\\operatorname{diag}(1 - h_{t+1}^2) \\frac{\\partial L}{\\partial h_{t+1}}",
        "\\frac{\\partial L}{\\partial h_{t+1}}",
        "",
    ),
    Planted(
        "unrolled.tex", "-0.31484 \\end{pmatrix} \\\\", "-0.31448 \\end{pmatrix} \\\\", "-0.31484"
    ),
    Planted("unrolled.tex", "\\delta_2 h_1^\\top +", "\\delta_2 h_2^\\top +", ""),
    Planted("filas.tex", "\\frac{\\hat{y}-y}{", "\\frac{y-\\hat{y}}{", ""),
    Planted("filas.tex", "= -0.562", "= -0.324", "-0.562", "rate_left_out"),
    Planted("corrige.tex", "\\delta_s h_2 = 0{,}2197", "\\delta_s h_2 = 0{,}2179", "0.2197"),
    Planted("corrige.tex", "= 2\\times 0{,}2350 = 0{,}4699", "= 0{,}2350", "0.4699"),
    Planted("corrige.tex", "\\delta_2 x_2 = 0{,}0732", "\\delta_2 x_2 = -0{,}0732", "0.0732"),
    Planted("exam.tex", "(-0.2) = -0.0065", "(-0.2) = -0.0262", "-0.0065"),
    Planted("exam.tex", "- 0.5 - 0.4 = -0.7$", "- 0.5 + 0.4 = 0.1$", "-0.700"),
    Planted("two_examples.tex", "\\bigr] = -0.0798", "\\bigr] = -0.0789", "-0.0798"),
    Planted("two_examples.tex", "= 0.1319", "= 0.0681", "0.1319", "ascent"),
    Planted("neurons.tex", "\\delta_3 w_{31}", "\\delta_3 w_{32}", "w5"),
    Planted("last_target.tex", "(\\hat y - y)s_3", "(\\hat y - y)s_2", "out_h1"),
)

GENRES = (
    Planted("blog.md", "(1-h_2) x_2 =", "(1-h_2) x_1 =", "i2"),
    Planted("blog.md", "= \\delta_o = -0.09817$", "= \\delta_o = -0.09187$", "-0.09817"),
    Planted("gates.html", "{\\partial p}\\, x_0 =", "{\\partial p}\\, w_0 =", "x0"),
    Planted("gates.html", "= f(1-f) =", "= f(1+f) =", "f"),
    Planted(
        "lab.ipynb",
        "-\\\\ln(0.586618) \\\\approx 0.533382",
        "-\\\\ln(0.586618) \\\\approx 0.231645",
        "0.533382",
    ),
    Planted(
        "lab.ipynb", "(-0.413382) = 0.306691", "(-0.413382) = 0.513382", "0.306691", "rate_left_out"
    ),
    Planted("dead_unit.txt", "dE/dz2 = dE/dh2 * 0 = 0", "dE/dz2 = dE/dh2 * 1 = -0.4473", ""),
    Planted("dead_unit.txt", "dE/dy * 1 = -0.639", "dE/dy * 1 = -0.936", "-0.639"),
    Planted("small_readme.md", "0.5130) = 0.8081$", "0.5130) = 1.6162$", "0.8081"),
    Planted(
        "tagged.html",
        "= 2(\\hat{y} - y) = 2 \\times (-0.6561) = -1.3123",
        "= (\\hat{y} - y) = -0.6561",
        "",
        "factor_left_out",
    ),
    Planted("tagged.html", "= -0.3565, \\]", "= -0.5365, \\]", "-0.3565", "digits_swapped"),
    Planted("autograd.md", "(-1.5) = 2.9941$$", "(-1.5) = -2.9941$$", "2.9941"),
    Planted("autograd.md", "$a(1-a) = 0.1398$", "$a(1-a) = 0.2497$", "0.1398"),
    Planted("bars.tex", "\\bw{y}\\, w^{(2)}_1", "\\bw{y}\\, w^{(2)}_2", "w5"),
    Planted("bars.tex", "\\bw{h_2}\\,(1 - h_2^2)", "\\bw{h_2}\\,(1 + h_2^2)", ""),
    Planted("least_squares.txt", "          = -4\n", "          = -2\n", "-4"),
    Planted("least_squares.txt", "0.05*(-4) = 1.7", "0.05*(-4) = 1.3", "1.7", "ascent"),
    Planted("code_names.md", "db^{[2]} &= dz^{[2]}", "db^{[2]} &= -dz^{[2]}", ""),
    Planted("code_names.md", "&= dz^{[1]} x^T", "&= dz^{[1]} a^{[1]T}", "i1"),
)

PLANTED = (*PROCEDURE, *CHAIN_RULE, *OPERANDS, *DIGITS, *CHAPTERS, *GENRES)
