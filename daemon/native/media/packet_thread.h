// One thread that takes every RTP and RTCP packet and sends on what is relayed.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "packet_end.h"

namespace sipleo::media {

class PacketThread : private PacketTaker {
 public:
  ~PacketThread() override;
  // By io_uring when it is wanted and to be had, else by epoll. The system's status when there is neither.
  pj_status_t Start(bool io_uring);
  void Stop();  // joins; idempotent

  // SIP thread. The slot names the leg's sockets until they are closed, which is some time after Remove.
  std::uint32_t Add(std::shared_ptr<PacketEnd> end, const PortPair& ports);
  void Remove(std::uint32_t slot);
  std::int64_t OpenSockets() const { return 2 * open_; }  // any thread

 private:
  struct Posted {
    std::uint32_t slot = 0;
    std::shared_ptr<PacketEnd> end;  // null: remove
    PortPair ports;
  };

  void Post(Posted posted);
  void Run();
  bool CarryOut();
  void WindDown();
  void LookAtAll();
  void Take(const Arrival& arrival, PacketOut& out) override;
  void Lost(std::uint32_t slot, std::size_t payload_size) override;
  void Closed(std::uint32_t slot) override;

  std::unique_ptr<PacketTransfer> transfer_;
  std::thread thread_;

  std::mutex mutex_;
  std::vector<Posted> posted_;
  std::vector<std::uint32_t> free_slots_;
  std::uint32_t slots_ = 0;
  bool stopping_ = false;
  std::atomic<std::int64_t> open_{0};  // slots whose sockets are open, or are about to be watched

  // The thread's own.
  std::vector<std::shared_ptr<PacketEnd>> ends_;  // by slot
};

}  // namespace sipleo::media
