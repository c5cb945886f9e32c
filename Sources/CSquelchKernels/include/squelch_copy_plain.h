/* Copying text that most of the time stays as it is, 16 bytes at a time: the compiler splits the vectors into what the
   CPU has. Inlined into Swift by the importer. */
#ifndef SQUELCH_COPY_PLAIN_H
#define SQUELCH_COPY_PLAIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#pragma clang assume_nonnull begin

typedef uint8_t squelch_block16 __attribute__((ext_vector_type(16)));
typedef uint8_t squelch_block8 __attribute__((ext_vector_type(8)));

/* Copies a block and tells whether a byte in it has to be looked at alone: a control character, DEL, or C2, which leads
   C1 controls and the no-break space. */
static inline uint64_t squelch_copy_block16(uint8_t *to, const uint8_t *from) {
    squelch_block16 block;
    memcpy(&block, from, sizeof block);
    memcpy(to, &block, sizeof block);
    squelch_block16 odd = (squelch_block16)((block < 0x20) | (block == 0x7F) | (block == 0xC2));
    uint64_t halves[2];
    memcpy(halves, &odd, sizeof halves);
    return halves[0] | halves[1];
}

static inline uint64_t squelch_copy_block8(uint8_t *to, const uint8_t *from) {
    squelch_block8 block;
    memcpy(&block, from, sizeof block);
    memcpy(to, &block, sizeof block);
    squelch_block8 odd = (squelch_block8)((block < 0x20) | (block == 0x7F) | (block == 0xC2));
    uint64_t bits;
    memcpy(&bits, &odd, sizeof bits);
    return bits;
}

/* Copies `count` bytes to where they do not overlap, and tells whether none of them is odd. The last block may overlap
   the one before it. */
static inline bool squelch_copy_plain(uint8_t *to, const uint8_t *from, size_t count) {
    uint64_t odd = 0;
    if (count >= 16) {
        for (size_t at = 0; at < count - 16; at += 16) { odd |= squelch_copy_block16(to + at, from + at); }
        return (odd | squelch_copy_block16(to + count - 16, from + count - 16)) == 0;
    }
    if (count >= 8) {
        odd = squelch_copy_block8(to, from);
        return (odd | squelch_copy_block8(to + count - 8, from + count - 8)) == 0;
    }
    for (size_t at = 0; at < count; at++) {
        uint8_t byte = from[at];
        to[at] = byte;
        odd |= byte < 0x20 || byte == 0x7F || byte == 0xC2;
    }
    return odd == 0;
}

#pragma clang assume_nonnull end

#endif
