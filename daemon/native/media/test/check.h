// A test is a sentence and a function. Checks say where they failed and go on.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace sipleo::media::test {

struct Test {
  const char* title;
  std::function<void()> run;
};
std::vector<Test>& Tests();
void Fail(const char* file, int line, const std::string& what);

struct Registered {
  Registered(const char* title, std::function<void()> run) { Tests().push_back({title, std::move(run)}); }
};

}  // namespace sipleo::media::test

#define TEST_NAME2(what, line) what##line
#define TEST_NAME(what, line) TEST_NAME2(what, line)
#define TEST(title)                                                                                                 \
  static void TEST_NAME(Test, __LINE__)();                                                                          \
  static const ::sipleo::media::test::Registered TEST_NAME(registered, __LINE__)(title, TEST_NAME(Test, __LINE__)); \
  static void TEST_NAME(Test, __LINE__)()
#define CHECK(claim)                                                       \
  do {                                                                     \
    if (!(claim)) ::sipleo::media::test::Fail(__FILE__, __LINE__, #claim); \
  } while (false)
#define CHECK_EQ(one, other)                                                                                \
  do {                                                                                                      \
    const auto one_ = (one);                                                                                \
    const auto other_ = (other);                                                                            \
    if (!(one_ == other_))                                                                                  \
      ::sipleo::media::test::Fail(__FILE__, __LINE__,                                                       \
                                  std::string(#one " is ") + ::sipleo::media::test::Show(one_) + ", not " + \
                                      ::sipleo::media::test::Show(other_));                                 \
  } while (false)

namespace sipleo::media::test {
inline std::string Show(const std::string& text) { return '"' + text + '"'; }
inline std::string Show(const char* text) { return Show(std::string(text)); }
inline std::string Show(char letter) { return std::string(1, letter); }
template <typename T>
std::string Show(const T& value) {
  if constexpr (std::is_enum_v<T>)
    return std::to_string(static_cast<long>(value));
  else
    return std::to_string(value);
}
}  // namespace sipleo::media::test
