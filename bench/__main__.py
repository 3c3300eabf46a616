"""`python -m bench NAME PATH [--out FILE]`: run the bench of that name and print its figures."""

from __future__ import annotations

import argparse
import importlib
import json
import pkgutil
import sys

import bench


def names() -> list[str]:
    """The benches there are, by file name."""
    found = (module.name for module in pkgutil.iter_modules(bench.__path__))
    return sorted(name for name in found if not name.startswith("_"))


def main(arguments: list[str]) -> int:
    if not arguments or arguments[0] not in names():
        print(f"usage: python -m bench NAME PATH [--out FILE]\nNAME: {', '.join(names())}")
        return 0 if arguments[:1] in (["-h"], ["--help"]) else 2
    module = importlib.import_module(f"bench.{arguments[0]}")
    parser = argparse.ArgumentParser(
        prog=f"python -m bench {arguments[0]}",
        description=module.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("path", help="the set to measure on")
    parser.add_argument("--out", help="write what the system said here, in the set's own format")
    if hasattr(module, "options"):
        module.options(parser)
    print(json.dumps(module.run(parser.parse_args(arguments[1:])), ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
