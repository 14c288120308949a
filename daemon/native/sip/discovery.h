// Telephones that look for whoever has their settings: SUBSCRIBE for `ua-profile`, sent to 224.0.1.75 (RFC 6080 §5.1;
// "PnP"). It comes to a socket of its own, which answers nothing else and nobody to whom call control has nothing to
// say. SIP thread only.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include <pjsip.h>

#include "context.h"
#include "guard.h"
#include "message_check.h"

namespace sipleo {

class Discovery {
 public:
  explicit Discovery(SipContext& context) : context_(context) {}
  ~Discovery() { Close(); }
  Discovery(const Discovery&) = delete;
  Discovery& operator=(const Discovery&) = delete;

  pj_status_t Open();
  // Listens on the networks of these IPv4 addresses of this machine; none: on no network. Outcome: discovery.opened, or
  // discovery.missing when the port or none of the networks can be had.
  void Listen(const std::vector<std::string>& addresses, int port);
  // 200, and one NOTIFY with the address of the settings: outcome discovery.told. Empty: it never hears that we were
  // there.
  void Answer(Name ask, const std::string& url);
  // What comes by a socket of the group is answered by nobody else, and only what LetsPass goes on to pjsip's parser.
  static bool IsOwn(const pjsip_transport* transport);
  bool LetsPass(const pjsip_rx_data* rdata, const RawMessage& message);
  // Gives up waiting for call control and for the telephone; a few times a second.
  void Tick();
  std::int64_t Count() const { return static_cast<std::int64_t>(waiting_.size() + told_.size()); }
  // Before the endpoint is destroyed; no event is posted.
  void Close();

  // For the gate; null when no engine runs.
  static Discovery* Current();

 private:
  struct Waiting {
    pjsip_transaction* transaction = nullptr;  // pjsip's
    pjsip_tx_data* answer = nullptr;           // ours until it is sent
    pjsip_tx_data* notice = nullptr;           // ours until it is sent; has no body yet
    std::int64_t since_ms = 0;
  };

  static pj_bool_t OnRequest(pjsip_rx_data* rdata);
  static void OnTransaction(pjsip_transaction* transaction, pjsip_event* event);
  static void OnOutcome(void* token, pjsip_event* event);
  pj_status_t OpenSocket(int port);
  void CloseSocket();
  pj_status_t Join(const std::string& address);
  void Leave(const std::string& address);
  void Receive(pjsip_rx_data* rdata);
  bool Prepare(pjsip_rx_data* rdata, const RawMessage& message, Waiting* waiting) const;
  pjsip_tx_data* Notice(pjsip_rx_data* rdata, const RawMessage& message, const std::string& tag) const;
  void Told(Name ask, int status, const std::string& why);

  SipContext& context_;
  pjsip_module module_{};
  pjsip_transport* socket_ = nullptr;
  int port_ = 0;
  std::set<std::string> joined_;
  RecentMap<TokenBucket> sources_{1000};
  TokenBucket all_;
  std::unordered_map<Name, Waiting> waiting_;
  std::unordered_map<Name, std::int64_t> told_;  // since when its answer to NOTIFY is awaited
};

}  // namespace sipleo
