// Writing: simdjson's own formatter gives the JSON; a last pass escapes what a terminal could obey.
#include "internal.hpp"

#include <charconv>
#include <string>

using namespace simdjson;

struct squelch_json_writer {
    internal::mini_formatter formatter;  // written, not yet hardened
    std::string out;
    bool failed = false;

    void flush();
};

namespace {

// U+007F..9F (DEL, C1), the bidirectional controls and the two Unicode line ends. They occur only inside
// strings, so that a pass over finished JSON may write \uXXXX for them.
bool is_hostile(uint32_t scalar) noexcept {
    return (scalar >= 0x7F && scalar <= 0x9F) || scalar == 0x061C || scalar == 0x200E || scalar == 0x200F
        || (scalar >= 0x2028 && scalar <= 0x202E) || (scalar >= 0x2066 && scalar <= 0x2069);
}

// The scalar and its length if a hostile one could begin here; the text is known to be UTF-8.
uint32_t scalar_at(std::string_view text, size_t at, size_t *length) noexcept {
    auto byte = [&](size_t i) { return uint32_t(uint8_t(text[at + i])); };
    switch (byte(0)) {
    case 0x7F: *length = 1; return 0x7F;
    case 0xC2: case 0xD8: *length = 2; return (byte(0) & 0x1F) << 6 | (byte(1) & 0x3F);
    case 0xE2: *length = 3; return (byte(0) & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
    default: *length = 1; return 0;
    }
}

// Runs a write; a lost one is remembered, since a cut document must not look whole.
template <typename Body>
void guarded(squelch_json_writer *writer, Body body) noexcept {
    try { body(); } catch (...) { writer->failed = true; }
}

}  // namespace

void squelch_json_writer::flush() {
    static const char hex[] = "0123456789abcdef";
    std::string_view text = formatter.str();
    size_t kept = 0;
    for (size_t at = 0; at < text.size();) {
        size_t length = 1;
        uint32_t scalar = scalar_at(text, at, &length);
        if (is_hostile(scalar)) {
            out.append(text, kept, at - kept);
            out += "\\u";
            for (int shift = 12; shift >= 0; shift -= 4) { out += hex[(scalar >> shift) & 15]; }
            kept = at + length;
        }
        at += length;
    }
    out.append(text, kept, text.size() - kept);
    formatter.clear();
}

extern "C" {

squelch_json_writer *squelch_json_writer_create(void) noexcept {
    try { return new squelch_json_writer; } catch (...) { return nullptr; }
}

void squelch_json_writer_destroy(squelch_json_writer *writer) noexcept { delete writer; }

void squelch_json_writer_reset(squelch_json_writer *writer) noexcept {
    writer->formatter.clear();
    writer->out.clear();
    writer->failed = false;
}

void squelch_json_write_mark(squelch_json_writer *writer, char mark) noexcept {
    guarded(writer, [&] {
        switch (mark) {
        case '{': writer->formatter.start_object(); break;
        case '}': writer->formatter.end_object(); break;
        case '[': writer->formatter.start_array(); break;
        case ']': writer->formatter.end_array(); break;
        case ',': writer->formatter.comma(); break;
        default: writer->flush(); writer->out += mark;
        }
    });
}

bool squelch_json_write_string(
    squelch_json_writer *writer, const uint8_t *bytes, size_t count, bool is_key) noexcept {
    std::string_view text(count > 0 ? reinterpret_cast<const char *>(bytes) : "", count);
    if (!simdjson::validate_utf8(text.data(), text.size())) { return false; }
    guarded(writer, [&] { is_key ? writer->formatter.key(text) : writer->formatter.string(text); });
    return true;
}

void squelch_json_write_int64(squelch_json_writer *writer, int64_t value) noexcept {
    guarded(writer, [&] { writer->formatter.number(value); });
}

void squelch_json_write_uint64(squelch_json_writer *writer, uint64_t value) noexcept {
    guarded(writer, [&] { writer->formatter.number(value); });
}

void squelch_json_write_double(squelch_json_writer *writer, double value) noexcept {
    guarded(writer, [&] { writer->formatter.number(value); });
}

void squelch_json_write_decimal(squelch_json_writer *writer, double value, int places) noexcept {
    guarded(writer, [&] {
        char digits[352];  // 309 digits before the point, the point, a sign, at most 17 places
        auto end = std::to_chars(digits, digits + sizeof digits, value, std::chars_format::fixed, places).ptr;
        std::string_view text(digits, size_t(end - digits));
        // "-0.0" is noise: a value that rounds to nothing has no sign.
        bool is_zero = text.find_first_not_of("-0.") == std::string_view::npos;
        if (is_zero && text[0] == '-') { text.remove_prefix(1); }
        writer->flush();
        writer->out += text;
    });
}

void squelch_json_write_bool(squelch_json_writer *writer, bool value) noexcept {
    guarded(writer, [&] { value ? writer->formatter.true_atom() : writer->formatter.false_atom(); });
}

void squelch_json_write_null(squelch_json_writer *writer) noexcept {
    guarded(writer, [&] { writer->formatter.null_atom(); });
}

squelch_json_bytes squelch_json_writer_bytes(squelch_json_writer *writer) noexcept {
    guarded(writer, [&] { writer->flush(); });
    return {reinterpret_cast<const uint8_t *>(writer->out.data()), writer->out.size()};
}

bool squelch_json_writer_failed(const squelch_json_writer *writer) noexcept { return writer->failed; }

}  // extern "C"
