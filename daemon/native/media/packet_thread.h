// One thread that reads every RTP and RTCP socket and sends on what is relayed.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "leg_core.h"

namespace sipleo::media {

class PacketThread {
 public:
  PacketThread();
  ~PacketThread();
  // The system's status when there is no epoll.
  pj_status_t Start();
  void Stop();  // joins; idempotent

  // SIP thread. The slot names the leg in epoll's events: an event that outlives its leg finds an empty slot, or one
  // that another leg has since taken, which reads nothing.
  pj_status_t Add(const std::shared_ptr<LegCore>& leg, std::uint32_t* slot);
  void Remove(std::uint32_t slot);

 private:
  void Run();
  void TakeEvents(int count);
  void LookAtAll(std::int64_t now_us);

  static constexpr int kEventsAtOnce = 256;

  int epoll_ = -1, wake_ = -1;
  std::thread thread_;
  std::mutex mutex_;
  std::vector<std::shared_ptr<LegCore>> slots_;
  std::vector<std::uint32_t> free_;

  // The thread's own.
  struct Ready;
  std::unique_ptr<Ready> ready_;
  PacketBuffer buffer_;
};

}  // namespace sipleo::media
