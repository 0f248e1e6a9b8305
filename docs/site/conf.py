"""The documentation as a site, built offline: `make site` writes it to build/site/."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

project = "Expedition"
author = "The Expedition authors"
extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx.ext.viewcode",
    "outside",
    "equations",
]
exclude_patterns = ["making", "site", "campaign"]
myst_heading_anchors = 3
myst_enable_extensions = ["colon_fence"]
myst_fence_as_directive = ["math"]
html_math_renderer = "drawn"
html_theme = "furo"
html_title = "Expedition"
# Nothing is fetched by who reads it.
html_theme_options = {"light_css_variables": {"font-stack": "system-ui, sans-serif"}}
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
python_use_unqualified_type_names = True
