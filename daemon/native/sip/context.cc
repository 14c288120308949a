#include "context.h"

#include <chrono>
#include <ctime>

#include "pjlib.h"
#include "sockets.h"

namespace sipleo {
namespace {

constexpr std::int64_t kRouteLifetimeMs = 10'000;  // interfaces come and go
constexpr std::size_t kMostRoutes = 4096;

bool IsIpv6(const std::string& host) { return host.find(':') != std::string::npos; }

}  // namespace

std::string SipContext::LocalAddressFor(const std::string& remote_host) const {
  const bool ipv6 = IsIpv6(remote_host);
  const BoundAddress* only = nullptr;
  int specific = 0;
  for (const BoundAddress& address : bound) {
    if (address.is_ipv6 != ipv6) continue;
    if (address.is_any) {
      specific = 0;
      break;
    }
    only = only == nullptr ? &address : only;
    ++specific;
  }
  if (specific == 1) return only->address;

  const std::int64_t now = SteadyMs();
  const auto found = routes.find(remote_host);
  if (found != routes.end() && found->second.until_ms > now) return found->second.address;
  std::string local = RouteAddress(remote_host);
  if (specific > 1) {
    bool is_ours = false;
    for (const BoundAddress& address : bound) is_ours = is_ours || address.address == local;
    if (!is_ours) local = only->address;
  }
  if (local.empty()) local = PrimaryAddress(ipv6);
  if (routes.size() >= kMostRoutes) routes.clear();
  routes[remote_host] = {local, now + kRouteLifetimeMs};
  return local;
}

std::string SipContext::ContactFor(const std::string& user, pjsip_transport_type_e type,
                                   const std::string& remote_host) const {
  return ContactAt(user, type, LocalAddressFor(remote_host));
}

std::string SipContext::ContactAt(const std::string& user, pjsip_transport_type_e type, const std::string& host) const {
  std::string contact = "<sip:";
  if (!user.empty()) contact += user + "@";
  contact += IsIpv6(host) ? "[" + host + "]" : host;
  // Without a listener of that kind we are reached over the connection that this goes out by.
  if (PortOf(type) != 0) contact += ":" + std::to_string(PortOf(type));
  const int plain = type & ~PJSIP_TRANSPORT_IPV6;
  if (plain == PJSIP_TRANSPORT_TCP) contact += ";transport=tcp";
  if (plain == PJSIP_TRANSPORT_TLS) contact += ";transport=tls";
  return contact + ">";
}

int SipContext::PortOf(pjsip_transport_type_e type) const {
  switch (type & ~PJSIP_TRANSPORT_IPV6) {
    case PJSIP_TRANSPORT_TCP:
      return tcp_port;
    case PJSIP_TRANSPORT_TLS:
      return tls_port;
    default:
      return udp_port;
  }
}

std::string SourceHostOf(const pjsip_rx_data* rdata) { return rdata->pkt_info.src_name; }

std::string SourceOf(const pjsip_rx_data* rdata) {
  const std::string host = SourceHostOf(rdata);
  return (IsIpv6(host) ? "[" + host + "]" : host) + ":" + std::to_string(rdata->pkt_info.src_port);
}

std::int64_t WallMs() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

std::int64_t SteadyMs() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

}  // namespace sipleo
