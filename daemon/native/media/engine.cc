#include "engine.h"

#include <sys/random.h>

#include <utility>

namespace sipleo::media {

Engine::Engine(pj_pool_factory* pools, MediaListener* listener) : pools_(pools) { commons_.listener = listener; }

Engine::~Engine() {
  packets_.Stop();
  commons_.clock.Stop();
}

pj_status_t Engine::Start(const MediaSettings& settings) {
  std::uint32_t random = 0;
  if (getrandom(&random, sizeof random, 0) != sizeof random) random = pj_rand();
  ports_ = std::make_unique<PortRange>(settings.first_port, settings.last_port, random);
  const pj_status_t status = packets_.Start();
  if (status == PJ_SUCCESS) commons_.clock.Start();
  return status;
}

pj_status_t Engine::Open(const LegMediaSettings& settings, std::unique_ptr<LegMedia>* media) {
  if (!ports_) return PJ_EINVALIDOP;
  const auto host = SocketAddress::Parse(settings.local_address, 0);
  if (!host) return PJ_EINVAL;
  PortPair ports;
  pj_status_t status = OpenPair(*ports_, *host, &ports);
  if (status != PJ_SUCCESS) return status;
  auto leg = std::make_unique<Leg>(*this, settings, ports);
  status = leg->Register();
  if (status == PJ_SUCCESS) *media = std::move(leg);
  return status;
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
  for (const Leg* leg : legs_)
    if (leg->Core()->Local().Port() == (address.Port() & ~1)) return leg->Core()->Local().SameHost(address);
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
  Wire(one);
  Wire(other);
}

void Engine::Play(LegMedia* media, const Sound& sound) {
  Leg* leg = static_cast<Leg*>(media);
  if (leg == nullptr) return;
  Part(leg);
  leg->sound = sound;
  leg->sound_number++;
  Wire(leg);
}

void Engine::Silence(LegMedia* media) {
  if (media != nullptr) Part(static_cast<Leg*>(media));
}

void Engine::Part(Leg* leg) {
  Leg* partner = std::exchange(leg->partner, nullptr);
  leg->sound.reset();
  if (partner != nullptr) {
    partner->partner = nullptr;
    Wire(partner);
  }
  Wire(leg);
}

void Engine::Rewire(Leg* leg) {
  Wire(leg);
  if (leg->partner != nullptr) Wire(leg->partner);
}

Wiring Engine::WantedBy(const Leg& leg) const {
  Wiring wiring;
  const Leg* partner = leg.partner;
  if (!leg.Terms() || partner == nullptr || !partner->Terms()) return wiring;
  if (leg.Terms()->codec != partner->Terms()->codec) return wiring;
  wiring.kind = Wiring::Kind::kRelay;
  wiring.partner = leg.partner;
  wiring.own = leg.Terms()->codec;
  return wiring;
}

void Engine::Wire(Leg* leg) {
  const Wiring wanted = WantedBy(*leg);
  if (wanted == leg->wiring) return;
  Unhook(leg);
  Hook(leg, wanted);
}

void Engine::Unhook(Leg* leg) {
  if (leg->wiring.kind == Wiring::Kind::kRelay) commons_.relays--;
  if (leg->wiring.partner != nullptr) leg->wiring.partner->Core()->SetRoute({});
  leg->wiring = Wiring{};
}

void Engine::Hook(Leg* leg, const Wiring& wanted) {
  leg->wiring = wanted;
  if (wanted.kind == Wiring::Kind::kRelay) {
    commons_.relays++;
    wanted.partner->Core()->SetRoute({leg->Core(), nullptr});
  }
}

MediaCensus Engine::Census() const {
  MediaCensus census;
  census.legs = commons_.legs;
  census.relays = commons_.relays / 2;
  census.mixed = commons_.mixed;
  census.players = commons_.players;
  census.sockets = commons_.sockets;
  census.relayed_packets = commons_.relayed_packets;
  return census;
}

}  // namespace sipleo::media

namespace sipleo {

std::unique_ptr<MediaEngine> MediaEngine::Create(pj_pool_factory* pools, MediaListener* listener) {
  return std::make_unique<media::Engine>(pools, listener);
}

}  // namespace sipleo
