#include "squelch_text.h"

#include <stdbool.h>
#include <string.h>
#if defined(__x86_64__)
#include <immintrin.h>
#endif

/* Written once over vectors of the compiler, and compiled twice: it splits them into what the CPU has. */
typedef uint8_t bytes16 __attribute__((ext_vector_type(16)));
typedef int8_t signed16 __attribute__((ext_vector_type(16)));
typedef bool bits16 __attribute__((ext_vector_type(16)));
typedef uint8_t bytes64 __attribute__((ext_vector_type(64)));
typedef int8_t signed64 __attribute__((ext_vector_type(64)));
/* What a comparison of bytes gives: all bits or none. */
typedef char lanes64 __attribute__((ext_vector_type(64)));
typedef bool bits64 __attribute__((ext_vector_type(64)));

/* Vectors are passed between functions that are always inlined: no calling convention is involved. */
#pragma clang diagnostic ignored "-Wpsabi"
#define INLINE static inline __attribute__((always_inline))

// MARK: - Bytes to bits

INLINE uint64_t mask(lanes64 lanes) {
    const bits64 bits = __builtin_convertvector(lanes, bits64);
    uint64_t result;
    memcpy(&result, &bits, sizeof result);
    return result;
}

INLINE bytes64 load64(const uint8_t *p) {
    bytes64 v;
    memcpy(&v, p, sizeof v);
    return v;
}

/* Bytes with which characters begin that may be no letters: 0xC2, signs of Latin-1; 0xC3 before 0x97 or 0xB7, the times
   and division signs; 0xD8 and 0xD9, Arabic with its signs; 0xE2 and 0xE3, punctuation and symbols; 0xEF and above,
   forms and emoji. `next` is `v` from the next byte on. */
#define SIGNS(v, next, lanes) \
    (lanes)(((v) == 0xC2) | (((v) == 0xC3) & (((next) | 0x20) == 0xB7)) | (((v) & 0xFE) == 0xD8) \
        | (((v) & 0xFE) == 0xE2) | ((v) >= 0xEF))

/* Copies sixty-four bytes; bits of the signs among them. */
INLINE uint64_t copy64(uint8_t *target, const uint8_t *source) {
    const bytes64 v = load64(source), next = load64(source + 1);
    memcpy(target, &v, sizeof v);
    return mask(SIGNS(v, next, lanes64));
}

/* Copies sixteen bytes; bits of the signs among them. */
INLINE uint32_t copy16(uint8_t *target, const uint8_t *source) {
    bytes16 v, next;
    memcpy(&v, source, sizeof v);
    memcpy(&next, source + 1, sizeof next);
    memcpy(target, &v, sizeof v);
    const bits16 bits = __builtin_convertvector(SIGNS(v, next, signed16), bits16);
    uint16_t result;
    memcpy(&result, &bits, sizeof result);
    return result;
}

/* What one block tells the next. */
struct carry {
    uint64_t ideograph;   /* bits of an ideograph that go over the end */
    uint64_t in_run;      /* 1 where the last byte was of an ideograph */
    uint64_t word;        /* 1 where the last byte was of a word */
};

INLINE void classify_block(
    const uint8_t *p, uint64_t valid, struct carry *carry, squelch_text_block *block, squelch_text_counts *counts) {
    const bytes64 v = load64(p), second = load64(p + 1), third = load64(p + 2);
    const lanes64 is_letter = ((v | 0x20) - 'a') < 26, is_digit = (v - '0') < 10;
    const lanes64 is_exclamation = v == '!', is_question = v == '?', is_dot = v == '.', is_colon = v == ':';
    const uint64_t lead = mask((v - 0xE3) < 7) & valid;
    const uint64_t ideograph = (lead | lead << 1 | lead << 2 | carry->ideograph) & valid;
    const uint64_t word = mask(is_letter | is_digit | (v == '_') | ((signed64)v < 0)) & ~ideograph & valid;
    const uint64_t joint = mask(is_dot | (v == '\'') | (v == ','));
    /* `:` `;` `<` lie together, so do `#` and `$`. */
    const uint64_t sign = mask(((v - ':') < 3) | ((v - '#') < 2) | (v == '@'));
    /* What follows the last byte is not known yet: perhaps a word. */
    const uint64_t before = word << 1 | carry->word, after = word >> 1 | (uint64_t)1 << 63;

    block->word = word;
    block->digit = mask(is_digit) & valid;
    block->capital = mask((v - 'A') < 26) & valid;
    block->stop = mask(is_dot | is_colon | is_exclamation | is_question | (v == '\n')) & valid;
    block->ideograph = ideograph;
    block->continuation = mask((signed64)v < -64) & valid;
    block->triple = mask((v == second) & (v == third)) & word;
    block->event =
        (joint & before & after) | (sign & valid) | (ideograph & ~(ideograph << 1 | carry->in_run));

    counts->exclamations += (size_t)__builtin_popcountll(mask(is_exclamation) & valid);
    counts->questions += (size_t)__builtin_popcountll(mask(is_question) & valid);
    counts->events |= block->event != 0;
    carry->ideograph = lead >> 63 | lead >> 62;
    carry->in_run = ideograph >> 63;
    carry->word = word >> 63;
}

