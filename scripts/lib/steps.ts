const FRAMES = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"]
const FRAME_MS = 80

/** Says what is being done and how long it took, in one line; a terminal sees it turning. */
export async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const started = Date.now()
  const seconds = () => `${((Date.now() - started) / 1000).toFixed(1)} s`
  const spin = process.stdout.isTTY ? spinner(name) : undefined
  try {
    const result = await work()
    finish(`✓ ${name.padEnd(40)} ${seconds()}`)
    return result
  } catch (error) {
    finish(`✗ ${name.padEnd(40)} ${seconds()}`)
    throw error
  }

  function finish(line: string): void {
    spin?.stop()
    console.log(line)
  }
}

function spinner(name: string): { stop(): void } {
  let frame = 0
  const timer = setInterval(() => {
    process.stdout.write(`\r${FRAMES[frame++ % FRAMES.length]} ${name}`)
  }, FRAME_MS)
  return {
    stop: () => {
      clearInterval(timer)
      process.stdout.write("\r\x1b[K")
    },
  }
}
