// SHA-256 from nettle (nettle manual, section 7.1).
#ifndef ERRCAT_CNETTLE_SHIM_H
#define ERRCAT_CNETTLE_SHIM_H

#include <nettle/sha2.h>

// The header names its functions by macros, which Swift does not see.
static inline void errcat_sha256_init(struct sha256_ctx *context) { sha256_init(context); }

static inline void errcat_sha256_update(
    struct sha256_ctx *context, size_t length, const uint8_t *bytes) {
  sha256_update(context, length, bytes);
}

static inline void errcat_sha256_digest(struct sha256_ctx *context, uint8_t *digest) {
  sha256_digest(context, SHA256_DIGEST_SIZE, digest);
}

#endif
