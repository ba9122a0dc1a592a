"""What a URL led to in, the `Source` of that page out; a `FetchError` where it is no article."""

from __future__ import annotations

import re
from email.message import Message

from pipeline.document import MediaType, Source
from pipeline.read.fetch.client import FULL, Ask
from pipeline.read.fetch.failure import FetchError
from pipeline.read.fetch.fetcher import Landing
from pipeline.read.files import LARGEST, media_type

ASK = Ask("text/html, application/xhtml+xml, text/plain;q=0.8", LARGEST)

_MEDIA_TYPES: dict[str, MediaType] = {
    "text/html": "text/html",
    "application/xhtml+xml": "text/html",
    "text/plain": "text/plain",
}
_CHARSET = re.compile(r"[\w.:-]{2,40}", re.A)


def source_of(
    uri: str, landing: Landing, *, language: str | None = None, published: str | None = None
) -> Source:
    """The page as a source: `uri` as it was given, `url` where it was found in the end."""
    check(landing)
    reply = landing.reply
    told, charset = content_type(reply.headers.get("content-type", ""))
    kind = _MEDIA_TYPES.get(told) if told else media_type(reply.body)
    if kind is None:
        message = f"the site says it is {told[:60]}: give the page of an article"
        raise FetchError("not_html", message)
    return Source(
        uri, reply.body, kind,
        url=landing.url, language=language, published=published, charset=charset,
    )  # fmt: skip


def check(landing: Landing) -> None:
    """Refuse what was not answered in full."""
    status = landing.reply.status
    if status not in FULL:
        raise FetchError(f"http_{status}", f"the site answers {status}: {_advice(status)}")


def content_type(header: str) -> tuple[str, str | None]:
    """The media type in lower case, and the charset where one is named.

    >>> content_type('Text/HTML; charset="UTF-8"')
    ('text/html', 'utf-8')
    """
    told = Message()
    told["Content-Type"] = " ".join(header.split())
    charset = told.get_content_charset()
    if charset is not None and not _CHARSET.fullmatch(charset):
        charset = None
    return header.split(";", maxsplit=1)[0].strip().lower(), charset


def _advice(status: int) -> str:
    match status:
        case 404 | 410:
            return "the page is not there; check the address, or leave it out"
        case 401 | 402 | 403 | 451:
            return "it does not give us the page; save it in a browser and give the file"
        case 429:
            return "it is asked too often; lower --rate, and run the same command again later"
    if status >= 500:
        return "it is in trouble; run the same command again later"
    return "that is no page; open it in a browser and check the address"
