/* Lets the database's calls to the system go wrong, for tests alone. */
#ifndef CFAULTS_H
#define CFAULTS_H

/* Counts calls that change files from now on (write, truncate, sync, link, remove, make). At the `number`-th, 1 the
   first, the process kills itself where `error` is 0; else the call fails with that error number, and so do all later ones
   where `lasts` is not 0. Nothing happens for a number of 0. To be called once, before a database is opened. */
void faults_set(long number, int error, int lasts);

/* Calls so far. */
long faults_calls(void);

#endif
