/** Whether a server answers by HTTP, and well. */
export async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok
  } catch {
    return false // not yet: whoever waits keeps the deadline
  }
}
