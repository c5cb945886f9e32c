#include "CSquelchSystem.h"

#include <signal.h>
#include <termios.h>
#include <unistd.h>

static struct termios usual;
static volatile sig_atomic_t changed = 0;

static volatile sig_atomic_t has_screen = 0;

/* The alternate screen of xterm, which every terminal of today has, and the cursor out of the way. */
static const char screen_on[] = "\033[?1049h\033[?25l\033[H";
static const char screen_off[] = "\033[?25h\033[?1049l";

static void say(const char *text, size_t length) {
    while (length > 0) {
        const ssize_t count = write(STDOUT_FILENO, text, length);
        if (count <= 0) return;
        text += count;
        length -= (size_t)count;
    }
}

void squelch_screen_begin(void) {
    if (has_screen) return;
    has_screen = 1;
    say(screen_on, sizeof screen_on - 1);
}

void squelch_screen_end(void) {
    if (!has_screen) return;
    has_screen = 0;
    /* write may be called from a signal handler. */
    say(screen_off, sizeof screen_off - 1);
}

static void restore_and_end(int number) {
    squelch_screen_end();
    squelch_keys_end();
    signal(number, SIG_DFL);
    raise(number);
}

int squelch_keys_begin(void) {
    if (changed) return 0;
    if (tcgetattr(STDIN_FILENO, &usual) != 0) return -1;
    struct termios keys = usual;
    keys.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ISIG);
    keys.c_cc[VMIN] = 1;
    keys.c_cc[VTIME] = 0;
    /* First the way back, then the change. */
    changed = 1;
    const int ends[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
    for (unsigned i = 0; i < sizeof ends / sizeof *ends; i++) signal(ends[i], restore_and_end);
    if (tcsetattr(STDIN_FILENO, TCSAFLUSH, &keys) != 0) {
        changed = 0;
        return -1;
    }
    return 0;
}

void squelch_keys_end(void) {
    if (!changed) return;
    changed = 0;
    /* tcsetattr may be called from a signal handler. */
    tcsetattr(STDIN_FILENO, TCSADRAIN, &usual);
}
