#include "key_ear.h"

#include <algorithm>
#include <utility>

#include "codec_table.h"

namespace sipleo::media {
namespace {

// The longest way of an echo: out to the far end of a line, through two jitter buffers, and back.
constexpr int kEchoMs = 1000;

}  // namespace

KeyEar::KeyEar(MediaCommons& commons, std::shared_ptr<LegCore> leg, Codec codec, std::shared_ptr<Ear> ear, int rate)
    : commons_(commons), leg_(std::move(leg)), codec_(codec), ear_(std::move(ear)), said_(rate) {
  commons_.listening++;
}

KeyEar::~KeyEar() { commons_.listening--; }

std::shared_ptr<KeyEar> KeyEar::Create(pj_pool_factory* pools, pjmedia_codec_mgr* codecs, MediaCommons& commons,
                                       std::shared_ptr<LegCore> leg, Codec codec) {
  const int rate = FactsOf(codec).sample_rate;
  auto ear = Ear::Create(pools, codecs, codec, rate);
  if (!ear) return nullptr;
  return std::shared_ptr<KeyEar>(new KeyEar(commons, std::move(leg), codec, std::move(ear), rate));
}

void KeyEar::Start() {
  leg_->AddTap(ear_);
  leg_->SetToldSink(shared_from_this());
  commons_.clock.Add(shared_from_this());
}

void KeyEar::Stop() {
  stopped_ = true;
  leg_->RemoveTap(ear_);
  leg_->SetToldSink(nullptr);
  commons_.clock.Remove(this);
}

bool KeyEar::Tick(std::int64_t now_us) {
  if (stopped_) return false;
  std::int16_t samples[kMostBeatSamples];
  const std::size_t beat = static_cast<std::size_t>(said_.Rate()) / 50;
  if (ear_->Pull(samples, beat, now_us) != SampleSource::Pulled::kSamples) std::fill_n(samples, beat, std::int16_t{0});
  const auto key = said_.Take(samples, beat);
  // What comes back of a key that stands in what it is told was pressed by nobody there.
  if (key && !(told_ && told_->Stood(*key, kEchoMs))) commons_.listener->OnDigit(leg_->LegName(), *key, DigitBy::kTone);
  return true;
}

void KeyEar::Told(const std::int16_t* samples, std::size_t count, int rate) {
  if (stopped_) return;
  if (!told_ || told_->Rate() != rate) told_.emplace(rate);
  told_->Take(samples, count);
}

}  // namespace sipleo::media
