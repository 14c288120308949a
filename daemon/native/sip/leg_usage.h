// How a dialog or an invite session leads to its leg, and what a leg's dialog answers beside INVITE, UPDATE, PRACK and
// BYE: INFO, REFER, OPTIONS, and the refusals of what has no business there.
#pragma once

#include <pjsip.h>
#include <pjsip_ua.h>

namespace sipleo {

class Leg;

// Registered once with the endpoint; a leg is the usage data of its dialog.
pjsip_module* LegUsage();

Leg* LegOf(const pjsip_dialog* dialog);
Leg* LegOf(const pjsip_inv_session* inv);

// Ties a leg to its dialog and invite session, and parts them.
pj_status_t Tie(pjsip_inv_session* inv, Leg* leg);
void Untie(pjsip_inv_session* inv);

}  // namespace sipleo
