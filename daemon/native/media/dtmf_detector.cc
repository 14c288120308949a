#include "dtmf_detector.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace sipleo::media {
namespace {

constexpr double kTurn = 6.283185307179586;
constexpr double kHertz[8] = {697, 770, 852, 941, 1209, 1336, 1477, 1633};
constexpr char kKeys[] = "123A456B789C*0#D";
constexpr int kHopsPerSecond = 200, kHopsPerWindow = 4, kCertain = 4, kOver = 8;

// Q.24 wants 1.5 % (and 2 Hz) taken and 3.5 % refused.
constexpr double kMostOff = 0.025;
// Power of the weakest tone, where 32768² / 2 is +3.14 dBm0: -28 dBm0. Q.24 lets administrations choose from -24 to
// -29.
constexpr double kWeakest = 4.13e5;
// How much stronger (10 dB) and weaker (6 dB) the low tone may be than the high one. Q.24: 8 and 4; the stronger of two
// that lie near each other, as in *, adds up to 2 dB to what is measured of the weaker one.
constexpr double kLowStronger = 10, kHighStronger = 4;
// Of all that is heard, how much the two tones must be. Speech with two harmonics there has more beside them.
constexpr double kLeastShare = 0.8;
// What stands at the harmonics, against both tones: a voice has them, a telephone's generator has not (Q.23: -20 dB).
constexpr double kMostOvertone = 0.05;

}  // namespace

DtmfDetector::DtmfDetector(int rate)
    : rate_(rate),
      hop_(static_cast<std::size_t>(rate / kHopsPerSecond)),
      window_(hop_ * kHopsPerWindow),
      samples_(window_, std::int16_t{0}) {
  samples_.reserve(3 * window_);
  stood_.fill(-kHopsPerSecond * 3600);
}

std::optional<char> DtmfDetector::Take(const std::int16_t* samples, std::size_t count) {
  std::optional<char> key;
  samples_.insert(samples_.end(), samples, samples + count);
  while (samples_.size() >= window_ + hop_) {
    samples_.erase(samples_.begin(), samples_.begin() + static_cast<std::ptrdiff_t>(hop_));
    if (const auto found = Look()) key = found;
  }
  return key;
}

bool DtmfDetector::Stood(char key, int ms) const {
  const char* found = std::strchr(kKeys, key);
  if (found == nullptr || *found == 0) return false;
  return looks_ - stood_[static_cast<std::size_t>(found - kKeys)] <= ms * kHopsPerSecond / 1000;
}

// Goertzel's filter; the phase is that of the window's beginning.
DtmfDetector::Bin DtmfDetector::Measure(double hertz) const {
  const double angle = kTurn * hertz / rate_, twice = 2 * std::cos(angle);
  double last = 0, before = 0;
  for (std::size_t i = 0; i < window_; i++) {
    const double next = samples_[i] + twice * last - before;
    before = last;
    last = next;
  }
  return {last - std::cos(angle) * before, std::sin(angle) * before};
}

// The mean power of a tone that is just there.
double DtmfDetector::StrengthOf(const Bin& bin) const {
  const auto size = static_cast<double>(window_);
  return 2 * (bin[0] * bin[0] + bin[1] * bin[1]) / (size * size);
}

// How far in Hz the tone is from where it should be: by so much its phase runs away between two windows.
double DtmfDetector::OffBy(std::size_t tone) const {
  const Bin &now = now_[tone], &before = before_[tone];
  const double expected = kTurn * kHertz[tone] / kHopsPerSecond;
  const double real = now[0] * before[0] + now[1] * before[1], imaginary = now[1] * before[0] - now[0] * before[1];
  const double turned = std::remainder(std::atan2(imaginary, real) - expected, kTurn);
  return turned * kHopsPerSecond / kTurn;
}

// The second harmonic of the high tone and the third of the low one; the second of the low one may lie on a high tone.
bool DtmfDetector::HasOvertones(double low, double high, double strength) const {
  const double most = kMostOvertone * strength;
  return StrengthOf(Measure(2 * high)) > most || StrengthOf(Measure(3 * low)) > most;
}

// The key whose tones are in the window, or -1.
int DtmfDetector::FindKey() {
  double sum = 0;
  for (std::size_t i = 0; i < window_; i++) sum += double{1} * samples_[i] * samples_[i];
  const double all = sum / static_cast<double>(window_);
  before_ = now_;
  // Most of the time nobody presses anything, and it is quiet.
  if (all < kWeakest) {
    now_ = {};
    return -1;
  }
  std::size_t low = 0, high = 4;
  double strength[kTones];
  for (std::size_t tone = 0; tone < kTones; tone++) {
    now_[tone] = Measure(kHertz[tone]);
    strength[tone] = StrengthOf(now_[tone]);
    std::size_t& best = tone < 4 ? low : high;
    if (strength[tone] > strength[best]) best = tone;
  }
  double both[2];
  const std::size_t tones[2] = {low, high};
  for (int i = 0; i < 2; i++) {
    const double off = OffBy(tones[i]);
    if (std::abs(off) > kMostOff * kHertz[tones[i]]) return -1;
    // A window as long as this one hears a tone beside its own weaker than it is.
    const double x = kTurn / 2 * off * kHopsPerWindow / kHopsPerSecond;
    const double heard = std::abs(x) < 1e-3 ? 1 : std::sin(x) / x;
    both[i] = strength[tones[i]] / (heard * heard);
    if (both[i] < kWeakest) return -1;
  }
  if (both[0] > both[1] * kLowStronger || both[1] > both[0] * kHighStronger) return -1;
  if (both[0] + both[1] < kLeastShare * all) return -1;
  if (HasOvertones(kHertz[low], kHertz[high], both[0] + both[1])) return -1;
  return static_cast<int>(4 * low + high - 4);
}

std::optional<char> DtmfDetector::Look() {
  looks_++;
  const int key = FindKey();
  if (key >= 0) stood_[static_cast<std::size_t>(key)] = looks_;
  return Count(key);
}

std::optional<char> DtmfDetector::Count(int key) {
  run_ = key >= 0 && key == run_key_ ? run_ + 1 : 1;
  run_key_ = key;
  if (pressed_ >= 0) {
    away_ = key == pressed_ ? 0 : away_ + 1;
    if (away_ < kOver) return std::nullopt;
    pressed_ = -1;
  }
  if (key < 0 || run_ < kCertain) return std::nullopt;
  pressed_ = key;
  away_ = 0;
  return kKeys[key];
}

}  // namespace sipleo::media
