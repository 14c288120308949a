#include "room_member.h"

#include <algorithm>

#include "codec_table.h"
#include "ear.h"
#include "soft_limit.h"

namespace sipleo::media {

int RateInRoom(Codec codec, int room_rate) { return std::min(FactsOf(codec).sample_rate, room_rate); }

RoomMember::RoomMember(const RoomSeat& seat, int room_rate, Packer packer)
    : seat_(seat),
      samples_(static_cast<std::size_t>(room_rate) / 50),
      heard_samples_(static_cast<std::size_t>(RateInRoom(seat.codec, room_rate)) / 50),
      packer_(std::move(packer)) {}

std::unique_ptr<RoomMember> RoomMember::Create(pj_pool_factory* pools, pjmedia_codec_mgr* codecs, const RoomSeat& seat,
                                               int room_rate) {
  const int own_rate = RateInRoom(seat.codec, room_rate);
  auto ear = Ear::Create(pools, codecs, seat.codec, room_rate);
  auto encoder = MakeEncoder(codecs, seat.codec, own_rate);
  if (!ear || !encoder) return nullptr;
  std::unique_ptr<RoomMember> member(
      new RoomMember(seat, room_rate, Packer(seat.codec, own_rate, seat.ptime_ms, std::move(encoder))));
  if (own_rate != room_rate) {
    member->down_ = Resampler::Create(pools, room_rate, own_rate);
    if (!member->down_) return nullptr;
  }
  member->source_ = ear;
  member->ear_ = std::move(ear);
  if (seat.cancels_echo) {
    member->echo_ = EchoCanceller::Create(pools, own_rate, room_rate);
    if (!member->echo_) return nullptr;
    member->source_ = std::make_shared<CleanedSource>(member->source_, member->echo_);
  }
  member->Route();
  return member;
}

// Packets of who is muted end at the leg; digits are heard all the same.
void RoomMember::Route() { seat_.leg->SetRoute({nullptr, seat_.muted ? nullptr : ear_}); }

void RoomMember::Mute(bool muted) {
  if (muted == seat_.muted) return;
  seat_.muted = muted;
  Route();
}

bool RoomMember::Listen(std::int64_t now_us) {
  const bool spoke = speaks_;
  bool came = false;
  if (seat_.muted) {
    gate_.Shut();
    if (echo_) echo_->Said(nullptr);
    speaks_ = false;
  } else {
    came = source_->Pull(said_, samples_, now_us) == SampleSource::Pulled::kSamples;
    speaks_ = gate_.Take(came ? said_ : nullptr, samples_);
  }
  if (!speaks_ || !came) std::fill_n(said_, samples_, std::int16_t{0});
  // One beat longer than he speaks: what the filter of his rate still holds of him is then out of the sum, too, and
  // nothing of it is left for the next time.
  apart_ = speaks_ || spoke;
  if (apart_ && down_) down_->Run(said_, said_narrow_);
  return speaks_ != spoke;
}

void RoomMember::AddTo(RoomBeat* beat) const {
  if (!speaks_) return;
  for (std::size_t i = 0; i < samples_; i++) beat->full[i] += said_[i];
}

void RoomMember::Mix(const RoomBeat& beat, std::int16_t* heard) const {
  const std::int32_t* sum = down_ ? beat.narrow : beat.full;
  const std::int16_t* own = down_ ? said_narrow_ : said_;
  for (std::size_t i = 0; i < heard_samples_; i++) heard[i] = SoftLimit(apart_ ? sum[i] - own[i] : sum[i]);
}

void RoomMember::Tell(const std::int16_t* heard, std::int64_t now_us) {
  Heard(heard);
  packer_.Put(heard, heard_samples_, [&](std::uint8_t* payload, std::size_t size, std::uint32_t ticks) {
    Send(payload, size, ticks, now_us);
  });
}

void RoomMember::Heard(const std::int16_t* heard) {
  if (echo_) echo_->Told(heard);
  seat_.leg->Tell(heard, heard_samples_, static_cast<int>(heard_samples_ * 50));
}

}  // namespace sipleo::media
