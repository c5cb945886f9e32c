#!/usr/bin/env python3
"""Writes a folder of invented feeds, the same bytes for the same options on every machine.

  generate.py OUT [--files 2000] [--size 88] [--seed 1] [--odd 0.05]

RSS 2.0 and Atom, bodies in CDATA (60 % of the files) or escaped (40 %), HTML with links, words drawn from a Zipf
vocabulary of 60,000 forms of which about 6 % are not ASCII, 8 % of the bodies near-duplicates of earlier ones.
A share of the files (--odd) is unusual in one of seven ways; see ODDITIES. OUT.tsv, beside the folder, tells
of each file its kind, its oddity, its bytes and the number of complete and of begun entries.
A shorter run is a prefix of a longer one. Standard library only.
"""
import argparse
import html
import itertools
import math
import os
import random
import sys

FORMS = 60_000
ZIPF = 1.02
COMMON = 150                      # the most frequent forms stay ASCII, as in most European text
POOL = 3_000                      # bodies that a near-duplicate may start from
LETTERS, FREQUENCY = "etaoinsrhdlucmfywgpbvkxqjz", (
    127, 91, 82, 75, 70, 67, 63, 61, 60, 43, 40, 28, 28, 24, 24, 24, 22, 20, 19, 15, 10, 8, 2, 1, 2, 1)
ACCENTED = "éèüöäñçåøßáíóúšžığ"
CYRILLIC = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфё"
HAN = "的一是不了人我在有他這中大来上国個到說們為子和你地出道也時年得就那要下以生会自着去"
EMOJI = ("🎉", "🔥", "😂", "🚀", "👍🏽", "🇪🇺", "👩‍💻", "✨", "❤️")
DAYS = "Mon Tue Wed Thu Fri Sat Sun".split()
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
FIRST_OF_MONTH = (2, 5, 5, 1, 3, 6, 1, 4, 0, 2, 5, 0)      # weekdays in 2025, Monday = 0
KINDS = ("rss-cdata", "rss-cdata", "rss-escaped", "atom-escaped", "atom-cdata")


class Words:
    """An endless stream of words whose frequencies follow Zipf's law."""

    def __init__(self, rng):
        self.rng = rng
        self.forms = vocabulary(random.Random(7))     # the language stays the same for every seed
        self.weights = list(itertools.accumulate(1 / rank ** ZIPF for rank in range(1, FORMS + 1)))
        self.block, self.used = [], 0

    def take(self, count):
        if self.used + count > len(self.block):
            self.block, self.used = self.rng.choices(self.forms, cum_weights=self.weights, k=1 << 16), 0
        self.used += count
        return self.block[self.used - count:self.used]

    def prose(self, count):
        """Sentences of 7 to 18 words, `count` words in all."""
        words, sentences, start = self.take(count), [], 0
        while start < count:
            end = start + 7 + int(self.rng.random() * 12)
            text = " ".join(words[start:end])
            if end - start > 9 and self.rng.random() < 0.3:
                text = text.replace(" ", ", ", 1)
            sentences.append(text[:1].upper() + text[1:] + "....!?"[int(self.rng.random() * 6)])
            start = end
        return " ".join(sentences)


