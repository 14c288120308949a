#include "source_lock.h"

namespace sipleo::media {

void SourceLock::Expect(const SocketAddress& described, std::int64_t now_us) {
  if (described_.IsSet() && described == described_) return;
  described_ = described;
  locked_ = reports_ = SocketAddress();
  since_us_ = now_us;
}

bool SourceLock::MayHear(const SocketAddress& from, std::int64_t now_us) const {
  if (!described_.IsSet() || described_.IsUnspecified()) return false;
  if (from == described_) return true;
  if (locked_.IsSet()) return from == locked_;
  if (!signalled_.IsSet() || !from.SameHost(signalled_)) return false;
  return !described_.SameHost(signalled_) || now_us - since_us_ >= kPatienceUs;
}

void SourceLock::Heard(const SocketAddress& from) {
  if (!locked_.IsSet() || from == described_) locked_ = from;
}

bool SourceLock::MayReport(const SocketAddress& from) const {
  return described_.IsSet() && !described_.IsUnspecified() && from.SameHost(Destination());
}

void SourceLock::Reported(const SocketAddress& from) {
  if (IsLearned()) reports_ = from;
}

SocketAddress SourceLock::ReportsTo(const SocketAddress& described) const {
  if (reports_.IsSet()) return reports_;
  return IsLearned() ? locked_.WithPort(static_cast<std::uint16_t>(locked_.Port() + 1)) : described;
}

}  // namespace sipleo::media
