// What is told outside of dialogs, each with one outcome: text messages, MESSAGE to a device or by a line (RFC 3428);
// notices to a device that it did not subscribe to, NOTIFY (check-sync and the like). SIP thread only.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include <pjsip.h>

#include "calls.h"
#include "context.h"
#include "trunk.h"

namespace sipleo {

struct TextRequest {
  Name contact = 0;                        // 0: by `trunk`
  std::string trunk;                       // number of the line
  std::optional<Destination> destination;  // empty: the contact of the line's gateway
  std::string number;                      // as the line wants it
  std::vector<std::string> route;          // Route fields
  std::string called;
  Party sender;
  std::string call_id;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string text;
  std::string event;         // of a notice; empty: a text message
  std::string content_type;  // of a notice that has a text: "application/xml"
};

class TextOutbox {
 public:
  explicit TextOutbox(SipContext& context);
  ~TextOutbox();
  TextOutbox(const TextOutbox&) = delete;
  TextOutbox& operator=(const TextOutbox&) = delete;

  // Outcome: message.sent.
  void Send(Name message, TextRequest request);
  // Gives up what nobody answers; a few times a second.
  void Tick();
  std::int64_t Count() const { return static_cast<std::int64_t>(under_way_.size()); }
  // Before the endpoint is destroyed; no event is posted.
  void Close();

 private:
  struct UnderWay;

  static void OnOutcome(void* token, pjsip_event* event);
  void Begin(UnderWay& text);
  bool AimAtDevice(UnderWay& text);
  bool AimAtGateway(UnderWay& text);
  bool AimAtOperator(UnderWay& text);
  pjsip_tx_data* Write(const UnderWay& text) const;
  void Send(UnderWay& text);
  void Answered(UnderWay& text, const pjsip_rx_data* response);
  void Finish(Name message, int status, const std::string& why);

  SipContext& context_;
  std::unordered_map<Name, std::unique_ptr<UnderWay>> under_way_;
};

}  // namespace sipleo
