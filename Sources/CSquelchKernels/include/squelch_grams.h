/* Runs of letters and of words as rows of a table of weights, and the sum of such rows.

   Letters carry what a word list does not: languages nobody listed, inflection, spelling. A row is chosen by hash, so that
   a table of fixed size serves all of them (feature hashing, Weinberger et al. 2009). */
#ifndef SQUELCH_GRAMS_H
#define SQUELCH_GRAMS_H

#include <stddef.h>
#include <stdint.h>

/* Bits of a row's number. */
#define SQUELCH_GRAM_BITS 16
/* Weights in a row. */
#define SQUELCH_GRAM_WIDTH 16

/* Most rows that one byte of text adds. */
#define SQUELCH_GRAMS_A_BYTE 2

/* Rows of each run of three and of five letters of the words that begin before `limit`, with the ends of a word as letters
   of their own. ASCII is folded, all digits are one. `rows` has room for SQUELCH_GRAMS_A_BYTE (limit + 2 words + 64).
   Returns how many there are. `edges` as squelch_text_words has it. */
size_t squelch_letter_rows(
    const uint8_t *text, const uint32_t *edges, size_t words, size_t limit, uint16_t *rows);

/* Rows of each token and of each pair of neighbours: 2 count - 1. */
size_t squelch_token_rows(const uint64_t *tokens, size_t count, uint16_t *rows);

/* Adds up rows of `table`, SQUELCH_GRAM_WIDTH signed bytes each, into as many sums. `level` as of squelch_text_level. */
void squelch_add_rows(int level, const int8_t *table, const uint16_t *rows, size_t count, int32_t *sums);

/* Bytes of certain kinds among the first of a text. */
typedef struct {
    size_t digits, stops, commas, brackets, quotes, newlines, code, beyond_ascii;
} squelch_sign_counts;

squelch_sign_counts squelch_count_signs(const uint8_t *text, size_t count);

#endif
