#include "serve/serve.hpp"

#include "serve/gate.hpp"
#include "serve/listener.hpp"

namespace evidex {

Status serve(const ServeOptions& options) {
    const Assets assets(options.assets);
    if (!assets.present()) {
        if (options.assets.empty()) {
            return make_error(ErrorCode::unsupported, "this evidex was built without the pages",
                              "build it without -DEVIDEX_WEB=OFF, or name a folder with --assets");
        }
        return make_error(ErrorCode::not_found, "there is no index.html in '" + options.assets + "'");
    }
    Result<std::unique_ptr<Workbench>> workbench = Workbench::open(options.workbench);
    if (!workbench) return workbench.error();
    Result<std::unique_ptr<Listener>> listener = Listener::bind(options.port);
    if (!listener) return listener.error();
    (*workbench)->set_run_later([&listener](std::function<void()> task) {
        (*listener)->run_later(std::move(task));
    });
    Gate gate(**workbench, assets, (*listener)->port());
    if (options.started) options.started(gate.door().address());
    return (*listener)->run({[&gate](const HttpRequest& request) { return gate.answer(request); },
                             [&gate](const HttpRequest& request) { return gate.body_limit(request); },
                             [&workbench] { (*workbench)->job().stop(); }},
                            *options.workbench.stop);
}

}  // namespace evidex
