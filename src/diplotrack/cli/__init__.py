"""The command line. It needs click and rich: ``pip install 'diplotrack[cli]'``.

Exit status: 0 all went well; 1 something could not be read or written; 2 the command was given wrongly (an unknown
option, adapter, exporter or suffix, a bad date); 130 it was interrupted; 141 the reader of its output went away.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diplotrack.plugins import Registry

__all__ = ["main"]

_NEEDED = ("click", "rich")


def main(arguments: Sequence[str] | None = None, *, registry: Registry | None = None) -> int:
    """Run the command line.

    Args:
        arguments: what stands behind the command's name; by default that of this process.
        registry: the plugins to use; by default the installed ones but those that ``--disable-plugin`` names.

    Returns:
        The exit status.
    """
    missing = [name for name in _NEEDED if importlib.util.find_spec(name) is None]
    if missing:
        lack = " and ".join(missing)
        sys.stderr.write(f"diplotrack: error: the command line needs {lack}: pip install 'diplotrack[cli]'\n")
        return 2
    from diplotrack.cli.app import run

    return run(sys.argv[1:] if arguments is None else list(arguments), registry)
