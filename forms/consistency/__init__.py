"""Whether two sources say the same of one fact: answer against certificate, certificate against certificate.

One door, `compare`: it takes a type (a question's, or `headcount`, `period`, `total`), two values, and what is known
beside them; it gives a verdict and why. A comparer for each type stands in `door.COMPARERS`:

1. it reads each value (`None` means that it cannot: the verdict is then `unknown`, never `different`);
2. it weighs the two, without regard to which comes first, and never raises.

What is a mere question of spelling or rounding is data: `legal_forms.yml`, `titles.yml`, `places.yml`, `limits.yml`.
`reasons` holds what people can say when they keep their own value against a certificate.
"""

from forms.consistency.comparison import Comparison, Hints, Verdict, Why, explain
from forms.consistency.door import COMPARERS, compare

__all__ = ["COMPARERS", "Comparison", "Hints", "Verdict", "Why", "compare", "explain"]
