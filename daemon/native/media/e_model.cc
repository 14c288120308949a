#include "e_model.h"

#include <algorithm>

#include "codec_table.h"

namespace sipleo::media {

double DelayMs(double round_trip_ms, double jitter_ms) {
  return std::max(0.0, round_trip_ms) / 2 + 20 + std::max(20.0, 2 * jitter_ms);
}

double MeanOpinion(Codec codec, double loss, double delay_ms) {
  const CodecFacts& facts = FactsOf(codec);
  const double percent = std::clamp(loss, 0.0, 1.0) * 100;
  const double delayed = 0.024 * delay_ms + (delay_ms > 177.3 ? 0.11 * (delay_ms - 177.3) : 0);
  const double equipment = facts.impairment + (95 - facts.impairment) * percent / (percent + facts.loss_robustness);
  const double r = std::clamp(93.2 - delayed - equipment, 0.0, 100.0);
  // G.107 annex B.
  return std::max(1.0, 1 + 0.035 * r + r * (r - 60) * (100 - r) * 7e-6);
}

}  // namespace sipleo::media
