/* Rows of words, distilled from the sentence encoder all-MiniLM-L6-v2 (Apache License 2.0): each word was put through it
   once, what remains are the 128 principal components, shortened for frequent words, in 8 bits.

   `Benchmarks/vectors MODEL SETS Sources/CSquelchTables/vectors.bin` makes the file again, and says which words it has.
   Layout: the number of the row of each of 65,536 buckets, 16 bits, the lower byte first, 0 for none; then the rows from
   number 1 on. Where two words share a bucket, the more frequent one has it. */
#include "squelch_vectors.h"

#include <string.h>

#pragma clang diagnostic ignored "-Wc23-extensions"

static const _Alignas(64) uint8_t table[] = {
#embed "vectors.bin"
};

enum { buckets_size = 2 * 65536 };

squelch_vectors_total squelch_vectors_sum(const uint16_t *buckets, size_t count, int16_t *sum) {
    int16_t total[SQUELCH_VECTOR_LENGTH] = {0};
    squelch_vectors_total result = {0, 0};
    if (count > SQUELCH_VECTOR_MOST_WORDS) count = SQUELCH_VECTOR_MOST_WORDS;
    for (size_t i = 0; i < count; i++) {
        const size_t entry = 2 * (size_t)buckets[i];
        const size_t number = (size_t)table[entry] | (size_t)table[entry + 1] << 8;
        if (number == 0) continue;
        const int8_t *row = (const int8_t *)table + buckets_size + (number - 1) * SQUELCH_VECTOR_LENGTH;
        for (int place = 0; place < SQUELCH_VECTOR_LENGTH; place++) total[place] = (int16_t)(total[place] + row[place]);
        result.known++;
    }
    for (int place = 0; place < SQUELCH_VECTOR_LENGTH; place++)
        result.squares += (uint32_t)((int32_t)total[place] * total[place]);
    memcpy(sum, total, sizeof total);
    return result;
}

void squelch_vectors_add(int64_t *sum, const int16_t *row, float scale) {
    for (int place = 0; place < SQUELCH_VECTOR_LENGTH; place++) {
        const float number = (float)row[place] * scale;
        sum[place] += (int32_t)(number + (number < 0 ? -0.5f : 0.5f));
    }
}
