/* What the C library can do and Swift's overlay leaves out. */
#ifndef CSQUELCH_SYSTEM_H
#define CSQUELCH_SYSTEM_H

#include <stdint.h>

/* Columns that a Unicode scalar takes in a terminal, by wcwidth in a UTF-8 locale of its own; -1 where the C library
   does not know it or has no such locale. May be called from any thread. */
int squelch_terminal_columns(uint32_t scalar);

/* Keeps up to 16 MiB of freed memory a thread instead of giving it back after every file: with two workers the page
   faults and the traffic between cores that this causes cost a quarter of the CPU time. For a program that reads files
   and ends, not for a library; no effect outside glibc. */
void squelch_keep_freed_memory(void);

/* Makes the terminal on standard input give single keys at once, unseen and without their signals, until
   squelch_keys_end; also restored when a signal ends the program. 0, or -1 where standard input is no terminal. */
int squelch_keys_begin(void);
void squelch_keys_end(void);

/* Shows another screen than that in which the program was started, until squelch_screen_end; also left when a signal ends
   the program, as far as squelch_keys_begin is in force. */
void squelch_screen_begin(void);
void squelch_screen_end(void);

#endif
