#include "app/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

#include "app/output.hpp"
#include "report/words.hpp"

namespace evidex {
namespace {

constexpr double kBetweenDraws = 0.1;  // seconds
constexpr double kBetweenLines = 5.0;  // seconds, where there is no terminal
constexpr std::int64_t kBarWidth = 24;

/// The share that is done, by bytes: a thesis takes longer than a leaflet.
double share_done(const Progress& progress) {
    if (progress.bytes_total <= 0) return 1;
    return std::min(1.0,
                    static_cast<double>(progress.bytes_done) / static_cast<double>(progress.bytes_total));
}

std::string bar(double share) {
    const auto full = static_cast<std::int64_t>(share * static_cast<double>(kBarWidth));
    std::string text;
    for (std::int64_t i = 0; i < kBarWidth; ++i) text += i < full ? "█" : "░";
    return text;
}

void write_raw(const std::string& text) {
    [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, text.data(), text.size());
}

}  // namespace

std::string progress_text(const Progress& progress, double seconds) {
    std::string text = fmt::format("{} of {} files", count_text(progress.done), count_text(progress.total));
    const double share = share_done(progress);
    if (seconds < 0.5 || share <= 0) return text;
    const double rate = static_cast<double>(progress.bytes_done) / seconds;
    text += fmt::format(", {}/s", bytes_text(static_cast<std::int64_t>(rate)));
    if (share >= 1) return text;
    const double left = seconds / share * (1 - share);
    return text + fmt::format(", {} left", clock_text(static_cast<std::int64_t>(left * 1'000)));
}

ProgressBar::ProgressBar(const Session& session) : quiet_(session.quiet), terminal_(stderr_is_terminal()) {}

void ProgressBar::update(const Progress& progress) {
    if (quiet_) return;
    const Clock::time_point now = Clock::now();
    const double since_told = std::chrono::duration<double>(now - told_).count();
    if (since_told < (terminal_ ? kBetweenDraws : kBetweenLines)) return;
    told_ = now;
    const std::string text = progress_text(progress, std::chrono::duration<double>(now - started_).count());
    if (terminal_) {
        write_raw("\r" + bar(share_done(progress)) + " " + text + "\x1b[K");
        drawn_ = true;
    } else {
        say(text);
    }
}

void ProgressBar::finish() {
    if (drawn_) write_raw("\r\x1b[K");
    drawn_ = false;
}

}  // namespace evidex
