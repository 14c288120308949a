// Rooms: who hears whom, and what.
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "../soft_limit.h"
#include "../voice_gate.h"
#include "check.h"
#include "rig.h"
#include "speaker.h"

namespace sipleo::media::test {
namespace {

constexpr Name kRoom = 7;
// pjmedia's G.722 decoder is 6 dB quieter for good once it has clipped, which the begin of a louder sum makes it do.
constexpr double kAmplitude = 3000;

// Telephones, each with a leg of its own, that may be in a room.
struct Party {
  Rig rig;
  std::vector<std::unique_ptr<Phone>> phones;
  std::vector<std::unique_ptr<LegMedia>> legs;
  std::vector<std::unique_ptr<Speaker>> speakers;

  Speaker& Invite(Codec codec, double hertz, double amplitude = kAmplitude, const std::string& attributes = "") {
    phones.push_back(std::make_unique<Phone>());
    legs.push_back(rig.Open(2 * legs.size() + 1, {codec}));
    const Format format = FormatOf(codec);
    const SocketAddress to =
        rig.Answer(*legs.back(), phones.back()->Sdp(format.formats, format.attributes + attributes));
    speakers.push_back(std::make_unique<Speaker>(Speaker{CodecsOf(rig), *phones.back(), to, format, hertz, amplitude}));
    return *speakers.back();
  }
  void Join(std::size_t i, bool muted = false) { rig.Engine().Join(legs[i].get(), kRoom, muted); }
  void JoinAll() {
    for (std::size_t i = 0; i < legs.size(); i++) Join(i);
  }
  void TalkAll(int beats) {
    std::vector<Speaker*> all;
    for (const auto& speaker : speakers) all.push_back(speaker.get());
    Talk(all, beats);
  }
};

// How loud `one` hears the sine of `other`, in decibels against how loud it was said.
double Hears(const Speaker& one, const Speaker& other, double seconds = 0.5) {
  return Decibels(Level(one.heard, other.hertz, RateOf(one.format.codec), seconds), other.amplitude);
}

// Each hears every other one as loud as he speaks, and himself not at all.
void CheckAllHear(const Party& party) {
  for (const auto& one : party.speakers)
    for (const auto& other : party.speakers) {
      const double level = Hears(*one, *other);
      if (one == other)
        CHECK(level < -30);
      else
        CHECK(std::abs(level) < 3);
    }
}

TEST("three in a room: each hears the other two, and never himself") {
  Party party;
  party.Invite(Codec::kPcma, 440);
  party.Invite(Codec::kPcmu, 740);
  party.Invite(Codec::kPcma, 1240);
  party.JoinAll();
  CHECK_EQ(party.rig.Engine().Census().rooms, std::int64_t{1});
  CHECK_EQ(party.rig.Engine().Census().mixed, std::int64_t{3});

  party.TalkAll(60);

  CheckAllHear(party);
  std::printf("     himself %+.1f dB, the others %+.1f and %+.1f dB\n", Hears(*party.speakers[0], *party.speakers[0]),
              Hears(*party.speakers[0], *party.speakers[1]), Hears(*party.speakers[0], *party.speakers[2]));
  for (const auto& speaker : party.speakers) CHECK(speaker->packets.size() >= 57);
}

TEST("a room of G.711, G.722 and opus: each hears the others, and never himself") {
  Party party;
  party.Invite(Codec::kPcma, 440);
  party.Invite(Codec::kG722, 740);
  party.Invite(Codec::kOpus, 1040);
  party.JoinAll();

  party.TalkAll(80);

  CheckAllHear(party);
}

TEST("two of wideband keep it among each other, also beside one of narrowband who came first") {
  Party party;
  party.Invite(Codec::kPcma, 440);
  party.Invite(Codec::kG722, 5000);
  party.Invite(Codec::kG722, 740);
  party.JoinAll();

  party.TalkAll(60);

  CHECK(std::abs(Hears(*party.speakers[2], *party.speakers[1])) < 3);
  CHECK(std::abs(Hears(*party.speakers[0], *party.speakers[2])) < 3);
  CHECK(std::abs(Hears(*party.speakers[1], *party.speakers[0])) < 3);
  CHECK(Hears(*party.speakers[0], *party.speakers[0]) < -30);
}

TEST("32 in a room: four speak, all the others hear the four, and the same") {
  Party party;
  const double hertz[] = {440, 740, 1240, 1840};
  for (int i = 0; i < 32; i++)
    party.Invite(i % 2 == 0 ? Codec::kPcma : Codec::kPcmu, i < 4 ? hertz[i] : 2600, i < 4 ? kAmplitude : 0);
  party.JoinAll();

  party.TalkAll(60);

  for (std::size_t i = 0; i < 32; i++) {
    CHECK(party.speakers[i]->packets.size() >= 55);
    for (std::size_t k = 0; k < 4; k++) {
      const double level = Hears(*party.speakers[i], *party.speakers[k]);
      CHECK(i == k ? level < -30 : std::abs(level) < 3);
    }
  }
  // Who is silent and speaks the same codec was told byte by byte the same, coded once.
  const Got &one = party.speakers[4]->packets.back(), &other = party.speakers[30]->packets.back();
  CHECK_EQ(std::string(one.packet.payload, one.packet.payload + one.packet.size),
           std::string(other.packet.payload, other.packet.payload + other.packet.size));
}

TEST("who is muted is not heard, and hears; opened again he is heard") {
  Party party;
  party.Invite(Codec::kPcma, 440);
  party.Invite(Codec::kPcma, 740);
  party.Invite(Codec::kG722, 1240);
  party.Join(0);
  party.Join(1, true);
  party.Join(2);

  party.TalkAll(50);
  CHECK(Hears(*party.speakers[0], *party.speakers[1]) < -30);
  CHECK(Hears(*party.speakers[2], *party.speakers[1]) < -30);
  CHECK(std::abs(Hears(*party.speakers[1], *party.speakers[0])) < 3);
  CHECK(std::abs(Hears(*party.speakers[1], *party.speakers[2])) < 3);

  party.Join(1, false);
  party.TalkAll(50);
  CheckAllHear(party);
}

TEST("one who loses every tenth packet is still heard, and hears all the others") {
  Party party;
  party.Invite(Codec::kPcma, 440).loses_each = 10;
  party.Invite(Codec::kPcma, 740);
  party.Invite(Codec::kPcma, 1240);
  party.JoinAll();

  party.TalkAll(80);

  CheckAllHear(party);
  for (const auto& speaker : party.speakers) CHECK(speaker->packets.size() >= 76);
}

TEST("members come and go, and those who stay hear who is there") {
  Party party;
  party.Invite(Codec::kPcma, 440);
  party.Invite(Codec::kPcma, 740);
  party.Invite(Codec::kOpus, 1240);
  party.Join(0);
  party.Join(1);
  party.TalkAll(50);
  CHECK(std::abs(Hears(*party.speakers[0], *party.speakers[1])) < 3);
  CHECK(Hears(*party.speakers[0], *party.speakers[2]) < -30);

  party.Join(2);
  party.TalkAll(50);
  CheckAllHear(party);

  party.legs[1].reset();
  party.rig.Engine().Silence(party.legs[2].get());
  party.rig.Engine().Join(party.legs[2].get(), kRoom + 2, false);
  party.TalkAll(50);
  CHECK(Hears(*party.speakers[0], *party.speakers[1]) < -30);
  CHECK(Hears(*party.speakers[0], *party.speakers[2]) < -30);
  CHECK_EQ(party.rig.Engine().Census().rooms, std::int64_t{2});
}

TEST("the stream of packets goes on without a break when somebody begins to speak or ceases to") {
  Party party;
  party.Invite(Codec::kPcma, 440);
  Speaker& other = party.Invite(Codec::kPcma, 740);
  other.amplitude = 0;
  party.Invite(Codec::kG722, 1240);
  party.JoinAll();
  party.TalkAll(20);
  other.amplitude = kAmplitude;
  party.TalkAll(40);
  other.amplitude = 0;
  party.TalkAll(50);

  for (const auto& speaker : party.speakers)
    for (std::size_t i = 4; i < speaker->packets.size(); i++) {
      const RtpPacket &now = speaker->packets[i].packet, &before = speaker->packets[i - 1].packet;
      CHECK_EQ(static_cast<std::uint16_t>(now.sequence - before.sequence), std::uint16_t{1});
      CHECK_EQ(now.timestamp - before.timestamp, 160u);
    }
  CHECK_EQ(party.rig.ears.Speaking(3), std::string("+-"));
}

TEST("a member who wants packets of 40 ms gets them, and hears the others") {
  Party party;
  Speaker& slow = party.Invite(Codec::kPcma, 440, kAmplitude, "a=ptime:40\r\n");
  party.Invite(Codec::kPcma, 740);
  party.Invite(Codec::kPcma, 1240);
  party.JoinAll();

  party.TalkAll(60);

  CHECK_EQ(slow.packets.back().packet.size, std::size_t{320});
  CheckAllHear(party);
}

TEST("a sound that is played into a room is heard by all, those who speak too, once") {
  Party party;
  party.Invite(Codec::kPcma, 740);
  party.Invite(Codec::kG722, 1240);
  party.JoinAll();
  party.TalkAll(20);
  const std::string path = WriteWav(440, 16000, 0.6);
  Sound sound;
  sound.kind = Sound::Kind::kFile;
  sound.path = path;
  party.rig.Engine().PlayToRoom(kRoom, sound);
  CHECK_EQ(party.rig.Engine().Census().players, std::int64_t{1});
  party.TalkAll(30);
  for (const auto& speaker : party.speakers) {
    const double level = Decibels(Level(speaker->heard, 440, RateOf(speaker->format.codec), 0.4), 8000);
    CHECK(std::abs(level) < 3);
  }

  party.TalkAll(30);
  for (const auto& speaker : party.speakers)
    CHECK(Decibels(Level(speaker->heard, 440, RateOf(speaker->format.codec), 0.4), 8000) < -30);
  CHECK_EQ(party.rig.Engine().Census().players, std::int64_t{0});
  CHECK_EQ(party.rig.ears.played.load(), 0);
  unlink(path.c_str());
}

TEST("two who leave a room for each other are relayed again") {
  Party party;
  for (double hertz : {440.0, 740.0, 1240.0}) party.Invite(Codec::kPcma, hertz);
  party.JoinAll();
  party.TalkAll(10);

  party.rig.Engine().Bridge(party.legs[0].get(), party.legs[1].get());

  CHECK_EQ(party.rig.Engine().Census().relays, std::int64_t{1});
  CHECK_EQ(party.rig.Engine().Census().mixed, std::int64_t{1});
  CHECK_EQ(party.rig.Engine().Census().rooms, std::int64_t{1});
  party.TalkAll(40);
  CHECK(std::abs(Hears(*party.speakers[0], *party.speakers[1])) < 3);
  CHECK(Hears(*party.speakers[0], *party.speakers[2]) < -30);
}

TEST("digits of a member are heard by the box and by no other member") {
  Party party;
  const std::string events = "a=rtpmap:101 telephone-event/8000\r\n";
  for (double hertz : {440.0, 740.0}) {
    party.Invite(Codec::kPcma, hertz);
    Format format = FormatOf(Codec::kPcma);
    party.rig.Answer(*party.legs.back(), party.phones.back()->Sdp("8 101", events));
  }
  party.JoinAll();
  for (bool muted : {false, true}) {
    party.Join(0, muted);
    for (int i = 0; i < 3; i++)
      party.phones[0]->Send(party.speakers[0]->to, 101, static_cast<std::uint16_t>(i), muted ? 8000 : 160,
                            {static_cast<std::uint8_t>(muted ? 6 : 5), std::uint8_t(i == 2 ? 0x8a : 10), 0, 160},
                            i == 0);
    CHECK(Within(500, [&] { return party.rig.ears.Digits(1) == (muted ? "56" : "5"); }));
  }
  party.TalkAll(10);
  for (const Got& got : party.speakers[1]->packets) CHECK_EQ(got.packet.payload_type, 8);
}

// — pure —

std::vector<std::int16_t> Beat(double amplitude) { return Sine(440, 8000, amplitude, 160); }

TEST("a gate opens with the first word and shuts 600 ms after the last one") {
  VoiceGate gate;
  CHECK(!gate.Take(nullptr, 160));
  CHECK(gate.Take(Beat(3000).data(), 160));
  for (int i = 0; i < 29; i++) CHECK(gate.Take(Beat(20).data(), 160));
  CHECK(!gate.Take(Beat(20).data(), 160));
}

TEST("a gate shuts on steady noise after a while, opens above it, and never shuts on a steady tone") {
  VoiceGate noisy, toned;
  const auto noise = Beat(140), tone = Beat(2000);  // -50 dBov, -27 dBov
  bool passes = true;
  for (int i = 0; i < 3000; i++) {
    passes = noisy.Take(noise.data(), 160);
    CHECK(toned.Take(tone.data(), 160));
  }
  CHECK(!passes);
  CHECK(noisy.Take(Beat(1000).data(), 160));
}

TEST("a sum is left as it is up to three quarters of the scale, rises on and never turns over") {
  CHECK_EQ(SoftLimit(24576), std::int16_t{24576});
  CHECK_EQ(SoftLimit(-24576), std::int16_t{-24576});
  for (std::int32_t sum = 0; sum < 32 * 32768; sum += 97) {
    CHECK(SoftLimit(sum + 97) >= SoftLimit(sum));
    CHECK_EQ(SoftLimit(-sum), static_cast<std::int16_t>(-SoftLimit(sum)));
  }
  CHECK(SoftLimit(32 * 32767) > 32000);
}

}  // namespace
}  // namespace sipleo::media::test
