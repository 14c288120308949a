// What is written down of legs: by telephones that say a sine, read back from the file.
#include <dirent.h>
#include <sodium.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <random>

#include "../media_clock.h"
#include "../wav_file.h"
#include "check.h"
#include "rig.h"
#include "speaker.h"

namespace sipleo::media::test {
namespace {

// A folder that goes with its files.
class Folder {
 public:
  Folder() { CHECK(mkdtemp(path_) != nullptr); }
  ~Folder() {
    DIR* open = opendir(path_);
    while (const dirent* entry = readdir(open)) unlink((std::string(path_) + "/" + entry->d_name).c_str());
    closedir(open);
    rmdir(path_);
  }
  std::string Path(const std::string& name) const { return std::string(path_) + "/" + name; }

 private:
  char path_[32] = "/tmp/sipleo-recording-XXXXXX";
};

struct Written {
  int channels = 0, rate = 0;
  std::uint32_t said_bytes = 0;  // in the header
  std::vector<std::int16_t> left, right;
};

Written Read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  const std::vector<char> bytes{std::istreambuf_iterator<char>(file), {}};
  Written written;
  CHECK(bytes.size() >= 44 && std::memcmp(bytes.data(), "RIFF", 4) == 0);
  if (bytes.size() < 44) return written;
  std::int16_t channels = 0;
  std::memcpy(&channels, &bytes[22], 2);
  std::memcpy(&written.rate, &bytes[24], 4);
  std::memcpy(&written.said_bytes, &bytes[40], 4);
  written.channels = channels;
  for (std::size_t at = 44; at + static_cast<std::size_t>(2 * channels) <= bytes.size();
       at += static_cast<std::size_t>(2 * channels)) {
    std::int16_t frame[2] = {};
    std::memcpy(frame, &bytes[at], static_cast<std::size_t>(2 * channels));
    written.left.push_back(frame[0]);
    written.right.push_back(frame[1]);
  }
  return written;
}

// The median over pieces of 50 ms: one beat that a busy machine has lost does not count.
double LevelAt(const std::vector<std::int16_t>& samples, double hertz, int rate, double from, double to) {
  const auto piece = static_cast<std::size_t>(rate / 20);
  const auto end = std::min(samples.size(), static_cast<std::size_t>(to * rate));
  std::vector<double> levels;
  for (auto at = static_cast<std::size_t>(from * rate); at + piece <= end; at += piece) {
    const auto begin = samples.begin() + static_cast<std::ptrdiff_t>(at);
    levels.push_back(Strength({begin, begin + static_cast<std::ptrdiff_t>(piece)}, hertz, rate));
  }
  if (levels.empty()) return 0;
  std::sort(levels.begin(), levels.end());
  return levels[levels.size() / 2];
}

bool IsRecorded(Rig& rig, std::size_t count) {
  return Within(2000, [&] { return rig.ears.Recordings().size() == count; });
}

TEST("what a leg says is written, while it hears a sound and while it hears nothing") {
  Rig rig;
  Folder folder;
  Phone alice;
  auto one = rig.Open(1, {Codec::kPcma});
  Speaker speaker{CodecsOf(rig), alice, rig.Answer(*one, alice.Sdp("8", "")), FormatOf(Codec::kPcma), 440, 8000};
  rig.Engine().Play(one.get(), Sound{});

  CHECK(rig.Engine().Record(one.get(), {folder.Path("one.wav"), false, 60}));
  CHECK(!rig.Engine().Record(one.get(), {folder.Path("one.wav"), false, 60}));
  CHECK_EQ(rig.Engine().Census().recordings, std::int64_t{1});
  Talk({&speaker}, 50);
  rig.Engine().Silence(one.get());
  Talk({&speaker}, 50);
  rig.Engine().StopRecording(1, folder.Path("one.wav"));

  CHECK(IsRecorded(rig, 1));
  const Recorded recorded = rig.ears.Recordings().front();
  CHECK_EQ(recorded.why, RecordingEnd::kStopped);
  const Written written = Read(recorded.path);
  CHECK_EQ(written.channels, 1);
  CHECK_EQ(written.rate, 8000);
  CHECK_EQ(written.said_bytes, static_cast<std::uint32_t>(2 * written.left.size()));
  CHECK(std::abs(recorded.seconds - 2.0) < 0.2);
  CHECK(std::abs(static_cast<double>(written.left.size()) / 8000 - recorded.seconds) < 0.001);
  CHECK(std::abs(Decibels(LevelAt(written.left, 440, 8000, 0.2, 0.9), 8000)) < 1);
  CHECK(std::abs(Decibels(LevelAt(written.left, 440, 8000, 1.2, 1.8), 8000)) < 1);
  CHECK_EQ(rig.Engine().Census().recordings, std::int64_t{0});
}

TEST("a conversation is written left and right, and goes on being relayed") {
  Rig rig;
  Folder folder;
  Phone alice, bob;
  auto one = rig.Open(1, {Codec::kPcma}), other = rig.Open(3, {Codec::kPcma});
  Speaker left{CodecsOf(rig), alice, rig.Answer(*one, alice.Sdp("8", "")), FormatOf(Codec::kPcma), 440, 8000},
      right{CodecsOf(rig), bob, rig.Answer(*other, bob.Sdp("8", "")), FormatOf(Codec::kPcma), 1004, 4000};
  rig.Engine().Bridge(one.get(), other.get());

  rig.Engine().Record(one.get(), {folder.Path("both.wav"), true, 60});
  CHECK_EQ(rig.Engine().Census().relays, std::int64_t{1});
  Talk({&left, &right}, 60);
  one.reset();

  CHECK(IsRecorded(rig, 1));
  CHECK_EQ(rig.ears.Recordings().front().why, RecordingEnd::kReleased);
  const Written written = Read(folder.Path("both.wav"));
  CHECK_EQ(written.channels, 2);
  CHECK(std::abs(Decibels(LevelAt(written.left, 440, 8000, 0.2, 1.1), 8000)) < 1);
  CHECK(std::abs(Decibels(LevelAt(written.right, 1004, 8000, 0.2, 1.1), 4000)) < 1);
  CHECK(LevelAt(written.left, 1004, 8000, 0.2, 1.1) < 400);
  CHECK(LevelAt(written.right, 440, 8000, 0.2, 1.1) < 400);
  // Every packet came over as it was.
  CHECK(right.packets.size() >= 57);
  CHECK_EQ(rig.Engine().Census().mixed, std::int64_t{0});
}

TEST("the recording of a leg goes on with whom it talks to next, in silence between") {
  Rig rig;
  Folder folder;
  Phone alice, bob, carol;
  auto one = rig.Open(1, {Codec::kPcma}), two = rig.Open(3, {Codec::kPcma}), three = rig.Open(5, {Codec::kG722});
  const Format narrow = FormatOf(Codec::kPcma), wide = FormatOf(Codec::kG722);
  Speaker a{CodecsOf(rig), alice, rig.Answer(*one, alice.Sdp("8", "")), narrow, 440, 8000},
      b{CodecsOf(rig), bob, rig.Answer(*two, bob.Sdp("8", "")), narrow, 1004, 8000},
      c{CodecsOf(rig), carol, rig.Answer(*three, carol.Sdp("9", "")), wide, 1500, 8000};
  rig.Engine().Record(one.get(), {folder.Path("moved.wav"), true, 60});

  rig.Engine().Bridge(one.get(), two.get());
  Talk({&a, &b, &c}, 50);
  rig.Engine().Play(one.get(), Sound{});
  Talk({&a, &b, &c}, 50);
  rig.Engine().Bridge(one.get(), three.get());
  Talk({&a, &b, &c}, 50);
  rig.Engine().StopRecording(1, folder.Path("moved.wav"));

  CHECK(IsRecorded(rig, 1));
  const Written written = Read(folder.Path("moved.wav"));
  CHECK(LevelAt(written.right, 1004, 8000, 0.2, 0.8) > 6000);
  CHECK(LevelAt(written.right, 1004, 8000, 1.3, 1.8) < 400);
  CHECK(LevelAt(written.right, 1500, 8000, 1.3, 1.8) < 400);
  CHECK(LevelAt(written.right, 1500, 8000, 2.3, 2.8) > 5000);
  CHECK(LevelAt(written.right, 1004, 8000, 2.3, 2.8) < 400);
  for (double at : {0.2, 1.3, 2.3}) CHECK(LevelAt(written.left, 440, 8000, at, at + 0.5) > 6000);
}

TEST("a wideband leg is written at 16 kHz, and one that changes its codec goes on in its file") {
  Rig rig;
  Folder folder;
  Phone alice;
  auto one = rig.Open(1, {Codec::kG722, Codec::kPcma});
  const SocketAddress to = rig.Answer(*one, alice.Sdp("9", ""));
  Speaker wide{CodecsOf(rig), alice, to, FormatOf(Codec::kG722), 5000, 8000};
  rig.Engine().Record(one.get(), {folder.Path("wide.wav"), false, 60});
  Talk({&wide}, 50);

  Speaker narrow{CodecsOf(rig), alice, rig.Answer(*one, alice.Sdp("8", "")), FormatOf(Codec::kPcma), 1004, 8000};
  narrow.sequence = wide.sequence;
  narrow.timestamp = wide.timestamp;
  Talk({&narrow}, 50);
  rig.Engine().StopRecording(1, folder.Path("wide.wav"));

  CHECK(IsRecorded(rig, 1));
  const Written written = Read(folder.Path("wide.wav"));
  CHECK_EQ(written.rate, 16000);
  CHECK(LevelAt(written.left, 5000, 16000, 0.2, 0.8) > 5000);
  CHECK(LevelAt(written.left, 1004, 16000, 1.3, 1.8) > 5000);
}

TEST("a recording ends at its limit, to the sample, and is announced once") {
  Rig rig;
  Folder folder;
  Phone alice;
  auto one = rig.Open(1, {Codec::kPcma});
  Speaker speaker{CodecsOf(rig), alice, rig.Answer(*one, alice.Sdp("8", "")), FormatOf(Codec::kPcma), 440, 8000};

  rig.Engine().Record(one.get(), {folder.Path("limit.wav"), false, 1});
  Talk({&speaker}, 70);

  CHECK(IsRecorded(rig, 1));
  rig.Engine().StopRecording(1, folder.Path("limit.wav"));
  one.reset();
  CHECK_EQ(rig.ears.Recordings().size(), std::size_t{1});
  CHECK_EQ(rig.ears.Recordings().front().why, RecordingEnd::kLimit);
  CHECK_EQ(rig.ears.Recordings().front().seconds, 1.0);
  CHECK_EQ(Read(folder.Path("limit.wav")).left.size(), std::size_t{8000});
}

TEST("what was said a moment ago stands in the file while it is still being written, for whoever reads it") {
  Rig rig;
  Folder folder;
  Phone alice;
  auto one = rig.Open(1, {Codec::kPcma});
  Speaker speaker{CodecsOf(rig), alice, rig.Answer(*one, alice.Sdp("8", "")), FormatOf(Codec::kPcma), 440, 8000};
  rig.Engine().Record(one.get(), {folder.Path("going.wav"), false, 60});

  Talk({&speaker}, 100);

  const Written written = Read(folder.Path("going.wav"));
  CHECK_EQ(written.said_bytes, 0u);
  CHECK(written.left.size() > 8000);
  std::string refusal;
  const auto played = WavFile::Open(folder.Path("going.wav"), &refusal);
  CHECK_EQ(refusal, std::string());
  CHECK(played != nullptr);
}

TEST("a leg that is never agreed upon leaves a file without sound, and a file that cannot be made is told") {
  Rig rig;
  Folder folder;
  auto one = rig.Open(1, {Codec::kPcma});

  rig.Engine().Record(one.get(), {folder.Path("never.wav"), true, 60});
  rig.Engine().Record(one.get(), {folder.Path("never.wav") + "/no", true, 60});
  one.reset();

  CHECK(IsRecorded(rig, 2));
  CHECK_EQ(Read(folder.Path("never.wav")).left.size(), std::size_t{0});
  for (const Recorded& recorded : rig.ears.Recordings()) {
    const bool failed = recorded.path != folder.Path("never.wav");
    CHECK_EQ(recorded.why, failed ? RecordingEnd::kFailed : RecordingEnd::kReleased);
    CHECK_EQ(recorded.text.empty(), !failed);
  }
}

TEST("a full disk ends the recording with its cause and leaves what it took; the leg goes on") {
  Rig rig;
  Folder folder;
  const std::string disk = folder.Path("disk");
  if (mkdir(disk.c_str(), 0700) != 0 || mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=32k") != 0) {
    std::printf("     not tried: this user may not mount a tmpfs\n");
    rmdir(disk.c_str());
    return;
  }
  Phone alice;
  auto one = rig.Open(1, {Codec::kPcma});
  Speaker speaker{CodecsOf(rig), alice, rig.Answer(*one, alice.Sdp("8", "")), FormatOf(Codec::kPcma), 440, 8000};
  rig.Engine().Record(one.get(), {disk + "/full.wav", false, 60});

  Talk({&speaker}, 150);

  CHECK(IsRecorded(rig, 1));
  const Recorded recorded = rig.ears.Recordings().front();
  CHECK_EQ(recorded.why, RecordingEnd::kDiskFull);
  CHECK(!recorded.text.empty());
  const Written written = Read(disk + "/full.wav");
  CHECK(written.left.size() > 15000);
  CHECK_EQ(written.said_bytes, static_cast<std::uint32_t>(2 * written.left.size()));
  CHECK_EQ(static_cast<double>(written.left.size()) / 8000, recorded.seconds);
  rig.Engine().Record(one.get(), {folder.Path("next.wav"), false, 60});
  Talk({&speaker}, 20);
  one.reset();
  CHECK(IsRecorded(rig, 2));
  CHECK_EQ(rig.ears.Recordings()[1].why, RecordingEnd::kReleased);
  CHECK_EQ(umount(disk.c_str()), 0);
  rmdir(disk.c_str());
}

struct KeyPair {
  std::vector<std::uint8_t> open = std::vector<std::uint8_t>(crypto_box_PUBLICKEYBYTES);
  std::uint8_t secret[crypto_box_SECRETKEYBYTES];
  KeyPair() {
    CHECK(sodium_init() >= 0);
    crypto_box_keypair(open.data(), secret);
  }
};

struct Unsealed {
  std::vector<std::uint8_t> bytes;
  bool is_whole = false;  // to its last message
};

Unsealed Unseal(const std::string& path, const KeyPair& pair) {
  std::ifstream file(path, std::ios::binary);
  const std::vector<char> raw{std::istreambuf_iterator<char>(file), {}};
  const std::vector<std::uint8_t> bytes(raw.begin(), raw.end());
  Unsealed unsealed;
  CHECK(bytes.size() >= 120 && std::memcmp(bytes.data(), "SIPLEO-SEALED-1\n", 16) == 0);
  if (bytes.size() < 120) return unsealed;
  std::uint8_t key[crypto_secretstream_xchacha20poly1305_KEYBYTES];
  CHECK_EQ(crypto_box_seal_open(key, &bytes[16], 80, pair.open.data(), pair.secret), 0);
  crypto_secretstream_xchacha20poly1305_state stream;
  CHECK_EQ(crypto_secretstream_xchacha20poly1305_init_pull(&stream, &bytes[96], key), 0);
  for (std::size_t at = 120; at + 4 <= bytes.size();) {
    const std::size_t length = bytes[at] | bytes[at + 1] << 8 | bytes[at + 2] << 16;
    if (at + 4 + length > bytes.size()) break;
    std::vector<std::uint8_t> said(length - 17);
    unsigned char tag = 0;
    CHECK_EQ(crypto_secretstream_xchacha20poly1305_pull(&stream, said.data(), nullptr, &tag, &bytes[at + 4], length,
                                                        nullptr, 0),
             0);
    unsealed.bytes.insert(unsealed.bytes.end(), said.begin(), said.end());
    unsealed.is_whole = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
    at += 4 + length;
  }
  return unsealed;
}

TEST("a sealed recording is read with the private key, to its last whole second while it is being written") {
  Rig rig;
  Folder folder;
  Phone alice;
  const KeyPair pair;
  auto one = rig.Open(1, {Codec::kPcma});
  Speaker speaker{CodecsOf(rig), alice, rig.Answer(*one, alice.Sdp("8", "")), FormatOf(Codec::kPcma), 440, 8000};
  const std::string path = folder.Path("sealed");
  rig.Engine().Record(one.get(), {path, true, 60, pair.open});

  Talk({&speaker}, 130);
  const Unsealed going = Unseal(path, pair);
  Talk({&speaker}, 10);
  rig.Engine().StopRecording(1, path);

  CHECK(!going.is_whole);
  CHECK_EQ((going.bytes.size() - 44) % 32000, std::size_t{0});
  CHECK(going.bytes.size() >= 44 + 32000);
  CHECK(IsRecorded(rig, 1));
  const Unsealed whole = Unseal(path, pair);
  CHECK(whole.is_whole);
  CHECK_EQ(static_cast<double>(whole.bytes.size() - 44) / 32000, rig.ears.Recordings().front().seconds);
  std::vector<std::int16_t> left;
  for (std::size_t at = 44; at + 4 <= whole.bytes.size(); at += 4)
    left.push_back(static_cast<std::int16_t>(whole.bytes[at] | whole.bytes[at + 1] << 8));
  CHECK(std::abs(Decibels(LevelAt(left, 440, 8000, 0.2, 2.5), 8000)) < 1);
}

TEST("a key that is none makes no file of sound") {
  Rig rig;
  Folder folder;
  auto one = rig.Open(1, {Codec::kPcma});
  rig.Engine().Record(one.get(), {folder.Path("none"), false, 60, std::vector<std::uint8_t>(32, 0)});
  rig.Engine().Record(one.get(), {folder.Path("short"), false, 60, std::vector<std::uint8_t>(31, 9)});
  one.reset();

  CHECK(IsRecorded(rig, 2));
  for (const Recorded& recorded : rig.ears.Recordings()) {
    CHECK_EQ(recorded.why, RecordingEnd::kFailed);
    CHECK_EQ(recorded.seconds, 0.0);
  }
}

// A telephone in a time of the test's own: it says a click at every whole second, over a network that loses, delays and
// is silent, by a clock of its own.
class Clicker {
 public:
  Clicker(std::shared_ptr<LegCore> core, const SocketAddress& from, double skew, unsigned seed)
      : core_(std::move(core)), from_(from), skew_(skew), random_(seed) {}

