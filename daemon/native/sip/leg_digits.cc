// Digits in SIP INFO (application/dtmf-relay, application/dtmf), for telephones that do not do RFC 4733, and those that
// media hears as tones.
#include "dialog_request.h"
#include "digits.h"
#include "leg.h"
#include "leg_lookup.h"
#include "pj_text.h"

namespace sipleo {
namespace {

const pjsip_method* InfoMethod() {
  static const pjsip_method method = {PJSIP_OTHER_METHOD, {const_cast<char*>("INFO"), 4}};
  return &method;
}

void RefuseType(pjsip_dialog* dialog, pjsip_rx_data* rdata) {
  auto* accept = pjsip_accept_hdr_create(rdata->tp_info.pool);
  accept->values[accept->count++] = Borrow("application/dtmf-relay");
  accept->values[accept->count++] = Borrow("application/dtmf");
  pjsip_hdr headers;
  pj_list_init(&headers);
  pj_list_push_back(&headers, accept);
  pjsip_dlg_respond(dialog, rdata, PJSIP_SC_UNSUPPORTED_MEDIA_TYPE, nullptr, &headers, nullptr);
}

}  // namespace

void Leg::OnInfo(pjsip_rx_data* rdata) {
  const pjsip_msg_body* body = rdata->msg_info.msg->body;
  char digit = 0;
  if (body != nullptr && body->len > 0) {
    const bool application = SameNoCase(body->content_type.type, "application");
    const std::string_view text(static_cast<const char*>(body->data), body->len);
    if (application && SameNoCase(body->content_type.subtype, "dtmf-relay"))
      digit = DigitOfRelay(text);
    else if (application && SameNoCase(body->content_type.subtype, "dtmf"))
      digit = DigitOfDtmf(text);
    else
      return RefuseType(inv_->dlg, rdata);
  }
  pjsip_dlg_respond(inv_->dlg, rdata, PJSIP_SC_OK, nullptr, nullptr, nullptr);
  if (digit == 0) return;
  // A device that sends both says each press twice: what it sends as INFO is told from now on, and the first one not
  // again that was heard already.
  const bool told = !sends_info_ && digit == last_tones_;
  sends_info_ = true;
  HearKeys(false);
  if (!told) Post("leg.digit", {{"digit", std::string(1, digit)}, {"by", std::string("info")}});
}

void Leg::HearKeys(bool hears) {
  if (LegMedia* media = ended_ ? nullptr : Sound()) context_.media->HearKeys(media, hears && !sends_info_);
}

void Leg::HeardTones(char digit) {
  if (ended_ || sends_info_) return;
  last_tones_ = digit;
  Post("leg.digit", {{"digit", std::string(1, digit)}, {"by", std::string("inband")}});
}

void Leg::SendDigits(const std::string& digits) {
  if (ended_ || inv_ == nullptr || media_ == nullptr) return;
  std::string fit;
  for (const char c : digits) {
    if (const char digit = DigitOf(c)) fit += digit;
  }
  if (fit.empty() || (digits_.empty() && media_->SendDigits(fit))) return;
  digits_ += fit;
  if (!info_pending_) SendNextInfo();
}

void Leg::SendNextInfo() {
  if (digits_.empty() || !answered_) return;
  const std::string text = std::string("Signal=") + digits_.front() + "\r\nDuration=100\r\n";
  digits_.erase(0, 1);
  pjsip_tx_data* info = nullptr;
  if (pjsip_dlg_create_request(inv_->dlg, InfoMethod(), -1, &info) != PJ_SUCCESS) return;
  const pj_str_t type = Borrow("application"), subtype = Borrow("dtmf-relay"), body = Borrow(text);
  info->msg->body = pjsip_msg_body_create(info->pool, &type, &subtype, &body);
  info_pending_ = true;
  const pj_status_t status = SendUnwatched(inv_->dlg, info, TokenOf(*this), [](void* token, pjsip_event*) {
    if (Leg* leg = LegOfToken(token)) leg->OnInfoAnswered();
  });
  if (status == PJ_SUCCESS) return;
  info_pending_ = false;
  digits_.clear();
}

void Leg::OnInfoAnswered() {
  info_pending_ = false;
  if (!ended_) SendNextInfo();
}

}  // namespace sipleo
