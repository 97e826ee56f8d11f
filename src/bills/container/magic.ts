import { createReadStream } from "node:fs"

/** Whether a file begins with these bytes, which is surer than what its name ends with. */
export async function beginsWith(path: string, magic: Buffer): Promise<boolean> {
  for await (const head of createReadStream(path, { end: magic.length - 1 })) {
    return magic.equals(head as Buffer)
  }
  return false
}
