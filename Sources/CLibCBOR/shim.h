#ifndef SQUELCH_CLIBCBOR_SHIM_H
#define SQUELCH_CLIBCBOR_SHIM_H
#include <cbor.h>
#endif
