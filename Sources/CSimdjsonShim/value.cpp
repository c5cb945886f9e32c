// Reading of parsed values. Nothing here allocates, so nothing can throw.
#include "internal.hpp"

#include <cstring>

using namespace simdjson;

namespace {

template <typename To, typename From>
To pun(const From &from) noexcept {
    static_assert(sizeof(To) == sizeof(From) && std::is_trivially_copyable_v<From>);
    To to;
    std::memcpy(static_cast<void *>(&to), &from, sizeof to);
    return to;
}

dom::element element_of(squelch_json_value value) noexcept { return pun<dom::element>(value); }

squelch_json_bytes bytes_of(std::string_view view) noexcept {
    return {reinterpret_cast<const uint8_t *>(view.data()), view.size()};
}

// simdjson keeps the number of members in 24 bits and lets it saturate there.
constexpr size_t saturated = 0xFFFFFF;

template <typename Container>
size_t members(const Container &container) noexcept {
    size_t count = container.size();
    if (count < saturated) { return count; }
    count = 0;
    for (auto it = container.begin(); it != container.end(); ++it) { count += 1; }
    return count;
}

template <typename Container>
squelch_json_cursor cursor(const Container &container) noexcept {
    return {pun<squelch_json_value>(container.begin()), pun<squelch_json_value>(container.end())};
}

}  // namespace

extern "C" {

squelch_json_kind squelch_json_get_kind(squelch_json_value value) noexcept {
    return static_cast<squelch_json_kind>(element_of(value).type());
}

bool squelch_json_get_string(squelch_json_value value, squelch_json_bytes *out) noexcept {
    std::string_view view;
    if (element_of(value).get_string().get(view)) { return false; }
    *out = bytes_of(view);
    return true;
}

bool squelch_json_get_int64(squelch_json_value value, int64_t *out) noexcept {
    return !element_of(value).get_int64().get(*out);
}

bool squelch_json_get_uint64(squelch_json_value value, uint64_t *out) noexcept {
    return !element_of(value).get_uint64().get(*out);
}

bool squelch_json_get_double(squelch_json_value value, double *out) noexcept {
    return !element_of(value).get_double().get(*out);
}

bool squelch_json_get_bool(squelch_json_value value, bool *out) noexcept {
    return !element_of(value).get_bool().get(*out);
}

size_t squelch_json_count(squelch_json_value value) noexcept {
    auto element = element_of(value);
    dom::array array;
    if (!element.get_array().get(array)) { return members(array); }
    dom::object object;
    if (!element.get_object().get(object)) { return members(object); }
    return 0;
}

bool squelch_json_find(
    squelch_json_value value, const uint8_t *key, size_t count, squelch_json_value *out) noexcept {
    dom::object object;
    if (element_of(value).get_object().get(object)) { return false; }
    bool found = false;
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it.key_length() != count || std::memcmp(it.key_c_str(), key, count) != 0) { continue; }
        *out = pun<squelch_json_value>(it.value());
        found = true;  // and on: the last of several members with one name is the one that counts
    }
    return found;
}

squelch_json_cursor squelch_json_array_begin(squelch_json_value value) noexcept {
    dom::array array;
    if (element_of(value).get_array().get(array)) { return {value, value}; }
    return cursor(array);
}

squelch_json_cursor squelch_json_object_begin(squelch_json_value value) noexcept {
    dom::object object;
    if (element_of(value).get_object().get(object)) { return {value, value}; }
    return cursor(object);
}

bool squelch_json_array_next(squelch_json_cursor *cursor, squelch_json_value *value) noexcept {
    auto it = pun<dom::array::iterator>(cursor->position);
    if (it == pun<dom::array::iterator>(cursor->end)) { return false; }
    *value = pun<squelch_json_value>(*it);
    ++it;
    cursor->position = pun<squelch_json_value>(it);
    return true;
}

bool squelch_json_object_next(
    squelch_json_cursor *cursor, squelch_json_bytes *key, squelch_json_value *value) noexcept {
    auto it = pun<dom::object::iterator>(cursor->position);
    if (it == pun<dom::object::iterator>(cursor->end)) { return false; }
    *key = bytes_of(it.key());
    *value = pun<squelch_json_value>(it.value());
    ++it;
    cursor->position = pun<squelch_json_value>(it);
    return true;
}

}  // extern "C"
