import type { Logger } from "@medusajs/framework/types"
import { addDays, billDayAt, type BillDay } from "../../core/bill-day"
import { systemClock } from "../../core/clock"
import { BillArchive } from "../../archive/archive"
import type { ArchivePlace } from "../../archive/place"
import type { ArchiveSettings } from "../../options/types"
import type { Connection } from "../cnpay/queries"

interface Dependencies {
  __pg_connection__: Connection
  logger: Logger
}

const SETTINGS: ArchiveSettings = { url: null, keepDays: null }

/** The archive of bills; it is opened when it is first needed. */
export class CnpayArchiveModuleService {
  private readonly settings: ArchiveSettings
  private opening: Promise<BillArchive> | null = null

  constructor(
    private readonly dependencies: Dependencies,
    options: { archive?: ArchiveSettings } = {}
  ) {
    this.settings = options.archive ?? SETTINGS
  }

  /** One for the whole process; when it cannot be opened, the next call tries again. */
  async open(): Promise<BillArchive> {
    this.opening ??= BillArchive.open(this.place(), systemClock)
    try {
      return await this.opening
    } catch (error) {
      this.opening = null
      throw error
    }
  }

  /** Drops what is older than the shop keeps; how many bills it were. */
  async trim(now: Date): Promise<number> {
    const before = this.keptSince(now)
    return before ? (await this.open()).forget(before) : 0
  }

  readonly __hooks = {
    onApplicationShutdown: async (): Promise<void> => {
      await (await this.opening)?.close()
    },
  }

  private keptSince(now: Date): BillDay | null {
    const { keepDays } = this.settings
    return keepDays === null ? null : addDays(billDayAt(now), -keepDays)
  }

  private place(): ArchivePlace {
    const { url } = this.settings
    return url === null ? { shop: this.dependencies.__pg_connection__ } : { url }
  }
}
