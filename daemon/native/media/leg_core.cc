#include "leg_core.h"

#include <algorithm>
#include <utility>

#include "codec_table.h"
#include "e_model.h"
#include "media_clock.h"
#include "packet_poll.h"

namespace sipleo::media {
namespace {

constexpr int kComfortNoise = 13;  // RFC 3389, static

// For what the clock thread makes.
class AtOnce : public PacketOut {
 public:
  bool Send(const Departure& departure) override {
    return SendNow(departure.handle, departure.packet, departure.size, departure.to);
  }
};

class DigitTask : public ClockTask {
 public:
  explicit DigitTask(std::shared_ptr<LegCore> leg) : leg_(std::move(leg)) {}
  bool Tick(std::int64_t now_us) override { return leg_->StepDigits(now_us); }

 private:
  std::shared_ptr<LegCore> leg_;
};

}  // namespace

LegCore::LegCore(const LegMediaSettings& settings, const PortPair& ports, MediaCommons& commons)
    : name_(settings.leg),
      local_(ports.local),
      unheard_seconds_(settings.unheard_seconds),
      commons_(commons),
      rtp_(ports.rtp),
      rtcp_(ports.rtcp),
      source_(SocketAddress::Parse(settings.signalled_host, 0).value_or(SocketAddress())),
      ssrc_(Random32()),
      // The upper half is left free, so that SRTP's packet index cannot be guessed wrong at the start (RFC 3711
      // §3.3.1).
      outgoing_(static_cast<std::uint16_t>(Random32() & 0x7fff), Random32()),
      reporting_(ssrc_) {}

LegCore::~LegCore() { Close(); }

void LegCore::Close() {
  Route dropped;
  std::shared_ptr<const Taps> untapped;
  std::shared_ptr<ToldSink> untold;
  const std::lock_guard lock(mutex_);
  if (rtp_ < 0) return;
  rtp_ = rtcp_ = -1;
  negotiated_ = false;
  std::swap(dropped, route_);
  std::swap(untapped, taps_);
  std::swap(untold, told_sink_);
}

pj_status_t LegCore::Apply(const MediaTerms& terms, std::int64_t now_us) {
  const std::lock_guard lock(mutex_);
  const pj_status_t status = keys_.Renew(terms.receive_key, terms.send_key);
  if (status != PJ_SUCCESS) {
    negotiated_ = false;
    return status;
  }
  if (!negotiated_ || terms.codec != terms_.codec) outgoing_.Break();
  source_.Expect(terms.remote, now_us);
  terms_ = terms;
  clock_rate_ = FactsOf(terms.codec).clock_rate;
  negotiated_ = true;
  last_good_us_ = now_us;
  announced_unheard_ = announced_change_ = false;
  reporting_.Begin(now_us);
  return PJ_SUCCESS;
}

void LegCore::SetRoute(Route route) {
  const std::lock_guard lock(mutex_);
  std::swap(route_, route);
}

void LegCore::AddTap(std::shared_ptr<PacketSink> tap) {
  const std::lock_guard lock(mutex_);
  auto taps = taps_ ? std::make_shared<Taps>(*taps_) : std::make_shared<Taps>();
  taps->push_back(std::move(tap));
  taps_ = std::move(taps);
}

void LegCore::RemoveTap(const std::shared_ptr<PacketSink>& tap) {
  // Destroyed outside the lock.
  std::shared_ptr<const Taps> before;
  const std::lock_guard lock(mutex_);
  if (!taps_) return;
  auto taps = std::make_shared<Taps>(*taps_);
  std::erase(*taps, tap);
  before = std::exchange(taps_, taps->empty() ? nullptr : std::move(taps));
}

void LegCore::SetToldSink(std::shared_ptr<ToldSink> sink) {
  // The one before is let go of outside the lock.
  const std::lock_guard lock(mutex_);
  std::swap(told_sink_, sink);
}

void LegCore::Tell(const std::int16_t* samples, std::size_t count, int rate) {
  std::shared_ptr<ToldSink> sink;
  {
    const std::lock_guard lock(mutex_);
    sink = told_sink_;
  }
  if (sink) sink->Told(samples, count, rate);
}

bool LegCore::QueueDigits(const std::string& digits) {
  bool begin = false;
  {
    const std::lock_guard lock(mutex_);
    if (!negotiated_ || !terms_.send_events) return false;
    digits_.Add(digits);
    begin = digits_.IsActive() && !digits_ticking_;
    digits_ticking_ = digits_ticking_ || begin;
  }
  if (begin) commons_.clock.Add(std::make_shared<DigitTask>(shared_from_this()));
  return true;
}

std::int64_t LegCore::Dropped() const {
  const std::lock_guard lock(mutex_);
  return dropped_;
}

LegQuality LegCore::Quality() const {
  const std::lock_guard lock(mutex_);
  LegQuality quality;
  if (negotiated_) quality.codec = CodecText(terms_.codec);
  quality.packets_received = reception_.Received();
  quality.packets_sent = reporting_.PacketsSent();
  quality.packets_lost = reception_.Lost();
  quality.packets_lost_far = reporting_.LostFar();
  quality.jitter_ms = reception_.JitterMs();
  quality.round_trip_ms = reporting_.RoundTripMilliseconds();
  const double expected = static_cast<double>(quality.packets_received + quality.packets_lost);
  if (quality.packets_received > 0)
    quality.mos = MeanOpinion(terms_.codec, static_cast<double>(quality.packets_lost) / expected,
                              DelayMs(quality.round_trip_ms, quality.jitter_ms));
  return quality;
}

// — packets that come in —

void LegCore::Take(const Arrival& arrival, PacketOut& out) {
  if (arrival.rtcp)
    TakeRtcp(arrival);
  else
    TakeRtp(arrival, out);
}

void LegCore::TakeRtp(const Arrival& arrival, PacketOut& out) {
  Taken taken;
  {
    const std::lock_guard lock(mutex_);
    if (rtp_ < 0) return;
    if (arrival.size > kLongestRtp || !negotiated_) {
      dropped_++;
      return;
    }
    if (LooksLikeRtcp(arrival.data, arrival.size)) return TakeReport(arrival), void();
    if (!TakePacket(arrival, &taken)) dropped_++;
  }
  PassOn(taken, out, arrival.at_us);
}

// Under the lock. False when the packet is none of ours.
bool LegCore::TakePacket(const Arrival& arrival, Taken* taken) {
  std::uint8_t* const data = arrival.data;
  std::size_t size = arrival.size;
  const SocketAddress& from = arrival.from;
  const std::int64_t now_us = arrival.at_us;
  if (!source_.MayHear(from, now_us)) return false;
  if (size < kRtpHeader) return false;
  const int payload_type = data[1] & 127;
  const bool event = terms_.receive_events && payload_type == terms_.receive_events->payload;
  const bool sound = payload_type == terms_.receive_payload;
  const auto other = sound || event ? std::nullopt : OtherCodecOf(payload_type);
  if (!sound && !event && !other && payload_type != kComfortNoise) return false;
  // Padding is readable only once the packet is decrypted, so all else is parsed after that.
  if (keys_.in && !keys_.in->Unprotect(data, &size)) return false;
  RtpPacket& packet = taken->packet;
  if (!ParseRtp(data, size, &packet)) return false;
  source_.Heard(from);
  reception_.Take(packet.ssrc, packet.sequence, packet.timestamp, clock_rate_, !event, now_us);
  last_good_us_ = now_us;
  announced_unheard_ = false;
  if (!terms_.may_receive || packet.size == 0) return true;
  // One announcement until the terms change: what comes meanwhile cannot be understood yet.
  if (other && !announced_change_) taken->change = other;
  announced_change_ = announced_change_ || other;
  if (event) {
    taken->event_rate = terms_.receive_events->clock_rate;
    taken->digit = detector_.Take(packet.ssrc, packet.timestamp, packet.marker, packet.payload, packet.size);
  }
  taken->is_sound = sound;
  taken->is_event = event;
  taken->route = route_;
  taken->taps = taps_;
  return true;
}

std::optional<Codec> LegCore::OtherCodecOf(int payload_type) const {
  for (const AgreedCodec& agreed : terms_.agreed)
    if (agreed.receive_payload == payload_type) return agreed.codec;
  return std::nullopt;
}

void LegCore::PassOn(const Taken& taken, PacketOut& out, std::int64_t now_us) {
  const Route& route = taken.route;
  const std::uint64_t source = name_ << 32 ^ taken.packet.ssrc;
  // Before the packet is written over.
  if (taken.is_sound && taken.taps)
    for (const auto& tap : *taken.taps) tap->Put(taken.packet, now_us);
  if (taken.is_sound && route.ear) {
    route.ear->Put(taken.packet, now_us);
  } else if (taken.is_sound && route.peer) {
    route.peer->Relay(taken.packet, source, out, now_us);
  } else if (taken.is_event && route.peer) {
    const bool relayed = !route.ear && route.peer->RelayEvent(taken.packet, source, taken.event_rate, out, now_us);
    if (!relayed && taken.digit) route.peer->QueueDigits(std::string(1, *taken.digit));
  }
  if (taken.digit) commons_.listener->OnDigit(name_, *taken.digit, DigitBy::kEvent);
  if (taken.change) commons_.listener->OnChanged(name_, *taken.change);
}

void LegCore::TakeRtcp(const Arrival& arrival) {
  const std::lock_guard lock(mutex_);
  if (rtcp_ < 0 || arrival.size < 8 || arrival.size > kLongestRtp || !negotiated_) return;
  if (TakeReport(arrival)) source_.Reported(arrival.from);
}

// Under the lock.
bool LegCore::TakeReport(const Arrival& arrival) {
  std::size_t size = arrival.size;
  if (!source_.MayReport(arrival.from)) return false;
  if (keys_.in && !keys_.in->UnprotectRtcp(arrival.data, &size)) return false;
  return reporting_.Take(arrival.data, size, arrival.at_us);
}

// — packets that go out —

// Under the lock.
void LegCore::Send(PacketOut& out, int payload_type, const StreamPosition& position, std::uint8_t* payload,
                   std::size_t size) {
  if (size > kLongestRtp - kRtpHeader) return;
  std::uint8_t* packet = payload - kRtpHeader;
  WriteRtpHeader(packet, payload_type, position.marker, position.sequence, position.timestamp, ssrc_);
  std::size_t length = kRtpHeader + size;
  if (keys_.out && !keys_.out->Protect(packet, &length)) return;
  const SocketAddress& to = source_.Destination();
  if (!to.IsSet() || to.IsUnspecified()) return;
  // A full socket buffer loses the packet, as a full link would.
  if (!out.Send({slot_, rtp_, packet, length, size, to})) return;
  reporting_.Sent(size);
}

void LegCore::Lost(std::size_t payload_size) {
  const std::lock_guard lock(mutex_);
  reporting_.Unsent(payload_size);
}

void LegCore::Relay(const RtpPacket& packet, std::uint64_t source, PacketOut& out, std::int64_t now_us) {
  const std::lock_guard lock(mutex_);
  if (!negotiated_ || !terms_.may_send || digits_.IsActive()) return outgoing_.Break();
  const StreamPosition position =
      outgoing_.Follow(source, packet.sequence, packet.timestamp, packet.marker, clock_rate_, now_us);
  Send(out, terms_.send_payload, position, packet.payload, packet.size);
  commons_.relayed_packets.fetch_add(1, std::memory_order_relaxed);
}

bool LegCore::RelayEvent(const RtpPacket& packet, std::uint64_t source, int rate, PacketOut& out, std::int64_t now_us) {
  const std::lock_guard lock(mutex_);
  if (!negotiated_ || !terms_.may_send || digits_.IsActive()) return true;
  if (!terms_.send_events || terms_.send_events->clock_rate != rate) return false;
  const StreamPosition position =
      outgoing_.Follow(source, packet.sequence, packet.timestamp, packet.marker, clock_rate_, now_us);
  Send(out, terms_.send_events->payload, position, packet.payload, packet.size);
  commons_.relayed_packets.fetch_add(1, std::memory_order_relaxed);
  return true;
}

void LegCore::SendMade(std::uint8_t* payload, std::size_t size, std::uint32_t ticks, std::int64_t now_us) {
  const std::lock_guard lock(mutex_);
  if (!negotiated_ || !terms_.may_send || digits_.IsActive()) return outgoing_.Break();
  AtOnce out;
  Send(out, terms_.send_payload, outgoing_.Make(ticks, clock_rate_, now_us), payload, size);
}

void LegCore::Pause() {
  const std::lock_guard lock(mutex_);
  outgoing_.Break();
}

bool LegCore::StepDigits(std::int64_t now_us) {
  const std::lock_guard lock(mutex_);
  if (!negotiated_ || !terms_.send_events) {
    digits_ = DigitSender();
  } else if (const auto event = digits_.Step(terms_.send_events->clock_rate)) {
    if (event->first) event_timestamp_ = outgoing_.Now(clock_rate_, now_us);
    alignas(4) std::uint8_t packet[kRtpHeader + kEventPayload + kSrtpTrailer];
    std::copy(std::begin(event->payload), std::end(event->payload), packet + kRtpHeader);
    const StreamPosition position{outgoing_.Insert(now_us), event_timestamp_, event->first};
    AtOnce out;
    if (terms_.may_send) Send(out, terms_.send_events->payload, position, packet + kRtpHeader, kEventPayload);
  }
  digits_ticking_ = digits_.IsActive();
  return digits_ticking_;
}

// — now and then —

bool LegCore::IsSilentFor(std::int64_t now_us) const {
  if (!negotiated_ || unheard_seconds_ <= 0 || announced_unheard_) return false;
  if (!terms_.may_receive || terms_.held) return false;
  return now_us - last_good_us_ >= std::int64_t{unheard_seconds_} * 1000000;
}

void LegCore::Look(std::int64_t now_us) {
  bool unheard;
  {
    const std::lock_guard lock(mutex_);
    if (!negotiated_) return;
    unheard = IsSilentFor(now_us);
    announced_unheard_ = announced_unheard_ || unheard;
    if (reporting_.IsDue(now_us)) SendReport(now_us);
  }
  if (unheard) commons_.listener->OnUnheard(name_, unheard_seconds_);
}

// Under the lock.
void LegCore::SendReport(std::int64_t now_us) {
  alignas(8) std::uint8_t packet[kLongestRtcp + kSrtpTrailer + 8];
  std::size_t size = reporting_.Write(reception_, outgoing_, clock_rate_, now_us, packet);
  if (keys_.out && !keys_.out->ProtectRtcp(packet, &size)) return;
  const SocketAddress to = source_.ReportsTo(terms_.remote_rtcp);
  if (!to.IsSet() || to.IsUnspecified()) return;
  SendNow(rtcp_, packet, size, to);
}

}  // namespace sipleo::media
