#include "sockets.h"

#include <cerrno>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "pjlib.h"

namespace sipleo {
namespace {

// A wildcard socket has no name of its own for Via and Contact: it is given the machine's.
std::string NameOf(const LocalAddress& local) { return local.any ? PrimaryAddress(local.ipv6) : local.address; }

pj_sockaddr WithPort(const LocalAddress& local, int port) {
  pj_sockaddr address = local.sockaddr;
  pj_sockaddr_set_port(&address, static_cast<pj_uint16_t>(port));
  return address;
}

void SetReuse(int handle, bool reuse) {
  const int value = reuse ? 1 : 0;
  setsockopt(handle, SOL_SOCKET, SO_REUSEADDR, &value, sizeof value);
}

// A datagram socket of that family, with what signalling wants of it; -1.
int DatagramSocket(bool ipv6) {
  const int handle = socket(ipv6 ? AF_INET6 : AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (handle < 0) return handle;
  const int on = 1, buffer = 4 * 1024 * 1024, dscp = 24 << 2;  // CS3: signalling (RFC 4594)
  if (ipv6) {
    setsockopt(handle, IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof on);
    setsockopt(handle, IPPROTO_IPV6, IPV6_TCLASS, &dscp, sizeof dscp);
  } else {
    // Groups that another socket of this machine has joined are not meant for this one: Linux would tell every socket of
    // the port (ip(7)).
    const int off = 0;
    setsockopt(handle, IPPROTO_IP, IP_MULTICAST_ALL, &off, sizeof off);
    setsockopt(handle, IPPROTO_IP, IP_TOS, &dscp, sizeof dscp);
  }
  setsockopt(handle, SOL_SOCKET, SO_RCVBUF, &buffer, sizeof buffer);
  setsockopt(handle, SOL_SOCKET, SO_SNDBUF, &buffer, sizeof buffer);
  return handle;
}

}  // namespace

std::optional<LocalAddress> ReadLocalAddress(const std::string& text) {
  LocalAddress local;
  local.address = text;
  local.ipv6 = text.find(':') != std::string::npos;
  unsigned char parsed[16];
  if (inet_pton(local.ipv6 ? AF_INET6 : AF_INET, text.c_str(), parsed) != 1) return std::nullopt;
  const pj_str_t address = PjStr(text);
  pj_sockaddr_init(local.ipv6 ? pj_AF_INET6() : pj_AF_INET(), &local.sockaddr, &address, 0);
  local.any = !pj_sockaddr_has_addr(&local.sockaddr);
  return local;
}

pj_status_t OpenUdp(pjsip_endpoint* endpoint, const LocalAddress& local, int port, bool beside,
                    pjsip_transport** transport) {
  const int handle = DatagramSocket(local.ipv6);
  if (handle < 0) return PJ_STATUS_FROM_OS(errno);
  if (beside) SetReuse(handle, true);
  pj_sockaddr address = WithPort(local, port);
  if (::bind(handle, reinterpret_cast<sockaddr*>(&address), pj_sockaddr_get_len(&address)) != 0) {
    const pj_status_t status = PJ_STATUS_FROM_OS(errno);
    close(handle);
    return status;
  }
  if (beside) SetReuse(handle, false);
  socklen_t length = sizeof address;
  getsockname(handle, reinterpret_cast<sockaddr*>(&address), &length);
  const std::string host = NameOf(local);
  const pjsip_host_port name{PjStr(host), pj_sockaddr_get_port(&address)};
  // Two reads stand, so that one is left when a packet has come: else pjlib tells the kernel to look away and to look
  // again for every packet.
  constexpr int kReads = 2;
  const pj_status_t status = pjsip_udp_transport_attach2(
      endpoint, local.ipv6 ? PJSIP_TRANSPORT_UDP6 : PJSIP_TRANSPORT_UDP, handle, &name, kReads, transport);
  if (status != PJ_SUCCESS) close(handle);
  return status;
}

void LetOthersIn(pjsip_transport* udp, bool lets) {
  SetReuse(static_cast<int>(pjsip_udp_transport_get_socket(udp)), lets);
}

pj_status_t MakeTcp(pjsip_endpoint* endpoint, const LocalAddress& local, int port, pjsip_tpfactory** factory) {
  pjsip_tcp_transport_cfg config;
  pjsip_tcp_transport_cfg_default(&config, local.ipv6 ? pj_AF_INET6() : pj_AF_INET());
  const std::string host = NameOf(local);
  config.bind_addr = WithPort(local, port);
  config.addr_name = {PjStr(host), port};
  config.async_cnt = 1;
  config.reuse_addr = PJ_TRUE;  // connections of an earlier run may still linger
  return pjsip_tcp_transport_start3(endpoint, &config, factory);
}

pj_status_t ListenTcp(pjsip_endpoint* endpoint, const LocalAddress& local, int port, pjsip_tpfactory** factory) {
  pj_status_t status = MakeTcp(endpoint, local, port, factory);
  if (status != PJ_SUCCESS) return status;
  const std::string host = NameOf(local);
  const pj_sockaddr address = WithPort(local, port);
  const pjsip_host_port name{PjStr(host), port};
  status = pjsip_tcp_transport_lis_start(*factory, &address, &name);
  if (status != PJ_SUCCESS) (*factory)->destroy(*factory);
  return status;
}

pj_status_t MakeTls(pjsip_endpoint* endpoint, const LocalAddress& local, int port, const EngineSettings* settings,
                    pjsip_tpfactory** factory) {
  pjsip_tls_setting tls;
  pjsip_tls_setting_default(&tls);
  if (settings != nullptr) {
    tls.cert_file = PjStr(settings->certificate_file);
    tls.privkey_file = PjStr(settings->private_key_file);
  }
  tls.proto = PJ_SSL_SOCK_PROTO_TLS1_2 | PJ_SSL_SOCK_PROTO_TLS1_3;
  tls.enable_renegotiation = PJ_FALSE;
  tls.timeout = {10, 0};  // a handshake that stalls holds a handle
  tls.reuse_addr = PJ_TRUE;
  const std::string host = NameOf(local);  // named here, so that pjsip does not ask for the name of this machine
  const pj_sockaddr address = WithPort(local, port);
  const pjsip_host_port name{PjStr(host), port};
  return pjsip_tls_transport_start2(endpoint, &tls, &address, &name, 1, factory);
}

pj_status_t ListenTls(pjsip_endpoint* endpoint, const LocalAddress& local, int port, const EngineSettings& settings,
                      pjsip_tpfactory** factory) {
  pj_status_t status = MakeTls(endpoint, local, port, &settings, factory);
  if (status != PJ_SUCCESS) return status;
  const std::string host = NameOf(local);
  const pj_sockaddr address = WithPort(local, port);
  const pjsip_host_port name{PjStr(host), port};
  status = pjsip_tls_transport_lis_start(*factory, &address, &name);
  if (status != PJ_SUCCESS) (*factory)->destroy(*factory);
  return status;
}

pj_status_t TryAddress(const LocalAddress& local) {
  const int handle = socket(local.ipv6 ? AF_INET6 : AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (handle < 0) return PJ_STATUS_FROM_OS(errno);
  const bool bound =
      ::bind(handle, reinterpret_cast<const sockaddr*>(&local.sockaddr), pj_sockaddr_get_len(&local.sockaddr)) == 0;
  const pj_status_t status = bound ? PJ_SUCCESS : PJ_STATUS_FROM_OS(errno);
  close(handle);
  return status;
}

std::string RouteAddress(const std::string& remote_host) {
  const bool ipv6 = remote_host.find(':') != std::string::npos;
  sockaddr_storage remote{};
  socklen_t length;
  if (ipv6) {
    auto* address = reinterpret_cast<sockaddr_in6*>(&remote);
    address->sin6_family = AF_INET6;
    address->sin6_port = htons(9);
    if (inet_pton(AF_INET6, remote_host.c_str(), &address->sin6_addr) != 1) return "";
    length = sizeof *address;
  } else {
    auto* address = reinterpret_cast<sockaddr_in*>(&remote);
    address->sin_family = AF_INET;
    address->sin_port = htons(9);
    if (inet_pton(AF_INET, remote_host.c_str(), &address->sin_addr) != 1) return "";
    length = sizeof *address;
  }
  // Connecting a datagram socket sends nothing: it only looks up the route.
  const int handle = socket(remote.ss_family, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (handle < 0) return "";
  char text[INET6_ADDRSTRLEN] = "";
  sockaddr_storage local{};
  if (connect(handle, reinterpret_cast<sockaddr*>(&remote), length) == 0) {
    length = sizeof local;
    if (getsockname(handle, reinterpret_cast<sockaddr*>(&local), &length) == 0) {
      if (ipv6)
        inet_ntop(AF_INET6, &reinterpret_cast<sockaddr_in6*>(&local)->sin6_addr, text, sizeof text);
      else
        inet_ntop(AF_INET, &reinterpret_cast<sockaddr_in*>(&local)->sin_addr, text, sizeof text);
    }
  }
  close(handle);
  return text;
}

std::string PrimaryAddress(bool ipv6) {
  // Documentation addresses (RFC 5737, RFC 3849): they go the default way.
  const std::string address = RouteAddress(ipv6 ? "2001:db8::1" : "192.0.2.1");
  if (!address.empty()) return address;
  return ipv6 ? "::1" : "127.0.0.1";
}

}  // namespace sipleo
