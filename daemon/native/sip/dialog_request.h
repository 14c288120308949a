// Requests inside a leg's dialog whose fate is not the call's: NOTIFY and INFO. pjsip's invite session ends the call
// when any request of the dialog times out or meets 481; RFC 5057 §5.1 lets that end only what the request belongs to.
#pragma once

#include <pjsip.h>

namespace sipleo {

// Sends `request`, made with pjsip_dlg_create_request, in a transaction that the dialog does not watch. Takes it over.
// `done` is called once with `token` when it succeeds, fails or times out, unless this returns a failure.
pj_status_t SendUnwatched(pjsip_dialog* dialog, pjsip_tx_data* request, void* token,
                          void (*done)(void* token, pjsip_event* event));

}  // namespace sipleo
