// A WAV file that grows. Its header says no length until it is completed: readers then go by the length of the file
// (wav_file.h, daemon/kit/wav.ts).
#pragma once

#include <array>

#include "sound_file.h"
#include "sound_writer.h"

namespace sipleo::media {

constexpr std::size_t kWavHeader = 44;

// `bytes` of samples follow; 0: nobody knows how many.
std::array<std::uint8_t, kWavHeader> WavHeaderOf(int channels, int rate, std::uint32_t bytes);

class WavWriter : public SoundWriter {
 public:
  WavWriter(int channels, int rate) : channels_(channels), rate_(rate) {}

  int Open(const std::string& path) override;
  int Put(const std::int16_t* samples, std::size_t count) override;
  int Complete() override;
  double Seconds() const override;
  void Sync() override { file_.Sync(); }

 private:
  std::uint32_t WholeBytes() const;

  const int channels_, rate_;
  SoundFile file_;
};

}  // namespace sipleo::media
