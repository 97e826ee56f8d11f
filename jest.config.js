const { existsSync } = require("node:fs")
const path = require("node:path")

const parts = ["unit", "contract", "admin", "integration", "package", "e2e"]

/** What `moduleIntegrationTestRunner` and decorated classes need; `import()` stays `import()`. */
const swc = {
  jsc: {
    parser: { syntax: "typescript", tsx: true, decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: "automatic" } },
    target: "es2022",
  },
  module: { type: "commonjs", ignoreDynamic: true },
}

const INTEGRATION_SETUP = ["worker", "clear-metadata"].map(
  (file) => `<rootDir>/test/support/setup/${file}.ts`
)

/** What the dashboard's build defines, and CommonJS where a package has it. */
const inBrowser = {
  testEnvironment: "<rootDir>/test/support/setup/browser-environment.ts",
  testEnvironmentOptions: { customExportConditions: ["require", "default"] },
  globals: {
    __BACKEND_URL__: "http://localhost",
    __AUTH_TYPE__: "session",
    __JWT_TOKEN_STORAGE_KEY__: "",
    __BASE__: "/",
  },
}

/** Jest refuses a project whose root does not exist, so that a part begins with its first test. */
module.exports = {
  projects: parts.filter((part) => existsSync(path.join(__dirname, "test", part))).map(project),
}

function project(part) {
  return {
    displayName: part,
    cacheDirectory: path.join(__dirname, "node_modules/.cache/jest"),
    rootDir: __dirname,
    roots: [`<rootDir>/test/${part}`],
    testMatch: ["**/*.test.ts", "**/*.test.tsx"],
    testEnvironment: "node",
    transform: { "^.+\\.[jt]sx?$": ["@swc/jest", swc] },
    ...(part === "admin" && inBrowser),
    ...(part === "integration" && {
      globalSetup: "<rootDir>/test/support/setup/gateways.ts",
      globalTeardown: "<rootDir>/test/support/setup/stop-gateways.ts",
    }),
    ...(part === "package" && {
      globalSetup: "<rootDir>/test/support/setup/pack.ts",
      globalTeardown: "<rootDir>/test/support/setup/remove-packed.ts",
    }),
    setupFiles: part === "integration" ? INTEGRATION_SETUP : [],
    setupFilesAfterEnv: [
      `<rootDir>/test/support/setup/patience-${patienceOf(part)}.ts`,
      ...(part === "admin" ? ["<rootDir>/test/support/setup/admin.tsx"] : []),
    ],
  }
}

/** Jest 29 knows no timeout per project. */
function patienceOf(part) {
  return part === "unit" || part === "contract" ? "short" : "long"
}
