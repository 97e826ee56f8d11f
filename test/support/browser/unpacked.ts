import { execFileSync } from "node:child_process"
import fs from "node:fs"
import path from "node:path"
import { machineHome, root } from "../../../scripts/lib/home"

const PACKAGE = "@sparticuz/chromium"
const UNPACK = `import chromium from "${PACKAGE}"; await chromium.executablePath()`

/**
 * The package unpacks into the temporary directory, and takes whatever is there for its own, even
 * the half of it that another process is still writing. So it unpacks into a draft of ours, with the
 * system libraries that it keeps for Amazon's machines, and the rename lets one of two win.
 */
export function unpackedChromium(): string {
  const home = path.join(machineHome(), "chromium", packageVersion())
  if (fs.existsSync(home)) return home

  const draft = `${home}.${process.pid}`
  fs.mkdirSync(draft, { recursive: true })
  execFileSync(process.execPath, ["--input-type=module", "-e", UNPACK], {
    cwd: root,
    env: { PATH: process.env.PATH, TMPDIR: draft, AWS_LAMBDA_JS_RUNTIME: "nodejs20.x" },
    stdio: "pipe",
  })
  fs.writeFileSync(path.join(draft, "fonts.conf"), fontsConf(home))
  try {
    fs.renameSync(draft, home)
  } catch (error) {
    fs.rmSync(draft, { recursive: true, force: true })
    if (!fs.existsSync(home)) throw error
  }
  return home
}

function packageVersion(): string {
  const manifest = path.join(root, "node_modules", PACKAGE, "package.json")
  return JSON.parse(fs.readFileSync(manifest, "utf8")).version
}

/** The system's fonts, and the package's own for a machine that has none. */
function fontsConf(home: string): string {
  const dirs = ["/usr/share/fonts", "/usr/local/share/fonts", path.join(home, "fonts/fonts")]
  return [
    `<?xml version="1.0"?>`,
    `<!DOCTYPE fontconfig SYSTEM "fonts.dtd">`,
    `<fontconfig>`,
    ...dirs.map((dir) => `  <dir>${dir}</dir>`),
    `  <cachedir>${path.join(home, "fonts-cache")}</cachedir>`,
    `</fontconfig>`,
    "",
  ].join("\n")
}
