#include "shared/domain/catalog/item_rules.h"

#include "shared/base/text.h"
#include "shared/domain/catalog/department.h"

#include <algorithm>
#include <set>

namespace bianmin::catalog {

namespace {

constexpr int kDaysMax = 1000;
constexpr int kCopiesMax = 99;
constexpr int kVisitsMax = 9;
constexpr std::size_t kCodeMin = 4;
constexpr std::size_t kCodeMax = 64;

struct Bounds {
    int low;
    int high;
};

bool isCodeCharacter(char c) {
    return isAsciiLetterOrDigit(c) || c == '-' || c == '_';
}

class Checker {
  public:
    explicit Checker(const Item& item)
        : item_(item) {}

    std::vector<FieldError> run() {
        checkIdentity();
        checkLevels();
        checkRows();
        checkDays();
        checkFee();
        return std::move(faults_);
    }

  private:
    void fault(std::string path, std::string code, ErrorParams params = {}) {
        faults_.push_back({std::move(path), std::move(code), std::move(params)});
    }

    void checkRange(std::string path, int value, Bounds bounds) {
        if (value < bounds.low || value > bounds.high)
            fault(std::move(path), "field.out_of_range",
                  {{"low", std::to_string(bounds.low)}, {"high", std::to_string(bounds.high)}});
    }

    template <class T>
    void checkDistinct(const std::string& path, const std::vector<T>& values) {
        std::set<T> seen;
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (!seen.insert(values[i]).second)
                fault(path + "/" + std::to_string(i), "item.value_repeated");
        }
    }

    void checkIdentity() {
        const std::string& code = item_.code.str();
        if (code.size() < kCodeMin || code.size() > kCodeMax ||
            !std::ranges::all_of(code, isCodeCharacter))
            fault("/code", "item.code_invalid");
        if (!departmentKey(item_.department))
            fault("/department", "department.invalid");
        checkDistinct("/aliases", item_.aliases);
        checkRange("/visits", item_.visits, {0, kVisitsMax});
    }

    // A larger RegionLevel is a lower level of government.
    void checkLevels() {
        checkDistinct("/levels", item_.levels);
        checkDistinct("/subjects", item_.subjects);
        if (item_.levels.empty())
            fault("/levels", "field.list_too_short", {{"min", "1"}});
        else if (item_.decided_by_level > *std::ranges::max_element(item_.levels))
            fault("/decided_by_level", "item.decided_below_intake");
        if (item_.subjects.empty())
            fault("/subjects", "field.list_too_short", {{"min", "1"}});
        if (item_.decided_by_level == regions::RegionLevel::village)
            fault("/decided_by_level", "item.decided_by_village");
    }

    void checkRows() {
        std::vector<std::string> materials;
        for (const Material& material : item_.materials)
            materials.push_back(material.name);
        checkDistinct("/materials", materials); // notices name them
        for (std::size_t i = 0; i < item_.materials.size(); ++i)
            checkRange("/materials/" + std::to_string(i) + "/copies", item_.materials[i].copies,
                       {1, kCopiesMax});
        for (std::size_t i = 0; i < item_.steps.size(); ++i) {
            const int hundredths = item_.steps[i].working_day_hundredths;
            if (hundredths < 0 || hundredths > kDaysMax * 100)
                fault("/steps/" + std::to_string(i) + "/working_days", "field.out_of_range",
                      {{"low", "0"}, {"high", std::to_string(kDaysMax)}});
        }
    }

    void checkDays() {
        if (item_.statutory_days)
            checkRange("/statutory_days", *item_.statutory_days, {1, kDaysMax});
        checkRange("/promised_days", item_.promised_days, {0, kDaysMax});
        if (item_.immediate && item_.promised_days > 1)
            fault("/promised_days", "item.immediate_with_days");
        if (!item_.immediate && item_.promised_days == 0)
            fault("/promised_days", "item.promise_missing");
        // Days of different units cannot be compared without a calendar.
        if (item_.statutory_days && item_.statutory_unit == item_.days_unit &&
            item_.promised_days > *item_.statutory_days)
            fault("/promised_days", "item.promise_exceeds_statutory",
                  {{"promised", std::to_string(item_.promised_days)},
                   {"statutory", std::to_string(*item_.statutory_days)}});
    }

    void checkFee() {
        const Fee& fee = item_.fee;
        if (!fee.charged && fee.amount)
            fault("/fee/amount_yuan", "item.fee_contradictory");
        if (fee.charged && fee.amount && fee.amount->fen() == 0)
            fault("/fee/amount_yuan", "item.fee_zero");
        if (fee.charged && fee.basis.empty())
            fault("/fee/basis", "item.fee_without_basis");
        if (fee.charged && fee.amount && fee.unit.empty())
            fault("/fee/unit", "item.fee_without_unit");
    }

    const Item& item_;
    std::vector<FieldError> faults_;
};

} // namespace

std::vector<FieldError> itemFaults(const Item& item) {
    return Checker(item).run();
}

} // namespace bianmin::catalog
