// Picking a few fields out of each line of JSON with simdjson's on-demand reader: no document is built.
#include "internal.hpp"

#include <algorithm>
#include <cstring>
#include <stdexcept>
#include <string>
#include <vector>

using namespace simdjson;

namespace {

// One key on a wanted path. Keys are compared as written, eight bytes at a time, closing quote included.
struct node {
    std::string key;  // with the closing quote
    uint64_t head = 0, mask = 0;
    size_t head_count = 0;
    int slot = -1;
    uint8_t next = 0;  // the next sibling that begins with the same byte: its index and one, or 0
    std::vector<node> children;
    std::vector<uint8_t> first;  // of each byte the first child that begins with it, likewise; empty without children

    explicit node(std::string_view name) : key(name) {
        bool is_plain = key.find_first_of("\"\\") == std::string::npos;
        key += '"';
        head_count = is_plain ? std::min<size_t>(key.size(), 8) : 0;
        std::memcpy(&head, key.data(), head_count);
        std::memset(&mask, 0xFF, head_count);
    }

    node &child(std::string_view name) {
        if (auto known = find(name)) { return const_cast<node &>(*known); }
        if (children.size() == 255) { throw std::length_error("too many fields"); }
        first.resize(256);
        children.emplace_back(name);
        auto byte = uint8_t(children.back().key[0]);
        children.back().next = first[byte];
        first[byte] = uint8_t(children.size());
        return children.back();
    }

    const node *find(std::string_view name) const noexcept {
        for (auto &known : children) {
            if (std::string_view(known.key.data(), known.key.size() - 1) == name) { return &known; }
        }
        return nullptr;
    }
};

enum class match { no, yes, escaped };

#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
#error "the byte that differs is found from the low end"
#endif

// `word` is the eight bytes from `raw` on, which the padding allows; after these none beyond the key's own quote is
// read.
match compare(const char *raw, uint64_t word, const node &wanted) noexcept {
    if (uint64_t differs = (word ^ wanted.head) & wanted.mask) {
        return raw[__builtin_ctzll(differs) / 8] == '\\' ? match::escaped : match::no;
    }
    for (size_t at = wanted.head_count; at < wanted.key.size(); at++) {
        bool is_last = at + 1 == wanted.key.size();
        if (raw[at] == '\\') { return match::escaped; }
        if (raw[at] != wanted.key[at] || (raw[at] == '"' && !is_last)) { return match::no; }
    }
    return match::yes;
}

// A wanted member that stands more than once: which of them counts is for a reader of the whole to say.
constexpr error_code repeated = INCORRECT_TYPE;

// Whether anything at or below a path was found before.
bool is_taken(const node &at, const squelch_json_field *fields) noexcept {
    if (at.slot >= 0 && fields[at.slot].kind) { return true; }
    for (auto &child : at.children) {
        if (is_taken(child, fields)) { return true; }
    }
    return false;
}

// A key that holds escapes is compared by its meaning. Rare, so kept out of the hot loop.
[[gnu::noinline]] const node *lookup_escaped(
    const node &at, ondemand::field &field, error_code &error) noexcept {
    std::string_view name;
    error = field.unescaped_key().get(name);
    return error ? nullptr : at.find(name);
}

const node *lookup(const node &at, ondemand::field &field, error_code &error) noexcept {
    const char *raw = field.key().raw();
    bool is_escaped = *raw == '\\';
    uint64_t word;
    std::memcpy(&word, raw, sizeof word);
    for (uint8_t index = at.first[uint8_t(word)]; index > 0;) {
        const node &child = at.children[index - 1];
        switch (compare(raw, word, child)) {
        case match::yes: return &child;
        case match::escaped: is_escaped = true; break;
        case match::no: break;
        }
        index = child.next;
    }
    return is_escaped ? lookup_escaped(at, field, error) : nullptr;
}

void set(squelch_json_field &field, squelch_json_kind kind, std::string_view text) noexcept {
    field.kind = kind;
    field.text = {reinterpret_cast<const uint8_t *>(text.data()), text.size()};
}

error_code take_number(ondemand::value value, squelch_json_field &field) noexcept {
    ondemand::number number;
    if (auto error = value.get_number().get(number)) { return error; }
    switch (number.get_number_type()) {
    case ondemand::number_type::signed_integer:
        field.kind = SQUELCH_JSON_KIND_INT64;
        field.int64 = number.get_int64();
        break;
    case ondemand::number_type::unsigned_integer:
        field.kind = SQUELCH_JSON_KIND_UINT64;
        field.uint64 = number.get_uint64();
        break;
    default:
        field.kind = SQUELCH_JSON_KIND_DOUBLE;
        field.number = number.get_double();
    }
    return SUCCESS;
}

error_code take(ondemand::value value, const node &at, squelch_json_field *fields) noexcept;

error_code take_members(ondemand::object object, const node &at, squelch_json_field *fields) noexcept {
    for (auto result : object) {
        ondemand::field field;
        if (auto error = std::move(result).get(field)) { return error; }
        error_code error = SUCCESS;
        const node *found = lookup(at, field, error);
        if (error) { return error; }
        if (!found) { continue; }
        if (found->children.empty() ? fields[found->slot].kind != 0 : is_taken(*found, fields)) { return repeated; }
        if ((error = take(field.value(), *found, fields))) { return error; }
    }
    return SUCCESS;
}

error_code take(ondemand::value value, const node &at, squelch_json_field *fields) noexcept {
    squelch_json_field unused, &field = at.slot >= 0 ? fields[at.slot] : unused;
    ondemand::json_type type;
    if (auto error = value.type().get(type)) { return error; }
    std::string_view text;
    switch (type) {
    case ondemand::json_type::object: {
        ondemand::object object;
        if (auto error = value.get_object().get(object)) { return error; }
        if (!at.children.empty()) {
            if (at.slot >= 0) { set(field, SQUELCH_JSON_KIND_OBJECT, {}); }
            return take_members(object, at, fields);
        }
        if (auto error = object.raw_json().get(text)) { return error; }
        set(field, SQUELCH_JSON_KIND_OBJECT, text);
        return SUCCESS;
    }
    case ondemand::json_type::array: {
        ondemand::array array;
        if (auto error = value.get_array().get(array)) { return error; }
        if (auto error = array.raw_json().get(text)) { return error; }
        set(field, SQUELCH_JSON_KIND_ARRAY, text);
        return SUCCESS;
    }
    case ondemand::json_type::string:
        if (auto error = value.get_string().get(text)) { return error; }
        set(field, SQUELCH_JSON_KIND_STRING, text);
        return SUCCESS;
    case ondemand::json_type::number: return take_number(value, field);
    case ondemand::json_type::boolean:
        field.kind = SQUELCH_JSON_KIND_BOOL;
        return value.get_bool().get(field.boolean);
    default:
        field.kind = SQUELCH_JSON_KIND_NULL;
        return value.is_null().error();
    }
}

}  // namespace

