#include "port_range.h"

#include <netinet/ip.h>
#include <pj/errno.h>
#include <unistd.h>

#include <cerrno>

namespace sipleo::media {

PortRange::PortRange(std::uint16_t first, std::uint16_t last, std::uint32_t random)
    : first_(static_cast<std::uint16_t>(first + first % 2)) {
  const std::size_t pairs = last > first_ ? (std::size_t{last} - first_ + 1) / 2 : 0;
  taken_.assign(pairs, false);
  free_ = pairs;
  next_ = pairs == 0 ? 0 : random % pairs;
}

std::uint16_t PortRange::Take() {
  if (free_ == 0) return 0;
  while (taken_[next_]) next_ = (next_ + 1) % taken_.size();
  const std::size_t found = next_;
  taken_[found] = true;
  free_--;
  next_ = (found + 1) % taken_.size();
  return static_cast<std::uint16_t>(first_ + 2 * found);
}

void PortRange::Give(std::uint16_t even) {
  const std::size_t index = (std::size_t{even} - first_) / 2;
  if (index >= taken_.size() || !taken_[index]) return;
  taken_[index] = false;
  free_++;
}

bool PortRange::IsTaken(std::uint16_t port) const {
  return port >= first_ && (std::size_t{port} - first_) / 2 < taken_.size() && taken_[(port - first_) / 2];
}

namespace {

// Room for a second of G.711 while the thread is kept from running.
constexpr int kReceiveBytes = 128 * 1024;

int BindSocket(const SocketAddress& local, int traffic_class) {
  const int handle = socket(local.Family(), SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (handle < 0) return -1;
  const int one = 1;
  if (local.Family() == AF_INET6) {
    setsockopt(handle, IPPROTO_IPV6, IPV6_V6ONLY, &one, sizeof one);
    setsockopt(handle, IPPROTO_IPV6, IPV6_TCLASS, &traffic_class, sizeof traffic_class);
  } else {
    setsockopt(handle, IPPROTO_IP, IP_TOS, &traffic_class, sizeof traffic_class);
  }
  setsockopt(handle, SOL_SOCKET, SO_RCVBUF, &kReceiveBytes, sizeof kReceiveBytes);
  if (bind(handle, local.Raw(), local.Length()) == 0) return handle;
  const int why = errno;
  close(handle);
  errno = why;
  return -1;
}

}  // namespace

pj_status_t OpenPair(PortRange& range, const SocketAddress& host, int traffic_class, PortPair* pair) {
  for (std::size_t tries = range.Pairs(); tries > 0; tries--) {
    const std::uint16_t even = range.Take();
    if (even == 0) break;
    pair->local = host.WithPort(even);
    pair->rtp = BindSocket(pair->local, traffic_class);
    if (pair->rtp >= 0) pair->rtcp = BindSocket(host.WithPort(static_cast<std::uint16_t>(even + 1)), traffic_class);
    if (pair->rtp >= 0 && pair->rtcp >= 0) return PJ_SUCCESS;
    const int why = errno;
    if (pair->rtp >= 0) close(pair->rtp);
    *pair = PortPair{};
    range.Give(even);
    if (why != EADDRINUSE) return PJ_STATUS_FROM_OS(why);
  }
  return PJ_ETOOMANY;
}

}  // namespace sipleo::media
