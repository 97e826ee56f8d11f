import { writeFileSync } from "node:fs"
import path from "node:path"
import { errorsPage } from "./lib/docs/errors-page"

/** `npm run docs`: writes the pages that are made from code. */
const page = path.join(__dirname, "..", "docs", "errors.md")
writeFileSync(page, errorsPage())
console.log(path.relative(process.cwd(), page))
