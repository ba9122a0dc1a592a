"""The answers of a batch in, files and databases out, through sinks of one small protocol."""

from __future__ import annotations

from pipeline.emit.sinks import Sink, sink

__all__ = ["Sink", "sink"]
