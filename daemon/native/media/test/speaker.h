// Telephones that say a sine and write down what they hear.
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

Format FormatOf(Codec codec);
pjmedia_codec_mgr* CodecsOf(Rig& rig);
int RateOf(Codec codec);  // of its samples

struct Speaker {
  pjmedia_codec_mgr* codecs;
  Phone& phone;
  SocketAddress to;
  Format format;
  double hertz, amplitude;
  std::unique_ptr<Encoder> encoder = MakeEncoder(codecs, format.codec, RateOf(format.codec));
  std::unique_ptr<Decoder> decoder = MakeDecoder(codecs, format.codec, RateOf(format.codec));
  std::uint16_t sequence = 1;
  std::uint32_t timestamp = 0;
  std::size_t said = 0;
  int loses_each = 0;  // 0: no packet is lost
  std::vector<std::int16_t> heard = {};
  std::vector<Got> packets = {};
  std::int64_t began_us = NowUs();

  void Say();
  void Listen();
};

// All say and hear for so many beats of 20 ms.
void Talk(std::vector<Speaker*> speakers, int beats);

double Decibels(double one, double other);
// The median over pieces of 50 ms of the last `seconds`: one beat that was made up or cut does not count.
double Level(const std::vector<std::int16_t>& samples, double hertz, int rate, double seconds = 0.5);

// A file of `seconds` of a sine. Returns its path.
std::string WriteWav(double hertz, int rate, double seconds, int channels = 1);

}  // namespace sipleo::media::test
