// Legs by an outside line: what differs from those of devices when we dial, and what an operator may not do.
#include <algorithm>

#include "identity.h"
#include "interfaces.h"
#include "leg.h"
#include "leg_invitation.h"
#include "pj_text.h"
#include "release_cause.h"
#include "trunk_aim.h"
#include "trunks.h"

namespace sipleo {
namespace {

// Who challenges us again and again, in ever new realms, gets no more answers. pjsip stops by itself in one realm.
constexpr int kMostChallenges = 4;

}  // namespace

void Leg::Join(std::shared_ptr<const Trunk> trunk) {
  trunk_ = std::move(trunk);
  srtp_ = trunk_ != nullptr && trunk_->srtp != Trunk::Srtp::kNever;
}

const char* Leg::TryTrunk() {
  if (trunk_ == nullptr) return CauseOfSilence();
  if (!dial_->destination) return InviteGateway();
  const Destination destination = *dial_->destination;
  far_host_ = destination.address;
  if (!context_.interfaces->IsThere(*trunk_, far_host_)) return CauseOfSilence();
  const std::string domain = trunk_->domain.empty() ? LocalHost() : trunk_->domain;
  Invitation invitation = ToTrunk("sip:" + EscapedUser(dial_->number) + "@" + UriHost(domain), destination.type);
  invitation.route = dial_->route;
  invitation.aim = [this, destination](pjsip_tx_data* invite) { return AimAt(context_, *trunk_, destination, invite); };
  return Invite(invitation);
}

const char* Leg::InviteGateway() {
  const auto contacts = context_.registrar->Of(trunk_->number);
  if (!trunk_->registers_with_us || contacts.empty()) return CauseOfSilence();
  const Contact* contact = contacts.back();
  far_host_ = contact->source_host;
  if (!context_.interfaces->IsThere(*trunk_, far_host_)) return CauseOfSilence();
  const std::string target = GatewayUri(context_, contact->uri, dial_->number);
  if (target.empty()) return CauseOfSilence();
  Invitation invitation = ToTrunk(target, contact->transport_type);
  invitation.aim = [this, contact](pjsip_tx_data* invite) {
    context_.registrar->Aim(*contact, invite);
    return true;
  };
  return Invite(invitation);
}

// The identities of RFC 3325 are the caller's to write: operators want them in many ways.
Leg::Invitation Leg::ToTrunk(const std::string& target, pjsip_transport_type_e type) const {
  const std::string local = LocalHost(), domain = trunk_->domain.empty() ? local : trunk_->domain;
  Invitation invitation;
  invitation.target = target;
  invitation.from = FromOf(dial_->caller, domain);
  invitation.to = NameAddr("", dial_->number, domain);
  invitation.own = context_.ContactAt(context_.trunks->ContactUser(trunk_->number), type, local);
  // A gateway is called over the connection that it holds to us.
  const bool is_free = dial_->destination || (type & ~PJSIP_TRANSPORT_IPV6) == PJSIP_TRANSPORT_UDP;
  if (is_free && LeavesByItsBind(*trunk_, far_host_)) invitation.leaves_by = {local, context_.PortOf(type)};
  return invitation;
}

void Leg::Equip(pjsip_dialog* dialog, const std::vector<std::string>& route) const {
  if (trunk_->credentials) {
    pjsip_cred_info credential{};
    credential.realm = Borrow("*");
    credential.scheme = Borrow("Digest");
    credential.username = Borrow(trunk_->credentials->first);
    credential.data_type = PJSIP_CRED_DATA_PLAIN_PASSWD;
    credential.data = Borrow(trunk_->credentials->second);
    pjsip_auth_clt_set_credentials(&dialog->auth_sess, 1, &credential);
  }
  pjsip_route_hdr routes;
  pj_list_init(&routes);
  for (const std::string& hop : route)
    if (pjsip_hdr* header = RouteTo(dialog->pool, hop)) pj_list_push_back(&routes, header);
  if (!pj_list_empty(&routes)) pjsip_dlg_set_route_set(dialog, &routes);
}

void Leg::OnAnsweredByDialog(int status) {
  if (status < 300) challenges_ = 0;
  if ((status != 401 && status != 407) || inv_ == nullptr || ++challenges_ < kMostChallenges) return;
  const pjsip_cred_info none{};
  pjsip_auth_clt_set_credentials(&inv_->dlg->auth_sess, 0, &none);
}

}  // namespace sipleo
