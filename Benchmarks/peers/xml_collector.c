// The yardstick for parsing feeds: what C can do on libxml2, one process, one thread.
//
//   xml_collector MODE FOLDER
//
//   read     reads every file and parses nothing
//   sax      libxml2's SAX2 push parser with empty handlers: the floor of anything built on libxml2
//   collect  the same, copying title, link, date, id, author and content of every entry into an arena
//
// 16 KiB chunks, one parser context reused for all files. It resolves no entities, converts no HTML, parses no
// dates and keeps nothing beyond a file, which is less than a feed reader does: a bar, not a rival.

#include <dirent.h>
#include <fcntl.h>
#include <libxml/parser.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { CHUNK = 16 * 1024 };

typedef struct {
    char *bytes;
    size_t count, capacity;
} Buffer;

typedef struct {
    Buffer arena;
    long entries, fields;
    int depth;            // of open elements below the wanted one, so that XHTML content is taken whole
    bool in_entry, wanted;
} Collector;

static void reserve(Buffer *buffer, size_t capacity) {
    if (capacity <= buffer->capacity) return;
    buffer->capacity = capacity * 2;
    buffer->bytes = realloc(buffer->bytes, buffer->capacity);
    if (!buffer->bytes) abort();
}

static void append(Buffer *buffer, const void *bytes, size_t count) {
    reserve(buffer, buffer->count + count);
    memcpy(buffer->bytes + buffer->count, bytes, count);
    buffer->count += count;
}

static bool is(const xmlChar *name, const char *other) { return strcmp((const char *)name, other) == 0; }

static bool is_entry(const xmlChar *name) { return is(name, "item") || is(name, "entry"); }

static bool is_field(const xmlChar *name) {
    switch (name[0]) {
    case 'a': return is(name, "author");
    case 'c': return is(name, "content") || is(name, "creator");
    case 'd': return is(name, "description") || is(name, "date");
    case 'e': return is(name, "encoded");
    case 'g': return is(name, "guid");
    case 'i': return is(name, "id");
    case 'l': return is(name, "link");
    case 'p': return is(name, "pubDate") || is(name, "published");
    case 's': return is(name, "summary");
    case 't': return is(name, "title");
    case 'u': return is(name, "updated");
    default: return false;
    }
}

/// libxml2 hands over five pointers an attribute: name, prefix, namespace, begin and end of the value.
static void append_href(Buffer *arena, int count, const xmlChar **attributes) {
    for (int i = 0; i < count; i++) {
        const xmlChar **attribute = attributes + 5 * i;
        if (is(attribute[0], "href")) append(arena, attribute[3], (size_t)(attribute[4] - attribute[3]));
    }
}

static void start_element(void *state, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                          int namespaces, const xmlChar **declared, int attribute_count, int defaulted,
                          const xmlChar **attributes) {
    (void)prefix, (void)uri, (void)namespaces, (void)declared, (void)defaulted;
    Collector *self = state;
    if (self->wanted) {
        self->depth++;
    } else if (!self->in_entry) {
        if (is_entry(name)) {
            self->in_entry = true;
            self->entries++;
        }
    } else if (is_field(name)) {
        self->wanted = true;
        if (name[0] == 'l') append_href(&self->arena, attribute_count, attributes);
    }
}

