// Calls: registers what legs need with pjsip, and leads pjsip's callbacks and the port's commands to the legs.
#include "calls.h"

#include <algorithm>
#include <stdexcept>

#include <pjsip_simple.h>
#include <pjsip_ua.h>

#include "aftermath.h"
#include "forked_answer.h"
#include "leg.h"
#include "leg_lookup.h"
#include "leg_usage.h"
#include "legs.h"
#include "pj_text.h"

namespace sipleo {
namespace {

class CallsOnPjsip;
// pjsip's modules are one per process and its callbacks carry no context: the one engine that runs.
CallsOnPjsip* running = nullptr;

class CallsOnPjsip final : public Calls {
 public:
  explicit CallsOnPjsip(SipContext& context) : context_(context), legs_(context) { running = this; }
  ~CallsOnPjsip() override { running = nullptr; }

  void Dial(Name name, const DialRequest& request) override {
    auto leg = std::make_unique<Leg>(context_, legs_, name);
    Leg* dialled = leg.get();
    if (legs_.Adopt(std::move(leg))) dialled->Dial(request);
  }
  void Ring(Name leg) override {
    if (Leg* found = legs_.Find(leg)) found->Ring();
  }
  void Progress(Name leg, Name like) override {
    if (Leg* found = legs_.Find(leg)) found->Progress(legs_.Find(like));
  }
  void Answer(Name leg, Name like) override {
    if (Leg* found = legs_.Find(leg)) found->Answer(legs_.Find(like));
  }
  void Release(Name leg, const std::string& cause) override {
    if (Leg* found = legs_.Find(leg)) found->Release(cause);
  }
  void Bridge(Name one, Name other) override;
  void Play(Name leg, const Sound& sound) override;
  void Silence(Name leg) override;
  bool Record(Name leg, const RecordingWish& wish) override {
    Leg* found = legs_.Find(leg);
    LegMedia* media = found == nullptr ? nullptr : found->Sound();
    return media != nullptr && context_.media->Record(media, wish);
  }
  void Join(Name leg, Name room, bool muted) override;
  void HearKeys(Name leg, bool hears) override {
    if (Leg* found = legs_.Find(leg)) found->HearKeys(hears);
  }
  void HeardTones(Name leg, char digit) override {
    if (Leg* found = legs_.Find(leg)) found->HeardTones(digit);
  }
  void SendDigits(Name leg, const std::string& digits) override {
    if (Leg* found = legs_.Find(leg)) found->SendDigits(digits);
  }
  void Identify(Name leg, const Party& party) override {
    if (Leg* found = legs_.Find(leg)) found->Identify(party);
  }
  void AcceptTransfer(Name leg) override {
    if (Leg* found = legs_.Find(leg)) found->AcceptTransfer();
  }
  void RefuseTransfer(Name leg, const std::string& cause) override {
    if (Leg* found = legs_.Find(leg)) found->RefuseTransfer(cause);
  }
  void ReportTransfer(Name leg, int status) override {
    if (Leg* found = legs_.Find(leg)) found->ReportTransfer(status);
  }

  std::vector<std::pair<Name, LegQuality>> Quality() const override;
  // Those that say goodbye are counted until they have.
  CallsCensus Census() const override { return {static_cast<std::int64_t>(legs_.Count())}; }
  bool LeavesBy(const std::string& address) const override {
    const auto all = legs_.Live();
    return std::any_of(all.begin(), all.end(),
                       [&address](const Leg* leg) { return leg->trunk() != nullptr && leg->trunk()->bind == address; });
  }
  void ReleaseAll() override {
    for (Leg* leg : legs_.Live()) leg->Release("shutdown");
  }

  bool OnRequest(pjsip_rx_data* rdata);
  Leg* Find(Name name) const { return legs_.Find(name); }

