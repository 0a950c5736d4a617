#include <simdjson.h>

#include <cstring>
#include <new>
#include <string>
#include <vector>

#include "CRulers.h"

namespace {

struct Line {
  size_t start;
  size_t length;
};

}  // namespace

struct crulers_catalog {
  simdjson::padded_string bytes;
  std::vector<Line> lines;
};

crulers_catalog *crulers_catalog_open(const char *path) {
  auto loaded = simdjson::padded_string::load(path);
  if (loaded.error() != simdjson::SUCCESS) return nullptr;
  auto *catalog = new crulers_catalog{std::move(loaded).value_unsafe(), {}};
  const char *first = catalog->bytes.data();
  const size_t size = catalog->bytes.size();
  for (size_t start = 0; start < size;) {
    const void *found = std::memchr(first + start, '\n', size - start);
    const size_t end = found == nullptr ? size : static_cast<size_t>(static_cast<const char *>(found) - first);
    if (end > start) catalog->lines.push_back({start, end - start});
    start = end + 1;
  }
  return catalog;
}

void crulers_catalog_close(crulers_catalog *catalog) { delete catalog; }

size_t crulers_catalog_bytes(const crulers_catalog *catalog) { return catalog->bytes.size(); }

size_t crulers_catalog_lines(const crulers_catalog *catalog) { return catalog->lines.size(); }

size_t crulers_parse(const crulers_catalog *catalog) {
  simdjson::dom::parser parser;
  size_t objects = 0;
  for (const auto &line : catalog->lines) {
    // Without copying: what follows a line, or the padding, is readable.
    auto parsed = parser.parse(catalog->bytes.data() + line.start, line.length, false);
    if (parsed.error() == simdjson::SUCCESS && parsed.is_object()) objects += 1;
  }
  return objects;
}

void crulers_texts(const crulers_catalog *catalog, void *context,
                   void (*text)(void *, const char *, size_t, const char *, size_t)) {
  simdjson::dom::parser parser;
  for (const auto &line : catalog->lines) {
    simdjson::dom::object listing;
    if (parser.parse(catalog->bytes.data() + line.start, line.length, false).get(listing) != simdjson::SUCCESS) continue;
    for (const char *key : {"title", "description", "bullet_points"}) {
      simdjson::dom::object versions;
      if (listing[key].get(versions) != simdjson::SUCCESS) continue;
      for (auto version : versions) {
        simdjson::dom::array points;
        std::string_view value;
        if (version.value.get(value) == simdjson::SUCCESS) {
          text(context, value.data(), value.size(), version.key.data(), version.key.size());
        } else if (version.value.get(points) == simdjson::SUCCESS) {
          for (auto point : points) {
            if (point.get(value) == simdjson::SUCCESS) {
              text(context, value.data(), value.size(), version.key.data(), version.key.size());
            }
          }
        }
      }
    }
  }
}
