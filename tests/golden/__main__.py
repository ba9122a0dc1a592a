"""`make golden`: write the golden records anew. Read the difference before you commit it."""

from __future__ import annotations

from tests.golden.renew import articles, golden

if __name__ == "__main__":
    for article in articles():
        file = article.with_suffix(".json")
        new = golden(article)
        same = file.exists() and file.read_text("utf-8") == new
        file.write_text(new, "utf-8")
        print(f"{file.name}: {'as it was' if same else 'renewed'}")
