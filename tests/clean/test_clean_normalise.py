"""Text is folded the same whether it needs a closer look or not."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean.normalise import INVISIBLE, fold, squeeze

# Letters and marks that compose, what prints nothing, and every sort of white space.
PIECES = (
    "aàếĐ.\u0301\u0300\u0323\u200b\u00ad\u2000\u2001\u00a0 \n\t\x1c\x85\u3000\u0958\u1161\ufeff"
)
texts = st.one_of(st.text(), st.text(alphabet=PIECES))


def words(text: str) -> list[str]:
    return unicodedata.normalize("NFC", INVISIBLE.sub("", text)).split()


@given(texts)
def test_folded_text_is_its_visible_words_with_one_space_between(text: str) -> None:
    assert fold(text) == " ".join(words(text))


@given(texts)
def test_squeezed_text_is_its_visible_words_without_space(text: str) -> None:
    assert squeeze(text) == "".join(words(text))
