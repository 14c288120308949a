// The sockets of one leg's video and what is known about the packets that pass them: relayed as they are, never
// decoded, kept or counted as silence. Shared by the SIP thread and the packet thread; every method takes the video's
// own lock, none calls another one while it holds it.
#pragma once

#include <array>
#include <memory>
#include <mutex>

#include "leg_core.h"
#include "packet_end.h"
#include "rate_cap.h"
#include "reporting.h"
#include "rtcp_feedback.h"
#include "source_lock.h"
#include "srtp_pair.h"
#include "video_reading.h"

namespace sipleo::media {

class VideoCore;

// Where the video that a leg sends us goes.
struct VideoRoute {
  std::shared_ptr<VideoCore> peer;
  std::array<std::int8_t, 128> numbers;  // the peer's payload number for each of ours; -1: goes nowhere
  bool operator==(const VideoRoute&) const = default;

  VideoRoute() { numbers.fill(-1); }
};

class VideoCore final : public PacketEnd {
 public:
  VideoCore(const LegMediaSettings& settings, const PortPair& ports, MediaCommons& commons);

  // — SIP thread —
  const SocketAddress& Local() const { return local_; }
  // PJ_ENOMEM when the keys cannot be used.
  pj_status_t Apply(const VideoTerms& terms, std::int64_t now_us);
  // By a new one a whole picture is asked for when the first packet comes, and once more when the far end, which may
  // only just have been told our address, listens for certain.
  void SetRoute(const VideoRoute& route);
  // Lets the sockets go, which the packet thread closes. After it nothing is taken or sent; idempotent.
  void Close();
  void SetSlot(std::uint32_t slot) override { slot_ = slot; }

  // — packet thread —
  void Take(const Arrival& arrival, PacketOut& out) override;
  void Lost(std::size_t payload_size) override;
  void Look(std::int64_t now_us) override;

 private:
  struct Taken {
    RtpPacket packet;
    int number = -1;
    bool begins = false;  // the first one of its route
    std::shared_ptr<VideoCore> peer;
  };

  void TakeRtp(const Arrival& arrival, PacketOut& out);
  bool TakePacket(const Arrival& arrival, Taken* taken);
  void TakeRtcp(const Arrival& arrival);
  bool ReadFar(const Arrival& arrival, FeedbackHeard* heard);
  // What another leg got; the bytes around the payload are written over.
  void Relay(const RtpPacket& packet, std::uint64_t source, int number, PacketOut& out, std::int64_t now_us);
  // The leg that is shown what this one sends lacks a picture, or packets.
  void AskForPicture(std::int64_t now_us);
  void SendPictureRequest(std::int64_t now_us);
  void AskAgain(const std::vector<Missing>& missing, std::int64_t now_us);
  void SendRtcp(std::uint8_t* packet, std::size_t size);

  const Name name_;
  const SocketAddress local_;
  MediaCommons& commons_;

  std::mutex mutex_;
  int rtp_, rtcp_;
  std::uint32_t slot_ = 0;
  bool negotiated_ = false;
  VideoTerms terms_;
  VideoRoute route_;
  bool begins_ = false;
  std::int64_t ask_at_us_ = 0;  // 0: not
  SourceLock source_;
  SrtpPair keys_;
  RateCap cap_, pictures_asked_, packets_asked_;
  Reception reception_;
  const std::uint32_t ssrc_;
  OutgoingStream outgoing_;
  Reporting reporting_;
  std::uint8_t requests_ = 0;
};

}  // namespace sipleo::media
