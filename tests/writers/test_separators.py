from derive.algebra.term import Number, Term
from derive.derivation.step import Form
from derive.documents.blocks import Document, Group, Items, Math, Prose, Text, Tone
from derive.writers.separators import with_semicolons

HALF, NAME = (Math(((Number("0.5"), form),)) for form in (Form.VALUE, Form.SYMBOLS))
COMMA, SEMICOLON, AND = Text(", "), Text("; "), Text(" and ")


def test_a_comma_after_a_number_becomes_a_semicolon() -> None:
    inner = Items((Prose((HALF, COMMA, HALF, AND, HALF, COMMA, NAME, COMMA, HALF)),))
    document = Document("notes", "Notes", (Group(Tone.NOTE, "Values", (inner,)),))
    (group,) = with_semicolons(document).blocks
    assert isinstance(group, Group)
    assert group.blocks == (
        Items((Prose((HALF, SEMICOLON, HALF, AND, HALF, SEMICOLON, NAME, COMMA, HALF)),)),
    )


def test_everything_else_stays() -> None:
    term: Term = Number("1")
    document = Document("notes", "Notes", (Prose((Text("so, "), Math(((term, Form.VALUE),)))),))
    assert with_semicolons(document) == document
