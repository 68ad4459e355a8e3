"""Long numbers in groups of three that are copied, found and read aloud as one number.

The package writes a narrow space between groups. A page sets the digit before it wider instead:
`int("11\u202f268")` fails, `int("11268")` does not.
"""

import re

from convdocs.units import THIN

_GROUP = re.compile(rf"(\d){THIN}(?=\d{{3}}(?!\d))")
_TAG = re.compile(rf"<[^>]*{THIN}[^>]*>")
_UNSTYLED = re.compile(r"<(title|desc|option|textarea)\b.*?</\1>", re.DOTALL)


def set_apart(html: str) -> str:
    r"""A page with its groups of digits held apart by a style; attributes hold plain digits.

    >>> print(set_apart('<b title="1\u202f234">11\u202f268</b>'))
    <b title="1234">1<span class="group">1</span>268</b>
    """
    for unstyled in (_UNSTYLED, _TAG):
        html = unstyled.sub(lambda found: _GROUP.sub(r"\1", found[0]), html)
    return _GROUP.sub(r'<span class="group">\1</span>', html)
