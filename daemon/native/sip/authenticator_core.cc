#include "authenticator_core.h"

#include <functional>

#include "pjlib.h"
#include "requests.h"
#include "trunks.h"

namespace sipleo {
namespace {

constexpr int kMostCredentials = 4;

const char* AlgorithmText(DigestAlgorithm algorithm) {
  return algorithm == DigestAlgorithm::kSha256 ? "SHA-256" : "MD5";
}

// User part of a From or To, empty when the URI has none.
std::string UserOf(const pjsip_uri* uri) {
  if (uri == nullptr) return "";
  auto* inner = static_cast<pjsip_uri*>(pjsip_uri_get_uri(uri));
  if (PJSIP_URI_SCHEME_IS_SIP(inner) || PJSIP_URI_SCHEME_IS_SIPS(inner))
    return Str(reinterpret_cast<pjsip_sip_uri*>(inner)->user);
  if (PJSIP_URI_SCHEME_IS_TEL(inner)) return Str(reinterpret_cast<pjsip_tel_uri*>(inner)->number);
  return "";
}

bool IsDigest(const pjsip_authorization_hdr* header) {
  static const pj_str_t digest{const_cast<char*>("Digest"), 6};
  return pj_stricmp(&header->scheme, &digest) == 0;
}

std::optional<DigestAlgorithm> AlgorithmOf(const std::string& text) {
  const pj_str_t name = PjStr(text);
  if (text.empty() || pj_stricmp2(&name, "MD5") == 0) return DigestAlgorithm::kMd5;
  if (pj_stricmp2(&name, "SHA-256") == 0) return DigestAlgorithm::kSha256;
  return std::nullopt;
}

// nc is eight hexadecimal digits (RFC 7616 §3.4); 0 is never a valid count.
std::uint32_t CountOf(const std::string& nc) {
  if (nc.size() != 8 || nc.find_first_not_of("0123456789abcdefABCDEF") != std::string::npos) return 0;
  return static_cast<std::uint32_t>(std::stoul(nc, nullptr, 16));
}

// What a retransmission has in common with its original and a replay from elsewhere has not.
std::size_t MarkOf(const pjsip_rx_data* request, const std::string& response) {
  return std::hash<std::string>{}(SourceOf(request) + "\n" + Str(request->msg_info.cid->id) + "\n" +
                                  std::to_string(request->msg_info.cseq->cseq) + "\n" + response);
}

}  // namespace

AuthenticatorCore::AuthenticatorCore(SipContext& context, Guard& guard)
    : context_(context), guard_(guard), unknown_md5_(Hex(RandomBytes(16))), unknown_sha256_(Hex(RandomBytes(32))) {}

bool AuthenticatorCore::Admit(pjsip_rx_data* request, std::string* extension) {
  Proven proven;
  if (!Prove(request, &proven)) return false;
  const bool registers = request->msg_info.msg->line.req.method.id == PJSIP_REGISTER_METHOD;
  // A line brings calls, and its gateway registers: it has no business with anything else.
  if ((proven.trunk != nullptr && !registers) || !SpeaksFor(request, proven)) {
    Respond(context_, request, 403);
    return false;
  }
  *extension = proven.trunk == nullptr ? proven.extension : proven.trunk->number;
  return true;
}

bool AuthenticatorCore::AdmitCaller(pjsip_rx_data* request, Proven* proven) {
  if (!Prove(request, proven)) return false;
  if (SpeaksFor(request, *proven)) return true;
  Respond(context_, request, 403);
  return false;
}

// Who proves to be 201 speaks for 201 only (SECURITY: third-party REGISTER, caller spoofing). A line brings the numbers
// of others, from the places where it is known to be.
bool AuthenticatorCore::SpeaksFor(pjsip_rx_data* request, const Proven& proven) const {
  const bool registers = request->msg_info.msg->line.req.method.id == PJSIP_REGISTER_METHOD;
  const std::string from = UserOf(request->msg_info.from->uri), to = UserOf(request->msg_info.to->uri);
  if (proven.trunk == nullptr) return from == proven.extension && (!registers || to == proven.extension);
  const Trunk& trunk = *proven.trunk;
  if (!trunk.sources.empty() && !context_.trunks->Lists(trunk, request)) return false;
  return !registers || (trunk.registers_with_us && from == trunk.account_user && to == trunk.account_user);
}

bool AuthenticatorCore::Prove(pjsip_rx_data* request, Proven* proven) {
  // Until the first tables are installed there is no realm: a device would compute its digest for none and give up.
  if (context_.tables->realm.empty()) {
    Respond(context_, request, 503, nullptr, {{"Retry-After", "1"}});
    return false;
  }
  std::string claimed;
  switch (Judge(request, proven, &claimed)) {
    case Verdict::kAdmitted:
      guard_.Succeeded(request);
      return true;
    case Verdict::kAbsent:
    case Verdict::kBroken:
      if (guard_.MayBeChallenged(request)) Challenge(request, false);
      return false;
    case Verdict::kStale:
      if (guard_.MayBeChallenged(request)) Challenge(request, true);
      return false;
    case Verdict::kWrong: {
      const bool known = context_.tables->accounts.contains(claimed) || !context_.trunks->OfAccount(claimed).empty();
      if (guard_.WrongTry(request, claimed, known)) Challenge(request, false);
      return false;
    }
  }
  return false;
}

AuthenticatorCore::Verdict AuthenticatorCore::Judge(pjsip_rx_data* request, Proven* proven, std::string* claimed) {
  Verdict verdict = Verdict::kAbsent;
  int seen = 0;
  const void* after = nullptr;
  while (seen++ < kMostCredentials) {
    auto* header =
        static_cast<pjsip_authorization_hdr*>(pjsip_msg_find_hdr(request->msg_info.msg, PJSIP_H_AUTHORIZATION, after));
    if (header == nullptr) break;
    const Verdict one = JudgeOne(request, header, proven, claimed);
    if (one == Verdict::kAdmitted) return one;
    if (verdict == Verdict::kAbsent || one == Verdict::kStale) verdict = one;
    after = header->next;
    if (after == &request->msg_info.msg->hdr) break;
  }
  return verdict;
}

AuthenticatorCore::Verdict AuthenticatorCore::JudgeOne(pjsip_rx_data* request, const pjsip_authorization_hdr* header,
                                                       Proven* proven, std::string* claimed) {
  if (!IsDigest(header)) return Verdict::kBroken;
  const pjsip_digest_credential& credential = header->credential.digest;
  DigestResponse given;
  given.username = Str(credential.username);
  given.realm = Str(credential.realm);
  given.nonce = Str(credential.nonce);
  given.uri = Str(credential.uri);
  given.response = Str(credential.response);
  given.qop = Str(credential.qop);
  given.nc = Str(credential.nc);
  given.cnonce = Str(credential.cnonce);
  const auto algorithm = AlgorithmOf(Str(credential.algorithm));
  const bool is_whole = algorithm && !given.username.empty() && !given.nonce.empty() && !given.uri.empty() &&
                        given.realm == context_.tables->realm &&
                        (given.qop.empty() || (given.qop == "auth" && CountOf(given.nc) > 0 && !given.cnonce.empty()));
  if (!is_whole) return Verdict::kBroken;
  bool is_offered = false;
  for (const DigestAlgorithm offered : context_.tables->digest) is_offered = is_offered || offered == *algorithm;
  if (!is_offered) return Verdict::kBroken;
  given.algorithm = *algorithm;
  *claimed = given.username;

  // One path for known and unknown names, so that neither answer nor time tells them apart.
  const bool sha = *algorithm == DigestAlgorithm::kSha256;
  const std::string method = Str(request->msg_info.msg->line.req.method.name);
  const auto fits = [&](const std::string& ha1) {
    return SameHex(ExpectedResponse(given, ha1, method), given.response);
  };
  const auto account = context_.tables->accounts.find(given.username);
  const bool is_extension = account != context_.tables->accounts.end();
  if (is_extension && fits(sha ? account->second.ha1_sha256 : account->second.ha1_md5))
    proven->extension = given.username;
  const auto lines = context_.trunks->OfAccount(given.username);
  for (const auto& trunk : lines)
    if (proven->extension.empty() && proven->trunk == nullptr && fits(sha ? trunk->account_sha256 : trunk->account_md5))
      proven->trunk = trunk;
  if (!is_extension && lines.empty()) fits(sha ? unknown_sha256_ : unknown_md5_);
  if (proven->extension.empty() && proven->trunk == nullptr) return Verdict::kWrong;

  switch (
      nonces_.Use(given.nonce, SourceHostOf(request), CountOf(given.nc), MarkOf(request, given.response), SteadyMs())) {
    case Nonces::Standing::kGood:
    case Nonces::Standing::kRepeat:
      return Verdict::kAdmitted;
    case Nonces::Standing::kStale:
      break;
  }
  *proven = Proven{};
  return Verdict::kStale;
}

void AuthenticatorCore::Challenge(pjsip_rx_data* request, bool stale) {
  const std::string nonce = nonces_.Issue(SourceHostOf(request), SteadyMs());
  std::vector<std::pair<std::string, std::string>> headers;
  for (const DigestAlgorithm algorithm : context_.tables->digest) {
    headers.emplace_back("WWW-Authenticate", "Digest realm=\"" + context_.tables->realm + "\", nonce=\"" + nonce +
                                                 "\", algorithm=" + AlgorithmText(algorithm) + ", qop=\"auth\"" +
                                                 (stale ? ", stale=true" : ""));
  }
  Respond(context_, request, 401, nullptr, headers);
}

}  // namespace sipleo
