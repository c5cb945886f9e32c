#include "CSquelchSystem.h"

#if defined(__GLIBC__)
#include <malloc.h>
#endif

void squelch_keep_freed_memory(void) {
#if defined(__GLIBC__)
    mallopt(M_TRIM_THRESHOLD, 16 << 20);
    mallopt(M_MMAP_THRESHOLD, 4 << 20);
#endif
}
