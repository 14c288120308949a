#include "video_core.h"

#include <algorithm>
#include <utility>

#include "packet_poll.h"

namespace sipleo::media {
namespace {

// 8 Mbit/s, and half a second of it at once: more than a telephone's best picture, less than what would starve the
// sound of others. Small packets cost as much as middling ones: two thousand a second.
constexpr std::int64_t kBytesPerSecond = 1000000, kBurst = 500000, kLeastCost = 500;
// A telephone that lacks a picture asks again and again; one that is asked makes a big one each time.
constexpr std::int64_t kPicturesPerSecond = 10, kPicturesAtOnce = 5, kNacksPerSecond = 100, kNacksAtOnce = 50;
constexpr std::int64_t kAskAgainUs = 1000000;

}  // namespace

VideoCore::VideoCore(const LegMediaSettings& settings, const PortPair& ports, MediaCommons& commons)
    : name_(settings.leg),
      local_(ports.local),
      commons_(commons),
      rtp_(ports.rtp),
      rtcp_(ports.rtcp),
      source_(SocketAddress::Parse(settings.signalled_host, 0).value_or(SocketAddress())),
      cap_(kBytesPerSecond, kBurst),
      pictures_asked_(kPicturesPerSecond, kPicturesAtOnce),
      packets_asked_(kNacksPerSecond, kNacksAtOnce),
      ssrc_(Random32()),
      // As for the sound: the upper half is left free (RFC 3711 §3.3.1).
      outgoing_(static_cast<std::uint16_t>(Random32() & 0x7fff), Random32()),
      reporting_(ssrc_) {}

void VideoCore::Close() {
  VideoRoute dropped;
  const std::lock_guard lock(mutex_);
  rtp_ = rtcp_ = -1;
  negotiated_ = false;
  std::swap(dropped, route_);
}

pj_status_t VideoCore::Apply(const VideoTerms& terms, std::int64_t now_us) {
  const std::lock_guard lock(mutex_);
  const pj_status_t status = keys_.Renew(terms.receive_key, terms.send_key);
  negotiated_ = status == PJ_SUCCESS;
  if (!negotiated_) return status;
  source_.Expect(terms.remote, now_us);
  terms_ = terms;
  reporting_.Begin(now_us);
  return PJ_SUCCESS;
}

void VideoCore::SetRoute(const VideoRoute& route) {
  VideoRoute dropped = route;
  const std::lock_guard lock(mutex_);
  std::swap(route_, dropped);
  begins_ = route_.peer != nullptr;
  ask_at_us_ = 0;
}

// — what comes in —

void VideoCore::Take(const Arrival& arrival, PacketOut& out) {
  if (arrival.rtcp || (arrival.size <= kLongestRtp && LooksLikeRtcp(arrival.data, arrival.size)))
    TakeRtcp(arrival);
  else
    TakeRtp(arrival, out);
}

void VideoCore::TakeRtp(const Arrival& arrival, PacketOut& out) {
  Taken taken;
  {
    const std::lock_guard lock(mutex_);
    if (rtp_ < 0 || !negotiated_ || arrival.size > kLongestRtp || !TakePacket(arrival, &taken)) return;
  }
  taken.peer->Relay(taken.packet, name_ << 32 ^ taken.packet.ssrc, taken.number, out, arrival.at_us);
  if (taken.begins) AskForPicture(arrival.at_us);
}

// Under the lock. False when nothing is to be sent on.
bool VideoCore::TakePacket(const Arrival& arrival, Taken* taken) {
  std::size_t size = arrival.size;
  if (!source_.MayHear(arrival.from, arrival.at_us) || size < kRtpHeader) return false;
  const int payload_type = arrival.data[1] & 127;
  if (!terms_.Receives(payload_type)) return false;
  if (!cap_.MayPass(std::max(static_cast<std::int64_t>(size), kLeastCost), arrival.at_us)) return false;
  if (keys_.in && !keys_.in->Unprotect(arrival.data, &size)) return false;
  RtpPacket& packet = taken->packet;
  if (!ParseRtp(arrival.data, size, &packet)) return false;
  source_.Heard(arrival.from);
  reception_.Take(packet.ssrc, packet.sequence, packet.timestamp, kVideoClockRate, true, arrival.at_us);
  taken->number = route_.numbers[static_cast<std::size_t>(payload_type)];
  if (!terms_.may_receive || packet.size == 0 || !route_.peer || taken->number < 0) return false;
  taken->peer = route_.peer;
  taken->begins = std::exchange(begins_, false);
  if (taken->begins) ask_at_us_ = arrival.at_us + kAskAgainUs;
  return true;
}

void VideoCore::TakeRtcp(const Arrival& arrival) {
  FeedbackHeard heard;
  std::vector<Missing> missing;
  std::shared_ptr<VideoCore> peer;
  {
    const std::lock_guard lock(mutex_);
    if (rtcp_ < 0 || !negotiated_ || arrival.size < 8 || arrival.size > kLongestRtp) return;
    if (!ReadFar(arrival, &heard)) return;
    if (arrival.rtcp) source_.Reported(arrival.from);
    peer = route_.peer;
    for (const Missing& one : heard.missing)
      if (const auto number = outgoing_.NumberBehind(one.sequence)) missing.push_back({*number, one.following});
  }
  if (!peer) return;
  if (heard.picture) peer->AskForPicture(arrival.at_us);
  if (!missing.empty()) peer->AskAgain(missing, arrival.at_us);
}

// Under the lock.
bool VideoCore::ReadFar(const Arrival& arrival, FeedbackHeard* heard) {
  std::size_t size = arrival.size;
  if (!source_.MayReport(arrival.from)) return false;
  if (keys_.in && !keys_.in->UnprotectRtcp(arrival.data, &size)) return false;
  if (!reporting_.Take(arrival.data, size, arrival.at_us)) return false;
  *heard = ReadFeedback(arrival.data, size, ssrc_);
  return true;
}

// — what goes out —

void VideoCore::Relay(const RtpPacket& packet, std::uint64_t source, int number, PacketOut& out, std::int64_t now_us) {
  const std::lock_guard lock(mutex_);
  if (rtp_ < 0 || !negotiated_ || !terms_.may_send) return outgoing_.Break();
  const StreamPosition position =
      outgoing_.Follow(source, packet.sequence, packet.timestamp, packet.marker, kVideoClockRate, now_us);
  std::uint8_t* const at = packet.payload - kRtpHeader;
  // The marker stays where it was: it ends a picture (RFC 3551 §5).
  WriteRtpHeader(at, number, packet.marker, position.sequence, position.timestamp, ssrc_);
  std::size_t size = kRtpHeader + packet.size;
  if (keys_.out && !keys_.out->Protect(at, &size)) return;
  const SocketAddress& to = source_.Destination();
  if (!to.IsSet() || to.IsUnspecified() || !out.Send({slot_, rtp_, at, size, packet.size, to})) return;
  reporting_.Sent(packet.size);
  commons_.relayed_packets.fetch_add(1, std::memory_order_relaxed);
}

void VideoCore::Lost(std::size_t payload_size) {
  const std::lock_guard lock(mutex_);
  reporting_.Unsent(payload_size);
}

void VideoCore::AskForPicture(std::int64_t now_us) {
  const std::lock_guard lock(mutex_);
  SendPictureRequest(now_us);
}

// Under the lock.
void VideoCore::SendPictureRequest(std::int64_t now_us) {
  if (!negotiated_ || !reception_.HasStream() || !pictures_asked_.MayPass(1, now_us)) return;
  alignas(8) std::uint8_t packet[kLongestRtcp + kSrtpTrailer + 8];
  const std::size_t size = reporting_.WriteEmpty(packet);
  // Who announced neither is asked the usual way: what it does not know it passes over (RFC 3550 §6.1).
  const bool intra = terms_.theirs.feedback.fir && !terms_.theirs.feedback.pli;
  SendRtcp(packet, intra ? AddIntraRequest(packet, size, ssrc_, reception_.Source(), requests_++)
                         : AddPictureLoss(packet, size, ssrc_, reception_.Source()));
}

void VideoCore::AskAgain(const std::vector<Missing>& missing, std::int64_t now_us) {
  const std::lock_guard lock(mutex_);
  if (!negotiated_ || !terms_.theirs.feedback.nack || !reception_.HasStream()) return;
  if (!packets_asked_.MayPass(1, now_us)) return;
  alignas(8) std::uint8_t packet[kLongestRtcp + kSrtpTrailer + 8];
  const std::size_t size = reporting_.WriteEmpty(packet);
  SendRtcp(packet, AddMissing(packet, size, ssrc_, reception_.Source(), missing));
}

void VideoCore::Look(std::int64_t now_us) {
  const std::lock_guard lock(mutex_);
  if (!negotiated_) return;
  if (ask_at_us_ != 0 && now_us >= ask_at_us_) {
    ask_at_us_ = 0;
    SendPictureRequest(now_us);
  }
  if (!reporting_.IsDue(now_us)) return;
  alignas(8) std::uint8_t packet[kLongestRtcp + kSrtpTrailer + 8];
  SendRtcp(packet, reporting_.Write(reception_, outgoing_, kVideoClockRate, now_us, packet));
}

// Under the lock.
void VideoCore::SendRtcp(std::uint8_t* packet, std::size_t size) {
  if (keys_.out && !keys_.out->ProtectRtcp(packet, &size)) return;
  const SocketAddress to = source_.ReportsTo(terms_.remote_rtcp);
  if (rtcp_ >= 0 && to.IsSet() && !to.IsUnspecified()) SendNow(rtcp_, packet, size, to);
}

}  // namespace sipleo::media
