"""Plugins of the reader: found, guarded and asked one by one, in the order of their names."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

import attrs
import pluggy

from diplotrack.discovery import Found, by_hand, in_group
from diplotrack.errors import DiplotrackError
from diplotrack.plugins import Registry
from diplotrack_article import hookspecs
from diplotrack_article.hooks import PROJECT
from diplotrack_article.lexicon import Frame, Lexicon, build_lexicon

_HOOK = "diplotrack_article_frames"


@attrs.define
class _Asking:
    """The frames and the problems so far."""

    taken: dict[str, str]
    frames: list[Frame] = attrs.field(factory=list)
    problems: list[str] = attrs.field(factory=list)

    def ask(self, plugin: str, owner: str, manager: pluggy.PluginManager) -> None:
        """Take over a plugin's frames, each on its own."""
        try:
            items = [item for answer in getattr(manager.hook, _HOOK)() for item in answer]
        except Exception as error:
            self.problems.append(f"{owner}: {_HOOK} failed: {_told(error)}")
            return
        for item in items:
            if not isinstance(item, Frame):
                self.problems.append(f"{owner}: {_HOOK}: {item!r} is left out: it is no Frame")
            elif item.name in self.taken:
                whose = self.taken[item.name]
                self.problems.append(
                    f"{owner}: {_HOOK}: the frame name {item.name!r} is already taken by {whose}"
                )
            else:
                self.taken[item.name] = f"plugin {plugin!r}"
                self.frames.append(item)


def lexicon_of(registry: Registry) -> tuple[Lexicon, list[str]]:
    """The reader's lexicon with the frames of its plugins, and what is wrong with any of these, in a line each.

    Args:
        registry: the installed plugins are asked, or those that were given to it by hand; what it leaves out is left
            out here too. One that fails costs its own frames and no others.
    """
    own = build_lexicon()
    asking = _Asking({frame.name: "the reader" for frame in own.frames})
    seen: set[str] = set()
    for name, distribution, version, load in sorted(_found(registry), key=lambda found: found[0]):
        owner = f"plugin {name!r}" + (f" of {distribution} {version}" if distribution else "")
        if name in registry.disabled:
            continue
        if name in seen:
            asking.problems.append(f"{owner}: the name is already taken; it is left out")
            continue
        seen.add(name)
        manager = pluggy.PluginManager(PROJECT)
        manager.add_hookspecs(hookspecs)
        try:
            plugin = load()
            manager.register(plugin, name)
        except (Exception, SystemExit) as error:  # a script that is taken for a plugin may exit
            asking.problems.append(f"{owner}: {_told(error)}")
            continue
        hooks = [caller.name for caller in manager.get_hookcallers(plugin) or ()]
        asking.problems += [f"{owner}: {problem}" for problem in _misnamed(hooks)]
        if _HOOK in hooks:
            asking.ask(name, owner, manager)
        elif registry.given is None and not hooks:
            asking.problems.append(f"{owner}: it implements no hook; known is {_HOOK}")
    return (build_lexicon(asking.frames) if asking.frames else own), asking.problems


def _found(registry: Registry) -> Iterable[Found]:
    # Of the plugins given by hand those without hooks of the reader's are the registry's alone.
    return in_group(PROJECT) if registry.given is None else by_hand(registry.given)


def _misnamed(hooks: Iterable[str]) -> Iterable[str]:
    for hook in hooks:
        if hook != _HOOK:
            near = difflib.get_close_matches(hook, [_HOOK], n=1)
            yield f"{hook} is never called: there is no such hook" + (
                f"; did you mean {_HOOK}?" if near else ""
            )


def _told(error: BaseException) -> str:
    text = " ".join(str(error).split())
    if isinstance(error, DiplotrackError):
        return text
    return f"{type(error).__name__}: {text}" if text else type(error).__name__
