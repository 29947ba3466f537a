"""What has to be the same in two processes that share work: which plugins there are, and their versions."""

from __future__ import annotations

from diplotrack.errors import PluginError

Manifest = tuple[tuple[str, str], ...]
"""Names of plugins (and of the core) by name, each with what is to be the same: distribution, version, state."""


def mismatch(sent: Manifest, here: Manifest) -> PluginError | None:
    """The error that tells of plugins that are not the same here as where the work was sent from; None where all are."""
    if sent == here:
        return None
    wanted, found = dict(sent), dict(here)
    different = [name for name in sorted({*wanted, *found}) if wanted.get(name) != found.get(name)]
    told = "; ".join(
        f"{name} is {wanted.get(name, 'missing')} there and {found.get(name, 'missing')} here"
        for name in different
    )
    problem = f"this worker differs from the process that sent the work: {told}; install the same in both"
    return PluginError(problem, plugin=different[0])
