#include "engine.h"

#include <pjmedia-codec.h>
#include <sys/random.h>

#include <utility>

#include "codec_table.h"
#include "ear.h"
#include "player.h"

namespace sipleo::media {
namespace {

// Opus takes the rate of what it is coupled with, so that at most one side is resampled.
int MixingRate(Codec own, Codec heard) {
  return own == Codec::kOpus ? FactsOf(heard).sample_rate : FactsOf(own).sample_rate;
}

// Expedited Forwarding (RFC 3246), in the upper six bits of the traffic class.
constexpr int kExpedited = 46 << 2;

// The payload number of `to` for each format that `from` sends; -1 where it has none.
VideoRoute RouteTo(const LegVideo* from, const LegVideo* to) {
  VideoRoute route;
  if (from == nullptr || to == nullptr || !from->Terms() || !to->Terms()) return route;
  route.peer = to->Core();
  for (const AgreedVideo& sent : from->Terms()->agreed)
    for (const AgreedVideo& shown : to->Terms()->agreed) {
      std::int8_t& number = route.numbers[static_cast<std::size_t>(sent.receive_payload)];
      if (number < 0 && SameFormat(sent.format, shown.format)) number = static_cast<std::int8_t>(shown.format.payload);
    }
  return route;
}

}  // namespace

Engine::Engine(pj_pool_factory* pools, MediaListener* listener) : pools_(pools) { commons_.listener = listener; }

Engine::~Engine() {
  packets_.Stop();
  commons_.clock.Stop();
  commons_.files.Stop();
  if (endpoint_ != nullptr) {
    pjmedia_codec_g722_deinit();
    pjmedia_endpt_destroy2(endpoint_);
  }
  if (ioqueue_ != nullptr) pj_ioqueue_destroy(ioqueue_);
  if (pool_ != nullptr) pj_pool_release(pool_);
}

pj_status_t Engine::Start(const MediaSettings& settings) {
  std::uint32_t random = 0;
  if (getrandom(&random, sizeof random, 0) != sizeof random) random = pj_rand();
  ports_ = std::make_unique<PortRange>(settings.first_port, settings.last_port, random);
  TeachVideoFormats();
  // The endpoint holds the codecs; left alone it would also make a queue of PJ_IOQUEUE_MAX_HANDLES locks (5.5 MB) for
  // transports that we do not use.
  pool_ = pj_pool_create(pools_, "media", 1000, 1000, nullptr);
  pj_status_t status = pj_ioqueue_create(pool_, 1, &ioqueue_);
  if (status == PJ_SUCCESS) status = pjmedia_endpt_create2(pools_, ioqueue_, 0, &endpoint_);
  // The other codecs are used without pjmedia's wrapping (sample_codec.cc).
  if (status == PJ_SUCCESS) status = pjmedia_codec_g722_init(endpoint_);
  if (status == PJ_SUCCESS) status = packets_.Start(settings.io_uring);
  if (status == PJ_SUCCESS) commons_.clock.Start();
  if (status == PJ_SUCCESS) commons_.files.Start();
  return status;
}

pj_status_t Engine::Open(const LegMediaSettings& settings, std::unique_ptr<LegMedia>* media) {
  if (!ports_) return PJ_EINVALIDOP;
  const auto host = SocketAddress::Parse(settings.local_address, 0);
  if (!host) return PJ_EINVAL;
  PortPair ports;
  const pj_status_t status = OpenPair(*ports_, *host, kExpedited, &ports);
  if (status != PJ_SUCCESS) return status;
  *media = std::make_unique<Leg>(*this, settings, ports);
  return PJ_SUCCESS;
}

void Engine::Admit(Leg* leg) {
  legs_.insert(leg);
  commons_.legs++;
}

void Engine::Dismiss(Leg* leg) {
  legs_.erase(leg);
  commons_.legs--;
}

bool Engine::IsOwnPort(const SocketAddress& address) const {
  if (!ports_->IsTaken(address.Port())) return false;
  const auto is = [&](const SocketAddress& own) {
    return own.Port() == (address.Port() & ~1) && own.SameHost(address);
  };
  for (const Leg* leg : legs_)
    if (is(leg->Core()->Local()) ||
        (leg->Picture() != nullptr && leg->Picture()->Core() && is(leg->Picture()->Core()->Local())))
      return true;
  return false;
}

void Engine::Bridge(LegMedia* one_media, LegMedia* other_media) {
  Leg *one = static_cast<Leg*>(one_media), *other = static_cast<Leg*>(other_media);
  if (one == nullptr || other == nullptr || one == other) return;
  if (one->partner != other) {
    Part(one);
    Part(other);
    one->partner = other;
    other->partner = one;
  }
  one->sound.reset();
  other->sound.reset();
  one->room = other->room = 0;
  Wire(one);
  Wire(other);
}

void Engine::Play(LegMedia* media, const Sound& sound) {
  Leg* leg = static_cast<Leg*>(media);
  if (leg == nullptr) return;
  Loosen(leg);
  leg->sound = sound;
  leg->sound_number++;
  Wire(leg);
}

void Engine::Follow(Name name, Codec codec) {
  for (Leg* leg : legs_)
    if (leg->Core()->LegName() == name) return leg->Follow(codec);
}

void Engine::Silence(LegMedia* media) {
  Sound silence;
  silence.kind = Sound::Kind::kSilence;
  Play(media, silence);
}

void Engine::Join(LegMedia* media, Name name, bool muted) {
  Leg* leg = static_cast<Leg*>(media);
  if (leg == nullptr || name == 0) return;
  if (leg->room != name) Part(leg);
  leg->room = name;
  leg->muted = muted;
  const auto room = rooms_.find(name);
  if (room != rooms_.end()) room->second->Mute(leg->Core().get(), muted);
  Wire(leg);
}

void Engine::PlayToRoom(Name name, const Sound& sound) {
  const auto room = rooms_.find(name);
  if (room == rooms_.end()) return;
  Sound once = sound;
  once.loop = false;
  room->second->Play(MakePlayer(pools_, commons_, shelf_, once, room->second->Rate()));
}

void Engine::Part(Leg* leg) {
  Loosen(leg);
  Wire(leg);
}

// What the leg heard is over; what it hears next is for the caller to wire.
void Engine::Loosen(Leg* leg) {
  Leg* partner = std::exchange(leg->partner, nullptr);
  leg->sound.reset();
  leg->room = 0;
  leg->echo.reset();
  if (partner != nullptr) {
    partner->partner = nullptr;
    partner->echo.reset();
    Wire(partner);
  }
}

void Engine::Rewire(Leg* leg) {
  Wire(leg);
  if (leg->partner != nullptr) Wire(leg->partner);
}

Wiring Engine::WantedBy(const Leg& leg) const {
  Wiring wiring;
  if (!leg.Terms()) return wiring;
  wiring.own = leg.Terms()->codec;
  if (leg.sound) {
    wiring.kind = Wiring::Kind::kSound;
    wiring.sound = leg.sound_number;
    wiring.ptime_ms = leg.Terms()->ptime_ms;
  } else if (leg.room != 0) {
    wiring.kind = Wiring::Kind::kRoom;
    wiring.room = leg.room;
    wiring.ptime_ms = leg.Terms()->ptime_ms;
  } else if (leg.partner != nullptr && leg.partner->Terms()) {
    wiring.partner = leg.partner;
    wiring.heard = leg.partner->Terms()->codec;
    const bool needs_samples = wiring.own != wiring.heard || leg.CancelsEcho() || leg.partner->CancelsEcho();
    wiring.kind = needs_samples ? Wiring::Kind::kMix : Wiring::Kind::kRelay;
    if (wiring.kind == Wiring::Kind::kMix) wiring.ptime_ms = leg.Terms()->ptime_ms;
  }
  return wiring;
}

// Where what the leg's device films goes: straight to the leg that it is bridged with, or nowhere.
void Engine::WireVideo(Leg* leg) {
  LegVideo* video = leg->Picture();
  if (video == nullptr) return;
  const VideoRoute wanted = RouteTo(video, leg->sound || leg->partner == nullptr ? nullptr : leg->partner->Picture());
  if (wanted == video->route) return;
  video->route = wanted;
  if (video->Core()) video->Core()->SetRoute(wanted);
}

// A recording goes with its leg from one conversation to the next. Its file is of the rate that the leg speaks when it
// begins.
void Engine::WireRecordings(Leg* leg) {
  if (!leg->Terms()) return;
  const auto said = [](const Leg* speaker) {
    return speaker == nullptr || !speaker->Terms() ? Speaking{} : Speaking{speaker->Core(), speaker->Terms()->codec};
  };
  for (const auto& recording : leg->recordings) {
    const bool begins = recording->Begin(FactsOf(leg->Terms()->codec).sample_rate);
    recording->Listen(pools_, Codecs(), said(leg), recording->Both() ? said(leg->partner) : Speaking{});
    if (begins) commons_.clock.Add(recording);
  }
}

// A new codec is another ear. Whoever sends events needs none: the same press would be heard twice.
void Engine::WireKeys(Leg* leg) {
  const bool wanted = leg->hears_keys && leg->Terms() && !leg->Terms()->receive_events;
  if (leg->keys && wanted && leg->keys->Hears() == leg->Terms()->codec) return;
  if (leg->keys) leg->keys->Stop();
  leg->keys.reset();
  if (!wanted) return;
  leg->keys = KeyEar::Create(pools_, Codecs(), commons_, leg->Core(), leg->Terms()->codec);
  if (leg->keys) return leg->keys->Start();
  PJ_LOG(1, ("media", "cannot decode %s: keys in the sound of a leg are not heard", CodecText(leg->Terms()->codec)));
}

void Engine::HearKeys(LegMedia* media, bool hears) {
  Leg* leg = static_cast<Leg*>(media);
  if (leg == nullptr) return;
  leg->hears_keys = hears;
  WireKeys(leg);
}

bool Engine::Record(LegMedia* media, const RecordingWish& wish) {
  Leg* leg = static_cast<Leg*>(media);
  if (leg == nullptr) return false;
  for (const auto& recording : leg->recordings)
    if (recording->Path() == wish.path) return false;
  leg->recordings.push_back(std::make_shared<Recording>(commons_, leg->Core()->LegName(), wish));
  WireRecordings(leg);
  return true;
}

void Engine::StopRecording(Name name, const std::string& path) {
  for (Leg* leg : legs_) {
    if (leg->Core()->LegName() != name) continue;
    std::erase_if(leg->recordings, [&](const auto& recording) {
      if (recording->Path() != path) return false;
      recording->Finish(RecordingEnd::kStopped);
      return true;
    });
  }
}

void Engine::Wire(Leg* leg) {
  WireVideo(leg);
  WireRecordings(leg);
  WireKeys(leg);
  const Wiring wanted = WantedBy(*leg);
  if (wanted == leg->wiring) return;
  if (KeepsMouth(*leg, wanted)) {
    leg->wiring = wanted;
    return leg->mouth->Say(SourceOf(*leg));
  }
  Unhook(leg);
  Hook(leg, wanted);
}

// One sound after the other: the same stream of packets, the same coder.
bool Engine::KeepsMouth(const Leg& leg, const Wiring& wanted) const {
  const Wiring& now = leg.wiring;
  return leg.mouth != nullptr && now.kind == Wiring::Kind::kSound && wanted.kind == now.kind && wanted.own == now.own &&
         wanted.ptime_ms == now.ptime_ms;
}

void Engine::Unhook(Leg* leg) {
  if (leg->wiring.kind == Wiring::Kind::kRelay) commons_.relays--;
  if (leg->wiring.kind == Wiring::Kind::kMix) commons_.mixed--;
  if (leg->wiring.kind == Wiring::Kind::kRoom) Leave(leg);
  if (leg->wiring.partner != nullptr) leg->wiring.partner->Core()->SetRoute({});
  if (leg->mouth) {
    leg->mouth->Stop();
    commons_.clock.Remove(leg->mouth.get());
    leg->mouth.reset();
  }
  leg->wiring = Wiring{};
}

void Engine::Hook(Leg* leg, const Wiring& wanted) {
  leg->wiring = wanted;
  switch (wanted.kind) {
    case Wiring::Kind::kNothing:
      // Whatever is sent next begins anew, by the time that it is then.
      return leg->Core()->Pause();
    case Wiring::Kind::kRelay:
      return Relay(leg);
    case Wiring::Kind::kMix:
      return Mix(leg);
    case Wiring::Kind::kSound:
      return PlayTo(leg);
    case Wiring::Kind::kRoom:
      return Enter(leg);
  }
}

void Engine::Relay(Leg* leg) {
  commons_.relays++;
  leg->wiring.partner->Core()->SetRoute({leg->Core(), nullptr});
}

void Engine::Mix(Leg* leg) {
  commons_.mixed++;
  const Wiring& wiring = leg->wiring;
  const int rate = MixingRate(wiring.own, wiring.heard), back = MixingRate(wiring.heard, wiring.own);
  auto ear = Ear::Create(pools_, Codecs(), wiring.heard, rate);
  if (!ear) {
    PJ_LOG(1, ("media", "cannot decode %s for a leg that speaks %s: it hears nothing", CodecText(wiring.heard),
               CodecText(wiring.own)));
    return;
  }
  wiring.partner->Core()->SetRoute({leg->Core(), ear});
  std::shared_ptr<SampleSource> source = std::move(ear);
  if (auto echo = EchoOf(wiring.partner, back, rate)) source = std::make_shared<CleanedSource>(source, std::move(echo));
  if (auto echo = EchoOf(leg, rate, back)) source = std::make_shared<ToldSource>(source, std::move(echo));
  Speak(leg, rate, std::move(source));
}

// The one canceller of a leg, which both directions of its bridge share; null where its echo is nobody's business. New
// codecs are new wirings of both sides: each finds the canceller that the first of them has made.
std::shared_ptr<EchoCanceller> Engine::EchoOf(Leg* leg, int told_rate, int said_rate) {
  if (!leg->CancelsEcho()) return nullptr;
  if (leg->echo != nullptr && leg->echo_told_rate == told_rate && leg->echo_said_rate == said_rate) return leg->echo;
  leg->echo = EchoCanceller::Create(pools_, told_rate, said_rate);
  leg->echo_told_rate = told_rate;
  leg->echo_said_rate = said_rate;
  if (leg->echo == nullptr) PJ_LOG(1, ("media", "no echo canceller can be had: the echo of a leg stays"));
  return leg->echo;
}

void Engine::PlayTo(Leg* leg) { Speak(leg, FactsOf(leg->wiring.own).sample_rate, SourceOf(*leg)); }

// Of a sound that is to be heard; null: silence.
std::shared_ptr<SampleSource> Engine::SourceOf(const Leg& leg) {
  if (leg.sound->kind == Sound::Kind::kSilence) return nullptr;
  return MakePlayer(pools_, commons_, shelf_, *leg.sound, FactsOf(leg.wiring.own).sample_rate);
}

void Engine::Speak(Leg* leg, int rate, std::shared_ptr<SampleSource> source) {
  const Wiring& wiring = leg->wiring;
  auto encoder = MakeEncoder(Codecs(), wiring.own, rate);
  if (!encoder) {
    PJ_LOG(1, ("media", "cannot code %s: the leg hears nothing", CodecText(wiring.own)));
    return;
  }
  leg->mouth = std::make_shared<Mouth>(
      commons_, leg->Core(), rate, Packer(wiring.own, rate, wiring.ptime_ms, std::move(encoder)), std::move(source));
  commons_.clock.Add(leg->mouth);
}

void Engine::Enter(Leg* leg) {
  std::shared_ptr<Room>& room = rooms_[leg->wiring.room];
  if (!room) {
    room = std::make_shared<Room>(pools_, Codecs(), commons_);
    commons_.clock.Add(room);
    commons_.rooms++;
  }
  commons_.mixed++;
  room->Add({leg->Core(), leg->wiring.own, leg->wiring.ptime_ms, leg->CancelsEcho(), leg->muted});
}

void Engine::Leave(Leg* leg) {
  commons_.mixed--;
  const auto room = rooms_.find(leg->wiring.room);
  if (room == rooms_.end()) return;
  room->second->Remove(leg->Core().get());
  if (!room->second->IsEmpty()) return;
  commons_.rooms--;
  commons_.clock.Remove(room->second.get());
  rooms_.erase(room);
}

MediaCensus Engine::Census() const {
  MediaCensus census;
  census.legs = commons_.legs;
  census.relays = commons_.relays / 2;
  census.mixed = commons_.mixed;
  census.rooms = commons_.rooms;
  census.players = commons_.players;
  census.sockets = packets_.OpenSockets();
  census.relayed_packets = commons_.relayed_packets;
  census.listening = commons_.listening;
  census.recordings = commons_.recordings;
  return census;
}

}  // namespace sipleo::media

namespace sipleo {

std::unique_ptr<MediaEngine> MediaEngine::Create(pj_pool_factory* pools, MediaListener* listener) {
  return std::make_unique<media::Engine>(pools, listener);
}

}  // namespace sipleo
