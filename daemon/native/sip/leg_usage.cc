#include "leg_usage.h"

#include "aftermath.h"
#include "leg.h"
#include "near_hop.h"
#include "pj_text.h"

namespace sipleo {
namespace {

bool IsMethod(const pjsip_method& method, const char* name) { return View(method.name) == name; }

// The invite session answers these itself.
bool BelongsToInvite(const pjsip_method& method) {
  switch (method.id) {
    case PJSIP_INVITE_METHOD:
    case PJSIP_ACK_METHOD:
    case PJSIP_BYE_METHOD:
    case PJSIP_CANCEL_METHOD:
      return true;
    default:
      return IsMethod(method, "UPDATE") || IsMethod(method, "PRACK");
  }
}

pj_bool_t OnRequest(pjsip_rx_data* rdata) {
  pjsip_dialog* dialog = pjsip_rdata_get_dlg(rdata);
  if (dialog == nullptr || LegOf(dialog) == nullptr) return PJ_FALSE;
  FollowSource(dialog, rdata);
  return BelongsToInvite(rdata->msg_info.msg->line.req.method) ? PJ_FALSE : PJ_TRUE;
}

// Comes after the dialog has read tags and Record-Route, before the invite session sends its ACK or PRACK.
pj_bool_t OnResponse(pjsip_rx_data* rdata) {
  pjsip_dialog* dialog = pjsip_rdata_get_dlg(rdata);
  const int status = rdata->msg_info.msg->line.status.code;
  Leg* leg = dialog == nullptr ? nullptr : LegOf(dialog);
  if (leg == nullptr) return PJ_FALSE;
  if (status > 100 && status < 300) FollowSource(dialog, rdata);
  if (status >= 200) leg->OnAnsweredByDialog(status);
  return PJ_FALSE;
}

int StatusForForeign(const pjsip_method& method) {
  if (method.id == PJSIP_OPTIONS_METHOD) return 200;
  if (IsMethod(method, "NOTIFY")) return 481;  // no subscription of ours lives in a leg's dialog
  if (IsMethod(method, "SUBSCRIBE")) return 489;
  return method.id == PJSIP_REGISTER_METHOD || IsMethod(method, "MESSAGE") || IsMethod(method, "PUBLISH") ? 405 : 501;
}

void OnTransaction(pjsip_transaction* tsx, pjsip_event* event) {
  ShortenAftermath(tsx);
  if (tsx->role != PJSIP_ROLE_UAS || tsx->state != PJSIP_TSX_STATE_TRYING) return;
  if (event->body.tsx_state.type != PJSIP_EVENT_RX_MSG || BelongsToInvite(tsx->method)) return;
  pjsip_dialog* dialog = pjsip_tsx_get_dlg(tsx);
  pjsip_rx_data* rdata = event->body.tsx_state.src.rdata;
  Leg* leg = dialog == nullptr ? nullptr : LegOf(dialog);
  if (leg == nullptr) return;

  if (leg->HasEnded())
    pjsip_dlg_respond(dialog, rdata, 481, nullptr, nullptr, nullptr);
  else if (IsMethod(tsx->method, "INFO"))
    leg->OnInfo(rdata);
  else if (IsMethod(tsx->method, "REFER"))
    leg->OnRefer(tsx, rdata);
  else
    pjsip_dlg_respond(dialog, rdata, StatusForForeign(tsx->method), nullptr, nullptr, nullptr);
}

char usage_name[] = "sipleo-legs";

pjsip_module usage = {
    nullptr,
    nullptr,
    {usage_name, sizeof usage_name - 1},
    -1,
    PJSIP_MOD_PRIORITY_DIALOG_USAGE - 1,  // ahead of the invite session: FollowSource before ACK
    nullptr,
    nullptr,
    nullptr,
    nullptr,
    &OnRequest,
    &OnResponse,
    nullptr,
    nullptr,
    &OnTransaction,
};

}  // namespace

pjsip_module* LegUsage() { return &usage; }

Leg* LegOf(const pjsip_dialog* dialog) {
  return usage.id < 0 ? nullptr : static_cast<Leg*>(dialog->mod_data[usage.id]);
}

Leg* LegOf(const pjsip_inv_session* inv) { return usage.id < 0 ? nullptr : static_cast<Leg*>(inv->mod_data[usage.id]); }

pj_status_t Tie(pjsip_inv_session* inv, Leg* leg) {
  inv->mod_data[usage.id] = leg;
  return pjsip_dlg_add_usage(inv->dlg, &usage, leg);
}

void Untie(pjsip_inv_session* inv) {
  inv->mod_data[usage.id] = nullptr;
  inv->dlg->mod_data[usage.id] = nullptr;
}

}  // namespace sipleo
