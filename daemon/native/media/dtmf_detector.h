// Keys that are pressed as two tones in the sound (ITU-T Q.23), found after Q.24. Pure.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace sipleo::media {

// Looks at the last 20 ms every 5 ms. Certain after four looks in a row, some 35 ms of tone; a press has ended when the
// tone has been away for eight, so that a hole of 20 ms in it (Q.24 wants 10) does not make it two.
class DtmfDetector {
 public:
  explicit DtmfDetector(int rate);  // 8000 or 16000

  int Rate() const { return rate_; }
  // The key that these samples, 20 ms at most, made certain: once for each press.
  std::optional<char> Take(const std::int16_t* samples, std::size_t count);
  // Whether its tones stood at any moment of the last `ms`, however shortly.
  bool Stood(char key, int ms) const;

 private:
  using Bin = std::array<double, 2>;
  static constexpr std::size_t kTones = 8;  // four low ones, four high ones

  std::optional<char> Look();
  int FindKey();
  Bin Measure(double hertz) const;
  double StrengthOf(const Bin& bin) const;
  double OffBy(std::size_t tone) const;
  bool HasOvertones(double low, double high, double strength) const;
  std::optional<char> Count(int key);

  const int rate_;
  const std::size_t hop_, window_;     // samples
  std::vector<std::int16_t> samples_;  // the window, and what comes for the next one
  std::array<Bin, kTones> now_ = {}, before_ = {};

  int run_key_ = -1, run_ = 0;   // how many looks in a row have found it
  int pressed_ = -1, away_ = 0;  // the press that has not ended, and for how many looks it has been away
  std::int64_t looks_ = 0;
  std::array<std::int64_t, 16> stood_;  // at which look each key was found last
};

}  // namespace sipleo::media
