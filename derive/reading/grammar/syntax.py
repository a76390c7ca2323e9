"""The grammar of one side of an equation.

Its terminals are the types of marks. BESIDE and APART are written by the lexer where two operands
stand side by side: BESIDE before a name or a number. What extends as far to the right as it can,
as a sum does, is a shift where a reduction would do as well.
"""

from __future__ import annotations

TERMINALS = (
    "NAME NUMBER PLUS MINUS TIMES SLASH ODOT BESIDE APART CARET TRANSPOSE INDEX EVAL LBRACE RBRACE "
    "LPAR RPAR LSQB RSQB LSET RSET LANGLE RANGLE BAR_OPEN BAR_CLOSE NORM_OPEN NORM_CLOSE FRAC "
    "SQRT EULER FUNC CALL DFRAC OPERATOR OPERATOR_BRACKET NABLA SUM GRID_OPEN GRID_CLOSE "
    "CASES_OPEN CASES_CLOSE CELL LINE REL OTHERWISE END"
)

GRAMMAR = rf"""
start: sum END

sum: signed ((PLUS | MINUS) signed)*

?signed: product
    | MINUS signed -> minus
    | PLUS signed -> unsigned

?product: item
    | item ((TIMES | SLASH | ODOT) factor | (BESIDE | APART) item)+ -> product

?factor: item
    | MINUS factor -> minus
    | PLUS factor -> unsigned

?item: power
    | SUM product -> series
    | FUNC power (BESIDE power)* -> bare
    | FUNC CARET degree power (BESIDE power)* -> bare
    | FUNC SUM product -> of_series
    | OPERATOR LBRACE power RBRACE power ((BESIDE | APART) power)* -> instruction
    | OPERATOR LBRACE power RBRACE SUM product -> instruction_series
    | OPERATOR_BRACKET LBRACE power RBRACE power -> derivative

?power: atom
    | power CARET exponent -> raised
    | power TRANSPOSE -> transposed
    | power INDEX -> entry
    | power EVAL -> evaluated

?exponent: LBRACE sum RBRACE -> braced
    | solid
    | MINUS exponent -> minus
    | PLUS exponent -> unsigned
    | solid CARET exponent -> raised

?atom: LBRACE sum RBRACE -> group
    | solid

?solid: NUMBER -> numeral
    | NAME -> name
    | LPAR lines RPAR -> bracket
    | LSQB lines RSQB -> bracket
    | LSET lines RSET -> bracket
    | LANGLE lines RANGLE -> bracket
    | BAR_OPEN sum BAR_CLOSE -> absolute
    | NORM_OPEN sum NORM_CLOSE -> norm
    | FRAC _above _below -> fraction
    | SQRT _radicand -> root
    | SQRT LSQB sum RSQB _radicand -> indexed_root
    | EULER CARET exponent -> exponential
    | CALL arguments -> call
    | CALL CARET degree arguments -> call
    | DFRAC LBRACE sum RBRACE LBRACE power RBRACE -> slope
    | NABLA atom -> nabla
    | GRID_OPEN lines GRID_CLOSE -> grid
    | CASES_OPEN branch (LINE branch)* CASES_CLOSE -> choice

_above: LBRACE sum RBRACE | NUMBER | NAME
_below: LBRACE sum RBRACE | NUMBER | NAME
_radicand: LBRACE sum RBRACE | LPAR sum RPAR | NUMBER | NAME
?degree: LBRACE sum RBRACE -> group
    | NUMBER -> numeral
    | NAME -> name

arguments: LPAR sum (CELL sum)* RPAR
    | LSQB sum (CELL sum)* RSQB
    | LSET sum (CELL sum)* RSET
    | LBRACE sum RBRACE

lines: line (LINE line)*
line: sum (CELL sum)*

branch: sum CELL sum REL sum
    | sum CELL? OTHERWISE
    | sum

%declare {TERMINALS}
"""
