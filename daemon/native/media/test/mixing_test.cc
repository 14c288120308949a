// Legs of different codecs, and sounds.
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>

#include "../codec_table.h"
#include "../engine.h"
#include "../media_clock.h"
#include "check.h"
#include "rig.h"
#include "speaker.h"

namespace sipleo::media::test {
namespace {

void CheckContinuous(const std::vector<Got>& packets, std::uint32_t step) {
  for (std::size_t i = 1; i < packets.size(); i++) {
    const auto sequence = static_cast<std::uint16_t>(packets[i].packet.sequence - packets[i - 1].packet.sequence);
    CHECK_EQ(sequence, std::uint16_t{1});
    const auto ticks = static_cast<std::int32_t>(packets[i].packet.timestamp - packets[i - 1].packet.timestamp);
    CHECK(ticks > 0);
    if (!packets[i].packet.marker) CHECK_EQ(static_cast<std::uint32_t>(ticks), step);
  }
}

// How loud the sine comes out at the other side, in decibels against how loud it went in.
void CheckTranscoding(Codec one_codec, Codec other_codec) {
  Rig rig;
  Phone alice, bob;
  auto one = rig.Open(1, {one_codec}), other = rig.Open(3, {other_codec});
  const Format one_format = FormatOf(one_codec), other_format = FormatOf(other_codec);
  const SocketAddress to_one = rig.Answer(*one, alice.Sdp(one_format.formats, one_format.attributes));
  const SocketAddress to_other = rig.Answer(*other, bob.Sdp(other_format.formats, other_format.attributes));
  rig.Engine().Bridge(one.get(), other.get());
  CHECK_EQ(rig.Engine().Census().mixed, std::int64_t{2});
  CHECK_EQ(rig.Engine().Census().relays, std::int64_t{0});
  Speaker speaker_one{CodecsOf(rig), alice, to_one, one_format, 440, 8000},
      speaker_other{CodecsOf(rig), bob, to_other, other_format, 1004, 8000};

  Talk({&speaker_one, &speaker_other}, 60);

  const int one_rate = FactsOf(one_codec).sample_rate, other_rate = FactsOf(other_codec).sample_rate;
  const double at_bob = Decibels(Level(speaker_other.heard, 440, other_rate), 8000);
  const double at_alice = Decibels(Level(speaker_one.heard, 1004, one_rate), 8000);
  const double delay =
      speaker_other.packets.empty() ? -1 : (speaker_other.packets[0].at_us - speaker_one.began_us) / 1000.0;
  std::printf("     %s to %s: 440 Hz %+.1f dB, back: 1004 Hz %+.1f dB, first packet after %.1f ms\n",
              CodecText(one_codec), CodecText(other_codec), at_bob, at_alice, delay);
  CHECK(delay >= 0 && delay < 60);
  CHECK(std::abs(at_bob) < 3);
  CHECK(std::abs(at_alice) < 3);
  CHECK(speaker_one.packets.size() >= 56 && speaker_other.packets.size() >= 56);
  CheckContinuous(speaker_one.packets, static_cast<std::uint32_t>(FactsOf(one_codec).clock_rate / 50));
  CheckContinuous(speaker_other.packets, static_cast<std::uint32_t>(FactsOf(other_codec).clock_rate / 50));
}

TEST("PCMA and PCMU are transcoded") { CheckTranscoding(Codec::kPcma, Codec::kPcmu); }
TEST("PCMA and G722 are transcoded") { CheckTranscoding(Codec::kPcma, Codec::kG722); }
TEST("G722 and opus are transcoded") { CheckTranscoding(Codec::kG722, Codec::kOpus); }
TEST("PCMA and GSM are transcoded") { CheckTranscoding(Codec::kPcma, Codec::kGsm); }
TEST("PCMA and G729 are transcoded") { CheckTranscoding(Codec::kPcma, Codec::kG729); }
TEST("PCMA and opus are transcoded") { CheckTranscoding(Codec::kPcma, Codec::kOpus); }
TEST("GSM and opus are transcoded") { CheckTranscoding(Codec::kGsm, Codec::kOpus); }

Sound FileSound(const std::string& path, bool loop) {
  Sound sound;
  sound.kind = Sound::Kind::kFile;
  sound.path = path;
  sound.loop = loop;
  return sound;
}

void CheckFile(int file_rate, Codec codec) {
  Rig rig;
  Phone alice;
  const std::string path = WriteWav(440, file_rate, 0.25);
  auto one = rig.Open(1, {codec});
  const Format format = FormatOf(codec);
  const SocketAddress to = rig.Answer(*one, alice.Sdp(format.formats, format.attributes));
  Speaker speaker{CodecsOf(rig), alice, to, format, 1004, 8000};
  rig.Engine().Play(one.get(), FileSound(path, true));
  CHECK_EQ(rig.Engine().Census().players, std::int64_t{1});

  Talk({&speaker}, 40);

  const int rate = FactsOf(codec).sample_rate;
  const double level = Decibels(Level(speaker.heard, 440, rate, 0.2), 8000);
  std::printf("     %d Hz file to %s: %+.1f dB\n", file_rate, CodecText(codec), level);
  CHECK(std::abs(level) < 3);
  CHECK(speaker.packets.size() >= 37);
  unlink(path.c_str());
}

TEST("a looping file of 8 kHz is heard in G.711") { CheckFile(8000, Codec::kPcma); }
TEST("a looping file of 16 kHz is heard in G.711") { CheckFile(16000, Codec::kPcmu); }
TEST("a looping file of 48 kHz is heard in G.722") { CheckFile(48000, Codec::kG722); }
TEST("a looping file of 8 kHz is heard in opus") { CheckFile(8000, Codec::kOpus); }

TEST("a file that does not loop is announced when it has ended, and one that cannot be played at once") {
  Rig rig;
  Phone alice;
  auto one = rig.Open(1, {Codec::kPcma});
  rig.Answer(*one, alice.Sdp("8", ""));
  const std::string path = WriteWav(440, 8000, 0.2), stereo = WriteWav(440, 8000, 0.2, 2);

  rig.Engine().Play(one.get(), FileSound(path, false));
  CHECK(Within(600, [&] { return rig.ears.played == 1; }));
  CHECK(alice.ReceiveAll(0).size() >= 10);
  rig.Engine().Play(one.get(), FileSound(stereo, false));
  CHECK(Within(200, [&] { return rig.ears.played == 2; }));
  rig.Engine().Play(one.get(), FileSound("/nowhere", false));
  CHECK(Within(200, [&] { return rig.ears.played == 3; }));
  CHECK_EQ(rig.Engine().Census().players, std::int64_t{0});
  unlink(path.c_str());
  unlink(stereo.c_str());
}

// Whether the tone stands in each tenth of a second.
std::string Heard(const std::vector<std::int16_t>& samples, double hertz, int rate) {
  std::string heard;
  const std::size_t tenth = static_cast<std::size_t>(rate) / 10;
  for (std::size_t at = 0; at + tenth <= samples.size(); at += tenth)
    heard += Strength({samples.begin() + static_cast<std::ptrdiff_t>(at),
                       samples.begin() + static_cast<std::ptrdiff_t>(at + tenth)},
                      hertz, rate) > 1000
                 ? '#'
                 : '.';
  return heard;
}

TEST("MUS-08: a looping file is heard after its silence, and again after the one between") {
  Rig rig;
  Phone alice;
  auto one = rig.Open(1, {Codec::kPcma});
  const Format format = FormatOf(Codec::kPcma);
  const SocketAddress to = rig.Answer(*one, alice.Sdp("8", ""));
  Speaker speaker{CodecsOf(rig), alice, to, format, 1004, 8000};
  const std::string path = WriteWav(440, 8000, 0.5);
  Sound sound = FileSound(path, true);
  sound.seconds_before = 1;
  sound.seconds_after = 2;
  rig.Engine().Play(one.get(), sound);

  Talk({&speaker}, 240);

  CHECK_EQ(Heard(speaker.heard, 440, 8000).substr(0, 44), "..........#####....................#####....");
  unlink(path.c_str());
}

TEST("a sound that does not loop has ended after its silence, not before") {
  Rig rig;
  Phone alice;
  auto one = rig.Open(1, {Codec::kPcma});
  rig.Answer(*one, alice.Sdp("8", ""));
  const std::string path = WriteWav(440, 8000, 0.2);
  Sound sound = FileSound(path, false);
  sound.seconds_after = 1;

  rig.Engine().Play(one.get(), sound);
  CHECK(Within(2000, [&] { return rig.ears.played == 1; }));

  CHECK(alice.ReceiveAll(0).size() >= 60);
  unlink(path.c_str());
}

TEST("one sound follows another, and silence both, without a gap: each packet 20 ms after the one before") {
  Rig rig;
  Phone alice;
  auto one = rig.Open(1, {Codec::kPcma});
  const Format format = FormatOf(Codec::kPcma);
  const SocketAddress to = rig.Answer(*one, alice.Sdp("8", ""));
  Speaker speaker{CodecsOf(rig), alice, to, format, 1004, 8000};
  const std::string first = WriteWav(440, 8000, 0.5), second = WriteWav(740, 8000, 0.5);
  rig.Engine().Play(one.get(), FileSound(first, false));
  Talk({&speaker}, 35);
  CHECK_EQ(rig.ears.played.load(), 1);
  rig.Engine().Play(one.get(), FileSound(second, true));
  Talk({&speaker}, 25);
  rig.Engine().Play(one.get(), FileSound(first, true));
  Talk({&speaker}, 25);

  rig.Engine().Silence(one.get());
  Talk({&speaker}, 25);

  CHECK_EQ(rig.Engine().Census().players, std::int64_t{0});
  CHECK(speaker.packets.size() >= 105);
  for (std::size_t i = 1; i < speaker.packets.size(); i++) {
    const RtpPacket &now = speaker.packets[i].packet, &before = speaker.packets[i - 1].packet;
    CHECK_EQ(static_cast<std::uint16_t>(now.sequence - before.sequence), std::uint16_t{1});
    CHECK_EQ(now.timestamp - before.timestamp, 160u);
    CHECK(!now.marker);
  }
  CHECK(Heard(speaker.heard, 440, 8000).starts_with("#####"));
  CHECK(Heard(speaker.heard, 740, 8000).find("####") != std::string::npos);
  const std::vector<std::int16_t> last(speaker.heard.end() - 1600, speaker.heard.end());
  CHECK(std::all_of(last.begin(), last.end(), [](std::int16_t sample) { return std::abs(sample) < 16; }));
  unlink(first.c_str());
  unlink(second.c_str());
}

TEST("after nothing was sent for a while the stream goes on by the time that it is") {
  Rig rig;
  Phone alice, bob;
  auto one = rig.Open(1, {Codec::kPcma}), other = rig.Open(3, {Codec::kPcmu});
  rig.Answer(*one, alice.Sdp("8", ""));
  rig.Answer(*other, bob.Sdp("0", ""));
  rig.Engine().Play(one.get(), Sound{});
  SleepMs(100);
  rig.Engine().Bridge(one.get(), other.get());
  other.reset();
  const auto before = alice.ReceiveAll(0);
  SleepMs(200);

  rig.Engine().Play(one.get(), Sound{});

  const auto after = alice.Receive();
  CHECK(!before.empty() && after && after->packet.marker);
  if (!before.empty() && after) CHECK(after->packet.timestamp - before.back().packet.timestamp >= 8 * 150);
}

TEST("of a folder, the file of the leg's rate is played") {
  Rig rig;
  Phone alice, bob;
  char folder[] = "/tmp/sipleo-sounds-XXXXXX";
  CHECK(mkdtemp(folder) != nullptr);
  const std::string narrow = std::string(folder) + "/8000.wav", wide = std::string(folder) + "/16000.wav";
  CHECK_EQ(rename(WriteWav(500, 8000, 0.25).c_str(), narrow.c_str()), 0);
  CHECK_EQ(rename(WriteWav(900, 16000, 0.25).c_str(), wide.c_str()), 0);
  auto one = rig.Open(1, {Codec::kPcma});
  auto two = rig.Open(2, {Codec::kG722});
  const Format pcma = FormatOf(Codec::kPcma), g722 = FormatOf(Codec::kG722);
  const SocketAddress to_one = rig.Answer(*one, alice.Sdp(pcma.formats, pcma.attributes));
  const SocketAddress to_two = rig.Answer(*two, bob.Sdp(g722.formats, g722.attributes));
  Speaker heard_by_one{CodecsOf(rig), alice, to_one, pcma, 1004, 8000};
  Speaker heard_by_two{CodecsOf(rig), bob, to_two, g722, 1004, 8000};
  rig.Engine().Play(one.get(), FileSound(folder, true));
  rig.Engine().Play(two.get(), FileSound(folder, true));

  Talk({&heard_by_one, &heard_by_two}, 40);

  CHECK(std::abs(Decibels(Level(heard_by_one.heard, 500, 8000, 0.2), 8000)) < 3);
  CHECK(std::abs(Decibels(Level(heard_by_two.heard, 900, 16000, 0.2), 8000)) < 3);
  unlink(narrow.c_str());
  unlink(wide.c_str());
  rmdir(folder);
}

TEST("a file that many hear is opened once and read once") {
  SoundShelf shelf;
  std::string refusal;
  const std::string path = WriteWav(440, 8000, 2);
  auto one = shelf.Open(path, 8000, &refusal);
  auto two = shelf.Open(path, 8000, &refusal);
  CHECK(one != nullptr && one == two);
  std::int16_t before[160], after[160];
  CHECK_EQ(one->Read(400, before, 160), std::size_t{160});

  // What one has read needs no disk for the other.
  CHECK_EQ(truncate(path.c_str(), 0), 0);
  CHECK_EQ(two->Read(400, after, 160), std::size_t{160});
  CHECK(std::equal(before, before + 160, after));
  CHECK_EQ(two->Read(12000, after, 160), std::size_t{0});

  one.reset(), two.reset();
  CHECK(shelf.Open(path, 8000, &refusal) == nullptr);
  unlink(path.c_str());
}

TEST("a busy tone is 440 Hz, half a second on and half a second off") {
  Rig rig;
  Phone alice;
  auto one = rig.Open(1, {Codec::kPcma});
  const Format format = FormatOf(Codec::kPcma);
  const SocketAddress to = rig.Answer(*one, alice.Sdp("8", ""));
  Speaker speaker{CodecsOf(rig), alice, to, format, 1004, 8000};
  Sound sound;
  sound.tone = Sound::Tone::kBusy;
  rig.Engine().Play(one.get(), sound);

  Talk({&speaker}, 55);

  const std::vector<std::int16_t> on(speaker.heard.begin() + 400, speaker.heard.begin() + 3600);
  const std::vector<std::int16_t> off(speaker.heard.begin() + 4400, speaker.heard.begin() + 7600);
  CHECK(std::abs(Decibels(Strength(on, 440, 8000), 7220)) < 0.5);
  CHECK(Strength(off, 440, 8000) < 20);
}

TEST("packets are as long as the far side wants them") {
  Rig rig;
  for (const int ptime : {10, 30, 60}) {
    Phone alice;
    auto one = rig.Open(1, {Codec::kPcma});
    rig.Answer(*one, alice.Sdp("8", "a=ptime:" + std::to_string(ptime) + "\r\n"));
    rig.Engine().Play(one.get(), Sound{});
    SleepMs(300);
    const auto packets = alice.ReceiveAll(0);
    CHECK(std::abs(static_cast<int>(packets.size()) - 300 / ptime) <= 3);
    for (const Got& got : packets) CHECK_EQ(got.packet.size, static_cast<std::size_t>(8 * ptime));
    CheckContinuous(packets, static_cast<std::uint32_t>(8 * ptime));
  }
}

TEST("a call goes from relaying to transcoding and back while it is spoken, without a hole over 40 ms") {
  Rig rig;
  Phone alice, bob;
  auto one = rig.Open(1, {Codec::kPcma}), other = rig.Open(3, {Codec::kPcma, Codec::kPcmu});
  const SocketAddress to_one = rig.Answer(*one, alice.Sdp("8", ""));
  const SocketAddress to_other = rig.Answer(*other, bob.Sdp("8", ""));
  rig.Engine().Bridge(one.get(), other.get());
  Speaker speaker{CodecsOf(rig), alice, to_one, FormatOf(Codec::kPcma), 440, 8000};
  Speaker listener{CodecsOf(rig), bob, to_other, FormatOf(Codec::kPcma), 1004, 8000};
  Talk({&speaker, &listener}, 15);

  rig.Answer(*other, bob.Sdp("0", ""));
  CHECK_EQ(rig.Engine().Census().mixed, std::int64_t{2});
  listener.format = FormatOf(Codec::kPcmu);
  listener.encoder = MakeEncoder(nullptr, Codec::kPcmu, 8000);
  listener.decoder = MakeDecoder(nullptr, Codec::kPcmu, 8000);
  Talk({&speaker, &listener}, 25);
  rig.Answer(*other, bob.Sdp("8", ""));
  CHECK_EQ(rig.Engine().Census().relays, std::int64_t{1});
  listener.format = FormatOf(Codec::kPcma);
  Talk({&speaker, &listener}, 15);

  std::int64_t longest = 0;
  for (std::size_t i = 1; i < listener.packets.size(); i++) {
    longest = std::max(longest, listener.packets[i].at_us - listener.packets[i - 1].at_us);
    CHECK_EQ(static_cast<std::uint16_t>(listener.packets[i].packet.sequence - listener.packets[i - 1].packet.sequence),
             std::uint16_t{1});
  }
  std::printf("     longest pause between packets: %.1f ms\n", static_cast<double>(longest) / 1000);
  CHECK(longest < 60000);
}

}  // namespace
}  // namespace sipleo::media::test
