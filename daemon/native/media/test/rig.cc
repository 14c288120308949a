#include "rig.h"

#include <pjlib-util.h>
#include <poll.h>
#include <unistd.h>

#include <cmath>
#include <cstring>
#include <random>
#include <thread>

#include "../media_clock.h"
#include "../sdp_reading.h"
#include "check.h"

namespace sipleo::media::test {

bool io_uring = true;

void Ears::OnDigit(Name leg, char digit, DigitBy by) {
  const std::lock_guard lock(mutex_);
  (by == DigitBy::kTone ? tones_ : digits_)[leg] += digit;
}
void Ears::OnUnheard(Name, int) { unheard++; }
void Ears::OnPlayed(Name) { played++; }
void Ears::OnRecorded(const Recorded& recorded) {
  const std::lock_guard lock(mutex_);
  recorded_.push_back(recorded);
}
std::vector<Recorded> Ears::Recordings() {
  const std::lock_guard lock(mutex_);
  return recorded_;
}
void Ears::OnChanged(Name, Codec codec) { changed = static_cast<int>(codec); }
void Ears::OnSpeaking(Name leg, bool speaks) {
  const std::lock_guard lock(mutex_);
  speaking_[leg] += speaks ? '+' : '-';
}
std::string Ears::Speaking(Name leg) {
  const std::lock_guard lock(mutex_);
  return speaking_[leg];
}
std::string Ears::Tones(Name leg) {
  const std::lock_guard lock(mutex_);
  return tones_[leg];
}
std::string Ears::Digits(Name leg) {
  const std::lock_guard lock(mutex_);
  return digits_[leg];
}

Phone::Phone(const std::string& host) {
  local_ = *SocketAddress::Parse(host, 0);
  static std::mt19937 random{std::random_device{}()};
  while (rtp_ < 0 || rtcp_ < 0) {
    if (rtp_ >= 0) close(rtp_);
    const auto port = static_cast<std::uint16_t>(20000 + random() % 6000 * 2);
    local_ = local_.WithPort(port);
    rtp_ = socket(local_.Family(), SOCK_DGRAM, 0);
    rtcp_ = socket(local_.Family(), SOCK_DGRAM, 0);
    const SocketAddress above = local_.WithPort(static_cast<std::uint16_t>(port + 1));
    if (bind(rtp_, local_.Raw(), local_.Length()) == 0 && bind(rtcp_, above.Raw(), above.Length()) == 0) break;
    close(rtcp_);
    rtcp_ = -1;
  }
}

Phone::~Phone() {
  close(rtp_);
  close(rtcp_);
}

std::string Phone::Sdp(const std::string& formats, const std::string& attributes, const std::string& profile,
                       const std::string& connection) const {
  const std::string family = local_.Family() == AF_INET6 ? "IP6" : "IP4";
  return "v=0\r\no=- 1 1 IN " + family + " " + local_.Host() + "\r\ns=-\r\nc=IN " + family + " " +
         (connection.empty() ? local_.Host() : connection) + "\r\nt=0 0\r\nm=audio " + std::to_string(local_.Port()) +
         " " + profile + " " + formats + "\r\n" + attributes;
}

void Phone::SendRaw(const SocketAddress& to, const std::vector<std::uint8_t>& bytes) {
  sendto(rtp_, bytes.data(), bytes.size(), 0, to.Raw(), to.Length());
}

void Phone::SendRtcp(const SocketAddress& to, const std::vector<std::uint8_t>& bytes) {
  const SocketAddress above = to.WithPort(static_cast<std::uint16_t>(to.Port() + 1));
  sendto(rtcp_, bytes.data(), bytes.size(), 0, above.Raw(), above.Length());
}

void Phone::Send(const SocketAddress& to, int payload_type, std::uint16_t sequence, std::uint32_t timestamp,
                 const std::vector<std::uint8_t>& payload, bool marker, std::uint32_t ssrc) {
  std::vector<std::uint8_t> bytes(kRtpHeader + payload.size() + kSrtpTrailer);
  WriteRtpHeader(bytes.data(), payload_type, marker, sequence, timestamp, ssrc);
  std::copy(payload.begin(), payload.end(), bytes.begin() + kRtpHeader);
  std::size_t size = kRtpHeader + payload.size();
  if (out) CHECK(out->Protect(bytes.data(), &size));
  bytes.resize(size);
  SendRaw(to, bytes);
}

std::optional<Got> Phone::Receive(int wait_ms) {
  pollfd ready{rtp_, POLLIN, 0};
  if (poll(&ready, 1, wait_ms) <= 0) return std::nullopt;
  Got got;
  got.bytes.resize(2048);
  socklen_t room = SocketAddress::kRoom;
  const ssize_t size = recvfrom(rtp_, got.bytes.data(), got.bytes.size(), 0, got.from.Room(), &room);
  if (size < 0) return std::nullopt;
  got.at_us = NowUs();
  std::size_t length = static_cast<std::size_t>(size);
  if (in) CHECK(in->Unprotect(got.bytes.data(), &length));
  got.bytes.resize(length);
  CHECK(ParseRtp(got.bytes.data(), got.bytes.size(), &got.packet));
  return got;
}

std::vector<Got> Phone::ReceiveAll(int quiet_ms) {
  std::vector<Got> all;
  while (auto got = Receive(quiet_ms)) all.push_back(std::move(*got));
  return all;
}

std::vector<std::uint8_t> Phone::ReceiveRtcp(int wait_ms) {
  pollfd ready{rtcp_, POLLIN, 0};
  std::vector<std::uint8_t> bytes(2048);
  const ssize_t size = poll(&ready, 1, wait_ms) > 0 ? recv(rtcp_, bytes.data(), bytes.size(), 0) : 0;
  bytes.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
  return bytes;
}

Rig::Rig(std::uint16_t first_port, std::uint16_t pairs) {
  pj_caching_pool_init(&caching_, nullptr, 0);
  pool_ = pj_pool_create(&caching_.factory, "rig", 4000, 4000, nullptr);
  pjlib_util_init();
  static std::mt19937 random{std::random_device{}()};
  first = first_port != 0 ? first_port : static_cast<std::uint16_t>(11000 + random() % 4000 * 2);
  last = static_cast<std::uint16_t>(first + 2 * pairs - 1);
  engine_ = MediaEngine::Create(&caching_.factory, &ears);
  CHECK_EQ(engine_->Start({first, last, io_uring}), PJ_SUCCESS);
}

Rig::~Rig() {
  // The packet thread closes sockets when it gets to it.
  CHECK(Within(1000, [&] { return engine_->Census().sockets == 0; }));
  const MediaCensus census = engine_->Census();
  CHECK_EQ(census.legs + census.relays + census.mixed + census.rooms + census.players + census.listening,
           std::int64_t{0});
  engine_.reset();
  pj_pool_release(pool_);
#if !PJ_POOL_DEBUG  // there the leak checker counts
  CHECK_EQ(caching_.used_count, pj_size_t{0});
#endif
  pj_caching_pool_destroy(&caching_);
}

pj_status_t Rig::TryOpen(Name name, std::unique_ptr<LegMedia>* media) {
  LegMediaSettings settings;
  settings.leg = name;
  settings.local_address = settings.signalled_host = "127.0.0.1";
  settings.codecs = {Codec::kPcma};
  return engine_->Open(settings, media);
}

std::unique_ptr<LegMedia> Rig::Open(Name name, std::vector<Codec> codecs, bool srtp, int unheard,
                                    const std::string& signalled, const std::string& local, bool cancels_echo) {
  std::unique_ptr<LegMedia> media;
  LegMediaSettings settings{name, local, signalled, std::move(codecs), srtp, unheard, cancels_echo};
  CHECK_EQ(engine_->Open(settings, &media), PJ_SUCCESS);
  return media;
}

pjmedia_sdp_session* Rig::Parse(const std::string& text) {
  char* copy = static_cast<char*>(pj_pool_alloc(pool_, text.size() + 1));
  std::memcpy(copy, text.c_str(), text.size() + 1);
  pjmedia_sdp_session* session = nullptr;
  CHECK_EQ(pjmedia_sdp_parse(pool_, copy, text.size(), &session), PJ_SUCCESS);
  return session;
}

std::string Rig::Print(const pjmedia_sdp_session* sdp) {
  char text[8192];
  const int size = pjmedia_sdp_print(sdp, text, sizeof text);
  return std::string(text, size > 0 ? static_cast<std::size_t>(size) : 0);
}

SocketAddress Rig::AddressIn(const pjmedia_sdp_session* sdp) {
  for (unsigned i = 0; i < sdp->media_count; i++)
    if (const auto line = ReadAudioLine(sdp, i)) return line->address;
  return SocketAddress();
}

SocketAddress Rig::Answer(LegMedia& leg, const std::string& offer, Negotiated* outcome) {
  pjmedia_sdp_session *remote = Parse(offer), *local = nullptr;
  CHECK_EQ(leg.Answer(pool_, remote, {}, &local), PJ_SUCCESS);
  if (local == nullptr) return SocketAddress();
  CHECK_EQ(pjmedia_sdp_validate(local), PJ_SUCCESS);
  Negotiated ignored;
  CHECK_EQ(leg.Apply(local, remote, outcome != nullptr ? outcome : &ignored), PJ_SUCCESS);
  return AddressIn(local);
}

void SleepMs(int ms) { std::this_thread::sleep_for(std::chrono::milliseconds(ms)); }

bool Within(int ms, const std::function<bool()>& claim) {
  const std::int64_t end = NowUs() + std::int64_t{ms} * 1000;
  while (!claim()) {
    if (NowUs() > end) return false;
    SleepMs(2);
  }
  return true;
}

std::vector<std::int16_t> Sine(double hertz, int rate, double amplitude, std::size_t count, std::size_t from) {
  std::vector<std::int16_t> samples(count);
  for (std::size_t i = 0; i < count; i++)
    samples[i] =
        static_cast<std::int16_t>(amplitude * std::sin(2 * M_PI * hertz * static_cast<double>(from + i) / rate));
  return samples;
}

double Strength(const std::vector<std::int16_t>& samples, double hertz, int rate) {
  double real = 0, imaginary = 0;
  for (std::size_t i = 0; i < samples.size(); i++) {
    const double angle = 2 * M_PI * hertz * static_cast<double>(i) / rate;
    real += samples[i] * std::cos(angle);
    imaginary += samples[i] * std::sin(angle);
  }
  return 2 * std::hypot(real, imaginary) / static_cast<double>(std::max<std::size_t>(1, samples.size()));
}

}  // namespace sipleo::media::test
