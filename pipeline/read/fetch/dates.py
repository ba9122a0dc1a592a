"""The date a sitemap or feed gives for a page in, ISO 8601 out; None where it would mislead."""

from __future__ import annotations

import re
from datetime import datetime
from email.utils import parsedate_to_datetime

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def published(text: str) -> str | None:
    """The publication date, where it parses and says the day at the place of publication.

    A time in UTC does not: what came out at six in the morning in Hà Nội or Jakarta would be dated
    the day before. The page itself knows better.

    >>> published("Fri, 12 Apr 2024 06:00:00 +0700")
    '2024-04-12T06:00:00+07:00'
    >>> published("2024-04-11T23:00:00Z"), published("2024-04-12")
    (None, '2024-04-12')
    """
    text = text.strip()[:64]
    try:
        if _DAY.fullmatch(text):
            return datetime.fromisoformat(text).date().isoformat()
        moment = datetime.fromisoformat(text) if text[:4].isdigit() else parsedate_to_datetime(text)
    except (TypeError, ValueError, OverflowError):
        return None
    return moment.isoformat() if moment.utcoffset() else None
