// Makes up for lost speech by repeating its last pitch period and letting it fade (the idea of G.711 appendix I). Pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace sipleo::media {

class Concealment {
 public:
  explicit Concealment(int rate);

  // Speech that was decoded. After a loss its begin is blended with what was made up.
  void Good(std::int16_t* samples, std::size_t count);
  // Fades to silence in 60 ms.
  void Lost(std::int16_t* samples, std::size_t count);

 private:
  std::size_t Pitch() const;
  std::int16_t Next();
  void Remember(const std::int16_t* samples, std::size_t count);

  const std::size_t rate_;
  std::vector<std::int16_t> past_;    // the last 40 ms
  std::vector<std::int16_t> period_;  // what is repeated
  std::size_t at_ = 0, made_ = 0;     // samples made up since the last good one
};

}  // namespace sipleo::media
