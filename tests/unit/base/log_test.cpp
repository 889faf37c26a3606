#include "shared/base/log.h"

#include <gtest/gtest.h>

namespace bianmin {
namespace {

const Instant kAt = fromMillis(1'772'414'100'000);

TEST(Log, WritesOneLineOfNamedValues) {
    EXPECT_EQ(formatLogLine(kAt, LogLevel::info, "server.started", {{"port", "8443"}}),
              "at=2026-03-02T01:15:00.000Z level=info event=server.started port=8443\n");
}

TEST(Log, AValueCannotBreakItsLineOrPretendToBeAField) {
    EXPECT_EQ(formatLogLine(kAt, LogLevel::error, "store.failed",
                            {{"reason", "a\nlevel=info \"x\" \\\x01"}, {"path", ""}}),
              "at=2026-03-02T01:15:00.000Z level=error event=store.failed "
              "reason=\"a\\nlevel=info \\\"x\\\" \\\\\\x01\" path=\"\"\n");
}

TEST(Log, DropsLinesBelowTheLowestLevel) {
    testing::internal::CaptureStderr();
    log(LogLevel::debug, "unseen");
    setLogLevel(LogLevel::error);
    log(LogLevel::warning, "unseen");
    log(LogLevel::error, "seen");
    setLogLevel(LogLevel::debug);
    log(LogLevel::debug, "seen_too");
    setLogLevel(LogLevel::info);
    const std::string output = testing::internal::GetCapturedStderr();
    EXPECT_EQ(output.find("unseen"), std::string::npos);
    EXPECT_NE(output.find("level=error event=seen\n"), std::string::npos);
    EXPECT_NE(output.find("level=debug event=seen_too\n"), std::string::npos);
}

} // namespace
} // namespace bianmin
