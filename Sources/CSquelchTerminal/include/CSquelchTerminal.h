/* The C library's knowledge of terminals that Swift's overlay leaves out. */
#ifndef CSQUELCH_TERMINAL_H
#define CSQUELCH_TERMINAL_H

#include <stdint.h>

/* Columns that a Unicode scalar takes, by wcwidth in a UTF-8 locale of its own; -1 where the C library does not know it
   or has no such locale. May be called from any thread. */
int squelch_terminal_columns(uint32_t scalar);

#endif
