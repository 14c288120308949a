#include "near_hop.h"

#include <cstring>

#include "identity.h"
#include "pj_text.h"

namespace sipleo {
namespace {

constexpr char kHide[] = "hide";

pjsip_sip_uri* SipUri(void* uri) {
  if (uri == nullptr) return nullptr;
  auto* plain = static_cast<pjsip_uri*>(pjsip_uri_get_uri(uri));
  if (!PJSIP_URI_SCHEME_IS_SIP(plain) && !PJSIP_URI_SCHEME_IS_SIPS(plain)) return nullptr;
  return reinterpret_cast<pjsip_sip_uri*>(plain);
}

pjsip_route_hdr* FirstRoute(pjsip_dialog* dialog) {
  return pj_list_empty(&dialog->route_set) ? nullptr : static_cast<pjsip_route_hdr*>(dialog->route_set.next);
}

bool IsHidden(const pjsip_route_hdr* route) {
  const pjsip_sip_uri* uri = SipUri(route->name_addr.uri);
  const pj_str_t name = Borrow(kHide);
  return uri != nullptr && pjsip_param_cfind(&uri->other_param, &name) != nullptr;
}

bool LeadsToSource(const pjsip_sip_uri* uri, bool routed, const pjsip_rx_data* rdata) {
  if (uri == nullptr) return false;
  const std::string_view host = uri->maddr_param.slen > 0 ? View(uri->maddr_param) : View(uri->host);
  if (!IsNumericHost(host)) return false;
  if (routed) return true;  // a proxy that asked to stay: it knows its own address
  if (PJSIP_TRANSPORT_IS_RELIABLE(rdata->tp_info.transport)) return false;
  return host == rdata->pkt_info.src_name;
}

bool SameHop(const pjsip_route_hdr* route, const pjsip_rx_data* rdata) {
  const pjsip_sip_uri* uri = SipUri(route->name_addr.uri);
  return uri != nullptr && View(uri->host) == rdata->pkt_info.src_name && uri->port == rdata->pkt_info.src_port &&
         View(uri->transport_param) == TransportWord(rdata->tp_info.transport);
}

pjsip_route_hdr* HiddenRoute(pj_pool_t* pool, const pjsip_rx_data* rdata) {
  auto* uri = pjsip_sip_uri_create(pool, PJ_FALSE);
  uri->host = Copy(pool, rdata->pkt_info.src_name);
  uri->port = rdata->pkt_info.src_port;
  uri->transport_param = Copy(pool, TransportWord(rdata->tp_info.transport));
  uri->lr_param = 1;
  auto* hide = PJ_POOL_ZALLOC_T(pool, pjsip_param);
  hide->name = Copy(pool, kHide);
  pj_list_push_back(&uri->other_param, hide);

  auto* route = pjsip_route_hdr_create(pool);
  route->name_addr.uri = reinterpret_cast<pjsip_uri*>(uri);
  return route;
}

// Requests of this dialog go over the connection that the device keeps open; nothing could be opened towards it.
void HoldConnection(pjsip_dialog* dialog, pjsip_transport* connection) {
  if (dialog->tp_sel.type == PJSIP_TPSELECTOR_TRANSPORT && dialog->tp_sel.u.transport == connection) return;
  pjsip_tpselector selector;
  std::memset(&selector, 0, sizeof selector);
  selector.type = PJSIP_TPSELECTOR_TRANSPORT;
  selector.u.transport = connection;
  pjsip_dlg_set_transport(dialog, &selector);
}

}  // namespace

const char* TransportWord(const pjsip_transport* transport) {
  if (PJSIP_TRANSPORT_IS_SECURE(transport)) return "tls";
  return PJSIP_TRANSPORT_IS_RELIABLE(transport) ? "tcp" : "udp";
}

void FollowSource(pjsip_dialog* dialog, const pjsip_rx_data* rdata) {
  pjsip_route_hdr* first = FirstRoute(dialog);
  const bool hidden = first != nullptr && IsHidden(first);
  if (hidden && SameHop(first, rdata)) return;
  if (hidden) {
    pj_list_erase(first);
    first = FirstRoute(dialog);
  }

  const pjsip_sip_uri* next = SipUri(first != nullptr ? first->name_addr.uri : dialog->target);
  if (LeadsToSource(next, first != nullptr, rdata)) return;
  pj_list_push_front(&dialog->route_set, HiddenRoute(dialog->pool, rdata));
  if (PJSIP_TRANSPORT_IS_RELIABLE(rdata->tp_info.transport)) HoldConnection(dialog, rdata->tp_info.transport);
}

}  // namespace sipleo
