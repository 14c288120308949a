#include "crypto_line.h"

#include <sys/random.h>

#include <cstdlib>
#include <sstream>
#include <string_view>

namespace sipleo::media {
namespace {

constexpr char kAlphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view kSuite80 = "AES_CM_128_HMAC_SHA1_80", kSuite32 = "AES_CM_128_HMAC_SHA1_32";

// 30 bytes are 40 characters without padding.
std::string Encode(const std::array<std::uint8_t, 30>& key) {
  std::string text;
  for (std::size_t i = 0; i < key.size(); i += 3) {
    const unsigned bits = key[i] << 16 | key[i + 1] << 8 | key[i + 2];
    for (int shift = 18; shift >= 0; shift -= 6) text += kAlphabet[bits >> shift & 63];
  }
  return text;
}

bool Decode(std::string_view text, std::array<std::uint8_t, 30>* key) {
  if (text.size() != 40) return false;
  const std::string_view alphabet = kAlphabet;
  for (std::size_t i = 0; i < 10; i++) {
    unsigned bits = 0;
    for (std::size_t k = 0; k < 4; k++) {
      const std::size_t digit = alphabet.find(text[4 * i + k]);
      if (digit == std::string_view::npos) return false;
      bits = bits << 6 | static_cast<unsigned>(digit);
    }
    (*key)[3 * i] = bits >> 16 & 255;
    (*key)[3 * i + 1] = bits >> 8 & 255;
    (*key)[3 * i + 2] = bits & 255;
  }
  return true;
}

// "inline:KEY" or "inline:KEY|LIFETIME"; a part with a colon would be an MKI.
bool ParseKey(std::string_view text, std::array<std::uint8_t, 30>* key) {
  constexpr std::string_view kMethod = "inline:";
  if (!text.starts_with(kMethod)) return false;
  text.remove_prefix(kMethod.size());
  const std::size_t bar = text.find('|');
  if (bar != std::string_view::npos && text.substr(bar).find(':') != std::string_view::npos) return false;
  return Decode(text.substr(0, bar), key);
}

}  // namespace

std::optional<CryptoLine> ParseCryptoLine(const std::string& value) {
  std::istringstream words(value);
  std::string tag, suite, key, parameter;
  if (!(words >> tag >> suite >> key)) return std::nullopt;
  CryptoLine line;
  if (tag.empty() || tag.size() > 9 || tag.find_first_not_of("0123456789") != std::string::npos) return std::nullopt;
  line.tag = std::atoi(tag.c_str());
  if (suite == kSuite80)
    line.suite = SrtpSuite::kSha1_80;
  else if (suite == kSuite32)
    line.suite = SrtpSuite::kSha1_32;
  else
    return std::nullopt;
  if (!ParseKey(key, &line.key)) return std::nullopt;
  // A hint about the window may be passed over; anything else would have to be obeyed.
  while (words >> parameter)
    if (parameter.rfind("WSH=", 0) != 0) return std::nullopt;
  return line;
}

std::string PrintCryptoLine(const CryptoLine& line) {
  const std::string_view suite = line.suite == SrtpSuite::kSha1_80 ? kSuite80 : kSuite32;
  return std::to_string(line.tag) + " " + std::string(suite) + " inline:" + Encode(line.key);
}

CryptoLine MintCryptoLine(int tag, SrtpSuite suite) {
  CryptoLine line{tag, suite, {}};
  // Less than 256 bytes are never cut short once the generator is seeded (getrandom(2)).
  if (getrandom(line.key.data(), line.key.size(), 0) != static_cast<ssize_t>(line.key.size())) std::abort();
  return line;
}

const CryptoLine& OwnKeys::Of(SrtpSuite suite) {
  std::optional<CryptoLine>& key = suite == SrtpSuite::kSha1_80 ? key80_ : key32_;
  if (!key) key = MintCryptoLine(suite == SrtpSuite::kSha1_80 ? 1 : 2, suite);
  return *key;
}

CryptoLine OwnKeys::Answering(const CryptoLine& offered) {
  CryptoLine key = Of(offered.suite);
  key.tag = offered.tag;
  return key;
}

}  // namespace sipleo::media
