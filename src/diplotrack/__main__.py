"""``python -m diplotrack``: the same as the command ``diplotrack``."""

from __future__ import annotations

import sys

from diplotrack.cli import main

if __name__ == "__main__":
    sys.exit(main())
