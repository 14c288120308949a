// Takes out of what a leg says the echo of what it is told: WebRTC's AEC3, as pjmedia has it. Clock thread only, but
// for its making and its end.
#pragma once

#include <pjmedia.h>

#include <cstdint>
#include <deque>
#include <memory>
#include <vector>

#include "resampler.h"
#include "sample_source.h"

namespace sipleo::media {

// The echo of a line comes back after its round trip and through jitter buffers, so that its delay is not known and
// changes: AEC3 looks for it, up to half a second. It works at 16 kHz; telephony of 8 kHz is brought there and back.
class EchoCanceller {
 public:
  // `told_rate`, `said_rate`: of the samples on either side, Hz. Null when pjmedia cannot.
  static std::shared_ptr<EchoCanceller> Create(pj_pool_factory* pools, int told_rate, int said_rate);
  ~EchoCanceller();
  EchoCanceller(const EchoCanceller&) = delete;
  EchoCanceller& operator=(const EchoCanceller&) = delete;

  // 20 ms that the leg is told; null: silence.
  void Told(const std::int16_t* samples);
  // 20 ms that the leg says, cleaned in place; null: silence, which only lets the time go on.
  void Said(std::int16_t* samples);

 private:
  static constexpr std::size_t kBeat = 320;  // 20 ms at 16 kHz

  EchoCanceller(pj_pool_t* pool, int told_rate, int said_rate);

  pj_pool_t* pool_;
  const std::size_t told_beat_, said_beat_;
  pjmedia_echo_state* echo_ = nullptr;
  std::unique_ptr<Resampler> told_up_, said_up_, said_down_;
  std::deque<std::vector<std::int16_t>> told_;
};

// The source of what a leg is told: its echo is known beforehand.
class ToldSource : public SampleSource {
 public:
  ToldSource(std::shared_ptr<SampleSource> source, std::shared_ptr<EchoCanceller> echo)
      : source_(std::move(source)), echo_(std::move(echo)) {}
  Pulled Pull(std::int16_t* samples, std::size_t count, std::int64_t now_us) override;

 private:
  const std::shared_ptr<SampleSource> source_;
  const std::shared_ptr<EchoCanceller> echo_;
};

// The source of what a leg says, without the echo.
class CleanedSource : public SampleSource {
 public:
  CleanedSource(std::shared_ptr<SampleSource> source, std::shared_ptr<EchoCanceller> echo)
      : source_(std::move(source)), echo_(std::move(echo)) {}
  Pulled Pull(std::int16_t* samples, std::size_t count, std::int64_t now_us) override;

 private:
  const std::shared_ptr<SampleSource> source_;
  const std::shared_ptr<EchoCanceller> echo_;
};

}  // namespace sipleo::media
