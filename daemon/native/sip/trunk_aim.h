// Puts a request of a line on its way: which socket or connection it leaves by, and where to, whatever its URI says.
// SIP thread only.
#pragma once

#include <string>

#include <pjsip.h>

#include "context.h"
#include "trunk.h"

namespace sipleo {

// False when there is no way there: no socket of that kind, an address that is none.
bool AimAt(SipContext& context, const Trunk& trunk, const Destination& destination, pjsip_tx_data* tdata);

// "udp", "tcp", "tls".
const char* TransportText(pjsip_transport_type_e type);

}  // namespace sipleo
