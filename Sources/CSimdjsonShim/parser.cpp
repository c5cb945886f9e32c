// Parsing of whole documents, and the search for the place of an error.
#include "internal.hpp"

#include <algorithm>
#include <cstring>
#include <new>

using namespace simdjson;

namespace squelch {

squelch_json_code fold(error_code error) noexcept {
    switch (error) {
    case SUCCESS: return SQUELCH_JSON_OK;
    case EMPTY: return SQUELCH_JSON_EMPTY;
    case CAPACITY: return SQUELCH_JSON_TOO_LARGE;
    case DEPTH_ERROR: return SQUELCH_JSON_TOO_DEEP;
    case UTF8_ERROR: return SQUELCH_JSON_UTF8;
    case UNESCAPED_CHARS: return SQUELCH_JSON_CONTROL;
    case UNCLOSED_STRING: return SQUELCH_JSON_UNCLOSED;
    case STRING_ERROR: return SQUELCH_JSON_STRING;
    case NUMBER_ERROR: case NUMBER_OUT_OF_RANGE: return SQUELCH_JSON_NUMBER;
    case MEMALLOC: return SQUELCH_JSON_MEMORY;
    default: return SQUELCH_JSON_SYNTAX;
    }
}

// Visits every value until one is refused. Depth is bounded by the caller's limit, so the recursion is too.
static error_code walk(ondemand::value value, size_t depth) noexcept {
    if (depth == 0) { return DEPTH_ERROR; }
    ondemand::json_type type;
    if (auto error = value.type().get(type)) { return error; }
    switch (type) {
    case ondemand::json_type::array: {
        ondemand::array array;
        if (auto error = value.get_array().get(array)) { return error; }
        for (auto result : array) {
            ondemand::value child;
            if (auto error = std::move(result).get(child)) { return error; }
            if (auto error = walk(child, depth - 1)) { return error; }
        }
        return SUCCESS;
    }
    case ondemand::json_type::object: {
        ondemand::object object;
        if (auto error = value.get_object().get(object)) { return error; }
        for (auto result : object) {
            ondemand::field field;
            if (auto error = std::move(result).get(field)) { return error; }
            if (auto error = field.unescaped_key().error()) { return error; }
            if (auto error = walk(field.value(), depth - 1)) { return error; }
        }
        return SUCCESS;
    }
    case ondemand::json_type::number: return value.get_number().error();
    case ondemand::json_type::string: return value.get_string().error();
    case ondemand::json_type::boolean: return value.get_bool().error();
    default: return value.is_null().error();
    }
}

}  // namespace squelch

const uint8_t *squelch_json_parser::pad(const uint8_t *bytes, size_t count, size_t readable) {
    if (readable >= SIMDJSON_PADDING) { return bytes; }
    if (padded_capacity < count + SIMDJSON_PADDING) {
        size_t limit = size_limit + SIMDJSON_PADDING;
        size_t room = squelch::grown(padded_capacity, count + SIMDJSON_PADDING, limit);
        padded.reset(new (std::nothrow) uint8_t[room]);
        padded_capacity = padded ? room : 0;
        if (!padded) { return nullptr; }
    }
    if (count > 0) { std::memcpy(padded.get(), bytes, count); }
    std::memset(padded.get() + count, ' ', SIMDJSON_PADDING);
    return padded.get();
}

const uint8_t *squelch_json_parser::pad_closed(const uint8_t *bytes, size_t count, size_t readable) {
    bool is_closed = readable >= SIMDJSON_PADDING && std::strchr(" \n\r\t", bytes[count]);
    return is_closed ? bytes : pad(bytes, count, 0);
}

extern "C" {

size_t squelch_json_padding(void) noexcept { return SIMDJSON_PADDING; }

bool squelch_json_validate_utf8(const uint8_t *bytes, size_t count) noexcept {
    return simdjson::validate_utf8(reinterpret_cast<const char *>(bytes), count);
}

squelch_json_parser *squelch_json_parser_create(size_t size_limit, size_t depth_limit) noexcept {
    try {
        // simdjson numbers its documents with 32 bits.
        return new squelch_json_parser(std::min<size_t>(size_limit, 0xFFFFFFFF), depth_limit);
    } catch (...) {
        return nullptr;
    }
}

void squelch_json_parser_destroy(squelch_json_parser *parser) noexcept { delete parser; }

squelch_json_code squelch_json_parse(
    squelch_json_parser *parser, const uint8_t *bytes, size_t count, size_t readable,
    squelch_json_value *root) noexcept {
    try {
        parser->last = nullptr;
        if (count > parser->size_limit) { return SQUELCH_JSON_TOO_LARGE; }
        auto &dom = parser->dom;
        if (count > dom.capacity() || dom.capacity() == 0) {
            size_t least = std::min<size_t>(4096, parser->size_limit);
            size_t room = squelch::grown(dom.capacity(), std::max(count, least), parser->size_limit);
            // simdjson refuses the level that reaches its limit, ours is the last one allowed.
            if (auto error = dom.allocate(room, parser->depth_limit + 1)) { return squelch::fold(error); }
            if (auto error = dom.doc.allocate(room)) { return squelch::fold(error); }
        }
        const uint8_t *text = parser->pad(bytes, count, readable);
        if (!text) { return SQUELCH_JSON_MEMORY; }
        parser->last = text;
        parser->last_count = count;
        dom::element element;
        if (auto error = dom.parse(text, count, false).get(element)) { return squelch::fold(error); }
        static_assert(sizeof element == sizeof *root && std::is_trivially_copyable_v<dom::element>);
        std::memcpy(static_cast<void *>(root), &element, sizeof element);
        return SQUELCH_JSON_OK;
    } catch (...) {
        return SQUELCH_JSON_MEMORY;
    }
}

ptrdiff_t squelch_json_locate(squelch_json_parser *parser) noexcept {
    try {
        if (!parser->last) { return -1; }
        // The text of the last parse has its padding behind it.
        auto padded = parser->pad_closed(parser->last, parser->last_count, SIMDJSON_PADDING);
        if (!padded) { return -1; }
        auto text = reinterpret_cast<const char *>(padded);
        ondemand::document document;
        size_t count = parser->last_count;
        if (parser->ondemand.iterate(text, count, count + SIMDJSON_PADDING).get(document)) { return -1; }
        ondemand::value root;
        if (!document.get_value().get(root)) { (void)squelch::walk(root, parser->depth_limit); }
        const char *place = nullptr;
        if (document.current_location().get(place)) { return -1; }
        ptrdiff_t offset = place - text;
        return offset >= 0 && offset <= ptrdiff_t(parser->last_count) ? offset : -1;
    } catch (...) {
        return -1;
    }
}

}  // extern "C"
