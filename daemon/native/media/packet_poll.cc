#include "packet_poll.h"

#include <pj/errno.h>
#include <pj/log.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <cerrno>

#include "media_clock.h"

namespace sipleo::media {
namespace {

constexpr std::uint64_t kWake = ~std::uint64_t{0};
constexpr std::uint64_t kRtcpBit = std::uint64_t{1} << 32;
constexpr int kEventsAtOnce = 256;

}  // namespace

bool SendNow(int handle, const std::uint8_t* packet, std::size_t size, const SocketAddress& to) {
  return sendto(handle, packet, size, MSG_NOSIGNAL, to.Raw(), to.Length()) >= 0;
}

std::unique_ptr<PacketPoll> PacketPoll::Create(pj_status_t* why) {
  std::unique_ptr<PacketPoll> made(new PacketPoll);
  made->epoll_ = epoll_create1(EPOLL_CLOEXEC);
  made->wake_ = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
  epoll_event event{EPOLLIN, {.u64 = kWake}};
  if (made->epoll_ >= 0 && made->wake_ >= 0 && epoll_ctl(made->epoll_, EPOLL_CTL_ADD, made->wake_, &event) == 0)
    return made;
  *why = PJ_STATUS_FROM_OS(errno);
  return nullptr;
}

PacketPoll::~PacketPoll() {
  for (const PortPair& pair : sockets_) {
    if (pair.rtp >= 0) close(pair.rtp);
    if (pair.rtcp >= 0) close(pair.rtcp);
  }
  if (epoll_ >= 0) close(epoll_);
  if (wake_ >= 0) close(wake_);
}

void PacketPoll::Wake() {
  const std::uint64_t one = 1;
  // Cannot fail: the counter is far from full.
  [[maybe_unused]] const ssize_t written = write(wake_, &one, sizeof one);
}

void PacketPoll::Watch(std::uint32_t slot, const PortPair& ports) {
  if (slot >= sockets_.size()) sockets_.resize(slot + 1);
  sockets_[slot] = ports;
  epoll_event rtp{EPOLLIN, {.u64 = slot}}, rtcp{EPOLLIN, {.u64 = slot | kRtcpBit}};
  if (epoll_ctl(epoll_, EPOLL_CTL_ADD, ports.rtp, &rtp) != 0 ||
      epoll_ctl(epoll_, EPOLL_CTL_ADD, ports.rtcp, &rtcp) != 0)
    PJ_PERROR(1, ("media", PJ_STATUS_FROM_OS(errno), "cannot listen for the packets of a leg"));
}

// The sockets leave epoll when they are closed.
void PacketPoll::Forget(std::uint32_t slot) {
  close(sockets_[slot].rtp);
  close(sockets_[slot].rtcp);
  sockets_[slot] = PortPair{};
  taker_->Closed(slot);
}

bool PacketPoll::Send(const Departure& departure) {
  return SendNow(departure.handle, departure.packet, departure.size, departure.to);
}

void PacketPoll::Read(std::uint32_t slot, bool rtcp) {
  Arrival arrival{slot, rtcp, packet_, 0, {}, 0};
  socklen_t room = SocketAddress::kRoom;
  const int handle = rtcp ? sockets_[slot].rtcp : sockets_[slot].rtp;
  const ssize_t size = recvfrom(handle, packet_, kLongestRtp + 1, 0, arrival.from.Room(), &room);
  if (size < 0) return;
  arrival.size = static_cast<std::size_t>(size);
  arrival.at_us = NowUs();
  taker_->Take(arrival, *this);
}

void PacketPoll::Turn(std::int64_t wait_us) {
  epoll_event events[kEventsAtOnce];
  const int wait_ms = wait_us < 0 ? -1 : static_cast<int>((wait_us + 999) / 1000);
  const int count = epoll_wait(epoll_, events, kEventsAtOnce, wait_ms);
  for (int i = 0; i < count; i++) {
    const std::uint64_t name = events[i].data.u64;
    std::uint64_t woken = 0;
    if (name != kWake)
      Read(static_cast<std::uint32_t>(name), name & kRtcpBit);
    else if (read(wake_, &woken, sizeof woken) < 0)
      continue;  // somebody's earlier turn has seen it
  }
}

}  // namespace sipleo::media
