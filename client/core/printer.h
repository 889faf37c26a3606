// Where papers go. The client renders the PDF itself; a printer only takes bytes.
#pragma once

#include "shared/base/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace bianmin::client {

struct PrintJob {
    std::string pdf;
    std::string title; // 受理通知书
    std::string name;  // file name without ending: case number, kind, and "-2" for a reprint
    int copies = 1;
};

// Port. print() blocks until the paper is handed over; call it on a worker. Errors
// "printer.failed" {printer}, "file.unwritable" {file}, "process.*".
class Printer {
  public:
    virtual ~Printer() = default;
    virtual Result<void> print(const PrintJob& job) = 0;
    // What the print log calls it.
    [[nodiscard]] virtual std::string name() const = 0;
};

// Puts each paper into a folder as <name>.pdf: for halls that print from there, and for the first
// day of an installation.
class FolderPrinter final : public Printer {
  public:
    explicit FolderPrinter(std::filesystem::path folder)
        : folder_(std::move(folder)) {}
    Result<void> print(const PrintJob& job) override;
    [[nodiscard]] std::string name() const override;

  private:
    std::filesystem::path folder_;
};

struct PrintCommandLine {
    // E.g. {"lp", "-d", "A4", "-n", "{copies}", "{file}"}. "{file}" and "{copies}" are filled in;
    // without "{file}" the file name comes last.
    std::vector<std::string> arguments;
    std::filesystem::path spool_folder; // where the file stands while the command runs
};

// Hands each paper to a program; an exit code other than 0 is a failure.
class CommandPrinter final : public Printer {
  public:
    explicit CommandPrinter(PrintCommandLine command)
        : command_(std::move(command)) {}
    Result<void> print(const PrintJob& job) override;
    [[nodiscard]] std::string name() const override;

  private:
    PrintCommandLine command_;
};

} // namespace bianmin::client