  // Delivers what has arrived by then.
  void Go(std::int64_t now_us, const std::function<bool(double)>& speaks) {
    while (Sent() <= static_cast<double>(now_us)) Send(speaks);
    while (!under_way_.empty() && under_way_.begin()->first <= now_us) {
      Deliver(under_way_.begin()->second, now_us);
      under_way_.erase(under_way_.begin());
    }
  }

 private:
  struct Nowhere : PacketOut {
    bool Send(const Departure&) override { return true; }
  };

  double Sent() const { return 1e9 + static_cast<double>(packets_) * 20000 * skew_; }

  void Send(const std::function<bool(double)>& speaks) {
    const double seconds = (Sent() - 1e9) / 1e6;
    const auto arrives = static_cast<std::int64_t>(Sent()) + static_cast<std::int64_t>(random_() % 30000);
    const bool lost = random_() % 100 < 2;
    if (speaks(seconds) && !lost) under_way_.emplace(arrives, packets_);
    packets_++;
  }

  void Deliver(std::uint32_t number, std::int64_t now_us) {
    std::vector<std::uint8_t> bytes(kRtpHeader + 160, 0xd5);  // silence of A-law
    WriteRtpHeader(bytes.data(), 8, false, static_cast<std::uint16_t>(number), number * 160, 7);
    for (std::size_t i = 0; i < 160; i++) {
      const double seconds = (static_cast<double>(number) * 0.02 + static_cast<double>(i) / 8000) * skew_;
      if (seconds - std::floor(seconds) < 0.06) bytes[kRtpHeader + i] = i % 8 < 4 ? 0xaa : 0x2a;  // 1 kHz, loud
    }
    Arrival arrival{};
    arrival.data = bytes.data();
    arrival.size = bytes.size();
    arrival.from = from_;
    arrival.at_us = now_us;
    Nowhere out;
    core_->Take(arrival, out);
  }

