// What the parts of the SIP side share. Owned by SipEngine; every part gets a reference. SIP thread only.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include <pjsip.h>

#include "../addon/event.h"
#include "../media/media_engine.h"
#include "authenticator.h"
#include "listeners.h"
#include "registrar.h"
#include "tables.h"

namespace sipleo {

class Guard;
class Interfaces;
class Trunks;
class TrunkRequests;
class WireTrace;

struct SipContext {
  pjsip_endpoint* endpoint = nullptr;
  pj_pool_factory* pools = nullptr;
  EventSink* events = nullptr;
  MediaEngine* media = nullptr;
  Authenticator* authenticator = nullptr;
  Registrar* registrar = nullptr;
  Guard* guard = nullptr;
  Interfaces* interfaces = nullptr;
  Trunks* trunks = nullptr;
  TrunkRequests* trunk_requests = nullptr;
  WireTrace* wire = nullptr;
  // Replaced as a whole by `install`; hold the pointer for as long as one decision takes.
  std::shared_ptr<const Tables> tables;
  std::string product;
  std::vector<std::uint16_t> sip_ports;

  // Engine-minted names: even, never used twice, shared by legs, contacts and subscriptions.
  Name Mint() {
    const Name name = next_even;
    next_even += 2;
    return name;
  }
  Name next_even = 2;

  // Numeric local address that this host uses towards `remote_host` (numeric), for Contact, Via and SDP.
  std::string LocalAddressFor(const std::string& remote_host) const;
  // "<sip:NUMBER@192.0.2.1:5060;transport=tcp>" for a Contact of ours on the transport that a message came in on or
  // goes out by.
  std::string ContactFor(const std::string& user, pjsip_transport_type_e type, const std::string& remote_host) const;
  // The same at a local address that is known already.
  std::string ContactAt(const std::string& user, pjsip_transport_type_e type, const std::string& local_host) const;
  int PortOf(pjsip_transport_type_e type) const;
  int udp_port = 0, tcp_port = 0, tls_port = 0;
  std::vector<BoundAddress> bound;

  struct Route {
    std::string address;
    std::int64_t until_ms = 0;
  };
  mutable std::unordered_map<std::string, Route> routes;  // what LocalAddressFor found, kept for seconds
};

// "192.0.2.7:5060", "[2001:db8::7]:5060".
std::string SourceOf(const pjsip_rx_data* rdata);
// Numeric host alone.
std::string SourceHostOf(const pjsip_rx_data* rdata);
// For people only: the wall clock may stop, jump and run backwards.
std::int64_t WallMs();
// For everything that is counted, awaited or forgiven: never runs backwards.
std::int64_t SteadyMs();

}  // namespace sipleo
