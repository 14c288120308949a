#include "digest.h"

#include <cctype>
#include <stdexcept>

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>
#include <openssl/rand.h>

namespace sipleo {

std::string Hex(const std::string& bytes) {
  static const char kDigits[] = "0123456789abcdef";
  std::string text;
  text.reserve(bytes.size() * 2);
  for (const char c : bytes) {
    text += kDigits[static_cast<unsigned char>(c) >> 4];
    text += kDigits[static_cast<unsigned char>(c) & 15];
  }
  return text;
}

std::string Hash(DigestAlgorithm algorithm, const std::string& text) {
  // Fetched once: looking an algorithm up by name is the larger part of a small hash.
  static const EVP_MD* const md5 = EVP_MD_fetch(nullptr, "MD5", nullptr);
  static const EVP_MD* const sha256 = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  const EVP_MD* const kind = algorithm == DigestAlgorithm::kMd5 ? md5 : sha256;
  unsigned char bytes[EVP_MAX_MD_SIZE];
  unsigned length = 0;
  // A library without MD5 (FIPS) gives an empty hash, which never equals a response.
  if (kind == nullptr || EVP_Digest(text.data(), text.size(), bytes, &length, kind, nullptr) != 1) return "";
  return Hex(std::string(reinterpret_cast<char*>(bytes), length));
}

std::string ExpectedResponse(const DigestResponse& given, const std::string& ha1, const std::string& method) {
  const std::string ha2 = Hash(given.algorithm, method + ":" + given.uri);
  if (given.qop.empty()) return Hash(given.algorithm, ha1 + ":" + given.nonce + ":" + ha2);
  return Hash(given.algorithm,
              ha1 + ":" + given.nonce + ":" + given.nc + ":" + given.cnonce + ":" + given.qop + ":" + ha2);
}

bool SameHex(const std::string& one, const std::string& other) {
  if (one.size() != other.size() || one.empty()) return false;
  unsigned difference = 0;
  for (std::size_t i = 0; i < one.size(); ++i)
    difference |= static_cast<unsigned>(std::tolower(static_cast<unsigned char>(one[i]))) ^
                  static_cast<unsigned>(std::tolower(static_cast<unsigned char>(other[i])));
  return difference == 0;
}

KeyedHash::KeyedHash(const std::string& key) {
  EVP_MAC* const mac = EVP_MAC_fetch(nullptr, "HMAC", nullptr);
  context_ = mac == nullptr ? nullptr : EVP_MAC_CTX_new(mac);
  EVP_MAC_free(mac);  // the context holds it
  char digest[] = "SHA256";
  const OSSL_PARAM parameters[] = {OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest, 0),
                                   OSSL_PARAM_construct_end()};
  const auto* bytes = reinterpret_cast<const unsigned char*>(key.data());
  if (context_ == nullptr || EVP_MAC_init(context_, bytes, key.size(), parameters) != 1) {
    EVP_MAC_CTX_free(context_);
    throw std::runtime_error("OpenSSL has no HMAC-SHA-256");
  }
}

KeyedHash::~KeyedHash() { EVP_MAC_CTX_free(context_); }

std::string KeyedHash::Of(const std::string& text) const {
  unsigned char bytes[EVP_MAX_MD_SIZE];
  std::size_t length = 0;
  // Without a key: the one that it has, from the start.
  if (EVP_MAC_init(context_, nullptr, 0, nullptr) != 1 ||
      EVP_MAC_update(context_, reinterpret_cast<const unsigned char*>(text.data()), text.size()) != 1 ||
      EVP_MAC_final(context_, bytes, &length, sizeof bytes) != 1)
    throw std::runtime_error("OpenSSL makes no HMAC");
  return std::string(reinterpret_cast<char*>(bytes), length);
}

std::string RandomBytes(std::size_t count) {
  std::string bytes(count, '\0');
  if (RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(count)) != 1)
    throw std::runtime_error("the system gives no random bytes");
  return bytes;
}

}  // namespace sipleo
