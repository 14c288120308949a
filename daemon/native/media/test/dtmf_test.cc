// Keys as tones in the sound: Q.23, Q.24.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <random>

#include "../codec_table.h"
#include "../dtmf_detector.h"
#include "../media_clock.h"
#include "../sample_codec.h"
#include "check.h"
#include "rig.h"
#include "speaker.h"

namespace sipleo::media::test {
namespace {

const std::string kKeys = "123A456B789C*0#D";
constexpr double kLow[] = {697, 770, 852, 941}, kHigh[] = {1209, 1336, 1477, 1633};
// A sine of 0 dBm0, as samples of 16 bits.
constexpr double kZeroDbm0 = 22827;

struct Press {
  char key = '5';
  int on_ms = 50, off_ms = 50;
  double low_dbm0 = -8, high_dbm0 = -8;
  double low_off = 0, high_off = 0;  // parts of the frequency that it is beside
};

void Append(std::vector<std::int16_t>* samples, const Press& press, int rate) {
  const std::size_t at = kKeys.find(press.key);
  const double low = kLow[at / 4] * (1 + press.low_off), high = kHigh[at % 4] * (1 + press.high_off);
  const auto loud = [](double dbm0) { return kZeroDbm0 * std::pow(10, dbm0 / 20); };
  for (int i = 0; i < press.on_ms * rate / 1000; i++) {
    const double t = static_cast<double>(i) / rate;
    const double value =
        loud(press.low_dbm0) * std::sin(2 * M_PI * low * t) + loud(press.high_dbm0) * std::sin(2 * M_PI * high * t + 1);
    samples->push_back(static_cast<std::int16_t>(std::clamp(value, -32768.0, 32767.0)));
  }
  samples->insert(samples->end(), static_cast<std::size_t>(press.off_ms * rate / 1000), std::int16_t{0});
}

std::vector<std::int16_t> Presses(const std::vector<Press>& presses, int rate) {
  std::vector<std::int16_t> samples(static_cast<std::size_t>(rate) / 10, std::int16_t{0});
  for (const Press& press : presses) Append(&samples, press, rate);
  return samples;
}

// Noise whose power is `dbm0`.
void AddNoise(std::vector<std::int16_t>* samples, double dbm0, unsigned seed) {
  std::mt19937 random(seed);
  std::normal_distribution<double> noise(0, kZeroDbm0 / std::sqrt(2) * std::pow(10, dbm0 / 20));
  for (std::int16_t& sample : *samples)
    sample = static_cast<std::int16_t>(std::clamp(sample + noise(random), -32768.0, 32767.0));
}

std::string Found(const std::vector<std::int16_t>& samples, int rate, std::size_t from = 0) {
  DtmfDetector detector(rate);
  std::string keys;
  const auto beat = static_cast<std::size_t>(rate) / 50;
  for (std::size_t at = from; at < samples.size(); at += beat)
    if (const auto key = detector.Take(&samples[at], std::min(beat, samples.size() - at))) keys += *key;
  return keys;
}

// At both rates, and wherever the press lies to the beats and to the looks of the detector.
void CheckFound(const Press& press, const std::string& wanted) {
  for (const int rate : {8000, 16000})
    for (int shift = 0; shift < 20; shift++) {
      const auto samples = Presses({press, press}, rate);
      CHECK_EQ(Found(samples, rate, static_cast<std::size_t>(shift * rate / 1000)), wanted);
    }
}

void CheckAlways(Press press) {
  for (const char key : kKeys) {
    press.key = key;
    CheckFound(press, {key, key});
  }
}

void CheckNever(Press press) {
  for (const char key : kKeys) {
    press.key = key;
    CheckFound(press, "");
  }
}

TEST("SVI-23: all sixteen keys are found, each once, at both rates") { CheckAlways({}); }

TEST("a key is found from 40 ms on with 40 ms between two, and nothing up to 23 ms") {
  CheckAlways({.on_ms = 40, .off_ms = 40});
  CheckNever({.on_ms = 23, .off_ms = 60});
}

TEST("a key that is held for two seconds, and one with a hole of 20 ms, are one") {
  for (const int rate : {8000, 16000}) {
    CHECK_EQ(Found(Presses({{.key = '7', .on_ms = 2000}}, rate), rate), "7");
    CHECK_EQ(Found(Presses({{.key = '7', .on_ms = 60, .off_ms = 20}, {.key = '7', .on_ms = 60}}, rate), rate), "7");
  }
}

TEST("frequencies 1.5 % and 2 Hz beside are taken, 3.5 % refused") {
  for (const double sign : {-1.0, 1.0}) {
    // 2 Hz are the most, in parts, for the lowest tone.
    CheckAlways({.low_off = sign * (0.015 + 2 / 941.0), .high_off = sign * (0.015 + 2 / 1633.0)});
    CheckAlways({.low_off = sign * 0.015, .high_off = -sign * 0.015});
    CheckNever({.on_ms = 200, .low_off = sign * 0.035});
    CheckNever({.on_ms = 200, .high_off = sign * 0.035});
  }
}

TEST("levels of -3 to -25 dBm0 for each tone are taken, -31 refused") {
  CheckAlways({.low_dbm0 = -3, .high_dbm0 = -3});
  CheckAlways({.low_dbm0 = -25, .high_dbm0 = -25});
  CheckNever({.on_ms = 200, .low_dbm0 = -31, .high_dbm0 = -31});
}

TEST("the high tone may be 4 dB stronger and 8 dB weaker than the low one, and not much more") {
  CheckAlways({.low_dbm0 = -10, .high_dbm0 = -6});
  CheckAlways({.low_dbm0 = -6, .high_dbm0 = -14});
  CheckNever({.on_ms = 200, .low_dbm0 = -16, .high_dbm0 = -6});
  CheckNever({.on_ms = 200, .low_dbm0 = -6, .high_dbm0 = -20});
}

TEST("one tone alone, or two of one group, are no key") {
  for (const int rate : {8000, 16000}) {
    CHECK_EQ(Found(Sine(770, rate, 8000, 8000), rate), "");
    CHECK_EQ(Found(Sine(1336, rate, 8000, 8000), rate), "");
    auto pair = Sine(1209, rate, 6000, 8000);
    const auto other = Sine(1477, rate, 6000, 8000);
    for (std::size_t i = 0; i < pair.size(); i++) pair[i] = static_cast<std::int16_t>(pair[i] + other[i]);
    CHECK_EQ(Found(pair, rate), "");
  }
}

TEST("keys are found through G.711, in noise 15 dB below them, and none in noise alone") {
  std::vector<Press> presses;
  for (const char key : kKeys) presses.push_back({.key = key, .low_dbm0 = -12, .high_dbm0 = -14});
  for (const Codec codec : {Codec::kPcma, Codec::kPcmu}) {
    auto samples = Presses(presses, 8000);
    AddNoise(&samples, -25, 7);
    auto encoder = MakeEncoder(nullptr, codec, 8000);
    auto decoder = MakeDecoder(nullptr, codec, 8000);
    std::vector<std::int16_t> heard;
    for (std::size_t at = 0; at + 160 <= samples.size(); at += 160) {
      std::uint8_t payload[160];
      std::int16_t decoded[kMostSamples];
      const std::size_t size = encoder->Encode(&samples[at], 160, payload, sizeof payload);
      heard.insert(heard.end(), decoded, decoded + decoder->Decode(payload, size, decoded));
    }
    CHECK_EQ(Found(heard, 8000), kKeys);
  }
  for (const int rate : {8000, 16000})
    for (const double level : {-40.0, -25.0, -10.0}) {
      std::vector<std::int16_t> noise(static_cast<std::size_t>(rate) * 60);
      AddNoise(&noise, level, 11);
      CHECK_EQ(Found(noise, rate), "");
    }
}

// What a command writes to its output: samples.
std::vector<std::int16_t> SamplesOf(const std::string& command) {
  std::vector<std::int16_t> samples;
  FILE* pipe = popen(command.c_str(), "r");
  CHECK(pipe != nullptr);
  std::int16_t piece[4096];
  for (std::size_t got; pipe != nullptr && (got = fread(piece, sizeof piece[0], 4096, pipe)) > 0;)
    samples.insert(samples.end(), piece, piece + got);
  CHECK(pipe == nullptr || pclose(pipe) == 0);
  return samples;
}

std::string ToRate(int rate) { return "ffmpeg -v error -i - -ac 1 -ar " + std::to_string(rate) + " -f s16le -"; }

const std::string kFrench =
    "Bonjour, vous êtes bien chez Dupont et fils, menuisiers depuis mille neuf cent quarante-sept. Pour joindre le "
    "service commercial, tapez un ; pour le service après-vente, tapez deux ; pour la comptabilité, tapez trois. Tous "
    "nos "
    "conseillers sont actuellement en ligne, nous vous remercions de bien vouloir patienter quelques instants. Votre "
    "temps d'attente est estimé à sept minutes. Nos bureaux sont ouverts du lundi au vendredi, de huit heures trente à "
    "dix-huit heures, sauf les jours fériés. Ici Hélène Lefèvre : je ne suis pas à mon bureau, laissez-moi votre nom, "
    "votre numéro et l'objet de votre appel après le signal sonore, je vous rappellerai dès mon retour. Portez ce "
    "vieux "
    "whisky au juge blond qui fume ; voyez le brick géant que j'examine près du wharf. Un deux trois quatre cinq six "
    "sept "
    "huit neuf zéro, étoile, dièse. Oui oui, allô, allô, non, ah bon, hum, euh, iiii, oooo, ouuuu, aaaa, éééé.";

TEST("minutes of speech, in French and English and by voices of men and women, are no key") {
  const std::string english = "head -c 3000 /usr/share/common-licenses/GPL-3 | ";
  const std::string french = "echo \"" + kFrench + "\" | ";
  for (const auto& [voice, text] : {std::pair{"fr", french}, {"fr+f3", french}, {"en", english}, {"en+f4", english}})
    for (const int rate : {8000, 16000}) {
      const auto speech = SamplesOf(text + "espeak-ng -v " + voice + " --stdout | " + ToRate(rate));
      CHECK(speech.size() > static_cast<std::size_t>(rate) * 30);
      CHECK_EQ(Found(speech, rate), "");
    }
}

TEST("the hold music of the box is no key") {
  for (const int rate : {8000, 16000}) {
    const auto music = SamplesOf("for one in /usr/share/asterisk/moh/*.wav; do [ ! -e $one ] || " +
                                 ToRate(rate).replace(0, 6, "ffmpeg -nostdin") + " <$one; done");
    if (rate == 8000) std::printf("     %zu s of music\n", music.size() / 8000);
    CHECK_EQ(Found(music, rate), "");
  }
}

// — in an engine —

// A telephone that says samples, 20 ms at a time, in their time.
void Say(Rig& rig, Phone& phone, const SocketAddress& to, Codec codec, const std::vector<std::int16_t>& samples,
         std::uint16_t* sequence) {
  const Format format = FormatOf(codec);
  auto encoder = MakeEncoder(CodecsOf(rig), codec, RateOf(codec));
  const std::size_t beat = static_cast<std::size_t>(RateOf(codec)) / 50;
  std::int64_t next = NowUs();
  for (std::size_t at = 0; at + beat <= samples.size(); at += beat) {
    std::vector<std::uint8_t> payload(1000);
    payload.resize(encoder->Encode(&samples[at], beat, payload.data(), payload.size()));
    const auto ticks = static_cast<std::uint32_t>(FactsOf(codec).clock_rate / 50);
    phone.Send(to, format.payload, *sequence, *sequence * ticks, payload);
    (*sequence)++;
    next += 20000;
    if (const std::int64_t left = next - NowUs(); left > 0) SleepMs(static_cast<int>(left / 1000));
  }
}

std::vector<std::int16_t> Keyed(const std::string& keys, int rate) {
  std::vector<Press> presses;
  for (const char key : keys) presses.push_back({.key = key, .on_ms = 100, .off_ms = 100});
  return Presses(presses, rate);
}

void CheckHeard(Codec codec) {
  Rig rig;
  Phone alice;
  auto one = rig.Open(1, {codec});
  const SocketAddress to = rig.Answer(*one, alice.Sdp(FormatOf(codec).formats, FormatOf(codec).attributes));
  rig.Engine().Play(one.get(), Sound{});
  std::uint16_t sequence = 1;

  Say(rig, alice, to, codec, Keyed("9", RateOf(codec)), &sequence);
  CHECK_EQ(rig.Engine().Census().listening, std::int64_t{0});
  rig.Engine().HearKeys(one.get(), true);
  CHECK_EQ(rig.Engine().Census().listening, std::int64_t{1});
  Say(rig, alice, to, codec, Keyed("50#", RateOf(codec)), &sequence);
  CHECK(Within(500, [&] { return rig.ears.Tones(1) == "50#"; }));
  rig.Engine().HearKeys(one.get(), false);
  Say(rig, alice, to, codec, Keyed("1", RateOf(codec)), &sequence);

  CHECK_EQ(rig.ears.Tones(1), "50#");
  CHECK_EQ(rig.ears.Digits(1), "");
  CHECK(Within(500, [&] { return rig.Engine().Census().listening == 0; }));
}

TEST("SVI-23: keys in the sound of a PCMA leg are told while somebody waits for them") { CheckHeard(Codec::kPcma); }
TEST("SVI-23: keys in the sound of a PCMU leg are told while somebody waits for them") { CheckHeard(Codec::kPcmu); }
TEST("SVI-23: keys in the sound of a G722 leg are told while somebody waits for them") { CheckHeard(Codec::kG722); }

TEST("a leg that sends events is not listened to, and one that is asked again goes by what it agrees to then") {
  Rig rig;
  Phone alice;
  auto one = rig.Open(1, {Codec::kPcma, Codec::kPcmu});
  const std::string events = "a=rtpmap:101 telephone-event/8000\r\n";
  std::uint16_t sequence = 1;
  rig.Answer(*one, alice.Sdp("8 101", events));
  rig.Engine().HearKeys(one.get(), true);
  CHECK_EQ(rig.Engine().Census().listening, std::int64_t{0});

  Say(rig, alice, rig.Answer(*one, alice.Sdp("8", "")), Codec::kPcma, Keyed("1", 8000), &sequence);
  Say(rig, alice, rig.Answer(*one, alice.Sdp("0", "")), Codec::kPcmu, Keyed("2", 8000), &sequence);
  CHECK(Within(500, [&] { return rig.ears.Tones(1) == "12"; }));

  Say(rig, alice, rig.Answer(*one, alice.Sdp("8 101", events)), Codec::kPcma, Keyed("3", 8000), &sequence);
  CHECK_EQ(rig.ears.Tones(1), "12");
  CHECK(Within(500, [&] { return rig.Engine().Census().listening == 0; }));
}

TEST("the echo of keys that a leg is told is nobody's press, in a sound and in a room") {
  Rig rig;
  Phone alice, bob;
  auto one = rig.Open(1, {Codec::kPcma}), other = rig.Open(3, {Codec::kPcma});
  const SocketAddress to = rig.Answer(*one, alice.Sdp("8", ""));
  const SocketAddress to_other = rig.Answer(*other, bob.Sdp("8", ""));
  std::uint16_t sequence = 1, echoed = 0;
  // Whatever it hears it says again: the worst of all telephones.
  const auto echo = [&] {
    for (const Got& got : alice.ReceiveAll(0)) {
      alice.Send(to, 8, sequence, 160u * sequence, {got.packet.payload, got.packet.payload + got.packet.size});
      sequence++, echoed++;
    }
  };
  rig.Engine().HearKeys(one.get(), true);
  rig.Engine().Join(one.get(), 7, false);
  rig.Engine().Join(other.get(), 7, false);
  std::uint16_t numbers = 1;
  const auto keys = Keyed("528", 8000);
  for (std::size_t at = 0; at + 160 <= keys.size(); at += 160) {
    Say(rig, bob, to_other, Codec::kPcma,
        {keys.begin() + static_cast<std::ptrdiff_t>(at), keys.begin() + static_cast<std::ptrdiff_t>(at) + 160},
        &numbers);
    echo();
  }
  CHECK(echoed > 25);
  CHECK_EQ(rig.ears.Tones(1), "");

  // The echo of another key does not hide one that is pressed.
  Say(rig, alice, to, Codec::kPcma, Keyed("4", 8000), &sequence);
  CHECK(Within(500, [&] { return rig.ears.Tones(1) == "4"; }));
}

}  // namespace
}  // namespace sipleo::media::test
