#!/usr/bin/env python3
"""Reads JSON Lines with orjson and takes the fields that Squelch takes.  jsonlines.py simple|statuses FILE"""
import sys

import orjson

SIMPLE = ("account", "id", "published", "text", "url", "folder", "repost_of", "in_reply_to")
STATUS = ("id", "created_at", "language", "url", "content", "in_reply_to_id")


def main():
    kind, path = sys.argv[1:3]
    posts = size = 0
    loads = orjson.loads
    with open(path, "rb") as file:
        for line in file:
            record = loads(line)
            for key in SIMPLE if kind == "simple" else STATUS:
                size += len(record.get(key) or "")
            if kind == "simple":
                size += sum(map(len, record["links"]))
            else:
                account = record["account"]
                size += len(account["acct"]) + len(account["display_name"]) + len(account["url"])
            posts += 1
    print(f"{posts} posts {size} characters")


if __name__ == "__main__":
    main()
