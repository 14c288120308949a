// The addresses of this machine that lines leave by (LIG-24): a UDP socket at each, beside the one of every address,
// and factories of connections from there. Opened when a line names them, or when the machine gets them; what comes in
// by them is treated as by any other socket. SIP thread only.
#pragma once

#include <map>
#include <optional>
#include <string>

#include <pjsip.h>

#include "context.h"
#include "settings.h"
#include "sockets.h"

namespace sipleo {

class Calls;

class Interfaces {
 public:
  Interfaces(SipContext& context, const EngineSettings& settings) : context_(context), settings_(settings) {}
  ~Interfaces() { Close(); }
  Interfaces(const Interfaces&) = delete;
  Interfaces& operator=(const Interfaces&) = delete;

  pj_status_t Open();
  // The sockets themselves are closed with the endpoint.
  void Close();

  // Opens what lines name and is not open yet. Outcome for each: interface.opened or interface.missing.
  void TablesReplaced();
  // Looks which addresses have come and gone, and closes what no line names and nothing leaves by.
  void Tick(const Calls& calls);

  // Does this machine have the address that this line leaves by towards that host?
  bool IsThere(const Trunk& trunk, const std::string& remote_host) const;
  // The socket, or the factory of connections, at that address; none where there is none.
  pjsip_tpselector At(const std::string& address, pjsip_transport_type_e type);

  // A request that is sent for a dialog, but not through it, leaves as those of the dialog do.
  void Mark(const pjsip_dialog* dialog, pjsip_tx_data* request) const;
  // What `message` leaves by, when it belongs to a dialog that leaves by an address; none: pjsip chooses.
  pjsip_tpselector Of(const pjsip_tx_data* message, pjsip_transport_type_e type);

  // For the doors; null when no engine runs.
  static Interfaces* Current();

 private:
  struct Interface {
    LocalAddress local;
    pjsip_transport* udp = nullptr;
    bool is_ours = false;  // else it is one that the engine was started with
    // Kept: connections and selectors point at them.
    pjsip_tpfactory *tcp = nullptr, *tls = nullptr;
    bool is_named = false;
    std::optional<bool> is_there;  // as it was announced
  };

  void Look(Interface& one);
  pj_status_t OpenAt(Interface& one);
  void CloseAt(Interface& one);
  const BoundAddress* AnyOf(bool ipv6) const;

  SipContext& context_;
  const EngineSettings& settings_;
  std::map<std::string, Interface> interfaces_;
  pjsip_module module_{};
  std::int64_t looked_at_ms_ = 0;
};

// From here on what is sent in this dialog leaves by that address, and names it in Via.
void LeaveBy(pjsip_dialog* dialog, const std::string& address, int port);
void LeaveLike(const pjsip_dialog* first, pjsip_dialog* other);

}  // namespace sipleo
