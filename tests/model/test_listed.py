"""Lists of names: commas between them, not those inside of them."""

import pytest

from derive.model.listed import listed_names


@pytest.mark.parametrize(
    ("listed", "names"),
    [
        ("w5,w1", ("w5", "w1")),
        (" w5 , w1 ,w5,", ("w5", "w1")),
        ("W_xh[1,1],W_hy[1,1]", ("W_xh[1,1]", "W_hy[1,1]")),
        ("dE/dW_hh[1,2], h(3)", ("dE/dW_hh[1,2]", "h(3)")),
        (["W_xh[1,1]", "w5"], ("W_xh[1,1]", "w5")),
        ("", ()),
        ("[1,2", ("[1", "2")),
    ],
)
def test_commas_part_names(listed, names):
    assert listed_names(listed) == names