static void end_element(void *state, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {
    (void)prefix, (void)uri;
    Collector *self = state;
    if (self->depth > 0) {
        self->depth--;
    } else if (self->wanted) {
        append(&self->arena, "", 1);
        self->fields++;
        self->wanted = false;
    } else if (self->in_entry && is_entry(name)) {
        self->in_entry = false;
    }
}

static void text(void *state, const xmlChar *bytes, int count) {
    Collector *self = state;
    if (self->wanted) append(&self->arena, bytes, (size_t)count);
}

static void no_start(void *state, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces,
                     const xmlChar **declared, int count, int defaulted, const xmlChar **attributes) {
    (void)state, (void)name, (void)prefix, (void)uri, (void)namespaces, (void)declared, (void)count;
    (void)defaulted, (void)attributes;
}

static void no_end(void *state, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {
    (void)state, (void)name, (void)prefix, (void)uri;
}

static void no_text(void *state, const xmlChar *bytes, int count) { (void)state, (void)bytes, (void)count; }

static void silent(void *state, xmlErrorPtr error) { (void)state, (void)error; }

static xmlSAXHandler handlers(bool collect) {
    xmlSAXHandler sax = {.initialized = XML_SAX2_MAGIC, .serror = silent};
    sax.startElementNs = collect ? start_element : no_start;
    sax.endElementNs = collect ? end_element : no_end;
    sax.characters = sax.ignorableWhitespace = sax.cdataBlock = collect ? text : no_text;
    return sax;
}

static bool read_file(const char *path, Buffer *file) {
    file->count = 0;
    int descriptor = open(path, O_RDONLY);
    struct stat about;
    if (descriptor < 0) return false;
    if (fstat(descriptor, &about) == 0 && S_ISREG(about.st_mode)) {
        reserve(file, (size_t)about.st_size + 1);
        ssize_t got;
        while ((got = read(descriptor, file->bytes + file->count, file->capacity - file->count)) > 0)
            file->count += (size_t)got;
    }
    close(descriptor);
    return file->count > 0;
}

/// Returns whether the document was well formed.
static bool parse(xmlParserCtxtPtr context, const Buffer *file) {
    if (xmlCtxtResetPush(context, NULL, 0, NULL, NULL) != 0) return false;
    // The reset leaves "UTF-8" here, and with that libxml2 would look for no byte order mark.
    context->charset = XML_CHAR_ENCODING_NONE;
    xmlCtxtUseOptions(context, XML_PARSE_NONET | XML_PARSE_RECOVER);
    for (size_t offset = 0; offset < file->count; offset += CHUNK) {
        size_t left = file->count - offset;
        xmlParseChunk(context, file->bytes + offset, left < CHUNK ? (int)left : CHUNK, 0);
    }
    xmlParseChunk(context, file->bytes, 0, 1);
    return context->wellFormed;
}

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

int main(int count, char **arguments) {
    const char *mode = count == 3 ? arguments[1] : "";
    bool collect = !strcmp(mode, "collect"), sax = !strcmp(mode, "sax");
    if (!collect && !sax && strcmp(mode, "read")) {
        fprintf(stderr, "usage: xml_collector read|sax|collect FOLDER\n");
        return 64;
    }
    struct dirent **names;
    int found = scandir(arguments[2], &names, NULL, alphasort);
    if (found < 0) {
        perror(arguments[2]);
        return 66;
    }
    LIBXML_TEST_VERSION;
    Collector collector = {0};
    Buffer file = {0};
    xmlSAXHandler sax2 = handlers(collect);
    xmlParserCtxtPtr context = xmlCreatePushParserCtxt(&sax2, &collector, NULL, 0, NULL);
    if (!context) return 70;
    size_t bytes = 0;
    long files = 0, broken = 0;
    double start = seconds();
    for (int i = 0; i < found; i++) {
        char path[4096];
        snprintf(path, sizeof path, "%s/%s", arguments[2], names[i]->d_name);
        if (names[i]->d_name[0] == '.' || !read_file(path, &file)) continue;
        files++;
        bytes += file.count;
        collector.arena.count = 0;
        collector.depth = 0;
        collector.in_entry = collector.wanted = false;
        if (collect || sax) broken += !parse(context, &file);
    }
    double spent = seconds() - start;
    printf("%s: %.1f MB in %.3f s, %.1f MB/s, %ld files, %ld entries, %ld fields, %ld not well-formed\n", mode,
           (double)bytes / 1e6, spent, (double)bytes / 1e6 / spent, files, collector.entries, collector.fields, broken);
    return 0;
}
