// One leg: an INVITE dialog with its sound. Its parts stand in files named after what RFC 3261 and its kin name them:
// leg_offered (somebody calls us), leg_dialled (we call), leg_negotiation (offers and answers), leg_release,
// leg_trunk (either, by an outside line), leg_identity, leg_transfer, leg_digits. SIP thread only. Owned by Legs; holds
// a reference to its invite session, whose dialog lives at least as long.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <pjsip.h>
#include <pjsip_ua.h>

#include "aftermath.h"
#include "calls.h"
#include "context.h"
#include "legs.h"

namespace sipleo {

struct TrunkCaller;

class Leg {
 public:
  // A new INVITE from outside any dialog: admitted, checked, named and announced, or refused.
  static void Receive(SipContext& context, Legs& legs, pjsip_rx_data* invite);

  Leg(SipContext& context, Legs& legs, Name name);
  ~Leg();
  Leg(const Leg&) = delete;
  Leg& operator=(const Leg&) = delete;

  Name name() const { return name_; }
  bool HasEnded() const { return ended_; }  // announced as released; its dialog may still wind down
  bool IsAnswered() const { return answered_; }
  bool WasOffered() const { return IsOffered(); }
  // The line that it goes or comes by; null for a leg of the house.
  const Trunk* trunk() const { return trunk_.get(); }

  // Commands.
  void Dial(const DialRequest& request);
  void Ring();
  void Progress(const Leg* like);
  void Answer(const Leg* like);
  void Release(const std::string& cause, const char* by = "local");
  void SendDigits(const std::string& digits);
  // Somebody waits for keys of its device: they are looked for in its sound, too, where they can come no other way.
  void HearKeys(bool hears);
  void Identify(const Party& party);
  void AcceptTransfer();
  void RefuseTransfer(const std::string& cause);
  void ReportTransfer(int status);

  // The sound, opened when first asked for; null when there are no ports left (the leg has then been released).
  LegMedia* Sound();
  // What the next leg should prefer in order to be relayed to this one without transcoding.
  std::vector<Codec> PreferredCodecs() const;
  // The video of its device: what was agreed upon, else what it offers.
  Video PreferredVideo() const;
  LegQuality Quality() const;
  // What it hears, so that a second try with other media hears the same.
  void Hears(std::function<void(Leg&)> again, Name bridged = 0) {
    hears_ = std::move(again);
    bridged_ = bridged;
  }

  // Callbacks of the invite session and of the dialog.
  void OnState(pjsip_event* event);
  void OnTransaction(pjsip_transaction* tsx, pjsip_event* event);
  void OnRemoteOffer(const pjmedia_sdp_session* offer);
  pjmedia_sdp_session* OnOfferWanted();
  void OnNegotiated(pj_status_t status);
  void OnInfo(pjsip_rx_data* rdata);
  void HeardTones(char digit);
  void OnInfoAnswered();
  void OnAnsweredByDialog(int status);  // any final response, before pjsip acts on it
  void OnRefer(pjsip_transaction* tsx, pjsip_rx_data* rdata);

 private:
  struct PendingTransfer;

  // leg.cc
  void Post(const char* type, Fields more = {});
  bool Send(pjsip_tx_data* tdata);
  pj_status_t Take(pjsip_inv_session* inv);
  void LetGo();
  bool IsOffered() const { return inv_ != nullptr && inv_->role == PJSIP_ROLE_UAS; }
  bool IsUnanswered() const { return inv_ != nullptr && inv_->state < PJSIP_INV_STATE_CONNECTING; }
  std::string LocalHost() const;
  const std::vector<VideoCodec>& VideoCodecs() const;
  pj_status_t OpenSound();
  static void OnTimer(pj_timer_heap_t* heap, pj_timer_entry* entry);
  void Schedule(pj_timer_entry* timer, int milliseconds);
  void Cancel(pj_timer_entry* timer);

  // leg_offered.cc
  bool PrepareAnswer(const Leg* like, bool reliable);
  bool Respond(int status);
  void Announce(const pjsip_rx_data* invite, Fields origin, const TrunkCaller& named, const Leg* replaced);

  // leg_dialled.cc
  struct Invitation;
  const char* TryDial();
  Invitation ToDevice(const std::string& target, pjsip_transport_type_e type, const Contact* contact) const;
  const char* Invite(const Invitation& invitation);
  void AddHeaders(pjsip_tx_data* tdata, const std::string& asserted) const;
  bool DialAgainInClear();
  void OnProvisional(const pjsip_rx_data* response);

  // leg_trunk.cc
  const char* TryTrunk();
  void Join(std::shared_ptr<const Trunk> trunk);
  const char* InviteGateway();
  Invitation ToTrunk(const std::string& target, pjsip_transport_type_e type) const;
  void Equip(pjsip_dialog* dialog, const std::vector<std::string>& route) const;

  // leg_negotiation.cc
  Leg* Bridged() const;
  bool MayBeOffered(const Video& video) const;
  void FollowBridged(const pjmedia_sdp_session* offer);
  void OfferVideo();

  // leg_release.cc
  void GiveUp();
  void Part(const std::string& cause, const char* by, int status);
  int HangUp(const std::string& cause);
  void SendCancel();
  void SendBye();
  void OnConfirmed();
  void ForgetInvite();
  void OnDisconnected(pjsip_event* event);
  void End(const std::string& cause, int status, const char* by);
  void PostRedirected(const pjsip_rx_data* response);

  // leg_identity.cc
  void TellIdentity();
  void AddIdentity(pjsip_tx_data* tdata) const;

  // leg_transfer.cc
  void AnswerRefer(int status);
  void NotifyTransfer(int status);

  // leg_digits.cc
  void SendNextInfo();

  SipContext& context_;
  Legs& legs_;
  const Name name_;
  pjsip_inv_session* inv_ = nullptr;  // referenced
  std::unique_ptr<LegMedia> media_;
  std::shared_ptr<const Trunk> trunk_;  // as it was when the leg began
  std::string far_host_;                // numeric
  std::vector<Codec> offered_codecs_;
  Video offered_video_;
  std::unique_ptr<DialRequest> dial_;  // outgoing legs, until answered
  std::unique_ptr<Party> identity_;    // whom its device is to be told of
  std::unique_ptr<PendingTransfer> transfer_;
  std::function<void(Leg&)> hears_;
  Name bridged_ = 0;     // whom it hears; 0: nobody
  std::string digits_;   // still to be sent as INFO
  char last_tones_ = 0;  // the digit that was heard as tones last
  std::string release_cause_;
  RefusedInvite refused_;
  pj_timer_entry linger_;    // gives up a far side that does not say goodbye
  pj_timer_entry retry_;     // identity after 491 (RFC 3261 §14.1)
  pj_timer_entry patience_;  // no provisional response in the time that the caller gives
  int challenges_ = 0;       // since the last success
  bool ended_ = false;
  bool answered_ = false;
  bool rung_ = false, early_ = false;  // announced
  bool held_ = false;
  bool srtp_ = false;  // what our offer asks for
  bool media_failed_ = false;
  bool cancel_due_ = false;  // CANCEL waits for a provisional response (RFC 3261 §9.1)
  bool info_pending_ = false;
  bool sends_info_ = false;  // its device has sent a digit as INFO
  bool identity_due_ = false;
  bool video_added_ = false;  // by the offer that is being answered: the other leg is to be asked
};

}  // namespace sipleo
