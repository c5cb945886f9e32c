/* `Benchmarks/worth train SETS` writes both files: see there for data, licences and layout. */
#include "squelch_worth.h"

/* Of C23; the toolchain has it for every C. */
#pragma clang diagnostic ignored "-Wc23-extensions"

static const _Alignas(64) uint8_t heads[] = {
#embed "heads.bin"
};

static const _Alignas(64) uint8_t shapes[] = {
#embed "shapes.bin"
};

static const _Alignas(64) uint8_t trees[] = {
#embed "trees.bin"
};

const uint8_t *squelch_heads_table(size_t *count) {
    *count = sizeof heads;
    return heads;
}

const uint8_t *squelch_shapes_table(size_t *count) {
    *count = sizeof shapes;
    return shapes;
}

const uint8_t *squelch_trees_table(size_t *count) {
    *count = sizeof trees;
    return trees;
}
