// An engine and telephones made of plain UDP sockets on loopback.
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "../media_engine.h"
#include "../rtp_packet.h"
#include "../socket_address.h"
#include "../srtp_context.h"

namespace sipleo::media::test {

class Ears : public MediaListener {
 public:
  void OnDigit(Name leg, char digit, DigitBy by) override;
  void OnUnheard(Name leg, int seconds) override;
  void OnPlayed(Name leg) override;
  void OnChanged(Name leg, Codec codec) override;
  void OnRecorded(const Recorded& recorded) override;
  std::vector<Recorded> Recordings();
  std::string Digits(Name leg);  // by events
  std::string Tones(Name leg);   // by tones in the sound
  void OnSpeaking(Name leg, bool speaks) override;
  std::string Speaking(Name leg);  // + for each time that he began, - for each that he ceased
  std::atomic<int> unheard{0}, played{0};
  std::atomic<int> changed{-1};  // the Codec that a leg went over to

 private:
  std::mutex mutex_;

  std::vector<Recorded> recorded_;
  std::map<Name, std::string> digits_, tones_, speaking_;
};

struct Got {
  RtpPacket packet;  // payload points into `bytes`
  std::vector<std::uint8_t> bytes;
  SocketAddress from;
  std::int64_t at_us = 0;
};

// A pair of sockets on an address of its own.
class Phone {
 public:
  explicit Phone(const std::string& host = "127.0.0.1");
  ~Phone();
  const SocketAddress& Address() const { return local_; }
  std::string Sdp(const std::string& formats, const std::string& attributes, const std::string& profile = "RTP/AVP",
                  const std::string& connection = "") const;

  void Send(const SocketAddress& to, int payload_type, std::uint16_t sequence, std::uint32_t timestamp,
            const std::vector<std::uint8_t>& payload, bool marker = false, std::uint32_t ssrc = 0x1234);
  void SendRaw(const SocketAddress& to, const std::vector<std::uint8_t>& bytes);
  // What came within `wait_ms`; empty when nothing did.
  std::optional<Got> Receive(int wait_ms = 500);
  std::vector<Got> ReceiveAll(int quiet_ms = 60);
  std::vector<std::uint8_t> ReceiveRtcp(int wait_ms);
  void SendRtcp(const SocketAddress& to, const std::vector<std::uint8_t>& bytes);

  std::unique_ptr<SrtpContext> in, out;  // set: speaks SRTP

 private:
  int rtp_ = -1, rtcp_ = -1;
  SocketAddress local_;
};

// Which way packets go in the engines that are started from here on.
extern bool io_uring;

// Starts an engine, and proves at its end that nothing is left of it.
class Rig {
 public:
  explicit Rig(std::uint16_t first_port = 0, std::uint16_t pairs = 200);
  ~Rig();

  std::unique_ptr<LegMedia> Open(Name name, std::vector<Codec> codecs, bool srtp = false, int unheard = 0,
                                 const std::string& signalled = "127.0.0.1", const std::string& local = "127.0.0.1",
                                 bool cancels_echo = false);
  pj_status_t TryOpen(Name name, std::unique_ptr<LegMedia>* media);
  pjmedia_sdp_session* Parse(const std::string& text);
  std::string Print(const pjmedia_sdp_session* sdp);
  // The phone offers, the leg answers, the answer is in force. Returns our address.
  SocketAddress Answer(LegMedia& leg, const std::string& offer, Negotiated* outcome = nullptr);
  SocketAddress AddressIn(const pjmedia_sdp_session* sdp);

  MediaEngine& Engine() { return *engine_; }
  pj_pool_t* Pool() { return pool_; }
  pj_pool_factory* Pools() { return &caching_.factory; }
  Ears ears;
  std::uint16_t first = 0, last = 0;

 private:
  pj_caching_pool caching_;
  pj_pool_t* pool_;
  std::unique_ptr<MediaEngine> engine_;
};

bool Within(int ms, const std::function<bool()>& claim);
void SleepMs(int ms);

// Samples of a sine, and how strong one frequency is in samples (its amplitude, Goertzel).
std::vector<std::int16_t> Sine(double hertz, int rate, double amplitude, std::size_t count, std::size_t from = 0);
double Strength(const std::vector<std::int16_t>& samples, double hertz, int rate);

}  // namespace sipleo::media::test