// MARK: - Bits to words

/* Adds bits and a carry, so that a marker runs through the ones above it and comes out behind them. */
INLINE uint64_t add(uint64_t a, uint64_t b, uint64_t *carry) {
    const uint64_t sum = a + b, all = sum + *carry;
    *carry = (uint64_t)(sum < a) | (uint64_t)(all < sum);
    return all;
}

static bool is_in_word(const squelch_text_block *blocks, size_t position) {
    return blocks[position / SQUELCH_TEXT_BLOCK].word >> position % SQUELCH_TEXT_BLOCK & 1;
}

/* Counts the words in which `triples`, bits of block `index`, lie, but for the one that begins at `last`, the last that
   was looked at. `open` is where the word begins that goes on from the block before. Each word is looked at once. */
static size_t elongated(
    const uint8_t *text, const squelch_text_block *blocks, size_t index, uint64_t triples, size_t open, size_t last,
    squelch_text_counts *counts) {
    for (; triples; triples &= triples - 1) {
        const int bit = __builtin_ctzll(triples);
        const uint64_t gaps = ~blocks[index].word & (((uint64_t)1 << bit) - 1);
        const size_t start = gaps ? index * SQUELCH_TEXT_BLOCK + 64 - (size_t)__builtin_clzll(gaps) : open;
        if (start == last) continue;
        last = start;
        size_t letters = 0;
        for (size_t i = start; letters < 4 && is_in_word(blocks, i); i++)
            letters += text[i] < 0x80 || text[i] >= 0xC0;
        counts->elongations += letters >= 4 && (uint8_t)(text[start] - '0') >= 10;
    }
    return last;
}

static const uint64_t hash_start = 0x9E3779B97F4A7C15u, hash_factor = 0xD6E8FEB86659FD93u;

INLINE uint64_t half(bytes16 v, int index) {
    uint64_t halves[2];
    memcpy(halves, &v, sizeof halves);
    return halves[index];
}

INLINE uint64_t mix(uint64_t hash, bytes16 v) {
    const unsigned __int128 product = (unsigned __int128)(hash ^ half(v, 0)) * (hash_factor ^ half(v, 1));
    return (uint64_t)(product >> 64) ^ (uint64_t)product;
}

/* Ones up to the length of a word, taken from the right place. */
static const uint8_t window[32] = {
    255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255};

/* Sixteen bytes of a word of `length` bytes, folded, zeros above. */
INLINE bytes16 folded(const uint8_t *p, size_t length) {
    bytes16 v, keep;
    memcpy(&v, p, sizeof v);
    memcpy(&keep, window + 16 - length, sizeof keep);
    v &= keep;
    /* A to Z become the greatest of the signed bytes. */
    return v | ((bytes16)((signed16)(v + (0x7F - 'Z')) > 0x7F - 26) & 0x20);
}

INLINE uint64_t word_hash(const uint8_t *p, size_t length) {
    uint64_t hash = hash_start ^ length;
    for (; __builtin_expect(length > 16, 0); p += 16, length -= 16) hash = mix(hash, folded(p, 16));
    return mix(hash, folded(p, length));
}

/* Marks and counts the words that begin with `digits`, among the words of block `index` that begin at `starts`. */
static void number(
    const uint8_t *text, const squelch_text_block *blocks, size_t index, uint64_t starts, uint64_t digits,
    uint8_t *kinds, squelch_text_counts *counts) {
    for (; digits; digits &= digits - 1) {
        const size_t at = index * SQUELCH_TEXT_BLOCK + (size_t)__builtin_ctzll(digits);
        kinds[__builtin_popcountll(starts & (digits ^ (digits - 1)) >> 1)] = 1;
        size_t length = 0, others = 0;
        for (; is_in_word(blocks, at + length); length++) others += (uint8_t)(text[at + length] - '0') >= 10;
        counts->numbers++;
        counts->long_numbers += length >= 5 && others == 0;
    }
}

