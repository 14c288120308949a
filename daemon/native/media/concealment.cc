#include "concealment.h"

#include <algorithm>

namespace sipleo::media {

Concealment::Concealment(int rate) : rate_(static_cast<std::size_t>(rate)), past_(rate_ / 25, 0) {}

// The lag at which the last 20 ms resemble what was before them most: 2.5 to 15 ms, 66 to 400 Hz.
std::size_t Concealment::Pitch() const {
  const std::size_t shortest = rate_ / 400, longest = rate_ * 15 / 1000, window = rate_ / 50;
  const std::size_t step = rate_ / 8000;
  const std::int16_t* end = past_.data() + past_.size();
  std::size_t best = longest;
  double best_likeness = 0;
  for (std::size_t lag = shortest; lag <= longest; lag += step) {
    double product = 0, energy = 1;
    for (std::size_t i = 1; i <= window; i += step) {
      const double now = end[-static_cast<std::ptrdiff_t>(i)], before = end[-static_cast<std::ptrdiff_t>(i + lag)];
      product += now * before;
      energy += before * before;
    }
    if (product <= 0 || product * product / energy <= best_likeness) continue;
    best_likeness = product * product / energy;
    best = lag;
  }
  return best;
}

std::int16_t Concealment::Next() {
  if (made_ == 0) {
    const std::size_t pitch = Pitch();
    period_.assign(past_.end() - static_cast<std::ptrdiff_t>(pitch), past_.end());
    at_ = 0;
  }
  const std::size_t fade = rate_ * 60 / 1000;
  const std::size_t left = made_ < fade ? fade - made_ : 0;
  const int sample = period_[at_] * static_cast<int>(left) / static_cast<int>(fade);
  at_ = (at_ + 1) % period_.size();
  made_++;
  return static_cast<std::int16_t>(sample);
}

void Concealment::Lost(std::int16_t* samples, std::size_t count) {
  for (std::size_t i = 0; i < count; i++) samples[i] = Next();
}

void Concealment::Good(std::int16_t* samples, std::size_t count) {
  if (made_ > 0) {
    const std::size_t blend = std::min(count, rate_ / 200);
    for (std::size_t i = 0; i < blend; i++) {
      const int good = samples[i] * static_cast<int>(i), made = Next() * static_cast<int>(blend - i);
      samples[i] = static_cast<std::int16_t>((good + made) / static_cast<int>(blend));
    }
    made_ = 0;
  }
  Remember(samples, count);
}

void Concealment::Remember(const std::int16_t* samples, std::size_t count) {
  if (count >= past_.size()) {
    past_.assign(samples + count - past_.size(), samples + count);
    return;
  }
  std::move(past_.begin() + static_cast<std::ptrdiff_t>(count), past_.end(), past_.begin());
  std::copy(samples, samples + count, past_.end() - static_cast<std::ptrdiff_t>(count));
}

}  // namespace sipleo::media
