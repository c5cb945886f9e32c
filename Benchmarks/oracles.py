"""What feedparser, fastfeedparser and atoma say of a document, and what the majority of them says."""
import collections
import hashlib
import json
import os
import pathlib
import signal
import warnings

import atoma
import fastfeedparser
import feedparser

from comparison import FIELDS, entry, same

SECONDS = 60
VERSION = 1              # of the kept answers: raise it when an entry's normal form changes


def ask_feedparser(data):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        feed = feedparser.parse(data)
    if not feed.version and not feed.entries:
        raise ValueError("not a feed")
    get = dict.get                       # not the attribute access, which gives updated where published is missing
    return [entry(get(one, "id"), get(one, "link"), get(one, "title"), get(one, "published_parsed"),
                  get(one, "updated_parsed") or get(one, "created_parsed")) for one in feed.entries]


def ask_fastfeedparser(data):
    return [entry(*(one.get(name) for name in ("id", "link", "title", "published", "updated")))
            for one in fastfeedparser.parse(data).entries]


def ask_atoma(data):
    try:
        return [entry(one.guid, one.link, one.title, one.pub_date, None) for one in atoma.parse_rss_bytes(data).items]
    except atoma.FeedXMLError:
        raise
    except atoma.FeedParseError:
        return [atom_entry(one) for one in atoma.parse_atom_bytes(data).entries]


def atom_entry(one):
    links = [link.href for link in one.links if link.rel in (None, "alternate")]
    return entry(one.id_, links[0] if links else None, one.title and one.title.value, one.published, one.updated)


PARSERS = {"feedparser": ask_feedparser, "fastfeedparser": ask_fastfeedparser, "atoma": ask_atoma}


def interrupt(*_):
    raise TimeoutError(f"no answer in {SECONDS} s")


def ask(parser, data):
    """The parser's entries, or None where it refuses the document, in whatever way."""
    previous = signal.signal(signal.SIGALRM, interrupt)
    signal.alarm(SECONDS)
    try:
        return PARSERS[parser](data)
    except Exception:                                          # a parser may raise anything; that is its answer
        return None
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, previous)


class Oracles:
    """Asks once for each content, and keeps the answers in a folder."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)

    def answers(self, data):
        """Parser -> entries or None."""
        kept = self.folder / f"{hashlib.sha256(data).hexdigest()}-{VERSION}.json"
        try:
            return json.loads(kept.read_text(encoding="utf-8"))
        except (FileNotFoundError, ValueError):
            pass
        answers = {name: ask(name, data) for name in PARSERS}
        partial = kept.with_suffix(f".{os.getpid()}")
        partial.write_text(json.dumps(answers), encoding="utf-8")
        partial.replace(kept)
        return answers


def agreed(field, values):
    """(True, value) where two give the same value or both none, else (False, None)."""
    for place, one in enumerate(values):
        for other in values[place + 1:]:
            if same(field, one, other) or one is other is None:
                return True, one
    return False, None


def majority(answers):
    """The entries that two parsers at least agree on; None where no two find the same number.

    They vote by place in the document. A field without agreement is left out of its entry.
    """
    by_count = collections.defaultdict(list)
    for entries in answers.values():
        if entries is not None:
            by_count[len(entries)].append(entries)
    voters = max(by_count.values(), key=lambda group: (len(group), len(group[0])), default=[])
    if len(voters) < 2:
        return None
    result = []
    for row in zip(*voters):
        votes = {field: agreed(field, [one[field] for one in row]) for field in FIELDS}
        clear = {field: value for field, (is_clear, value) in votes.items() if is_clear}
        result.append(clear | {"updated": row[0]["updated"]})
    return result
