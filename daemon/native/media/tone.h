// The tones of the French network: 440 Hz in the cadence that says what it means.
#pragma once

#include "media_engine.h"
#include "sample_source.h"

namespace sipleo::media {

class Tone : public SampleSource {
 public:
  // `rate` in Hz.
  Tone(Sound::Tone kind, int rate);
  Pulled Pull(std::int16_t* samples, std::size_t count, std::int64_t now_us) override;

 private:
  double Loudness() const;

  const int rate_;
  int on_ = 0, off_ = 0;  // samples; off 0: continuous
  int at_ = 0;            // in the cadence
  double phase_ = 0;
};

}  // namespace sipleo::media
