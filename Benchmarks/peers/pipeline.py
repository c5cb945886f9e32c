#!/usr/bin/env python3
"""What one would put together in Python to score posts, in one process: JSON Lines by orjson, markup away, words by scikit-learn
(hashed, tf-idf) into a score, near-duplicates by datasketch (MinHash of 128 over shingles of three words, LSH at .7).

  pipeline.py FILE COUNT         the first COUNT lines of a timeline that Benchmarks/texts.py has written

It prints documents a CPU second and the seconds of each stage. It learns nothing, knows no accounts but their mean, and says
nothing of why.
"""
import html
import itertools
import re
import sys
import time

import numpy
import orjson
from datasketch import MinHash, MinHashLSH
from sklearn.feature_extraction.text import HashingVectorizer, TfidfTransformer

FEATURES = 1 << 18
MARKUP, WORD = re.compile(r"<[^>]*>"), re.compile(r"\w+")


class Laps:
    def __init__(self):
        self.seconds, self.last = {}, time.process_time()

    def end(self, name):
        now = time.process_time()
        self.seconds[name], self.last = now - self.last, now


def signature(text):
    words = WORD.findall(text.lower())
    made = MinHash(num_perm=128)
    made.update_batch({" ".join(words[at:at + 3]).encode() for at in range(max(1, len(words) - 2))})
    return made


def main():
    path, count = sys.argv[1], int(sys.argv[2])
    laps = Laps()
    with open(path, "rb") as file:
        posts = [orjson.loads(line) for line in itertools.islice(file, count)]
    texts, accounts = [post["text"] for post in posts], [post["account"] for post in posts]
    laps.end("json")
    texts = [html.unescape(MARKUP.sub(" ", text)) for text in texts]
    laps.end("text")
    words = HashingVectorizer(n_features=FEATURES, alternate_sign=True, norm=None).transform(texts)
    weights = numpy.random.default_rng(0).normal(size=FEATURES).astype(numpy.float32)
    scores = TfidfTransformer().fit_transform(abs(words)) @ weights
    _, owners = numpy.unique(accounts, return_inverse=True)
    order = numpy.argsort(-numpy.bincount(owners, weights=scores) / numpy.bincount(owners))
    laps.end("score")
    signatures = [signature(text) for text in texts]
    laps.end("signatures")
    index, pairs = MinHashLSH(threshold=0.7, num_perm=128), 0
    for number, made in enumerate(signatures):
        pairs += len(index.query(made))
        index.insert(number, made)
    laps.end("near-duplicates")
    total = sum(laps.seconds.values())
    print(f"{len(texts) / total:.0f} documents a CPU second, {len(order)} accounts, {pairs} pairs;",
          ", ".join(f"{name} {seconds:.2f} s" for name, seconds in laps.seconds.items()))


if __name__ == "__main__":
    main()
