// A telephone that says a sine, in whatever codec, and writes down what it hears.
#pragma once

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>
#include <vector>

#include "../codec_table.h"
#include "../engine.h"
#include "../media_clock.h"
#include "../sample_codec.h"
#include "rig.h"

namespace sipleo::media::test {

struct Format {
  Codec codec;
  int payload;
  std::string formats, attributes;
};

inline Format FormatOf(Codec codec) {
  if (codec == Codec::kOpus) return {codec, 111, "111", "a=rtpmap:111 opus/48000/2\r\n"};
  const int payload = FactsOf(codec).static_payload;
  return {codec, payload, std::to_string(payload), ""};
}

struct Speaker {
  pjmedia_codec_mgr* codecs;
  Phone& phone;
  SocketAddress to;
  Format format;
  double hertz, amplitude;
  std::unique_ptr<Encoder> encoder = MakeEncoder(codecs, format.codec, FactsOf(format.codec).sample_rate);
  std::unique_ptr<Decoder> decoder = MakeDecoder(codecs, format.codec, FactsOf(format.codec).sample_rate);
  std::uint16_t sequence = 1;
  std::uint32_t timestamp = 0;
  std::size_t said = 0;
  std::vector<std::int16_t> heard = {};
  std::vector<Got> packets = {};
  std::int64_t began_us = NowUs();

  void Say() {
    const int rate = FactsOf(format.codec).sample_rate;
    const std::size_t count = static_cast<std::size_t>(rate) / 50;
    const auto samples = Sine(hertz, rate, amplitude, count, said);
    said += count;
    std::vector<std::uint8_t> payload(1000);
    payload.resize(encoder->Encode(samples.data(), count, payload.data(), payload.size()));
    phone.Send(to, format.payload, sequence++, timestamp, payload);
    timestamp += static_cast<std::uint32_t>(FactsOf(format.codec).clock_rate / 50);
  }
  void Listen() {
    while (auto got = phone.Receive(0)) {
      std::int16_t samples[kMostSamples];
      if (got->packet.payload_type == format.payload) {
        const std::size_t count = decoder->Decode(got->packet.payload, got->packet.size, samples);
        heard.insert(heard.end(), samples, samples + count);
      }
      packets.push_back(std::move(*got));
    }
  }
};

inline pjmedia_codec_mgr* CodecsOf(Rig& rig) { return static_cast<media::Engine&>(rig.Engine()).Codecs(); }

inline void Talk(std::vector<Speaker*> speakers, int beats) {
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

inline double Decibels(double one, double other) { return 20 * std::log10(std::max(one, 1e-9) / other); }

}  // namespace sipleo::media::test
