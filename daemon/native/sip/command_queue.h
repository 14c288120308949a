// Commands on their way to the SIP thread. A socket pair in the endpoint's ioqueue ends its wait; many commands share
// one such wake-up.
#pragma once

#include <functional>
#include <mutex>
#include <vector>

#include <pjlib.h>

namespace sipleo {

struct Parts;

class CommandQueue {
 public:
  using Command = std::function<void(Parts&)>;

  CommandQueue();  // throws std::system_error when there are no handles left
  ~CommandQueue();

  // Any thread.
  void Post(Command command);
  void Hurry();  // ends the wait when there are commands
  void Wake();   // ends the wait

  // SIP thread.
  pj_status_t Watch(pj_pool_t* pool, pj_ioqueue_t* ioqueue);
  void Unwatch();
  void CarryOut(Parts& parts);

 private:
  static void OnRead(pj_ioqueue_key_t* key, pj_ioqueue_op_key_t* operation, pj_ssize_t size);
  void Listen();

  int read_end_ = -1, write_end_ = -1;
  std::mutex mutex_;
  std::vector<Command> commands_, batch_;
  bool awake_ = false;

  pj_ioqueue_key_t* key_ = nullptr;
  pj_ioqueue_op_key_t operation_{};
  char buffer_[64];
  pj_ssize_t length_ = 0;
};

}  // namespace sipleo
