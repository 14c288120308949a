#include "forked_answer.h"

#include "interfaces.h"

namespace sipleo {
namespace {

// Lives in the forked dialog's pool; the dialog is held by one session count until the BYE has left.
struct Goodbye {
  pjsip_dialog* dialog;
  pj_timer_entry timer;
};

char module_name[] = "sipleo-fork";
pjsip_module owner = {nullptr, nullptr, {module_name, sizeof module_name - 1}, -1, PJSIP_MOD_PRIORITY_APPLICATION};

void SayGoodbye(pj_timer_heap_t*, pj_timer_entry* entry) {
  auto* goodbye = static_cast<Goodbye*>(entry->user_data);
  pjsip_dialog* dialog = goodbye->dialog;
  pjsip_tx_data* bye = nullptr;
  if (pjsip_dlg_create_request(dialog, &pjsip_bye_method, -1, &bye) == PJ_SUCCESS) {
    pjsip_dlg_send_request(dialog, bye, -1, nullptr);
  }
  pjsip_dlg_dec_session(dialog, &owner);
}

}  // namespace

pjsip_dialog* OnForkedAnswer(pjsip_dialog* first, pjsip_rx_data* rdata) {
  const bool final = rdata->msg_info.msg->line.status.code >= 200;
  // Before the first 2xx pjsip follows whichever branch speaks: early sound of the last, then who answers.
  if (!first->uac_has_2xx) return first;
  if (!final) return nullptr;

  pjsip_dialog* dialog = nullptr;
  if (pjsip_dlg_fork(first, rdata, &dialog) != PJ_SUCCESS) return nullptr;
  LeaveLike(first, dialog);
  // pjsip acknowledges a 2xx in a dialog that nobody uses; the BYE follows in the next round, after that ACK.
  auto* goodbye = PJ_POOL_ZALLOC_T(dialog->pool, Goodbye);
  goodbye->dialog = dialog;
  pj_timer_entry_init(&goodbye->timer, 1, goodbye, &SayGoodbye);
  pj_time_val soon = {0, 0};
  pjsip_dlg_inc_session(dialog, &owner);
  if (pjsip_endpt_schedule_timer(dialog->endpt, &goodbye->timer, &soon) != PJ_SUCCESS) {
    pjsip_dlg_dec_session(dialog, &owner);
  }
  return dialog;
}

}  // namespace sipleo
