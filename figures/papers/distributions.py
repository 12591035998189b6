"""The distributions of test statistics: what the tables at the end of a textbook hold.

All of them follow from two functions, the regularised incomplete beta and gamma, which the standard library does not
have. Both are written here as their continued fractions (DLMF 8.17.22 and 8.9.2; the evaluation is Lentz's, as in
Press et al., *Numerical Recipes*, 6.2 and 6.4) and agree with scipy to seven digits and more. So no article has to wait
for a numerical library to load, and none has to be installed.
"""

from __future__ import annotations

from math import erfc, exp, lgamma, log, log1p, sqrt

LARGE = 1e6
"""From here on a distribution with so many degrees of freedom is that of its limit, to more digits than a text has."""
_TINY = 1e-300
_CLOSE = 1e-15
_MOST_STEPS = 20_000


def p_z(z: float) -> float:
    """The two-sided p of a standard normal deviate: P(|Z| >= |z|) = erfc(|z| / sqrt 2) (DLMF 7.18).

    >>> round(p_z(1.96), 4)
    0.05
    """
    return erfc(abs(z) / sqrt(2))


def p_t(t: float, df: float) -> float:
    """The two-sided p of Student's t: I_x(df/2, 1/2) at x = df / (df + t²) (DLMF 8.17; Abramowitz, Stegun 26.7.1).

    >>> round(p_t(2.2, 28), 4)
    0.0362
    """
    if df >= LARGE:
        return p_z(t)
    return _beta(df / 2, 0.5, df / (df + t * t))


def p_f(f: float, df1: float, df2: float) -> float:
    """The upper tail of F: I_x(df2/2, df1/2) at x = df2 / (df2 + df1 f) (Abramowitz, Stegun 26.6.2).

    >>> round(p_f(4.2, 1, 28), 5)
    0.0499
    """
    if f <= 0:
        return 1.0
    if df2 >= LARGE:
        return p_chi2(f * df1, df1)
    return _beta(df2 / 2, df1 / 2, df2 / (df2 + df1 * f))


def p_chi2(chi2: float, df: float) -> float:
    """The upper tail of chi-square: Q(df/2, chi2/2) (Abramowitz, Stegun 26.4.19).

    >>> round(p_chi2(7.93, 2), 6)
    0.018968
    """
    if chi2 <= 0:
        return 1.0
    if df >= LARGE:  # Wilson and Hilferty, 1931
        third = (chi2 / df) ** (1 / 3)
        z = (third - (1 - 2 / (9 * df))) / sqrt(2 / (9 * df))
        return erfc(z / sqrt(2)) / 2
    return _gamma(df / 2, chi2 / 2)


def p_r(r: float, df: float) -> float:
    """The two-sided p of Pearson's r: that of t = r sqrt(df / (1 - r²)), with n - 2 degrees of freedom.

    >>> round(p_r(0.349, 44), 6)
    0.017446
    """
    return 0.0 if abs(r) >= 1 else p_t(r * sqrt(df / (1 - r * r)), df)


def _beta(a: float, b: float, x: float) -> float:
    """The regularised incomplete beta function I_x(a, b)."""
    if not 0 < x < 1:
        return float(x >= 1)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x))
    if x < (a + 1) / (a + b + 2):
        return front * _beta_fraction(a, b, x) / a
    return 1 - front * _beta_fraction(b, a, 1 - x) / b


def _beta_fraction(a: float, b: float, x: float) -> float:
    c, d = 1.0, 1 / _away(1 - (a + b) * x / (a + 1))
    value = d
    for m in range(1, _MOST_STEPS):
        for step in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d, c = 1 / _away(1 + step * d), _away(1 + step / c)
            value *= d * c
        if abs(d * c - 1) < _CLOSE:
            break
    return value


def _gamma(a: float, x: float) -> float:
    """The regularised upper incomplete gamma function Q(a, x): by its series below a + 1, else by its fraction."""
    front = exp(a * log(x) - x - lgamma(a)) if a * log(x) - x - lgamma(a) > -700 else 0.0
    if x < a + 1:
        term = total = 1 / a
        for n in range(1, _MOST_STEPS):
            term *= x / (a + n)
            total += term
            if term < total * _CLOSE:
                break
        return 1 - front * total
    b = x + 1 - a
    c, d = 1 / _TINY, 1 / b
    value = d
    for n in range(1, _MOST_STEPS):
        step = -n * (n - a)
        b += 2
        d, c = 1 / _away(step * d + b), _away(b + step / c)
        value *= d * c
        if abs(d * c - 1) < _CLOSE:
            break
    return front * value


def _away(value: float) -> float:
    """A divisor that is not zero."""
    return value if abs(value) > _TINY else _TINY
