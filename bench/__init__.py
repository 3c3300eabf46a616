"""Measuring what ships: `python -m bench NAME PATH [--out FILE]`, one file a figure.

A bench is a module of this package whose name has no leading underscore. It has `run(args)`,
which gives the figures as a dict (fractions from 0 to 1, names as in the data's README), and
may have `options(parser)` for options of its own. `args.path` and `args.out` are always there.
The last line printed is the figures as one line of JSON.
"""