/* Bits of `x` without those at `drop`, moved together. */
INLINE uint64_t compressed(uint64_t x, uint64_t drop) {
    while (drop) {
        const uint64_t below = (drop & -drop) - 1;
        x = (x & below) | (x >> 1 & ~below);
        drop = (drop & (drop - 1)) >> 1;
    }
    return x;
}

/* Positions of the bits of `edges`, lowest first. Writes some more values behind them. */
INLINE uint32_t *positions(uint64_t edges, uint32_t at, uint32_t *out) {
    uint32_t *const end = out + __builtin_popcountll(edges);
    while (edges) {
        for (int i = 0; i < 8; i++) {
            uint32_t position = at + (uint32_t)__builtin_ctzg(edges, 64);
            /* Else the compiler gathers eight of them into vectors, which have no such instruction. */
            __asm__("" : "+r"(position));
            out[i] = position;
            edges &= edges - 1;
        }
        out += 8;
    }
    return end;
}

// MARK: - The versions

#define VERSION(name) name##_baseline
#define TARGET
#define COMPRESSED compressed
#define POSITIONS positions
#include "text_version.h"

#if defined(__x86_64__)
#define VERSION(name) name##_avx2
#define TARGET __attribute__((target("avx2,bmi,bmi2,lzcnt,popcnt")))
TARGET INLINE uint64_t compressed_bmi2(uint64_t x, uint64_t drop) { return _pext_u64(x, ~drop); }
#define COMPRESSED compressed_bmi2
#define POSITIONS positions
#include "text_version.h"

#define VERSION(name) name##_avx512
#define TARGET __attribute__((target("avx512bw,avx512vl,avx512vbmi2,avx2,bmi,bmi2,lzcnt,popcnt")))
TARGET INLINE uint32_t *positions_avx512(uint64_t edges, uint32_t at, uint32_t *out) {
    static const uint8_t index[64] = {
        0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21,
        22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43,
        44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63};
    const __m512i set = _mm512_maskz_compress_epi8(edges, _mm512_loadu_si512(index));
    const __m512i base = _mm512_set1_epi32((int)at);
    const int count = __builtin_popcountll(edges);
#define STORE(part) \
    _mm512_storeu_si512( \
        out + 16 * part, \
        _mm512_add_epi32(base, _mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(set, part))))
    STORE(0);
    STORE(1);
    if (__builtin_expect(count > 32, 0)) {
        STORE(2);
        STORE(3);
    }
#undef STORE
    return out + count;
}
#define COMPRESSED compressed_bmi2
#define POSITIONS positions_avx512
#include "text_version.h"
#endif

// MARK: - The choice

#if defined(__x86_64__)
INLINE bool has_avx2(void) {
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2")
        && __builtin_cpu_supports("lzcnt") && __builtin_cpu_supports("popcnt");
}

INLINE bool has_avx512(void) {
    return __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl")
        && __builtin_cpu_supports("avx512vbmi2");
}
#endif

int squelch_text_level(void) {
#if defined(__x86_64__)
    if (has_avx2()) return has_avx512() ? 2 : 1;
#endif
    return 0;
}

size_t squelch_text_copy(int level, uint8_t *target, const uint8_t *source, size_t count) {
#if defined(__x86_64__)
    if (level >= 2) return copy_avx512(target, source, count);
    if (level == 1) return copy_avx2(target, source, count);
#endif
    (void)level;
    return copy_baseline(target, source, count);
}

void squelch_text_classify(
    int level, const uint8_t *text, size_t count, squelch_text_block *blocks, squelch_text_counts *counts) {
#if defined(__x86_64__)
    if (level >= 2) return classify_avx512(text, count, blocks, counts);
    if (level == 1) return classify_avx2(text, count, blocks, counts);
#endif
    (void)level;
    classify_baseline(text, count, blocks, counts);
}

size_t squelch_text_words(
    int level, const uint8_t *text, const squelch_text_block *blocks, size_t block_count, uint32_t *edges,
    uint64_t *hashes, uint8_t *kinds, squelch_text_counts *counts) {
#if defined(__x86_64__)
    if (level >= 2) return words_avx512(text, blocks, block_count, edges, hashes, kinds, counts);
    if (level == 1) return words_avx2(text, blocks, block_count, edges, hashes, kinds, counts);
#endif
    (void)level;
    return words_baseline(text, blocks, block_count, edges, hashes, kinds, counts);
}
