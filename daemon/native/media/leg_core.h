// The sockets of one leg and what is known about the packets that pass them. Shared by the SIP thread, the packet
// thread and the clock thread; every method takes the leg's own lock, none calls another leg or the listener while it
// holds it.
#pragma once

#include <array>
#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "clock_thread.h"
#include "digit_events.h"
#include "file_thread.h"
#include "media_engine.h"
#include "outgoing_stream.h"
#include "packet_end.h"
#include "packet_sink.h"
#include "port_range.h"
#include "reception.h"
#include "reporting.h"
#include "rtp_packet.h"
#include "sdp_reading.h"
#include "source_lock.h"
#include "srtp_pair.h"
#include "told_sink.h"

namespace sipleo::media {

// What all legs of an engine share. Outlives them.
struct MediaCommons {
  MediaListener* listener = nullptr;
  ClockThread clock;
  FileThread files;
  std::atomic<std::int64_t> legs{0}, relays{0}, mixed{0}, rooms{0}, players{0}, relayed_packets{0}, recordings{0},
      listening{0};
};

class LegCore;

// Where the sound that a leg sends us goes.
struct Route {
  std::shared_ptr<LegCore> peer;    // who hears it; digits go there too
  std::shared_ptr<PacketSink> ear;  // set: its samples are needed; not set: packets are relayed to `peer`
};

// Who else takes what a leg says, whatever its route is. Replaced as a whole.
using Taps = std::vector<std::shared_ptr<PacketSink>>;

class LegCore final : public PacketEnd, public std::enable_shared_from_this<LegCore> {
 public:
  LegCore(const LegMediaSettings& settings, const PortPair& ports, MediaCommons& commons);
  ~LegCore() override;

  Name LegName() const { return name_; }
  const SocketAddress& Local() const { return local_; }

  // — SIP thread —
  // PJ_ENOMEM when the keys cannot be used.
  pj_status_t Apply(const MediaTerms& terms, std::int64_t now_us);
  void SetRoute(Route route);
  void AddTap(std::shared_ptr<PacketSink> tap);
  void RemoveTap(const std::shared_ptr<PacketSink>& tap);
  void SetToldSink(std::shared_ptr<ToldSink> sink);  // null: nobody
  // Any thread. False when telephone events were not negotiated.
  bool QueueDigits(const std::string& digits);
  LegQuality Quality() const;
  std::int64_t Dropped() const;
  void SetSlot(std::uint32_t slot) override { slot_ = slot; }
  // Lets the sockets go, which the packet thread closes. After it nothing is taken or sent for this leg; idempotent.
  void Close();

  // — packet thread —
  void Take(const Arrival& arrival, PacketOut& out) override;
  void Lost(std::size_t payload_size) override;
  void Look(std::int64_t now_us) override;

  // — packet thread —
  // Sends on what another leg got; `source` names its stream. The bytes around the payload are written over.
  void Relay(const RtpPacket& packet, std::uint64_t source, PacketOut& out, std::int64_t now_us);
  // The same for an event packet whose clock is `rate`. False when this leg has no events of that rate.
  bool RelayEvent(const RtpPacket& packet, std::uint64_t source, int rate, PacketOut& out, std::int64_t now_us);

  // — clock thread —
  // What is about to be coded for this leg, for whoever has to know what it hears.
  void Tell(const std::int16_t* samples, std::size_t count, int rate);
  // Sends a packet that was made here, `ticks` of the RTP clock long. kRtpHeader bytes before the payload and
  // kSrtpTrailer behind it are written over.
  void SendMade(std::uint8_t* payload, std::size_t size, std::uint32_t ticks, std::int64_t now_us);
  // Nothing more is made for now: what comes next begins anew.
  void Pause();
  // False when no digit waits any more.
  bool StepDigits(std::int64_t now_us);

 private:
  struct Taken {  // what one packet led to, acted upon once the lock is given back
    bool is_sound = false, is_event = false;
    int event_rate = 0;
    std::optional<char> digit;
    std::optional<Codec> change;  // the far side went over to this one
    RtpPacket packet;
    Route route;
    std::shared_ptr<const Taps> taps;
  };

  void TakeRtp(const Arrival& arrival, PacketOut& out);
  void TakeRtcp(const Arrival& arrival);
  bool TakePacket(const Arrival& arrival, Taken* taken);
  bool TakeReport(const Arrival& arrival);
  std::optional<Codec> OtherCodecOf(int payload_type) const;
  void PassOn(const Taken& taken, PacketOut& out, std::int64_t now_us);
  void Send(PacketOut& out, int payload_type, const StreamPosition& position, std::uint8_t* payload, std::size_t size);
  void SendReport(std::int64_t now_us);
  bool IsSilentFor(std::int64_t now_us) const;

  const Name name_;
  const SocketAddress local_;
  const int unheard_seconds_;
  MediaCommons& commons_;

  mutable std::mutex mutex_;
  int rtp_, rtcp_;
  std::uint32_t slot_ = 0;
  bool negotiated_ = false;
  MediaTerms terms_;
  int clock_rate_ = 8000;
  Route route_;
  std::shared_ptr<const Taps> taps_;  // null: none
  std::shared_ptr<ToldSink> told_sink_;
  SourceLock source_;
  SrtpPair keys_;

  Reception reception_;
  DigitDetector detector_;
  std::int64_t last_good_us_ = 0, dropped_ = 0;
  bool announced_unheard_ = false, announced_change_ = false;

  const std::uint32_t ssrc_;
  OutgoingStream outgoing_;
  Reporting reporting_;
  DigitSender digits_;
  bool digits_ticking_ = false;
  std::uint32_t event_timestamp_ = 0;
};

}  // namespace sipleo::media
