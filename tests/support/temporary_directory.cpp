#include "tests/support/temporary_directory.h"

#include <random>
#include <stdexcept>

namespace bianmin::support {

TemporaryDirectory::TemporaryDirectory() {
    std::random_device device; // tests run side by side: the name must not repeat
    for (int attempt = 0; attempt < 100; ++attempt) {
        path_ = std::filesystem::temp_directory_path() /
                ("bianmin-test-" + std::to_string(device()) + std::to_string(device()));
        if (std::filesystem::create_directory(path_))
            return;
    }
    throw std::runtime_error("no temporary folder");
}

TemporaryDirectory::~TemporaryDirectory() {
    std::error_code ignored; // a left-over folder is no reason to fail a test
    std::filesystem::remove_all(path_, ignored);
}

} // namespace bianmin::support
