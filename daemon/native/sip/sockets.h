// One SIP socket at a time: UDP, and factories of TCP and TLS connections, at one local address. SIP thread only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <pjsip.h>

#include "settings.h"

namespace sipleo {

struct LocalAddress {
  std::string address;
  bool ipv6 = false, any = false;
  pj_sockaddr sockaddr{};
};

// Empty when it is not numeric.
std::optional<LocalAddress> ReadLocalAddress(const std::string& text);

// `beside`: the port is open already for other addresses of this machine; every socket that has it must let others in
// meanwhile (LetOthersIn). Port 0: a free one.
pj_status_t OpenUdp(pjsip_endpoint* endpoint, const LocalAddress& local, int port, bool beside,
                    pjsip_transport** transport);
// Linux gives a datagram port to a second socket only while both say so: whoever says so for longer shares it with any
// program of this machine.
void LetOthersIn(pjsip_transport* udp, bool lets);

// Connections are made from this address; `port` is where we say that we are reached.
pj_status_t MakeTcp(pjsip_endpoint* endpoint, const LocalAddress& local, int port, pjsip_tpfactory** factory);
// Without `settings` it shows no certificate.
pj_status_t MakeTls(pjsip_endpoint* endpoint, const LocalAddress& local, int port, const EngineSettings* settings,
                    pjsip_tpfactory** factory);

// The same, and others connect to us there. Port 0: a free one.
pj_status_t ListenTcp(pjsip_endpoint* endpoint, const LocalAddress& local, int port, pjsip_tpfactory** factory);
pj_status_t ListenTls(pjsip_endpoint* endpoint, const LocalAddress& local, int port, const EngineSettings& settings,
                      pjsip_tpfactory** factory);

// Whether this machine has that address at this moment.
pj_status_t TryAddress(const LocalAddress& local);

// The address that this machine would send from; the loopback address when it has no way out.
std::string PrimaryAddress(bool ipv6);
// The address that this machine sends from towards a numeric host, empty when there is no way there.
std::string RouteAddress(const std::string& remote_host);

}  // namespace sipleo
