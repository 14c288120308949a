// REGISTER and OPTIONS to the far side of a line (RFC 3261 §10.2, §11.1): one at a time as they are asked for, each
// with one outcome. When to ask again, and whom, is decided elsewhere. SIP thread only.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>

#include <pjsip.h>

#include "challenge.h"
#include "context.h"
#include "trunk.h"

namespace sipleo {

class TrunkRequests {
 public:
  explicit TrunkRequests(SipContext& context);
  ~TrunkRequests();
  TrunkRequests(const TrunkRequests&) = delete;
  TrunkRequests& operator=(const TrunkRequests&) = delete;

  // `expires_seconds` 0 takes the registration back. Outcome: trunk.registered or trunk.refused.
  void Register(const std::string& trunk, const Destination& destination, int expires_seconds);
  // Outcome: trunk.probed.
  void Probe(const std::string& trunk, const Destination& destination);

  // Connections of lines that are gone are let go of.
  void TablesReplaced();
  void FlowLost(pjsip_transport* flow);
  // Gives up what nobody answers, keeps connections of lines open through NAT; a few times a second.
  void Tick();
  // Does one that waits for its answer leave by this address? A challenge to it is answered from there.
  bool LeavesBy(const std::string& address) const;
  std::int64_t Registrations() const { return registrations_; }
  std::int64_t Probes() const { return static_cast<std::int64_t>(requests_.size()) - registrations_; }
  // Before the endpoint is destroyed; no event is posted.
  void Close();

 private:
  struct Request;
  // Why nobody answered: one of the kinds of the engine port, and what the system or OpenSSL says of it.
  struct Silence {
    std::string kind, text;
  };
  // What stays the same in every REGISTER of a line (RFC 3261 §10.2), for the life of the engine.
  struct Line {
    std::string call_id;
    int cseq = 0;
    pjsip_transport* flow = nullptr;  // it has registered over this connection; held
    std::int64_t pinged_at_ms = 0;
  };

  static void OnOutcome(void* token, pjsip_event* event);
  void Begin(std::unique_ptr<Request> request);
  void Send(Request& request);
  void Answered(Request& request, const pjsip_rx_data* response);
  bool AskAgain(Request& request, const pjsip_rx_data* response);
  void Accepted(Request& request, const pjsip_rx_data* response);
  void Silent(Request& request, const Silence& why);
  void Refused(Request& request, int status, const Silence& why, std::int64_t retry_after_seconds);
  void Probed(Request& request, int status, const Silence& why);
  void Finish(Request& request, Event event);
  void Hold(const std::string& trunk, pjsip_transport* flow);
  void LetGo(Line& line);
  Silence WhySilent(const Request& request, pj_status_t status) const;

  SipContext& context_;
  std::unordered_map<Name, std::unique_ptr<Request>> requests_;
  std::unordered_map<std::string, Line> lines_;
  std::int64_t registrations_ = 0;
  Name next_ = 1;
};

}  // namespace sipleo
