#ifndef SQUELCH_CZLIB_SHIM_H
#define SQUELCH_CZLIB_SHIM_H
#include <zlib.h>

/* inflateInit2 is a macro, which Swift does not see. 15 + 16: the largest window, gzip wrapper. */
static inline int squelch_zlib_start_gzip(z_stream *stream) { return inflateInit2(stream, 15 + 16); }

#endif
