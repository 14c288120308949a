#include "listeners.h"

#include <cerrno>
#include <cstring>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "pjlib.h"

namespace sipleo {
namespace {

// A free port must be free for UDP, TCP and each address: that may take a few tries.
constexpr int kPortTries = 20;

struct Bind {
  std::string address;
  bool ipv6 = false, any = false;
  pj_sockaddr sockaddr{};
  std::string name_storage;
};

StartFailure AddressFailure(const std::string& transport, const std::string& address, int port, pj_status_t status) {
  const int error = status - PJ_ERRNO_START_SYS;
  const bool in_use = error == EADDRINUSE;
  StartFailure failure;
  failure.code = in_use ? "SIP_PORT_IN_USE"
                 : error == EADDRNOTAVAIL || error == EACCES || error == EAFNOSUPPORT || error == EINVAL
                     ? "SIP_ADDRESS_UNUSABLE"
                     : "ENGINE_START_FAILED";
  failure.transport = transport;
  failure.address = address;
  failure.port = port;
  failure.reason = "cannot listen on " + address + " port " + std::to_string(port) + " (" + transport +
                   "): " + StatusText(status) +
                   (in_use            ? "; stop the program that holds it or choose another port"
                    : error == EACCES ? "; choose a port above 1023 or give the right to bind this one"
                                      : "; choose an address that this machine has");
  return failure;
}

// The text of OpenSSL's last error, without the file names of its source.
std::string TlsReason() {
  char text[256] = "unknown";
  const unsigned long error = ERR_get_error();
  if (error != 0) ERR_error_string_n(error, text, sizeof text);
  ERR_clear_error();
  return text;
}

// pjsip looks at the files with the first handshake only; a person wants to hear about them at the start.
std::optional<StartFailure> CertificateFailure(const EngineSettings& settings) {
  const auto failure = [](const std::string& file, const std::string& what) {
    return StartFailure{.code = "TLS_CERTIFICATE_UNUSABLE", .file = file, .reason = what};
  };
  if (settings.certificate_file.empty() || settings.private_key_file.empty())
    return failure(settings.certificate_file, "TLS wants a certificate file and a private key file");
  SSL_CTX* context = SSL_CTX_new(TLS_server_method());
  if (context == nullptr) return failure("", "cannot set up TLS: " + TlsReason());
  std::optional<StartFailure> found;
  if (SSL_CTX_use_certificate_chain_file(context, settings.certificate_file.c_str()) != 1)
    found = failure(settings.certificate_file,
                    "cannot read the certificate " + settings.certificate_file + ": " + TlsReason());
  else if (SSL_CTX_use_PrivateKey_file(context, settings.private_key_file.c_str(), SSL_FILETYPE_PEM) != 1)
    found = failure(settings.private_key_file, "cannot use the private key " + settings.private_key_file +
                                                   " with the certificate: " + TlsReason());
  else if (SSL_CTX_check_private_key(context) != 1)
    found = failure(settings.private_key_file, "the private key does not belong to the certificate: " + TlsReason());
  SSL_CTX_free(context);
  return found;
}

// A wildcard socket has no name of its own for Via and Contact: it is given the machine's.
pjsip_host_port NameFor(Bind& bind, int port) {
  bind.name_storage = bind.any ? PrimaryAddress(bind.ipv6) : bind.address;
  return pjsip_host_port{PjStr(bind.name_storage), port};
}

pj_status_t OpenUdp(pjsip_endpoint* endpoint, Bind& bind, int port, pjsip_transport** transport) {
  const int family = bind.ipv6 ? AF_INET6 : AF_INET;
  const int handle = socket(family, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (handle < 0) return PJ_STATUS_FROM_OS(errno);
  const int on = 1, buffer = 4 * 1024 * 1024, dscp = 24 << 2;  // CS3: signalling (RFC 4594)
  if (bind.ipv6) {
    setsockopt(handle, IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof on);
    setsockopt(handle, IPPROTO_IPV6, IPV6_TCLASS, &dscp, sizeof dscp);
  } else {
    setsockopt(handle, IPPROTO_IP, IP_TOS, &dscp, sizeof dscp);
  }
  setsockopt(handle, SOL_SOCKET, SO_RCVBUF, &buffer, sizeof buffer);
  setsockopt(handle, SOL_SOCKET, SO_SNDBUF, &buffer, sizeof buffer);
  pj_sockaddr address = bind.sockaddr;
  pj_sockaddr_set_port(&address, static_cast<pj_uint16_t>(port));
  if (::bind(handle, reinterpret_cast<sockaddr*>(&address), pj_sockaddr_get_len(&address)) != 0) {
    const pj_status_t status = PJ_STATUS_FROM_OS(errno);
    close(handle);
    return status;
  }
  socklen_t length = sizeof address;
  getsockname(handle, reinterpret_cast<sockaddr*>(&address), &length);
  const pjsip_host_port name = NameFor(bind, pj_ntohs(bind.ipv6 ? address.ipv6.sin6_port : address.ipv4.sin_port));
  // Two reads stand, so that one is left when a packet has come: else pjlib tells the kernel to look away and to look
  // again for every packet.
  constexpr int kReads = 2;
  const pj_status_t status = pjsip_udp_transport_attach2(
      endpoint, bind.ipv6 ? PJSIP_TRANSPORT_UDP6 : PJSIP_TRANSPORT_UDP, handle, &name, kReads, transport);
  if (status != PJ_SUCCESS) close(handle);
  return status;
}

pj_status_t OpenTcp(pjsip_endpoint* endpoint, Bind& bind, int port, pjsip_tpfactory** factory) {
  pjsip_tcp_transport_cfg config;
  pjsip_tcp_transport_cfg_default(&config, bind.ipv6 ? pj_AF_INET6() : pj_AF_INET());
  config.bind_addr = bind.sockaddr;
  pj_sockaddr_set_port(&config.bind_addr, static_cast<pj_uint16_t>(port));
  config.addr_name = NameFor(bind, port);
  config.async_cnt = 1;
  config.reuse_addr = PJ_TRUE;  // connections of an earlier run may still linger
  return pjsip_tcp_transport_start3(endpoint, &config, factory);
}

pj_status_t OpenTls(pjsip_endpoint* endpoint, Bind& bind, int port, const EngineSettings& settings,
                    pjsip_tpfactory** factory) {
  pjsip_tls_setting tls;
  pjsip_tls_setting_default(&tls);
  tls.cert_file = PjStr(settings.certificate_file);
  tls.privkey_file = PjStr(settings.private_key_file);
  tls.proto = PJ_SSL_SOCK_PROTO_TLS1_2 | PJ_SSL_SOCK_PROTO_TLS1_3;
  tls.enable_renegotiation = PJ_FALSE;
  tls.timeout = {10, 0};  // a handshake that stalls holds a handle
  tls.reuse_addr = PJ_TRUE;
  pj_sockaddr address = bind.sockaddr;
  pj_sockaddr_set_port(&address, static_cast<pj_uint16_t>(port));
  const pjsip_host_port name = NameFor(bind, port);
  return pjsip_tls_transport_start2(endpoint, &tls, &address, &name, 1, factory);
}

// Undoes a try: the sockets of a port that was not free for everything.
struct Attempt {
  pjsip_endpoint* endpoint;
  std::vector<pjsip_transport*> udp;
  std::vector<pjsip_tpfactory*> factories;

  void Undo() {
    for (pjsip_transport* transport : udp) pjsip_transport_shutdown2(transport, PJ_TRUE);
    for (pjsip_tpfactory* factory : factories) factory->destroy(factory);
    udp.clear();
    factories.clear();
  }
};

bool IsAbsentFamily(pj_status_t status) {
  const int error = status - PJ_ERRNO_START_SYS;
  return error == EAFNOSUPPORT || error == EADDRNOTAVAIL;
}

// UDP and TCP of every address on one port. PJ_SUCCESS with `*port` replaced when it was 0.
std::optional<StartFailure> OpenPlain(pjsip_endpoint* endpoint, std::vector<Bind>& binds, int* port,
                                      Listeners* listeners, Attempt& attempt) {
  listeners->bound.clear();
  for (Bind& bind : binds) {
    pjsip_transport* udp = nullptr;
    pj_status_t status = OpenUdp(endpoint, bind, *port, &udp);
    if (status != PJ_SUCCESS && bind.any && bind.ipv6 && binds.size() > 1 && IsAbsentFamily(status)) {
      Log(2, "no IPv6 on this machine: not listening on ::");
      continue;
    }
    if (status != PJ_SUCCESS) return AddressFailure("udp", bind.address, *port, status);
    attempt.udp.push_back(udp);
    if (*port == 0) *port = udp->local_name.port;
    pjsip_tpfactory* tcp = nullptr;
    status = OpenTcp(endpoint, bind, *port, &tcp);
    if (status != PJ_SUCCESS) return AddressFailure("tcp", bind.address, *port, status);
    attempt.factories.push_back(tcp);
    listeners->bound.push_back({bind.address, bind.any, bind.ipv6, udp, tcp});
  }
  return std::nullopt;
}

std::optional<StartFailure> ReadBinds(const EngineSettings& settings, std::vector<Bind>* binds) {
  for (const std::string& text : settings.bind) {
    Bind bind;
    bind.address = text;
    bind.ipv6 = text.find(':') != std::string::npos;
    unsigned char parsed[16];
    if (inet_pton(bind.ipv6 ? AF_INET6 : AF_INET, text.c_str(), parsed) != 1)
      return StartFailure{.code = "SIP_ADDRESS_UNUSABLE",
                          .address = text,
                          .reason = "cannot listen on '" + text + "': write a numeric address"};
    pj_str_t address = PjStr(bind.address);
    pj_sockaddr_init(bind.ipv6 ? pj_AF_INET6() : pj_AF_INET(), &bind.sockaddr, &address, 0);
    bind.any = !pj_sockaddr_has_addr(&bind.sockaddr);
    binds->push_back(std::move(bind));
  }
  return std::nullopt;
}

}  // namespace

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

std::optional<StartFailure> OpenListeners(pjsip_endpoint* endpoint, const EngineSettings& settings,
                                          Listeners* listeners) {
  std::vector<Bind> binds;
  if (auto failure = ReadBinds(settings, &binds)) return failure;
  if (settings.sips_port)
    if (auto failure = CertificateFailure(settings)) return failure;

  int port = settings.sip_port;
  for (int tries = 1;; ++tries) {
    Attempt attempt{endpoint, {}, {}};
    auto failure = OpenPlain(endpoint, binds, &port, listeners, attempt);
    if (!failure) break;
    attempt.Undo();
    if (settings.sip_port != 0 || failure->code != "SIP_PORT_IN_USE" || tries == kPortTries) return failure;
    port = 0;
  }
  listeners->udp_port = listeners->tcp_port = port;
  for (const BoundAddress& bound : listeners->bound) {
    listeners->listening.push_back({"udp", bound.address, port});
    listeners->listening.push_back({"tcp", bound.address, port});
  }
  if (!settings.sips_port) return std::nullopt;

  int tls_port = *settings.sips_port;
  for (Bind& bind : binds) {
    BoundAddress* open = nullptr;
    for (BoundAddress& bound : listeners->bound)
      if (bound.address == bind.address) open = &bound;
    if (open == nullptr) continue;
    pjsip_tpfactory* factory = nullptr;
    const pj_status_t status = OpenTls(endpoint, bind, tls_port, settings, &factory);
    if (status != PJ_SUCCESS) return AddressFailure("tls", bind.address, tls_port, status);
    if (tls_port == 0) tls_port = factory->addr_name.port;
    open->tls = factory;
    listeners->listening.push_back({"tls", bind.address, tls_port});
  }
  listeners->tls_port = tls_port;
  return std::nullopt;
}

}  // namespace sipleo