struct squelch_json_shape {
    node root{""};
    int count = 0;

    squelch_json_shape() { root.first.resize(256); }  // looked at even where nothing is wanted
};

extern "C" {

squelch_json_shape *squelch_json_shape_create(void) noexcept {
    try { return new squelch_json_shape; } catch (...) { return nullptr; }
}

void squelch_json_shape_destroy(squelch_json_shape *shape) noexcept { delete shape; }

bool squelch_json_shape_add(squelch_json_shape *shape, const uint8_t *path, size_t count) noexcept {
    try {
        std::string_view rest(reinterpret_cast<const char *>(path), count);
        node *at = &shape->root;
        for (size_t dot; (dot = rest.find('.')) != std::string_view::npos; rest.remove_prefix(dot + 1)) {
            at = &at->child(rest.substr(0, dot));
        }
        at = &at->child(rest);
        at->slot = shape->count++;
        return true;
    } catch (...) {
        return false;
    }
}

squelch_json_code squelch_json_pick(
    squelch_json_parser *parser, const squelch_json_shape *shape, const uint8_t *bytes, size_t count,
    size_t readable, squelch_json_field *fields) noexcept {
    try {
        std::fill_n(fields, shape->count, squelch_json_field{});
        if (count > parser->size_limit) { return SQUELCH_JSON_TOO_LARGE; }
        auto &reader = parser->ondemand;
        if (count > reader.capacity()) {
            size_t least = std::max<size_t>(count, 4096);
            size_t room = squelch::grown(reader.capacity(), least, parser->size_limit);
            if (auto error = reader.allocate(room, parser->depth_limit)) { return squelch::fold(error); }
        }
        const uint8_t *text = parser->pad_closed(bytes, count, readable);
        if (!text) { return SQUELCH_JSON_MEMORY; }
        ondemand::document document;
        ondemand::object object;
        auto start = reinterpret_cast<const char *>(text);
        if (auto error = reader.iterate(start, count, count + SIMDJSON_PADDING).get(document)) {
            return squelch::fold(error);
        }
        if (auto error = document.get_object().get(object)) { return squelch::fold(error); }
        if (auto error = take_members(object, shape->root, fields)) { return squelch::fold(error); }
        bool is_whole = document.current_location().error() == OUT_OF_BOUNDS;
        return is_whole ? SQUELCH_JSON_OK : SQUELCH_JSON_SYNTAX;
    } catch (...) {
        return SQUELCH_JSON_MEMORY;
    }
}

}  // extern "C"
