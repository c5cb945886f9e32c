#include "CCLD2Shim.h"

#include <climits>
#include <cstdio>

#include <cld2/public/compact_lang_det.h>

extern "C" const char *squelch_language(const char *text, size_t length) {
    if (text == nullptr || length == 0 || length > INT_MAX) return nullptr;
    try {
        CLD2::Language languages[3];
        int percent[3];
        int bytes = 0;
        bool is_reliable = false;
        CLD2::DetectLanguageSummary(text, static_cast<int>(length), true, languages, percent, &bytes, &is_reliable);
        if (!is_reliable || percent[0] < 50 || languages[0] == CLD2::UNKNOWN_LANGUAGE) return nullptr;
        return CLD2::LanguageCode(languages[0]);
    } catch (...) {
        return nullptr;
    }
}
