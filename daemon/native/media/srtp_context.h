// One direction of SRTP and SRTCP (RFC 3711) under one master key.
#pragma once

#include <srtp2/srtp.h>

#include <cstddef>
#include <cstdint>
#include <memory>

#include "crypto_line.h"

namespace sipleo::media {

// What protecting may add at the end of a packet.
constexpr std::size_t kSrtpTrailer = SRTP_MAX_TRAILER_LEN;

class SrtpContext {
 public:
  enum class Way { kIn, kOut };

  // Null when libsrtp refuses. Every context counts as a user of the library, which is set up by the first.
  static std::unique_ptr<SrtpContext> Create(const CryptoLine& line, Way way);
  ~SrtpContext();
  SrtpContext(const SrtpContext&) = delete;
  SrtpContext& operator=(const SrtpContext&) = delete;

  // In place; `size` changes. `packet` is aligned to four bytes. False: drop the packet (not authentic, or seen
  // before).
  bool Unprotect(std::uint8_t* packet, std::size_t* size);
  bool UnprotectRtcp(std::uint8_t* packet, std::size_t* size);
  // `packet` has room for kSrtpTrailer more bytes.
  bool Protect(std::uint8_t* packet, std::size_t* size);
  bool ProtectRtcp(std::uint8_t* packet, std::size_t* size);

 private:
  SrtpContext() = default;
  srtp_t session_ = nullptr;
};

}  // namespace sipleo::media
