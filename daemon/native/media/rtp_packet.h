// RTP packets (RFC 3550 §5.1), read where they lie.
#pragma once

#include <cstddef>
#include <cstdint>

namespace sipleo::media {

constexpr std::size_t kRtpHeader = 12;
// The longest packet that is taken or sent: video fills what a link takes in one piece, no sound comes near.
constexpr std::size_t kLongestRtp = 1600;

struct RtpPacket {
  int payload_type = 0;
  bool marker = false;
  std::uint16_t sequence = 0;
  std::uint32_t timestamp = 0, ssrc = 0;
  // Behind at least kRtpHeader bytes of the same buffer, where a new header may be written.
  std::uint8_t* payload = nullptr;
  std::size_t size = 0;
};

// False unless it is version 2 and its lengths fit. CSRCs, extension and padding are left out of the payload: they were
// agreed upon (or not) with one side and mean nothing to the other.
bool ParseRtp(std::uint8_t* data, std::size_t size, RtpPacket* packet);

// Twelve bytes.
void WriteRtpHeader(std::uint8_t* at, int payload_type, bool marker, std::uint16_t sequence, std::uint32_t timestamp,
                    std::uint32_t ssrc);

// RTCP that comes on the port of RTP (RFC 5761 §4): packet types 192 to 223.
inline bool LooksLikeRtcp(const std::uint8_t* data, std::size_t size) {
  return size >= 8 && data[0] >> 6 == 2 && data[1] >= 192 && data[1] <= 223;
}

inline std::uint16_t Get16(const std::uint8_t* at) { return static_cast<std::uint16_t>(at[0] << 8 | at[1]); }
inline std::uint32_t Get32(const std::uint8_t* at) { return std::uint32_t{Get16(at)} << 16 | Get16(at + 2); }
inline void Put16(std::uint8_t* at, std::uint32_t value) {
  at[0] = static_cast<std::uint8_t>(value >> 8);
  at[1] = static_cast<std::uint8_t>(value);
}
inline void Put32(std::uint8_t* at, std::uint32_t value) {
  Put16(at, value >> 16);
  Put16(at + 2, value);
}

}  // namespace sipleo::media
