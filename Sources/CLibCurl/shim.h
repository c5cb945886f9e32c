#ifndef SQUELCH_CLIBCURL_SHIM_H
#define SQUELCH_CLIBCURL_SHIM_H

#include <curl/curl.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <sys/socket.h>
#include <time.h>

/* Swift cannot call functions of a variable number of arguments: one of each type that is needed. */

static inline CURLcode squelch_curl_set_long(CURL *easy, CURLoption option, long value) {
    return curl_easy_setopt(easy, option, value);
}

static inline CURLcode squelch_curl_set_size(CURL *easy, CURLoption option, int64_t value) {
    return curl_easy_setopt(easy, option, (curl_off_t)value);
}

static inline CURLcode squelch_curl_set_text(CURL *easy, CURLoption option, const char *value) {
    return curl_easy_setopt(easy, option, value);
}

static inline CURLcode squelch_curl_set_list(CURL *easy, CURLoption option, struct curl_slist *value) {
    return curl_easy_setopt(easy, option, value);
}

static inline CURLcode squelch_curl_set_pointer(CURL *easy, CURLoption option, void *value) {
    return curl_easy_setopt(easy, option, value);
}

/* Body and header lines alike. */
static inline CURLcode squelch_curl_set_sink(
    CURL *easy, CURLoption option, size_t (*sink)(char *, size_t, size_t, void *)) {
    return curl_easy_setopt(easy, option, sink);
}

static inline CURLcode squelch_curl_set_progress(
    CURL *easy, int (*progress)(void *, curl_off_t, curl_off_t, curl_off_t, curl_off_t)) {
    return curl_easy_setopt(easy, CURLOPT_XFERINFOFUNCTION, progress);
}

/* `open` is asked with the address that is about to be connected to; what it refuses is not connected. */
static inline CURLcode squelch_curl_set_open(
    CURL *easy, curl_socket_t (*open)(void *, curlsocktype, struct curl_sockaddr *)) {
    return curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, open);
}

static inline curl_socket_t squelch_curl_descriptor(const struct curl_sockaddr *address) {
#if defined(SOCK_CLOEXEC)
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
#else
    return socket(address->family, address->socktype, address->protocol);
#endif
}

static inline const struct sockaddr *squelch_curl_address(const struct curl_sockaddr *address) {
    return &address->addr;
}

static inline CURLcode squelch_curl_get_long(CURL *easy, CURLINFO info, long *value) {
    return curl_easy_getinfo(easy, info, value);
}

static inline CURLcode squelch_curl_get_size(CURL *easy, CURLINFO info, int64_t *value) {
    curl_off_t size = 0;
    CURLcode code = curl_easy_getinfo(easy, info, &size);
    *value = size;
    return code;
}

static inline CURLcode squelch_curl_get_text(CURL *easy, CURLINFO info, const char **value) {
    char *text = NULL;
    CURLcode code = curl_easy_getinfo(easy, info, &text);
    *value = text;
    return code;
}

static inline CURLcode squelch_curl_get_pointer(CURL *easy, CURLINFO info, void **value) {
    char *pointer = NULL;
    CURLcode code = curl_easy_getinfo(easy, info, &pointer);
    *value = pointer;
    return code;
}

static inline CURLMcode squelch_curl_multi_set_long(CURLM *multi, CURLMoption option, long value) {
    return curl_multi_setopt(multi, option, value);
}

/* Of a finished transfer its handle and its result, which are a union. */
static inline CURLcode squelch_curl_result(const struct CURLMsg *message) { return message->data.result; }

/* A write to a connection that its server has closed would end the program. Only the thread that drives the transfers is
   spared it, and what was pending meanwhile is taken away before the mask is put back. */
static inline void squelch_pipe_signal_block(sigset_t *before) {
    sigset_t pipe;
    sigemptyset(&pipe);
    sigaddset(&pipe, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipe, before);
}

static inline void squelch_pipe_signal_restore(const sigset_t *before) {
    sigset_t pipe, pending;
    sigemptyset(&pipe);
    sigaddset(&pipe, SIGPIPE);
    int caught = 0;
    if (!sigismember(before, SIGPIPE) && sigpending(&pending) == 0 && sigismember(&pending, SIGPIPE))
        sigwait(&pipe, &caught);
    pthread_sigmask(SIG_SETMASK, before, NULL);
}

/* Milliseconds of a clock that is never set. */
static inline int64_t squelch_clock_milliseconds(void) {
    struct timespec now;
    return clock_gettime(CLOCK_MONOTONIC, &now) == 0 ? (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000 : 0;
}

#endif
