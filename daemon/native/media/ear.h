// Turns the packets of one leg into samples for another: order, decode, make up for losses, change the rate.
#pragma once

#include <memory>
#include <mutex>
#include <vector>

#include "jitter_buffer.h"
#include "packet_sink.h"
#include "resampler.h"
#include "sample_codec.h"
#include "sample_source.h"

namespace sipleo::media {

// What is heard of `codec` as samples at `rate`. Null when a codec or a resampler cannot be had.
class Ear : public PacketSink, public SampleSource {
 public:
  static std::shared_ptr<Ear> Create(pj_pool_factory* pools, pjmedia_codec_mgr* codecs, Codec codec, int rate);

  void Put(const RtpPacket& packet, std::int64_t now_us) override;                      // packet thread
  Pulled Pull(std::int16_t* samples, std::size_t count, std::int64_t now_us) override;  // clock thread

 private:
  Ear(int clock_rate, int sample_rate) : clock_rate_(clock_rate), sample_rate_(sample_rate), buffer_(clock_rate) {}
  bool Fill(std::size_t wanted, std::int64_t now_us);
  void MakeUp(std::size_t count);
  void CutDelay(std::int16_t* samples, std::size_t count, std::int64_t now_us);
  void Shift(std::int16_t* samples, std::size_t count);
  std::uint32_t Ticks(std::size_t samples) const;
  std::size_t Samples(std::uint32_t ticks) const;

  const int clock_rate_, sample_rate_;  // of RTP, of the decoder
  std::unique_ptr<Decoder> decoder_;
  std::unique_ptr<Resampler> resampler_;

  std::mutex mutex_;
  JitterBuffer buffer_;  // under the lock; all else is the clock thread's own

  std::vector<std::uint8_t> payload_;
  std::vector<std::int16_t> decoded_;
  std::size_t spare_ = 0;  // samples that lay unused after the beat, the least of the present window
  std::int64_t window_us_ = 0;
};

}  // namespace sipleo::media
