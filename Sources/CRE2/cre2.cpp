#include "CRE2.h"

#include <re2/re2.h>

#include <cstring>
#include <memory>
#include <new>

struct cre2_pattern {
  RE2 expression;

  cre2_pattern(re2::StringPiece pattern, const RE2::Options &options) : expression(pattern, options) {}
};

extern "C" cre2_pattern *cre2_compile(const char *pattern, size_t length, char *error, size_t capacity) {
  RE2::Options options(RE2::Quiet);
  options.set_max_mem(8 << 20);  // a third party's pattern gets no more than 8 MiB
  auto compiled = std::unique_ptr<cre2_pattern>(
      new (std::nothrow) cre2_pattern(re2::StringPiece(pattern, length), options));
  if (compiled && compiled->expression.ok()) return compiled.release();
  if (capacity > 0) {
    const std::string reason = compiled ? compiled->expression.error() : "out of memory";
    std::strncpy(error, reason.c_str(), capacity - 1);
    error[capacity - 1] = 0;
  }
  return nullptr;
}

extern "C" bool cre2_search(const cre2_pattern *pattern, const char *text, size_t length, size_t *start, size_t *end) {
  re2::StringPiece match;
  const re2::StringPiece whole(text, length);
  if (!pattern->expression.Match(whole, 0, length, RE2::UNANCHORED, &match, 1)) return false;
  *start = static_cast<size_t>(match.data() - text);
  *end = *start + match.size();
  return true;
}

extern "C" bool cre2_contains(const cre2_pattern *pattern, const char *text, size_t length) {
  return pattern->expression.Match(re2::StringPiece(text, length), 0, length, RE2::UNANCHORED, nullptr, 0);
}

extern "C" bool cre2_holds(const uint8_t *text, size_t length, const uint8_t *bytes, size_t count, size_t rarest) {
  if (length < count) return false;
  // The rarest byte stands at one of so many places.
  const uint8_t *const first = text + rarest;
  const uint8_t *const end = first + (length - count) + 1;
  for (const uint8_t *at = first; at < end; ++at) {
    at = static_cast<const uint8_t *>(std::memchr(at, bytes[rarest], static_cast<size_t>(end - at)));
    if (at == nullptr) return false;
    if (std::memcmp(at - rarest, bytes, count) == 0) return true;
  }
  return false;
}

extern "C" void cre2_free(cre2_pattern *pattern) { delete pattern; }
