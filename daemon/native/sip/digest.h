// The arithmetic of digest authentication (RFC 7616 §3.4, RFC 8760): pure functions.
#pragma once

#include <string>

#include <openssl/types.h>

#include "tables.h"

namespace sipleo {

struct DigestResponse {
  DigestAlgorithm algorithm = DigestAlgorithm::kMd5;
  std::string username, realm, nonce, uri, response;
  std::string qop, nc, cnonce;  // empty qop: RFC 2069 style
};

std::string Hash(DigestAlgorithm algorithm, const std::string& text);  // lower-case hex
std::string ExpectedResponse(const DigestResponse& given, const std::string& ha1, const std::string& method);
// In time that depends on the lengths only; letters of either case.
bool SameHex(const std::string& one, const std::string& other);
std::string RandomBytes(std::size_t count);
std::string Hex(const std::string& bytes);

// HMAC-SHA-256 (RFC 2104) with one key: setting that up costs more than the hash of a short text. One thread.
class KeyedHash {
 public:
  explicit KeyedHash(const std::string& key);
  ~KeyedHash();
  KeyedHash(const KeyedHash&) = delete;
  KeyedHash& operator=(const KeyedHash&) = delete;

  std::string Of(const std::string& text) const;  // 32 bytes

 private:
  evp_mac_ctx_st* context_;
};

}  // namespace sipleo
