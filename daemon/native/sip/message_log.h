// What is done with every message at the wire: our name put into what we send, its text written, its story told
// (WireTrace); at log level 4, all of it logged. SIP thread only.
#pragma once

#include <pjsip.h>

#include "context.h"
#include "wire_trace.h"

namespace sipleo {

class MessageLog {
 public:
  MessageLog(SipContext& context, WireTrace& trace) : context_(context), trace_(trace) {}
  ~MessageLog();
  pj_status_t Open(bool logs_messages);

 private:
  static pj_bool_t OnReceived(pjsip_rx_data* rdata);
  static pj_status_t OnSent(pjsip_tx_data* tdata);
  static pj_status_t OnSending(pjsip_tx_data* tdata);
  static void AddName(pjsip_tx_data* tdata);
  static void Print(pjsip_tx_data* tdata);

  SipContext& context_;
  WireTrace& trace_;
  bool logs_messages_ = false;
  pjsip_module wire_{}, name_{};
};

}  // namespace sipleo
