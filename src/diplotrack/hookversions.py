"""Which version of the hooks a plugin was written for, and what became of hooks and arguments since.

The hooks have a version of their own (`diplotrack.hooks.HOOKS_VERSION`), since most releases of diplotrack leave them as
they are. pluggy can warn of what is deprecated (``warn_on_impl``), but names a line and not the plugin, warns while it
registers, so that a warning made an error costs the plugin, and knows nothing of what is already gone.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator, Mapping

import attrs

from diplotrack import hooks
from diplotrack.errors import DiplotrackError
from diplotrack.hooks import PROJECT

DECLARATION = f"{PROJECT}_hooks_version"
"""The name under which a plugin says for which version of the hooks it was written."""

MARK = f"{PROJECT}_impl"
"""The attribute that pluggy leaves on what it marks."""


@attrs.frozen(kw_only=True)
class Retired:
    """A hook, or an argument of one, that is on its way out or gone.

    Attributes:
        since: the version of the hooks that deprecated it.
        until: the first version that no longer has it; at least two after `since`.
        instead: what to do in its place, as a request ("implement diplotrack_…").
    """

    since: int
    until: int
    instead: str

    @property
    def gone(self) -> bool:
        """Whether this version no longer has it."""
        return self.until <= hooks.HOOKS_VERSION

    def __str__(self) -> str:
        if self.gone:
            return f"version {self.until} of the hooks removed it; {self.instead}"
        return f"deprecated since version {self.since} of the hooks, gone with version {self.until}; {self.instead}"


RETIRED: Mapping[str, Retired] = {}
"""What is retired, by the hook's name, or the hook's and the argument's (``diplotrack_fetch(limit)``)."""


def version_of(plugin: object, distribution: str | None) -> int | None:
    """The version of the hooks that a plugin says it was written for; None where it says nothing.

    Raises:
        DiplotrackError: what it says is no version, or one for which plugins cannot be used here.
    """
    wanted = inspect.getattr_static(plugin, DECLARATION, None)
    if wanted is None:
        return None
    if not isinstance(wanted, int) or isinstance(wanted, bool) or wanted < 1:
        right = f"give the version of the hooks as a number, such as {hooks.HOOKS_VERSION}"
        raise DiplotrackError(f"{DECLARATION} is {wanted!r}; {right}")
    if hooks.OLDEST_HOOKS_VERSION <= wanted <= hooks.HOOKS_VERSION:
        return wanted
    from importlib.metadata import version

    here = f"it was written for version {wanted} of the hooks, and diplotrack {version(PROJECT)} has"
    if wanted > hooks.HOOKS_VERSION:
        raise DiplotrackError(f"{here} version {hooks.HOOKS_VERSION}: upgrade diplotrack")
    oldest = f"takes plugins from version {hooks.OLDEST_HOOKS_VERSION} on"
    raise DiplotrackError(f"{here.removesuffix('has')}{oldest}: upgrade {distribution or 'it'}")


def retired(plugin: object, names: Iterable[str]) -> Iterator[tuple[str, Retired]]:
    """What a plugin has of what is retired: what to say of it, and what became of it.

    Args:
        plugin: the plugin.
        names: of its attributes that look like hooks.
    """
    for name in names:
        function = inspect.getattr_static(plugin, name, None)
        function = getattr(function, "__func__", function)
        if not hasattr(function, MARK):
            continue
        if (hook := RETIRED.get(name)) is not None:
            said = f"{name} is never called: {hook}" if hook.gone else f"{name} is {hook}"
            yield said, hook
            continue
        # Whatever is marked is a function or method; pluggy refuses the rest.
        for argument in inspect.signature(function).parameters if callable(function) else ():
            if (gone := RETIRED.get(f"{name}({argument})")) is not None:
                yield f"{name} takes {argument!r}: {'' if gone.gone else 'it is '}{gone}", gone


def asked_for(error: BaseException, distribution: str | None) -> str:
    """A clause for a plugin that could not be imported because this diplotrack lacks what it needs; else empty."""
    lacks = isinstance(error, ImportError) and (error.name or "").partition(".")[0] == PROJECT
    if not lacks or distribution is None:
        return ""
    from importlib.metadata import PackageNotFoundError, requires, version

    try:
        asked = [each.partition(";")[0].strip() for each in requires(distribution) or ()]
    except PackageNotFoundError:
        return ""
    of_ours = [
        each for each in asked if each[: len(PROJECT)] == PROJECT and each[len(PROJECT) :][:1] in " <>=!~[("
    ]
    return f"; it asks for {of_ours[0]}, and this is {version(PROJECT)}" if of_ours else ""
