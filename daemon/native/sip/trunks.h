// The outside lines at run time: from where their requests may come, the Contact that names each of them, and to which
// line an INVITE belongs (LIG-08…13). SIP thread only.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include <pjsip.h>

#include "context.h"
#include "server_trust.h"
#include "trunk.h"

namespace sipleo {

class Trunks {
 public:
  explicit Trunks(SipContext& context) : context_(context) {}

  void TablesReplaced();
  void SetSources(const std::string& trunk, std::vector<TrunkSource> sources);

  std::shared_ptr<const Trunk> Find(const std::string& number) const;
  // The user part of our Contact on this line: nobody guesses it, so a request to it comes from who was told.
  const std::string& ContactUser(const std::string& number);

  // May requests of any line come from here? Such a place is not silenced for what others do in its name.
  bool Lists(const std::string& host, int port) const;
  bool Lists(const Trunk& trunk, const pjsip_rx_data* rdata) const;
  // The line to which this INVITE belongs because of where it comes from alone; null: it has to prove who sends it.
  std::shared_ptr<const Trunk> OfSource(const pjsip_rx_data* invite) const;
  // Those for which this name may prove itself.
  std::vector<std::shared_ptr<const Trunk>> OfAccount(const std::string& user) const;

  ServerTrust& Trust() { return trust_; }
  // Makes connections over TLS where the exchange itself takes none (`sipsPort` null). Null when it cannot be had.
  pjsip_tpfactory* TlsClient(bool ipv6);

 private:
  using Sources = std::vector<TrunkSource>;
  const Sources* SourcesOf(const std::string& number) const;

  SipContext& context_;
  std::unordered_map<std::string, Sources> sources_;
  std::unordered_map<std::string, std::string> contact_users_;  // kept for the life of the engine
  ServerTrust trust_;
  pjsip_tpfactory *tls_client_ = nullptr, *tls_client6_ = nullptr;  // the endpoint's
};

// Has the line an address of its own for that host? A host of the other family is reached by routes.
bool LeavesByItsBind(const Trunk& trunk, const std::string& remote_host);
// The local address from which requests on this line leave towards a numeric host.
std::string LocalAddressOf(const SipContext& context, const Trunk& trunk, const std::string& remote_host);

}  // namespace sipleo
