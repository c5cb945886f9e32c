/* Finding the few bytes of XML text that mean something, 16 at a time where the CPU has SSE2 (every x86-64). Inlined
   into Swift by the importer, because Swift's SIMD masks cannot be turned into bits. */
#ifndef SQUELCH_SCAN_XML_H
#define SQUELCH_SCAN_XML_H

#include <stddef.h>
#include <stdint.h>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/* Whether `byte` ends a run of plain text: markup, a reference, or a control character other than tab and newline. */
static inline int squelch_is_xml_stop(uint8_t byte) {
    return byte == '<' || byte == '&' || (byte < 0x20 && byte != '\t' && byte != '\n');
}

/* Index of the first such byte in `bytes[0..<count]`, or `count`. The oracle of the vector version. */
static inline size_t squelch_find_xml_stop_scalar(const uint8_t *bytes, size_t count) {
    size_t i = 0;
    while (i < count && !squelch_is_xml_stop(bytes[i])) i++;
    return i;
}

static inline size_t squelch_find_xml_stop(const uint8_t *bytes, size_t count) {
    size_t i = 0;
#if defined(__SSE2__)
    const __m128i open = _mm_set1_epi8('<'), ampersand = _mm_set1_epi8('&');
    const __m128i tab = _mm_set1_epi8('\t'), newline = _mm_set1_epi8('\n'), last_control = _mm_set1_epi8(0x1f);
    for (; i + 16 <= count; i += 16) {
        const __m128i v = _mm_loadu_si128((const __m128i *)(bytes + i));
        const __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(v, last_control), v);
        const __m128i white = _mm_or_si128(_mm_cmpeq_epi8(v, tab), _mm_cmpeq_epi8(v, newline));
        const __m128i markup = _mm_or_si128(_mm_cmpeq_epi8(v, open), _mm_cmpeq_epi8(v, ampersand));
        const int mask = _mm_movemask_epi8(_mm_or_si128(markup, _mm_andnot_si128(white, control)));
        if (mask) return i + (size_t)__builtin_ctz((unsigned)mask);
    }
#endif
    return i + squelch_find_xml_stop_scalar(bytes + i, count - i);
}

/* Index of the first `]` or control character other than tab and newline: where a CDATA section may end. */
static inline size_t squelch_find_cdata_stop(const uint8_t *bytes, size_t count) {
    size_t i = 0;
#if defined(__SSE2__)
    const __m128i bracket = _mm_set1_epi8(']'), last_control = _mm_set1_epi8(0x1f);
    const __m128i tab = _mm_set1_epi8('\t'), newline = _mm_set1_epi8('\n');
    for (; i + 16 <= count; i += 16) {
        const __m128i v = _mm_loadu_si128((const __m128i *)(bytes + i));
        const __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(v, last_control), v);
        const __m128i white = _mm_or_si128(_mm_cmpeq_epi8(v, tab), _mm_cmpeq_epi8(v, newline));
        const int mask =
            _mm_movemask_epi8(_mm_or_si128(_mm_cmpeq_epi8(v, bracket), _mm_andnot_si128(white, control)));
        if (mask) return i + (size_t)__builtin_ctz((unsigned)mask);
    }
#endif
    for (; i < count; i++) {
        const uint8_t byte = bytes[i];
        if (byte == ']' || (byte < 0x20 && byte != '\t' && byte != '\n')) break;
    }
    return i;
}

/* Number of newlines. The vector loop counts in bytes, sixteen at a time, and adds them up before they can overflow. */
static inline size_t squelch_count_newlines(const uint8_t *bytes, size_t count) {
    size_t newlines = 0, i = 0;
#if defined(__SSE2__)
    const __m128i newline = _mm_set1_epi8('\n'), zero = _mm_setzero_si128();
    while (i + 16 <= count) {
        __m128i sums = zero;
        for (int round = 0; round < 255 && i + 16 <= count; round++, i += 16) {
            const __m128i v = _mm_loadu_si128((const __m128i *)(bytes + i));
            sums = _mm_sub_epi8(sums, _mm_cmpeq_epi8(v, newline));
        }
        const __m128i total = _mm_sad_epu8(sums, zero);
        newlines += (size_t)_mm_cvtsi128_si32(total) + (size_t)_mm_extract_epi16(total, 4);
    }
#endif
    for (; i < count; i++) newlines += bytes[i] == '\n';
    return newlines;
}

#endif
