#include "leg_media.h"

#include "engine.h"
#include "media_clock.h"

namespace sipleo::media {

Leg::Leg(Engine& engine, const LegMediaSettings& settings, const PortPair& ports)
    : engine_(engine),
      port_(ports.local.Port()),
      demands_srtp_(settings.srtp),
      cancels_echo_(settings.cancels_echo),
      writer_(ports.local, settings.codecs, settings.srtp),
      core_(std::make_shared<LegCore>(settings, ports, engine.Commons())),
      slot_(engine.Packets().Add(core_, ports)) {
  engine_.Admit(this);
}

Leg::~Leg() {
  engine_.Part(this);
  core_->Close();
  engine_.Packets().Remove(slot_);
  engine_.Ports().Give(port_);
  engine_.Dismiss(this);
}

pjmedia_sdp_session* Leg::Offer(pj_pool_t* pool, const std::vector<Codec>& first, Direction direction) {
  offered_ = true;
  return writer_.Offer(pool, first, direction);
}

pj_status_t Leg::Answer(pj_pool_t* pool, const pjmedia_sdp_session* remote, const std::vector<Codec>& first,
                        pjmedia_sdp_session** local) {
  offered_ = false;
  // Two legs that name each other's ports would pass one packet round for ever.
  const auto line = FindAudioLine(remote, demands_srtp_);
  if (line && engine_.IsOwnPort(line->address)) return PJMEDIA_SDP_EINCONN;
  return writer_.Answer(pool, remote, first, local);
}

pj_status_t Leg::Apply(const pjmedia_sdp_session* local, const pjmedia_sdp_session* remote, Negotiated* outcome) {
  MediaTerms terms;
  pj_status_t status = ReadTerms(local, remote, core_->Local(), &terms);
  if (status != PJ_SUCCESS) return status;
  // Once secured, for ever secured; and an answer in the clear to a secured offer is no answer.
  const bool must = writer_.IsSecured() || (demands_srtp_ && offered_);
  if (must && !terms.send_key) return PJMEDIA_SDP_EINPROTO;
  if (engine_.IsOwnPort(terms.remote)) return PJMEDIA_SDP_EINCONN;
  status = core_->Apply(terms, NowUs());
  if (status != PJ_SUCCESS) return status;
  if (terms.send_key) writer_.Secure();
  terms_ = terms;
  engine_.Rewire(this);
  *outcome = Negotiated{terms.codec, terms.OurDirection(), terms.send_key.has_value(), terms.held, terms.remote.Text()};
  return PJ_SUCCESS;
}

void Leg::Follow(Codec codec) {
  if (!terms_ || terms_->codec == codec || !terms_->ChangeTo(codec)) return;
  // The keys stay, so nothing can fail.
  core_->Apply(*terms_, NowUs());
  engine_.Rewire(this);
}

std::optional<Codec> Leg::CurrentCodec() const {
  if (!terms_) return std::nullopt;
  return terms_->codec;
}

}  // namespace sipleo::media
