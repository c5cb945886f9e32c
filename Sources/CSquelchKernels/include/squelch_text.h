/* Words of a text, found 64 bytes at a time, with the best instructions that the CPU has, told at run time.

   Two steps, between which the caller may edit the blocks: squelch_text_classify turns bytes into bits, and
   squelch_text_words turns bits into words, hashes and counts. What needs to look around - addresses, mentions,
   apostrophes, decimal points - is rare, and the caller's part: it is led there by `event`. */
#ifndef SQUELCH_TEXT_H
#define SQUELCH_TEXT_H

#include <stddef.h>
#include <stdint.h>

/* Bytes that a block describes, the first by the lowest bit. */
#define SQUELCH_TEXT_BLOCK 64
/* Bytes that must be readable after a text: a block, and two bytes to compare its last with. The first 32 are 0. */
#define SQUELCH_TEXT_PADDING 80

typedef struct {
    /* Letters, digits, `_`, and bytes beyond ASCII that are not of an ideograph. */
    uint64_t word;
    uint64_t digit;
    /* A to Z. */
    uint64_t capital;
    /* `.`, `!`, `?`, `:` and newline: the next word begins a sentence. */
    uint64_t stop;
    /* The three bytes of each ideograph, 0xE3...0xE9 and two more. */
    uint64_t ideograph;
    /* UTF-8 continuation bytes. */
    uint64_t continuation;
    /* The first of three equal bytes. */
    uint64_t triple;
    /* Bytes that may mean something: `'` `.` `,` between word bytes; `#` `@` `$` `<` `;` `:`; the first byte of a run
       of ideographs. */
    uint64_t event;
} squelch_text_block;

typedef struct {
    size_t exclamations, questions;
    /* Whether any event is in the blocks. */
    size_t events;
    /* Of words, not of ideographs: all bytes but continuation bytes. */
    size_t letters;
    /* Words that begin with a digit; those that are five and more digits. */
    size_t numbers, long_numbers;
    /* Of words with two bytes and more: capitalised ones that do not begin a sentence, and ones all in capitals. */
    size_t capitals_inside, all_capitals;
    /* Of words with four letters and more that are no numbers: all, and those with three equal bytes in a row. */
    size_t long_words, elongations;
} squelch_text_counts;

/* Number of blocks that squelch_text_classify writes for `count` bytes: two empty ones end them. */
static inline size_t squelch_text_block_count(size_t count) {
    return (count + SQUELCH_TEXT_BLOCK - 1) / SQUELCH_TEXT_BLOCK + 2;
}

/* The best level of this CPU: 0 any CPU, 1 AVX2, 2 AVX-512. A lower one may be taken instead; all give the same. */
int squelch_text_level(void);

/* Copies `source`, UTF-8, until a character may be neither a letter nor ASCII, or for want of bytes to look ahead; returns
   how many bytes were copied. `target` has room for `count` bytes and 64 more, which may be written to without meaning
   anything. */
size_t squelch_text_copy(int level, uint8_t *target, const uint8_t *source, size_t count);

/* Fills the blocks of `text`, and `exclamations`, `questions` and `events`; the other counts become 0. */
void squelch_text_classify(
    int level, const uint8_t *text, size_t count, squelch_text_block *blocks, squelch_text_counts *counts);

/* Words, as runs of bits in `word`: where each begins and ends (edges[2 i] and edges[2 i + 1]), its hash, and whether it
   begins with a digit (1, else 0). Returns their number. Needs room for count + 64 edges, count / 2 + 1 hashes and
   count / 2 + 64 kinds, for a text of `count` bytes and its `block_count` blocks, the two empty ones included. */
size_t squelch_text_words(
    int level, const uint8_t *text, const squelch_text_block *blocks, size_t block_count, uint32_t *edges,
    uint64_t *hashes, uint8_t *kinds, squelch_text_counts *counts);

#endif
