#define _GNU_SOURCE
#include "CSquelchSystem.h"

#include <locale.h>
#include <pthread.h>
#include <wchar.h>

static pthread_once_t once = PTHREAD_ONCE_INIT;
static locale_t utf8 = (locale_t)0;

static void open_locale(void) {
    utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    if (!utf8) utf8 = newlocale(LC_CTYPE_MASK, "en_US.UTF-8", (locale_t)0);
}

int squelch_terminal_columns(uint32_t scalar) {
    pthread_once(&once, open_locale);
    if (!utf8) return -1;
    const locale_t previous = uselocale(utf8);
    const int columns = wcwidth((wchar_t)scalar);
    uselocale(previous);
    return columns;
}
