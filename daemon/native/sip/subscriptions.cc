#include "subscriptions.h"

#include <cstring>
#include <unordered_map>

#include <pjsip_simple.h>

#include "aftermath.h"
#include "identity.h"
#include "near_hop.h"
#include "pj_text.h"

namespace sipleo {
namespace {

constexpr std::int64_t kMostPerExtension = 200, kMostInAll = 5000;
constexpr unsigned kShortestSeconds = 60, kLongestSeconds = 3600, kUsualSeconds = 3600;

struct Package {
  const char* event;
  const char* body;
};
constexpr Package kPackages[] = {
    {"dialog", "application/dialog-info+xml"},                  // RFC 4235
    {"message-summary", "application/simple-message-summary"},  // RFC 3842
};

class SubscriptionsOnPjsip;
SubscriptionsOnPjsip* running = nullptr;  // pjsip's callbacks carry no context; one engine runs

struct Subscription {
  Name name = 0;
  std::string extension;
  pjsip_evsub* evsub = nullptr;  // lives until its TERMINATED callback
  bool fetch = false;            // Expires: 0 (RFC 6665 §4.4.3): one NOTIFY, then over
};

// The Expires of a SUBSCRIBE within our bounds. False: too brief (423).
bool ReadExpires(const pjsip_msg* msg, unsigned* seconds) {
  const auto* header = static_cast<const pjsip_expires_hdr*>(pjsip_msg_find_hdr(msg, PJSIP_H_EXPIRES, nullptr));
  *seconds = header == nullptr ? kUsualSeconds : static_cast<unsigned>(header->ivalue);
  if (*seconds > kLongestSeconds) *seconds = kLongestSeconds;
  return *seconds == 0 || *seconds >= kShortestSeconds;
}

pjsip_hdr* MinExpires(pj_pool_t* pool) {
  return reinterpret_cast<pjsip_hdr*>(pjsip_min_expires_hdr_create(pool, kShortestSeconds));
}

const Package* PackageOf(const pjsip_msg* msg) {
  const pj_str_t name = Borrow("Event"), compact = Borrow("o");
  const auto* event = static_cast<const pjsip_event_hdr*>(pjsip_msg_find_hdr_by_names(msg, &name, &compact, nullptr));
  if (event == nullptr) return nullptr;
  for (const Package& package : kPackages) {
    if (SameNoCase(event->event_type, package.event)) return &package;
  }
  return nullptr;
}

std::string TargetOf(const pjsip_rx_data* rdata) {
  auto* uri = static_cast<pjsip_uri*>(pjsip_uri_get_uri(rdata->msg_info.msg->line.req.uri));
  if (!PJSIP_URI_SCHEME_IS_SIP(uri) && !PJSIP_URI_SCHEME_IS_SIPS(uri)) return "";
  std::string target;
  const pj_str_t user = reinterpret_cast<pjsip_sip_uri*>(uri)->user;
  return CleanDialled(View(user), &target) == DialledFault::kNone ? target : "";
}

// Header fields to go into a refusal.
struct Headers {
  pjsip_hdr list;
  Headers() { pj_list_init(&list); }
  void Add(const pjsip_hdr* header, pj_pool_t* pool) {
    if (header != nullptr) pj_list_push_back(&list, pjsip_hdr_clone(pool, header));
  }
};

void OnSubscriptionState(pjsip_evsub* evsub, pjsip_event* event);
void OnRefresh(pjsip_evsub* evsub, pjsip_rx_data* rdata, int* status, pj_str_t** text, pjsip_hdr* headers,
               pjsip_msg_body** body);
pj_bool_t OnRequest(pjsip_rx_data* rdata);
void OnTransaction(pjsip_transaction* tsx, pjsip_event*) { ShortenAftermath(tsx); }

pjsip_evsub_user* Callbacks() {
  static pjsip_evsub_user callbacks = {&OnSubscriptionState, nullptr, &OnRefresh, nullptr, nullptr, nullptr};
  return &callbacks;
}

char module_name[] = "sipleo-subscriptions";
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
    &OnTransaction,
};

class SubscriptionsOnPjsip final : public Subscriptions {
 public:
  explicit SubscriptionsOnPjsip(SipContext& context) : context_(context) { running = this; }
  ~SubscriptionsOnPjsip() override {
    running = nullptr;
    // evsub destroys what it owns; with `running` gone its callbacks find nobody.
    for (auto& [name, subscription] : subscriptions_) pjsip_evsub_terminate(subscription->evsub, PJ_FALSE);
  }

