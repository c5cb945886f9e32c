#ifndef SQUELCH_CLIBARCHIVE_SHIM_H
#define SQUELCH_CLIBARCHIVE_SHIM_H
#include <archive.h>
#include <archive_entry.h>
#include <locale.h>
#ifdef __APPLE__
#include <xlocale.h>
#endif

/* The type constants are casts, which Swift does not see. */
static inline int squelch_archive_is_file(struct archive_entry *entry) {
    return archive_entry_filetype(entry) == AE_IFREG;
}

static inline int squelch_archive_is_folder(struct archive_entry *entry) {
    return archive_entry_filetype(entry) == AE_IFDIR;
}

/* Names are converted to the locale's encoding, and "C" would turn all but ASCII into question marks. A locale of this
   thread alone leaves the process as it is. */
static inline locale_t squelch_archive_utf8_locale(void) { return newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0); }

static inline locale_t squelch_archive_use_locale(locale_t locale) { return uselocale(locale); }

#endif
