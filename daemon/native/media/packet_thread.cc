#include "packet_thread.h"

#include <pj/log.h>

#include <utility>

#include "media_clock.h"
#include "packet_poll.h"
#include "packet_ring.h"
#include "thread_in_pjlib.h"

namespace sipleo::media {
namespace {

constexpr std::int64_t kLookEveryUs = 250000;
constexpr std::int64_t kWindDownUs = 200000;

}  // namespace

PacketThread::~PacketThread() { Stop(); }

pj_status_t PacketThread::Start(bool io_uring) {
  pj_status_t status = PJ_SUCCESS;
  if (io_uring) transfer_ = PacketRing::Create(&status);
  if (io_uring && !transfer_) PJ_PERROR(3, ("media", status, "packets go by epoll, as io_uring cannot be had"));
  if (!transfer_) transfer_ = PacketPoll::Create(&status);
  if (!transfer_) return status;
  thread_ = std::thread([this] { Run(); });
  return PJ_SUCCESS;
}

void PacketThread::Stop() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  transfer_->Wake();
  thread_.join();
}

std::uint32_t PacketThread::Add(std::shared_ptr<PacketEnd> end, const PortPair& ports) {
  std::uint32_t slot;
  {
    const std::lock_guard lock(mutex_);
    if (free_slots_.empty()) free_slots_.push_back(slots_++);
    slot = free_slots_.back();
    free_slots_.pop_back();
  }
  open_++;
  end->SetSlot(slot);
  Post({slot, std::move(end), ports});
  return slot;
}

void PacketThread::Remove(std::uint32_t slot) { Post({slot, nullptr, {}}); }

void PacketThread::Post(Posted posted) {
  bool first;
  {
    const std::lock_guard lock(mutex_);
    first = posted_.empty();
    posted_.push_back(std::move(posted));
  }
  if (first) transfer_->Wake();
}

// False when the thread is to end.
bool PacketThread::CarryOut() {
  std::vector<Posted> posted;
  bool stopping;
  {
    const std::lock_guard lock(mutex_);
    std::swap(posted, posted_);
    stopping = stopping_;
  }
  for (Posted& each : posted) {
    if (each.end) {
      if (each.slot >= ends_.size()) ends_.resize(each.slot + 1);
      ends_[each.slot] = std::move(each.end);
      transfer_->Watch(each.slot, each.ports);
    } else {
      ends_[each.slot].reset();
      transfer_->Forget(each.slot);
    }
  }
  return !stopping;
}

void PacketThread::Take(const Arrival& arrival, PacketOut& out) {
  if (ends_[arrival.slot]) ends_[arrival.slot]->Take(arrival, out);
}

void PacketThread::Lost(std::uint32_t slot, std::size_t payload_size) {
  if (ends_[slot]) ends_[slot]->Lost(payload_size);
}

void PacketThread::Closed(std::uint32_t slot) {
  open_--;
  const std::lock_guard lock(mutex_);
  free_slots_.push_back(slot);
}

void PacketThread::LookAtAll() {
  transfer_->Tend();
  for (const auto& end : ends_)
    if (end) end->Look(NowUs());
}

// Legs were closed before; their sockets are, too, before another engine wants their ports.
void PacketThread::WindDown() {
  const std::int64_t end = NowUs() + kWindDownUs;
  for (std::int64_t left; open_ > 0 && (left = end - NowUs()) > 0; transfer_->Tend()) transfer_->Turn(left);
}

void PacketThread::Run() {
  const ThreadInPjlib registered("sipleo-packets");
  transfer_->Begin(*this);
  std::int64_t look_at_us = NowUs() + kLookEveryUs;
  while (CarryOut()) {
    const std::int64_t left_us = look_at_us - NowUs();
    transfer_->Turn(open_ == 0 ? -1 : left_us > 0 ? left_us : 0);
    if (NowUs() < look_at_us) continue;
    LookAtAll();
    look_at_us = NowUs() + kLookEveryUs;
  }
  WindDown();
}

}  // namespace sipleo::media
