// Packets by epoll: a system call for each that comes and each that goes.
#pragma once

#include <memory>
#include <vector>

#include "packet_transfer.h"

namespace sipleo::media {

class PacketPoll : public PacketTransfer {
 public:
  static std::unique_ptr<PacketPoll> Create(pj_status_t* why);
  ~PacketPoll() override;

  void Wake() override;
  void Begin(PacketTaker& taker) override { taker_ = &taker; }
  void Watch(std::uint32_t slot, const PortPair& ports) override;
  void Forget(std::uint32_t slot) override;
  void Turn(std::int64_t wait_us) override;
  bool Send(const Departure& departure) override;

 private:
  PacketPoll() = default;
  void Read(std::uint32_t slot, bool rtcp);

  int epoll_ = -1, wake_ = -1;
  PacketTaker* taker_ = nullptr;
  std::vector<PortPair> sockets_;  // by slot
  alignas(8) std::uint8_t packet_[kPacketRoom];
};

// Sends now, from any thread. False when the kernel took nothing.
bool SendNow(int handle, const std::uint8_t* packet, std::size_t size, const SocketAddress& to);

}  // namespace sipleo::media
