// Everything the window's pages stand on, made once by the program's main.
#pragma once

#include "client/core/draft_keeper.h"
#include "client/core/item_finder.h"
#include "client/core/print_presenter.h"
#include "client/core/station_memory.h"
#include "shared/domain/calendar/work_calendar.h"

namespace bianmin::window {

// References only; UI thread.
struct WindowServices {
    const client::DeskServices& desk;
    client::StationMemory& memory;
    client::DraftKeeper& drafts;
    client::ItemFinder& items;
    const reports::DocumentRenderer& renderer;
    client::Printer& printer;
    const calendar::WorkCalendar& calendar;
    StationId station;
};

} // namespace bianmin::window
