"""`make floors`: raise every floor to the figure reached over corpus/; a floor is never lowered.

`python -m tests.corpus --below 0.01` leaves the floors that much under the figures.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

from tests.corpus.floors import FLOORS, figures, floors, raised, undercut


def main() -> int:
    """Print what was reached beside the floors, and write those that rise; 1 if one is undercut."""
    parser = argparse.ArgumentParser(prog="python -m tests.corpus", description=__doc__)
    parser.add_argument("--below", type=float, default=0.0, help="stay so far under the figures")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        reached = figures(Path(folder))
    old = floors()
    new = raised(old, reached, below=options.below)
    for code, by_name in new.items():
        for name, floor in by_name.items():
            was = old.get(code, {}).get(name, 0.0)
            rise = f"  raised from {was}" if floor > was else ""
            figure = reached.get(code, {}).get(name, 0.0)
            print(f"{code} {name:20} {figure:.4f}  floor {floor:.3f}{rise}")
    FLOORS.write_text(json.dumps(new, indent=1) + "\n", "utf-8")
    fallen = undercut(old, reached)
    print("\n".join(fallen))
    return 1 if fallen else 0


if __name__ == "__main__":
    raise SystemExit(main())
