#include "rtp_packet.h"

namespace sipleo::media {

bool ParseRtp(std::uint8_t* data, std::size_t size, RtpPacket* packet) {
  if (size < kRtpHeader || data[0] >> 6 != 2) return false;
  std::size_t begin = kRtpHeader + 4 * (data[0] & 15u);
  if (data[0] & 0x10) {
    if (begin + 4 > size) return false;
    begin += 4 + 4 * std::size_t{Get16(data + begin + 2)};
  }
  if (begin > size) return false;
  std::size_t end = size;
  if (data[0] & 0x20) {
    const std::size_t padding = data[size - 1];
    if (padding == 0 || padding > end - begin) return false;
    end -= padding;
  }
  packet->payload_type = data[1] & 127;
  packet->marker = data[1] >> 7;
  packet->sequence = Get16(data + 2);
  packet->timestamp = Get32(data + 4);
  packet->ssrc = Get32(data + 8);
  packet->payload = data + begin;
  packet->size = end - begin;
  return true;
}

void WriteRtpHeader(std::uint8_t* at, int payload_type, bool marker, std::uint16_t sequence, std::uint32_t timestamp,
                    std::uint32_t ssrc) {
  at[0] = 0x80;
  at[1] = static_cast<std::uint8_t>((marker ? 0x80 : 0) | payload_type);
  Put16(at + 2, sequence);
  Put32(at + 4, timestamp);
  Put32(at + 8, ssrc);
}

}  // namespace sipleo::media
