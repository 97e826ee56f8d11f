import { readdirSync } from "node:fs"
import path from "node:path"
import js from "@eslint/js"
import medusa from "@medusajs/eslint-plugin"
import { defineConfig, globalIgnores } from "eslint/config"
import tseslint from "typescript-eslint"

/** Where Medusa, Vite, ESLint or Jest asks for a default export. */
const entryPoints = [
  "**/*.config.*",
  "src/{admin,api,jobs,links,subscribers}/**",
  "src/{modules,providers}/*/index.ts",
  "src/cli/run.ts",
  "scripts/seed.ts",
  "test/support/setup/*",
]

/** The names in a folder of the repository, without their extensions, but for some. */
const namesIn = (folder, ...except) =>
  readdirSync(path.join(import.meta.dirname, folder))
    .map((file) => path.parse(file).name)
    .filter((name) => !except.includes(name))

const climbsTo = (names, message) => ({ regex: `^(\\.\\./)+(${names.join("|")})(/|$)`, message })

/** One arrow of the design: what these files never import. A later arrow replaces an earlier one. */
const arrow = (files, ...patterns) => ({
  files,
  rules: { "@typescript-eslint/no-restricted-imports": ["error", { patterns }] },
})

const offstage = ["simulator", "storefront", "scripts", "test", "bench"]
const pluginAlone = climbsTo(offstage, "The plugin is shipped without it.")
const browser = "This runs in the shopper's browser."
const browserAlone = climbsTo(["src", "simulator", "scripts", "test"], browser)
const serverModules = { regex: "^@medusajs/(framework|medusa|utils)(/|$)", message: browser }
const dashboardAlone = [
  climbsTo(["src", ...offstage], "This runs in the admin's browser, and asks the API."),
  { ...serverModules, message: "This runs in the admin's browser.", allowTypeImports: true },
]

const arrows = [
  arrow(["src/**"], pluginAlone),
  arrow(
    ["src/gateways/**"],
    pluginAlone,
    { regex: "^@medusajs/", message: "Gateways speak wire, not Medusa." },
    climbsTo(
      namesIn("src", "core", "bills", "errors", "gateways"),
      "Gateways know core, bills and errors only."
    )
  ),
  arrow(
    ["src/errors/**"],
    pluginAlone,
    { regex: "^[^.]", message: "The catalogue is data: no library." },
    climbsTo(namesIn("src", "core", "errors"), "The catalogue knows core only.")
  ),
  arrow(
    ["src/bills/**"],
    pluginAlone,
    { regex: "^@medusajs/", message: "Bills are files, not Medusa's." },
    climbsTo(namesIn("src", "core", "bills"), "Bills know core only.")
  ),
  arrow(
    ["src/core/**"],
    pluginAlone,
    { regex: "^(?!\\.|bignumber\\.js$|node:crypto$)", message: "Core speaks money: no I/O." },
    climbsTo(namesIn("src", "core"), "Core knows itself only.")
  ),
  arrow(
    ["simulator/**"],
    climbsTo(["src", "storefront", "scripts", "test"], "A gateway knows no shop."),
    { regex: "^@medusajs/", message: "A gateway knows no Medusa." }
  ),
  arrow(["admin/**"], ...dashboardAlone),
  arrow(["storefront/**"], browserAlone, serverModules),
  arrow(["storefront/demo/**"], browserAlone, { ...serverModules, allowTypeImports: true }),
]

/** The preset would also ignore every test of the repository. */
const medusaRules = medusa.configs.recommended.filter(({ rules, plugins }) => rules ?? plugins)

export default defineConfig(
  globalIgnores([".medusa", "dist", "coverage", "artifacts", "test/fixtures"]),
  js.configs.recommended,
  tseslint.configs.strict,
  {
    files: ["**/*.{ts,tsx,mts}"],
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ["medusa-config.ts"] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      // Deleting a key that a variable names is how the simulator and the tests spoil a message.
      "@typescript-eslint/no-dynamic-delete": "off",
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": [
        "error",
        { checksVoidReturn: { attributes: false } },
      ],
      "@typescript-eslint/only-throw-error": "error",
      "@typescript-eslint/return-await": "error",
      "@typescript-eslint/switch-exhaustiveness-check": "error",
    },
  },
  {
    files: ["**/*.{js,cjs,mjs}"],
    languageOptions: {
      globals: Object.fromEntries(
        ["__dirname", "console", "module", "process", "require", "setTimeout"].map((name) => [
          name,
          "readonly",
        ])
      ),
    },
  },
  {
    files: ["**/*.{js,cjs}"],
    rules: { "@typescript-eslint/no-require-imports": "off" },
  },
  {
    rules: {
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-restricted-exports": ["error", { restrictDefaultExports: { direct: true, named: true } }],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": [
        "error",
        { varsIgnorePattern: "^_", argsIgnorePattern: "^_" },
      ],
    },
  },
  { files: entryPoints, rules: { "no-restricted-exports": "off" } },
  { files: ["test/**"], rules: { "@typescript-eslint/no-non-null-assertion": "off" } },
  {
    files: ["src/**"],
    ignores: ["src/{admin,bills,core,errors,gateways}/**"],
    extends: [medusaRules],
  },
  {
    // MedusaError is for Medusa's edge, where it becomes an HTTP status; elsewhere a fault is a fault.
    files: ["src/{freezes,inbox,options,settle}/**"],
    rules: { "@medusajs/use-medusa-error-not-generic-error": "off" },
  },
  {
    // What it holds open is handed out as it is: nothing is waited for.
    files: ["src/modules/cnpay/service.ts"],
    rules: { "@medusajs/service-methods-must-be-async": "off" },
  },
  arrows
)
