import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"

/**
 * A place for a bill between its download and its reading: the download's address lives for seconds,
 * and a zip can only be read from its end. Nobody else may read it, for it names shoppers.
 */
export class Spool {
  private constructor(private readonly folder: string) {}

  static async make(): Promise<Spool> {
    return new Spool(await mkdtemp(path.join(tmpdir(), "cnpay-bill-")))
  }

  get path(): string {
    return path.join(this.folder, "bill")
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true })
  }
}
