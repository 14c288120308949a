// Legs come and go at any moment while packets pass: nothing may be left, nothing dead may be touched. Meant for the
// sanitizers.
#include <fcntl.h>
#include <unistd.h>

#include <fstream>
#include <random>
#include <thread>

#include "../media_clock.h"
#include "check.h"
#include "rig.h"

namespace sipleo::media::test {
namespace {

// Telephones that talk all the time, to whichever port they were last told.
class Chatter {
 public:
  Chatter() {
    for (int i = 0; i < 8; i++) phones_.push_back(std::make_unique<Phone>());
    thread_ = std::thread([this] { Run(); });
  }
  ~Chatter() {
    stop_ = true;
    thread_.join();
  }
  Phone& At(std::size_t i) { return *phones_[i % phones_.size()]; }
  void Aim(std::size_t i, std::uint16_t port) { ports_[i % phones_.size()] = port; }

 private:
  void Run() {
    const std::vector<std::uint8_t> sound(160, 0x55);
    for (std::uint16_t n = 0; !stop_; n++) {
      for (std::size_t i = 0; i < phones_.size(); i++) {
        const std::uint16_t port = ports_[i];
        if (port == 0) continue;
        const SocketAddress to = *SocketAddress::Parse("127.0.0.1", port);
        phones_[i]->Send(to, 8, n, 160u * n, sound);
        if (n % 7 == 0) phones_[i]->Send(to, 101, n, 160u * n, {5, 10, 0, 160}, true);
        phones_[i]->SendRtcp(to, std::vector<std::uint8_t>(28, 0x80));
        while (phones_[i]->Receive(0)) {
        }
      }
      usleep(500);
    }
  }

  std::vector<std::unique_ptr<Phone>> phones_;
  std::atomic<std::uint16_t> ports_[8] = {};
  std::atomic<bool> stop_{false};
  std::thread thread_;
};

TEST("legs are closed while they are bridged, play, transcode and send digits") {
  Chatter chatter;
  Rig rig;
  std::mt19937 random(1);
  std::vector<std::unique_ptr<LegMedia>> legs(8);
  const std::int64_t end = NowUs() + 4000000;
  int opened = 0;
  while (NowUs() < end) {
    const std::size_t i = random() % legs.size(), k = random() % legs.size();
    switch (random() % 10) {
      case 0:
        chatter.Aim(i, 0);
        legs[i].reset();
        break;
      case 1:
      case 2: {
        const bool u_law = random() % 3 == 0;
        if (!legs[i]) legs[i] = rig.Open(++opened, {Codec::kPcma, Codec::kPcmu}, false, 1);
        const SocketAddress ours =
            random() % 2 == 0 ? rig.Answer(*legs[i], chatter.At(i).Sdp(u_law ? "0 101" : "8 101",
                                                                       "a=rtpmap:101 telephone-event/8000\r\n"))
                              : rig.Answer(*legs[i], chatter.At(i).Sdp(u_law ? "0" : "8", ""));
        chatter.Aim(i, ours.Port());
        break;
      }
      case 3:
      case 4:
        if (legs[i] && legs[k]) rig.Engine().Bridge(legs[i].get(), legs[k].get());
        break;
      case 5:
        if (legs[i]) rig.Engine().Play(legs[i].get(), Sound{});
        break;
      case 6:
        if (legs[i]) legs[i]->SendDigits("12");
        if (legs[k]) legs[k]->Quality();
        if (legs[k]) rig.Engine().HearKeys(legs[k].get(), random() % 4 != 0);
        break;
      case 7:
        if (random() % 4 == 0 && legs[i]) rig.Engine().Silence(legs[i].get());
        break;
      case 8:
      case 9:
        if (legs[i]) rig.Engine().Join(legs[i].get(), 1 + random() % 2, random() % 4 == 0);
        if (random() % 4 == 0) rig.Engine().PlayToRoom(1, Sound{});
        break;
    }
    rig.Engine().Census();
    usleep(random() % 3000);
  }
  CHECK(opened > 10);
}

std::int64_t ResidentKiB() {
  std::ifstream file("/proc/self/statm");
  std::int64_t all = 0, resident = 0;
  file >> all >> resident;
  return resident * sysconf(_SC_PAGESIZE) / 1024;
}

std::size_t OpenHandles() {
  std::size_t count = 0;
  for (int handle = 0; handle < 4096; handle++) count += fcntl(handle, F_GETFD) >= 0;
  return count;
}

TEST("two hundred legs, opened and closed again and again, leave neither handles nor memory") {
  Phone alice;
  Rig rig(0, 300);
  const std::string sdp = alice.Sdp("8", "");
  const auto round = [&] {
    std::vector<std::unique_ptr<LegMedia>> legs;
    for (Name name = 1; name <= 200; name++) {
      legs.push_back(rig.Open(name, {Codec::kPcma}));
      rig.Answer(*legs.back(), sdp);
      if (name % 2 == 0) rig.Engine().Bridge(legs[name - 2].get(), legs[name - 1].get());
    }
    CHECK_EQ(rig.Engine().Census().relays, std::int64_t{100});
    return ResidentKiB();
  };
  const std::int64_t before = ResidentKiB();
  const std::size_t handles = OpenHandles();
  const std::int64_t full = round();
  std::printf("     200 legs: %lld KiB\n", static_cast<long long>(full - before));
  for (int i = 0; i < 3; i++) round();
  CHECK(Within(1000, [&] { return rig.Engine().Census().sockets == 0; }));
  CHECK_EQ(OpenHandles(), handles);
}

}  // namespace
}  // namespace sipleo::media::test
