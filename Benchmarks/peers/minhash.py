#!/usr/bin/env python3
"""MinHash signatures of 128 places by a Python library; the signature step alone.

  minhash.py rensa|datasketch FILE FIRST

FILE has a text a line; FIRST: only so many. Words and runs of three words are made before the clock starts, so that
only the library's own work counts. Prints posts per CPU second.
"""
import re
import sys
import time

WORD = re.compile(r"\w+")


def shingles(text):
    words = WORD.findall(text.lower())
    return [" ".join(words[start:start + 3]) for start in range(max(1, len(words) - 2))]


def rensa_signatures(posts):
    import rensa
    start = time.process_time()
    for post in posts:
        sketch = rensa.RMinHash(num_perm=128, seed=42)
        sketch.update(post)
        sketch.digest()
    return time.process_time() - start


def datasketch_signatures(posts):
    from datasketch import MinHash
    posts = [[shingle.encode() for shingle in post] for post in posts]
    start = time.process_time()
    for post in posts:
        MinHash(num_perm=128).update_batch(post)
    return time.process_time() - start


LIBRARIES = {"rensa": rensa_signatures, "datasketch": datasketch_signatures}


def main():
    if len(sys.argv) != 4 or sys.argv[1] not in LIBRARIES:
        sys.exit(__doc__)
    with open(sys.argv[2], encoding="utf-8") as file:
        posts = [shingles(text) for _, text in zip(range(int(sys.argv[3])), file)]
    print(f"{len(posts) / LIBRARIES[sys.argv[1]](posts):.0f} posts per CPU second")


if __name__ == "__main__":
    main()