  void Notify(Name name, const std::string& content_type, const std::string& body, bool terminated) override;
  std::int64_t Count() const override { return static_cast<std::int64_t>(subscriptions_.size()); }
  void CloseAll() override;

  void Receive(pjsip_rx_data* rdata);
  void Refresh(pjsip_evsub* evsub, pjsip_rx_data* rdata, int* status, pjsip_hdr* headers);
  void Ended(pjsip_evsub* evsub);

 private:
  void Refuse(pjsip_rx_data* rdata, int status, const pjsip_hdr* header = nullptr);
  bool HasRoom(const std::string& extension) const;
  Subscription* Open(pjsip_rx_data* rdata, const std::string& extension, unsigned seconds);
  void SendNotify(pjsip_evsub* evsub, const std::string& content_type, const std::string& body, bool terminated,
                  const char* reason);
  void Post(const char* type, Name name, Fields more = {}) {
    Fields fields = {{"subscription", static_cast<std::int64_t>(name)}};
    for (Field& field : more) fields.push_back(std::move(field));
    context_.events->Post(Event{type, std::move(fields)});
  }
  static Subscription* Of(pjsip_evsub* evsub) {
    return static_cast<Subscription*>(pjsip_evsub_get_mod_data(evsub, static_cast<unsigned>(module.id)));
  }

