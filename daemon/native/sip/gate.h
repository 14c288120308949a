// The first thing that a packet meets, ahead of pjsip's parser: size, shape and source are looked at in the raw bytes
// (SECURITY: nothing may parse a body that has not been looked at). SIP thread only.
#pragma once

#include <string>
#include <unordered_map>

#include <pjsip.h>

#include "context.h"
#include "guard.h"
#include "message_check.h"

namespace sipleo {

class Gate {
 public:
  Gate(SipContext& context, Guard& guard) : context_(context), guard_(guard) {}
  ~Gate() { Close(); }

  pj_status_t Open();
  void Close();

  // In the place of pjsip_tpmgr_receive_packet: how many bytes of the packet are done with.
  pj_ssize_t Receive(pjsip_tpmgr* manager, pjsip_rx_data* rdata);

  // TCP and TLS connections, of either direction, that hold a handle.
  std::int64_t Connections() const { return static_cast<std::int64_t>(connections_.size()); }

  // The open gate, for the doors; null when no engine runs.
  static Gate* Current();

 private:
  pj_ssize_t ReceiveDatagram(pjsip_tpmgr* manager, pjsip_rx_data* rdata);
  pj_ssize_t ReceiveAsk(pjsip_tpmgr* manager, pjsip_rx_data* rdata);
  pj_ssize_t ReceiveStream(pjsip_tpmgr* manager, pjsip_rx_data* rdata);
  bool LetsPass(pjsip_rx_data* rdata, std::size_t length, const RawMessage& message);
  void Refuse(pjsip_rx_data* rdata, const RawMessage& message, const Refusal& refusal);
  void SendRaw(pjsip_rx_data* rdata, const std::string& text);
  static void Hang(pjsip_transport* transport);
  static void OnTransportState(pjsip_transport* transport, pjsip_transport_state state,
                               const pjsip_transport_state_info* info);
  static void OnDropped(pjsip_tp_dropped_data* dropped);

  SipContext& context_;
  Guard& guard_;
  pjsip_rx_data* parsing_ = nullptr;  // the packet that pjsip is parsing right now
  // The address that an incoming connection counts against; empty for one of ours.
  std::unordered_map<pjsip_transport*, std::string> connections_;
};

}  // namespace sipleo
