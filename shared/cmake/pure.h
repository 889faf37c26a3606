// Force-included into every translation unit of shared/domain: rules may not read a clock, the
// environment, randomness, a database or a widget. They receive ports instead.
#pragma once
// Included first because these standard headers mention poisoned names themselves.
#include <algorithm>
#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>
#pragma GCC poison Poco sqlite3 wxString system_clock steady_clock random_device getenv rand
