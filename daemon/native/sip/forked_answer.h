// A second 2xx to one INVITE of ours, from another branch of a fork (RFC 3261 §13.2.2.4): acknowledged and hung up at
// once, because the first one has the call.
#pragma once

#include <pjsip.h>

namespace sipleo {

// The user agent layer's question about a response whose To tag is new. The dialog that is to get it; null drops it.
pjsip_dialog* OnForkedAnswer(pjsip_dialog* first, pjsip_rx_data* rdata);

}  // namespace sipleo
