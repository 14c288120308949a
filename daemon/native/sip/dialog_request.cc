#include "dialog_request.h"

#include "interfaces.h"

namespace sipleo {

pj_status_t SendUnwatched(pjsip_dialog* dialog, pjsip_tx_data* request, void* token,
                          void (*done)(void*, pjsip_event*)) {
  // What pjsip_dlg_send_request does for a request of its own: the next CSeq, the dialog's connection or the
  // address that it leaves by.
  auto* cseq = static_cast<pjsip_cseq_hdr*>(pjsip_msg_find_hdr(request->msg, PJSIP_H_CSEQ, nullptr));
  cseq->cseq = dialog->local.cseq++;
  pjsip_tx_data_invalidate_msg(request);
  if (dialog->tp_sel.type != PJSIP_TPSELECTOR_NONE) pjsip_tx_data_set_transport(request, &dialog->tp_sel);
  if (const Interfaces* interfaces = Interfaces::Current()) interfaces->Mark(dialog, request);
  request->mod_data[dialog->ua->id] = nullptr;
  return pjsip_endpt_send_request(dialog->endpt, request, -1, token, done);
}

}  // namespace sipleo
