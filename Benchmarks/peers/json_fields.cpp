// The yardstick of reading JSON Lines: simdjson's on-demand reader takes the fields that Squelch takes, line by line.
//
//   json_fields simple|statuses FILE
//
// The file is read into a buffer in pieces of 1 MiB that end at a line's end, as Squelch does, so that memory stays flat.
// Strings are unescaped, which copies them; what is taken is added up, so that nothing can be left out by the compiler.
#include <simdjson.h>

#include <cstdio>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

using namespace simdjson;

namespace {

struct sums {
    size_t posts = 0, bytes = 0, bad = 0;
};

size_t length(ondemand::value value) {
    std::string_view text;
    return value.get_string().get(text) ? 0 : text.size();
}

// account, id, published, text, url, links, repost_of, in_reply_to; in whatever order they come.
void simple(ondemand::object object, sums &sums) {
    for (auto field : object) {
        std::string_view key = field.unescaped_key();
        ondemand::value value = field.value();
        if (key == "links") {
            for (auto link : value.get_array()) { sums.bytes += length(link.value()); }
        } else if (key == "account" || key == "id" || key == "published" || key == "text" || key == "url" ||
                   key == "folder" || key == "repost_of" || key == "in_reply_to") {
            sums.bytes += length(value);
        }
    }
}

// id, created_at, language, url, content, in_reply_to_id, and of the account acct, display_name, url.
void status(ondemand::object object, sums &sums) {
    for (auto field : object) {
        std::string_view key = field.unescaped_key();
        ondemand::value value = field.value();
        if (key == "account") {
            for (auto inner : value.get_object()) {
                std::string_view name = inner.unescaped_key();
                if (name == "acct" || name == "display_name" || name == "url") { sums.bytes += length(inner.value()); }
            }
        } else if (key == "id" || key == "created_at" || key == "language" || key == "url" || key == "content" ||
                   key == "in_reply_to_id") {
            sums.bytes += length(value);
        }
    }
}

}  // namespace

int main(int count, char **arguments) {
    if (count != 3) {
        std::fprintf(stderr, "usage: json_fields simple|statuses FILE\n");
        return 64;
    }
    bool is_simple = std::strcmp(arguments[1], "simple") == 0;
    std::FILE *file = std::fopen(arguments[2], "rb");
    if (!file) {
        std::perror(arguments[2]);
        return 66;
    }
    constexpr size_t piece = 1 << 20;
    std::vector<char> buffer;
    size_t used = 0;
    bool is_last = false;
    ondemand::parser parser;
    sums sums;
    while (!is_last) {
        buffer.resize(used + piece + SIMDJSON_PADDING);
        size_t read = std::fread(buffer.data() + used, 1, piece, file);
        is_last = read < piece;
        used += read;
        size_t start = 0;
        while (start < used) {
            auto *end = static_cast<char *>(std::memchr(buffer.data() + start, '\n', used - start));
            if (!end && !is_last) { break; }
            size_t size = (end ? end : buffer.data() + used) - (buffer.data() + start);
            try {
                ondemand::document document = parser.iterate(buffer.data() + start, size, buffer.size() - start);
                is_simple ? simple(document.get_object(), sums) : status(document.get_object(), sums);
                sums.posts++;
            } catch (const simdjson_error &) {
                sums.bad += size > 0;
            }
            start += size + 1;
        }
        start = std::min(start, used);
        std::memmove(buffer.data(), buffer.data() + start, used - start);
        used -= start;
    }
    std::fclose(file);
    std::printf("%zu posts %zu bytes %zu bad\n", sums.posts, sums.bytes, sums.bad);
}
