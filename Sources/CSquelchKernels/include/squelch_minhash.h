/* MinHash signatures, eight lanes at a time where the CPU has AVX2, chosen when the program starts. */
#ifndef SQUELCH_MINHASH_H
#define SQUELCH_MINHASH_H

#include <stddef.h>
#include <stdint.h>

/* Hash functions of a signature. */
#define SQUELCH_MINHASH_LENGTH 32

/* For each hash function i: signature[i] = min over j of multipliers[i] * shingles[j] + offsets[i], modulo 2^32;
   UINT32_MAX where `count` is 0. All three arrays hold SQUELCH_MINHASH_LENGTH values. */
void squelch_minhash(
    const uint32_t *shingles, size_t count, const uint32_t *multipliers, const uint32_t *offsets,
    uint32_t *signature);

#endif
