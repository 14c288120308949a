// Whose packets come to one pair of sockets: the sound of a leg, or its picture. Packet thread, but for SetSlot.
#pragma once

#include <cstddef>
#include <cstdint>

#include "packet_transfer.h"

namespace sipleo::media {

class PacketEnd {
 public:
  virtual ~PacketEnd() = default;
  // Before the first packet: the name of the sockets for the packet thread.
  virtual void SetSlot(std::uint32_t slot) = 0;
  virtual void Take(const Arrival& arrival, PacketOut& out) = 0;
  // What PacketOut had promised to send was not.
  virtual void Lost(std::size_t payload_size) = 0;
  // Every now and then: reports that are due, silence that is too long.
  virtual void Look(std::int64_t now_us) = 0;
};

}  // namespace sipleo::media
