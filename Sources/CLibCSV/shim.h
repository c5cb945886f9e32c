#ifndef SQUELCH_CLIBCSV_SHIM_H
#define SQUELCH_CLIBCSV_SHIM_H
#include <csv.h>
#endif
