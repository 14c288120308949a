// The messages of legs, as they stood on the wire, on their way up as `sip.message`: secrets withheld, retransmissions
// too. A message of nobody's dialog is kept for a moment, because the first ones come before their leg has a name, and
// is told to nobody when it gets none: whoever floods us floods no JavaScript. SIP thread only.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <unordered_map>

#include <pjsip.h>

#include "context.h"

namespace sipleo {

class LegEvents;

class WireTrace {
 public:
  WireTrace(SipContext& context, const LegEvents& legs) : context_(context), legs_(legs) {}

  // From now on, and of what has just been seen, the messages of this Call-ID are those of the leg.
  void Follow(Name leg, const std::string& call_id);
  void Received(const pjsip_rx_data* rdata);
  void Sent(const pjsip_tx_data* tdata);
  // Forgets legs that have ended and whose last retransmissions have been (RFC 3261 §17: 32 s).
  void Tick();

 private:
  struct Message {
    std::string call_id;
    std::int64_t at_ms = 0;
    bool sent = false;
    std::string transport, far, text;
  };
  struct Followed {
    Name leg = 0;
    std::int64_t seen_ms = 0;  // steady
    int messages = 0;
  };

  void Saw(Message message, bool may_begin);
  void Post(Followed& followed, Message message);

  SipContext& context_;
  const LegEvents& legs_;
  std::unordered_map<std::string, Followed> followed_;  // by Call-ID
  std::deque<Message> unclaimed_;
};

}  // namespace sipleo
