// A device calls: the INVITE outside any dialog, and what we answer to it (RFC 3261 §13.3, RFC 3262, RFC 3891, RFC
// 4028).
#include <cstring>

#include "identity.h"
#include "interfaces.h"
#include "leg.h"
#include "leg_timer.h"
#include "near_hop.h"
#include "origin.h"
#include "pj_text.h"
#include "scratch_pool.h"
#include "trunks.h"
#include "wire_trace.h"

namespace sipleo {
namespace {

void Refuse(SipContext& context, pjsip_rx_data* rdata, int status, const char* warning = nullptr) {
  pjsip_hdr headers;
  pj_list_init(&headers);
  if (warning != nullptr) {
    const pj_str_t text = Borrow(warning);
    pj_list_push_back(&headers,
                      pjsip_warning_hdr_create(rdata->tp_info.pool, 399, pjsip_endpt_name(context.endpoint), &text));
  }
  pjsip_endpt_respond(context.endpoint, nullptr, rdata, status, nullptr, &headers, nullptr, nullptr);
}

// RFC 3891 §3. `replaced` stays null without a Replaces header. 0, or the status to refuse with.
int ReadReplaces(const Legs& legs, pjsip_msg* msg, const Trunk* trunk, const Leg** replaced) {
  const pj_str_t name = Borrow("Replaces");
  const auto* header = static_cast<const pjsip_replaces_hdr*>(pjsip_msg_find_hdr_by_name(msg, &name, nullptr));
  if (header == nullptr) return 0;
  if (pjsip_msg_find_hdr_by_name(msg, &name, header->next) != nullptr) return PJSIP_SC_BAD_REQUEST;

  const Leg* leg = legs.Match(header->call_id, header->to_tag, header->from_tag);
  if (leg == nullptr) return PJSIP_SC_CALL_TSX_DOES_NOT_EXIST;
  // A line may take over what came or went by itself, and nothing of the house.
  if (trunk != nullptr && (leg->trunk() == nullptr || leg->trunk()->number != trunk->number))
    return PJSIP_SC_CALL_TSX_DOES_NOT_EXIST;
  if (leg->IsAnswered() && header->early_only) return PJSIP_SC_BUSY_HERE;
  // An early dialog may be taken over only on the side that began it: a leg that is being offered to us is nobody's
  // yet.
  if (!leg->IsAnswered() && leg->WasOffered()) return PJSIP_SC_CALL_TSX_DOES_NOT_EXIST;
  *replaced = leg;
  return 0;
}

bool Supports(const pjsip_msg* msg, const char* extension) {
  const auto* supported = static_cast<const pjsip_supported_hdr*>(pjsip_msg_find_hdr(msg, PJSIP_H_SUPPORTED, nullptr));
  for (unsigned i = 0; supported != nullptr && i < supported->count; ++i) {
    if (SameNoCase(supported->values[i], extension)) return true;
  }
  return false;
}

bool OffersSrtp(const pjmedia_sdp_session* offer) {
  for (unsigned i = 0; i < offer->media_count; ++i) {
    const auto& media = offer->media[i]->desc;
    if (SameNoCase(media.media, "audio") && View(media.transport).find("SAVP") != std::string_view::npos) return true;
  }
  return false;
}

// A dialog and an invite session for the INVITE, 100 Trying sent; null when it has been refused.
pjsip_inv_session* OpenSession(SipContext& context, pjsip_rx_data* rdata, const Trunk* trunk,
                               const std::string& dialled, unsigned options) {
  const auto type = static_cast<pjsip_transport_type_e>(rdata->tp_info.transport->key.type);
  const std::string far_host = SourceHostOf(rdata);
  const bool by_bind = trunk != nullptr && LeavesByItsBind(*trunk, far_host);
  const std::string local = by_bind ? trunk->bind : context.LocalAddressFor(far_host);
  const std::string contact_text = context.ContactAt(EscapedUser(dialled), type, local);
  const pj_str_t contact = Borrow(contact_text);
  pjsip_dialog* dialog = nullptr;
  if (pjsip_dlg_create_uas_and_inc_lock(pjsip_ua_instance(), rdata, &contact, &dialog) != PJ_SUCCESS) {
    pjsip_endpt_respond_stateless(context.endpoint, rdata, PJSIP_SC_INTERNAL_SERVER_ERROR, nullptr, nullptr, nullptr);
    return nullptr;
  }
  FollowSource(dialog, rdata);
  if (by_bind) LeaveBy(dialog, local, context.PortOf(type));

  pjsip_inv_session* inv = nullptr;
  if (pjsip_inv_create_uas(dialog, rdata, nullptr, options, &inv) != PJ_SUCCESS) {
    pjsip_dlg_respond(dialog, rdata, PJSIP_SC_INTERNAL_SERVER_ERROR, nullptr, nullptr, nullptr);
    pjsip_dlg_dec_lock(dialog);
    return nullptr;
  }
  AskForTimer(inv, *context.tables);

  pjsip_tx_data* trying = nullptr;
  pj_status_t status = pjsip_inv_initial_answer(inv, rdata, PJSIP_SC_TRYING, nullptr, nullptr, &trying);
  if (status != PJ_SUCCESS) {  // 422 is made by pjsip itself (RFC 4028 §5)
    const int code = trying == nullptr ? PJSIP_SC_INTERNAL_SERVER_ERROR : trying->msg->line.status.code;
    if (trying != nullptr)
      pjsip_inv_send_msg(inv, trying);
    else
      pjsip_dlg_respond(dialog, rdata, code, nullptr, nullptr, nullptr);
    pjsip_inv_terminate(inv, code, PJ_FALSE);
    pjsip_dlg_dec_lock(dialog);
    return nullptr;
  }
  status = pjsip_inv_send_msg(inv, trying);
  if (status != PJ_SUCCESS && inv->state != PJSIP_INV_STATE_DISCONNECTED) {
    pjsip_inv_terminate(inv, PJSIP_SC_TSX_TRANSPORT_ERROR, PJ_FALSE);
  }
  // The dialog stays locked, so that a session that is over already can still be looked at; the caller unlocks it.
  return inv;
}

}  // namespace

void Leg::Receive(SipContext& context, Legs& legs, pjsip_rx_data* invite) {
  Proven caller;
  if (!FindCaller(context, invite, &caller)) return;
  if (MaxForwardsOf(invite) <= 0) return Refuse(context, invite, PJSIP_SC_TOO_MANY_HOPS);

  const pjsip_rdata_sdp_info* body = pjsip_rdata_get_sdp_info(invite);
  if (body->sdp_err != PJ_SUCCESS) return Refuse(context, invite, PJSIP_SC_NOT_ACCEPTABLE_HERE, "Unreadable SDP");
  if (body->sdp != nullptr) {
    const std::string refusal = SdpRefusal(body->sdp, context.sip_ports);
    if (!refusal.empty()) return Refuse(context, invite, PJSIP_SC_NOT_ACCEPTABLE_HERE, refusal.c_str());
    const bool must_be_secure = caller.trunk != nullptr && caller.trunk->srtp == Trunk::Srtp::kRequired;
    if (must_be_secure && !OffersSrtp(body->sdp))
      return Refuse(context, invite, PJSIP_SC_NOT_ACCEPTABLE_HERE, "SRTP Required");
  }

  unsigned options = PJSIP_INV_SUPPORT_100REL | PJSIP_INV_SUPPORT_TIMER | PJSIP_INV_SUPPORT_UPDATE;
  // A caller that can refresh is asked to (RFC 4028 §9), even when it did not offer it by itself.
  if (context.tables->session_expires_seconds > 0 && Supports(invite->msg_info.msg, "timer")) {
    options |= PJSIP_INV_ALWAYS_USE_TIMER;
  }
  pjsip_tx_data* refused = nullptr;
  if (pjsip_inv_verify_request(invite, &options, nullptr, nullptr, context.endpoint, &refused) != PJ_SUCCESS) {
    if (refused == nullptr) return Refuse(context, invite, PJSIP_SC_BAD_REQUEST);
    pjsip_response_addr address;
    pjsip_get_response_addr(refused->pool, invite, &address);
    if (pjsip_endpt_send_response(context.endpoint, &address, refused, nullptr, nullptr) != PJ_SUCCESS) {
      pjsip_tx_data_dec_ref(refused);
    }
    return;
  }

  TrunkCaller named;
  const Leg* replaced = nullptr;
  int fault = ReadCaller(context, invite, caller, &named);
  if (fault == 0) fault = ReadReplaces(legs, invite->msg_info.msg, caller.trunk.get(), &replaced);
  if (fault != 0) return Refuse(context, invite, fault);

  pjsip_inv_session* inv = OpenSession(context, invite, caller.trunk.get(), named.dialled, options);
  if (inv == nullptr) return;
  pjsip_dialog* dialog = inv->dlg;
  if (inv->state != PJSIP_INV_STATE_DISCONNECTED) {
    auto leg = std::make_unique<Leg>(context, legs, context.Mint());
    Leg* offered = leg.get();
    const auto account = context.tables->accounts.find(caller.extension);
    offered->srtp_ = account != context.tables->accounts.end() && account->second.srtp_over_tls &&
                     PJSIP_TRANSPORT_IS_SECURE(invite->tp_info.transport);
    if (caller.trunk != nullptr) offered->Join(caller.trunk);
    offered->far_host_ = SourceHostOf(invite);
    if (body->sdp != nullptr) {
      offered->offered_codecs_ = CodecsIn(body->sdp);
      offered->offered_video_ = VideoIn(body->sdp);
    }
    legs.Adopt(std::move(leg));
    offered->Take(inv);
    if (caller.trunk != nullptr) offered->Equip(inv->dlg, {});  // what we ask in its dialog may be challenged
    offered->Announce(invite, OriginOf(caller, named), named, replaced);
  }
  pjsip_dlg_dec_lock(dialog);
}

void Leg::Announce(const pjsip_rx_data* invite, Fields origin, const TrunkCaller& named, const Leg* replaced) {
  Strings codecs;
  for (const Codec codec : offered_codecs_) codecs.emplace_back(CodecText(codec));
  Post("leg.offered", {{"from", std::move(origin)},
                       {"dialled", named.dialled},
                       {"to", UserOfTo(invite)},
                       {"displayName", DisplayNameOf(invite)},
                       {"anonymous", AsksForPrivacy(invite)},
                       {"callId", Text(invite->msg_info.cid->id)},
                       {"source", SourceOf(invite)},
                       {"transport", std::string(TransportWord(invite->tp_info.transport))},
                       {"userAgent", HeaderText(invite->msg_info.msg, "User-Agent")},
                       {"codecs", std::move(codecs)},
                       {"replaces", replaced == nullptr ? Value() : Value(static_cast<std::int64_t>(replaced->name()))},
                       {"maxForwards", static_cast<std::int64_t>(MaxForwardsOf(invite))}});
  context_.wire->Follow(name_, Text(invite->msg_info.cid->id));
}

void Leg::Ring() {
  if (ended_ || !IsOffered() || !IsUnanswered()) return;
  Respond(PJSIP_SC_RINGING);
}

void Leg::Progress(const Leg* like) {
  if (ended_ || !IsOffered() || !IsUnanswered()) return;
  const bool reliable = (inv_->options & PJSIP_INV_REQUIRE_100REL) != 0;
  if (PrepareAnswer(like, reliable)) Respond(PJSIP_SC_PROGRESS);
}

void Leg::Answer(const Leg* like) {
  if (ended_ || !IsOffered() || !IsUnanswered()) return;
  if (PrepareAnswer(like, true)) Respond(PJSIP_SC_OK);
}

// The SDP of our next response, once. An offer of ours (the INVITE had none) may only go into a response that is sure
// to arrive (RFC 3262 §5, RFC 6337 §2.2): `reliable`. False: the leg has been released.
bool Leg::PrepareAnswer(const Leg* like, bool reliable) {
  LegMedia* sound = Sound();
  if (sound == nullptr) return false;
  const std::vector<Codec> first = like == nullptr ? std::vector<Codec>() : like->PreferredCodecs();
  sound->FollowVideo(like == nullptr ? std::nullopt : std::optional(like->PreferredVideo()));
  const ScratchPool scratch(context_.endpoint);
  if (inv_->neg == nullptr) {
    if (!reliable) return true;
    pjmedia_sdp_session* offer =
        scratch.Get() == nullptr ? nullptr : sound->Offer(scratch.Get(), first, Direction::kSendRecv);
    if (offer != nullptr && pjsip_inv_set_local_sdp(inv_, offer) == PJ_SUCCESS) return true;
    Release("failure", "engine");
    return false;
  }
  if (pjmedia_sdp_neg_get_state(inv_->neg) != PJMEDIA_SDP_NEG_STATE_REMOTE_OFFER) return true;

  const pjmedia_sdp_session* remote = nullptr;
  pjmedia_sdp_session* answer = nullptr;
  if (scratch.Get() != nullptr && pjmedia_sdp_neg_get_neg_remote(inv_->neg, &remote) == PJ_SUCCESS &&
      sound->Answer(scratch.Get(), remote, first, &answer) == PJ_SUCCESS &&
      pjsip_inv_set_sdp_answer(inv_, answer) == PJ_SUCCESS) {
    return true;
  }
  Release("not-acceptable", "engine");
  return false;
}

bool Leg::Respond(int status) {
  pjsip_tx_data* response = nullptr;
  if (pjsip_inv_answer(inv_, status, nullptr, nullptr, &response) != PJ_SUCCESS) {
    Release("not-acceptable", "engine");
    return false;
  }
  AddIdentity(response);
  return Send(response);
}

}  // namespace sipleo
