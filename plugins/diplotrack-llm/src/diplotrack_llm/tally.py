"""What reading a document with a model came to, in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import attrs


@attrs.define(kw_only=True)
class Tally:
    """What was asked, what it cost, and what of the answers could not be used.

    Attributes:
        model: the model's name.
        windows: the pieces that the text was read in.
        cached: how many of them were answered from the cache.
        input_tokens: tokens sent, as the model counts them; cached answers cost none.
        output_tokens: tokens received.
        seconds: spent waiting for answers.
        exact: quotations that stand in the text as they were given.
        realigned: quotations that stand there in other letters, such as other quotation marks, and were set right.
        dropped: what was left out, by reason.
    """

    model: str
    windows: int = 0
    cached: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    seconds: float = 0.0
    exact: int = 0
    realigned: int = 0
    dropped: Counter[str] = attrs.field(factory=Counter)

    def cost(self, input_price: float | None, output_price: float | None) -> float | None:
        """What the tokens cost, by `input_price` and `output_price` for a million of each; None where a price is not known."""
        if input_price is None or output_price is None:
            return None
        return (self.input_tokens * input_price + self.output_tokens * output_price) / 1_000_000

    def told(self, input_price: float | None = None, output_price: float | None = None) -> str:
        """All of it in a line, with the cost where `input_price` and `output_price` are known."""
        return ", ".join(self._parts(self.cost(input_price, output_price)))

    def _parts(self, cost: float | None) -> Iterator[str]:
        asked = f"{self.windows} window{'' if self.windows == 1 else 's'}"
        yield f"{self.model}: {asked}{f' ({self.cached} cached)' if self.cached else ''}"
        yield f"{self.input_tokens:,} tokens in, {self.output_tokens:,} out"
        if cost is not None:
            yield f"cost {cost:.4f}"
        yield f"{self.seconds:.1f} s"
        yield f"{self.exact} quotations exact, {self.realigned} realigned"
        yield from (f"{count} {why}" for why, count in sorted(self.dropped.items()))
