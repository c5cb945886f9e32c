#ifndef SQUELCH_CLIBXML2_SHIM_H
#define SQUELCH_CLIBXML2_SHIM_H

/* Debian builds libxml2 with ICU, whose headers clash with Foundation's copy. Hiding it only hides fields of the
   encoding handler, which Squelch never touches. */
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/uri.h>
#include <libxml/xmlmemory.h>

/* xmlFree is a mutable global, which Swift 6 does not let through. */
static inline void squelch_xml_free(void *pointer) { xmlFree(pointer); }

#endif
