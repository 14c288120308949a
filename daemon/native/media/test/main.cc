#include <pjlib.h>

#include <cstdio>
#include <cstring>

#include "check.h"
#include "rig.h"

namespace sipleo::media::test {

std::vector<Test>& Tests() {
  static std::vector<Test> tests;
  return tests;
}

static int failures = 0;

void Fail(const char* file, int line, const std::string& what) {
  failures++;
  std::fprintf(stderr, "  %s:%d: %s\n", file, line, what.c_str());
}

}  // namespace sipleo::media::test

int main(int count, char** words) {
  using namespace sipleo::media::test;
  pj_init();
  pj_log_set_level(1);
  int failed = 0, run = 0;
  // Everything twice: packets by io_uring (where the kernel allows it) and by epoll.
  for (const bool ring : {true, false}) {
    io_uring = ring;
    std::printf("packets by %s\n", ring ? "io_uring" : "epoll");
    for (const Test& test : Tests()) {
      if (count > 1 && std::strstr(test.title, words[1]) == nullptr) continue;
      const int before = failures;
      test.run();
      run++;
      failed += failures != before;
      std::printf("%s %s\n", failures == before ? "ok  " : "FAIL", test.title);
      std::fflush(stdout);
    }
  }
  std::printf("%d of %d tests passed\n", run - failed, run);
  pj_shutdown();
  return failed != 0 || run == 0;
}
