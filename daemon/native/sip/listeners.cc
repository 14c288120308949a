#include "listeners.h"

#include <cerrno>

#include <openssl/err.h>
#include <openssl/ssl.h>

#include "pjlib.h"
#include "sockets.h"

namespace sipleo {
namespace {

// A free port must be free for UDP, TCP and each address: that may take a few tries.
constexpr int kPortTries = 20;

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
std::optional<StartFailure> OpenPlain(pjsip_endpoint* endpoint, const std::vector<LocalAddress>& binds, int* port,
                                      Listeners* listeners, Attempt& attempt) {
  listeners->bound.clear();
  for (const LocalAddress& bind : binds) {
    pjsip_transport* udp = nullptr;
    pj_status_t status = OpenUdp(endpoint, bind, *port, false, &udp);
    if (status != PJ_SUCCESS && bind.any && bind.ipv6 && binds.size() > 1 && IsAbsentFamily(status)) {
      Log(2, "no IPv6 on this machine: not listening on ::");
      continue;
    }
    if (status != PJ_SUCCESS) return AddressFailure("udp", bind.address, *port, status);
    attempt.udp.push_back(udp);
    if (*port == 0) *port = udp->local_name.port;
    pjsip_tpfactory* tcp = nullptr;
    status = ListenTcp(endpoint, bind, *port, &tcp);
    if (status != PJ_SUCCESS) return AddressFailure("tcp", bind.address, *port, status);
    attempt.factories.push_back(tcp);
    listeners->bound.push_back({bind.address, bind.any, bind.ipv6, udp, tcp});
  }
  return std::nullopt;
}

std::optional<StartFailure> ReadBinds(const EngineSettings& settings, std::vector<LocalAddress>* binds) {
  for (const std::string& text : settings.bind) {
    const auto bind = ReadLocalAddress(text);
    if (!bind)
      return StartFailure{.code = "SIP_ADDRESS_UNUSABLE",
                          .address = text,
                          .reason = "cannot listen on '" + text + "': write a numeric address"};
    binds->push_back(*bind);
  }
  return std::nullopt;
}

}  // namespace

std::optional<StartFailure> OpenListeners(pjsip_endpoint* endpoint, const EngineSettings& settings,
                                          Listeners* listeners) {
  std::vector<LocalAddress> binds;
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
  for (const LocalAddress& bind : binds) {
    BoundAddress* open = nullptr;
    for (BoundAddress& bound : listeners->bound)
      if (bound.address == bind.address) open = &bound;
    if (open == nullptr) continue;
    pjsip_tpfactory* factory = nullptr;
    const pj_status_t status = ListenTls(endpoint, bind, tls_port, settings, &factory);
    if (status != PJ_SUCCESS) return AddressFailure("tls", bind.address, tls_port, status);
    if (tls_port == 0) tls_port = factory->addr_name.port;
    open->tls = factory;
    listeners->listening.push_back({"tls", bind.address, tls_port});
  }
  listeners->tls_port = tls_port;
  return std::nullopt;
}

}  // namespace sipleo
