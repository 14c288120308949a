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

// The gateway's own Contact, with the number that is wanted for its user; empty when it is no SIP URI.
std::string GatewayUri(const SipContext& context, const std::string& contact, const std::string& number);

// A Route field that leads by this hop; null when it cannot be read.
pjsip_hdr* RouteTo(pj_pool_t* pool, const std::string& hop);

// "udp", "tcp", "tls".
const char* TransportText(pjsip_transport_type_e type);

}  // namespace sipleo
