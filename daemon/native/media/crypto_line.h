// One a=crypto line of SDES (RFC 4568) and what it holds.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace sipleo::media {

enum class SrtpSuite { kSha1_80, kSha1_32 };

struct CryptoLine {
  int tag = 1;
  SrtpSuite suite = SrtpSuite::kSha1_80;
  std::array<std::uint8_t, 30> key{};  // 16 bytes of master key, 14 of salt

  bool operator==(const CryptoLine& other) const = default;
};

// `value` is what follows "crypto:". Empty for suites that we do not have, malformed keys, an MKI (none of the phones
// sends one) and session parameters that would change how packets are protected (RFC 4568 §6.3).
std::optional<CryptoLine> ParseCryptoLine(const std::string& value);
std::string PrintCryptoLine(const CryptoLine& line);

// A fresh key from the system's generator.
CryptoLine MintCryptoLine(int tag, SrtpSuite suite);

// Our keys of one stream: minted when first asked for, and the same from then on.
class OwnKeys {
 public:
  const CryptoLine& Of(SrtpSuite suite);
  // Under the tag of the line that it answers (RFC 4568 §5.1.2).
  CryptoLine Answering(const CryptoLine& offered);

 private:
  std::optional<CryptoLine> key80_, key32_;
};

}  // namespace sipleo::media