  SipContext& context_;
  std::unordered_map<Name, std::unique_ptr<Subscription>> subscriptions_;
  std::unordered_map<std::string, std::int64_t> per_extension_;
};

void SubscriptionsOnPjsip::Refuse(pjsip_rx_data* rdata, int status, const pjsip_hdr* header) {
  Headers headers;
  headers.Add(header, rdata->tp_info.pool);
  pjsip_endpt_respond(context_.endpoint, nullptr, rdata, status, nullptr, &headers.list, nullptr, nullptr);
}

bool SubscriptionsOnPjsip::HasRoom(const std::string& extension) const {
  const auto held = per_extension_.find(extension);
  return Count() < kMostInAll && (held == per_extension_.end() || held->second < kMostPerExtension);
}

void SubscriptionsOnPjsip::Receive(pjsip_rx_data* rdata) {
  std::string extension;
  if (!context_.authenticator->Admit(rdata, &extension)) return;
  const pjsip_msg* msg = rdata->msg_info.msg;
  const Package* package = PackageOf(msg);
  if (package == nullptr) return Refuse(rdata, PJSIP_SC_BAD_EVENT, pjsip_evsub_get_allow_events_hdr(nullptr));
  unsigned seconds = 0;
  if (!ReadExpires(msg, &seconds)) return Refuse(rdata, PJSIP_SC_INTERVAL_TOO_BRIEF, MinExpires(rdata->tp_info.pool));
  if (pjsip_msg_find_hdr(msg, PJSIP_H_CONTACT, nullptr) == nullptr) return Refuse(rdata, PJSIP_SC_BAD_REQUEST);
  if (!HasRoom(extension)) return Refuse(rdata, PJSIP_SC_SERVICE_UNAVAILABLE);
  const std::string target = TargetOf(rdata);
  if (target.empty()) return Refuse(rdata, PJSIP_SC_NOT_FOUND);

  const Subscription* subscription = Open(rdata, extension, seconds);
  if (subscription == nullptr) return;
  Post("subscription.opened", subscription->name,
       {{"extension", extension}, {"target", target}, {"package", std::string(package->event)}});
}

// Answers the SUBSCRIBE with 200, or refuses it and returns null.
Subscription* SubscriptionsOnPjsip::Open(pjsip_rx_data* rdata, const std::string& extension, unsigned seconds) {
  const auto type = static_cast<pjsip_transport_type_e>(rdata->tp_info.transport->key.type);
  const std::string contact_text = context_.ContactFor(EscapedUser(TargetOf(rdata)), type, SourceHostOf(rdata));
  const pj_str_t contact = Borrow(contact_text);
  pjsip_dialog* dialog = nullptr;
  if (pjsip_dlg_create_uas_and_inc_lock(pjsip_ua_instance(), rdata, &contact, &dialog) != PJ_SUCCESS) {
    pjsip_endpt_respond_stateless(context_.endpoint, rdata, PJSIP_SC_INTERNAL_SERVER_ERROR, nullptr, nullptr, nullptr);
    return nullptr;
  }
  FollowSource(dialog, rdata);

  pjsip_evsub* evsub = nullptr;
  if (pjsip_dlg_add_usage(dialog, &module, nullptr) != PJ_SUCCESS ||
      pjsip_evsub_create_uas(dialog, Callbacks(), rdata, 0, &evsub) != PJ_SUCCESS) {
    pjsip_dlg_respond(dialog, rdata, PJSIP_SC_INTERNAL_SERVER_ERROR, nullptr, nullptr, nullptr);
    pjsip_dlg_dec_lock(dialog);
    return nullptr;
  }
  auto owned = std::make_unique<Subscription>();
  Subscription* subscription = owned.get();
  subscription->name = context_.Mint();
  subscription->extension = extension;
  subscription->evsub = evsub;
  subscription->fetch = seconds == 0;
  pjsip_evsub_set_mod_data(evsub, static_cast<unsigned>(module.id), subscription);
  const Name name = subscription->name;
  subscriptions_.emplace(name, std::move(owned));
  ++per_extension_[extension];

  const bool accepted = pjsip_evsub_accept(evsub, rdata, PJSIP_SC_OK, nullptr) == PJ_SUCCESS;
  // A fetch gives the answer time to be made; evsub's own timer would be off.
  if (accepted && subscriptions_.count(name) != 0 && subscription->fetch) pjsip_evsub_uas_set_timeout(evsub, 10);
  if (!accepted && subscriptions_.count(name) != 0) {
    Of(evsub)->fetch = true;
    pjsip_evsub_set_mod_data(evsub, static_cast<unsigned>(module.id), nullptr);
    pjsip_evsub_terminate(evsub, PJ_FALSE);
    subscriptions_.erase(name);
    if (--per_extension_[extension] == 0) per_extension_.erase(extension);
  }
  pjsip_dlg_dec_lock(dialog);
  const auto kept = subscriptions_.find(name);
  return kept == subscriptions_.end() ? nullptr : kept->second.get();
}

void SubscriptionsOnPjsip::Notify(Name name, const std::string& content_type, const std::string& body,
                                  bool terminated) {
  const auto found = subscriptions_.find(name);
  if (found == subscriptions_.end()) return;
  const Subscription& subscription = *found->second;
  const char* reason = terminated ? "noresource" : subscription.fetch ? "timeout" : nullptr;
  SendNotify(subscription.evsub, content_type, body, terminated || subscription.fetch, reason);
}

void SubscriptionsOnPjsip::SendNotify(pjsip_evsub* evsub, const std::string& content_type, const std::string& body,
                                      bool terminated, const char* reason) {
  const pj_str_t why = Borrow(reason == nullptr ? "" : reason);
  pjsip_tx_data* notify = nullptr;
  const auto state = terminated ? PJSIP_EVSUB_STATE_TERMINATED : PJSIP_EVSUB_STATE_ACTIVE;
  if (pjsip_evsub_notify(evsub, state, nullptr, reason == nullptr ? nullptr : &why, &notify) != PJ_SUCCESS) return;
  const std::size_t slash = content_type.find('/');
  if (!body.empty() && slash != std::string::npos) {
    const pj_str_t type = Borrow(std::string_view(content_type).substr(0, slash));
    const pj_str_t subtype = Borrow(std::string_view(content_type).substr(slash + 1)), text = Borrow(body);
    notify->msg->body = pjsip_msg_body_create(notify->pool, &type, &subtype, &text);
  }
  // A NOTIFY that does not even leave: the device is gone, and so is its subscription. A failed send may have ended it
  // already: the reference keeps what is looked at.
  pjsip_evsub_add_ref(evsub);
  if (pjsip_evsub_send_request(evsub, notify) != PJ_SUCCESS && Of(evsub) != nullptr)
    pjsip_evsub_terminate(evsub, PJ_TRUE);
  pjsip_evsub_dec_ref(evsub);
}

// Inside evsub's on_rx_refresh. An unsubscription is over before this is called, but its last NOTIFY is owed.
void SubscriptionsOnPjsip::Refresh(pjsip_evsub* evsub, pjsip_rx_data* rdata, int* status, pjsip_hdr* headers) {
  const Subscription* subscription = Of(evsub);
  if (subscription == nullptr) return;
  unsigned seconds = 0;
  if (!ReadExpires(rdata->msg_info.msg, &seconds)) {
    *status = PJSIP_SC_INTERVAL_TOO_BRIEF;
    pj_list_push_back(headers, MinExpires(rdata->tp_info.pool));
    return;
  }
  if (seconds == 0)
    SendNotify(evsub, "", "", true, "timeout");
  else
    Post("subscription.refreshed", subscription->name);
}

void SubscriptionsOnPjsip::Ended(pjsip_evsub* evsub) {
  Subscription* subscription = Of(evsub);
  if (subscription == nullptr) return;
  pjsip_evsub_set_mod_data(evsub, static_cast<unsigned>(module.id), nullptr);
  const Name name = subscription->name;
  const auto held = per_extension_.find(subscription->extension);
  if (held != per_extension_.end() && --held->second == 0) per_extension_.erase(held);
  subscriptions_.erase(name);
  Post("subscription.closed", name);
}

void SubscriptionsOnPjsip::CloseAll() {
  std::vector<pjsip_evsub*> all;
  for (const auto& [name, subscription] : subscriptions_) all.push_back(subscription->evsub);
  for (pjsip_evsub* evsub : all) {
    SendNotify(evsub, "", "", true, "deactivated");  // RFC 6665 §4.1.3: subscribe again at once
  }
}

void OnSubscriptionState(pjsip_evsub* evsub, pjsip_event*) {
  if (running != nullptr && pjsip_evsub_get_state(evsub) == PJSIP_EVSUB_STATE_TERMINATED) running->Ended(evsub);
}

void OnRefresh(pjsip_evsub* evsub, pjsip_rx_data* rdata, int* status, pj_str_t**, pjsip_hdr* headers,
               pjsip_msg_body**) {
  if (running != nullptr) running->Refresh(evsub, rdata, status, headers);
}

// Outside a dialog: a new subscription. Inside one: the device may have moved.
pj_bool_t OnRequest(pjsip_rx_data* rdata) {
  pjsip_dialog* dialog = pjsip_rdata_get_dlg(rdata);
  if (dialog != nullptr) {
    FollowSource(dialog, rdata);
    return PJ_FALSE;
  }
  if (running == nullptr || View(rdata->msg_info.msg->line.req.method.name) != "SUBSCRIBE") return PJ_FALSE;
  running->Receive(rdata);
  return PJ_TRUE;
}

}  // namespace

// Null when a part of pjsip cannot be started; the log says which.
std::unique_ptr<Subscriptions> Subscriptions::Create(SipContext& context) {
  const auto failed = [](pj_status_t status, const char* what) {
    if (status != PJ_SUCCESS) PJ_LOG(1, ("subscriptions", "pjsip's %s could not be started: status %d", what, status));
    return status != PJ_SUCCESS;
  };
  if (failed(pjsip_evsub_init_module(context.endpoint), "event subscriptions")) return nullptr;
  if (failed(pjsip_endpt_register_module(context.endpoint, &module), "subscriptions")) return nullptr;
  for (const Package& package : kPackages) {
    const pj_str_t event = Borrow(package.event), body = Borrow(package.body);
    if (failed(pjsip_evsub_register_pkg(&module, &event, kUsualSeconds, 1, &body), package.event)) return nullptr;
  }
  return std::make_unique<SubscriptionsOnPjsip>(context);
}

}  // namespace sipleo
