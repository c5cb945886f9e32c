/* Copying and skipping HTML 16 bytes at a time where the CPU has SSE2 (every x86-64). Inlined into Swift by the
   importer, because Swift's SIMD masks cannot be turned into bits. Each kernel has a scalar twin with the same contract
   that is always compiled: it is the tail of the vector version, what other CPUs run, and the oracle of the tests. */
#ifndef SQUELCH_SCAN_HTML_H
#define SQUELCH_SCAN_HTML_H

#include <stddef.h>
#include <stdint.h>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/* Swift then sees pointers that are never nil. */
#pragma clang assume_nonnull begin

/* How far a copy came in the input and in the output. */
typedef struct {
    const uint8_t *from;
    uint8_t *to;
} squelch_html_copy;

/* Tab, newline, vertical tab, form feed, carriage return, space. */
static inline int squelch_is_html_space(uint8_t byte) { return byte == ' ' || (uint8_t)(byte - 9) < 5; }

/* Whether the byte at `from` cannot simply be copied: markup, a reference, a control character, the lead byte of the C1
   controls, no-break space and soft hyphen (C2), or that of what may be U+200B, U+2028, U+2029 (E2) or U+FEFF (EF).
   The last two lead bytes are in every other line of real text; the third byte tells nearly all of it apart. White
   space is no stop. */
static inline int squelch_is_html_stop(const uint8_t *from, const uint8_t *end) {
    const uint8_t byte = *from;
    if (byte == '<' || byte == '&' || byte == 0x7f || byte == 0xc2) return 1;
    if (byte < 0x20) return !squelch_is_html_space(byte);
    if ((byte != 0xe2 && byte != 0xef) || end - from < 3) return 0;
    return from[2] == 0x8b || from[2] == 0xa8 || from[2] == 0xa9 || from[2] == 0xbf;
}

/* Copies text up to the first stop, or `end`; every run of white space becomes one space, and none where `spaced` says
   that the last byte before `to` is white space already. `to` needs room for `end - from` bytes. */
static inline squelch_html_copy squelch_copy_html_scalar(
    const uint8_t *from, const uint8_t *end, uint8_t *to, int spaced) {
    for (; from < end; from++) {
        const uint8_t byte = *from;
        if (squelch_is_html_space(byte)) {
            if (!spaced) *to++ = ' ';
            spaced = 1;
            continue;
        }
        if (squelch_is_html_stop(from, end)) break;
        *to++ = byte;
        spaced = 0;
    }
    return (squelch_html_copy){from, to};
}

/* As above, with vectors; `to` needs room for 16 bytes more, which are overwritten with anything. */
static inline squelch_html_copy squelch_copy_html(const uint8_t *from, const uint8_t *end, uint8_t *to, int spaced) {
#if defined(__SSE2__)
    const __m128i space = _mm_set1_epi8(' '), tab = _mm_set1_epi8('\t'), four = _mm_set1_epi8(4);
    const __m128i open = _mm_set1_epi8('<'), ampersand = _mm_set1_epi8('&');
    const __m128i last_control = _mm_set1_epi8(0x1f), delete = _mm_set1_epi8(0x7f);
    const __m128i latin = _mm_set1_epi8((char)0xc2);
    const __m128i general = _mm_set1_epi8((char)0xe2), mark = _mm_set1_epi8((char)0xef);
    const __m128i zero_width = _mm_set1_epi8((char)0x8b), order = _mm_set1_epi8((char)0xbf);
    const __m128i separators = _mm_set1_epi8((char)0xa9), low_bit = _mm_set1_epi8(1);
    /* The two bytes after the block are read too. */
    while (end - from >= 18) {
        const __m128i v = _mm_loadu_si128((const __m128i *)from);
        const __m128i from_tab = _mm_sub_epi8(v, tab);
        const __m128i layout = _mm_cmpeq_epi8(_mm_min_epu8(from_tab, four), from_tab);
        const __m128i control = _mm_andnot_si128(layout, _mm_cmpeq_epi8(_mm_min_epu8(v, last_control), v));
        const __m128i ascii = _mm_or_si128(_mm_cmpeq_epi8(v, open), _mm_cmpeq_epi8(v, ampersand));
        const __m128i third = _mm_loadu_si128((const __m128i *)(from + 2));
        const __m128i lead = _mm_or_si128(_mm_cmpeq_epi8(v, general), _mm_cmpeq_epi8(v, mark));
        const __m128i marks = _mm_or_si128(_mm_cmpeq_epi8(third, zero_width), _mm_cmpeq_epi8(third, order));
        const __m128i rare = _mm_or_si128(marks, _mm_cmpeq_epi8(_mm_or_si128(third, low_bit), separators));
        const __m128i other = _mm_or_si128(_mm_cmpeq_epi8(v, latin), _mm_and_si128(lead, rare));
        const __m128i stop =
            _mm_or_si128(_mm_or_si128(ascii, other), _mm_or_si128(control, _mm_cmpeq_epi8(v, delete)));
        const __m128i plain = _mm_or_si128(_mm_andnot_si128(layout, v), _mm_and_si128(layout, space));
        _mm_storeu_si128((__m128i *)to, plain);
        const unsigned white = (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(plain, space));
        const unsigned repeated = white & (white << 1 | (unsigned)spaced);
        const unsigned stops = (unsigned)_mm_movemask_epi8(stop);
        const unsigned events = stops | repeated;
        if (events == 0) {
            spaced = (int)(white >> 15);
            from += 16;
            to += 16;
            continue;
        }
        const int length = __builtin_ctz(events);
        from += length;
        to += length;
        if (stops >> length & 1) return (squelch_html_copy){from, to};
        /* White space after white space: drop what the block holds of it. */
        from += __builtin_ctz(~(white >> length));
        spaced = 1;
    }
#endif
    return squelch_copy_html_scalar(from, end, to, spaced);
}

