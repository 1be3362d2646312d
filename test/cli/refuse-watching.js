/* Loaded before linkmint: the system watches no file any more, as where its limit is reached. */
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

fs.watch = () => {
  throw Object.assign(new Error("ENOSPC: no space left on device, watch"), { code: "ENOSPC" });
};
syncBuiltinESMExports();
