// The part of simdjson that Squelch uses, as plain C: no C++ type and no exception crosses this line.
#ifndef SQUELCH_CSIMDJSONSHIM_H
#define SQUELCH_CSIMDJSONSHIM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#ifdef __cplusplus
#define SQUELCH_JSON_NOEXCEPT noexcept
extern "C" {
#else
#define SQUELCH_JSON_NOEXCEPT
#endif

// simdjson's error codes, folded to those that a reader can act on.
typedef enum squelch_json_code {
    SQUELCH_JSON_OK = 0,
    SQUELCH_JSON_EMPTY,
    SQUELCH_JSON_TOO_LARGE,
    SQUELCH_JSON_TOO_DEEP,
    SQUELCH_JSON_UTF8,
    SQUELCH_JSON_CONTROL,
    SQUELCH_JSON_UNCLOSED,
    SQUELCH_JSON_STRING,
    SQUELCH_JSON_NUMBER,
    SQUELCH_JSON_SYNTAX,
    SQUELCH_JSON_MEMORY,
} squelch_json_code;

// Values are the first byte of the type's JSON text, or simdjson's own tape letter for numbers.
typedef enum squelch_json_kind {
    SQUELCH_JSON_KIND_ARRAY = '[',
    SQUELCH_JSON_KIND_OBJECT = '{',
    SQUELCH_JSON_KIND_INT64 = 'l',
    SQUELCH_JSON_KIND_UINT64 = 'u',
    SQUELCH_JSON_KIND_DOUBLE = 'd',
    SQUELCH_JSON_KIND_STRING = '"',
    SQUELCH_JSON_KIND_BOOL = 't',
    SQUELCH_JSON_KIND_NULL = 'n',
} squelch_json_kind;

// A simdjson dom::element, byte for byte: trivially copyable, valid until its parser parses again.
typedef struct squelch_json_value {
    const void *document;
    size_t index;
} squelch_json_value;

// A position in an array or object, and its end: two simdjson iterators.
typedef struct squelch_json_cursor {
    squelch_json_value position;
    squelch_json_value end;
} squelch_json_cursor;

typedef struct squelch_json_bytes {
    const uint8_t *start;
    size_t count;
} squelch_json_bytes;

// Bytes that must be readable beyond the end of a text that is parsed where it lies.
size_t squelch_json_padding(void) SQUELCH_JSON_NOEXCEPT;
bool squelch_json_validate_utf8(const uint8_t *bytes, size_t count) SQUELCH_JSON_NOEXCEPT;

// The offset of the first line feed, or `count`.
static inline size_t squelch_json_line_end(const uint8_t *bytes, size_t count) {
    const void *found = count > 0 ? memchr(bytes, '\n', count) : NULL;
    return found ? (size_t)((const uint8_t *)found - bytes) : count;
}

// MARK: parser
typedef struct squelch_json_parser squelch_json_parser;
squelch_json_parser *squelch_json_parser_create(size_t size_limit, size_t depth_limit) SQUELCH_JSON_NOEXCEPT;
void squelch_json_parser_destroy(squelch_json_parser *parser) SQUELCH_JSON_NOEXCEPT;
// Parses one document. `readable` bytes may be read beyond `count`; fewer than squelch_json_padding(): a
// copy is parsed.
squelch_json_code squelch_json_parse(
    squelch_json_parser *parser, const uint8_t *bytes, size_t count, size_t readable,
    squelch_json_value *root) SQUELCH_JSON_NOEXCEPT;
// Where the last parse went wrong, as an offset into its text; -1 if that cannot be told. Walks the text
// once more.
ptrdiff_t squelch_json_locate(squelch_json_parser *parser) SQUELCH_JSON_NOEXCEPT;

// MARK: values
squelch_json_kind squelch_json_get_kind(squelch_json_value value) SQUELCH_JSON_NOEXCEPT;
bool squelch_json_get_string(squelch_json_value value, squelch_json_bytes *out) SQUELCH_JSON_NOEXCEPT;
bool squelch_json_get_int64(squelch_json_value value, int64_t *out) SQUELCH_JSON_NOEXCEPT;
bool squelch_json_get_uint64(squelch_json_value value, uint64_t *out) SQUELCH_JSON_NOEXCEPT;
bool squelch_json_get_double(squelch_json_value value, double *out) SQUELCH_JSON_NOEXCEPT;
bool squelch_json_get_bool(squelch_json_value value, bool *out) SQUELCH_JSON_NOEXCEPT;
// Members of an array or object; 0 for anything else.
size_t squelch_json_count(squelch_json_value value) SQUELCH_JSON_NOEXCEPT;
// The value of the last member that is called `key`.
bool squelch_json_find(
    squelch_json_value object, const uint8_t *key, size_t count,
    squelch_json_value *out) SQUELCH_JSON_NOEXCEPT;
// A cursor before the first member; of a value that is no array (or no object) it is at its end.
squelch_json_cursor squelch_json_array_begin(squelch_json_value value) SQUELCH_JSON_NOEXCEPT;
squelch_json_cursor squelch_json_object_begin(squelch_json_value value) SQUELCH_JSON_NOEXCEPT;
bool squelch_json_array_next(squelch_json_cursor *cursor, squelch_json_value *value) SQUELCH_JSON_NOEXCEPT;
bool squelch_json_object_next(
    squelch_json_cursor *cursor, squelch_json_bytes *key, squelch_json_value *value) SQUELCH_JSON_NOEXCEPT;

// MARK: picking fields of JSON Lines without building a document
typedef struct squelch_json_field {
    squelch_json_kind kind;  // 0: the field is absent
    union {
        squelch_json_bytes text;  // a string's bytes unescaped; an array's or object's as written
        int64_t int64;
        uint64_t uint64;
        double number;
        bool boolean;
    };
} squelch_json_field;

typedef struct squelch_json_shape squelch_json_shape;
squelch_json_shape *squelch_json_shape_create(void) SQUELCH_JSON_NOEXCEPT;
void squelch_json_shape_destroy(squelch_json_shape *shape) SQUELCH_JSON_NOEXCEPT;
// Adds the field at a path of keys joined by dots; its slot is the number of fields added before. False: no
// memory.
bool squelch_json_shape_add(
    squelch_json_shape *shape, const uint8_t *path, size_t count) SQUELCH_JSON_NOEXCEPT;
// Reads one object and fills `fields`, one per slot, valid until the next call. Anything but a well-formed
// object gives an error, and so does a wanted member that stands twice; the values of members that were not asked
// for are skipped over, and only their brackets checked.
squelch_json_code squelch_json_pick(
    squelch_json_parser *parser, const squelch_json_shape *shape, const uint8_t *bytes, size_t count,
    size_t readable, squelch_json_field *fields) SQUELCH_JSON_NOEXCEPT;

// MARK: writer
typedef struct squelch_json_writer squelch_json_writer;
squelch_json_writer *squelch_json_writer_create(void) SQUELCH_JSON_NOEXCEPT;
void squelch_json_writer_destroy(squelch_json_writer *writer) SQUELCH_JSON_NOEXCEPT;
void squelch_json_writer_reset(squelch_json_writer *writer) SQUELCH_JSON_NOEXCEPT;
// One of { } [ ] , or a line feed.
void squelch_json_write_mark(squelch_json_writer *writer, char mark) SQUELCH_JSON_NOEXCEPT;
// A quoted string, or with `is_key` a key and its colon. False, and nothing written, where the bytes are
// not UTF-8.
bool squelch_json_write_string(
    squelch_json_writer *writer, const uint8_t *bytes, size_t count, bool is_key) SQUELCH_JSON_NOEXCEPT;
void squelch_json_write_int64(squelch_json_writer *writer, int64_t value) SQUELCH_JSON_NOEXCEPT;
void squelch_json_write_uint64(squelch_json_writer *writer, uint64_t value) SQUELCH_JSON_NOEXCEPT;
// `value` must be finite. The shortest digits that read back as the same number.
void squelch_json_write_double(squelch_json_writer *writer, double value) SQUELCH_JSON_NOEXCEPT;
// `value` must be finite. Exactly `places` digits after the point, correctly rounded.
void squelch_json_write_decimal(squelch_json_writer *writer, double value, int places) SQUELCH_JSON_NOEXCEPT;
void squelch_json_write_bool(squelch_json_writer *writer, bool value) SQUELCH_JSON_NOEXCEPT;
void squelch_json_write_null(squelch_json_writer *writer) SQUELCH_JSON_NOEXCEPT;
// Everything written since the last reset; valid until the next call.
squelch_json_bytes squelch_json_writer_bytes(squelch_json_writer *writer) SQUELCH_JSON_NOEXCEPT;
// Whether a write was lost for want of memory.
bool squelch_json_writer_failed(const squelch_json_writer *writer) SQUELCH_JSON_NOEXCEPT;

#ifdef __cplusplus
}
#endif
#endif
