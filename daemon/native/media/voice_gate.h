// Tells who speaks from who is silent, by how loud he is. Pure.
#pragma once

#include <cstddef>
#include <cstdint>

namespace sipleo::media {

// It opens at once, above the noise of the place that it has listened to, and shuts a while after the last word, at a
// lower level than it opens at: neither the end of a word nor the breath between two is cut off.
class VoiceGate {
 public:
  // 20 ms of samples; null: nothing came. True while somebody speaks.
  bool Take(const std::int16_t* samples, std::size_t count);
  void Shut() { beats_left_ = 0; }
  bool IsOpen() const { return beats_left_ > 0; }

 private:
  float noise_ = 0;  // mean square of what is heard in the pauses, as far as it counts
  int beats_left_ = 0;
};

}  // namespace sipleo::media
