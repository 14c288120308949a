// A line that returns what it is told, later and softer: what the telephone hears of itself, with and without the
// canceller.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <deque>
#include <random>

#include "../codec_table.h"
#include "../engine.h"
#include "../media_clock.h"
#include "../sample_codec.h"
#include "check.h"
#include "rig.h"

namespace sipleo::media::test {
namespace {

using Samples = std::vector<std::int16_t>;

// Noise of the band of speech, in syllables: a canceller that only knew tones would be of no use.
class Voice {
 public:
  Voice(unsigned seed, int rate) : random_(seed), rate_(rate) {}
  Samples Next(std::size_t count) {
    Samples samples(count);
    std::normal_distribution<double> noise(0, 1);
    for (auto& sample : samples) {
      low_ += 0.35 * (noise(random_) - low_);
      const double seconds = static_cast<double>(at_++) / rate_;
      const double syllable = std::pow(std::max(0.0, std::sin(2 * 3.14159265 * 3.3 * seconds)), 0.5);
      sample = static_cast<std::int16_t>(std::clamp(9000 * syllable * low_, -30000.0, 30000.0));
    }
    return samples;
  }

 private:
  std::mt19937 random_;
  const int rate_;
  double low_ = 0;
  std::int64_t at_ = 0;
};

struct End {
  Codec codec;
  Phone phone;
  SocketAddress to = {};
  std::unique_ptr<LegMedia> leg = {};
  std::unique_ptr<Encoder> encoder = {};
  std::unique_ptr<Decoder> decoder = {};
  std::uint16_t sequence = 1;
  std::uint32_t timestamp = 0;
  Samples heard = {};

