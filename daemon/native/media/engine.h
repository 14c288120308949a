// Who hears whom. SIP thread only, but for the census.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <unordered_set>

#include "leg_core.h"
#include "leg_media.h"
#include "media_engine.h"
#include "packet_thread.h"
#include "port_range.h"
#include "room.h"
#include "sound_shelf.h"

namespace sipleo::media {

class Engine : public MediaEngine {
 public:
  Engine(pj_pool_factory* pools, MediaListener* listener);
  ~Engine() override;

  pj_status_t Start(const MediaSettings& settings) override;
  pj_status_t Open(const LegMediaSettings& settings, std::unique_ptr<LegMedia>* media) override;
  void Bridge(LegMedia* one, LegMedia* other) override;
  void Play(LegMedia* leg, const Sound& sound) override;
  void Silence(LegMedia* leg) override;
  void Join(LegMedia* leg, Name room, bool muted) override;
  void PlayToRoom(Name room, const Sound& sound) override;
  void Follow(Name leg, Codec codec) override;
  void HearKeys(LegMedia* leg, bool hears) override;
  bool Record(LegMedia* leg, const RecordingWish& wish) override;
  void StopRecording(Name leg, const std::string& path) override;
  MediaCensus Census() const override;

  // — for legs —
  MediaCommons& Commons() { return commons_; }
  PacketThread& Packets() { return packets_; }
  PortRange& Ports() { return *ports_; }
  pjmedia_codec_mgr* Codecs() { return pjmedia_endpt_get_codec_mgr(endpoint_); }
  void Admit(Leg* leg);
  void Dismiss(Leg* leg);
  // Takes the leg out of its bridge and stops what it hears.
  void Part(Leg* leg);
  // The leg was negotiated anew: what it hears and is heard by is joined again, when that must change.
  void Rewire(Leg* leg);
  // Is this the RTP or RTCP port of a leg of ours?
  bool IsOwnPort(const SocketAddress& address) const;

 private:
  Wiring WantedBy(const Leg& leg) const;
  void Loosen(Leg* leg);
  bool KeepsMouth(const Leg& leg, const Wiring& wanted) const;
  std::shared_ptr<SampleSource> SourceOf(const Leg& leg);
  void Wire(Leg* leg);
  void WireVideo(Leg* leg);
  void WireRecordings(Leg* leg);
  void WireKeys(Leg* leg);
  void Unhook(Leg* leg);
  void Hook(Leg* leg, const Wiring& wanted);
  void Relay(Leg* leg);
  void Mix(Leg* leg);
  std::shared_ptr<EchoCanceller> EchoOf(Leg* leg, int told_rate, int said_rate);
  void PlayTo(Leg* leg);
  void Enter(Leg* leg);
  void Leave(Leg* leg);
  void Speak(Leg* leg, int rate, std::shared_ptr<SampleSource> source);

  pj_pool_factory* pools_;
  pj_pool_t* pool_ = nullptr;
  pj_ioqueue_t* ioqueue_ = nullptr;
  pjmedia_endpt* endpoint_ = nullptr;  // holds pjmedia's codecs
  MediaCommons commons_;
  PacketThread packets_;
  std::unique_ptr<PortRange> ports_;
  std::unordered_set<Leg*> legs_;
  std::map<Name, std::shared_ptr<Room>> rooms_;  // those that a leg is in
  SoundShelf shelf_;
};

}  // namespace sipleo::media
