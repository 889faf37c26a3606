// The metadata of a PDF in the form that archives read (XMP, ISO 16684-1).
#pragma once

#include "reports/pdf/pdf.h"

#include <string>

namespace bianmin::reports {

// The packet: title, author, language, creator and time of creation, the same as in the document's
// information. It does not claim PDF/A: an output intent is missing and nothing validated it.
[[nodiscard]] std::string xmpPacket(const PdfInfo& info);

} // namespace bianmin::reports
