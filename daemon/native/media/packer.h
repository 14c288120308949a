// Cuts samples into packets of one length, coded.
#pragma once

#include <memory>
#include <vector>

#include "rtp_packet.h"
#include "sample_codec.h"
#include "srtp_context.h"

namespace sipleo::media {

// 10 to 60 ms, a whole number of the codec's frames, and one that Opus has (RFC 7587 §3.3: 10, 20, 40, 60).
int PacketMs(Codec codec, int wanted_ms);

// Not for two threads at once.
class Packer {
 public:
  // `rate`: of the samples, Hz; `ptime_ms`: what the far side wants.
  Packer(Codec codec, int rate, int ptime_ms, std::unique_ptr<Encoder> encoder);

  // Forgets what is not a whole packet yet.
  void Clear() { waiting_.clear(); }

  // Calls `send(payload, size, ticks)` for each packet that is whole; `ticks` of the RTP clock long. There is room for
  // an RTP header before the payload, and for what SRTP adds behind it; all three are written over.
  template <typename Send>
  void Put(const std::int16_t* samples, std::size_t count, Send send) {
    waiting_.insert(waiting_.end(), samples, samples + count);
    while (waiting_.size() >= packet_samples_) {
      // The header is written just before the payload, which must leave the packet aligned for SRTP.
      alignas(8) std::uint8_t packet[kLongestRtp + kSrtpTrailer];
      std::uint8_t* payload = packet + kRtpHeader;
      const std::size_t size = Code(payload);
      if (size > 0) send(payload, size, ticks_);
    }
  }

 private:
  std::size_t Code(std::uint8_t* payload);

  std::size_t packet_samples_;
  std::uint32_t ticks_;
  std::unique_ptr<Encoder> encoder_;
  std::vector<std::int16_t> waiting_;
};

}  // namespace sipleo::media
