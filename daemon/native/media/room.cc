#include "room.h"

#include <algorithm>
#include <utility>

#include <pj/log.h>

#include "codec_table.h"

namespace sipleo::media {
namespace {

constexpr std::size_t kUsualMembers = 32;
constexpr int kBeatMs = 20;
// A sum is brought to 8 kHz with 12 dB to spare, so that it need not be limited before somebody is taken out of it.
constexpr int kHeadroom = 4;

}  // namespace

struct Room::Chorus {
  Codec codec;
  int packet_ms;
  Packer packer;
  std::vector<RoomMember*> members;
  bool Has(const RoomMember& member) const {
    return member.Seat().codec == codec && PacketMs(codec, member.Seat().ptime_ms) == packet_ms;
  }
};

Room::Room(pj_pool_factory* pools, pjmedia_codec_mgr* codecs, MediaCommons& commons)
    : pools_(pools), codecs_(codecs), commons_(commons) {
  members_.reserve(kUsualMembers);
  changes_.reserve(kUsualMembers);
}

Room::~Room() = default;

void Room::Add(const RoomSeat& seat) {
  if (FactsOf(seat.codec).sample_rate > rate_) Widen();
  Seat(seat);
}

// All sit down anew: ears and encoders are made for one rate.
void Room::Widen() {
  auto down = Resampler::Create(pools_, kWideRate, kNarrowRate);
  if (!down) return;
  std::vector<std::unique_ptr<RoomMember>> before;
  std::vector<std::unique_ptr<Chorus>> choruses;
  std::deque<std::unique_ptr<SampleSource>> sounds;
  {
    const std::lock_guard lock(mutex_);
    rate_ = kWideRate;
    down_ = std::move(down);
    std::swap(members_, before);
    std::swap(choruses_, choruses);
    std::swap(sounds_, sounds);
  }
  for (const auto& member : before) Seat(member->Seat());
}

void Room::Seat(const RoomSeat& seat) {
  auto member = RoomMember::Create(pools_, codecs_, seat, rate_);
  if (!member) {
    PJ_LOG(1, ("media", "cannot mix %s: a leg neither hears its room nor is heard there", CodecText(seat.codec)));
    return;
  }
  FindChorus(seat);
  const std::lock_guard lock(mutex_);
  members_.push_back(std::move(member));
  changes_.reserve(members_.capacity());
  for (const auto& chorus : choruses_) chorus->members.reserve(members_.capacity());
}

// Packets that are as long as a beat or end with it can be left to a chorus at any beat; who wants others is told by
// himself.
void Room::FindChorus(const RoomSeat& seat) {
  const int packet_ms = PacketMs(seat.codec, seat.ptime_ms), rate = RateInRoom(seat.codec, rate_);
  const auto is = [&](const auto& chorus) { return chorus->codec == seat.codec && chorus->packet_ms == packet_ms; };
  if (kBeatMs % packet_ms != 0 || std::any_of(choruses_.begin(), choruses_.end(), is)) return;
  auto encoder = MakeEncoder(codecs_, seat.codec, rate);
  if (!encoder) return;
  auto chorus = std::make_unique<Chorus>(
      Chorus{seat.codec, packet_ms, Packer(seat.codec, rate, packet_ms, std::move(encoder)), {}});
  const std::lock_guard lock(mutex_);
  choruses_.push_back(std::move(chorus));
}

void Room::Remove(const LegCore* leg) {
  std::unique_ptr<RoomMember> removed;
  const std::lock_guard lock(mutex_);
  const auto found =
      std::find_if(members_.begin(), members_.end(), [&](const auto& each) { return each->Seat().leg.get() == leg; });
  if (found == members_.end()) return;
  removed = std::move(*found);
  members_.erase(found);
  removed->Seat().leg->SetRoute({});
  std::erase_if(choruses_, [&](const auto& chorus) {
    return std::none_of(members_.begin(), members_.end(), [&](const auto& member) { return chorus->Has(*member); });
  });
}

void Room::Mute(const LegCore* leg, bool muted) {
  const std::lock_guard lock(mutex_);
  for (const auto& member : members_)
    if (member->Seat().leg.get() == leg) member->Mute(muted);
}

void Room::Play(std::unique_ptr<SampleSource> sound) {
  const std::lock_guard lock(mutex_);
  sounds_.push_back(std::move(sound));
}

bool Room::Tick(std::int64_t now_us) {
  {
    const std::lock_guard lock(mutex_);
    Mix(now_us);
  }
  for (const Change& change : changes_) commons_.listener->OnSpeaking(change.leg, change.speaks);
  changes_.clear();
  return true;
}

// Under the lock.
void Room::Mix(std::int64_t now_us) {
  Sum(now_us);
  PlayInto(now_us);
  if (down_) Narrow();
  for (const auto& chorus : choruses_) chorus->members.clear();
  for (const auto& member : members_) {
    const auto chorus =
        std::find_if(choruses_.begin(), choruses_.end(), [&](const auto& each) { return each->Has(*member); });
    if (!member->IsApart() && chorus != choruses_.end()) {
      (*chorus)->members.push_back(member.get());
      continue;
    }
    std::int16_t heard[kMostRoomSamples];
    member->Mix(beat_, heard);
    member->Tell(heard, now_us);
  }
  for (const auto& chorus : choruses_)
    if (!chorus->members.empty()) TellAlike(*chorus, now_us);
}

void Room::Sum(std::int64_t now_us) {
  std::fill(std::begin(beat_.full), std::end(beat_.full), 0);
  for (const auto& member : members_) {
    if (member->Listen(now_us)) changes_.push_back({member->Seat().leg->LegName(), member->Speaks()});
    member->AddTo(&beat_);
  }
}

void Room::PlayInto(std::int64_t now_us) {
  std::int16_t samples[kMostRoomSamples];
  const std::size_t count = static_cast<std::size_t>(rate_) / 50;
  while (!sounds_.empty()) {
    switch (sounds_.front()->Pull(samples, count, now_us)) {
      case SampleSource::Pulled::kEnded:
        sounds_.pop_front();
        continue;
      case SampleSource::Pulled::kSamples:
        for (std::size_t i = 0; i < count; i++) beat_.full[i] += samples[i];
        return;
      case SampleSource::Pulled::kNothing:
        return;
    }
  }
}

void Room::Narrow() {
  std::int16_t wide[kMostRoomSamples], narrow[kNarrowRate / 50];
  for (std::size_t i = 0; i < kMostRoomSamples; i++)
    wide[i] = static_cast<std::int16_t>(std::clamp(beat_.full[i] / kHeadroom, -32768, 32767));
  down_->Run(wide, narrow);
  for (std::size_t i = 0; i < std::size(narrow); i++) beat_.narrow[i] = narrow[i] * kHeadroom;
}

// Each leg gets a copy of the packet: SRTP works in place, with keys of its own.
void Room::TellAlike(Chorus& chorus, std::int64_t now_us) {
  std::int16_t heard[kMostRoomSamples];
  const RoomMember& first = *chorus.members.front();
  first.Mix(beat_, heard);
  for (RoomMember* member : chorus.members) member->Heard(heard);
  chorus.packer.Put(heard, first.HeardSamples(), [&](std::uint8_t* payload, std::size_t size, std::uint32_t ticks) {
    alignas(8) std::uint8_t packet[kLongestRtp + kSrtpTrailer];
    for (RoomMember* member : chorus.members) {
      std::copy_n(payload, size, packet + kRtpHeader);
      member->Send(packet + kRtpHeader, size, ticks, now_us);
    }
  });
}

}  // namespace sipleo::media
