"""What lets a notebook show a thing as HTML. How each looks is the business of `diplotrack.notebook`, loaded when asked."""

from __future__ import annotations


class Shown:
    """A thing that notebooks show as HTML (IPython's ``_repr_html_``)."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        from diplotrack.notebook import html_of

        return html_of(self)
