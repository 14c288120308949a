#include "challenge.h"

#include <cstdio>

#include "digest.h"
#include "pj_text.h"

namespace sipleo {
namespace {

// A proxy, who is behind it, and each once more when its nonce has grown old meanwhile.
constexpr int kMostChallenges = 4;
constexpr std::size_t kLongestValue = 1024;

// The `qop` of a challenge is a list.
bool Offers(std::string_view list, std::string_view word) {
  while (!list.empty()) {
    const std::size_t comma = list.find(',');
    std::string_view one = list.substr(0, comma);
    while (!one.empty() && one.front() == ' ') one.remove_prefix(1);
    while (!one.empty() && one.back() == ' ') one.remove_suffix(1);
    if (one.size() == word.size() && pj_ansi_strnicmp(one.data(), word.data(), word.size()) == 0) return true;
    list = comma == std::string_view::npos ? std::string_view() : list.substr(comma + 1);
  }
  return false;
}

bool IsSound(const std::string& value) {
  return value.size() <= kLongestValue && value.find_first_of(std::string_view("\r\n\0", 3)) == std::string::npos;
}

}  // namespace

bool ChallengeAnswers::Take(const pjsip_rx_data* response) {
  if (++taken_ > kMostChallenges) return false;
  std::map<Place, Challenge> fresh;
  bool refused = false;
  const pjsip_hdr* end = &response->msg_info.msg->hdr;
  for (const pjsip_hdr* header = end->next; header != end; header = header->next) {
    const bool is_proxy = header->type == PJSIP_H_PROXY_AUTHENTICATE;
    if (!is_proxy && header->type != PJSIP_H_WWW_AUTHENTICATE) continue;
    const auto* asked = reinterpret_cast<const pjsip_www_authenticate_hdr*>(header);
    if (!SameNoCase(asked->scheme, "Digest")) continue;
    const auto& digest = asked->challenge.digest;
    Challenge challenge;
    if (digest.algorithm.slen == 0 || SameNoCase(digest.algorithm, "MD5"))
      challenge.algorithm = "MD5";
    else if (SameNoCase(digest.algorithm, "SHA-256"))
      challenge.algorithm = "SHA-256";
    else
      continue;
    challenge.realm = Text(digest.realm);
    challenge.nonce = Text(digest.nonce);
    challenge.opaque = Text(digest.opaque);
    challenge.has_qop = Offers(View(digest.qop), "auth");
    const bool sound = !challenge.nonce.empty() && IsSound(challenge.realm) && IsSound(challenge.nonce) &&
                       IsSound(challenge.opaque) && (digest.qop.slen == 0 || challenge.has_qop);
    if (!sound) continue;
    const Place place{is_proxy, challenge.realm};
    // Answered before, and not called stale: the password is wrong.
    if (challenges_.contains(place) && !digest.stale) refused = true;
    fresh.emplace(place, challenge);  // RFC 8760 §2.4: the topmost that we can do
  }
  if (refused || fresh.empty()) return false;
  for (auto& [place, challenge] : fresh) challenges_[place] = challenge;
  return true;
}

std::vector<std::pair<std::string, std::string>> ChallengeAnswers::Headers(const std::string& user,
                                                                           const std::string& password,
                                                                           const std::string& method,
                                                                           const std::string& uri) {
  std::vector<std::pair<std::string, std::string>> headers;
  for (auto& [place, challenge] : challenges_) {
    DigestResponse response;
    response.algorithm = challenge.algorithm == "MD5" ? DigestAlgorithm::kMd5 : DigestAlgorithm::kSha256;
    response.nonce = challenge.nonce;
    response.uri = uri;
    if (challenge.has_qop) {
      char count[16];
      std::snprintf(count, sizeof count, "%08x", ++challenge.count);
      response.nc = count;
      response.qop = "auth";
      response.cnonce = Hex(RandomBytes(8));
    }
    const std::string ha1 = Hash(response.algorithm, user + ":" + challenge.realm + ":" + password);
    std::string text = "Digest username=\"" + user + "\", realm=\"" + challenge.realm + "\", nonce=\"" +
                       challenge.nonce + "\", uri=\"" + uri + "\", response=\"" +
                       ExpectedResponse(response, ha1, method) + "\", algorithm=" + challenge.algorithm;
    if (!challenge.opaque.empty()) text += ", opaque=\"" + challenge.opaque + "\"";
    if (challenge.has_qop) text += ", qop=auth, nc=" + response.nc + ", cnonce=\"" + response.cnonce + "\"";
    headers.emplace_back(place.first ? "Proxy-Authorization" : "Authorization", std::move(text));
  }
  return headers;
}

}  // namespace sipleo
