// The station's own files: settings, memory, printers.
#include "client/core/printer.h"
#include "client/core/process.h"
#include "client/core/station_memory.h"
#include "client/core/station_settings.h"
#include "shared/base/files.h"
#include "tests/support/results.h"
#include "tests/support/temporary_directory.h"

#include <gtest/gtest.h>

#include <fstream>

namespace bianmin::client {
namespace {

using support::codeOf;
using support::TemporaryDirectory;
using support::valueOf;

constexpr const char* kGoodSettings = R"({"servers": ["https://127.0.0.1:8443"],
    "ca_file": "ca.pem", "station": "0101", "print_folder": "papers"})";

TEST(StationSettings, ReadsPathsRelativeToItsOwnFolder) {
    const auto settings = valueOf(parseStationSettings(kGoodSettings, "/etc/bianmin"));
    EXPECT_EQ(settings.ca_file, "/etc/bianmin/ca.pem");
    EXPECT_EQ(settings.print_folder, "/etc/bianmin/papers");
    EXPECT_EQ(settings.station, StationId("0101"));
    EXPECT_TRUE(settings.template_directory.empty());
}

TEST(StationSettings, NamesEveryFaultWithItsPlace) {
    const auto settings = parseStationSettings(
        R"({"servers": ["http://127.0.0.1"], "ca_file": "/ca.pem", "station": "0101"})", "/");
    ASSERT_FALSE(settings);
    ASSERT_EQ(settings.error().fields.size(), 2U);
    EXPECT_EQ(settings.error().fields[0].path, "/servers/0");
    EXPECT_EQ(settings.error().fields[0].code, "settings.server_not_https");
    EXPECT_EQ(settings.error().fields[1].code, "settings.printer_missing");
}

TEST(StationSettings, RefusesUnknownKeysAndBrokenJson) {
    const auto misspelt = parseStationSettings(
        R"({"servers": ["https://h:1"], "ca_file": "c", "station": "0101",
            "print_folder": "p", "printer_folder": "q"})",
        "/");
    ASSERT_FALSE(misspelt);
    EXPECT_EQ(misspelt.error().fields.at(0).code, "field.unknown");
    EXPECT_EQ(codeOf(parseStationSettings("{", "/")), "json.malformed");
    EXPECT_EQ(codeOf(readStationSettings("/nowhere/settings.json")), "file.unreadable");
}

TEST(FileStore, ReplacesAFileAsAWhole) {
    const TemporaryDirectory folder;
    const auto file = folder.path() / "new" / "paper.pdf";
    valueOf(writeFileDurably(file, "first"));
    valueOf(writeFileDurably(file, "second"));
    EXPECT_EQ(valueOf(readWholeFile(file, 100)), "second");
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(file.parent_path()), {}), 1)
        << "a temporary file was left";
}

TEST(FileStore, SaysWhenAFileIsTooLargeOrCannotBeWritten) {
    const TemporaryDirectory folder;
    const auto file = folder.path() / "file";
    valueOf(writeFileDurably(file, "0123456789"));
    EXPECT_EQ(codeOf(readWholeFile(file, 9)), "file.too_large");
    EXPECT_EQ(codeOf(writeFileDurably(file / "below-a-file", "x")), "file.unwritable");
}

TEST(StationMemory, RemembersUseAndWidths) {
    const TemporaryDirectory folder;
    const auto file = folder.path() / "memory.json";
    {
        StationMemory memory(file);
        memory.countUse(ItemId("a"));
        memory.countUse(ItemId("a"));
        memory.setColumnWidths("search", {90, 150});
        valueOf(memory.save());
    }
    const StationMemory memory(file);
    EXPECT_EQ(memory.usage().at(ItemId("a")), 2);
    EXPECT_EQ(memory.columnWidths("search"), (std::vector{90, 150}));
    EXPECT_TRUE(memory.columnWidths("never shown").empty());
}

TEST(StationMemory, BeginsAnewWhenItsFileIsDamaged) {
    const TemporaryDirectory folder;
    const auto file = folder.path() / "memory.json";
    std::ofstream(file) << "no JSON";
    EXPECT_TRUE(StationMemory(file).usage().empty());
}

TEST(FolderPrinter, WritesThePaperUnderItsName) {
    const TemporaryDirectory folder;
    FolderPrinter printer(folder.path());
    valueOf(printer.print({"%PDF", "受理通知书", "N-acceptance_notice", 1}));
    EXPECT_EQ(valueOf(readWholeFile(folder.path() / "N-acceptance_notice.pdf", 10)), "%PDF");
}

TEST(FolderPrinter, KeepsASecondPaperOfTheSameName) {
    const TemporaryDirectory folder;
    FolderPrinter printer(folder.path());
    valueOf(printer.print({"first", "申请材料接收凭证", "N-material_receipt", 1}));
    valueOf(printer.print({"second", "申请材料接收凭证", "N-material_receipt", 1}));
    EXPECT_EQ(valueOf(readWholeFile(folder.path() / "N-material_receipt.pdf", 10)), "first");
    EXPECT_EQ(valueOf(readWholeFile(folder.path() / "N-material_receipt-no2.pdf", 10)), "second");
}

TEST(CommandPrinter, HandsTheFileToTheProgramAndCleansUp) {
    const TemporaryDirectory folder;
    const auto copy = folder.path() / "printed";
    CommandPrinter printer({{"cp", "{file}", copy.string()}, folder.path() / "spool"});
    valueOf(printer.print({"%PDF", "受理通知书", "N", 1}));
    EXPECT_EQ(valueOf(readWholeFile(copy, 10)), "%PDF");
    EXPECT_TRUE(std::filesystem::is_empty(folder.path() / "spool"));
}

TEST(CommandPrinter, SaysWhenTheProgramFailsOrIsNotThere) {
    const TemporaryDirectory folder;
    CommandPrinter failing({{"false"}, folder.path()});
    EXPECT_EQ(codeOf(failing.print({"%PDF", "", "N", 1})), "printer.failed");
    CommandPrinter missing({{"/no/such/program"}, folder.path()});
    EXPECT_EQ(codeOf(missing.print({"%PDF", "", "N", 1})), "process.not_started");
}

TEST(RunProcess, PassesArgumentsAsTheyAre) {
    EXPECT_EQ(valueOf(runProcess({"test", "$HOME; x", "=", "$HOME; x"}, std::chrono::seconds(10))),
              0);
}

TEST(RunProcess, EndsAProgramThatDoesNotEnd) {
    EXPECT_EQ(codeOf(runProcess({"tail", "-f", "/dev/null"}, std::chrono::seconds(1))),
              "process.timeout");
}

} // namespace
} // namespace bianmin::client
