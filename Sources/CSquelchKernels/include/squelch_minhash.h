/* MinHash signatures, eight lanes at a time where the CPU has AVX2, chosen when the program starts. */
#ifndef SQUELCH_MINHASH_H
#define SQUELCH_MINHASH_H

#include <stddef.h>
#include <stdint.h>

/* Hash functions that are computed in one pass over the shingles: the length of a signature is a multiple of it. */
#define SQUELCH_MINHASH_LANES 16
/* Stands for the minimum of no shingles; no minimum of shingles has this value. */
#define SQUELCH_MINHASH_NONE UINT16_MAX

/* For each hash function i below `length`, a multiple of SQUELCH_MINHASH_LANES: signature[i] = the low 16 bits of the
   least of multipliers[i] * shingles[j] + offsets[i], modulo 2^32, over all j, where 0xFFFF counts as 0xFFFE;
   SQUELCH_MINHASH_NONE where `count` is 0. */
void squelch_minhash(
    const uint32_t *shingles, size_t count, const uint32_t *multipliers, const uint32_t *offsets, size_t length,
    uint16_t *signature);

#endif