/* The first byte equal to `byte` from `from` on, or `end`. Values in tags are short: a call would cost more. */
static inline const uint8_t *squelch_find_byte_scalar(const uint8_t *from, const uint8_t *end, uint8_t byte) {
    while (from < end && *from != byte) from++;
    return from;
}

static inline const uint8_t *squelch_find_byte(const uint8_t *from, const uint8_t *end, uint8_t byte) {
#if defined(__SSE2__)
    const __m128i wanted = _mm_set1_epi8((char)byte);
    for (; end - from >= 16; from += 16) {
        const __m128i v = _mm_loadu_si128((const __m128i *)from);
        const unsigned found = (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(v, wanted));
        if (found) return from + __builtin_ctz(found);
    }
#endif
    return squelch_find_byte_scalar(from, end, byte);
}

/* The first `<` or `&`, or `end`. */
static inline const uint8_t *squelch_find_markup_scalar(const uint8_t *from, const uint8_t *end) {
    while (from < end && *from != '<' && *from != '&') from++;
    return from;
}

static inline const uint8_t *squelch_find_markup(const uint8_t *from, const uint8_t *end) {
#if defined(__SSE2__)
    const __m128i open = _mm_set1_epi8('<'), ampersand = _mm_set1_epi8('&');
    for (; end - from >= 16; from += 16) {
        const __m128i v = _mm_loadu_si128((const __m128i *)from);
        const __m128i all = _mm_or_si128(_mm_cmpeq_epi8(v, open), _mm_cmpeq_epi8(v, ampersand));
        const unsigned found = (unsigned)_mm_movemask_epi8(all);
        if (found) return from + __builtin_ctz(found);
    }
#endif
    return squelch_find_markup_scalar(from, end);
}

/* The end of a tag's or an attribute's name: white space, `/`, `>`, and `=` where `equals` is set; or `end`.
   Control characters count as white space here. */
static inline const uint8_t *squelch_find_name_end_scalar(const uint8_t *from, const uint8_t *end, int equals) {
    for (; from < end; from++) {
        const uint8_t byte = *from;
        if (byte <= 0x20 || byte == '/' || byte == '>' || (equals && byte == '=')) break;
    }
    return from;
}

static inline const uint8_t *squelch_find_name_end(const uint8_t *from, const uint8_t *end, int equals) {
#if defined(__SSE2__)
    const __m128i space = _mm_set1_epi8(' '), slash = _mm_set1_epi8('/'), close = _mm_set1_epi8('>');
    const __m128i sign = _mm_set1_epi8(equals ? '=' : '>');
    for (; end - from >= 16; from += 16) {
        const __m128i v = _mm_loadu_si128((const __m128i *)from);
        const __m128i white = _mm_cmpeq_epi8(_mm_min_epu8(v, space), v);
        const __m128i ending = _mm_or_si128(_mm_cmpeq_epi8(v, close), _mm_cmpeq_epi8(v, sign));
        const __m128i all = _mm_or_si128(_mm_or_si128(white, ending), _mm_cmpeq_epi8(v, slash));
        const unsigned found = (unsigned)_mm_movemask_epi8(all);
        if (found) return from + __builtin_ctz(found);
    }
#endif
    return squelch_find_name_end_scalar(from, end, equals);
}

/* The first byte of an attribute's value that is not copied as it stands: a reference, a control character or the lead
   byte of one; or `end`. */
static inline const uint8_t *squelch_find_value_stop_scalar(const uint8_t *from, const uint8_t *end) {
    for (; from < end; from++) {
        const uint8_t byte = *from;
        if (byte < 0x20 || byte == '&' || byte == 0x7f || byte == 0xc2) break;
    }
    return from;
}

static inline const uint8_t *squelch_find_value_stop(const uint8_t *from, const uint8_t *end) {
#if defined(__SSE2__)
    const __m128i last_control = _mm_set1_epi8(0x1f), ampersand = _mm_set1_epi8('&');
    const __m128i delete = _mm_set1_epi8(0x7f), latin = _mm_set1_epi8((char)0xc2);
    for (; end - from >= 16; from += 16) {
        const __m128i v = _mm_loadu_si128((const __m128i *)from);
        const __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(v, last_control), v);
        const __m128i other = _mm_or_si128(_mm_cmpeq_epi8(v, delete), _mm_cmpeq_epi8(v, latin));
        const __m128i all = _mm_or_si128(_mm_or_si128(control, other), _mm_cmpeq_epi8(v, ampersand));
        const unsigned found = (unsigned)_mm_movemask_epi8(all);
        if (found) return from + __builtin_ctz(found);
    }
#endif
    return squelch_find_value_stop_scalar(from, end);
}

#pragma clang assume_nonnull end

#endif
