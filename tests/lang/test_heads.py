"""Every head of names of bodies begins a name where a fitting word follows it."""

from __future__ import annotations

import pytest

from pipeline.document import Document, Language, Source
from pipeline.extract import extract
from pipeline.extract.rules import pack

SENTENCES = {
    "vi": "Hôm qua, đại diện {} dự họp.",
    "id": "Kemarin wakil dari {} hadir di sana.",
}
FOLLOWING = {
    "vi": {
        "place": "tỉnh Lào Cai", "domain": "Nông nghiệp Lào Cai", "proper": "Sao Mai",
        "company": "Sao Mai", "school": "Lê Lợi", "number": "5", "acronym": "VNDX",
        "court": "tỉnh Lào Cai", "latin": "Zanova", "party": "Dân chủ",
    },
    "id": {
        "place": "Kabupaten Sleman", "domain": "Pertanian Kabupaten Sleman",
        "proper": "Sukamaju", "company": "Sukamaju Abadi", "school": "Negeri 2 Sleman",
        "number": "5 Sleman", "acronym": "VNDX", "commission": "IV DPR", "police": "Polda Bali",
        "party": "Keadilan Rakyat",
    },
}  # fmt: skip
"""What follows a head, by the sort of its body in the lexicon."""
WITH_A_PERSON = {"trường"}
"""Heads after which a personal name alone is too little: "trường" may be a field, or a person."""


def sentence(code: str, head: str, body: str) -> str:
    return SENTENCES[code].format(f"{head[0].upper()}{head[1:]} {FOLLOWING[code][body]}")


@pytest.mark.parametrize("code", ["id", "vi"])
def test_every_head_begins_a_name(code: str) -> None:
    heads = pack(code).lexicons["organisation_head"]
    lines = {
        head: sentence(code, head, entry["body"])
        for head, entry in heads.items()
        if entry["body"] != "none" and head not in WITH_A_PERSON
    }
    document = Document(
        Source("test", b"", "text/plain"),
        text="\n".join(lines.values()),
        language=Language(code, 1.0),
    )
    facts = extract(document).facts
    assert facts is not None
    starts = {mention.start for body in facts.organisations for mention in body.mentions}
    missing, offset = [], 0
    for head, line in lines.items():
        if offset + line.casefold().index(head) not in starts:
            missing.append(head)
        offset += len(line) + 1
    assert missing == []
