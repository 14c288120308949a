// Text messages that come in: MESSAGE outside of any dialog (RFC 3428). Who sends one is proved as for an INVITE; then
// call control says what becomes of it, and its transaction waits for that. SIP thread only.
#pragma once

#include <cstdint>
#include <unordered_map>

#include <pjsip.h>

#include "context.h"

namespace sipleo {

// Bytes of text. RFC 3428 §8 holds a whole MESSAGE over UDP to 1,300 bytes; a connection has room for more.
inline constexpr std::size_t kLongestTextByDatagram = 1300, kLongestText = 4000;

class TextInbox {
 public:
  explicit TextInbox(SipContext& context) : context_(context) {}
  ~TextInbox() { Close(); }
  TextInbox(const TextInbox&) = delete;
  TextInbox& operator=(const TextInbox&) = delete;

  pj_status_t Open();
  // The final answer to a message; one that waits no more is nobody's.
  void Answer(Name message, int status);
  // Gives up waiting for call control; a few times a second.
  void Tick();
  std::int64_t Count() const { return static_cast<std::int64_t>(waiting_.size()); }
  // Refuses what waits. Before the endpoint is destroyed.
  void Close();

 private:
  struct Waiting {
    pjsip_transaction* transaction = nullptr;  // pjsip's
    pjsip_tx_data* answer = nullptr;           // ours until it is sent; its status is written then
    std::int64_t since_ms = 0;
  };

  static pj_bool_t OnRequest(pjsip_rx_data* rdata);
  static void OnTransaction(pjsip_transaction* transaction, pjsip_event* event);
  void Receive(pjsip_rx_data* rdata);
  bool Await(pjsip_rx_data* rdata, Name message);

  SipContext& context_;
  pjsip_module module_{};
  std::unordered_map<Name, Waiting> waiting_;
};

}  // namespace sipleo
