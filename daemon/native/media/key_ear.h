// Listens to one leg for keys that it presses as tones: where it has not agreed upon telephone events, and while
// somebody waits for keys. Counts as listening for as long as it lives.
#pragma once

#include <atomic>
#include <memory>
#include <optional>

#include "clock_thread.h"
#include "dtmf_detector.h"
#include "ear.h"
#include "leg_core.h"
#include "told_sink.h"

namespace sipleo::media {

class KeyEar : public ClockTask, public ToldSink, public std::enable_shared_from_this<KeyEar> {
 public:
  // Null when what the leg says cannot be decoded.
  static std::shared_ptr<KeyEar> Create(pj_pool_factory* pools, pjmedia_codec_mgr* codecs, MediaCommons& commons,
                                        std::shared_ptr<LegCore> leg, Codec codec);
  ~KeyEar() override;

  Codec Hears() const { return codec_; }
  void Start();  // SIP thread
  void Stop();   // SIP thread; after it nothing is taken any more

  bool Tick(std::int64_t now_us) override;
  void Told(const std::int16_t* samples, std::size_t count, int rate) override;

 private:
  KeyEar(MediaCommons& commons, std::shared_ptr<LegCore> leg, Codec codec, std::shared_ptr<Ear> ear, int rate);

  MediaCommons& commons_;
  const std::shared_ptr<LegCore> leg_;
  const Codec codec_;
  const std::shared_ptr<Ear> ear_;
  std::atomic<bool> stopped_{false};

  // Clock thread.
  DtmfDetector said_;
  std::optional<DtmfDetector> told_;
};

}  // namespace sipleo::media
