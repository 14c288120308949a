// Pairs of UDP ports for RTP (even) and RTCP (the odd one above, RFC 3550 §11). SIP thread only.
#pragma once

#include <pj/types.h>

#include <cstdint>
#include <vector>

#include "socket_address.h"

namespace sipleo::media {

// Which pair comes next: round the range from a random place, so that a pair rests for as long as possible before the
// next call gets it (late packets of the last call must not reach a new one) and cannot be guessed from outside.
class PortRange {
 public:
  // The first port is rounded up to an even one; the last RTCP port is `last` at most.
  PortRange(std::uint16_t first, std::uint16_t last, std::uint32_t random);

  // The even port, or 0 when every pair is taken.
  std::uint16_t Take();
  void Give(std::uint16_t even);
  // Of either port of a pair.
  bool IsTaken(std::uint16_t port) const;
  std::size_t Pairs() const { return taken_.size(); }

 private:
  std::uint16_t first_;
  std::vector<bool> taken_;
  std::size_t next_ = 0, free_ = 0;
};

struct PortPair {
  int rtp = -1, rtcp = -1;  // non-blocking UDP sockets
  SocketAddress local;      // of RTP
};

// Binds a pair of `range` at `host` (whose port is ignored). Pairs that somebody else holds are passed over.
// `traffic_class`: of what is sent (RFC 2474), the code point in the upper six bits.
// PJ_ETOOMANY when none is left; the system's status when the address cannot be bound at all.
pj_status_t OpenPair(PortRange& range, const SocketAddress& host, int traffic_class, PortPair* pair);

}  // namespace sipleo::media
