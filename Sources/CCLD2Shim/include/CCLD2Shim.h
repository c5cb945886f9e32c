/* The language of a text, by Compact Language Detector 2. */
#ifndef CCLD2_SHIM_H
#define CCLD2_SHIM_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The BCP 47 code of the language of `length` bytes of UTF-8, such as "de"; a static string. Null where the detector is
   not sure, or where most of the text is in none. May be called from any thread. */
const char *squelch_language(const char *text, size_t length);

#ifdef __cplusplus
}
#endif

#endif