  End(Rig& rig, Name name, Codec codec, bool cancels_echo) : codec(codec) {
    auto* codecs = static_cast<media::Engine&>(rig.Engine()).Codecs();
    const CodecFacts& facts = FactsOf(codec);
    leg = rig.Open(name, {codec}, false, 0, "127.0.0.1", "127.0.0.1", cancels_echo);
    to = rig.Answer(*leg, phone.Sdp(std::to_string(facts.static_payload), ""));
    encoder = MakeEncoder(codecs, codec, facts.sample_rate);
    decoder = MakeDecoder(codecs, codec, facts.sample_rate);
  }
  std::size_t Beat() const { return static_cast<std::size_t>(FactsOf(codec).sample_rate) / 50; }
  void Say(const Samples& samples) {
    std::vector<std::uint8_t> payload(1000);
    payload.resize(encoder->Encode(samples.data(), samples.size(), payload.data(), payload.size()));
    phone.Send(to, FactsOf(codec).static_payload, sequence++, timestamp, payload);
    timestamp += static_cast<std::uint32_t>(FactsOf(codec).clock_rate / 50);
  }
  Samples Listen() {
    Samples fresh;
    while (auto got = phone.Receive(0)) {
      std::int16_t samples[kMostSamples];
      const std::size_t count = decoder->Decode(got->packet.payload, got->packet.size, samples);
      fresh.insert(fresh.end(), samples, samples + count);
    }
    heard.insert(heard.end(), fresh.begin(), fresh.end());
    return fresh;
  }
};

// Root mean square of the last `seconds`.
double Loudness(const Samples& samples, int rate, double seconds) {
  const std::size_t count = std::min(samples.size(), static_cast<std::size_t>(rate * seconds));
  double sum = 0;
  for (std::size_t i = samples.size() - count; i < samples.size(); i++) sum += double{1} * samples[i] * samples[i];
  return count == 0 ? 0 : std::sqrt(sum / static_cast<double>(count));
}

double Decibels(double one, double other) { return 20 * std::log10(std::max(one, 0.5) / std::max(other, 0.5)); }

struct Heard {
  double own_echo = 0;  // what the telephone hears of itself, after the canceller has had time to learn
  double other = 0;     // what it hears of a person at the far end
  double said = 0;      // how loud that person spoke
};

constexpr int kDelayMs = 120;
constexpr double kReturned = 0.3;  // −10 dB

// The telephone speaks for six seconds, then the person at the far end of the line for two; the line returns what it is
// told all the time.
Heard Converse(Codec telephone_codec, bool cancels) {
  Rig rig;
  End telephone(rig, 1, telephone_codec, false), line(rig, 3, Codec::kPcma, cancels);
  rig.Engine().Bridge(telephone.leg.get(), line.leg.get());
  CHECK_EQ(rig.Engine().Census().relays, std::int64_t{cancels || telephone_codec != Codec::kPcma ? 0 : 1});
  CHECK_EQ(rig.Engine().Census().mixed, std::int64_t{cancels || telephone_codec != Codec::kPcma ? 2 : 0});

  const int rate = FactsOf(telephone_codec).sample_rate;
  Voice mine(1, rate), theirs(2, 8000);
  std::deque<std::int16_t> returned(8 * kDelayMs, 0);
  Heard heard;
  Samples said;
  std::int64_t next = NowUs();
  for (int beat = 0; beat < 400; beat++) {
    const bool speaks = beat < 300;
    if (beat == 300) heard.own_echo = Loudness(telephone.heard, rate, 2);
    telephone.Say(speaks ? mine.Next(telephone.Beat()) : Samples(telephone.Beat(), 0));
    Samples back(line.Beat(), 0);
    if (!speaks) back = theirs.Next(line.Beat());
    if (beat >= 340) said.insert(said.end(), back.begin(), back.end());
    for (auto& sample : back) {
      if (returned.empty()) break;
      sample = static_cast<std::int16_t>(std::clamp(sample + kReturned * returned.front(), -32000.0, 32000.0));
      returned.pop_front();
    }
    line.Say(back);
    next += 20000;
    while (NowUs() < next) {
      const Samples told = line.Listen();
      returned.insert(returned.end(), told.begin(), told.end());
      telephone.Listen();
      SleepMs(1);
    }
  }
  heard.other = Loudness(telephone.heard, rate, 1.1);
  heard.said = Loudness(said, 8000, 1.1);
  return heard;
}

void CheckCancelled(Codec telephone_codec) {
  const Heard without = Converse(telephone_codec, false), with = Converse(telephone_codec, true);
  const double enhancement = Decibels(without.own_echo, with.own_echo);
  const double kept = Decibels(with.other, without.other);
  std::printf("     %s: echo %.0f without, %.0f with the canceller: %.1f dB less; the far person %+.1f dB\n",
              CodecText(telephone_codec), without.own_echo, with.own_echo, enhancement, kept);
  CHECK(without.own_echo > 300);
  CHECK(enhancement > 15);
  CHECK(std::abs(kept) < 3);
}

TEST("the echo that a line returns is cancelled for the telephone, and who speaks there is heard as before") {
  CheckCancelled(Codec::kPcma);
}

TEST("an echo is cancelled sample by sample, however the two sides of a beat come, and what it costs is told") {
  Rig rig;
  auto echo = EchoCanceller::Create(rig.Pools(), 8000, 8000);
  CHECK(echo != nullptr);
  if (echo == nullptr) return;
  Voice mine(1, 8000);
  std::deque<std::int16_t> returned(8 * 60, 0);
  Samples cleaned, echoed;
  std::int64_t spent = 0;
  for (int beat = 0; beat < 500; beat++) {
    Samples told = mine.Next(160), said;
    for (const auto sample : told) {
      returned.push_back(static_cast<std::int16_t>(kReturned * sample));
      said.push_back(returned.front());
      returned.pop_front();
    }
    echoed.insert(echoed.end(), said.begin(), said.end());
    const std::int64_t from = NowUs();
    if (beat % 2 == 0) {
      echo->Told(told.data());
      echo->Said(said.data());
    } else {
      echo->Said(said.data());
      echo->Told(told.data());
    }
    spent += NowUs() - from;
    cleaned.insert(cleaned.end(), said.begin(), said.end());
  }
  const double less = Decibels(Loudness(echoed, 8000, 3), Loudness(cleaned, 8000, 3));
  std::printf("     %.1f dB less echo, %.0f us for each 20 ms\n", less, static_cast<double>(spent) / 500);
  CHECK(less > 15);
}
TEST("an echo is cancelled between codecs of different rates") { CheckCancelled(Codec::kG722); }

}  // namespace
}  // namespace sipleo::media::test
