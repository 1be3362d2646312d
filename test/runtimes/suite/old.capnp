# A worker as of before 2025: no `process`, so that credentials are given as options alone.
using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "suite", worker = .worker),
    (name = "internet", network = (allow = ["private"])),
  ],
);

const worker :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "worker.js")],
  compatibilityDate = "2024-09-01",
  bindings = [
    (name = "SUITE_URL", fromEnvironment = "SUITE_URL"),
    (name = "SUITE_CLOSED_URL", fromEnvironment = "SUITE_CLOSED_URL"),
    (name = "SUITE_VARIABLES", fromEnvironment = "SUITE_VARIABLES"),
    (name = "TRUTO_API_TOKEN", fromEnvironment = "TRUTO_API_TOKEN"),
    (name = "TRUTO_BASE_URL", fromEnvironment = "TRUTO_BASE_URL"),
  ],
);
