// Packets by io_uring (Linux 6.1 and later): the kernel puts what comes into buffers of ours by itself, what goes is
// handed over in one piece, and one system call does both and waits.
#pragma once

#include <liburing.h>

#include <memory>
#include <vector>

#include "packet_transfer.h"

namespace sipleo::media {

class PacketRing : public PacketTransfer {
 public:
  // Null where there are no such rings: an older kernel, or one that forbids them (kernel.io_uring_disabled, seccomp).
  static std::unique_ptr<PacketRing> Create(pj_status_t* why);
  ~PacketRing() override;

  void Wake() override;
  void Begin(PacketTaker& taker) override;
  void Watch(std::uint32_t slot, const PortPair& ports) override;
  void Forget(std::uint32_t slot) override;
  void Turn(std::int64_t wait_us) override;
  void Tend() override;
  bool Send(const Departure& departure) override;

 private:
  struct Buffer;
  struct Outgoing {
    msghdr head;
    iovec piece;
    SocketAddress to;
  };
  struct Sockets {
    PortPair ports;
    bool leaving = false;
    bool armed[2] = {false, false};  // the kernel listens: RTP, RTCP
  };

  PacketRing() = default;
  pj_status_t Open();
  io_uring_sqe* NextEntry();
  bool Submit();
  void GiveBack();
  void Arm(std::uint32_t slot, bool rtcp);
  void ListenForWake();
  void Handle(const io_uring_cqe& entry);
  void TakePacket(const io_uring_cqe& entry, std::uint32_t slot, bool rtcp);
  void CloseIfDone(std::uint32_t slot);

  bool open_ = false;
  io_uring ring_{};
  io_uring_buf_ring* free_ = nullptr;  // buffers that the kernel may fill
  Buffer* buffers_ = nullptr;
  std::vector<std::uint16_t> lent_;  // filled ones, in use until what was made of them is sent
  msghdr pattern_{};                 // what each received packet brings with it: its source
  std::vector<Outgoing> outgoing_;
  std::size_t queued_ = 0;
  int wake_ = -1;
  std::uint64_t woken_ = 0;
  std::int64_t turn_us_ = 0;
  PacketTaker* taker_ = nullptr;
  std::vector<Sockets> sockets_;  // by slot
  std::vector<std::pair<std::uint32_t, bool>> rearm_, rearm_later_;
};

}  // namespace sipleo::media
