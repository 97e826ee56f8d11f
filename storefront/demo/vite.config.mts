import { defineConfig } from "vite"

const port = Number(process.env.STOREFRONT_PORT ?? 8000)

export default defineConfig({
  root: import.meta.dirname,
  esbuild: { jsx: "automatic" },
  server: { host: "127.0.0.1", port, strictPort: true },
  preview: { host: "127.0.0.1", port, strictPort: true },
})
