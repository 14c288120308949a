#include "command_queue.h"

#include <cerrno>
#include <system_error>

#include <sys/socket.h>
#include <unistd.h>

namespace sipleo {

CommandQueue::CommandQueue() {
  int ends[2];
  // Datagrams, so that pjlib takes it for a socket like any other.
  if (socketpair(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, ends) != 0)
    throw std::system_error(errno, std::generic_category(), "cannot make the socket pair that wakes the SIP thread");
  read_end_ = ends[0];
  write_end_ = ends[1];
}

CommandQueue::~CommandQueue() {
  Unwatch();
  if (read_end_ >= 0) close(read_end_);
  close(write_end_);
}

void CommandQueue::Post(Command command) {
  std::lock_guard<std::mutex> lock(mutex_);
  commands_.push_back(std::move(command));
}

void CommandQueue::Hurry() {
  std::lock_guard<std::mutex> lock(mutex_);
  if (!commands_.empty() && !awake_) awake_ = send(write_end_, "c", 1, MSG_DONTWAIT | MSG_NOSIGNAL) == 1;
}

void CommandQueue::Wake() {
  // A full pair means that the other end has enough to wake up for.
  (void)!send(write_end_, "w", 1, MSG_DONTWAIT | MSG_NOSIGNAL);
}

pj_status_t CommandQueue::Watch(pj_pool_t* pool, pj_ioqueue_t* ioqueue) {
  pj_ioqueue_callback callback{};
  callback.on_read_complete = &CommandQueue::OnRead;
  const pj_status_t status = pj_ioqueue_register_sock(pool, ioqueue, read_end_, this, &callback, &key_);
  if (status != PJ_SUCCESS) return status;
  pj_ioqueue_op_key_init(&operation_, sizeof operation_);
  Listen();
  return PJ_SUCCESS;
}

void CommandQueue::Unwatch() {
  if (key_ == nullptr) return;
  pj_ioqueue_unregister(key_);  // closes the socket too
  key_ = nullptr;
  read_end_ = -1;
}

void CommandQueue::Listen() {
  for (;;) {
    length_ = sizeof buffer_;
    if (pj_ioqueue_recv(key_, &operation_, buffer_, &length_, 0) != PJ_SUCCESS) return;
  }
}

void CommandQueue::OnRead(pj_ioqueue_key_t* key, pj_ioqueue_op_key_t*, pj_ssize_t) {
  static_cast<CommandQueue*>(pj_ioqueue_get_user_data(key))->Listen();
}

void CommandQueue::CarryOut(Parts& parts) {
  {
    std::lock_guard<std::mutex> lock(mutex_);
    batch_.swap(commands_);
    awake_ = false;
  }
  for (Command& command : batch_) command(parts);
  batch_.clear();
}

}  // namespace sipleo
