#include <oneapi/tbb/blocked_range.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_for.h>

#include <algorithm>
#include <thread>

#include "evidex/pipeline.hpp"

namespace evidex {

Result<std::int64_t> retag(Store& store, const Tagger& tagger, int threads) {
    namespace tbb = oneapi::tbb;
    const auto count = threads > 0 ? static_cast<std::size_t>(threads)
                                   : std::max<std::size_t>(1, std::thread::hardware_concurrency());
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, count);
    return store.retag(tagger.codebook(), [&](const std::vector<PassageView>& passages) {
        std::vector<std::vector<Tag>> tags(passages.size());
        tbb::parallel_for(tbb::blocked_range<std::size_t>(0, passages.size(), 256),
                          [&](const tbb::blocked_range<std::size_t>& part) {
                              for (std::size_t i = part.begin(); i < part.end(); ++i) {
                                  tags[i] = tagger.tag(passages[i]);
                              }
                          });
        return tags;
    });
}

}  // namespace evidex
