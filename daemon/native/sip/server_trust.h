// The servers that we connect to over TLS: is the certificate one of theirs (RFC 5922 §7.2, by name or by address),
// from an authority that this system trusts? pjsip's own check reads names that hold a NUL; this is OpenSSL's. SIP
// thread only.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>

#include <openssl/types.h>
#include <pjsip.h>

namespace sipleo {

class ServerTrust {
 public:
  ServerTrust() = default;
  ~ServerTrust();
  ServerTrust(const ServerTrust&) = delete;
  ServerTrust& operator=(const ServerTrust&) = delete;

  // Before a request is sent: must the server at this address show a certificate for `name`? Connections that nobody
  // looked at are not used again for who demands one.
  void Expect(const pj_sockaddr& address, const std::string& name, bool verify);
  // One of our connections is there, nothing has been sent. False: it must be closed; why is kept for `Failure`.
  bool Judge(pjsip_transport* transport, const pjsip_transport_state_info* info);
  void Gone(pjsip_transport* transport) { unverified_.erase(transport); }
  // Why the server of this name was not believed since then (SteadyMs); empty when it was, or was not looked at.
  std::string Failure(const std::string& name, std::int64_t since_ms) const;

 private:
  bool Verify(const pj_ssl_cert_info& certificate, const std::string& name, std::string* why);
  x509_store_st* Store();

  x509_store_st* store_ = nullptr;
  std::map<std::string, bool> expected_;  // "192.0.2.7:5061 sip.example" → verify
  std::set<pjsip_transport*> unverified_;
  struct Disbelief {
    std::string why;
    std::int64_t at_ms = 0;
  };
  std::map<std::string, Disbelief> failures_;
};

}  // namespace sipleo