def vocabulary(rng):
    forms = {}
    weights = list(itertools.accumulate(FREQUENCY))
    while len(forms) < FORMS:
        rank = len(forms)
        length = max(1, int(rng.gauss(2.2 + 0.465 * math.log2(rank + 2), 1.6)))
        pick = rng.random() if rank > COMMON else 1.0
        if pick < 0.020:
            form = "".join(rng.choices(CYRILLIC, k=length))
        elif pick < 0.035:
            form = "".join(rng.choices(HAN, k=max(1, length // 3)))
        elif pick < 0.038:
            form = rng.choice(EMOJI) + rng.choice(("", *EMOJI))
        else:
            form = "".join(rng.choices(LETTERS, cum_weights=weights, k=length))
            if pick < 0.063:
                form = form[:-1] + rng.choice(ACCENTED)
        forms.setdefault(form)
    return list(forms)


def paragraph(words, count):
    """One block of HTML as blog software writes it: links, emphasis, images, lists, quotations, entities."""
    rng = words.rng
    text = words.prose(count)
    head = text.split(" ", 6)
    style = int(rng.random() * 12)
    if style < 4 and len(head) == 7:
        address = f"https://{words.take(1)[0]}.example/{rng.getrandbits(30):x}?utm_source=rss&amp;id={count}"
        text = f'{" ".join(head[:3])} <a href="{address}" rel="noopener">{" ".join(head[3:6])}</a> {head[6]}'
    elif style < 6 and len(head) == 7:
        text = f'{head[0]} <strong>{head[1]} {head[2]}</strong> <em>{head[3]}</em> {head[4]} &amp; {head[5]} {head[6]}'
    elif style == 6:
        image = f"https://cdn.example/{rng.getrandbits(40):x}.jpg"
        text += f'<br />\n<img src="{image}" alt="{head[0]}" width="640" height="480" loading="lazy" />'
    elif style == 7:
        items = "".join(f"<li>{part.strip()}</li>\n" for part in text.split(".") if part.strip())
        return f"<ul>\n{items}</ul>"
    elif style == 8:
        return f'<blockquote class="wp-block-quote"><p>{text}</p></blockquote>'
    elif style == 9:
        return f'<h2 id="h{count}">{" ".join(head[:4])}</h2>\n<p>{text}&nbsp;&#8212; {head[0]}&hellip;</p>'
    return f'<p class="has-text">{text}</p>' if style & 1 else f"<p>{text}</p>"


def fresh_body(words, count):
    parts = []
    while count > 0:
        size = 25 + int(words.rng.random() * 85)
        parts.append(paragraph(words, size))
        count -= size
    return "\n".join(parts)


def near_duplicate(words, body):
    """The same body with one word in forty replaced."""
    parts = body.split(" ")
    for _ in range(max(1, len(parts) // 40)):
        index = int(words.rng.random() * len(parts))
        if not set(parts[index]) & set("<>=\""):
            parts[index] = words.take(1)[0]
    return " ".join(parts)


class Bodies:
    """Fresh bodies and, at times, a near-duplicate of an earlier one, of this feed or of another."""

    def __init__(self, words):
        self.words, self.pool = words, []

    def next(self, mean):
        rng = self.words.rng
        if self.pool and rng.random() < 0.08:
            body = near_duplicate(self.words, rng.choice(self.pool))
        else:
            body = fresh_body(self.words, int(max(40, rng.gauss(mean, mean * 0.4))))
        if len(self.pool) < POOL:
            self.pool.append(body)
        elif rng.random() < 0.1:
            self.pool[int(rng.random() * POOL)] = body
        return body


def escaped(text):
    return html.escape(text, quote=False)


def cdata(text):
    return "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>"


def instant(rng):
    day, month = 1 + int(rng.random() * 28), int(rng.random() * 12)
    clock = f"{int(rng.random() * 24):02d}:{int(rng.random() * 60):02d}:{int(rng.random() * 60):02d}"
    weekday = DAYS[(FIRST_OF_MONTH[month] + day - 1) % 7]
    return (f"{weekday}, {day:02d} {MONTHS[month]} 2025 {clock} +0000", f"2025-{month + 1:02d}-{day:02d}T{clock}Z")


def rss_item(site, number, entry):
    body = cdata(entry["body"]) if entry["cdata"] else escaped(entry["body"])
    summary = entry["body"].split(">", 1)[-1][:200].split("<")[0]
    categories = "".join(f"\t\t<category{entry['attribute']}>{cdata(word)}</category>\n" for word in entry["tags"])
    return (f"\t<item>\n\t\t<title>{entry['title']}</title>\n"
            f"\t\t<link>{site}/2025/{number}/?p={number}&amp;ref=rss</link>\n"
            f"\t\t<dc:creator>{cdata(entry['author'])}</dc:creator>\n\t\t<pubDate>{entry['rfc822']}</pubDate>\n"
            f"{categories}\t\t<guid isPermaLink=\"false\">{site}/?p={number}</guid>\n"
            f"\t\t<description>{escaped(summary)}</description>\n\t\t<content:encoded>{body}</content:encoded>\n"
            f"\t\t<slash:comments>{number % 9}</slash:comments>\n\t</item>\n")


def atom_entry(site, number, entry):
    body = cdata(entry["body"]) if entry["cdata"] else escaped(entry["body"])
    categories = "".join(f"    <category term=\"{word}\"{entry['attribute']}/>\n" for word in entry["tags"])
    return (f"  <entry>\n    <title type=\"html\">{entry['title']}</title>\n"
            f"    <link rel=\"alternate\" type=\"text/html\" href=\"{site}/{number}/\"/>\n"
            f"    <id>tag:{site[8:]},2025:{number}</id>\n    <published>{entry['iso8601']}</published>\n"
            f"    <updated>{entry['iso8601']}</updated>\n    <author><name>{entry['author']}</name>"
            f"<uri>{site}/about</uri></author>\n{categories}"
            f"    <content type=\"html\" xml:base=\"{site}/\">{body}</content>\n  </entry>\n")


def rss_head(site, name):
    return ('<rss version="2.0"\n\txmlns:content="http://purl.org/rss/1.0/modules/content/"\n'
            '\txmlns:wfw="http://wellformedweb.org/CommentAPI/"\n\txmlns:dc="http://purl.org/dc/elements/1.1/"\n'
            '\txmlns:atom="http://www.w3.org/2005/Atom"\n\txmlns:slash="http://purl.org/rss/1.0/modules/slash/">\n'
            f'<channel>\n\t<title>{name}</title>\n'
            f'\t<atom:link href="{site}/feed/" rel="self" type="application/rss+xml" />\n\t<link>{site}</link>\n'
            "\t<description>Notes</description>\n\t<language>en-US</language>\n")


def atom_head(site, name):
    return (f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">\n  <title>{name}</title>\n'
            f'  <link href="{site}/feed.xml" rel="self"/>\n  <updated>2025-12-31T00:00:00Z</updated>\n'
            f"  <id>{site}/</id>\n")


# name -> the encoding declared and used; what else is odd is done where the document is put together
ODDITIES = {"bom": "utf-8", "utf-16": "utf-16", "latin-1": "iso-8859-1", "entities": "utf-8",
            "attribute": "utf-8", "split-cdata": "utf-8", "truncated": "utf-8"}


class Feeds:
    def __init__(self, seed, median_kb, odd):
        self.rng = random.Random(seed)
        self.words = Words(self.rng)
        self.bodies = Bodies(self.words)
        self.seed, self.median, self.odd = seed, median_kb * 1000, odd

    def entry(self, cdata_body, mean, oddity):
        words, rng = self.words, self.rng
        title = escaped(words.prose(4 + int(rng.random() * 8)).rstrip(".!?"))
        body = self.bodies.next(mean)
        if oddity == "entities":
            title = "&brand;: " + title
        if oddity == "split-cdata":
            body += "\n<pre><code>if row[index[0]]>1 { next() }</code></pre>"
        rfc822, iso8601 = instant(rng)
        return {"title": title, "body": body, "cdata": cdata_body, "rfc822": rfc822, "iso8601": iso8601,
                "author": " ".join(word.title() for word in words.take(2)), "tags": words.take(int(rng.random() * 5)),
                "attribute": ' scheme="a > b"' if oddity == "attribute" else ""}

    def document(self, number):
        """The bytes of one file and its line for the table."""
        rng = self.rng
        target = min(max(rng.lognormvariate(math.log(self.median), 0.5), self.median / 3), self.median * 2.3)
        kind, mean = rng.choice(KINDS), rng.choice((120, 250, 500, 900))
        oddity = rng.choice(list(ODDITIES)) if rng.random() < self.odd else ""
        site = f"https://blog{number}.s{self.seed}.example"
        atom, in_cdata = kind.startswith("atom"), kind.endswith("cdata") or oddity == "split-cdata"
        entries, size = [], 0
        while size < target:
            entry = self.entry(in_cdata, mean, oddity)
            entries.append((atom_entry if atom else rss_item)(site, len(entries), entry))
            size += len(entries[-1].encode())
        text, begun = assemble(atom, site, f"Blog {number}", entries, oddity), len(entries)
        data, complete = text, begun
        if oddity == "truncated":
            data = text[:int(len(text) * (0.6 + 0.35 * rng.random()))]
            tail = b"</entry>" if atom else b"</item>"
            begun, complete = data.count(b"<entry>" if atom else b"<item>"), data.count(tail)
        return data, (kind, oddity or "-", len(data), complete, begun)


def assemble(atom, site, name, entries, oddity):
    encoding = ODDITIES.get(oddity, "utf-8")
    parts = [f'<?xml version="1.0" encoding="{encoding.upper()}"?>\n']
    if oddity == "entities":
        parts.append(f'<!DOCTYPE {"feed" if atom else "rss"} [ <!ENTITY brand "{name} &amp; Co"> ]>\n')
    parts += [(atom_head if atom else rss_head)(site, name), *entries, "</feed>\n" if atom else "</channel>\n</rss>\n"]
    text = "".join(parts)
    if oddity == "utf-16":
        return b"\xff\xfe" + text.encode("utf-16-le")         # not "utf-16": its order depends on the machine
    if oddity == "bom":
        return b"\xef\xbb\xbf" + text.encode()
    return text.encode(encoding, "xmlcharrefreplace" if oddity == "latin-1" else "strict")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out")
    parser.add_argument("--files", type=int, default=2000)
    parser.add_argument("--size", type=float, default=88, metavar="KB", help="median size of a file")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--odd", type=float, default=0.05, metavar="SHARE", help="share of unusual files, 0 to 1")
    options = parser.parse_args()
    feeds = Feeds(options.seed, options.size, options.odd)
    os.makedirs(options.out, exist_ok=True)
    total, count = 0, 0
    with open(options.out.rstrip("/") + ".tsv", "w", encoding="utf-8") as table:
        table.write("file\tkind\toddity\tbytes\tcomplete\tbegun\n")
        for number in range(options.files):
            data, line = feeds.document(number)
            with open(os.path.join(options.out, f"{number:05d}.xml"), "wb") as file:
                file.write(data)
            table.write("\t".join(map(str, (f"{number:05d}.xml", *line))) + "\n")
            total, count = total + line[2], count + line[3]
    print(f"{options.files} files, {total / 1e6:.1f} MB, {count} entries", file=sys.stderr)


if __name__ == "__main__":
    main()
