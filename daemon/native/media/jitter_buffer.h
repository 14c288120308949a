// Puts packets in order and hands them out when their time has come. Pure: time is an argument.
//
// It begins with hardly any delay and learns: a packet that comes late is still played (what was made up meanwhile is
// the delay gained), and what lies about unused for two seconds is delay that the caller may cut (Spare).
#pragma once

#include <cstdint>
#include <deque>
#include <vector>

#include "rtp_packet.h"

namespace sipleo::media {

class JitterBuffer {
 public:
  explicit JitterBuffer(int clock_rate) : rate_(clock_rate) {}

  void Put(const RtpPacket& packet, std::int64_t now_us);

  enum class Next {
    kPacket,   // `payload` is to be decoded; tell how long it was with Played
    kLost,     // something is missing before the next packet: make up for up to `ticks`; tell with MadeUp
    kLate,     // nothing has come: make up, tell with MadeUp
    kSilence,  // nobody is speaking
  };
  Next Take(std::int64_t now_us, std::vector<std::uint8_t>* payload, std::uint32_t* ticks);

  void Played(std::uint32_t ticks) { expected_ += ticks; }
  void MadeUp(std::uint32_t ticks) { made_up_ += ticks; }

  // Ticks of the clock that wait to be taken.
  std::uint32_t Waiting() const;
  std::int64_t LatePackets() const { return late_; }

 private:
  struct Held {
    std::uint32_t timestamp = 0;
    std::int64_t since_us = 0;
    std::vector<std::uint8_t> payload;
  };

  void Restart(std::uint32_t ssrc);
  void Insert(const RtpPacket& packet, std::int64_t now_us);
  void Drop();

  const int rate_;
  bool playing_ = false;
  std::uint32_t ssrc_ = 0, expected_ = 0, made_up_ = 0, packet_ticks_ = 0;
  std::deque<Held> held_;                         // by timestamp
  std::vector<std::vector<std::uint8_t>> spare_;  // payload memory to use again
  std::int64_t late_ = 0;
};

}  // namespace sipleo::media
