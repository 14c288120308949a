#include "leg_media.h"

#include "engine.h"
#include "media_clock.h"

namespace sipleo::media {

Leg::Leg(Engine& engine, const LegMediaSettings& settings, const PortPair& ports)
    : engine_(engine),
      settings_(settings),
      port_(ports.local.Port()),
      writer_(ports.local, settings.codecs, settings.srtp),
      core_(std::make_shared<LegCore>(settings, ports, engine.Commons())),
      slot_(engine.Packets().Add(core_, ports)) {
  engine_.Admit(this);
}

Leg::~Leg() {
  for (const auto& recording : recordings) recording->Finish(RecordingEnd::kReleased);
  recordings.clear();
  engine_.HearKeys(this, false);
  engine_.Part(this);
  video_.reset();
  core_->Close();
  engine_.Packets().Remove(slot_);
  engine_.Ports().Give(port_);
  engine_.Dismiss(this);
}

LegVideo* Leg::MakePicture() {
  if (!video_ && !settings_.video_codecs.empty()) video_ = std::make_unique<LegVideo>(engine_, settings_);
  return video_.get();
}

// A leg that is parted from another (music, a prompt) goes on as it was.
bool Leg::FollowVideo(const std::optional<Video>& like) {
  const bool keeps = !like && like_ && !like_->formats.empty();
  if (!keeps) like_ = like;
  return OffersVideo();
}

// Where nobody else is, what its own device agreed to is asked for again.
Video Leg::WantedVideo() const { return like_ ? *like_ : CurrentVideo(); }

bool Leg::OffersVideo() {
  const Video wanted = WantedVideo();
  return !wanted.formats.empty() && MakePicture() != nullptr && video_->MayOffer(wanted);
}

pjmedia_sdp_session* Leg::Offer(pj_pool_t* pool, const std::vector<Codec>& first, Direction direction) {
  offered_ = true;
  pjmedia_sdp_media* video =
      OffersVideo() ? video_->Offer(pool, WantedVideo(), writer_.WantsSecure(), direction) : nullptr;
  return writer_.Offer(pool, first, direction, video);
}

pj_status_t Leg::Answer(pj_pool_t* pool, const pjmedia_sdp_session* remote, const std::vector<Codec>& first,
                        pjmedia_sdp_session** local) {
  offered_ = false;
  // Two legs that name each other's ports would pass one packet round for ever.
  const auto line = FindAudioLine(remote, writer_.WantsSecure());
  if (line && engine_.IsOwnPort(line->address)) return PJMEDIA_SDP_EINCONN;
  VideoAnswer video;
  if (line && FindVideoLine(remote, line->secure) && MakePicture() != nullptr)
    video = video_->Answer(pool, remote, line->secure, like_);
  return writer_.Answer(pool, remote, first, video, local);
}

pj_status_t Leg::Apply(const pjmedia_sdp_session* local, const pjmedia_sdp_session* remote, Negotiated* outcome) {
  MediaTerms terms;
  pj_status_t status = ReadTerms(local, remote, core_->Local(), &terms);
  if (status != PJ_SUCCESS) return status;
  // Once secured, for ever secured; and an answer in the clear to a secured offer is no answer.
  const bool must = writer_.IsSecured() || (settings_.srtp && offered_);
  if (must && !terms.send_key) return PJMEDIA_SDP_EINPROTO;
  if (engine_.IsOwnPort(terms.remote)) return PJMEDIA_SDP_EINCONN;
  status = core_->Apply(terms, NowUs());
  if (status != PJ_SUCCESS) return status;
  if (terms.send_key) writer_.Secure();
  terms_ = terms;
  if (video_) video_->Apply(local, remote, terms.send_key.has_value());
  // What its device has declined is not offered again until the other leg wants it anew.
  if (offered_ && like_ && CurrentVideo().formats.empty()) like_ = Video{};
  engine_.Rewire(this);
  *outcome = Negotiated{terms.codec, terms.OurDirection(), terms.send_key.has_value(),
                        terms.held,  terms.remote.Text(),  video_ ? video_->Codec() : std::nullopt};
  return PJ_SUCCESS;
}

void Leg::Follow(Codec codec) {
  if (!terms_ || terms_->codec == codec || !terms_->ChangeTo(codec)) return;
  // The keys stay, so nothing can fail.
  core_->Apply(*terms_, NowUs());
  engine_.Rewire(this);
}

LegQuality Leg::Quality() const {
  LegQuality quality = core_->Quality();
  if (video_) quality.video = video_->LastCodec();
  return quality;
}

std::optional<Codec> Leg::CurrentCodec() const {
  if (!terms_) return std::nullopt;
  return terms_->codec;
}

}  // namespace sipleo::media
