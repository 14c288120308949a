#include "guard.h"

#include <algorithm>

#include "context.h"
#include "registrar_core.h"
#include "trunks.h"

namespace sipleo {
namespace {

constexpr std::int64_t kWindowMs = 60'000;
constexpr std::int64_t kSilenceMs = 180'000;
constexpr int kTriesPerPort = 20;
constexpr int kTriesPerHost = 60;
// From here on wrong tries are answered so many times a second only.
constexpr int kTriesAtFullSpeed = 5;
constexpr double kWrongAnswersPerSecond = 4;
// Challenges that no success follows. A bench that registers 3,000 times a second gives every one back.
constexpr double kChallengeBurst = 4000, kChallengesPerSecond = 200;
constexpr double kAnswerBurst = 200, kAnswersPerSecond = 50;
// Calls that a line brings from one address.
constexpr double kOfferBurst = 1000, kOffersPerSecond = 200;
constexpr int kMostConnections = 64;
// One device at a silenced address that has lost its port gets a try every few seconds.
constexpr double kTricklePerSecond = 1.0 / 3;
constexpr std::int64_t kSuspicionEveryMs = 1000;

}  // namespace

bool CountTry(Tries& tries, std::int64_t now_ms, int allowed) {
  if (now_ms >= tries.window_ends_ms) {
    tries.window_ends_ms = now_ms + kWindowMs;
    tries.count = 0;
  }
  ++tries.count;
  if (tries.count < allowed || tries.silent_until_ms > now_ms) return false;
  tries.silent_until_ms = now_ms + kSilenceMs;
  return true;
}

bool TokenBucket::Take(std::int64_t now_ms, double size, double per_second) {
  if (tokens < 0) {
    tokens = size;
  } else if (now_ms > at_ms) {
    tokens = std::min(size, tokens + per_second * static_cast<double>(now_ms - at_ms) / 1000);
  }
  at_ms = now_ms;
  if (tokens < 1) return false;
  tokens -= 1;
  return true;
}

bool Guard::MayBeHeard(const pjsip_rx_data* rdata, const std::string& from_user, bool registers) {
  const std::int64_t now = SteadyMs();
  const std::string host = SourceHostOf(rdata);
  Source* at_host = hosts_.Find(host);
  // The common case: nobody at this address has ever tried a wrong password.
  if (at_host == nullptr || at_host->tries.count == 0) return true;
  const std::string source = SourceOf(rdata);
  const Source* at_port = ports_.Find(source);
  const bool port_silent = at_port != nullptr && at_port->tries.silent_until_ms > now;
  const bool host_silent = at_host->tries.silent_until_ms > now;
  if (!port_silent && !host_silent) return true;
  if (!registers && trunks_ != nullptr && trunks_->Lists(host, rdata->pkt_info.src_port)) return true;
  // A device that is registered from exactly here is who it says.
  if (registrar_ != nullptr && registrar_->IsRegisteredFrom(source, from_user)) return true;
  if (port_silent) return false;
  return registrar_ != nullptr && registrar_->IsRegisteredAt(host, from_user) &&
         at_host->trickle.Take(now, 2, kTricklePerSecond);
}

bool Guard::MayBeChallenged(const pjsip_rx_data* rdata) {
  const std::string host = SourceHostOf(rdata);
  if (hosts_.Get(host).challenges.Take(SteadyMs(), kChallengeBurst, kChallengesPerSecond)) return true;
  Suspect(host, SourceOf(rdata), "flood", "", 0);
  return false;
}

bool Guard::MayOffer(const pjsip_rx_data* rdata) {
  const std::string host = SourceHostOf(rdata);
  if (hosts_.Get(host).offers.Take(SteadyMs(), kOfferBurst, kOffersPerSecond)) return true;
  Suspect(host, SourceOf(rdata), "flood", "", 0);
  return false;
}

void Guard::Succeeded(const pjsip_rx_data* rdata) {
  if (Source* host = hosts_.Find(SourceHostOf(rdata))) host->challenges.Return(kChallengeBurst);
  // A right password at this port: the wrong ones before it were a person's typing errors.
  if (Source* port = ports_.Find(SourceOf(rdata))) port->tries = Tries{};
}

bool Guard::WrongTry(const pjsip_rx_data* rdata, const std::string& account, bool is_known_account) {
  const std::int64_t now = SteadyMs();
  const std::string host = SourceHostOf(rdata), source = SourceOf(rdata);
  Source& at_host = hosts_.Get(host);
  Source& at_port = ports_.Get(source);
  const bool silences_port = CountTry(at_port.tries, now, kTriesPerPort);
  const bool silences_host = CountTry(at_host.tries, now, kTriesPerHost);
  const char* what = silences_port || silences_host ? "silenced"
                     : is_known_account             ? "wrong-password"
                                                    : "unknown-account";
  Suspect(host, source, what, account, at_host.tries.count);
  if (silences_port || silences_host) return false;
  if (at_port.tries.count <= kTriesAtFullSpeed) return true;
  return at_port.late_wrong.Take(now, 2, kWrongAnswersPerSecond);
}

void Guard::Malformed(const pjsip_rx_data* rdata) {
  const std::string host = SourceHostOf(rdata);
  Suspect(host, SourceOf(rdata), "malformed", "", 1);
}

bool Guard::MayBeAnswered(const pjsip_rx_data* rdata) {
  if (registrar_ != nullptr && registrar_->HasSource(SourceOf(rdata))) return true;
  const std::string host = SourceHostOf(rdata);
  if (hosts_.Get(host).answers.Take(SteadyMs(), kAnswerBurst, kAnswersPerSecond)) return true;
  Suspect(host, SourceOf(rdata), "flood", "", 0);
  return false;
}

bool Guard::ConnectionOpened(const std::string& host) {
  int& count = connections_[host];
  ++count;
  if (count <= kMostConnections) return true;
  Suspect(host, host, "too-many-connections", "", count);
  return false;
}

void Guard::ConnectionClosed(const std::string& host) {
  const auto found = connections_.find(host);
  if (found != connections_.end() && --found->second <= 0) connections_.erase(found);
}

// At most one a second and address, except for the news that it is silenced.
void Guard::Suspect(const std::string& host, const std::string& source, const char* what, const std::string& account,
                    int count) {
  const std::int64_t now = SteadyMs();
  Source& at_host = hosts_.Get(host);
  ++at_host.suppressed;
  const bool is_silenced = std::string_view(what) == "silenced";
  if (!is_silenced && now - at_host.suspected_at_ms < kSuspicionEveryMs) return;
  at_host.suspected_at_ms = now;
  const std::int64_t total = std::max<std::int64_t>(count, at_host.suppressed);
  at_host.suppressed = 0;
  events_->Post(
      {"security.suspicion",
       {{"source", source}, {"what", std::string(what)}, {"account", account.substr(0, 64)}, {"count", total}}});
}

}  // namespace sipleo
