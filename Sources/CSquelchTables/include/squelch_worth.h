/* From letters, words and counts to what readers note of posts, and from these to worth. */
#ifndef SQUELCH_WORTH_H
#define SQUELCH_WORTH_H

#include <stddef.h>
#include <stdint.h>

/* Weights of runs of letters and words, and of counted features, for what readers note of posts. */
const uint8_t *squelch_heads_table(size_t *count);

/* From these to the worth of a post, in the light of its account: what each says by itself. */
const uint8_t *squelch_shapes_table(size_t *count);

/* The same: what they say together. */
const uint8_t *squelch_trees_table(size_t *count);

#endif
