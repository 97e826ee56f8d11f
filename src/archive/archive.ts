import { randomBytes } from "node:crypto"
import type { DataSource, QueryRunner } from "typeorm"
import type { Bill } from "../bills/bill"
import type { BillHash } from "../bills/hash"
import type { BillDay } from "../core/bill-day"
import type { BillKind, BillLine } from "../core/bill-line"
import type { ExactYuan } from "../core/exact-yuan"
import type { Clock } from "../core/clock"
import { readBalance, type DayBalance } from "./balance"
import { compareFunds, type FundDifference, type FundWish } from "./compare-funds"
import { copyLines } from "./copy-lines"
import type { BillFileRow } from "./entities"
import { findLines, type FoundLine, type LinesWish } from "./find-lines"
import { insertLines } from "./insert-lines"
import { openDataSource } from "./open"
import type { ArchivePlace } from "./place"
import { readFile } from "./read-file"
import { readLines } from "./read-lines"
import { readOthers } from "./read-others"
import { readPage } from "./read-page"
import { sumFees } from "./sum-fees"

/** Which bill a file is. */
export interface BillName {
  /** `wechat_main` */
  account: string
  day: BillDay
  kind: BillKind
}

export interface ArchivedBill extends BillName {
  id: string
  hash: BillHash
  lines: number
  archivedAt: Date
}

/** `already`: the very same text has been kept before. */
export type Stored = { outcome: "stored" | "already"; bill: ArchivedBill }

const BATCH = 5_000

/** Bills and their lines, kept for good or for as long as the shop says. */
export class BillArchive {
  private constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    /** Whether the lines lie beside the ledger, so that one statement can look at both. */
    readonly isInShop: boolean
  ) {}

  static async open(place: ArchivePlace, clock: Clock): Promise<BillArchive> {
    return new BillArchive(await openDataSource(place), clock, "shop" in place)
  }

  /**
   * Reads a bill and keeps it, in one transaction: of a bill that is refused nothing is kept, and the
   * same text is kept once, whoever else keeps it at the same time.
   * @throws BillRefused
   */
  async store(name: BillName, bill: Bill): Promise<Stored> {
    const known = bill.announced && (await this.findSame(name, bill.announced))
    if (known) {
      await bill.discard()
      return { outcome: "already", bill: known }
    }
    try {
      return { outcome: "stored", bill: await this.load(name, bill) }
    } catch (error) {
      const same = isDuplicate(error) && (await this.findSame(name, bill.hash))
      if (!same) throw error
      return { outcome: "already", bill: same }
    } finally {
      await bill.discard()
    }
  }

  /** The file of a day; the latest, where the gateway has made another one since. */
  async find({ account, day, kind }: BillName): Promise<ArchivedBill | null> {
    const where = { account, bill_day: day, kind }
    const order = { archived_at: "DESC" as const, id: "DESC" as const }
    const [row] = await this.files().find({ where, order, take: 1 })
    return row ? archived(row) : null
  }

  /**
   * The lines of a file, sorted by `outTradeNo` (byte by byte, lines without one first) and then by
   * their place in the file, `size` at a time.
   */
  lines(id: string, size = BATCH): AsyncIterable<BillLine[]> {
    return readLines(this.source, id, size)
  }

  /** Some lines of a file in its own order, and how many it has. */
  async pageOfLines(
    id: string,
    page: { offset: number; limit: number }
  ): Promise<{ lines: BillLine[]; count: number }> {
    const file = await this.files().findOneBy({ id })
    return { lines: file ? await readPage(this.source, id, page) : [], count: file?.lines ?? 0 }
  }

  /** The lines of a file in its own order, `size` at a time. */
  linesOfFile(id: string, size = BATCH): AsyncIterable<BillLine[]> {
    return readFile(this.source, id, size)
  }

  /** The lines of some trades in some files. */
  findLines(wish: LinesWish): Promise<FoundLine[]> {
    return findLines(this.source, wish)
  }

  /** What the bill of the balance moves that is neither payment, refund nor fee. */
  others(id: string, size = BATCH): AsyncIterable<BillLine[]> {
    return readOthers(this.source, id, size)
  }

  /** Where a day's bill of trades and its bill of the balance differ. */
  compareFunds(wish: FundWish): Promise<FundDifference[]> {
    return compareFunds(this.source, wish)
  }

  /** What a bill of the balance says that the day began and ended with. */
  balance(id: string): Promise<DayBalance | null> {
    return readBalance(this.source, id)
  }

  /** All fees of a bill, exact. */
  fees(id: string): Promise<ExactYuan> {
    return sumFees(this.source, id)
  }

  /** Drops the bills of all days before one; how many files it were. */
  async forget(before: BillDay): Promise<number> {
    const { affected } = await this.files()
      .createQueryBuilder()
      .delete()
      .where("bill_day < :before", { before })
      .execute()
    return affected ?? 0
  }

  async close(): Promise<void> {
    await this.source.destroy()
  }

  private async findSame(
    { account, day, kind }: BillName,
    hash: BillHash
  ): Promise<ArchivedBill | null> {
    const row = await this.files().findOneBy({ account, bill_day: day, kind, hash })
    return row && archived(row)
  }

  private async load(name: BillName, bill: Bill): Promise<ArchivedBill> {
    const runner = this.source.createQueryRunner()
    try {
      await runner.startTransaction()
      const file = await this.fill(runner, name, bill)
      await runner.commitTransaction()
      return archived(file)
    } catch (error) {
      await rollBack(runner)
      throw error
    } finally {
      await runner.release()
    }
  }

  private async fill(
    runner: QueryRunner,
    { account, day, kind }: BillName,
    bill: Bill
  ): Promise<BillFileRow> {
    const id = randomBytes(16).toString("hex")
    const files = runner.manager.getRepository<BillFileRow>("BillFile")
    const file = { id, account, bill_day: day, kind, archived_at: this.clock() }
    // The hash is known when all has been read; until then nobody else sees the row.
    await files.insert({ ...file, hash: id, lines: 0 })
    const counted = new Counted(bill.lines())
    const isPostgres = this.source.options.type === "postgres"
    await (isPostgres ? copyLines : insertLines)(runner, id, counted)
    const end = { hash: bill.hash, lines: counted.count }
    await files.update({ id }, end)
    return { ...file, ...end }
  }

  private files() {
    return this.source.getRepository<BillFileRow>("BillFile")
  }
}

async function rollBack(runner: QueryRunner): Promise<void> {
  if (!runner.isTransactionActive) return
  try {
    await runner.rollbackTransaction()
  } catch {
    // The connection is lost, and with it the transaction; what broke first is what counts.
  }
}

/** Counts lines on their way. */
class Counted implements AsyncIterable<BillLine[]> {
  count = 0

  constructor(private readonly batches: AsyncIterable<BillLine[]>) {}

  async *[Symbol.asyncIterator](): AsyncGenerator<BillLine[], void> {
    for await (const batch of this.batches) {
      this.count += batch.length
      yield batch
    }
  }
}

function archived(row: BillFileRow): ArchivedBill {
  return {
    id: row.id,
    account: row.account,
    day: row.bill_day as BillDay,
    kind: row.kind as BillKind,
    hash: row.hash as BillHash,
    lines: row.lines,
    archivedAt: row.archived_at,
  }
}

const POSTGRES_UNIQUE = "23505"
const MYSQL_UNIQUE = "ER_DUP_ENTRY"

function isDuplicate(error: unknown): boolean {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : null
  return code === POSTGRES_UNIQUE || code === MYSQL_UNIQUE
}
