// The C interface of utf8proc.
#ifndef ERRCAT_CUTF8PROC_SHIM_H
#define ERRCAT_CUTF8PROC_SHIM_H

#include <utf8proc.h>

#endif
