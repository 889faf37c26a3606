// bianmin-server: the county's server. Exit codes: 0 stopped as asked, 1 refused, 2 usage.
#include "server/main/application.h"
#include "server/main/options.h"
#include "server/store/store_lock.h"
#include "shared/base/error_table.h"
#include "shared/base/files.h"
#include "shared/base/log.h"
#include "shared/base/system_ports.h"

#include <csignal>
#include <iostream>

namespace bianmin::server {

namespace {

constexpr int kExitRefused = 1;
constexpr int kExitUsage = 2;

int refuse(const Error& error, int code) {
    std::cerr << "bianmin-server: " << describe(error) << "\n";
    for (const FieldError& fault : error.fields)
        std::cerr << "  " << fault.path << "  " << describe(fault) << "\n";
    if (!error.detail.empty())
        std::cerr << "  (" << error.code << ": " << error.detail << ")\n";
    return code;
}

// Blocked before any thread is made, so that only sigwait() below receives them.
sigset_t blockStopSignals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    return signals;
}

Result<void> initializeCounty(Application& application, const Options& options) {
    const auto county = TRY(parseCountyFile(TRY(readTextFile(options.county_file))));
    const std::string password = TRY(readSecretFile(options.administrator_password_file));
    return application.initializeCounty(county, password);
}

Result<void> restore(const ServerConfig& config, const Options& options) {
    const SystemClock clock;
    SystemRandom random;
    const auto [manifest, aside, heads_missing] =
        TRY(Application::restore(config, options.backup_folder, clock, random));
    std::cout << "已恢复 " << formatInstant(manifest.made_at) << " 的备份，核对无误：流水 "
              << manifest.head_seq << " 条，文件 " << manifest.files << " 个" << std::endl;
    if (aside)
        std::cout << "备份以后签名的链头已移到 " << aside->string() << "，请交审计管理员留存"
                  << std::endl;
    if (heads_missing)
        std::cout
            << "警告：没有找到签名链头，备份以后办理过多少业务无从知道；此事已记入流水。另存有"
               "签名链头目录的，请把恢复的数据库移走、目录放回原位，再恢复一次"
            << std::endl;
    return {};
}

Result<void> serve(Application& application, const ServerConfig& config, const Options& options,
                   const sigset_t& stop_signals) {
    TRY(application.listen());
    const std::string port = std::to_string(application.port());
    if (!options.port_file.empty())
        TRY(writeFileDurably(options.port_file, port + "\n"));
    std::cout << "listening on https://" << config.listen.address << ":" << port << std::endl;
    int signal = 0;
    sigwait(&stop_signals, &signal);
    log(LogLevel::info, "server.stopping", {{"signal", std::to_string(signal)}});
    application.stop();
    log(LogLevel::info, "server.stopped");
    return {};
}

Result<void> run(const Options& options) {
    const sigset_t stop_signals = blockStopSignals();
    const auto config = TRY(readConfig(options.config_file));
    const auto lock = TRY(StoreLock::take(config.database));
    if (options.task == Options::Task::restore)
        return restore(config, options);
    const SystemClock clock;
    SystemRandom random;
    const auto store = options.task == Options::Task::initialize
                           ? Application::Store::new_or_existing
                           : Application::Store::existing;
    const auto application = TRY(Application::create(config, clock, random, store));
    if (options.task == Options::Task::initialize)
        return initializeCounty(*application, options);
    return serve(*application, config, options, stop_signals);
}

} // namespace

int runProgram(const std::vector<std::string>& arguments) {
    const auto options = parseOptions(arguments);
    if (!options)
        return refuse(options.error(), kExitUsage);
    if (options->task == Options::Task::help) {
        std::cout << optionsHelp();
        return 0;
    }
    if (options->task == Options::Task::example_config) {
        std::cout << exampleConfig();
        return 0;
    }
    const auto done = run(*options);
    return done ? 0 : refuse(done.error(), kExitRefused);
}

} // namespace bianmin::server

int main(int argc, char** argv) {
    return bianmin::server::runProgram({argv + 1, argv + argc});
}
