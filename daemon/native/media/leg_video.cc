#include "leg_video.h"

#include "engine.h"
#include "media_clock.h"

namespace sipleo::media {

LegVideo::LegVideo(Engine& engine, const LegMediaSettings& settings)
    : engine_(engine), settings_(settings), writer_(settings.video_codecs) {}

LegVideo::~LegVideo() { Close(); }

// Assured Forwarding 41, as RFC 4594 §4.3 has it for pictures of people who talk.
bool LegVideo::Open() {
  constexpr int kAssured41 = 34 << 2;
  if (core_) return true;
  const auto host = SocketAddress::Parse(settings_.local_address, 0);
  PortPair ports;
  if (!host || OpenPair(engine_.Ports(), *host, kAssured41, &ports) != PJ_SUCCESS) return false;
  core_ = std::make_shared<VideoCore>(settings_, ports, engine_.Commons());
  slot_ = engine_.Packets().Add(core_, ports);
  return true;
}

void LegVideo::Close() {
  terms_.reset();
  route = VideoRoute();
  if (!core_) return;
  core_->Close();
  engine_.Packets().Remove(slot_);
  engine_.Ports().Give(core_->Local().Port());
  core_.reset();
}

pjmedia_sdp_media* LegVideo::Offer(pj_pool_t* pool, const Video& wanted, bool secure, Direction direction) {
  return Open() ? writer_.Offer(pool, core_->Local(), wanted, secure, direction) : nullptr;
}

VideoAnswer LegVideo::Answer(pj_pool_t* pool, const pjmedia_sdp_session* remote, bool secure,
                             const std::optional<Video>& like) {
  const auto line = FindVideoLine(remote, secure);
  const auto chosen = line ? writer_.Choose(*line, like) : std::nullopt;
  if (!chosen || engine_.IsOwnPort(line->address) || !Open()) return {};
  if (!MaySendTo(core_->Local(), line->address)) return {};
  return {line->index, writer_.Answer(pool, core_->Local(), *line, *chosen, like)};
}

void LegVideo::Apply(const pjmedia_sdp_session* local, const pjmedia_sdp_session* remote, bool must_secure) {
  if (!core_) return;
  auto terms = ReadVideoTerms(local, remote, core_->Local());
  const bool fit = terms && (terms->send_key || !must_secure) && !engine_.IsOwnPort(terms->remote);
  if (!fit || core_->Apply(*terms, NowUs()) != PJ_SUCCESS) return Close();
  terms_ = std::move(terms);
  last_codec_ = VideoCodecText(*Codec());
}

std::optional<VideoCodec> LegVideo::Codec() const {
  if (!terms_) return std::nullopt;
  return terms_->agreed.front().format.codec;
}

}  // namespace sipleo::media
