#include "MessageScanner.h"

#include <unicode/uchar.h>

namespace cicu {

/// Deeper nesting is left to ICU, which has a limit of its own.
static constexpr int deepest = 200;

void MessageScanner::copySpaces() {
  while (!atEnd() && u_hasBinaryProperty(next(), UCHAR_PATTERN_WHITE_SPACE)) copy();
}

/// Copies quoted text: at an apostrophe, through the one that closes it.
void MessageScanner::copyQuoted() {
  copy();
  while (!atEnd()) {
    bool apostrophe = next() == u'\'';
    bool twice = apostrophe && next(1) == u'\'';
    copy();
    if (twice) copy();
    if (apostrophe && !twice) return;
  }
}

icu::UnicodeString MessageScanner::copyWord() {
  int32_t start = position;
  while (!atEnd() && next() != u'{' && next() != u'}' && next() != u',' &&
         !u_hasBinaryProperty(next(), UCHAR_PATTERN_WHITE_SPACE)) {
    copy();
  }
  return icu::UnicodeString(pattern, start, position - start);
}

/// Text with arguments, to the brace that closes it; `counts` in a plural, where `#` is special.
void MessageScanner::message(int depth, bool counts) {
  while (!atEnd()) {
    char16_t here = next();
    if (here == u'\'' && next(1) == u'\'') {
      copy();
      copy();
    } else if (here == u'\'' && (next(1) == u'{' || next(1) == u'}' || (counts && next(1) == u'#'))) {
      copyQuoted();
    } else if (here == u'{' && depth < deepest) {
      argument(depth);
    } else if (here == u'}' && depth > 0) {
      return;
    } else {
      copy();
    }
  }
}

void MessageScanner::argument(int depth) {
  int32_t start = position;
  copy();
  copySpaces();
  int32_t nameStart = rewritten.length();
  icu::UnicodeString name = inner(copyWord());
  rewritten.replaceBetween(nameStart, rewritten.length(), name);
  if (!name.isEmpty()) {
    int32_t nameEnd = rewritten.length();
    copySpaces();
    if (next() == u'}' && !atEnd()) {
      rewritten.insert(nameEnd, icu::UnicodeString(plain));
      inserted.push_back(nameEnd);
    }
  }
  if (atEnd() || next() != u',') return close(start);
  copy();
  copySpaces();
  icu::UnicodeString type = copyWord().toLower();
  copySpaces();
  if (!atEnd() && next() == u',') {
    copy();
    bool counts = type == u"plural" || type == u"selectordinal";
    if (counts || type == u"select") {
      branches(depth, counts, start);
    } else {
      simpleStyle();
    }
  }
  close(start);
}

/// Copies the brace that closes the one at `start`.
void MessageScanner::close(int32_t start) {
  if (atEnd()) {
    if (unclosed < 0) unclosed = start;
  } else if (next() == u'}') {
    copy();
  }
}

void MessageScanner::simpleStyle() {
  for (int open = 0; !atEnd();) {
    char16_t here = next();
    if (here == u'\'') {
      copyQuoted();
      continue;
    }
    if (here == u'}' && open == 0) return;
    open += here == u'{' ? 1 : here == u'}' ? -1 : 0;
    copy();
  }
}

void MessageScanner::branches(int depth, bool counts, int32_t start) {
  bool hasOther = false;
  while (!atEnd() && next() != u'}') {
    copySpaces();
    hasOther = copyWord() == u"other" || hasOther;
    copySpaces();
    if (!atEnd() && next() == u'{') {
      int32_t open = position;
      copy();
      message(depth + 1, counts);
      close(open);
    } else if (!atEnd() && next() == u',') {
      copy();
    }
    copySpaces();
  }
  if (!hasOther && missingOther < 0) missingOther = start;
}

}  // namespace cicu
