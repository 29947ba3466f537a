"""How Sphinx builds these pages; `make docs` runs it with warnings as errors."""

from __future__ import annotations

import tomllib
from pathlib import Path

_METADATA = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text("utf-8"))["project"]

project = "diplotrack"
author = "The diplotrack maintainers"
copyright = author
release = _METADATA["version"]
version = release

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build"]
source_suffix = {".md": "markdown"}
myst_heading_anchors = 3

# A reference that leads nowhere is an error, as every warning is. Left alone are names of others, which have their own
# documentation, and type variables, which have none.
nitpicky = True
nitpick_ignore_regex = [
    (r"py:.*", r"(collections|concurrent|contextlib|datetime|ipaddress|os|pathlib|ssl)\..*"),
    (r"py:.*", r"(cattrs|click|hypothesis|pyarrow)\..*"),
    (r"py:.*", r"(dt|pa|pd|pl)\..*|Path|UsageError"),
    (r"py:class", r"diplotrack\..*\.(C|F|T|T_co)"),
    # What stands in signatures and is made by nobody but the library itself.
    (r"py:class", r"diplotrack\.partyrules\.Rules|diplotrack_llm\.cache\.Cache"),
]

html_theme = "furo"
html_title = f"diplotrack {release}"
html_copy_source = False

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
# As ":ivar:", so that a class's attributes are not described a second time as members.
napoleon_use_ivar = True
napoleon_numpy_docstring = False
toc_object_entries_show_parents = "hide"
