// Whose packets a leg believes, and where it sends. Pure: time is an argument.
//
// SDP is believed. Another address is learned only from the host that the signalling comes from, only until the first
// good packet, and not at once when SDP names that very host: then no NAT is in sight, and the phone's own packets are
// given time to come. The address of SDP itself always takes the lock back.
#pragma once

#include <cstdint>

#include "socket_address.h"

namespace sipleo::media {

class SourceLock {
 public:
  static constexpr std::int64_t kPatienceUs = 500000;

  explicit SourceLock(const SocketAddress& signalled_host) : signalled_(signalled_host) {}

  // A negotiation names `described`. Unlocks when that is not what it was.
  void Expect(const SocketAddress& described, std::int64_t now_us);

  // Asked before a packet is looked at.
  bool MayHear(const SocketAddress& from, std::int64_t now_us) const;
  // A good packet (known payload; authentic, under SRTP) came from `from`.
  void Heard(const SocketAddress& from);

  // RTCP may come from any port of the host that is heard.
  bool MayReport(const SocketAddress& from) const;
  // A good report came from `from`. Behind a NAT its port cannot be foretold: it is answered where it came from.
  void Reported(const SocketAddress& from);
  // `described`: where SDP wants reports.
  SocketAddress ReportsTo(const SocketAddress& described) const;

  bool IsLearned() const { return locked_.IsSet() && !(locked_ == described_); }
  const SocketAddress& Destination() const { return locked_.IsSet() ? locked_ : described_; }

 private:
  SocketAddress signalled_, described_, locked_, reports_;
  std::int64_t since_us_ = 0;
};

}  // namespace sipleo::media
