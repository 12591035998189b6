"""Numbers of a date, a time of day or a span that a slip of the pen makes of one another."""

from __future__ import annotations


def is_slip(said: int, meant: int) -> bool:
    """Whether one digit is another, or two beside one another have changed places.

    >>> is_slip(65, 75), is_slip(1848, 1884), is_slip(97, 79), is_slip(1848, 1894), is_slip(5, 12)
    (True, True, True, False, False)
    """
    one, other = str(said), str(meant)
    if len(one) != len(other):
        return False
    wrong = [at for at in range(len(one)) if one[at] != other[at]]
    if len(wrong) == 1:
        return True
    swapped = len(wrong) == 2 and wrong[1] == wrong[0] + 1
    return swapped and one[wrong[0]] == other[wrong[1]] and one[wrong[1]] == other[wrong[0]]
