// Shared by the files of the shim; not part of its C interface.
#pragma once

#define SIMDJSON_EXCEPTIONS 0  // errors come back as codes; only the standard containers can still throw
#include <simdjson.h>

#include <memory>
#include <type_traits>
#include <utility>

#include "include/CSimdjsonShim.h"

struct squelch_json_parser {
    simdjson::dom::parser dom;
    simdjson::ondemand::parser ondemand;
    std::unique_ptr<uint8_t[]> padded;
    size_t padded_capacity = 0;
    size_t size_limit;
    size_t depth_limit;
    const uint8_t *last = nullptr;  // the text of the last parse, padding behind it
    size_t last_count = 0;

    squelch_json_parser(size_t size, size_t depth) : dom(size), size_limit(size), depth_limit(depth) {}

    // The text with padding behind it: where it lies if `readable` allows, else as a copy. Null: no memory.
    const uint8_t *pad(const uint8_t *bytes, size_t count, size_t readable);

    // The same for the on-demand reader. Where a text breaks off before a value, that one looks at the byte behind it,
    // and would take a quote there for a string, which it copies however far it goes: white space has to follow.
    const uint8_t *pad_closed(const uint8_t *bytes, size_t count, size_t readable);
};

namespace squelch {

squelch_json_code fold(simdjson::error_code error) noexcept;

// Room for `wanted`, by doubling, so that slowly growing lines do not reallocate each time.
inline size_t grown(size_t have, size_t wanted, size_t limit) noexcept {
    size_t room = have * 2 > wanted ? have * 2 : wanted;
    return room > limit ? (wanted > limit ? wanted : limit) : room;
}

}  // namespace squelch
