#ifndef SQUELCH_MAIL_H
#define SQUELCH_MAIL_H

#include <stdbool.h>
#include <stddef.h>

// The headers of mail messages, read by GMime. The library is loaded when mail is first read: it and what it needs take
// longer to load than the rest of the program, and hardly anybody reads mail.

/// Loads GMime; false where it is not there. Any thread may call it, any number of times.
bool squelch_mail_load(void);

/// A message of which the headers are known.
typedef struct squelch_mail squelch_mail;

/// Headers that name people.
typedef enum { SQUELCH_MAIL_FROM, SQUELCH_MAIL_TO } squelch_mail_people;

/// Reads a header block of `count` bytes; NULL where it cannot be read or GMime is not loaded.
squelch_mail *squelch_mail_read(const char *headers, size_t count);

/// Frees a message.
void squelch_mail_free(squelch_mail *mail);

/// The value of a header, unfolded; NULL where there is none. Valid as long as the message.
const char *squelch_mail_header(squelch_mail *mail, const char *name);

/// How many addresses and groups a header has.
int squelch_mail_count(squelch_mail *mail, squelch_mail_people header);

/// The address at a place of a header; NULL for a group. Valid as long as the message.
const char *squelch_mail_address(squelch_mail *mail, squelch_mail_people header, int place);

/// The name beside an address, decoded; NULL where there is none. Valid as long as the message.
const char *squelch_mail_name(squelch_mail *mail, squelch_mail_people header, int place);

#endif
