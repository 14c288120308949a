// Opens the sockets that SIP comes in by: UDP, TCP and TLS on each bind address. SIP thread only; they are closed with
// the endpoint.
#pragma once

#include <string>
#include <vector>

#include <pjsip.h>

#include "settings.h"

namespace sipleo {

struct BoundAddress {
  std::string address;  // as it was asked for
  bool is_any = false, is_ipv6 = false;
  pjsip_transport* udp = nullptr;
  pjsip_tpfactory *tcp = nullptr, *tls = nullptr;
};

struct Listeners {
  std::vector<BoundAddress> bound;
  std::vector<Listening> listening;
  int udp_port = 0, tcp_port = 0, tls_port = 0;
};

// Everything or a failure that says which address, port or file is in the way. `::` is passed over where the system has
// no IPv6 and another address is asked for as well.
std::optional<StartFailure> OpenListeners(pjsip_endpoint* endpoint, const EngineSettings& settings,
                                          Listeners* listeners);

}  // namespace sipleo
