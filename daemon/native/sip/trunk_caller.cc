#include "trunk_caller.h"

#include <algorithm>

#include "identity.h"
#include "pj_text.h"

namespace sipleo {
namespace {

constexpr std::size_t kMostAddresses = 32;
constexpr int kMostDiversions = 99;

// The text of every field of this name, in order.
std::vector<std::string_view> FieldsOf(const pjsip_msg* msg, const char* name) {
  std::vector<std::string_view> texts;
  const pj_str_t wanted = Borrow(name);
  const pjsip_hdr* end = &msg->hdr;
  for (const pjsip_hdr* header = end->next; header != end && texts.size() < kMostAddresses; header = header->next) {
    if (header->type == PJSIP_H_OTHER && pj_stricmp(&header->name, &wanted) == 0)
      texts.push_back(View(reinterpret_cast<const pjsip_generic_string_hdr*>(header)->hvalue));
  }
  return texts;
}

std::vector<std::string_view> AddressesOf(const pjsip_msg* msg, const char* name) {
  std::vector<std::string_view> all;
  for (const std::string_view text : FieldsOf(msg, name))
    for (const std::string_view address : AddressesIn(text))
      if (all.size() < kMostAddresses) all.push_back(address);
  return all;
}

int HexValue(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

std::string Unescaped(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escaped =
        text[i] == '%' && i + 2 < text.size() && HexValue(text[i + 1]) >= 0 && HexValue(text[i + 2]) >= 0;
    plain += escaped ? static_cast<char>(HexValue(text[i + 1]) * 16 + HexValue(text[i + 2])) : text[i];
    if (escaped) i += 2;
  }
  return plain;
}

bool IsAddressBreak(char c) { return c == '>' || c == ' ' || c == '\t' || c == '"'; }

bool StartsWith(std::string_view text, std::string_view word) {
  return text.size() >= word.size() && pj_ansi_strnicmp(text.data(), word.data(), word.size()) == 0;
}

// Without visual separators and parameters; empty for what cannot be dialled.
std::string Cleaned(std::string_view user) {
  std::string clean;
  return CleanDialled(user, &clean) == DialledFault::kNone ? clean : std::string();
}

bool IsNumber(std::string_view user) {
  return !user.empty() && user.find_first_not_of("0123456789+*#") == std::string_view::npos;
}

std::string UserOfUri(const pjsip_uri* given) {
  if (given == nullptr) return "";
  auto* uri = static_cast<pjsip_uri*>(pjsip_uri_get_uri(const_cast<pjsip_uri*>(given)));
  if (PJSIP_URI_SCHEME_IS_SIP(uri) || PJSIP_URI_SCHEME_IS_SIPS(uri))
    return Text(reinterpret_cast<pjsip_sip_uri*>(uri)->user);
  if (PJSIP_URI_SCHEME_IS_TEL(uri)) return Text(reinterpret_cast<pjsip_tel_uri*>(uri)->number);
  return "";
}

// RFC 7044: who was called before us is the entry before the last. RFC 5806: the topmost has diverted last.
std::optional<std::string> DivertedBy(const pjsip_msg* msg) {
  const auto diversions = AddressesOf(msg, "Diversion");
  const auto history = AddressesOf(msg, "History-Info");
  std::string user;
  if (!diversions.empty())
    user = Cleaned(UserOfAddress(diversions.front()));
  else if (history.size() >= 2)
    user = Cleaned(UserOfAddress(history[history.size() - 2]));
  return user.empty() ? std::nullopt : std::optional(user);
}

// RFC 5806 §4: one field may stand for several diversions of its diverter.
int CounterOf(std::string_view diversion) {
  constexpr std::string_view kName = ";counter=";
  for (std::size_t at = diversion.find(';'); at != std::string_view::npos; at = diversion.find(';', at + 1)) {
    if (!StartsWith(diversion.substr(at), kName)) continue;
    int count = 0;
    for (std::size_t i = at + kName.size(); i < diversion.size() && count < kMostDiversions; ++i) {
      if (diversion[i] < '0' || diversion[i] > '9') break;
      count = count * 10 + (diversion[i] - '0');
    }
    return std::clamp(count, 1, kMostDiversions);
  }
  return 1;
}

// RFC 4458 §4, RFC 7044 §5: an entry that a diversion led to says why; RFC 4244 wrote it into the one before, escaped.
bool HasCause(std::string_view entry) {
  for (std::size_t at = entry.find_first_of(";%"); at != std::string_view::npos; at = entry.find_first_of(";%", at + 1))
    if (StartsWith(entry.substr(at), ";cause=") || StartsWith(entry.substr(at), "%3Bcause%3D")) return true;
  return false;
}

// Both fields may tell of the same diversions: the longer story counts.
int DiversionsOf(const pjsip_msg* msg) {
  int told = 0, history = 0;
  for (const std::string_view diversion : AddressesOf(msg, "Diversion")) told += CounterOf(diversion);
  for (const std::string_view entry : AddressesOf(msg, "History-Info")) history += HasCause(entry) ? 1 : 0;
  return std::max(told, history);
}

}  // namespace

std::vector<std::string_view> AddressesIn(std::string_view value) {
  std::vector<std::string_view> addresses;
  bool quoted = false, bracketed = false;
  std::size_t start = 0;
  for (std::size_t i = 0; i <= value.size(); ++i) {
    const bool ends = i == value.size();
    if (!ends && quoted && value[i] == '\\') {
      ++i;
      continue;
    }
    if (!ends && value[i] == '"') quoted = !quoted;
    if (!ends && !quoted && value[i] == '<') bracketed = true;
    if (!ends && !quoted && value[i] == '>') bracketed = false;
    if (!ends && (quoted || bracketed || value[i] != ',')) continue;
    std::string_view one = value.substr(start, i - start);
    while (!one.empty() && (one.front() == ' ' || one.front() == '\t')) one.remove_prefix(1);
    if (!one.empty()) addresses.push_back(one);
    start = i + 1;
  }
  return addresses;
}

std::string UserOfAddress(std::string_view address) {
  // A display name may hold anything, angle brackets too.
  bool quoted = false;
  std::size_t open = std::string_view::npos;
  for (std::size_t i = 0; i < address.size() && open == std::string_view::npos; ++i) {
    if (quoted && address[i] == '\\')
      ++i;
    else if (address[i] == '"')
      quoted = !quoted;
    else if (!quoted && address[i] == '<')
      open = i;
  }
  std::string_view uri = open == std::string_view::npos ? address : address.substr(open + 1);
  for (std::size_t i = 0; i < uri.size(); ++i)
    if (IsAddressBreak(uri[i])) uri = uri.substr(0, i);
  const bool telephone = StartsWith(uri, "tel:");
  if (!telephone && !StartsWith(uri, "sip:") && !StartsWith(uri, "sips:")) return "";
  uri.remove_prefix(uri.find(':') + 1);
  if (!telephone) {
    const std::size_t at = uri.find('@');
    if (at == std::string_view::npos) return "";
    uri = uri.substr(0, at);
  }
  return Unescaped(uri.substr(0, uri.find_first_of(";:?")));
}

TrunkCaller ReadTrunkCaller(const pjsip_rx_data* invite, std::string_view own_user, const std::string& otherwise) {
  const pjsip_msg* msg = invite->msg_info.msg;
  TrunkCaller caller;
  caller.number = Cleaned(UserOfUri(invite->msg_info.from->uri));
  if (pj_ansi_stricmp(caller.number.c_str(), "anonymous") == 0) caller.number.clear();

  const auto asserted = AddressesOf(msg, "P-Asserted-Identity");
  const std::string believed = asserted.empty() ? std::string() : Cleaned(UserOfAddress(asserted.front()));
  if (!believed.empty()) caller.asserted = believed;
  caller.diverted = DivertedBy(msg);
  caller.diversions = DiversionsOf(msg);

  caller.to = UserOfUri(invite->msg_info.to->uri);
  const std::string asked = UserOfUri(msg->line.req.uri);
  const std::string from_request = asked == own_user ? std::string() : Cleaned(asked), from_to = Cleaned(caller.to);
  for (const std::string& candidate : {from_request, from_to})
    if (caller.dialled.empty() && IsNumber(candidate)) caller.dialled = candidate;
  for (const std::string& candidate : {from_to, from_request, otherwise})
    if (caller.dialled.empty()) caller.dialled = candidate;
  return caller;
}

}  // namespace sipleo
