#include "origin.h"

#include "guard.h"
#include "identity.h"
#include "pj_text.h"
#include "trunks.h"

namespace sipleo {
namespace {

constexpr int kUsualMaxForwards = 70;

// 0, or the status to refuse with.
int ReadDialled(const pjsip_uri* request_uri, std::string* dialled) {
  auto* uri = static_cast<pjsip_uri*>(pjsip_uri_get_uri(const_cast<pjsip_uri*>(request_uri)));
  std::string_view user;
  if (PJSIP_URI_SCHEME_IS_SIP(uri) || PJSIP_URI_SCHEME_IS_SIPS(uri))
    user = View(reinterpret_cast<pjsip_sip_uri*>(uri)->user);
  else if (PJSIP_URI_SCHEME_IS_TEL(uri))
    user = View(reinterpret_cast<pjsip_tel_uri*>(uri)->number);
  else
    return PJSIP_SC_UNSUPPORTED_URI_SCHEME;

  switch (CleanDialled(user, dialled)) {
    case DialledFault::kIncomplete:
      return PJSIP_SC_ADDRESS_INCOMPLETE;
    case DialledFault::kNotFound:
      return PJSIP_SC_NOT_FOUND;
    case DialledFault::kNone:
      return 0;
  }
  return 0;
}

}  // namespace

bool FindCaller(SipContext& context, pjsip_rx_data* request, Proven* caller) {
  caller->trunk = context.trunks->OfSource(request);
  if (caller->trunk == nullptr) return context.authenticator->AdmitCaller(request, caller);
  return context.guard->MayOffer(request);
}

int ReadCaller(SipContext& context, pjsip_rx_data* request, const Proven& caller, TrunkCaller* named) {
  if (caller.trunk == nullptr) return ReadDialled(request->msg_info.msg->line.req.uri, &named->dialled);
  const Trunk& trunk = *caller.trunk;
  *named = ReadTrunkCaller(request, context.trunks->ContactUser(trunk.number),
                           trunk.user.empty() ? trunk.number : trunk.user);
  return 0;
}

Fields OriginOf(const Proven& caller, const TrunkCaller& named) {
  if (caller.trunk == nullptr) return {{"kind", std::string("extension")}, {"extension", caller.extension}};
  return {{"kind", std::string("trunk")},
          {"trunk", caller.trunk->number},
          {"number", named.number},
          {"asserted", named.asserted ? Value(*named.asserted) : Value()},
          {"diverted", named.diverted ? Value(*named.diverted) : Value()},
          {"diversions", static_cast<std::int64_t>(named.diversions)}};
}

bool AsksForPrivacy(const pjsip_rx_data* request) {
  const std::string privacy = HeaderText(request->msg_info.msg, "Privacy");
  if (!privacy.empty() && privacy.find("none") == std::string::npos) return true;
  auto* uri = static_cast<pjsip_uri*>(pjsip_uri_get_uri(request->msg_info.from->uri));
  if (!PJSIP_URI_SCHEME_IS_SIP(uri) && !PJSIP_URI_SCHEME_IS_SIPS(uri)) return false;
  const auto* sip = reinterpret_cast<pjsip_sip_uri*>(uri);
  return SameNoCase(sip->host, "anonymous.invalid") || SameNoCase(sip->user, "anonymous");
}

std::string UserOfTo(const pjsip_rx_data* request) {
  auto* uri = static_cast<pjsip_uri*>(pjsip_uri_get_uri(request->msg_info.to->uri));
  if (PJSIP_URI_SCHEME_IS_TEL(uri)) return Text(reinterpret_cast<pjsip_tel_uri*>(uri)->number);
  if (!PJSIP_URI_SCHEME_IS_SIP(uri) && !PJSIP_URI_SCHEME_IS_SIPS(uri)) return "";
  return Text(reinterpret_cast<pjsip_sip_uri*>(uri)->user);
}

std::string DisplayNameOf(const pjsip_rx_data* request) {
  const auto* address = reinterpret_cast<const pjsip_name_addr*>(request->msg_info.from->uri);
  return Unquoted(View(address->display));
}

int MaxForwardsOf(const pjsip_rx_data* request) {
  return request->msg_info.max_fwd == nullptr ? kUsualMaxForwards : static_cast<int>(request->msg_info.max_fwd->ivalue);
}

std::string HeaderText(const pjsip_msg* msg, const char* name) {
  const pj_str_t wanted = Borrow(name);
  const auto* header = static_cast<const pjsip_generic_string_hdr*>(pjsip_msg_find_hdr_by_name(msg, &wanted, nullptr));
  return header == nullptr ? "" : Text(header->hvalue);
}

}  // namespace sipleo
