"""`python -m tools.forums SEED [--flat NAME] [--gold]`: print a page, or its flattened form, or its text."""
from __future__ import annotations

import argparse

from tools.forums import FLATTENERS, make_page


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seed", type=int)
    parser.add_argument("--flat", choices=sorted(FLATTENERS))
    parser.add_argument("--gold", action="store_true")
    options = parser.parse_args()
    page = make_page(options.seed)
    print(page.gold if options.gold else FLATTENERS[options.flat](page.html) if options.flat else page.html)


main()
