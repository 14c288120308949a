#include "nonces.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace sipleo {
namespace {

constexpr std::size_t kMostRemembered = 65'536;
constexpr std::size_t kTimeDigits = 10, kCounterDigits = 12, kSealDigits = 32;

}  // namespace

Nonces::Nonces() : hash_(RandomBytes(32)) {}

std::string Nonces::Seal(std::uint64_t seconds, std::uint64_t counter, const std::string& host) const {
  return Hex(hash_.Of(std::to_string(seconds) + ":" + std::to_string(counter) + ":" + host)).substr(0, kSealDigits);
}

std::string Nonces::Issue(const std::string& host, std::int64_t now_ms) {
  const auto seconds = static_cast<std::uint64_t>(now_ms / 1000);
  const std::uint64_t counter = ++counter_;
  char head[kTimeDigits + kCounterDigits + 1];
  std::snprintf(head, sizeof head, "%010llx%012llx", static_cast<unsigned long long>(seconds),
                static_cast<unsigned long long>(counter));
  return head + Seal(seconds, counter, host);
}

Nonces::Standing Nonces::Use(const std::string& nonce, const std::string& host, std::uint32_t nc, std::size_t mark,
                             std::int64_t now_ms) {
  if (nonce.size() != kTimeDigits + kCounterDigits + kSealDigits) return Standing::kStale;
  const std::uint64_t seconds = std::strtoull(nonce.substr(0, kTimeDigits).c_str(), nullptr, 16);
  const std::uint64_t counter = std::strtoull(nonce.substr(kTimeDigits, kCounterDigits).c_str(), nullptr, 16);
  if (!SameHex(Seal(seconds, counter, host), nonce.substr(kTimeDigits + kCounterDigits))) return Standing::kStale;
  const std::int64_t age_ms = now_ms - static_cast<std::int64_t>(seconds) * 1000;
  if (age_ms > kLifetimeMs || age_ms < -kLifetimeMs) return Standing::kStale;

  const auto found = used_.find(counter);
  if (found != used_.end()) {
    UseRecord& record = found->second;
    if (nc == record.nc && mark == record.mark) return Standing::kRepeat;
    if (nc <= record.nc) return Standing::kStale;
    record = {nc, mark};
    return Standing::kGood;
  }
  if (counter <= forgotten_) return Standing::kStale;
  if (used_.size() >= kMostRemembered) {
    forgotten_ = std::max(forgotten_, order_.front());
    used_.erase(order_.front());
    order_.pop_front();
  }
  used_[counter] = {nc, mark};
  order_.push_back(counter);
  return Standing::kGood;
}

}  // namespace sipleo
