// SHA-256 and SHA-1 from nettle (nettle manual, section 7.1).
#ifndef ERRCAT_CNETTLE_SHIM_H
#define ERRCAT_CNETTLE_SHIM_H

#include <nettle/sha1.h>
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

static inline void errcat_sha1(
    size_t size, const uint8_t *head, size_t length, const uint8_t *bytes, uint8_t *digest) {
  struct sha1_ctx context;
  sha1_init(&context);
  sha1_update(&context, size, head);
  sha1_update(&context, length, bytes);
  sha1_digest(&context, SHA1_DIGEST_SIZE, digest);
}

#endif
