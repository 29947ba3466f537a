"""The most memory that a Python of a benchmark's own takes."""

from __future__ import annotations

from typing import Final

PEAK: Final = '''
import resource, sys

def peak_bytes():
    """On Linux by the memory that the process itself has had: `ru_maxrss` begins at what its parent had as it was forked."""
    try:
        with open("/proc/self/status") as status:
            return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM"))
    except (OSError, StopIteration):
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)

'''
"""What such a Python runs first; ``peak_bytes()`` is its peak up to then, in bytes."""
