"""The name of a sink in, the same fit to be shown out: no password is in it."""

from __future__ import annotations

import re

MASK = "***"
SECRET = ("password", "sslpassword")

# Up to the last @: one that the user forgot to write as %40 must not show half a password.
_PASSWORD = re.compile(r"(?<=://)([^:@/?]*):.*@", re.S)
_PARAMETER = re.compile(rf"\b({'|'.join(SECRET)})=[^&]*", re.I)


def masked(name: str) -> str:
    """The name with a mask in place of what is secret.

    >>> masked("postgresql://hoa:s3cret@host/facts?sslpassword=x&a=b")
    'postgresql://hoa:***@host/facts?sslpassword=***&a=b'
    """
    return _PARAMETER.sub(rf"\1={MASK}", _PASSWORD.sub(rf"\1:{MASK}@", name))
