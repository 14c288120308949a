#include "packet_ring.h"

#include <pj/errno.h>
#include <pj/log.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <cstring>
#include <utility>

#include "media_clock.h"

namespace sipleo::media {
namespace {

constexpr unsigned kEntries = 256, kCompletions = 1024, kBuffers = 256, kCompletionsAtOnce = 256;
// Sent at the latest when so many wait: the first of a burst is not to wait for the last.
constexpr std::size_t kSendsAtOnce = 32;
constexpr std::uint16_t kGroup = 0;

// What an entry is about: kind, bytes of payload, slot.
enum class Kind : std::uint8_t { kWake, kRtp, kRtcp, kSend, kCancel };
std::uint64_t Label(Kind kind, std::uint32_t slot, std::size_t payload_size = 0) {
  return static_cast<std::uint64_t>(kind) << 56 | static_cast<std::uint64_t>(payload_size & 0xffff) << 32 | slot;
}
Kind KindOf(std::uint64_t label) { return static_cast<Kind>(label >> 56); }
std::uint32_t SlotOf(std::uint64_t label) { return static_cast<std::uint32_t>(label); }
std::size_t SizeOf(std::uint64_t label) { return label >> 32 & 0xffff; }
Kind Listening(bool rtcp) { return rtcp ? Kind::kRtcp : Kind::kRtp; }

constexpr std::size_t kFilled = sizeof(io_uring_recvmsg_out) + SocketAddress::kRoom + kLongestRtp + 1;

}  // namespace

// As the kernel fills it: what it says about the packet, the source, the packet; behind it room for SRTP.
struct PacketRing::Buffer {
  io_uring_recvmsg_out about;
  std::uint8_t from[SocketAddress::kRoom];
  alignas(4) std::uint8_t packet[(kPacketRoom + 7) / 8 * 8];
};

std::unique_ptr<PacketRing> PacketRing::Create(pj_status_t* why) {
  static_assert(offsetof(Buffer, packet) == sizeof(io_uring_recvmsg_out) + SocketAddress::kRoom);
  std::unique_ptr<PacketRing> made(new PacketRing);
  *why = made->Open();
  return *why == PJ_SUCCESS ? std::move(made) : nullptr;
}

pj_status_t PacketRing::Open() {
  wake_ = eventfd(0, EFD_CLOEXEC);
  if (wake_ < 0) return PJ_STATUS_FROM_OS(errno);
  io_uring_params params{};
  // The ring is the packet thread's alone, which enables it. Kernels too old for what is used below (6.1) know no
  // IORING_SETUP_DEFER_TASKRUN and refuse.
  params.flags = IORING_SETUP_SINGLE_ISSUER | IORING_SETUP_DEFER_TASKRUN | IORING_SETUP_R_DISABLED |
                 IORING_SETUP_CQSIZE | IORING_SETUP_SUBMIT_ALL;
  params.cq_entries = kCompletions;
  int status = io_uring_queue_init_params(kEntries, &ring_, &params);
  if (status < 0) return PJ_STATUS_FROM_OS(-status);
  open_ = true;
  void* memory = mmap(nullptr, kBuffers * (sizeof(io_uring_buf) + sizeof(Buffer)), PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) return PJ_STATUS_FROM_OS(errno);
  free_ = static_cast<io_uring_buf_ring*>(memory);
  buffers_ = reinterpret_cast<Buffer*>(static_cast<std::uint8_t*>(memory) + kBuffers * sizeof(io_uring_buf));
  io_uring_buf_reg group{};
  group.ring_addr = reinterpret_cast<std::uint64_t>(free_);
  group.ring_entries = kBuffers;
  group.bgid = kGroup;
  status = io_uring_register_buf_ring(&ring_, &group, 0);
  if (status < 0) return PJ_STATUS_FROM_OS(-status);
  io_uring_buf_ring_init(free_);
  for (unsigned i = 0; i < kBuffers; i++) lent_.push_back(static_cast<std::uint16_t>(i));
  GiveBack();
  pattern_.msg_namelen = SocketAddress::kRoom;
  outgoing_.resize(kSendsAtOnce);
  return PJ_SUCCESS;
}

PacketRing::~PacketRing() {
  if (open_) io_uring_queue_exit(&ring_);
  if (free_ != nullptr) munmap(free_, kBuffers * (sizeof(io_uring_buf) + sizeof(Buffer)));
  for (const Sockets& each : sockets_) {
    if (each.ports.rtp >= 0) close(each.ports.rtp);
    if (each.ports.rtcp >= 0) close(each.ports.rtcp);
  }
  if (wake_ >= 0) close(wake_);
}

void PacketRing::Wake() {
  const std::uint64_t one = 1;
  // Cannot fail: the counter is far from full.
  [[maybe_unused]] const ssize_t written = write(wake_, &one, sizeof one);
}

void PacketRing::Begin(PacketTaker& taker) {
  taker_ = &taker;
  const int status = io_uring_enable_rings(&ring_);
  if (status < 0) PJ_PERROR(1, ("media", PJ_STATUS_FROM_OS(-status), "cannot begin to take packets"));
  io_uring_register_ring_fd(&ring_);  // only saves time
  ListenForWake();
}

io_uring_sqe* PacketRing::NextEntry() {
  io_uring_sqe* entry = io_uring_get_sqe(&ring_);
  if (entry != nullptr || !Submit()) return entry;
  return io_uring_get_sqe(&ring_);
}

// True when everything is handed over: sends have been carried out then (they never wait), and what they were made of
// may be used again.
bool PacketRing::Submit() {
  if (io_uring_submit(&ring_) < 0 || io_uring_sq_ready(&ring_) > 0) return false;
  queued_ = 0;
  return true;
}

void PacketRing::GiveBack() {
  const int mask = io_uring_buf_ring_mask(kBuffers);
  int count = 0;
  for (const std::uint16_t i : lent_) io_uring_buf_ring_add(free_, &buffers_[i], kFilled, i, mask, count++);
  if (count > 0) io_uring_buf_ring_advance(free_, count);
  lent_.clear();
}

void PacketRing::ListenForWake() {
  io_uring_sqe* entry = NextEntry();
  if (entry == nullptr) return;
  io_uring_prep_read(entry, wake_, &woken_, sizeof woken_, 0);
  io_uring_sqe_set_data64(entry, Label(Kind::kWake, 0));
}

void PacketRing::Arm(std::uint32_t slot, bool rtcp) {
  Sockets& sockets = sockets_[slot];
  if (sockets.ports.rtp < 0 || sockets.leaving || sockets.armed[rtcp]) return;
  io_uring_sqe* entry = NextEntry();
  if (entry == nullptr) return rearm_later_.emplace_back(slot, rtcp), void();
  io_uring_prep_recvmsg_multishot(entry, rtcp ? sockets.ports.rtcp : sockets.ports.rtp, &pattern_, 0);
  entry->flags |= IOSQE_BUFFER_SELECT;
  entry->buf_group = kGroup;
  io_uring_sqe_set_data64(entry, Label(Listening(rtcp), slot));
  sockets.armed[rtcp] = true;
}

void PacketRing::Watch(std::uint32_t slot, const PortPair& ports) {
  if (slot >= sockets_.size()) sockets_.resize(slot + 1);
  sockets_[slot] = Sockets{ports};
  Arm(slot, false);
  Arm(slot, true);
}

// The kernel holds on to a socket for as long as it listens, so it is told to stop first.
void PacketRing::Forget(std::uint32_t slot) {
  sockets_[slot].leaving = true;
  for (const bool rtcp : {false, true}) {
    if (!sockets_[slot].armed[rtcp]) continue;
    io_uring_sqe* entry = NextEntry();
    if (entry == nullptr) return rearm_later_.emplace_back(slot, rtcp), void();
    io_uring_prep_cancel64(entry, Label(Listening(rtcp), slot), 0);
    io_uring_sqe_set_data64(entry, Label(Kind::kCancel, slot));
  }
  CloseIfDone(slot);
}

void PacketRing::CloseIfDone(std::uint32_t slot) {
  Sockets& sockets = sockets_[slot];
  if (!sockets.leaving || sockets.armed[0] || sockets.armed[1]) return;
  // What waits to be sent by them goes first: afterwards their numbers may be anybody's.
  if (!Submit()) return rearm_later_.emplace_back(slot, false), void();
  close(sockets.ports.rtp);
  close(sockets.ports.rtcp);
  sockets = Sockets{};
  taker_->Closed(slot);
}

bool PacketRing::Send(const Departure& departure) {
  if (queued_ == outgoing_.size()) {
    if (!Submit()) return false;
    GiveBack();
  }
  io_uring_sqe* entry = NextEntry();
  if (entry == nullptr) return false;
  Outgoing& outgoing = outgoing_[queued_++];
  outgoing.to = departure.to;
  outgoing.piece = {const_cast<std::uint8_t*>(departure.packet), departure.size};
  outgoing.head = msghdr{};
  outgoing.head.msg_name = outgoing.to.Room();
  outgoing.head.msg_namelen = outgoing.to.Length();
  outgoing.head.msg_iov = &outgoing.piece;
  outgoing.head.msg_iovlen = 1;
  // MSG_DONTWAIT: carried out while it is handed over, or lost.
  io_uring_prep_sendmsg(entry, departure.handle, &outgoing.head, MSG_DONTWAIT | MSG_NOSIGNAL);
  entry->flags |= IOSQE_CQE_SKIP_SUCCESS;
  io_uring_sqe_set_data64(entry, Label(Kind::kSend, departure.slot, departure.payload_size));
  return true;
}

void PacketRing::TakePacket(const io_uring_cqe& entry, std::uint32_t slot, bool rtcp) {
  Sockets& sockets = sockets_[slot];
  if (entry.flags & IORING_CQE_F_BUFFER) {
    const auto index = static_cast<std::uint16_t>(entry.flags >> IORING_CQE_BUFFER_SHIFT);
    Buffer& buffer = buffers_[index];
    if (entry.res >= static_cast<int>(offsetof(Buffer, packet)) && !sockets.leaving) {
      const std::size_t size = static_cast<std::size_t>(entry.res) - offsetof(Buffer, packet);
      Arrival arrival{slot, rtcp, buffer.packet, size, {}, turn_us_};
      std::memcpy(arrival.from.Room(), buffer.from, SocketAddress::kRoom);
      taker_->Take(arrival, *this);
    }
    lent_.push_back(index);  // only now: what was made of it may still wait to be sent
  }
  if (entry.flags & IORING_CQE_F_MORE) return;
  sockets.armed[rtcp] = false;
  // Out of buffers: asked again when there are some. What else there may be is not asked again at once.
  const bool soon = sockets.leaving || entry.res >= 0 || entry.res == -ENOBUFS;
  (soon ? rearm_ : rearm_later_).emplace_back(slot, rtcp);
}

void PacketRing::Handle(const io_uring_cqe& entry) {
  const std::uint32_t slot = SlotOf(entry.user_data);
  switch (KindOf(entry.user_data)) {
    case Kind::kWake:
      return ListenForWake();
    case Kind::kRtp:
    case Kind::kRtcp:
      return TakePacket(entry, slot, KindOf(entry.user_data) == Kind::kRtcp);
    case Kind::kSend:
      if (entry.res < 0) taker_->Lost(slot, SizeOf(entry.user_data));
      return;
    case Kind::kCancel:
      return;
  }
}

void PacketRing::Turn(std::int64_t wait_us) {
  __kernel_timespec wait{wait_us / 1000000, wait_us % 1000000 * 1000};
  io_uring_cqe* entries[kCompletionsAtOnce];
  io_uring_submit_and_wait_timeout(&ring_, entries, 1, wait_us < 0 ? nullptr : &wait, nullptr);
  if (io_uring_sq_ready(&ring_) == 0) {
    queued_ = 0;
    GiveBack();
  }
  turn_us_ = NowUs();
  const unsigned count = io_uring_peek_batch_cqe(&ring_, entries, kCompletionsAtOnce);
  for (unsigned i = 0; i < count; i++) Handle(*entries[i]);
  io_uring_cq_advance(&ring_, count);
  if (rearm_.empty()) return;
  // Buffers first, or asking would be in vain.
  if (Submit()) GiveBack();
  for (const auto& [slot, rtcp] : std::exchange(rearm_, {})) {
    Arm(slot, rtcp);
    CloseIfDone(slot);
  }
}

void PacketRing::Tend() {
  for (const auto& [slot, rtcp] : std::exchange(rearm_later_, {})) {
    if (sockets_[slot].leaving)
      Forget(slot);
    else
      Arm(slot, rtcp);
  }
}

}  // namespace sipleo::media
