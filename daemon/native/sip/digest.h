// The arithmetic of digest authentication (RFC 7616 §3.4, RFC 8760): pure functions.
#pragma once

#include <string>

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
std::string HmacSha256(const std::string& key, const std::string& text);  // 32 bytes
std::string RandomBytes(std::size_t count);
std::string Hex(const std::string& bytes);

}  // namespace sipleo
