import { publicPem, gateway } from "./keys"
import { serveAnswers } from "./server"

/** Tells its parent where it listens, and by which key its answers are verified. */
async function main(): Promise<void> {
  const { url } = await serveAnswers()
  process.send?.({ url, publicKey: publicPem(gateway) })
}

// The parent is gone: so is everybody who could ask.
process.on("disconnect", () => process.exit())
main().catch((error) => {
  console.error(error)
  process.exit(1)
})
