#include "squelch_grams.h"

#include <string.h>

#define INLINE static inline __attribute__((always_inline))

// MARK: - Rows

INLINE uint16_t row_of(uint64_t gram) {
    return (uint16_t)((gram * 0x9E3779B97F4A7C15u) >> (64 - SQUELCH_GRAM_BITS));
}

enum { LETTER_BITS = 12, WORD_END = 1 };
static const uint64_t three = ((uint64_t)1 << 3 * LETTER_BITS) - 1, five = ((uint64_t)1 << 5 * LETTER_BITS) - 1;
static const uint64_t three_tag = (uint64_t)3 << 60, five_tag = (uint64_t)5 << 60;

/* The letter at `p` in twelve bits: folded ASCII, all of a letter of two bytes, the low part of others. */
INLINE uint64_t letter(const uint8_t **p) {
    const uint8_t first = *(*p)++;
    if (first < 0x80) {
        if ((uint8_t)(first - '0') < 10) return '0';
        return (uint8_t)(first - 'A') < 26 ? first | 0x20u : first;
    }
    uint64_t code = first & 0x1F;
    while ((**p & 0xC0) == 0x80) code = code << 6 | (*(*p)++ & 0x3F);
    return code & ((1 << LETTER_BITS) - 1);
}

/* Folded ASCII by a look-up: other bytes never come here. */
static const uint8_t folded[128] = {
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31,
    ' ', '!', '"', '#', '$', '%', '&', '\'', '(', ')', '*', '+', ',', '-', '.', '/', '0', '0', '0', '0', '0', '0', '0',
    '0', '0', '0', ':', ';', '<', '=', '>', '?', '@', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm',
    'n', 'o', 'p', 'q', 'r', 's', 't', 'u', 'v', 'w', 'x', 'y', 'z', '[', '\\', ']', '^', '_', '`', 'a', 'b', 'c', 'd',
    'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's', 't', 'u', 'v', 'w', 'x', 'y', 'z', '{',
    '|', '}', '~', 127,
};

/* The rows of a word of ASCII letters alone, which most are: no question is asked letter by letter. */
INLINE uint16_t *ascii_rows(const uint8_t *word, size_t count, uint16_t *out) {
    uint64_t run = (uint64_t)WORD_END << LETTER_BITS | folded[word[0]];
    size_t i = 1;
    for (; i < count && i < 3; i++) {
        run = run << LETTER_BITS | folded[word[i]];
        *out++ = row_of((run & three) | three_tag);
    }
    for (; i < count; i++) {
        run = run << LETTER_BITS | folded[word[i]];
        *out++ = row_of((run & three) | three_tag);
        *out++ = row_of((run & five) | five_tag);
    }
    run = run << LETTER_BITS | WORD_END;
    *out++ = row_of((run & three) | three_tag);
    if (count >= 3) *out++ = row_of((run & five) | five_tag);
    return out;
}

INLINE int is_ascii(const uint8_t *word, const uint8_t *end) {
    uint8_t all = 0;
    while (word < end) all |= *word++;
    return all < 0x80;
}

size_t squelch_letter_rows(
    const uint8_t *text, const uint32_t *edges, size_t words, size_t limit, uint16_t *rows) {
    uint16_t *out = rows;
    for (size_t i = 0; i < words && edges[2 * i] < limit; i++) {
        const uint8_t *p = text + edges[2 * i], *end = text + edges[2 * i + 1];
        /* A word of which only a beginning lies before the limit ends there. */
        if (end > text + limit + 32) end = text + limit + 32;
        if (p < end && is_ascii(p, end)) {
            out = ascii_rows(p, (size_t)(end - p), out);
            continue;
        }
        uint64_t run = WORD_END;
        size_t letters = 1;
        while (letters) {
            const int more = p < end;
            run = run << LETTER_BITS | (more ? letter(&p) : WORD_END);
            letters++;
            if (letters >= 3) *out++ = row_of((run & three) | three_tag);
            if (letters >= 5) *out++ = row_of((run & five) | five_tag);
            if (!more) letters = 0;
        }
    }
    return (size_t)(out - rows);
}

size_t squelch_token_rows(const uint64_t *tokens, size_t count, uint16_t *rows) {
    uint16_t *out = rows;
    uint64_t last = 0;
    for (size_t i = 0; i < count; i++) {
        const uint64_t token = tokens[i];
        *out++ = row_of(token);
        if (i > 0) *out++ = row_of((last << 1 | last >> 63) ^ token * 0xD6E8FEB86659FD93u);
        last = token;
    }
    return (size_t)(out - rows);
}

// MARK: - Sums

typedef int8_t row16 __attribute__((ext_vector_type(SQUELCH_GRAM_WIDTH)));
typedef int16_t short16 __attribute__((ext_vector_type(SQUELCH_GRAM_WIDTH)));
typedef int32_t int16x __attribute__((ext_vector_type(SQUELCH_GRAM_WIDTH)));
#pragma clang diagnostic ignored "-Wpsabi"

INLINE void add_rows(const int8_t *table, const uint16_t *rows, size_t count, int32_t *sums) {
    int16x total;
    memcpy(&total, sums, sizeof total);
    while (count > 0) {
        /* So many bytes fit into sixteen bits. */
        const size_t some = count < 256 ? count : 256;
        short16 sum = 0;
        for (size_t i = 0; i < some; i++) {
            row16 row;
            memcpy(&row, table + (size_t)rows[i] * SQUELCH_GRAM_WIDTH, sizeof row);
            sum += __builtin_convertvector(row, short16);
        }
        total += __builtin_convertvector(sum, int16x);
        rows += some;
        count -= some;
    }
    memcpy(sums, &total, sizeof total);
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) static void add_rows_avx2(
    const int8_t *table, const uint16_t *rows, size_t count, int32_t *sums) {
    add_rows(table, rows, count, sums);
}
#endif

void squelch_add_rows(int level, const int8_t *table, const uint16_t *rows, size_t count, int32_t *sums) {
#if defined(__x86_64__)
    if (level >= 1) return add_rows_avx2(table, rows, count, sums);
#endif
    (void)level;
    add_rows(table, rows, count, sums);
}

// MARK: - Signs

squelch_sign_counts squelch_count_signs(const uint8_t *text, size_t count) {
    squelch_sign_counts counts = {0};
    /* Counters of a byte for each sixteen places, so that the compiler takes sixteen at a time. */
    for (size_t start = 0; start < count; start += 240) {
        const size_t some = count - start < 240 ? count - start : 240;
        const uint8_t *p = text + start;
        uint8_t digits = 0, stops = 0, commas = 0, brackets = 0, quotes = 0, newlines = 0, code = 0, beyond = 0;
        for (size_t i = 0; i < some; i++) {
            const uint8_t byte = p[i];
            digits += (uint8_t)(byte - '0') < 10;
            stops += byte == '.';
            commas += byte == ',';
            brackets += byte == '(';
            quotes += byte == '"';
            newlines += byte == '\n';
            code += (byte == '{') | (byte == '}') | (byte == ';') | (byte == '=') | (byte == '<') | (byte == '`');
            beyond += byte >> 7;
        }
        counts.digits += digits;
        counts.stops += stops;
        counts.commas += commas;
        counts.brackets += brackets;
        counts.quotes += quotes;
        counts.newlines += newlines;
        counts.code += code;
        counts.beyond_ascii += beyond;
    }
    return counts;
}
