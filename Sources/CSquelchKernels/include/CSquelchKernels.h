/* Loops over bytes and numbers that Swift cannot express as well: see each header for its reason. */
#ifndef CSQUELCH_KERNELS_H
#define CSQUELCH_KERNELS_H

#include "squelch_copy_plain.h"
#include "squelch_grams.h"
#include "squelch_minhash.h"
#include "squelch_scan_html.h"
#include "squelch_scan_xml.h"
#include "squelch_text.h"

#endif
