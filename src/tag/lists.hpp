#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace evidex {

/// Many short lists in one piece of memory.
template <class T>
class Lists {
public:
    Lists() = default;
    explicit Lists(const std::vector<std::vector<T>>& lists) {
        for (const std::vector<T>& list : lists) {
            items_.insert(items_.end(), list.begin(), list.end());
            ends_.push_back(static_cast<std::uint32_t>(items_.size()));
        }
    }

    [[nodiscard]] std::size_t size() const { return ends_.size() - 1; }
    [[nodiscard]] std::span<const T> operator[](std::size_t i) const {
        return std::span<const T>(items_).subspan(ends_[i], ends_[i + 1] - ends_[i]);
    }

private:
    std::vector<T> items_;
    std::vector<std::uint32_t> ends_{0};  ///< Begin of each list and, last, the end of all.
};

}  // namespace evidex
