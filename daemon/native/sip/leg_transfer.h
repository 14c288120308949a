// The REFER that waits for a decision, and after it the implicit subscription of whoever sent it.
#pragma once

#include <string>

#include "leg.h"

namespace sipleo {

struct Leg::PendingTransfer {
  pjsip_transaction* tsx = nullptr;   // referenced until the REFER is answered
  pjsip_tx_data* response = nullptr;  // ours until sent
  std::string event_id;               // CSeq of the REFER (RFC 3515 §2.4.6)
  bool silent = false;                // Refer-Sub: false (RFC 4488): no NOTIFY
};

}  // namespace sipleo
