#include "speaker.h"

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "../codec_table.h"
#include "../engine.h"
#include "check.h"

namespace sipleo::media::test {

Format FormatOf(Codec codec) {
  if (codec == Codec::kOpus) return {codec, 111, "111", "a=rtpmap:111 opus/48000/2\r\n"};
  const int payload = FactsOf(codec).static_payload;
  return {codec, payload, std::to_string(payload), ""};
}

pjmedia_codec_mgr* CodecsOf(Rig& rig) { return static_cast<media::Engine&>(rig.Engine()).Codecs(); }

int RateOf(Codec codec) { return FactsOf(codec).sample_rate; }

void Speaker::Say() {
  const int rate = RateOf(format.codec);
  const std::size_t count = static_cast<std::size_t>(rate) / 50;
  const auto samples = Sine(hertz, rate, amplitude, count, said);
  said += count;
  std::vector<std::uint8_t> payload(1000);
  payload.resize(encoder->Encode(samples.data(), count, payload.data(), payload.size()));
  if (loses_each == 0 || sequence % loses_each != 0) phone.Send(to, format.payload, sequence, timestamp, payload);
  sequence++;
  timestamp += static_cast<std::uint32_t>(FactsOf(format.codec).clock_rate / 50);
}

void Speaker::Listen() {
  while (auto got = phone.Receive(0)) {
    std::int16_t samples[kMostSamples];
    if (got->packet.payload_type == format.payload) {
      const std::size_t count = decoder->Decode(got->packet.payload, got->packet.size, samples);
      heard.insert(heard.end(), samples, samples + count);
    }
    packets.push_back(std::move(*got));
  }
}

void Talk(std::vector<Speaker*> speakers, int beats) {
  std::int64_t next = NowUs();
  for (int i = 0; i < beats; i++) {
    for (Speaker* speaker : speakers) speaker->Say();
    next += 20000;
    while (NowUs() < next) {
      for (Speaker* speaker : speakers) speaker->Listen();
      SleepMs(1);
    }
  }
}

double Decibels(double one, double other) { return 20 * std::log10(std::max(one, 1e-9) / other); }

double Level(const std::vector<std::int16_t>& samples, double hertz, int rate, double seconds) {
  const std::size_t piece = static_cast<std::size_t>(rate) / 20;
  const auto wanted = static_cast<std::size_t>(rate * seconds);
  std::vector<double> levels;
  for (std::size_t at = samples.size() - std::min(samples.size(), wanted); at + piece <= samples.size(); at += piece) {
    const auto begin = samples.begin() + static_cast<std::ptrdiff_t>(at);
    levels.push_back(Strength({begin, begin + static_cast<std::ptrdiff_t>(piece)}, hertz, rate));
  }
  if (levels.empty()) return 0;
  std::sort(levels.begin(), levels.end());
  return levels[levels.size() / 2];
}

std::string WriteWav(double hertz, int rate, double seconds, int channels) {
  char name[] = "/tmp/sipleo-sound-XXXXXX";
  const int handle = mkstemp(name);
  const auto samples = Sine(hertz, rate, 8000, static_cast<std::size_t>(rate * seconds));
  const auto bytes = static_cast<std::uint32_t>(2 * samples.size());
  std::string file = "RIFF....WAVEfmt ";
  const auto put = [&](std::uint32_t value, int size) {
    for (int i = 0; i < size; i++) file += static_cast<char>(value >> 8 * i);
  };
  put(16, 4), put(1, 2), put(static_cast<std::uint32_t>(channels), 2), put(static_cast<std::uint32_t>(rate), 4);
  put(static_cast<std::uint32_t>(2 * rate), 4), put(2, 2), put(16, 2);
  file += "LIST";
  put(3, 4);
  file += "abc";
  file += '\0';
  file += "data";
  put(bytes, 4);
  file.append(reinterpret_cast<const char*>(samples.data()), bytes);
  CHECK_EQ(write(handle, file.data(), file.size()), static_cast<ssize_t>(file.size()));
  close(handle);
  return name;
}

}  // namespace sipleo::media::test
