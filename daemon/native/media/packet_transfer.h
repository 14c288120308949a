// How the packets of all legs get in and out of the kernel. There are two ways: `PacketRing` (io_uring) and, where the
// kernel has or allows no rings, `PacketPoll` (epoll). But for Wake, everything is called on the packet thread.
#pragma once

#include <cstddef>
#include <cstdint>

#include "port_range.h"
#include "rtp_packet.h"
#include "socket_address.h"
#include "srtp_context.h"

namespace sipleo::media {

// Room for the longest packet that is taken, one byte that tells a longer one, and what SRTP adds.
constexpr std::size_t kPacketRoom = kLongestRtp + 1 + kSrtpTrailer;

struct Arrival {
  std::uint32_t slot = 0;        // of the leg whose socket it came to
  bool rtcp = false;             // by the port
  std::uint8_t* data = nullptr;  // aligned to four bytes, in kPacketRoom bytes that may be written over
  std::size_t size = 0;          // more than kLongestRtp: it was longer
  SocketAddress from;
  std::int64_t at_us = 0;  // when it was found
};

struct Departure {
  std::uint32_t slot = 0;  // of the leg that sends
  int handle = -1;
  const std::uint8_t* packet = nullptr;
  std::size_t size = 0, payload_size = 0;
  SocketAddress to;
};

class PacketOut {
 public:
  virtual ~PacketOut() = default;
  // False: lost, as on a full link. True: sent, or to be sent before the buffer that it lies in is used again; should
  // that fail, PacketTaker::Lost hears of it.
  virtual bool Send(const Departure& departure) = 0;
};

class PacketTaker {
 public:
  virtual ~PacketTaker() = default;
  virtual void Take(const Arrival& arrival, PacketOut& out) = 0;
  virtual void Lost(std::uint32_t slot, std::size_t payload_size) = 0;
  // The sockets of a slot that was forgotten are closed; the slot may be used again.
  virtual void Closed(std::uint32_t slot) = 0;
};

class PacketTransfer : public PacketOut {
 public:
  virtual void Wake() = 0;  // any thread: ends the present Turn, or the next one, early
  virtual void Begin(PacketTaker& taker) = 0;
  // From here on the sockets are ours. They are closed by Forget, nowhere else: what is being sent finds no stranger
  // under their numbers.
  virtual void Watch(std::uint32_t slot, const PortPair& ports) = 0;
  virtual void Forget(std::uint32_t slot) = 0;
  // Waits for packets and hands over what there is. Negative: for as long as it takes.
  virtual void Turn(std::int64_t wait_us) = 0;
  // Every now and then: listens again where the kernel gave up.
  virtual void Tend() {}
};

}  // namespace sipleo::media
