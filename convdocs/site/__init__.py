"""The MkDocs side: a Markdown extension and one MkDocs plugin; thin."""

import os

# mkdocs.yml names a function of this package, so this runs before Material would print its banner.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
os.environ.setdefault("DISABLE_MKDOCS_2_WARNING", "true")
