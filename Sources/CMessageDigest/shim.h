// SHA-256 from libmd (sha256(3bsd)).
#ifndef ERRCAT_CMESSAGEDIGEST_SHIM_H
#define ERRCAT_CMESSAGEDIGEST_SHIM_H

#include <sys/types.h>
#include <sha256.h>

#endif
