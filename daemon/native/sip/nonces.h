// Nonces that cost nothing to hand out: time, a counter and a keyed hash over both and the source's address; only those
// that were used are remembered, a bounded number of them (RFC 7616 §5.4, §5.5). SIP thread only.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <unordered_map>

#include "digest.h"

namespace sipleo {

class Nonces {
 public:
  enum class Standing { kGood, kRepeat, kStale };

  Nonces();

  std::string Issue(const std::string& host, std::int64_t now_ms);

  // To be asked only after the digest has proved right. `nc` is 0 without qop: such a nonce is good for one request.
  // `mark` tells one message from another: a retransmission (same nonce, count and mark) is a repeat and let through,
  // anything else that uses a count again is stale.
  Standing Use(const std::string& nonce, const std::string& host, std::uint32_t nc, std::size_t mark,
               std::int64_t now_ms);

  std::size_t Remembered() const { return used_.size(); }

  static constexpr std::int64_t kLifetimeMs = 300'000;

 private:
  struct UseRecord {
    std::uint32_t nc = 0;
    std::size_t mark = 0;
  };
  std::string Seal(std::uint64_t seconds, std::uint64_t counter, const std::string& host) const;

  KeyedHash hash_;
  std::uint64_t counter_ = 0;
  std::uint64_t forgotten_ = 0;  // counters below it may have been used: stale
  std::unordered_map<std::uint64_t, UseRecord> used_;
  std::deque<std::uint64_t> order_;
};

}  // namespace sipleo
