// What a person shows at a counter, in the order of the lists; firms have their credit code.
#pragma once

#include "shared/domain/identity/contact_checks.h"

#include <array>

namespace bianmin::client {

inline constexpr std::array kPersonIdKinds{identity::IdKind::resident_id,
                                           identity::IdKind::hk_macau_permit,
                                           identity::IdKind::taiwan_permit,
                                           identity::IdKind::residence_permit_hmt,
                                           identity::IdKind::foreign_permanent_resident,
                                           identity::IdKind::passport,
                                           identity::IdKind::other};

} // namespace bianmin::client
