/* The yardstick for reading texts: words and their hashes, and nothing else, with AVX2.
 *
 *   text_kernel FILE SECONDS      texts, one a line
 *
 * A word is a run of [0-9A-Za-z] and bytes from 0x80 on; `<...>` is left out; ASCII is folded to lower case; the hash
 * takes eight bytes a multiplication. Sixty-four bytes a step are turned into two masks, words and `<`, and the edges
 * of the word mask give the words' beginnings and ends. No facts are counted, no addresses or mentions are told from
 * words, no symbols from letters: what Squelch does beyond this is on Squelch's side of the ratio.
 */
#include <immintrin.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { block = 64, padding = 128, most_passes = 100000 };

static const uint64_t factor = 0xD6E8FEB86659FD93u, start = 0x9E3779B97F4A7C15u;

struct masks {
    uint64_t word, less;
};

static inline uint32_t word_bits(__m256i v) {
    const __m256i letter = _mm256_sub_epi8(_mm256_or_si256(v, _mm256_set1_epi8(0x20)), _mm256_set1_epi8('a'));
    const __m256i digit = _mm256_sub_epi8(v, _mm256_set1_epi8('0'));
    const __m256i is_letter = _mm256_cmpeq_epi8(_mm256_min_epu8(letter, _mm256_set1_epi8(25)), letter);
    const __m256i is_digit = _mm256_cmpeq_epi8(_mm256_min_epu8(digit, _mm256_set1_epi8(9)), digit);
    /* The sign bit alone tells a byte from 0x80 on. */
    return (uint32_t)_mm256_movemask_epi8(_mm256_or_si256(v, _mm256_or_si256(is_letter, is_digit)));
}

static inline struct masks masks_of(const uint8_t *p) {
    const __m256i low = _mm256_loadu_si256((const __m256i *)p), high = _mm256_loadu_si256((const __m256i *)(p + 32));
    const __m256i less = _mm256_set1_epi8('<');
    return (struct masks){
        word_bits(low) | (uint64_t)word_bits(high) << 32,
        (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, less))
            | (uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, less)) << 32};
}

/* 0x20 is added where a byte has 0x40 and not 0x80: letters, in a word. */
static inline uint64_t folded(uint64_t x) { return x | (x & ~(x >> 1) & 0x4040404040404040u) >> 1; }

static inline uint64_t mixed(uint64_t a) {
    const unsigned __int128 product = (unsigned __int128)a * factor;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static inline uint64_t hash_of(const uint8_t *p, size_t length) {
    uint64_t hash = start ^ length, part;
    for (; length > 8; p += 8, length -= 8) {
        memcpy(&part, p, 8);
        hash = mixed(hash ^ folded(part));
    }
    memcpy(&part, p, 8);
    return mixed(hash ^ folded(_bzhi_u64(part, (unsigned)length * 8)));
}

/* Hashes of the words of one text, behind which `padding` bytes can be read; returns their number. */
static size_t words_of(const uint8_t *text, size_t length, uint64_t *hashes) {
    const uint8_t *word = NULL;           /* where the word begins that is open */
    size_t count = 0, at = 0;
    while (at < length) {
        struct masks m = masks_of(text + at);
        size_t width = length - at < block ? length - at : block;
        size_t next = at + width;
        if (m.less) {
            const size_t tag = (size_t)__builtin_ctzll(m.less);
            if (tag < width) {
                width = tag;
                const uint8_t *end = memchr(text + at + tag, '>', length - at - tag);
                next = end ? (size_t)(end - text) + 1 : length;
            }
        }
        m.word = _bzhi_u64(m.word, (unsigned)width);
        uint64_t edges = m.word ^ (m.word << 1 | (word != NULL));
        if (width < block) edges = _bzhi_u64(edges, (unsigned)width);
        if (word && edges) {
            const uint8_t *end = text + at + __builtin_ctzll(edges);
            hashes[count++] = hash_of(word, (size_t)(end - word));
            word = NULL;
            edges = _blsr_u64(edges);
        }
        while (edges) {
            const uint8_t *begin = text + at + __builtin_ctzll(edges);
            edges = _blsr_u64(edges);
            if (!edges) {
                word = begin;
                break;
            }
            hashes[count++] = hash_of(begin, (size_t)(text + at + __builtin_ctzll(edges) - begin));
            edges = _blsr_u64(edges);
        }
        if (word && width < block) {      /* a tag or the end of the text ends a word */
            hashes[count++] = hash_of(word, (size_t)(text + at + width - word));
            word = NULL;
        }
        at = next;
    }
    if (word) hashes[count++] = hash_of(word, (size_t)(text + length - word));
    return count;
}

static double cpu_seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static int ascending(const void *a, const void *b) {
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

int main(int argc, char **argv) {
    if (argc != 3) return fprintf(stderr, "usage: text_kernel FILE SECONDS\n"), 64;
    FILE *file = fopen(argv[1], "rb");
    if (!file) return perror(argv[1]), 66;
    fseek(file, 0, SEEK_END);
    const size_t size = (size_t)ftell(file);
    rewind(file);
    uint8_t *bytes = calloc(1, size + padding);
    uint64_t *hashes = malloc((size / 2 + padding) * sizeof *hashes);
    double *times = malloc(most_passes * sizeof *times);
    if (!bytes || !hashes || !times || fread(bytes, 1, size, file) != size) return 74;
    fclose(file);

    size_t tokens = 0, texts = 0, passes = 0;
    uint64_t digest = 0;
    const double begin = cpu_seconds(), limit = atof(argv[2]);
    do {                                  /* the first pass warms the caches and does not count */
        const double before = cpu_seconds();
        tokens = texts = 0;
        digest = 0;
        for (size_t at = 0; at < size;) {
            const uint8_t *end = memchr(bytes + at, '\n', size - at);
            const size_t length = end ? (size_t)(end - bytes) - at : size - at;
            const size_t count = words_of(bytes + at, length, hashes);
            if (count) digest ^= hashes[count - 1];
            tokens += count;
            texts++;
            at += length + 1;
        }
        times[passes++] = cpu_seconds() - before;
    } while ((passes < 3 || cpu_seconds() - begin < limit) && passes < most_passes);
    qsort(times + 1, passes - 1, sizeof *times, ascending);
    printf("%.1f MB per CPU second, %zu tokens, %zu texts, digest %016llx\n",
        (double)size / 1e6 / times[1 + (passes - 1) / 2], tokens, texts, (unsigned long long)digest);
    return 0;
}
