#pragma once

#include <string>

#include "evidex/result.hpp"

namespace evidex {

/// The writer's place of a base for a whole run, also between its transactions. The system takes it back when
/// the process dies. It is a file of its own beside the base: closing any descriptor of the base itself would
/// drop SQLite's locks on it (fcntl(2), "advisory record locking").
class WriterLock {
public:
    WriterLock() = default;
    WriterLock(WriterLock&& other) noexcept;
    WriterLock& operator=(WriterLock&& other) noexcept;
    ~WriterLock();

    /// Fails at once with ErrorCode::busy if somebody else has it.
    static Result<WriterLock> take(const std::string& base);

    [[nodiscard]] bool held() const { return descriptor_ >= 0; }

private:
    WriterLock(std::string path, int descriptor) : path_(std::move(path)), descriptor_(descriptor) {}
    void release();

    std::string path_;
    int descriptor_ = -1;
};

}  // namespace evidex
