#include "player.h"

#include <pj/log.h>

#include <algorithm>

#include "tone.h"

namespace sipleo::media {
namespace {

class FilePlayer : public SampleSource {
 public:
  FilePlayer(std::shared_ptr<WavFile> file, std::unique_ptr<Resampler> resampler, const Sound& sound)
      : file_(std::move(file)),
        resampler_(std::move(resampler)),
        loop_(sound.loop),
        silence_after_(Samples(sound.seconds_after)),
        silence_(Samples(sound.seconds_before)) {}

  Pulled Pull(std::int16_t* samples, std::size_t count, std::int64_t) override {
    if (!resampler_) return Fill(samples, count);
    std::int16_t raw[kMostBeatSamples];
    const Pulled pulled = Fill(raw, static_cast<std::size_t>(file_->Rate()) / 50);
    if (pulled == Pulled::kSamples) resampler_->Run(raw, samples);
    return pulled;
  }

 private:
  std::size_t Samples(int seconds) const {
    return static_cast<std::size_t>(seconds) * static_cast<std::size_t>(file_->Rate());
  }

  // The last beat of a sound is filled up with silence.
  Pulled Fill(std::int16_t* samples, std::size_t count) {
    std::size_t done = 0;
    while (done < count) {
      const std::size_t some = silence_ > 0 ? Hush(samples + done, count - done) : Speak(samples + done, count - done);
      if (some == 0 && silence_ == 0 && ended_) break;
      done += some;
    }
    if (done == 0) return Pulled::kEnded;
    std::fill(samples + done, samples + count, std::int16_t{0});
    return Pulled::kSamples;
  }

  std::size_t Hush(std::int16_t* samples, std::size_t count) {
    const std::size_t some = std::min(silence_, count);
    std::fill_n(samples, some, std::int16_t{0});
    silence_ -= some;
    return some;
  }

  // At the end of the file it goes back to its beginning. One of which nothing can be read has ended.
  std::size_t Speak(std::int16_t* samples, std::size_t count) {
    const std::size_t some = ended_ ? 0 : file_->Read(at_, samples, count);
    if (some == 0 && !ended_) {
      ended_ = !loop_ || at_ == 0;
      silence_ = at_ == 0 ? 0 : silence_after_;
      at_ = 0;
    }
    at_ += some;
    return some;
  }

  const std::shared_ptr<WavFile> file_;
  const std::unique_ptr<Resampler> resampler_;
  const bool loop_;
  const std::size_t silence_after_;
  std::size_t silence_;  // still to come, in samples of the file
  std::size_t at_ = 0;
  bool ended_ = false;
};

class Ended : public SampleSource {
 public:
  Pulled Pull(std::int16_t*, std::size_t, std::int64_t) override { return Pulled::kEnded; }
};

class Counted : public SampleSource {
 public:
  Counted(MediaCommons& commons, std::unique_ptr<SampleSource> source) : commons_(commons), source_(std::move(source)) {
    commons_.players++;
  }
  ~Counted() override { commons_.players--; }
  Pulled Pull(std::int16_t* samples, std::size_t count, std::int64_t now_us) override {
    return source_->Pull(samples, count, now_us);
  }

 private:
  MediaCommons& commons_;
  std::unique_ptr<SampleSource> source_;
};

std::unique_ptr<SampleSource> OpenFile(pj_pool_factory* pools, SoundShelf& shelf, const Sound& sound, int rate) {
  std::string refusal;
  const std::shared_ptr<WavFile> file = shelf.Open(sound.path, rate, &refusal);
  std::unique_ptr<Resampler> resampler;
  if (file && file->Rate() != rate) {
    resampler = Resampler::Create(pools, file->Rate(), rate);
    if (!resampler) refusal = "its sample rate cannot be changed";
  }
  if (!refusal.empty()) {
    PJ_LOG(2,
           ("media", "cannot play %s: %s. Give a WAV file of PCM, 16 bit, mono.", sound.path.c_str(), refusal.c_str()));
    return std::make_unique<Ended>();
  }
  return std::make_unique<FilePlayer>(file, std::move(resampler), sound);
}

}  // namespace

std::unique_ptr<SampleSource> MakePlayer(pj_pool_factory* pools, MediaCommons& commons, SoundShelf& shelf,
                                         const Sound& sound, int rate) {
  std::unique_ptr<SampleSource> source;
  if (sound.kind == Sound::Kind::kFile)
    source = OpenFile(pools, shelf, sound, rate);
  else
    source = std::make_unique<Tone>(sound.tone, rate);
  return std::make_unique<Counted>(commons, std::move(source));
}

}  // namespace sipleo::media
