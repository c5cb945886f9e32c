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

/* Adds up the rows of words into `sum`, which has SQUELCH_VECTOR_LENGTH places; rare words have longer rows. A word is
   known by the upper 16 bits of its hash (`squelch_text_words`). Returns how many of them have a row; words after
   SQUELCH_VECTOR_MOST_WORDS are passed over. */
size_t squelch_vectors_sum(const uint16_t *buckets, size_t count, int16_t *sum);

#pragma clang assume_nonnull end

#endif
