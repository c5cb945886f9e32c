#include "CSquelchSystem.h"

#include <signal.h>
#include <termios.h>
#include <unistd.h>

static struct termios usual;
static volatile sig_atomic_t changed = 0;

static void restore_and_end(int number) {
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
