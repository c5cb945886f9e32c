/* Tables that were learnt and are shipped. Each is made again by the script that its file names. */
#ifndef CSQUELCH_TABLES_H
#define CSQUELCH_TABLES_H

#include "squelch_vectors.h"
#include "squelch_worth.h"

#endif
