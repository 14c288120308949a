// Takes the sound packets of one leg, when they are not relayed as they are.
#pragma once

#include <cstdint>

#include "rtp_packet.h"

namespace sipleo::media {

class PacketSink {
 public:
  virtual ~PacketSink() = default;
  // On the packet thread; the payload is copied.
  virtual void Put(const RtpPacket& packet, std::int64_t now_us) = 0;
};

}  // namespace sipleo::media
