#!/usr/bin/env python3
"""One of the Python feed parsers over every file of a folder, given as bytes in memory.

  feedparsers.py fastfeedparser|feedparser|atoma FOLDER [FIRST]

FIRST: only so many files (feedparser needs minutes for 200 MB). Prints the megabytes read, the entries found and the
files refused. The result of a file is dropped before the next, as the C yardstick does.
"""
import os
import sys
import time
import warnings


def fastfeedparser_entries():
    import fastfeedparser
    return lambda data: fastfeedparser.parse(data).entries


def feedparser_entries():
    import feedparser
    warnings.simplefilter("ignore")
    return lambda data: feedparser.parse(data).entries


def atoma_entries():
    import atoma

    def entries(data):
        head = data[:400].replace(b"\0", b"")          # UTF-16 shows its ASCII with every other byte zero
        return atoma.parse_rss_bytes(data).items if b"<rss" in head else atoma.parse_atom_bytes(data).entries
    return entries


PARSERS = {"fastfeedparser": fastfeedparser_entries, "feedparser": feedparser_entries, "atoma": atoma_entries}


def main():
    if len(sys.argv) not in (3, 4) or sys.argv[1] not in PARSERS:
        sys.exit(__doc__)
    name, folder = sys.argv[1:3]
    parse = PARSERS[name]()
    paths = sorted(os.path.join(folder, file) for file in os.listdir(folder))
    size = count = refused = 0
    start = time.process_time()
    for path in paths[:int(sys.argv[3]) if len(sys.argv) > 3 else None]:
        with open(path, "rb") as file:
            data = file.read()
        size += len(data)
        try:
            count += len(parse(data))
        except Exception:                              # a parser may raise anything on a damaged file
            refused += 1
    spent = time.process_time() - start
    print(f"{name}: {size / 1e6:.1f} MB in {spent:.3f} s of CPU, {size / 1e6 / spent:.1f} MB/s,"
          f" {count} entries, {refused} files refused")


if __name__ == "__main__":
    main()
