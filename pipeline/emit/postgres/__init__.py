"""Batches in, rows of a PostgreSQL database out: one transaction a batch, the ledger in it."""

from __future__ import annotations

from pipeline.emit.postgres.sink import PostgresSink

__all__ = ["PostgresSink"]
