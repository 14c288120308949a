#include "trunks.h"

#include <algorithm>

#include "digest.h"
#include "pj_text.h"
#include "registrar_core.h"
#include "sockets.h"

namespace sipleo {
namespace {

constexpr std::size_t kContactUserBytes = 16;

std::string UserOf(const pjsip_uri* given) {
  if (given == nullptr) return "";
  auto* uri = static_cast<pjsip_uri*>(pjsip_uri_get_uri(const_cast<pjsip_uri*>(given)));
  if (PJSIP_URI_SCHEME_IS_SIP(uri) || PJSIP_URI_SCHEME_IS_SIPS(uri))
    return Text(reinterpret_cast<pjsip_sip_uri*>(uri)->user);
  return PJSIP_URI_SCHEME_IS_TEL(uri) ? Text(reinterpret_cast<pjsip_tel_uri*>(uri)->number) : std::string();
}

bool Answers(const Trunk& trunk, const std::string& user) {
  if (user.empty()) return false;
  return trunk.user == user || trunk.number == user ||
         std::find(trunk.numbers.begin(), trunk.numbers.end(), user) != trunk.numbers.end();
}

bool Holds(const std::vector<TrunkSource>& sources, const std::string& host, int port) {
  for (const TrunkSource& source : sources)
    if (source.host == host && (source.port == 0 || source.port == port)) return true;
  return false;
}

}  // namespace

void Trunks::TablesReplaced() {
  sources_.clear();
  for (const auto& trunk : context_.tables->trunks) sources_[trunk->number] = trunk->sources;
}

void Trunks::SetSources(const std::string& trunk, std::vector<TrunkSource> sources) {
  const auto found = sources_.find(trunk);
  if (found != sources_.end()) found->second = std::move(sources);
}

std::shared_ptr<const Trunk> Trunks::Find(const std::string& number) const {
  for (const auto& trunk : context_.tables->trunks)
    if (trunk->number == number) return trunk;
  return nullptr;
}

const std::string& Trunks::ContactUser(const std::string& number) {
  std::string& user = contact_users_[number];
  // Begins with a letter: never mistaken for a number.
  if (user.empty()) user = "l" + Hex(RandomBytes(kContactUserBytes));
  return user;
}

const Trunks::Sources* Trunks::SourcesOf(const std::string& number) const {
  const auto found = sources_.find(number);
  return found == sources_.end() ? nullptr : &found->second;
}

bool Trunks::Lists(const std::string& host, int port) const {
  for (const auto& [number, sources] : sources_)
    if (Holds(sources, host, port)) return true;
  return false;
}

bool Trunks::Lists(const Trunk& trunk, const pjsip_rx_data* rdata) const {
  const Sources* sources = SourcesOf(trunk.number);
  return sources != nullptr && Holds(*sources, SourceHostOf(rdata), rdata->pkt_info.src_port);
}

std::shared_ptr<const Trunk> Trunks::OfSource(const pjsip_rx_data* invite) const {
  std::vector<std::shared_ptr<const Trunk>> listed;
  for (const auto& trunk : context_.tables->trunks)
    if (Lists(*trunk, invite)) listed.push_back(trunk);
  if (listed.empty()) return nullptr;
  // A device that is registered from exactly here speaks for itself.
  if (static_cast<const RegistrarCore*>(context_.registrar)->HasSource(SourceOf(invite))) return nullptr;

  const std::string asked = UserOf(invite->msg_info.msg->line.req.uri), to = UserOf(invite->msg_info.to->uri);
  std::shared_ptr<const Trunk> found;
  for (const auto& trunk : listed) {
    const auto user = contact_users_.find(trunk->number);
    if (found == nullptr && user != contact_users_.end() && user->second == asked) found = trunk;
  }
  for (const auto& trunk : listed)
    if (found == nullptr && (Answers(*trunk, asked) || Answers(*trunk, to))) found = trunk;
  if (found == nullptr) found = listed.front();
  return found->HasAccount() ? nullptr : found;
}

std::vector<std::shared_ptr<const Trunk>> Trunks::OfAccount(const std::string& user) const {
  std::vector<std::shared_ptr<const Trunk>> found;
  for (const auto& trunk : context_.tables->trunks)
    if (trunk->HasAccount() && trunk->account_user == user) found.push_back(trunk);
  return found;
}

pjsip_tpfactory* Trunks::TlsClient(bool ipv6) {
  pjsip_tpfactory*& client = ipv6 ? tls_client6_ : tls_client_;
  if (client != nullptr) return client;
  const auto any = ReadLocalAddress(ipv6 ? "::" : "0.0.0.0");
  if (!any || MakeTls(context_.endpoint, *any, 0, nullptr, &client) != PJ_SUCCESS) client = nullptr;
  return client;
}

bool LeavesByItsBind(const Trunk& trunk, const std::string& remote_host) {
  const bool same_family = (trunk.bind.find(':') == std::string::npos) == (remote_host.find(':') == std::string::npos);
  return !trunk.bind.empty() && same_family;
}

std::string LocalAddressOf(const SipContext& context, const Trunk& trunk, const std::string& remote_host) {
  return LeavesByItsBind(trunk, remote_host) ? trunk.bind : context.LocalAddressFor(remote_host);
}

}  // namespace sipleo
