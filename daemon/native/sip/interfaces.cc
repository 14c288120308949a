#include "interfaces.h"

#include <set>

#include <pjsip_ua.h>

#include "calls.h"
#include "pj_text.h"
#include "pjlib.h"
#include "registrar_core.h"
#include "trunk_requests.h"
#include "trunks.h"

namespace sipleo {
namespace {

// Addresses come with a cable and go with a lease; looking costs three calls into the kernel for each.
constexpr std::int64_t kLookEveryMs = 2000;

Interfaces* current = nullptr;

bool IsIpv6(pjsip_transport_type_e type) { return (type & PJSIP_TRANSPORT_IPV6) != 0; }

pjsip_tpselector By(pjsip_transport* transport) {
  pjsip_tpselector selector{};
  if (transport == nullptr) return selector;
  selector.type = PJSIP_TPSELECTOR_TRANSPORT;
  selector.u.transport = transport;
  return selector;
}

pjsip_tpselector By(pjsip_tpfactory* factory) {
  pjsip_tpselector selector{};
  if (factory == nullptr) return selector;
  selector.type = PJSIP_TPSELECTOR_LISTENER;
  selector.u.listener = factory;
  return selector;
}

}  // namespace

Interfaces* Interfaces::Current() { return current; }

// The module has a place in every message, and does nothing else.
pj_status_t Interfaces::Open() {
  current = this;
  module_.name = Borrow("sipleo-interfaces");
  module_.id = -1;
  module_.priority = PJSIP_MOD_PRIORITY_APPLICATION;
  return pjsip_endpt_register_module(context_.endpoint, &module_);
}

void Interfaces::Close() {
  if (current == this) current = nullptr;
}

void Interfaces::TablesReplaced() {
  std::set<std::string> named;
  for (const auto& trunk : context_.tables->trunks)
    if (!trunk->bind.empty()) named.insert(trunk->bind);
  for (auto& [address, one] : interfaces_) {
    one.is_named = named.contains(address);
    if (!one.is_named) one.is_there.reset();
  }
  for (const std::string& address : named) {
    const auto [place, is_new] = interfaces_.try_emplace(address);
    Interface& one = place->second;
    if (is_new) {
      const auto local = ReadLocalAddress(address);
      if (local) one.local = *local;
      for (const BoundAddress& bound : context_.bound)
        if (bound.address == address) one.udp = bound.udp, one.tcp = bound.tcp, one.tls = bound.tls;
    }
    one.is_named = true;
    if (!one.is_there) Look(one);
  }
}

void Interfaces::Tick(const Calls& calls) {
  for (auto& [address, one] : interfaces_) {
    const bool is_used = one.is_named || calls.LeavesBy(address) || context_.trunk_requests->LeavesBy(address);
    if (!is_used && one.is_ours && one.udp != nullptr) CloseAt(one);
  }
  const std::int64_t now = SteadyMs();
  if (now - looked_at_ms_ < kLookEveryMs) return;
  looked_at_ms_ = now;
  for (auto& [address, one] : interfaces_)
    if (one.is_named) Look(one);
}

// A socket outlives the address that it was opened at, and serves it again when it is back.
void Interfaces::Look(Interface& one) {
  const pj_status_t status = one.udp == nullptr ? OpenAt(one) : TryAddress(one.local);
  const bool is_there = status == PJ_SUCCESS;
  if (one.is_there == is_there) return;
  one.is_there = is_there;
  const std::string& address = one.local.address;
  if (is_there) {
    context_.events->Post({"interface.opened", {{"address", address}}});
    return;
  }
  Log(2, "lines cannot leave by " + address + ": " + StatusText(status));
  context_.events->Post({"interface.missing", {{"address", address}, {"text", StatusText(status)}}});
}

pj_status_t Interfaces::OpenAt(Interface& one) {
  const BoundAddress* any = AnyOf(one.local.ipv6);
  if (any != nullptr) LetOthersIn(any->udp, true);
  const pj_status_t status = OpenUdp(context_.endpoint, one.local, context_.udp_port, true, &one.udp);
  if (any != nullptr) LetOthersIn(any->udp, false);
  one.is_ours = status == PJ_SUCCESS;
  return status;
}

// What is under way by it goes on until it has ended; another one may be opened meanwhile, and gets what comes.
void Interfaces::CloseAt(Interface& one) {
  pjsip_transport* udp = std::exchange(one.udp, nullptr);
  pjsip_transport* other = nullptr;
  for (const BoundAddress& bound : context_.bound)
    if (other == nullptr && bound.is_ipv6 == one.local.ipv6) other = bound.udp;
  static_cast<RegistrarCore*>(context_.registrar)->SocketCloses(udp, other);
  LetOthersIn(udp, true);
  pjsip_transport_shutdown(udp);
}

const BoundAddress* Interfaces::AnyOf(bool ipv6) const {
  for (const BoundAddress& bound : context_.bound)
    if (bound.is_any && bound.is_ipv6 == ipv6) return &bound;
  return nullptr;
}

bool Interfaces::IsThere(const Trunk& trunk, const std::string& remote_host) const {
  if (!LeavesByItsBind(trunk, remote_host)) return true;
  const auto found = interfaces_.find(trunk.bind);
  return found != interfaces_.end() && found->second.is_there.value_or(found->second.udp != nullptr);
}

pjsip_tpselector Interfaces::At(const std::string& address, pjsip_transport_type_e type) {
  const auto found = interfaces_.find(address);
  if (found == interfaces_.end() || found->second.local.ipv6 != IsIpv6(type)) return {};
  Interface& one = found->second;
  switch (type & ~PJSIP_TRANSPORT_IPV6) {
    case PJSIP_TRANSPORT_UDP:
      return By(one.udp);
    case PJSIP_TRANSPORT_TCP:
      if (one.tcp == nullptr && MakeTcp(context_.endpoint, one.local, context_.tcp_port, &one.tcp) != PJ_SUCCESS)
        one.tcp = nullptr;
      return By(one.tcp);
    case PJSIP_TRANSPORT_TLS: {
      const EngineSettings* shown = settings_.sips_port ? &settings_ : nullptr;
      if (one.tls == nullptr && MakeTls(context_.endpoint, one.local, context_.tls_port, shown, &one.tls) != PJ_SUCCESS)
        one.tls = nullptr;
      return By(one.tls);
    }
    default:
      return {};
  }
}

// A copy: the request may outlive the dialog.
void Interfaces::Mark(const pjsip_dialog* dialog, pjsip_tx_data* request) const {
  if (dialog->via_addr.host.slen == 0) return;
  request->via_addr = {Copy(request->pool, View(dialog->via_addr.host)), dialog->via_addr.port};
  auto* address = PJ_POOL_ZALLOC_T(request->pool, pj_str_t);
  *address = request->via_addr.host;
  request->mod_data[module_.id] = address;
}

pjsip_tpselector Interfaces::Of(const pjsip_tx_data* message, pjsip_transport_type_e type) {
  if (interfaces_.empty() || message == nullptr) return {};
  const auto* own = static_cast<const pj_str_t*>(message->mod_data[module_.id]);
  if (own != nullptr) return At(Text(*own), type);
  const pjsip_dialog* dialog = pjsip_tdata_get_dlg(const_cast<pjsip_tx_data*>(message));
  if (dialog == nullptr || dialog->via_addr.host.slen == 0) return {};
  return At(Text(dialog->via_addr.host), type);
}

// The dialogs of lines are the only ones that have an address of their own in Via.
void LeaveBy(pjsip_dialog* dialog, const std::string& address, int port) {
  pjsip_host_port own{Borrow(address), port};
  pjsip_dlg_set_via_sent_by(dialog, &own, nullptr);
}

void LeaveLike(const pjsip_dialog* first, pjsip_dialog* other) {
  if (first->via_addr.host.slen > 0) LeaveBy(other, Text(first->via_addr.host), first->via_addr.port);
}

}  // namespace sipleo
