"""`postgresql://user:password@host/database` in; out, how to connect, and a name to show."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from pipeline.emit.masked import MASK, SECRET, masked
from pipeline.errors import UsageError

# A server that has gone without a word is noticed: seconds, but for the last (milliseconds).
DEFAULTS = {
    "connect_timeout": "10", "keepalives_idle": "30", "keepalives_interval": "10",
    "keepalives_count": "3", "tcp_user_timeout": "60000",
}  # fmt: skip


# The password with its escapes, as an error may repeat it.
_AS_PRINTED = re.compile(r"://[^:@/?]*:([^@/]+)@")


@dataclass(frozen=True, slots=True)
class Address:
    """`name` is fit to be shown; `conninfo` holds the password, where one was given."""

    name: str
    conninfo: str
    secrets: tuple[str, ...]

    def hide(self, text: str) -> str:
        """The text without any of the secrets."""
        for secret in self.secrets:
            text = text.replace(secret, MASK)
        return text


def address(url: str) -> Address:
    """The address of a URL as libpq reads it; what it leaves out comes from PGHOST and the like."""
    name = masked(url)
    try:
        given = {key: str(value) for key, value in conninfo_to_dict(url).items()}
    except ProgrammingError:
        given = {"port": "none"}
    # Where a sign in the password is not escaped, half of it is read as host, port or database.
    place = given.get("host", "") + given.get("dbname", "")
    if "@" in place or not re.fullmatch(r"[\d,]*", given.get("port", "")):
        raise UsageError(
            f"{name} is no address of PostgreSQL: write postgresql://USER:PASSWORD@HOST:PORT/NAME,"
            " with @ as %40, / as %2F and % as %25 in the password"
        ) from None
    secrets = [given.get(key) for key in SECRET]
    secrets += [*_AS_PRINTED.findall(url), os.environ.get("PGPASSWORD")]
    longest_first = sorted({one for one in secrets if one}, key=lambda one: (-len(one), one))
    usual = dict(DEFAULTS)
    if "PGCONNECT_TIMEOUT" in os.environ:
        del usual["connect_timeout"]
    settings = {**usual, **given}
    return Address(
        name, make_conninfo(**{**settings, "client_encoding": "utf8"}), tuple(longest_first)
    )
