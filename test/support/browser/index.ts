import path from "node:path"
import { chromium, type Browser } from "playwright-core"
import { unpackedChromium } from "./unpacked"

/** A headless Chromium from the npm registry, which needs nothing that Node itself does not need. */
export function launchBrowser(): Promise<Browser> {
  const home = unpackedChromium()
  return chromium.launch({
    executablePath: path.join(home, "chromium"),
    args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
    env: {
      PATH: process.env.PATH ?? "",
      HOME: home,
      LD_LIBRARY_PATH: path.join(home, "al2023/lib"),
      FONTCONFIG_FILE: path.join(home, "fonts.conf"),
    },
  })
}