  const std::shared_ptr<LegCore> core_;
  const SocketAddress from_;
  const double skew_;
  std::mt19937 random_;
  std::uint32_t packets_ = 0;
  std::multimap<std::int64_t, std::uint32_t> under_way_;
};

// Where clicks begin, in seconds: after half a second of silence.
std::vector<double> Clicks(const std::vector<std::int16_t>& samples) {
  std::vector<double> clicks;
  std::size_t last = 0;
  for (std::size_t i = 0; i < samples.size(); i++) {
    if (std::abs(samples[i]) < 8000) continue;
    if (clicks.empty() || i - last > 4000) clicks.push_back(static_cast<double>(i) / 8000);
    last = i;
  }
  return clicks;
}

// 100 parts in a million are what cheap telephones are off; a network loses, delays, and lets nothing come for seconds.
TEST("over five minutes of losses, delays, silence and clocks that differ both sides stay in step within 40 ms") {
  Rig rig;
  Folder folder;
  Phone alice, bob;
  auto one = rig.Open(1, {Codec::kPcma}), other = rig.Open(3, {Codec::kPcma});
  rig.Answer(*one, alice.Sdp("8", ""));
  rig.Answer(*other, bob.Sdp("8", ""));
  const auto core = [](LegMedia& leg) { return static_cast<Leg&>(leg).Core(); };
  auto& engine = static_cast<media::Engine&>(rig.Engine());
  const std::string path = folder.Path("long.wav");
  Recording recording(engine.Commons(), 1, {path, true, 600});
  recording.Begin(8000);
  recording.Listen(rig.Pools(), CodecsOf(rig), {core(*one), Codec::kPcma}, {core(*other), Codec::kPcma});
  Clicker left(core(*one), alice.Address(), 1.0001, 1), right(core(*other), bob.Address(), 0.9999, 2);
  const auto always = [](double) { return true; };
  const auto with_pauses = [](double at) { return std::fmod(at, 40) < 30; };

  constexpr int kSeconds = 300;
  for (int beat = 0; beat < kSeconds * 50; beat++) {
    const std::int64_t now_us = 1000000000 + std::int64_t{beat} * 20000;
    // The clock stands still for a second, twice; the packets come all the same.
    const int second = beat / 50;
    left.Go(now_us, always);
    right.Go(now_us, with_pauses);
    if (second != 100 && second != 200) recording.Tick(now_us);
    if (beat % 250 != 0) continue;
    engine.Commons().files.Hurry();
    struct stat about {};
    CHECK(Within(
        2000, [&] { return stat(path.c_str(), &about) == 0 && about.st_size >= 44 + std::max(0, beat - 60) * 640; }));
  }
  recording.Finish(RecordingEnd::kStopped);

  CHECK(IsRecorded(rig, 1));
  const Written written = Read(path);
  CHECK(std::abs(static_cast<double>(written.left.size()) / 8000 - kSeconds) < 0.05);
  const std::vector<double> lefts = Clicks(written.left), rights = Clicks(written.right);
  CHECK(lefts.size() > 270 && rights.size() > 190);
  double apart = 0;
  int pairs = 0;
  for (double there : rights) {
    const auto nearest = std::min_element(
        lefts.begin(), lefts.end(), [&](double a, double b) { return std::abs(a - there) < std::abs(b - there); });
    // A click whose packet was lost has no twin.
    if (nearest == lefts.end() || std::abs(*nearest - there) > 0.5) continue;
    // Both click at the full seconds of the wall clock, whatever their own clocks do.
    apart = std::max(apart, std::abs(*nearest - there));
    pairs++;
  }
  std::printf("     %d clicks on both sides, at most %.1f ms apart\n", pairs, apart * 1000);
  CHECK(pairs > 180);
  CHECK(apart <= 0.04);
}

}  // namespace
}  // namespace sipleo::media::test
