// The registrar at work: takes REGISTER, keeps the bindings, asks each device now and then whether it is still there.
// SIP thread only.
#pragma once

#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include <pjsip.h>

#include "context.h"
#include "guard.h"
#include "registrar.h"

namespace sipleo {

struct Binding : Contact {
  std::string key;     // what makes two Contact URIs the same
  std::string reg_id;  // RFC 5626 §4.2
  int q1000 = 1000;
  pj_sockaddr target{};            // where requests for it go
  pjsip_transport* udp = nullptr;  // our socket that its REGISTER came in by; not owned
  std::int64_t ends_at_ms = 0, qualify_at_ms = 0, asked_at_ms = 0;  // SteadyMs
  bool is_asked = false, is_measured = false;
  std::int64_t reported_round_trip_ms = -1;
};

class RegistrarCore final : public Registrar {
 public:
  RegistrarCore(SipContext& context, Guard& guard);
  ~RegistrarCore() override;

  pj_status_t Open();
  // Lets go of the connections; no event is posted. Before the endpoint is destroyed.
  void Close();

  const Contact* Find(Name contact) const override;
  std::vector<const Contact*> Of(const std::string& extension) const override;
  void Aim(const Contact& contact, pjsip_tx_data* tdata) const override;

  void TablesReplaced();
  void Restore(const std::vector<Contact>& bindings);
  void FlowLost(pjsip_transport* flow);
  // Devices that registered by this datagram socket are reached by the other one from now on.
  void SocketCloses(const pjsip_transport* udp, pjsip_transport* other);
  // Expiry and qualify; a few times a second.
  void Tick();
  std::int64_t Count() const { return static_cast<std::int64_t>(bindings_.size()); }

  // `source` is "192.0.2.7:5060".
  bool IsRegisteredFrom(const std::string& source, const std::string& extension) const;
  bool IsRegisteredAt(const std::string& host, const std::string& extension) const;
  bool HasSource(const std::string& source) const { return sources_.contains(source); }

 private:
  struct Wish;  // one Contact of a REGISTER

  static pj_bool_t OnRequest(pjsip_rx_data* rdata);
  static void OnOptionsAnswer(void* token, pjsip_event* event);

  void Register(pjsip_rx_data* rdata);
  int ReadWishes(pjsip_rx_data* rdata, std::vector<Wish>* wishes, bool* removes_all, int* minimum) const;
  int CheckOrder(const std::string& extension, const std::vector<Wish>& wishes, bool removes_all,
                 const pjsip_rx_data* rdata, bool* is_repeat) const;
  void Carry(pjsip_rx_data* rdata, const std::string& extension, const std::vector<Wish>& wishes);
  void Put(pjsip_rx_data* rdata, const std::string& extension, const Wish& wish);
  void Answer(pjsip_rx_data* rdata, const std::string& extension, const std::vector<Wish>& wishes);
  Binding* Match(const std::string& extension, const Wish& wish) const;
  void MakeRoom(const std::string& extension, Name newest);
  void SetSource(Binding& binding, pjsip_rx_data* rdata, const Wish& wish);
  void SetExpiry(Binding& binding, std::int64_t left_ms);
  void SetQualify(Binding& binding, std::int64_t at_ms);
  void DropFlow(Binding& binding);
  Binding& Adopt(std::unique_ptr<Binding> binding);
  void Remove(Name name, const char* reason);
  void Ask(Binding& binding);
  void Measured(Binding& binding, bool reachable, int round_trip_ms);

  SipContext& context_;
  Guard& guard_;
  pjsip_module module_{};
  std::unordered_map<Name, std::unique_ptr<Binding>> bindings_;
  std::unordered_map<std::string, std::vector<Name>> by_extension_;
  std::unordered_map<pjsip_transport*, std::set<Name>> by_flow_;
  std::unordered_map<std::string, std::set<Name>> sources_;
  std::set<std::pair<std::int64_t, Name>> expiries_, qualifies_, asked_;
};

}  // namespace sipleo
