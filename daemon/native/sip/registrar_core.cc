#include "registrar_core.h"

#include <algorithm>
#include <ctime>
#include <random>

#include "pjlib.h"
#include "requests.h"

namespace sipleo {
namespace {

constexpr std::size_t kLongestContact = 400;
constexpr std::size_t kMostPath = 8;
// A 200 with every binding must fit into one packet; beyond this only the ones asked about are listed.
constexpr std::size_t kLongestList = 5000;
constexpr std::int64_t kFirstQualifyWithinMs = 3000;
// A radio handset that sleeps may take seconds; what says nothing for longer is not there.
constexpr std::int64_t kPatienceMs = 8000;

RegistrarCore* current = nullptr;

std::int64_t RandomBelow(std::int64_t limit) {
  static thread_local std::minstd_rand generator{std::random_device{}()};
  return limit <= 0 ? 0 : std::uniform_int_distribution<std::int64_t>(0, limit - 1)(generator);
}

std::string Lower(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

std::string PrintUri(const pjsip_uri* uri) {
  char text[1024];
  const int length = pjsip_uri_print(PJSIP_URI_IN_CONTACT_HDR, uri, text, sizeof text);
  return length > 0 ? std::string(text, length) : std::string();
}

// RFC 3261 §19.1.4, as far as a Contact goes: what a device writes differently in each REGISTER does not count.
std::string KeyOf(const pjsip_sip_uri* uri) {
  return Str(uri->user) + "@" + Lower(Str(uri->host)) + ":" + std::to_string(uri->port) + ";" +
         Lower(Str(uri->transport_param));
}

std::string ParameterOf(const pjsip_contact_hdr* header, const char* name) {
  const pj_str_t key = pj_str(const_cast<char*>(name));
  const pjsip_param* parameter = pjsip_param_find(&header->other_param, &key);
  std::string value = parameter == nullptr ? std::string() : Str(parameter->value);
  if (value.size() >= 2 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
  return value;
}

const char* TransportText(int type) {
  switch (type & ~PJSIP_TRANSPORT_IPV6) {
    case PJSIP_TRANSPORT_TCP:
      return "tcp";
    case PJSIP_TRANSPORT_TLS:
      return "tls";
    default:
      return "udp";
  }
}

Fields BindingFields(const Binding& binding) {
  return {{"contact", static_cast<std::int64_t>(binding.name)},
          {"extension", binding.extension},
          {"uri", binding.uri},
          {"source", binding.source},
          {"transport", std::string(TransportText(binding.transport_type))},
          {"expiresAt", binding.expires_at_ms},
          {"userAgent", binding.user_agent},
          {"callId", binding.call_id},
          {"cseq", std::int64_t{binding.cseq}},
          {"path", Strings(binding.path)},
          {"instance", binding.instance}};
}

bool Supports(const pjsip_rx_data* rdata, const char* tag) {
  if (rdata->msg_info.supported == nullptr) return false;
  for (unsigned i = 0; i < rdata->msg_info.supported->count; ++i)
    if (pj_stricmp2(&rdata->msg_info.supported->values[i], tag) == 0) return true;
  return false;
}

// Values of a header field that pjsip keeps as text, one element for each line.
std::vector<std::string> TextsOf(const pjsip_rx_data* rdata, const char* name, std::size_t most) {
  std::vector<std::string> texts;
  const pj_str_t key = pj_str(const_cast<char*>(name));
  const void* after = nullptr;
  while (texts.size() < most) {
    auto* header = static_cast<pjsip_generic_string_hdr*>(pjsip_msg_find_hdr_by_name(rdata->msg_info.msg, &key, after));
    if (header == nullptr) break;
    texts.push_back(Str(header->hvalue));
    after = header->next;
    if (after == &rdata->msg_info.msg->hdr) break;
  }
  return texts;
}

std::string UserAgentOf(const pjsip_rx_data* rdata) {
  const std::vector<std::string> texts = TextsOf(rdata, "User-Agent", 1);
  return texts.empty() ? std::string() : texts[0].substr(0, 256);
}

// RFC 3261 §20.17: GMT only, English names whatever the locale is.
std::string DateNow() {
  static const char* const kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static const char* const kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::time_t now = std::time(nullptr);
  std::tm date{};
  gmtime_r(&now, &date);
  char text[64];
  std::snprintf(text, sizeof text, "%s, %02d %s %04d %02d:%02d:%02d GMT", kDays[date.tm_wday], date.tm_mday,
                kMonths[date.tm_mon], date.tm_year + 1900, date.tm_hour, date.tm_min, date.tm_sec);
  return text;
}

bool ReadAddress(const std::string& host, int port, pj_sockaddr* address) {
  const bool ipv6 = host.find(':') != std::string::npos;
  const pj_str_t text = PjStr(host);
  return pj_sockaddr_init(ipv6 ? pj_AF_INET6() : pj_AF_INET(), address, &text, static_cast<pj_uint16_t>(port)) ==
         PJ_SUCCESS;
}

}  // namespace

struct RegistrarCore::Wish {
  std::string uri, key, instance, reg_id, host;
  int port = 0, q1000 = 1000, seconds = 0;
};

RegistrarCore::RegistrarCore(SipContext& context, Guard& guard) : context_(context), guard_(guard) {}

RegistrarCore::~RegistrarCore() { Close(); }

pj_status_t RegistrarCore::Open() {
  module_.name = pj_str(const_cast<char*>("sipleo-registrar"));
  module_.id = -1;
  module_.priority = PJSIP_MOD_PRIORITY_APPLICATION;
  module_.on_rx_request = &RegistrarCore::OnRequest;
  current = this;
  return pjsip_endpt_register_module(context_.endpoint, &module_);
}

void RegistrarCore::Close() {
  if (current != this) return;
  current = nullptr;
  for (auto& [name, binding] : bindings_) {
    if (binding->flow != nullptr) pjsip_transport_dec_ref(binding->flow);
    binding->flow = nullptr;
  }
  by_flow_.clear();
}

const Contact* RegistrarCore::Find(Name contact) const {
  const auto found = bindings_.find(contact);
  return found == bindings_.end() ? nullptr : found->second.get();
}

std::vector<const Contact*> RegistrarCore::Of(const std::string& extension) const {
  std::vector<const Contact*> contacts;
  const auto found = by_extension_.find(extension);
  if (found == by_extension_.end()) return contacts;
  for (const Name name : found->second) contacts.push_back(bindings_.at(name).get());
  return contacts;
}

bool RegistrarCore::IsRegisteredFrom(const std::string& source, const std::string& extension) const {
  const auto found = sources_.find(source);
  if (found == sources_.end()) return false;
  // A gateway brings the numbers of others.
  for (const Name name : found->second) {
    const std::string& registered = bindings_.at(name)->extension;
    if (registered == extension || context_.tables->TrunkOf(registered) != nullptr) return true;
  }
  return false;
}

bool RegistrarCore::IsRegisteredAt(const std::string& host, const std::string& extension) const {
  const auto found = by_extension_.find(extension);
  if (found == by_extension_.end()) return false;
  for (const Name name : found->second)
    if (bindings_.at(name)->source_host == host) return true;
  return false;
}

pj_bool_t RegistrarCore::OnRequest(pjsip_rx_data* rdata) {
  if (current == nullptr || rdata->msg_info.msg->line.req.method.id != PJSIP_REGISTER_METHOD) return PJ_FALSE;
  current->Register(rdata);
  return PJ_TRUE;
}

void RegistrarCore::Register(pjsip_rx_data* rdata) {
  std::string extension;
  if (!context_.authenticator->Admit(rdata, &extension)) return;

  std::vector<Wish> wishes;
  bool removes_all = false, is_repeat = false;
  int minimum = 0;
  int refusal = ReadWishes(rdata, &wishes, &removes_all, &minimum);
  if (refusal == 0) refusal = CheckOrder(extension, wishes, removes_all, rdata, &is_repeat);
  if (refusal == 423) return Respond(context_, rdata, 423, nullptr, {{"Min-Expires", std::to_string(minimum)}});
  if (refusal != 0) return Respond(context_, rdata, refusal);

  if (removes_all) {
    const auto found = by_extension_.find(extension);
    const std::vector<Name> names = found == by_extension_.end() ? std::vector<Name>{} : found->second;
    for (const Name name : names) Remove(name, "unregistered");
  } else if (!is_repeat) {
    Carry(rdata, extension, wishes);
  }
  Answer(rdata, extension, wishes);
}

// RFC 3261 §10.3, 6 and 7. The status that refuses the request, or 0.
int RegistrarCore::ReadWishes(pjsip_rx_data* rdata, std::vector<Wish>* wishes, bool* removes_all, int* minimum) const {
  const Tables& tables = *context_.tables;
  const auto* expires =
      static_cast<pjsip_expires_hdr*>(pjsip_msg_find_hdr(rdata->msg_info.msg, PJSIP_H_EXPIRES, nullptr));
  *minimum = tables.registration_minimum;
  const void* after = nullptr;
  while (auto* header =
             static_cast<pjsip_contact_hdr*>(pjsip_msg_find_hdr(rdata->msg_info.msg, PJSIP_H_CONTACT, after))) {
    if (header->star) {
      *removes_all = true;
    } else {
      if (header->uri == nullptr) return 400;
      auto* inner = static_cast<pjsip_uri*>(pjsip_uri_get_uri(header->uri));
      if (!PJSIP_URI_SCHEME_IS_SIP(inner) && !PJSIP_URI_SCHEME_IS_SIPS(inner)) return 400;
      const auto* uri = reinterpret_cast<pjsip_sip_uri*>(inner);
      Wish wish;
      wish.uri = PrintUri(inner);
      if (wish.uri.empty() || wish.uri.size() > kLongestContact || uri->host.slen == 0) return 400;
      wish.key = KeyOf(uri);
      wish.host = Str(uri->host);
      wish.port = uri->port;
      // Whoever registers us at ourselves makes calls go round in circles (RFC 5393).
      if (wish.host == context_.LocalAddressFor(SourceHostOf(rdata)) &&
          (wish.port == 0 ? 5060 : wish.port) ==
              context_.PortOf(static_cast<pjsip_transport_type_e>(rdata->tp_info.transport->key.type)))
        return 403;
      wish.instance = ParameterOf(header, "+sip.instance").substr(0, 256);
      wish.reg_id = ParameterOf(header, "reg-id").substr(0, 16);
      // pjsip has 0 for a Contact without q.
      wish.q1000 = header->q1000 > 0 && header->q1000 <= 1000 ? header->q1000 : 1000;
      std::int64_t seconds = tables.registration_usual;
      if (header->expires != PJSIP_EXPIRES_NOT_SPECIFIED)
        seconds = header->expires;
      else if (expires != nullptr)
        seconds = expires->ivalue;
      if (seconds > 0 && seconds < tables.registration_minimum) return 423;
      wish.seconds = static_cast<int>(std::min<std::int64_t>(seconds, tables.registration_maximum));
      wishes->push_back(std::move(wish));
    }
    after = header->next;
    if (after == &rdata->msg_info.msg->hdr) break;
  }
  if (*removes_all && (!wishes->empty() || expires == nullptr || expires->ivalue != 0)) return 400;
  return 0;
}

Binding* RegistrarCore::Match(const std::string& extension, const Wish& wish) const {
  const auto found = by_extension_.find(extension);
  if (found == by_extension_.end()) return nullptr;
  for (const Name name : found->second) {
    Binding* binding = bindings_.at(name).get();
    // A device that says who it is stays itself wherever it turns up (RFC 5626 §6).
    if (!wish.instance.empty() && binding->instance == wish.instance && binding->reg_id == wish.reg_id) return binding;
    if (binding->key == wish.key) return binding;
  }
  return nullptr;
}

// RFC 3261 §10.3, 7: within one Call-ID only a higher CSeq changes a binding; the same one is a retransmission.
int RegistrarCore::CheckOrder(const std::string& extension, const std::vector<Wish>& wishes, bool removes_all,
                              const pjsip_rx_data* rdata, bool* is_repeat) const {
  const std::string call_id = Str(rdata->msg_info.cid->id);
  const int cseq = rdata->msg_info.cseq->cseq;
  const auto check = [&](const Binding* binding) {
    if (binding == nullptr || binding->call_id != call_id) return 0;
    if (cseq == binding->cseq) *is_repeat = true;
    return cseq < binding->cseq ? 500 : 0;
  };
  for (const Wish& wish : wishes)
    if (const int refusal = check(Match(extension, wish))) return refusal;
  if (removes_all)
    for (const Contact* contact : Of(extension))
      if (const int refusal = check(static_cast<const Binding*>(contact))) return refusal;
  return 0;
}

void RegistrarCore::Carry(pjsip_rx_data* rdata, const std::string& extension, const std::vector<Wish>& wishes) {
  for (const Wish& wish : wishes) {
    Binding* known = Match(extension, wish);
    if (wish.seconds > 0) {
      Put(rdata, extension, wish);
    } else if (known != nullptr) {
      Remove(known->name, "unregistered");
    }
  }
}

void RegistrarCore::Put(pjsip_rx_data* rdata, const std::string& extension, const Wish& wish) {
  Binding* binding = Match(extension, wish);
  const bool is_new = binding == nullptr;
  if (is_new) {
    auto fresh = std::make_unique<Binding>();
    fresh->name = context_.Mint();
    fresh->extension = extension;
    binding = &Adopt(std::move(fresh));
  }
  binding->uri = wish.uri;
  binding->key = wish.key;
  binding->instance = wish.instance;
  binding->reg_id = wish.reg_id;
  binding->q1000 = wish.q1000;
  binding->call_id = Str(rdata->msg_info.cid->id);
  binding->cseq = rdata->msg_info.cseq->cseq;
  binding->user_agent = UserAgentOf(rdata);
  binding->path = TextsOf(rdata, "Path", kMostPath);
  SetSource(*binding, rdata, wish);
  SetExpiry(*binding, std::int64_t{wish.seconds} * 1000);
  if (is_new && context_.tables->qualify_seconds > 0)
    SetQualify(*binding, SteadyMs() + RandomBelow(std::min<std::int64_t>(context_.tables->qualify_seconds * 1000,
                                                                         kFirstQualifyWithinMs)));
  if (is_new)
    context_.events->Post({"contact.added", {{"binding", BindingFields(*binding)}}});
  else
    context_.events->Post(
        {.type = "contact.refreshed", .fields = {{"binding", BindingFields(*binding)}}, .may_wait = true});
  if (is_new) MakeRoom(extension, binding->name);
}

// The oldest binding makes room for one more.
void RegistrarCore::MakeRoom(const std::string& extension, Name newest) {
  const auto account = context_.tables->accounts.find(extension);
  const std::size_t most = account == context_.tables->accounts.end() ? 1 : account->second.max_contacts;
  while (by_extension_[extension].size() > most) {
    const std::vector<Name>& names = by_extension_[extension];
    // Names grow with age, and a refresh does not make a device newer.
    const Name oldest = *std::min_element(names.begin(), names.end());
    if (oldest == newest) return;
    Remove(oldest, "replaced");
  }
}

void RegistrarCore::SetSource(Binding& binding, pjsip_rx_data* rdata, const Wish& wish) {
  pjsip_transport* transport = rdata->tp_info.transport;
  if (!binding.source.empty()) {
    const auto known = sources_.find(binding.source);
    if (known != sources_.end() && known->second.erase(binding.name) > 0 && known->second.empty())
      sources_.erase(known);
  }
  binding.source = SourceOf(rdata);
  binding.source_host = SourceHostOf(rdata);
  binding.source_port = rdata->pkt_info.src_port;
  sources_[binding.source].insert(binding.name);
  binding.transport_type = static_cast<pjsip_transport_type_e>(transport->key.type);
  pj_sockaddr_cp(&binding.target, &rdata->pkt_info.src_addr);

  if ((transport->flag & PJSIP_TRANSPORT_DATAGRAM) == 0) {
    binding.udp = nullptr;
    if (binding.flow == transport) return;
    DropFlow(binding);
    pjsip_transport_add_ref(transport);
    binding.flow = transport;
    by_flow_[transport].insert(binding.name);
    return;
  }
  DropFlow(binding);
  binding.udp = transport;
  // No NAT between us when the Contact names the host that the packet came from: then its port is where the device
  // listens, even if it sends from another one. Everybody else is answered where the packet came from, so that no
  // REGISTER can point us at a third party.
  if (wish.host == binding.source_host) ReadAddress(wish.host, wish.port == 0 ? 5060 : wish.port, &binding.target);
}

void RegistrarCore::DropFlow(Binding& binding) {
  if (binding.flow == nullptr) return;
  pjsip_transport* flow = std::exchange(binding.flow, nullptr);
  const auto known = by_flow_.find(flow);
  if (known != by_flow_.end() && known->second.erase(binding.name) > 0 && known->second.empty()) by_flow_.erase(known);
  pjsip_transport_dec_ref(flow);
}

void RegistrarCore::SetExpiry(Binding& binding, std::int64_t left_ms) {
  expiries_.erase({binding.ends_at_ms, binding.name});
  binding.expires_at_ms = WallMs() + left_ms;
  binding.ends_at_ms = SteadyMs() + left_ms;
  expiries_.insert({binding.ends_at_ms, binding.name});
}

void RegistrarCore::SetQualify(Binding& binding, std::int64_t at_ms) {
  qualifies_.erase({binding.qualify_at_ms, binding.name});
  binding.qualify_at_ms = at_ms;
  qualifies_.insert({at_ms, binding.name});
}

Binding& RegistrarCore::Adopt(std::unique_ptr<Binding> binding) {
  Binding& adopted = *binding;
  by_extension_[adopted.extension].push_back(adopted.name);
  bindings_.emplace(adopted.name, std::move(binding));
  return adopted;
}

void RegistrarCore::Remove(Name name, const char* reason) {
  const auto found = bindings_.find(name);
  if (found == bindings_.end()) return;
  const std::unique_ptr<Binding> binding = std::move(found->second);
  bindings_.erase(found);
  std::vector<Name>& names = by_extension_[binding->extension];
  std::erase(names, name);
  if (names.empty()) by_extension_.erase(binding->extension);
  const auto source = sources_.find(binding->source);
  if (source != sources_.end() && source->second.erase(name) > 0 && source->second.empty()) sources_.erase(source);
  expiries_.erase({binding->ends_at_ms, name});
  qualifies_.erase({binding->qualify_at_ms, name});
  asked_.erase({binding->asked_at_ms, name});
  DropFlow(*binding);
  context_.events->Post({"contact.removed",
                         {{"contact", static_cast<std::int64_t>(name)},
                          {"extension", binding->extension},
                          {"reason", std::string(reason)}}});
}

// RFC 3261 §10.3, 8: every binding with what is left of it.
void RegistrarCore::Answer(pjsip_rx_data* rdata, const std::string& extension, const std::vector<Wish>& wishes) {
  const std::int64_t now = SteadyMs();
  const auto line = [&](const Binding& binding) {
    std::string text = "<" + binding.uri + ">;expires=" + std::to_string((binding.ends_at_ms - now + 500) / 1000);
    if (binding.q1000 != 1000) {
      char q[16];
      std::snprintf(q, sizeof q, ";q=0.%03d", binding.q1000);
      text += q;
    }
    if (!binding.instance.empty()) text += ";+sip.instance=\"" + binding.instance + "\"";
    if (!binding.reg_id.empty()) text += ";reg-id=" + binding.reg_id;
    return text;
  };
  std::vector<std::pair<std::string, std::string>> headers;
  std::size_t length = 0;
  for (const Contact* contact : Of(extension)) {
    headers.emplace_back("Contact", line(static_cast<const Binding&>(*contact)));
    length += headers.back().second.size() + 12;
  }
  if (length > kLongestList) {
    headers.clear();
    for (const Wish& wish : wishes)
      if (const Binding* binding = Match(extension, wish)) headers.emplace_back("Contact", line(*binding));
  }
  if (Supports(rdata, "path"))
    for (const std::string& hop : TextsOf(rdata, "Path", kMostPath)) headers.emplace_back("Path", hop);
  bool has_flow = false;
  for (const Wish& wish : wishes)
    has_flow = has_flow || (wish.seconds > 0 && !wish.reg_id.empty() && !wish.instance.empty());
  if (has_flow && Supports(rdata, "outbound")) headers.emplace_back("Require", "outbound");  // RFC 5626 §6
  headers.emplace_back("Date", DateNow());
  Respond(context_, rdata, 200, nullptr, headers);
}

void RegistrarCore::TablesReplaced() {
  std::vector<Name> gone;
  for (const auto& [name, binding] : bindings_)
    if (!context_.tables->MayRegister(binding->extension)) gone.push_back(name);
  for (const Name name : gone) Remove(name, "account-removed");
  const std::int64_t now = SteadyMs(), period = std::int64_t{context_.tables->qualify_seconds} * 1000;
  for (const auto& [name, binding] : bindings_) {
    if (period == 0) {
      qualifies_.erase({binding->qualify_at_ms, name});
    } else if (!binding->is_asked && (binding->qualify_at_ms < now || binding->qualify_at_ms > now + period)) {
      SetQualify(*binding, now + RandomBelow(period));
    }
  }
}

void RegistrarCore::Restore(const std::vector<Contact>& restored) {
  const std::int64_t now = SteadyMs(), wall = WallMs();
  // A wall clock that was set back meanwhile must not make a registration longer than one can be.
  const std::int64_t longest = std::int64_t{context_.tables->registration_maximum} * 1000;
  for (const Contact& contact : restored) {
    // Names stay what they were, and no fresh one may ever equal an old one.
    if (contact.name >= context_.next_even) context_.next_even = contact.name + 2 - contact.name % 2;
    const std::size_t colon = contact.source.rfind(':');
    if (contact.transport_type != PJSIP_TRANSPORT_UDP || contact.expires_at_ms <= wall || colon == std::string::npos ||
        !context_.tables->MayRegister(contact.extension) || bindings_.contains(contact.name))
      continue;
    std::string host = contact.source.substr(0, colon);
    if (host.size() > 2 && host.front() == '[') host = host.substr(1, host.size() - 2);
    const bool ipv6 = host.find(':') != std::string::npos;

    auto binding = std::make_unique<Binding>();
    static_cast<Contact&>(*binding) = contact;
    binding->flow = nullptr;
    binding->source_host = host;
    binding->source_port = std::atoi(contact.source.c_str() + colon + 1);
    binding->transport_type = ipv6 ? PJSIP_TRANSPORT_UDP6 : PJSIP_TRANSPORT_UDP;
    for (const BoundAddress& bound : context_.bound)
      if (bound.is_ipv6 == ipv6 && (binding->udp == nullptr || bound.address == context_.LocalAddressFor(host)))
        binding->udp = bound.udp;
    if (binding->udp == nullptr || !ReadAddress(host, binding->source_port, &binding->target)) continue;

    pj_pool_t* pool = pjsip_endpt_create_pool(context_.endpoint, "restore", 1024, 1024);
    std::string text = contact.uri;
    auto* uri = pjsip_parse_uri(pool, text.data(), text.size(), 0);
    const bool is_sip = uri != nullptr && (PJSIP_URI_SCHEME_IS_SIP(uri) || PJSIP_URI_SCHEME_IS_SIPS(uri));
    if (is_sip) {
      const auto* sip = reinterpret_cast<pjsip_sip_uri*>(uri);
      binding->key = KeyOf(sip);
      if (Str(sip->host) == host) ReadAddress(host, sip->port == 0 ? 5060 : sip->port, &binding->target);
    }
    pjsip_endpt_release_pool(context_.endpoint, pool);
    if (!is_sip) continue;

    Binding& adopted = Adopt(std::move(binding));
    sources_[adopted.source].insert(adopted.name);
    SetExpiry(adopted, std::min(contact.expires_at_ms - wall, longest));
    if (context_.tables->qualify_seconds > 0) SetQualify(adopted, now + RandomBelow(kFirstQualifyWithinMs));
    context_.events->Post({"contact.added", {{"binding", BindingFields(adopted)}}});
  }
}

void RegistrarCore::FlowLost(pjsip_transport* flow) {
  const auto found = by_flow_.find(flow);
  if (found == by_flow_.end()) return;
  const std::set<Name> names = found->second;
  for (const Name name : names) Remove(name, "connection-lost");
}

void RegistrarCore::SocketCloses(const pjsip_transport* udp, pjsip_transport* other) {
  for (const auto& [name, binding] : bindings_)
    if (binding->udp == udp) binding->udp = other;
}

void RegistrarCore::Tick() {
  const std::int64_t now = SteadyMs();
  while (!expiries_.empty() && expiries_.begin()->first <= now) Remove(expiries_.begin()->second, "expired");
  while (!qualifies_.empty() && qualifies_.begin()->first <= now) {
    Binding& binding = *bindings_.at(qualifies_.begin()->second);
    qualifies_.erase(qualifies_.begin());
    Ask(binding);
  }
  while (!asked_.empty() && asked_.begin()->first + kPatienceMs <= now) {
    Binding& binding = *bindings_.at(asked_.begin()->second);
    asked_.erase(asked_.begin());
    Measured(binding, false, -1);
  }
}

void RegistrarCore::Aim(const Contact& contact, pjsip_tx_data* tdata) const {
  const auto& binding = static_cast<const Binding&>(contact);
  pjsip_tpselector selector{};
  pjsip_transport* transport = binding.flow != nullptr ? binding.flow : binding.udp;
  if (transport != nullptr) {
    selector.type = PJSIP_TPSELECTOR_TRANSPORT;
    selector.u.transport = transport;
    pjsip_tx_data_set_transport(tdata, &selector);
  }
  tdata->dest_info.name = PjDup(tdata->pool, binding.source_host);
  tdata->dest_info.addr.count = 1;
  tdata->dest_info.cur_addr = 0;
  auto& entry = tdata->dest_info.addr.entry[0];
  entry.type = binding.transport_type;
  entry.priority = entry.weight = 0;
  pj_sockaddr_cp(&entry.addr, &binding.target);
  entry.addr_len = pj_sockaddr_get_len(&binding.target);
  // A socket bound to every address does not know which one the device sees.
  tdata->via_addr.host = PjDup(tdata->pool, context_.LocalAddressFor(binding.source_host));
  tdata->via_addr.port = context_.PortOf(binding.transport_type);
  tdata->via_tp = nullptr;

  if (pjsip_msg_find_hdr(tdata->msg, PJSIP_H_ROUTE, nullptr) != nullptr) return;
  static const pj_str_t route_name{const_cast<char*>("Route"), 5};
  for (const std::string& hop : binding.path) {
    const pj_str_t value = PjDup(tdata->pool, hop);
    auto* route = static_cast<pjsip_hdr*>(pjsip_parse_hdr(tdata->pool, &route_name, value.ptr, value.slen, nullptr));
    if (route != nullptr) pj_list_insert_nodes_before(&tdata->msg->hdr, route);
  }
}

// RFC 3261 §11: whatever the device answers, it is there.
void RegistrarCore::Ask(Binding& binding) {
  const std::string own = context_.ContactFor("", binding.transport_type, binding.source_host);
  const pj_str_t target = PjStr(binding.uri), self = PjStr(own);
  const std::string to_text = "<" + binding.uri + ">";
  const pj_str_t to = PjStr(to_text);
  pjsip_tx_data* tdata = nullptr;
  pj_status_t status = pjsip_endpt_create_request(context_.endpoint, pjsip_get_options_method(), &target, &self, &to,
                                                  &self, nullptr, -1, nullptr, &tdata);
  if (status == PJ_SUCCESS) {
    Aim(binding, tdata);
    binding.is_asked = true;
    binding.asked_at_ms = SteadyMs();
    asked_.insert({binding.asked_at_ms, binding.name});
    // The callback may come before this returns, and may remove the binding.
    const Name name = binding.name;
    status = pjsip_endpt_send_request(context_.endpoint, tdata, -1,
                                      reinterpret_cast<void*>(static_cast<std::uintptr_t>(name)),
                                      &RegistrarCore::OnOptionsAnswer);
    const auto found = bindings_.find(name);
    if (status == PJ_SUCCESS || found == bindings_.end()) return;
  }
  Measured(binding, false, -1);
}

void RegistrarCore::OnOptionsAnswer(void* token, pjsip_event* event) {
  if (current == nullptr || event->type != PJSIP_EVENT_TSX_STATE) return;
  const auto found = current->bindings_.find(static_cast<Name>(reinterpret_cast<std::uintptr_t>(token)));
  if (found == current->bindings_.end()) return;
  Binding& binding = *found->second;
  const bool answered = event->body.tsx_state.type == PJSIP_EVENT_RX_MSG;
  // After the patience has run out only an answer is news.
  if (!answered && !binding.is_asked) return;
  const std::int64_t took = SteadyMs() - binding.asked_at_ms;
  current->Measured(binding, answered, answered ? static_cast<int>(std::max<std::int64_t>(took, 0)) : -1);
}

void RegistrarCore::Measured(Binding& binding, bool reachable, int round_trip_ms) {
  asked_.erase({binding.asked_at_ms, binding.name});
  binding.is_asked = false;
  const bool is_news = !binding.is_measured || reachable != binding.reachable ||
                       (reachable && std::abs(round_trip_ms - binding.reported_round_trip_ms) >
                                         std::max<std::int64_t>(10, binding.reported_round_trip_ms / 4));
  binding.is_measured = true;
  binding.reachable = reachable;
  binding.round_trip_ms = round_trip_ms;
  const std::int64_t period = std::int64_t{context_.tables->qualify_seconds} * 1000;
  if (period > 0) SetQualify(binding, SteadyMs() + period - period / 10 + RandomBelow(period / 5));
  if (!is_news) return;
  binding.reported_round_trip_ms = round_trip_ms;
  context_.events->Post({"contact.reachability",
                         {{"contact", static_cast<std::int64_t>(binding.name)},
                          {"extension", binding.extension},
                          {"reachable", reachable},
                          {"roundTripMs", std::int64_t{round_trip_ms}}}});
}

}  // namespace sipleo
