/* The length of a word, 16 bytes at a time where the CPU has SSE2 (every x86-64). Inlined into Swift by the importer,
   because Swift's SIMD masks cannot be turned into bits. */
#ifndef SQUELCH_WORDS_H
#define SQUELCH_WORDS_H

#include <stddef.h>
#include <stdint.h>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/* Whether `byte` belongs to a word: letters and digits of ASCII, `_`, and bytes beyond ASCII but 0xE3...0xE9, with
   which the characters of scripts without spaces begin. */
static inline int squelch_is_word_byte(uint8_t byte) {
    return (uint8_t)((byte | 0x20) - 'a') < 26 || (uint8_t)(byte - '0') < 10 || byte == '_'
        || (byte >= 0x80 && (uint8_t)(byte - 0xE3) >= 7);
}

/* Number of word bytes from `bytes` on. The oracle of the vector version. */
static inline size_t squelch_word_length_scalar(const uint8_t *bytes) {
    size_t length = 0;
    while (squelch_is_word_byte(bytes[length])) length++;
    return length;
}

/* The same. A byte that is no word byte must follow, and 16 readable bytes after it. */
static inline size_t squelch_word_length(const uint8_t *bytes) {
#if defined(__SSE2__)
    size_t length = 0;
    for (;;) {
        const __m128i v = _mm_loadu_si128((const __m128i *)(bytes + length));
        /* x < n, unsigned, as min(x, n - 1) == x. */
        const __m128i letter = _mm_sub_epi8(_mm_or_si128(v, _mm_set1_epi8(0x20)), _mm_set1_epi8('a'));
        const __m128i digit = _mm_sub_epi8(v, _mm_set1_epi8('0'));
        const __m128i ideograph = _mm_sub_epi8(v, _mm_set1_epi8((char)0xE3));
        const __m128i is_letter = _mm_cmpeq_epi8(_mm_min_epu8(letter, _mm_set1_epi8(25)), letter);
        const __m128i is_digit = _mm_cmpeq_epi8(_mm_min_epu8(digit, _mm_set1_epi8(9)), digit);
        const __m128i is_ideograph = _mm_cmpeq_epi8(_mm_min_epu8(ideograph, _mm_set1_epi8(6)), ideograph);
        const __m128i is_plain =
            _mm_or_si128(_mm_or_si128(is_letter, is_digit), _mm_cmpeq_epi8(v, _mm_set1_epi8('_')));
        /* The sign bit is set for every byte beyond ASCII. */
        const __m128i is_word = _mm_or_si128(is_plain, _mm_andnot_si128(is_ideograph, v));
        const unsigned others = ~(unsigned)_mm_movemask_epi8(is_word) & 0xFFFF;
        if (others) return length + (size_t)__builtin_ctz(others);
        length += 16;
    }
#else
    return squelch_word_length_scalar(bytes);
#endif
}

#endif
