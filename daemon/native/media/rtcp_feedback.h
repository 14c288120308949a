// Feedback about video (RFC 4585 §6, RFC 5104 §4.3.1): which pictures or packets the far side lacks. Pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace sipleo::media {

// A packet that was not heard, and which of the sixteen after it were not, either (RFC 4585 §6.2.1).
struct Missing {
  std::uint16_t sequence = 0, following = 0;
};

struct FeedbackHeard {
  bool picture = false;  // PLI or FIR
  std::vector<Missing> missing;
};

// What a compound, which has been found well-formed, says about the stream `ssrc`. More than kMostMissing are left out.
constexpr std::size_t kMostMissing = 16;
FeedbackHeard ReadFeedback(const std::uint8_t* data, std::size_t size, std::uint32_t ssrc);

// Behind the `size` bytes that are in `buffer`; return how many there are then. `from` is our own stream, `about` the
// one of which something is asked.
std::size_t AddPictureLoss(std::uint8_t* buffer, std::size_t size, std::uint32_t from, std::uint32_t about);
// `number` is another one for each request (RFC 5104 §4.3.1.1).
std::size_t AddIntraRequest(std::uint8_t* buffer, std::size_t size, std::uint32_t from, std::uint32_t about,
                            std::uint8_t number);
std::size_t AddMissing(std::uint8_t* buffer, std::size_t size, std::uint32_t from, std::uint32_t about,
                       const std::vector<Missing>& missing);

}  // namespace sipleo::media
