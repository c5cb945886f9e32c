"""When two parsers say the same of an entry: normal forms, equality, pairing and the cause of a difference.

An entry is a dict with id, link, title (text or None), date (seconds since 1970 or None; the update's where nothing
tells the publication) and updated.
"""
import collections
import datetime
import email.utils
import html
import re
import unicodedata
import urllib.parse

FIELDS = ("id", "link", "title", "date")
MARKUP = re.compile(r"<!--.*?-->|</?[a-zA-Z!?][^<>]*>", re.S)
BLANK = re.compile("[\\s\u00ad\u200b-\u200f\u2060\ufeff]+")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.I)


def plain_title(value):
    """Text without markup and entities (which may be escaped twice), white space folded, NFC."""
    text = str(value or "")
    for _ in range(2):
        text = html.unescape(MARKUP.sub(" ", text))
    text = BLANK.sub(" ", unicodedata.normalize("NFC", CONTROL.sub("", text))).strip()
    return re.sub(r" ([,.;:!?)])", r"\1", text) or None


def plain_id(value):
    return unicodedata.normalize("NFC", html.unescape(BLANK.sub(" ", str(value or "")).strip())) or None


def plain_link(value):
    """An address in which percent-encoding, the case of scheme and host and a default port or slash do not matter."""
    text = html.unescape(BLANK.sub("", str(value or "")))
    if not text:
        return None
    try:
        parts = urllib.parse.urlsplit(text)
    except ValueError:
        return text
    host = re.sub(r":(80|443)$", "", parts.netloc.lower())
    path = urllib.parse.unquote(parts.path) or ("/" if host else "")
    query, fragment = urllib.parse.unquote_plus(parts.query), urllib.parse.unquote(parts.fragment)
    return unicodedata.normalize("NFC", urllib.parse.urlunsplit((parts.scheme.lower(), host, path, query, fragment)))


def parsed_date(text):
    try:
        return datetime.datetime.fromisoformat(re.sub("[zZ]$", "+00:00", text))
    except ValueError:
        return email.utils.parsedate_to_datetime(text)


def seconds(value):
    """A date in any of the parsers' forms as seconds since 1970, UTC where no zone is told."""
    if not value:
        return None
    try:
        if isinstance(value, tuple):                              # time.struct_time is one
            value = datetime.datetime(*value[:6])
        elif isinstance(value, str):
            value = parsed_date(value.strip())
        return int((value if value.tzinfo else value.replace(tzinfo=datetime.timezone.utc)).timestamp() // 1)
    except (AttributeError, ValueError, TypeError, OverflowError, IndexError):
        return None


def entry(id, link, title, published, updated):
    published, updated = seconds(published), seconds(updated)
    return {"id": plain_id(id), "link": plain_link(link), "title": plain_title(title),
            "date": updated if published is None else published, "updated": updated}


def is_resolved(short, full):
    """Whether `full` is what resolving the relative address `short` may give."""
    return not SCHEME.match(short) and len(short.strip("./")) > 1 and full.endswith(short.lstrip("./"))


def same(field, one, other):
    if one is None or other is None:
        return False
    if one == other:
        return True
    if field in ("id", "link"):
        one, other = plain_link(one), plain_link(other)
        return one == other or is_resolved(one, other) or is_resolved(other, one)
    if field == "title":
        return re.sub(r"\W", "", one) == re.sub(r"\W", "", other) != ""
    return False


def similar(one, other):
    return any(same(field, one.get(field), other.get(field)) for field in ("id", "link", "title"))


KEYS = (("id", "link"), ("id",), ("link",), ("title", "date"), ("title",))


def pair(wanted, given):
    """For each wanted entry the given one: by place where all places fit, else by id, link, title, then by place."""
    if len(wanted) == len(given) and all(map(similar, wanted, given)):
        return list(given)
    found, left = [None] * len(wanted), dict(enumerate(given))
    for fields in KEYS:
        index = collections.defaultdict(collections.deque)
        for place, one in left.items():
            index[tuple(one.get(field) for field in fields)].append(place)
        for number, one in enumerate(wanted):
            key = tuple(one.get(field) for field in fields)
            if found[number] is None and key[0] is not None and key[-1] is not None and index[key]:
                found[number] = left.pop(index[key].popleft())
    if len(wanted) == len(given):
        found = [left.pop(place, None) if one is None else one for place, one in enumerate(found)]
    return found


def date_cause(wanted, given, expected):
    difference = abs(given - wanted)
    if given == expected.get("updated"):
        return "updated in place of published"
    if difference % 900 == 0 and difference <= 14 * 3600:
        return "time zone"
    if difference < 86_400 and 0 in (given % 86_400, wanted % 86_400):
        return "time of day lost"
    return "century" if abs(difference - 36_525 * 86_400) <= 86_400 else "another date"


def address_cause(field, wanted, given, expected):
    swapped = "link" if field == "id" else "id"
    if same("link", given, expected.get(swapped)):
        return f"{swapped} given as {field}"
    for name, form in (("scheme", lambda text: SCHEME.sub("", text)), ("fragment", lambda text: text.split("#")[0]),
                       ("query", lambda text: text.split("?")[0]), ("letter case", str.lower)):
        if form(wanted) == form(given):
            return f"{name} differs"
    return "relative address" if not (SCHEME.match(wanted) and SCHEME.match(given)) else f"another {field}"


def title_cause(wanted, given):
    if "\ufffd" in given or re.search("[ÃÂÐÑ][\x80-\xbf]", given):
        return "wrong encoding"
    if re.search(r"&#?\w+;", given):
        return "entity left over"
    if given in wanted:
        return "a part only"
    return "more than the title" if wanted in given else "another title"


def cause(field, wanted, given, expected):
    """Why two values differ, as far as their form tells. `expected` is the entry that `wanted` is of."""
    if given is None:
        return "missing"
    if field == "date":
        return date_cause(wanted, given, expected)
    return title_cause(wanted, given) if field == "title" else address_cause(field, wanted, given, expected)
