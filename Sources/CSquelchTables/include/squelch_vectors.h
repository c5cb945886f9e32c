/* What words mean, as directions: words that are used of the same things point the same way. English alone. */
#ifndef SQUELCH_VECTORS_H
#define SQUELCH_VECTORS_H

#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

/* Numbers of a row. */
#define SQUELCH_VECTOR_LENGTH 128
/* Most words that are added up at once: more could leave 16 bits. */
#define SQUELCH_VECTOR_MOST_WORDS 256

/* What the words of a text mean together. */
typedef struct {
    /* How many of the words have a row. */
    size_t known;
    /* Squared length of the sum. */
    uint64_t squares;
} squelch_vectors_total;

/* Adds up the rows of words into `sum`, which has SQUELCH_VECTOR_LENGTH places; rare words have longer rows. A word is
   known by the upper 16 bits of its hash (`squelch_text_words`). Words after SQUELCH_VECTOR_MOST_WORDS are passed
   over. */
squelch_vectors_total squelch_vectors_sum(const uint16_t *buckets, size_t count, int16_t *sum);

/* Adds `scale` times `row` to `sum`, each number rounded; `scale` times 32,767 has to fit into 31 bits. */
void squelch_vectors_add(int64_t *sum, const int16_t *row, float scale);

#pragma clang assume_nonnull end

#endif
