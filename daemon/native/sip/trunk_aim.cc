#include "trunk_aim.h"

#include "interfaces.h"
#include "pjlib.h"
#include "scratch_pool.h"
#include "server_trust.h"
#include "trunks.h"

namespace sipleo {
namespace {

bool IsTls(pjsip_transport_type_e type) { return (type & ~PJSIP_TRANSPORT_IPV6) == PJSIP_TRANSPORT_TLS; }

// The socket or factory of this local address; without one of its own, that of every address.
pjsip_tpselector SelectorFor(SipContext& context, const Destination& destination, const std::string& local) {
  const bool ipv6 = destination.address.find(':') != std::string::npos;
  const BoundAddress* found = nullptr;
  for (const BoundAddress& bound : context.bound)
    if (bound.is_ipv6 == ipv6 && (found == nullptr || bound.address == local)) found = &bound;
  pjsip_tpselector selector{};
  if (found == nullptr) return selector;
  const int plain = destination.type & ~PJSIP_TRANSPORT_IPV6;
  if (plain == PJSIP_TRANSPORT_UDP) {
    selector.type = PJSIP_TPSELECTOR_TRANSPORT;
    selector.u.transport = found->udp;
    return selector;
  }
  pjsip_tpfactory* factory = plain == PJSIP_TRANSPORT_TCP ? found->tcp : found->tls;
  if (IsTls(destination.type) && factory == nullptr) factory = context.trunks->TlsClient(ipv6);
  if (factory == nullptr) return selector;
  selector.type = PJSIP_TPSELECTOR_LISTENER;
  selector.u.listener = factory;
  return selector;
}

// A route that is not loose would take the place of the request-URI (RFC 2543).
std::string Loose(const std::string& route) {
  if (route.find(";lr") != std::string::npos) return route;
  const std::size_t close = route.rfind('>');
  return close == std::string::npos ? "<" + route + ";lr>" : route.substr(0, close) + ";lr" + route.substr(close);
}

}  // namespace

std::string GatewayUri(const SipContext& context, const std::string& contact, const std::string& number) {
  const ScratchPool scratch(context.endpoint);
  if (scratch.Get() == nullptr) return "";
  const pj_str_t copy = PjDup(scratch.Get(), contact.substr(0, contact.find('?')));
  auto* uri = pjsip_parse_uri(scratch.Get(), copy.ptr, static_cast<pj_size_t>(copy.slen), 0);
  if (uri == nullptr || (!PJSIP_URI_SCHEME_IS_SIP(uri) && !PJSIP_URI_SCHEME_IS_SIPS(uri))) return "";
  reinterpret_cast<pjsip_sip_uri*>(uri)->user = PjDup(scratch.Get(), number);
  char text[PJSIP_MAX_URL_SIZE];
  const int length = pjsip_uri_print(PJSIP_URI_IN_REQ_URI, uri, text, sizeof text);
  return length > 0 ? std::string(text, static_cast<std::size_t>(length)) : std::string();
}

pjsip_hdr* RouteTo(pj_pool_t* pool, const std::string& hop) {
  static const pj_str_t name{const_cast<char*>("Route"), 5};
  const pj_str_t value = PjDup(pool, Loose(hop));
  return static_cast<pjsip_hdr*>(pjsip_parse_hdr(pool, &name, value.ptr, static_cast<pj_size_t>(value.slen), nullptr));
}

const char* TransportText(pjsip_transport_type_e type) {
  if (IsTls(type)) return "tls";
  return (type & ~PJSIP_TRANSPORT_IPV6) == PJSIP_TRANSPORT_TCP ? "tcp" : "udp";
}

bool AimAt(SipContext& context, const Trunk& trunk, const Destination& destination, pjsip_tx_data* tdata) {
  const bool ipv6 = destination.address.find(':') != std::string::npos;
  const pj_str_t host = PjStr(destination.address);
  auto& entry = tdata->dest_info.addr.entry[0];
  if (pj_sockaddr_init(ipv6 ? pj_AF_INET6() : pj_AF_INET(), &entry.addr, &host,
                       static_cast<pj_uint16_t>(destination.port)) != PJ_SUCCESS)
    return false;
  if (!context.interfaces->IsThere(trunk, destination.address)) return false;
  const std::string local = LocalAddressOf(context, trunk, destination.address);
  const pjsip_tpselector selector = LeavesByItsBind(trunk, destination.address)
                                        ? context.interfaces->At(local, destination.type)
                                        : SelectorFor(context, destination, local);
  if (selector.type == PJSIP_TPSELECTOR_NONE) return false;
  pjsip_tx_data_set_transport(tdata, &selector);

  // pjsip names a TLS server by this, and uses a connection again only under the same name.
  const bool by_name = IsTls(destination.type) && !destination.server_name.empty();
  const std::string name = by_name ? destination.server_name : destination.address;
  if (IsTls(destination.type)) context.trunks->Trust().Expect(entry.addr, name, trunk.verify);
  tdata->dest_info.name = PjDup(tdata->pool, name);
  tdata->dest_info.addr.count = 1;
  tdata->dest_info.cur_addr = 0;
  entry.type = destination.type;
  entry.priority = entry.weight = 0;
  entry.addr_len = pj_sockaddr_get_len(&entry.addr);
  tdata->via_addr.host = PjDup(tdata->pool, local);
  tdata->via_addr.port = context.PortOf(destination.type);
  tdata->via_tp = nullptr;
  return true;
}

}  // namespace sipleo
