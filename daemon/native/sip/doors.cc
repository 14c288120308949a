// Doors: the linker leads pjsip's calls to these functions through here first (-Wl,--wrap, see the Makefile), so that
// no path inside pjsip can reach a parser or a name server around our checks.
#include <pjlib-util.h>
#include <pjlib.h>
#include <pjmedia.h>
#include <pjsip.h>

#include "digest.h"
#include "gate.h"
#include "interfaces.h"
#include "message_check.h"

extern "C" {

pj_ssize_t __real_pjsip_tpmgr_receive_packet(pjsip_tpmgr* manager, pjsip_rx_data* rdata);
pj_status_t __real_pjsip_tpmgr_acquire_transport2(pjsip_tpmgr* manager, pjsip_transport_type_e type,
                                                  const pj_sockaddr_t* remote, int length,
                                                  const pjsip_tpselector* selector, pjsip_tx_data* message,
                                                  pjsip_transport** transport);
pj_status_t __real_pjsip_get_response_addr(pj_pool_t* pool, pjsip_rx_data* request, pjsip_response_addr* address);
pj_status_t __real_pjmedia_sdp_parse(pj_pool_t* pool, char* text, pj_size_t length, pjmedia_sdp_session** session);
pj_xml_node* __real_pj_xml_parse(pj_pool_t* pool, char* text, pj_size_t length);
pj_status_t __real_pj_getaddrinfo(int family, const pj_str_t* name, unsigned* count, pj_addrinfo* found);

// Every packet of every transport, before its first byte is parsed.
pj_ssize_t __wrap_pjsip_tpmgr_receive_packet(pjsip_tpmgr* manager, pjsip_rx_data* rdata) {
  sipleo::Gate* gate = sipleo::Gate::Current();
  return gate != nullptr ? gate->Receive(manager, rdata) : rdata->pkt_info.len;
}

// What a message leaves by. A dialog may be led to another transport than it began with; its address stays.
pj_status_t __wrap_pjsip_tpmgr_acquire_transport2(pjsip_tpmgr* manager, pjsip_transport_type_e type,
                                                  const pj_sockaddr_t* remote, int length,
                                                  const pjsip_tpselector* selector, pjsip_tx_data* message,
                                                  pjsip_transport** transport) {
  sipleo::Interfaces* interfaces = sipleo::Interfaces::Current();
  pjsip_tpselector own{};
  const bool is_chosen = selector != nullptr && selector->type != PJSIP_TPSELECTOR_NONE;
  if (interfaces != nullptr && !is_chosen) own = interfaces->Of(message, type);
  if (own.type != PJSIP_TPSELECTOR_NONE) selector = &own;
  return __real_pjsip_tpmgr_acquire_transport2(manager, type, remote, length, selector, message, transport);
}

// An answer leaves by the socket that was asked (RFC 3581 §4), also for who has not thought of `rport`: pjsip would
// take the first socket that it has. Where to is RFC 3261 §18.2.2.
pj_status_t __wrap_pjsip_get_response_addr(pj_pool_t* pool, pjsip_rx_data* request, pjsip_response_addr* address) {
  const pj_status_t status = __real_pjsip_get_response_addr(pool, request, address);
  const pjsip_via_hdr* via = request->msg_info.via;
  if (status != PJ_SUCCESS || address->transport != nullptr || via->maddr_param.slen > 0) return status;
  const int family = pjsip_transport_type_get_af(address->dst_host.type);
  if (pj_sockaddr_init(family, &address->addr, &address->dst_host.addr.host,
                       static_cast<pj_uint16_t>(address->dst_host.addr.port)) != PJ_SUCCESS)
    return status;
  address->addr_len = static_cast<int>(pj_sockaddr_get_len(&address->addr));
  address->transport = request->tp_info.transport;
  return status;
}

// A session description begins with "v=", after line ends at most.
pj_status_t __wrap_pjmedia_sdp_parse(pj_pool_t* pool, char* text, pj_size_t length, pjmedia_sdp_session** session) {
  if (sipleo::CheckSdp({text, length})) return PJMEDIA_SDP_EINSDP;
  return __real_pjmedia_sdp_parse(pool, text, length, session);
}

pj_xml_node* __wrap_pj_xml_parse(pj_pool_t* pool, char* text, pj_size_t length) {
  return sipleo::XmlIsTame({text, length}) ? __real_pj_xml_parse(pool, text, length) : nullptr;
}

// Nothing that comes over the network is looked up: the SIP thread must never wait for a name server. The names of lines
// are looked up before they come here: a Destination is numeric.
pj_status_t __wrap_pj_getaddrinfo(int family, const pj_str_t* name, unsigned* count, pj_addrinfo* found) {
  if (name == nullptr || count == nullptr || *count == 0 || found == nullptr) return PJ_EINVAL;
  pj_sockaddr address{};
  const bool may_be_ipv4 = family == pj_AF_INET() || family == pj_AF_UNSPEC();
  const bool may_be_ipv6 = family == pj_AF_INET6() || family == pj_AF_UNSPEC();
  if (may_be_ipv4 && pj_inet_pton(pj_AF_INET(), name, &address.ipv4.sin_addr) == PJ_SUCCESS) {
    address.ipv4.sin_family = pj_AF_INET();
  } else if (may_be_ipv6 && pj_inet_pton(pj_AF_INET6(), name, &address.ipv6.sin6_addr) == PJ_SUCCESS) {
    address.ipv6.sin6_family = pj_AF_INET6();
  } else {
    return PJ_ERESOLVE;
  }
  pj_bzero(found, sizeof *found);
  pj_sockaddr_cp(&found->ai_addr, &address);
  *count = 1;
  return PJ_SUCCESS;
}

// Tags, branches and Call-IDs must not be guessed (RFC 3261 §19.3). libuuid asks the kernel eight times for each one;
// callers rely on the length.
pj_str_t* __wrap_pj_generate_unique_string(pj_str_t* text) {
  static_assert(PJ_GUID_MAX_LENGTH % 2 == 0);
  const std::string digits = sipleo::Hex(sipleo::RandomBytes(PJ_GUID_STRING_LENGTH / 2));
  text->slen = static_cast<pj_ssize_t>(digits.size());
  digits.copy(text->ptr, digits.size());
  return text;
}

pj_status_t __wrap_pj_gethostbyname(const pj_str_t*, pj_hostent*) { return PJ_ERESOLVE; }

}  // extern "C"