 private:
  SipContext& context_;
  const ShortAnswered short_answered_;
  Legs legs_;
};

void CallsOnPjsip::Bridge(Name one, Name other) {
  Leg* first = legs_.Find(one);
  Leg* second = legs_.Find(other);
  if (first == nullptr || second == nullptr || first == second) return;
  const auto bridge = [this, one, other](Leg&) {
    Leg* left = legs_.Find(one);
    Leg* right = legs_.Find(other);
    if (left == nullptr || right == nullptr || left->Sound() == nullptr || right->Sound() == nullptr) return;
    context_.media->Bridge(left->Sound(), right->Sound());
  };
  first->Hears(bridge, other);
  second->Hears(bridge, one);
  bridge(*first);
}

void CallsOnPjsip::Play(Name leg, const Sound& sound) {
  Leg* found = legs_.Find(leg);
  if (found == nullptr) return;
  const auto play = [this, sound](Leg& listener) {
    if (LegMedia* media = listener.Sound()) context_.media->Play(media, sound);
  };
  found->Hears(play);
  play(*found);
}

void CallsOnPjsip::Silence(Name leg) {
  Leg* found = legs_.Find(leg);
  if (found == nullptr) return;
  const auto silence = [this](Leg& listener) {
    if (LegMedia* media = listener.Sound()) context_.media->Silence(media);
  };
  found->Hears(silence);
  silence(*found);
}

void CallsOnPjsip::Join(Name leg, Name room, bool muted) {
  Leg* found = legs_.Find(leg);
  if (found == nullptr) return;
  const auto join = [this, room, muted](Leg& member) {
    if (LegMedia* media = member.Sound()) context_.media->Join(media, room, muted);
  };
  found->Hears(join);
  join(*found);
}

std::vector<std::pair<Name, LegQuality>> CallsOnPjsip::Quality() const {
  std::vector<std::pair<Name, LegQuality>> all;
  for (const Leg* leg : legs_.Live()) {
    if (leg->IsAnswered()) all.emplace_back(leg->name(), leg->Quality());
  }
  return all;
}

bool CallsOnPjsip::OnRequest(pjsip_rx_data* rdata) {
  const pjsip_method& method = rdata->msg_info.msg->line.req.method;
  if (method.id == PJSIP_INVITE_METHOD) {
    Leg::Receive(context_, legs_, rdata);
    return true;
  }
  if (View(method.name) != "REFER") return false;
  // A REFER outside a dialog would let a device make us call anybody for it: no telephone needs that.
  std::string extension;
  if (context_.authenticator->Admit(rdata, &extension)) {
    pjsip_endpt_respond(context_.endpoint, nullptr, rdata, PJSIP_SC_FORBIDDEN, nullptr, nullptr, nullptr, nullptr);
  }
  return true;
}

pj_bool_t OnRequest(pjsip_rx_data* rdata) {
  if (running == nullptr || pjsip_rdata_get_dlg(rdata) != nullptr) return PJ_FALSE;
  return running->OnRequest(rdata) ? PJ_TRUE : PJ_FALSE;
}

void OnState(pjsip_inv_session* inv, pjsip_event* event) {
  if (Leg* leg = LegOf(inv)) leg->OnState(event);
}
void OnNewSession(pjsip_inv_session*, pjsip_event*) {}
void OnTransaction(pjsip_inv_session* inv, pjsip_transaction* tsx, pjsip_event* event) {
  if (Leg* leg = LegOf(inv)) leg->OnTransaction(tsx, event);
}
void OnRemoteOffer(pjsip_inv_session* inv, pjsip_inv_on_rx_offer_cb_param* param) {
  if (Leg* leg = LegOf(inv)) leg->OnRemoteOffer(param->offer);
}
void OnOfferWanted(pjsip_inv_session* inv, pjmedia_sdp_session** offer) {
  if (Leg* leg = LegOf(inv)) *offer = leg->OnOfferWanted();
}
void OnNegotiated(pjsip_inv_session* inv, pj_status_t status) {
  if (Leg* leg = LegOf(inv)) leg->OnNegotiated(status);
}

char module_name[] = "sipleo-calls";

pjsip_module module = {
    nullptr,
    nullptr,
    {module_name, sizeof module_name - 1},
    -1,
    PJSIP_MOD_PRIORITY_APPLICATION,
    nullptr,
    nullptr,
    nullptr,
    nullptr,
    &OnRequest,
    nullptr,
    nullptr,
    nullptr,
    nullptr,
};

void Check(pj_status_t status, const char* what) {
  if (status == PJ_SUCCESS) return;
  char text[PJ_ERR_MSG_SIZE];
  const pj_str_t message = pj_strerror(status, text, sizeof text);
  throw std::runtime_error(std::string("pjsip's ") + what + " could not be started: " + Text(message));
}

void Allow(pjsip_endpoint* endpoint, int header, std::vector<const char*> words) {
  std::vector<pj_str_t> values;
  for (const char* word : words) values.push_back(Borrow(word));
  Check(pjsip_endpt_add_capability(endpoint, &module, header, nullptr, static_cast<unsigned>(values.size()),
                                   values.data()),
        "list of capabilities");
}

void StartModules(pjsip_endpoint* endpoint) {
  if (pjsip_ua_instance()->id < 0) {
    pjsip_ua_init_param agent = {};
    agent.on_dlg_forked = &OnForkedAnswer;
    Check(pjsip_ua_init_module(endpoint, &agent), "user agent layer");
  }
  pjsip_inv_callback callbacks = {};
  callbacks.on_state_changed = &OnState;
  callbacks.on_new_session = &OnNewSession;
  callbacks.on_tsx_state_changed = &OnTransaction;
  callbacks.on_rx_offer2 = &OnRemoteOffer;
  callbacks.on_create_offer = &OnOfferWanted;
  callbacks.on_media_update = &OnNegotiated;
  Check(pjsip_inv_usage_init(endpoint, &callbacks), "invite sessions");
  Check(pjsip_100rel_init_module(endpoint), "reliable provisional responses");
  Check(pjsip_timer_init_module(endpoint), "session timers");
  Check(pjsip_replaces_init_module(endpoint), "Replaces");
  Check(pjsip_endpt_register_module(endpoint, LegUsage()), "legs");
  Check(pjsip_endpt_register_module(endpoint, &module), "calls");
  Allow(endpoint, PJSIP_H_ALLOW, {"INFO", "REFER", "NOTIFY", "OPTIONS"});
  Allow(endpoint, PJSIP_H_SUPPORTED, {"norefersub"});
  Allow(endpoint, PJSIP_H_ACCEPT, {"application/dtmf-relay", "application/dtmf"});
  // A contact may be `sips:`; our own Contact in its dialogs need not be (the connection is the same one).
  pjsip_cfg()->endpt.disable_secure_dlg_check = PJ_TRUE;
}

}  // namespace

Leg* LegOfToken(void* token) {
  return running == nullptr ? nullptr : running->Find(static_cast<Name>(reinterpret_cast<std::uintptr_t>(token)));
}

// Null when a part of pjsip cannot be started; the log says which.
std::unique_ptr<Calls> Calls::Create(SipContext& context) {
  try {
    StartModules(context.endpoint);
  } catch (const std::runtime_error& failure) {
    PJ_LOG(1, ("calls", "%s", failure.what()));
    return nullptr;
  }
  return std::make_unique<CallsOnPjsip>(context);
}

}  // namespace sipleo
