// We call: INVITE to a device or to an address, and what comes back before it is answered (RFC 3261 §13.2).
#include <algorithm>
#include <cstring>

#include "given_header.h"
#include "identity.h"
#include "interfaces.h"
#include "leg.h"
#include "leg_invitation.h"
#include "leg_timer.h"
#include "leg_usage.h"
#include "near_hop.h"
#include "pj_text.h"
#include "release_cause.h"
#include "scratch_pool.h"
#include "trunks.h"
#include "wire_trace.h"

namespace sipleo {
namespace {

// A contact URI without the header fields that it may smuggle in (RFC 3261 §19.1.5).
std::string WithoutHeaders(const std::string& uri) { return uri.substr(0, uri.find('?')); }

struct Address {
  std::string host;
  pjsip_transport_type_e type = PJSIP_TRANSPORT_UDP;
};

// Where a URI leads; an empty host when it is no SIP URI.
Address AddressOf(const std::string& text, pj_pool_t* pool) {
  const pj_str_t copy = Copy(pool, text);
  auto* uri = pjsip_parse_uri(pool, copy.ptr, static_cast<pj_size_t>(copy.slen), 0);
  if (uri == nullptr || (!PJSIP_URI_SCHEME_IS_SIP(uri) && !PJSIP_URI_SCHEME_IS_SIPS(uri))) return {};
  auto* sip = reinterpret_cast<pjsip_sip_uri*>(pjsip_uri_get_uri(uri));
  Address address;
  address.host = Text(sip->maddr_param.slen > 0 ? sip->maddr_param : sip->host);
  if (PJSIP_URI_SCHEME_IS_SIPS(uri) || SameNoCase(sip->transport_param, "tls"))
    address.type = PJSIP_TRANSPORT_TLS;
  else if (SameNoCase(sip->transport_param, "tcp"))
    address.type = PJSIP_TRANSPORT_TCP;
  return address;
}

void SetMaxForwards(pjsip_tx_data* tdata, const std::string& value) {
  auto* header = static_cast<pjsip_max_fwd_hdr*>(pjsip_msg_find_hdr(tdata->msg, PJSIP_H_MAX_FORWARDS, nullptr));
  const int hops = std::atoi(value.c_str());
  if (header != nullptr && hops >= 0 && hops < 256) header->ivalue = static_cast<unsigned>(hops);
}

}  // namespace

void Leg::Dial(const DialRequest& request) {
  dial_ = std::make_unique<DialRequest>(request);
  if (!request.trunk.empty()) Join(context_.trunks->Find(request.trunk));
  if (const Contact* contact = request.contact == 0 ? nullptr : context_.registrar->Find(request.contact)) {
    const auto account = context_.tables->accounts.find(contact->extension);
    srtp_ = account != context_.tables->accounts.end() && account->second.srtp_over_tls &&
            (contact->transport_type & ~PJSIP_TRANSPORT_IPV6) == PJSIP_TRANSPORT_TLS;
  }
  if (request.answer_within_ms > 0) Schedule(&patience_, request.answer_within_ms);
  const char* failure = TryDial();
  if (failure == nullptr || ended_) return;
  End(failure, 0, "engine");
  legs_.Bury(name_);
}

// Null, or the cause for which not even an INVITE left.
const char* Leg::TryDial() {
  if (!dial_->trunk.empty()) return TryTrunk();
  if (dial_->contact != 0) {
    const Contact* contact = context_.registrar->Find(dial_->contact);
    if (contact == nullptr) return CauseOfSilence();
    far_host_ = contact->source_host;
    return Invite(ToDevice(WithoutHeaders(contact->uri), contact->transport_type, contact));
  }
  Address address;
  {
    ScratchPool scratch(context_.endpoint);
    if (scratch.Get() == nullptr) return "failure";
    address = AddressOf(dial_->uri, scratch.Get());
  }
  // A name would have to be asked of DNS, on the thread that carries every call.
  if (!IsNumericHost(address.host)) return CauseOfSilence();
  far_host_ = address.host;
  if (far_host_.find(':') != std::string::npos) {
    address.type = static_cast<pjsip_transport_type_e>(address.type | PJSIP_TRANSPORT_IPV6);
  }
  return Invite(ToDevice(WithoutHeaders(dial_->uri), address.type, nullptr));
}

Leg::Invitation Leg::ToDevice(const std::string& target, pjsip_transport_type_e type, const Contact* contact) const {
  const std::string host = LocalHost();
  const std::string user = EscapedUser(dial_->caller.anonymous ? "anonymous" : dial_->caller.number);
  Invitation invitation;
  invitation.target = target;
  invitation.from = FromOf(dial_->caller, host);
  invitation.to = NameAddr("", dial_->called, host);
  invitation.own = context_.ContactFor(user, type, far_host_);
  if (!dial_->caller.anonymous && !dial_->caller.number.empty())
    invitation.asserted = NameAddr(dial_->caller.name, dial_->caller.number, host);
  if (contact != nullptr) {
    invitation.aim = [this, contact](pjsip_tx_data* invite) {
      context_.registrar->Aim(*contact, invite);
      return true;
    };
  }
  return invitation;
}

const char* Leg::Invite(const Invitation& invitation) {
  const pj_status_t opened = OpenSound();
  if (opened == PJ_ETOOMANY) return "congestion";
  if (opened != PJ_SUCCESS) return "failure";

  const pj_str_t from = Borrow(invitation.from), to = Borrow(invitation.to), own = Borrow(invitation.own),
                 target = Borrow(invitation.target);
  pjsip_dialog* dialog = nullptr;
  if (pjsip_dlg_create_uac(pjsip_ua_instance(), &from, &own, &to, &target, &dialog) != PJ_SUCCESS)
    return CauseOfSilence();
  context_.wire->Follow(name_, Text(dialog->call_id->id));
  if (!pj_list_empty(&dialog->inv_hdr)) pj_list_init(&dialog->inv_hdr);

  std::vector<Codec> first;
  if (const Leg* like = legs_.Find(dial_->like)) {
    first = like->PreferredCodecs();
    media_->FollowVideo(like->PreferredVideo());
  }
  const ScratchPool scratch(context_.endpoint);
  pjmedia_sdp_session* offer =
      scratch.Get() == nullptr ? nullptr : media_->Offer(scratch.Get(), first, Direction::kSendRecv);
  unsigned options = PJSIP_INV_SUPPORT_100REL | PJSIP_INV_SUPPORT_UPDATE;
  if (context_.tables->session_expires_seconds > 0) options |= PJSIP_INV_SUPPORT_TIMER;
  pjsip_inv_session* inv = nullptr;
  if (offer == nullptr || pjsip_inv_create_uac(dialog, offer, options, &inv) != PJ_SUCCESS) {
    pjsip_dlg_terminate(dialog);
    return "failure";
  }
  Take(inv);
  // Not before: pjsip ends a dialog that it finds unused when it unlocks it.
  if (trunk_ != nullptr) Equip(dialog, invitation.route);
  if (!invitation.leaves_by.first.empty()) LeaveBy(dialog, invitation.leaves_by.first, invitation.leaves_by.second);
  if ((options & PJSIP_INV_SUPPORT_TIMER) != 0) AskForTimer(inv, *context_.tables);

  pjsip_tx_data* invite = nullptr;
  if (pjsip_inv_invite(inv, &invite) != PJ_SUCCESS) return "failure";
  AddHeaders(invite, invitation.asserted);
  if (invitation.aim && !invitation.aim(invite)) {
    pjsip_tx_data_dec_ref(invite);
    return CauseOfSilence();
  }
  Send(invite);  // when it fails, OnDisconnected has announced the end
  return nullptr;
}

void Leg::AddHeaders(pjsip_tx_data* invite, const std::string& asserted) const {
  const auto given = [this](const char* name) {
    return std::any_of(dial_->headers.begin(), dial_->headers.end(),
                       [name](const auto& header) { return SameNoCase(Borrow(header.first), name); });
  };
  if (dial_->caller.anonymous && !given("Privacy")) AddHeader(invite, "Privacy", "id");
  if (!asserted.empty()) AddHeader(invite, "P-Asserted-Identity", asserted);
  for (const auto& header : dial_->headers) {
    if (!IsFitHeader(header)) continue;
    const pj_str_t name = Borrow(header.first);
    if (SameNoCase(name, "Max-Forwards"))
      SetMaxForwards(invite, header.second);
    else
      AddHeader(invite, header.first, header.second);
  }
}

// A device that was offered SRTP and cannot is asked again without, inside the same leg.
bool Leg::DialAgainInClear() {
  if (!srtp_ || dial_ == nullptr || answered_ || ended_) return false;
  if (trunk_ != nullptr && trunk_->srtp == Trunk::Srtp::kRequired) return false;
  srtp_ = false;
  media_.reset();
  Untie(inv_);
  pjsip_inv_dec_ref(inv_);
  inv_ = nullptr;
  rung_ = early_ = held_ = media_failed_ = false;

  const char* failure = TryDial();
  if (ended_) return true;
  if (failure != nullptr) {
    End(failure, 0, "engine");
    legs_.Bury(name_);
    return true;
  }
  if (hears_) hears_(*this);
  return true;
}

void Leg::OnProvisional(const pjsip_rx_data* response) {
  Cancel(&patience_);
  if (ended_) {
    if (cancel_due_) SendCancel();
    return;
  }
  const int status = response->msg_info.msg->line.status.code;
  if (status == PJSIP_SC_RINGING && !rung_) {
    rung_ = true;
    Post("leg.ringing");
  }
  if (status > 100 && response->msg_info.msg->body != nullptr && !early_ && media_ != nullptr &&
      media_->IsNegotiated()) {
    early_ = true;
    Post("leg.early");
  }
}

}  // namespace sipleo
