#!/usr/bin/env python3
"""Writes invented texts, one a line, without markup: the same bytes for the same options on every machine.

  texts.py feeds OUT [--count 20000] [--seed 1]       the bodies that generate.py puts into feeds, as readers see them
  texts.py posts OUT [--count 200000] [--seed 1]      short posts of about 35 words; some with a link, a hashtag, a
                                                      mention; 6 % near-duplicates
  texts.py timeline OUT [--count 1000000] [--seed 1] [--accounts 1000]
                                                      such posts as a timeline in JSON Lines: accounts in 7 folders
  texts.py statuses OUT [--count 200000] [--seed 1] [--accounts 1000]
                                                      the same posts as Mastodon's interface gives them
Standard library only.
"""
import argparse
import html
import json
import random
import re
import sys

from generate import Bodies, Words

MARKUP = re.compile(r"<[^>]*>")
BLANK = re.compile(r"\s+")


def flavoured(words, text):
    """One word in thirty is a number or has an apostrophe, as in prose."""
    rng, parts = words.rng, text.split(" ")
    for _ in range(round(len(parts) / 30)):
        place = int(rng.random() * len(parts))
        parts[place] = rng.choice(("don't", "it's", "I'll", "l'eau", "2026", "7", "3.5", "1,000", f"{rng.getrandbits(10)}"))
    return " ".join(parts)


def feed_texts(words, _=0):
    bodies = Bodies(words)
    while True:
        mean = words.rng.choice((120, 250, 500, 900))
        yield flavoured(words, BLANK.sub(" ", html.unescape(MARKUP.sub(" ", bodies.next(mean)))).strip())


def decorated(words, text):
    """A post as people write it: now and then an address, a hashtag or a mention."""
    rng = words.rng
    if rng.random() < 0.3:
        text += f" https://{words.take(1)[0]}.example/{rng.getrandbits(30):x}"
    if rng.random() < 0.2:
        text += f" #{words.take(1)[0]}"
    return f"@{words.take(1)[0]} {text}" if rng.random() < 0.1 else text


def near_duplicate(words, text):
    parts = text.split(" ")
    parts[int(words.rng.random() * len(parts))] = words.take(1)[0]
    return " ".join(parts)


def post_texts(words, _=0):
    rng, recent = words.rng, []
    while True:
        if recent and rng.random() < 0.06:
            text = near_duplicate(words, rng.choice(recent))
        else:
            text = decorated(words, flavoured(words, words.prose(max(3, int(rng.gauss(35, 14))))))
        recent = [*recent[-999:], text]
        yield text


def timeline(words, accounts):
    for number, text in enumerate(post_texts(words)):
        account = number * 7919 % accounts
        yield json.dumps({
            "account": f"account{account}", "id": f"p{number}", "folder": f"folder{account % 7}",
            "published": f"2026-{1 + number % 10:02}-{1 + number % 28:02}T{number % 24:02}:{number % 60:02}:00Z",
            "text": text, "url": f"https://site{account}.example/{number}", "links": []}, ensure_ascii=False)


def statuses(words, accounts):
    """Posts as Mastodon's interface gives them, with their accounts in full."""
    for number, text in enumerate(post_texts(words)):
        account, place = number * 7919 % accounts, 110_000_000_000_000_000 + number * 37
        name, site = f"account{account}", f"https://site{account}.example"
        yield json.dumps({
            "id": str(place), "created_at": f"2026-{1 + number % 10:02}-{1 + number % 28:02}T{number % 24:02}:00:00.000Z",
            "in_reply_to_id": None, "sensitive": False, "spoiler_text": "", "visibility": "public", "language": "en",
            "uri": f"{site}/users/{name}/statuses/{place}", "url": f"{site}/@{name}/{place}", "replies_count": number % 7,
            "reblogs_count": number % 40, "favourites_count": number % 90, "content": f"<p>{html.escape(text, False)}</p>",
            "reblog": None, "account": {
                "id": str(10**17 + account), "username": name, "acct": f"{name}@site{account}.example",
                "display_name": name.title(), "locked": False, "bot": False, "url": f"{site}/@{name}",
                "avatar": f"{site}/avatars/{account:09}.jpg", "followers_count": account * 3, "following_count": account,
                "statuses_count": account * 7, "fields": [], "emojis": []},
            "media_attachments": [], "mentions": [], "tags": [], "emojis": [], "card": None, "poll": None},
            ensure_ascii=False)


KINDS = {"feeds": (feed_texts, 20_000), "posts": (post_texts, 200_000), "timeline": (timeline, 1_000_000),
         "statuses": (statuses, 200_000)}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("out")
    parser.add_argument("--count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--accounts", type=int, default=1000)
    options = parser.parse_args()
    words = Words(random.Random(options.seed))
    make, usual = KINDS[options.kind]
    with open(options.out, "w", encoding="utf-8", newline="\n") as file:
        for _, text in zip(range(options.count or usual), make(words, options.accounts)):
            file.write(text + "\n")


if __name__ == "__main__":
    sys.exit(main())
