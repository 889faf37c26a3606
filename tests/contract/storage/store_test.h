// The fixture of the repository contract: the same expectations for every engine.
#pragma once

#include "tests/support/results.h"
#include "tests/support/samples.h"
#include "tests/support/temporary_database.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace bianmin::storage {

enum class Engine { sqlite };

inline std::string engineName(const ::testing::TestParamInfo<Engine>& info) {
    switch (info.param) {
    case Engine::sqlite:
        return "sqlite";
    }
    return {};
}

class StoreTest : public ::testing::TestWithParam<Engine> {
  protected:
    [[nodiscard]] TransactionRunner& runner() { return store_.database(); }
    [[nodiscard]] Repositories& repositories() { return store_.repositories(); }
    [[nodiscard]] support::TemporaryDatabase& store() { return store_; }

    template <class T>
    Result<T> write(const std::function<Result<T>(Tx&)>& work) {
        return inWrite<T>(runner(), work);
    }
    Result<void> write(const std::function<Result<void>(Tx&)>& work) {
        return runner().write(work);
    }
    template <class T>
    T read(const std::function<Result<T>(ReadTx&)>& work) {
        return support::valueOf(inRead<T>(runner(), work));
    }
    template <class T>
    Result<T> tryRead(const std::function<Result<T>(ReadTx&)>& work) {
        return inRead<T>(runner(), work);
    }

  private:
    support::TemporaryDatabase store_;
};

} // namespace bianmin::storage

// Runs the tests of a suite on every engine.
#define BIANMIN_ON_EVERY_ENGINE(suite)                                                             \
    INSTANTIATE_TEST_SUITE_P(Engines, suite, ::testing::Values(Engine::sqlite), engineName)
