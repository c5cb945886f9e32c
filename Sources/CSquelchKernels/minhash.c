#include "squelch_minhash.h"

/* The resolver of target_clones needs ifunc, which glibc has and musl has not; there the baseline is all. Resolvers run
   before ThreadSanitizer is ready, and would call it. */
#if defined(__x86_64__) && defined(__gnu_linux__) && defined(__has_attribute) && defined(__has_feature)
#if __has_attribute(target_clones) && !__has_feature(thread_sanitizer)
#define SQUELCH_CLONES __attribute__((target_clones("avx2", "default")))
#endif
#endif
#ifndef SQUELCH_CLONES
#define SQUELCH_CLONES
#endif

/* The minima, multipliers and offsets of one pass stay in registers over all shingles. */
enum { lanes = SQUELCH_MINHASH_LANES };

SQUELCH_CLONES
void squelch_minhash(
    const uint32_t *shingles, size_t count, const uint32_t *multipliers, const uint32_t *offsets, size_t length,
    uint16_t *signature) {
    for (size_t first = 0; first + lanes <= length; first += lanes) {
        uint32_t multiplier[lanes], offset[lanes], minimum[lanes];
        for (size_t i = 0; i < lanes; i++) {
            multiplier[i] = multipliers[first + i];
            offset[i] = offsets[first + i];
            minimum[i] = UINT32_MAX;
        }
        for (size_t j = 0; j < count; j++) {
            const uint32_t shingle = shingles[j];
            for (size_t i = 0; i < lanes; i++) {
                const uint32_t hash = multiplier[i] * shingle + offset[i];
                minimum[i] = hash < minimum[i] ? hash : minimum[i];
            }
        }
        for (size_t i = 0; i < lanes; i++) {
            const uint16_t low = (uint16_t)minimum[i];
            signature[first + i] = count > 0 && low == SQUELCH_MINHASH_NONE ? SQUELCH_MINHASH_NONE - 1 : low;
        }
    }
}
