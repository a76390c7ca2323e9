"""What a section of a handout is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from derive.documents.blocks import Block
from derive.documents.lecture import Lecture

Section: TypeAlias = Callable[[Lecture], tuple[Block, ...]]
