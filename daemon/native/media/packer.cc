#include "packer.h"

#include <algorithm>

#include "codec_table.h"

namespace sipleo::media {

int PacketMs(Codec codec, int wanted_ms) {
  const int frame = FactsOf(codec).frame_ms;
  int whole = std::clamp(wanted_ms, 10, 60) / frame * frame;
  if (codec == Codec::kOpus && (whole == 30 || whole == 50)) whole -= 10;
  return std::max(whole, frame);
}

Packer::Packer(Codec codec, int rate, int ptime_ms, std::unique_ptr<Encoder> encoder)
    : packet_samples_(static_cast<std::size_t>(PacketMs(codec, ptime_ms) * rate / 1000)),
      ticks_(static_cast<std::uint32_t>(PacketMs(codec, ptime_ms) * FactsOf(codec).clock_rate / 1000)),
      encoder_(std::move(encoder)) {
  // A packet and what a beat can leave of the next one: nothing is allocated later.
  waiting_.reserve(2 * packet_samples_ + static_cast<std::size_t>(rate) / 50);
}

std::size_t Packer::Code(std::uint8_t* payload) {
  const std::size_t size =
      encoder_->Encode(waiting_.data(), packet_samples_, payload, kLongestRtp - kRtpHeader - kSrtpTrailer);
  waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(packet_samples_));
  return size;
}

}  // namespace sipleo::media
