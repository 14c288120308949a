#include "packet_thread.h"

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <cerrno>

#include "media_clock.h"
#include "thread_in_pjlib.h"

namespace sipleo::media {
namespace {

constexpr std::uint64_t kWake = ~std::uint64_t{0};
constexpr std::uint64_t kRtcpBit = std::uint64_t{1} << 32;
constexpr std::int64_t kLookEveryUs = 250000;

}  // namespace

struct PacketThread::Ready {
  epoll_event events[kEventsAtOnce];
  std::shared_ptr<LegCore> legs[kEventsAtOnce];
  std::vector<std::shared_ptr<LegCore>> all;
};

PacketThread::PacketThread() = default;
PacketThread::~PacketThread() { Stop(); }

pj_status_t PacketThread::Start() {
  epoll_ = epoll_create1(EPOLL_CLOEXEC);
  wake_ = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
  epoll_event event{EPOLLIN, {.u64 = kWake}};
  if (epoll_ < 0 || wake_ < 0 || epoll_ctl(epoll_, EPOLL_CTL_ADD, wake_, &event) != 0) return PJ_STATUS_FROM_OS(errno);
  ready_ = std::make_unique<Ready>();
  thread_ = std::thread([this] { Run(); });
  return PJ_SUCCESS;
}

void PacketThread::Stop() {
  if (thread_.joinable()) {
    const std::uint64_t one = 1;
    // Cannot fail: the counter is far from full.
    if (write(wake_, &one, sizeof one) == sizeof one) thread_.join();
  }
  if (epoll_ >= 0) close(epoll_);
  if (wake_ >= 0) close(wake_);
  epoll_ = wake_ = -1;
}

pj_status_t PacketThread::Add(const std::shared_ptr<LegCore>& leg, std::uint32_t* slot) {
  {
    const std::lock_guard lock(mutex_);
    if (free_.empty()) {
      free_.push_back(static_cast<std::uint32_t>(slots_.size()));
      slots_.emplace_back();
    }
    *slot = free_.back();
    free_.pop_back();
    slots_[*slot] = leg;
  }
  epoll_event rtp{EPOLLIN, {.u64 = *slot}}, rtcp{EPOLLIN, {.u64 = *slot | kRtcpBit}};
  if (epoll_ctl(epoll_, EPOLL_CTL_ADD, leg->RtpHandle(), &rtp) == 0 &&
      epoll_ctl(epoll_, EPOLL_CTL_ADD, leg->RtcpHandle(), &rtcp) == 0)
    return PJ_SUCCESS;
  const pj_status_t status = PJ_STATUS_FROM_OS(errno);
  Remove(*slot);
  return status;
}

// The sockets leave epoll when they are closed.
void PacketThread::Remove(std::uint32_t slot) {
  std::shared_ptr<LegCore> last;
  const std::lock_guard lock(mutex_);
  std::swap(last, slots_[slot]);
  free_.push_back(slot);
}

void PacketThread::TakeEvents(int count) {
  {
    const std::lock_guard lock(mutex_);
    for (int i = 0; i < count; i++) {
      const std::uint64_t name = ready_->events[i].data.u64;
      if (name != kWake) ready_->legs[i] = slots_[static_cast<std::uint32_t>(name)];
    }
  }
  for (int i = 0; i < count; i++) {
    if (!ready_->legs[i]) continue;
    if (ready_->events[i].data.u64 & kRtcpBit)
      ready_->legs[i]->ReadRtcp(buffer_);
    else
      ready_->legs[i]->ReadRtp(buffer_);
    ready_->legs[i].reset();
  }
}

void PacketThread::LookAtAll(std::int64_t now_us) {
  {
    const std::lock_guard lock(mutex_);
    ready_->all = slots_;
  }
  for (const auto& leg : ready_->all)
    if (leg) leg->Look(now_us);
  ready_->all.clear();
}

void PacketThread::Run() {
  const ThreadInPjlib registered("sipleo-packets");
  std::int64_t look_at = NowUs() + kLookEveryUs;
  while (true) {
    const std::int64_t left_us = look_at - NowUs();
    const int count =
        left_us <= 0 ? 0 : epoll_wait(epoll_, ready_->events, kEventsAtOnce, static_cast<int>((left_us + 999) / 1000));
    for (int i = 0; i < count; i++)
      if (ready_->events[i].data.u64 == kWake) return;
    if (count > 0) TakeEvents(count);
    if (NowUs() >= look_at) {
      LookAtAll(NowUs());
      look_at = NowUs() + kLookEveryUs;
    }
  }
}

}  // namespace sipleo::media
