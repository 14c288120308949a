// What is written down of legs: by telephones that say a sine, read back from the file.
#include <dirent.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmath>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>

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

double LevelAt(const std::vector<std::int16_t>& samples, double hertz, int rate, double from, double to) {
  const auto at = [&](double seconds) {
    return samples.begin() + std::min<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(seconds * rate),
                                                      static_cast<std::ptrdiff_t>(samples.size()));
  };
  return Strength({at(from), at(to)}, hertz, rate);
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
  CHECK(LevelAt(written.left, 1004, 8000, 0.2, 1.1) < 20);
  CHECK(LevelAt(written.right, 440, 8000, 0.2, 1.1) < 20);
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
  CHECK(LevelAt(written.right, 1004, 8000, 1.3, 1.8) < 20);
  CHECK(LevelAt(written.right, 1500, 8000, 1.3, 1.8) < 20);
  CHECK(LevelAt(written.right, 1500, 8000, 2.3, 2.8) > 5000);
  CHECK(LevelAt(written.right, 1004, 8000, 2.3, 2.8) < 20);
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

}  // namespace
}  // namespace sipleo::media::test
