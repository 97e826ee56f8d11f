import path from "node:path"
import { createServer } from "vite"

// The dashboard's own Vite keeps its dependencies in node_modules/.vite/deps: not in the same place.
const root = path.resolve(import.meta.dirname, "../../..")
const server = await createServer({
  configFile: path.join(root, "storefront/demo/vite.config.mts"),
  cacheDir: path.join(root, "node_modules/.vite/demo-shop"),
})
await server.listen()
server.printUrls()
