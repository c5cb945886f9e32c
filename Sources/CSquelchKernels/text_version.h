/* Included once for each instruction set, which TARGET names: the same loops, compiled for it. VERSION makes their names.
   COMPRESSED and POSITIONS are what an instruction set does in a way of its own. */

TARGET static size_t VERSION(copy)(uint8_t *target, const uint8_t *source, size_t count) {
    size_t done = 0;
    for (; done + 65 <= count; done += 64) {
        const uint64_t signs = copy64(target + done, source + done);
        if (signs) return done + (size_t)__builtin_ctzll(signs);
    }
    for (; done + 17 <= count; done += 16) {
        const uint32_t signs = copy16(target + done, source + done);
        if (signs) return done + (size_t)__builtin_ctz(signs);
    }
    if (done > 0 && done < count) {
        /* Once more for the rest, and for some bytes before it, which are letters or ASCII already. */
        const uint32_t signs = copy16(target + count - 17, source + count - 17);
        if (signs) return count - 17 + (size_t)__builtin_ctz(signs);
        /* The last byte had none to look ahead to. It ends a letter, or is ASCII, or is no UTF-8. */
        done = count - 1;
        target[done] = source[done];
        return source[done] < 0xC0 ? count : done;
    }
    for (; done < count && source[done] < 0x80; done++) target[done] = source[done];
    return done;
}

TARGET static void VERSION(classify)(
    const uint8_t *text, size_t count, squelch_text_block *blocks, squelch_text_counts *counts) {
    squelch_text_counts sums = {0};      /* apart from `blocks` for the compiler, hence in registers */
    struct carry carry = {0, 0, 0};
    size_t at = 0;
    for (; at + SQUELCH_TEXT_BLOCK <= count; at += SQUELCH_TEXT_BLOCK)
        classify_block(text + at, ~(uint64_t)0, &carry, blocks++, &sums);
    if (at < count) classify_block(text + at, ~(~(uint64_t)0 << (count - at)), &carry, blocks++, &sums);
    memset(blocks, 0, 2 * sizeof *blocks);
    *counts = sums;
}

TARGET static size_t VERSION(words)(
    const uint8_t *text, const squelch_text_block *blocks, size_t block_count, uint32_t *edges, uint64_t *hashes,
    uint8_t *kinds, squelch_text_counts *counts) {
    uint32_t *end = edges;
    uint64_t opens = 1, small = 0;
    uint64_t last_word = 0, last_start = 0, last_letters = 0, last_initials = 0;
    size_t letters = 0, inside = 0, shouted = 0, longer = 0, first = 0, open = 0, last_triple = SIZE_MAX;
    memset(kinds, 0, (block_count - 2) * SQUELCH_TEXT_BLOCK / 2);
    for (size_t index = 0; index + 1 < block_count; index++) {
        const squelch_text_block *block = blocks + index;
        const uint64_t word = block->word, before = word << 1 | last_word;
        const uint64_t starts = word & ~before, ends = before & ~word;
        end = POSITIONS(starts | ends, (uint32_t)(index * SQUELCH_TEXT_BLOCK), end);

        /* A stop runs through the gap and comes out at the word that it opens; a byte that is no capital runs through its
           word and comes out at its end. */
        const uint64_t gaps = ~(word | block->ideograph), after = word >> 1 | blocks[index + 1].word << 63;
        const uint64_t opening = add(gaps, block->stop & gaps, &opens);
        const uint64_t mixed = add(word, word & ~block->capital, &small);
        const uint64_t single = (starts << 1 | last_start) & ends;
        inside += (size_t)__builtin_popcountll(starts & block->capital & after & ~opening);
        shouted += (size_t)__builtin_popcountll(ends & ~mixed & ~single);
        letters += (size_t)__builtin_popcountll(word & ~block->continuation);

        /* Without continuation bytes a letter is a bit: the fourth of a word has an initial three places before it. The
           last three bits of a block are kept for the next. */
        const uint64_t drop = block->continuation, digits = starts & block->digit;
        const uint64_t units = COMPRESSED(word, drop), initials = COMPRESSED(starts & ~digits, drop);
        longer += (size_t)__builtin_popcountll(
            units & (units << 1 | last_letters >> 2) & (units << 2 | last_letters >> 1)
            & (initials << 3 | last_initials));
        const int count = 64 - __builtin_popcountll(drop);
        last_letters = (count >= 3 ? units >> (count - 3) : (units << 3 | last_letters) >> count) & 7;
        last_initials = (count >= 3 ? initials >> (count - 3) : (initials << 3 | last_initials) >> count) & 7;

        if (__builtin_expect(digits != 0, 0)) number(text, blocks, index, starts, digits, kinds + first, counts);
        const uint64_t triples = block->triple & word;
        if (__builtin_expect(triples != 0, 0))
            last_triple = elongated(
                text, blocks, index, triples, last_word ? open : index * SQUELCH_TEXT_BLOCK, last_triple, counts);
        if (starts) open = index * SQUELCH_TEXT_BLOCK + 63 - (size_t)__builtin_clzll(starts);
        first += (size_t)__builtin_popcountll(starts);
        last_word = word >> 63;
        last_start = starts >> 63;
    }
    counts->letters = letters;
    counts->capitals_inside = inside;
    counts->all_capitals = shouted;
    counts->long_words = longer;

    const size_t count = (size_t)(end - edges) / 2;
    for (size_t i = 0; i < count; i++)
        hashes[i] = word_hash(text + edges[2 * i], edges[2 * i + 1] - edges[2 * i]);
    return count;
}

#undef VERSION
#undef TARGET
#undef COMPRESSED
#undef POSITIONS
