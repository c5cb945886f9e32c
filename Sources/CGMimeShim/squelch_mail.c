#include "squelch_mail.h"

#include <dlfcn.h>
#include <pthread.h>

// The part of GMime 3 that is used. Its objects are opaque here, and its headers are not needed to build.
static struct {
    void (*init)(void);
    void *(*stream)(const char *, size_t);
    void *(*parser)(void *);
    void *(*message)(void *, void *);
    void *(*from)(void *);
    void *(*to)(void *);
    const char *(*header)(void *, const char *);
    int (*count)(void *);
    void *(*item)(void *, int);
    const char *(*name)(void *);
    const char *(*address)(void *);
    size_t (*mailboxType)(void);
    int (*isA)(void *, size_t);
    void (*release)(void *);
} gmime;

static bool isLoaded = false;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
    static const char *const names[] = {"libgmime-3.0.so.0", "libgmime-3.0.0.dylib"};
    void *library = NULL;
    for (size_t index = 0; index < sizeof names / sizeof *names && !library; index++) {
        library = dlopen(names[index], RTLD_NOW | RTLD_LOCAL);
    }
    if (!library) return;
    const struct {
        const char *name;
        void *place;
    } functions[] = {
        {"g_mime_init", &gmime.init},
        {"g_mime_stream_mem_new_with_buffer", &gmime.stream},
        {"g_mime_parser_new_with_stream", &gmime.parser},
        {"g_mime_parser_construct_message", &gmime.message},
        {"g_mime_message_get_from", &gmime.from},
        {"g_mime_message_get_to", &gmime.to},
        {"g_mime_object_get_header", &gmime.header},
        {"internet_address_list_length", &gmime.count},
        {"internet_address_list_get_address", &gmime.item},
        {"internet_address_get_name", &gmime.name},
        {"internet_address_mailbox_get_addr", &gmime.address},
        {"internet_address_mailbox_get_type", &gmime.mailboxType},
        {"g_type_check_instance_is_a", &gmime.isA},
        {"g_object_unref", &gmime.release},
    };
    for (size_t index = 0; index < sizeof functions / sizeof *functions; index++) {
        // What dlsym looks for may lie in a library that GMime needs.
        void *function = dlsym(library, functions[index].name);
        if (!function) return;
        *(void **)functions[index].place = function;
    }
    gmime.init();
    isLoaded = true;
}

bool squelch_mail_load(void) {
    pthread_once(&once, load);
    return isLoaded;
}

squelch_mail *squelch_mail_read(const char *headers, size_t count) {
    if (!squelch_mail_load()) return NULL;
    void *stream = gmime.stream(headers, count);
    if (!stream) return NULL;
    void *parser = gmime.parser(stream);
    gmime.release(stream);
    if (!parser) return NULL;
    void *message = gmime.message(parser, NULL);
    gmime.release(parser);
    return message;
}

void squelch_mail_free(squelch_mail *mail) {
    if (mail) gmime.release(mail);
}

const char *squelch_mail_header(squelch_mail *mail, const char *name) { return gmime.header(mail, name); }

static void *people(squelch_mail *mail, squelch_mail_people header) {
    return header == SQUELCH_MAIL_FROM ? gmime.from(mail) : gmime.to(mail);
}

int squelch_mail_count(squelch_mail *mail, squelch_mail_people header) {
    void *list = people(mail, header);
    return list ? gmime.count(list) : 0;
}

/// The address at a place, which may be a group.
static void *item(squelch_mail *mail, squelch_mail_people header, int place) {
    void *list = people(mail, header);
    return list && place >= 0 && place < gmime.count(list) ? gmime.item(list, place) : NULL;
}

const char *squelch_mail_address(squelch_mail *mail, squelch_mail_people header, int place) {
    void *address = item(mail, header, place);
    return address && gmime.isA(address, gmime.mailboxType()) ? gmime.address(address) : NULL;
}

const char *squelch_mail_name(squelch_mail *mail, squelch_mail_people header, int place) {
    void *address = item(mail, header, place);
    return address ? gmime.name(address) : NULL;
}
