// Sends one leg what a source yields, coded, packet by packet.
#pragma once

#include <memory>
#include <mutex>
#include <vector>

#include "clock_thread.h"
#include "leg_core.h"
#include "sample_codec.h"
#include "sample_source.h"

namespace sipleo::media {

struct MouthSettings {
  Codec codec = Codec::kPcma;
  int rate = 8000;    // of the samples, Hz
  int ptime_ms = 20;  // that the far side wants
};

class Mouth : public ClockTask {
 public:
  Mouth(MediaCommons& commons, std::shared_ptr<LegCore> leg, const MouthSettings& settings,
        std::unique_ptr<Encoder> encoder, std::shared_ptr<SampleSource> source);

  bool Tick(std::int64_t now_us) override;
  // SIP thread. After it nothing is sent any more, and nothing of the source is held.
  void Stop();

 private:
  bool Speak(std::int64_t now_us);
  void SendWhatIsWhole(std::int64_t now_us);

  MediaCommons& commons_;
  const std::shared_ptr<LegCore> leg_;
  const int clock_rate_, rate_;
  std::size_t packet_samples_;

  std::mutex mutex_;  // held through a tick, and to stop
  std::unique_ptr<Encoder> encoder_;
  std::shared_ptr<SampleSource> source_;
  std::vector<std::int16_t> waiting_;
  bool speaking_ = false;
};

// 10 to 60 ms, a whole number of the codec's frames, and one that Opus has (RFC 7587 §3.3: 10, 20, 40, 60).
int PacketMs(Codec codec, int wanted_ms);

}  // namespace sipleo::media
