#include "player.h"

#include <pj/log.h>

#include <algorithm>

#include "tone.h"

namespace sipleo::media {
namespace {

class FilePlayer : public SampleSource {
 public:
  FilePlayer(std::unique_ptr<WavFile> file, std::unique_ptr<Resampler> resampler, bool loop)
      : file_(std::move(file)), resampler_(std::move(resampler)), loop_(loop) {}

  Pulled Pull(std::int16_t* samples, std::size_t count, std::int64_t) override {
    if (!resampler_) return Fill(samples, count);
    std::int16_t raw[kMostBeatSamples];
    const Pulled pulled = Fill(raw, static_cast<std::size_t>(file_->Rate()) / 50);
    if (pulled == Pulled::kSamples) resampler_->Run(raw, samples);
    return pulled;
  }

 private:
  // The last beat of a file is filled up with silence.
  Pulled Fill(std::int16_t* samples, std::size_t count) {
    std::size_t done = file_->Read(samples, count);
    while (loop_ && done < count) {
      file_->Rewind();
      const std::size_t more = file_->Read(samples + done, count - done);
      if (more == 0) break;
      done += more;
    }
    if (done == 0) return Pulled::kEnded;
    std::fill(samples + done, samples + count, std::int16_t{0});
    return Pulled::kSamples;
  }

  std::unique_ptr<WavFile> file_;
  std::unique_ptr<Resampler> resampler_;
  const bool loop_;
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

std::unique_ptr<SampleSource> OpenFile(pj_pool_factory* pools, const Sound& sound, int rate) {
  std::string refusal;
  auto file = WavFile::Open(sound.path, &refusal);
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
  return std::make_unique<FilePlayer>(std::move(file), std::move(resampler), sound.loop);
}

}  // namespace

std::unique_ptr<SampleSource> MakePlayer(pj_pool_factory* pools, MediaCommons& commons, const Sound& sound, int rate) {
  std::unique_ptr<SampleSource> source;
  if (sound.kind == Sound::Kind::kFile)
    source = OpenFile(pools, sound, rate);
  else
    source = std::make_unique<Tone>(sound.tone, rate);
  return std::make_unique<Counted>(commons, std::move(source));
}

}  // namespace sipleo::media
