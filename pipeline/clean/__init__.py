"""Clean: a raw source enters, a document with title, text, authors and date leaves."""

from pipeline.clean.stage import clean

__all__ = ["clean"]
