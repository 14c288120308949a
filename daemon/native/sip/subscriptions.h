// Lamps and message-waiting: subscriptions that devices hold with us (RFC 6665, RFC 4235, RFC 3842). SIP thread only.
#pragma once

#include <memory>
#include <string>

#include "context.h"

namespace sipleo {

class Subscriptions {
 public:
  static std::unique_ptr<Subscriptions> Create(SipContext& context);
  virtual ~Subscriptions() = default;

  virtual void Notify(Name subscription, const std::string& content_type, const std::string& body, bool terminated) = 0;
  virtual std::int64_t Count() const = 0;
  virtual void CloseAll() = 0;
};

}  // namespace sipleo
