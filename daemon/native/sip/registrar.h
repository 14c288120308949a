// The devices that have registered (RFC 3261 §10.3, RFC 3327, RFC 5626). SIP thread only.
#pragma once

#include <string>
#include <vector>

#include <pjsip.h>

#include "../media/media_engine.h"

namespace sipleo {

struct Contact {
  Name name = 0;
  std::string extension;
  std::string uri;          // as the device wrote it
  std::string source;       // "192.0.2.7:5060": where its REGISTER came from
  std::string source_host;  // numeric, without port
  int source_port = 0;
  pjsip_transport_type_e transport_type = PJSIP_TRANSPORT_UDP;
  // The connection that it registered over (TCP, TLS), held with a reference while the contact lives; null for UDP.
  pjsip_transport* flow = nullptr;
  std::int64_t expires_at_ms = 0;  // epoch: for people, and for whoever restores it
  std::string user_agent, call_id, instance;
  int cseq = 0;
  std::vector<std::string> path;  // outermost first
  bool reachable = true;
  int round_trip_ms = -1;
};

class Registrar {
 public:
  virtual ~Registrar() = default;
  virtual const Contact* Find(Name contact) const = 0;
  virtual std::vector<const Contact*> Of(const std::string& extension) const = 0;
  // Puts `tdata` on the way to this device: its flow, or the address that its REGISTER came from (NAT), and its Path.
  // Call before sending each request outside a dialog, and once on a dialog's first request.
  virtual void Aim(const Contact& contact, pjsip_tx_data* tdata) const = 0;
};

}  // namespace sipleo
