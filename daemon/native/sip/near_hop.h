// Where requests inside a dialog go. A device behind NAT, or one that holds a TCP or TLS connection to us, cannot be
// reached at the Contact it writes: it is answered where its messages come from.
#pragma once

#include <pjsip.h>

namespace sipleo {

// "udp", "tcp" or "tls", IPv4 and IPv6 alike.
const char* TransportWord(const pjsip_transport* transport);

// Puts a hidden first hop into the dialog's route set when the device's Contact does not lead to where `rdata` came
// from (another host, a name that DNS would have to be asked for, or a connection); takes it out again when it does.
// The hop is never written into a message: pjsip keeps `hide` routes to itself. Call after pjsip has read the message's
// own Record-Route, before anything is sent in the dialog.
void FollowSource(pjsip_dialog* dialog, const pjsip_rx_data* rdata);

}  // namespace sipleo
