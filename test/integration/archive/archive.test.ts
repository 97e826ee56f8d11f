import fs from "node:fs"
import os from "node:os"
import type { DataSource } from "typeorm"
import { BillArchive, type BillName } from "../../../src/archive/archive"
import { migrateArchive, revertArchive } from "../../../src/archive/migrate"
import { openDataSource } from "../../../src/archive/open"
import type { ArchivePlace } from "../../../src/archive/place"
import type { BillLine } from "../../../src/core/bill-line"
import { payment, spooledBill } from "../../support/bills/spooled"
import { startMariaDb, whyNoMariaDb } from "../../support/mariadb"
import { scratchDatabase } from "../../support/scratch-database"
import { rejectionOf } from "../../support/thrown"

interface Database {
  url: string
  stop(): Promise<void>
}

const postgres = async (): Promise<Database> => {
  const { url, drop } = await scratchDatabase()
  return { url, stop: drop }
}

const DAY = "2026-11-22"
const name = { account: "wechat_main", day: DAY, kind: "trade" } as BillName
const temporary = () => fs.readdirSync(os.tmpdir()).filter((it) => it.startsWith("cnpay-bill-"))

describeArchive("Postgres", postgres, null)
describeArchive("MariaDB", startMariaDb, whyNoMariaDb())

function describeArchive(
  database: string,
  start: () => Promise<Database>,
  whyNot: string | null
): void {
  const title = `the archive on ${database}`
  ;(whyNot ? describe.skip : describe)(whyNot ? `${title} (${whyNot})` : title, () => {
    let server: Database
    let place: ArchivePlace
    let archive: BillArchive
    let source: DataSource
    let now = new Date("2026-11-23T10:00:00Z")

    beforeAll(async () => {
      server = await start()
      place = { url: server.url }
      await migrateArchive(place)
      archive = await BillArchive.open(place, () => now)
      source = await openDataSource(place)
    })
    afterEach(() => source.createQueryBuilder().delete().from("BillFile").execute())
    afterAll(async () => {
      await archive.close()
      await source.destroy()
      await server.stop()
    })

    const counts = async () => [
      await source.getRepository("BillFile").count(),
      await source.getRepository("BillLine").count(),
    ]
    const linesOf = async (id: string, size?: number) => {
      const batches: BillLine[][] = []
      for await (const batch of archive.lines(id, size)) batches.push(batch)
      return batches
    }

    it("has tables that are just what its entities say", async () => {
      const { upQueries } = await source.driver.createSchemaBuilder().log()
      expect(upQueries.map(({ query }) => query)).toEqual([])
    })

    it("is brought up to date once, however often it is asked for", async () => {
      expect(await migrateArchive(place)).toEqual([])
    })

    it("keeps a bill and gives its lines back, exact and sorted by number", async () => {
      const text = "tab\tquote'\\x `%s :x ? $1 衬衫 👕 \u00a0"
      const rows = [
        payment(DAY, { out_trade_no: "b", subject: text, amount_fen: 9_007_199_254 }),
        payment(DAY, { out_trade_no: "a", fee_fen: 0 }),
        payment(DAY, {
          type: "refund",
          out_trade_no: "B",
          out_refund_no: "R1",
          gateway_refund_no: "5001",
          fee_fen: -3,
          refund_state: "PROCESSING",
        }),
        payment(DAY, { out_trade_no: "a", gateway_trade_no: "4200002", subject: "" }),
      ]
      const wanted = await (await spooledBill(DAY, rows)).lines().next()
      const { outcome, bill } = await archive.store(name, await spooledBill(DAY, rows))
      expect(outcome).toBe("stored")
      expect(bill).toMatchObject({ ...name, lines: 4, hash: expect.stringMatching(/^sha1:/) })
      expect(await archive.find(name)).toEqual({ ...bill, archivedAt: now })
      const [first, second, third, fourth] = wanted.value ?? []
      expect(await linesOf(bill.id)).toEqual([[third, second, fourth, first]])
      expect(await linesOf(bill.id, 3)).toEqual([[third, second, fourth], [first]])
      expect(first?.subject).toBe(text)
      expect(first?.amount).toBe(9_007_199_254)
    })

    it("keeps the same bill once, also when two keep it at the same moment", async () => {
      const rows = [payment(DAY)]
      const bills = await Promise.all([1, 2, 3].map(() => spooledBill(DAY, rows)))
      const outcomes = await Promise.all(bills.map((bill) => archive.store(name, bill)))
      const again = await archive.store(name, await spooledBill(DAY, rows))
      expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual([
        "already",
        "already",
        "stored",
      ])
      expect(new Set([...outcomes, again].map(({ bill }) => bill.id)).size).toBe(1)
      expect(again.outcome).toBe("already")
      expect(await counts()).toEqual([1, 1])
    })

    it("keeps the bills of two accounts and two kinds apart", async () => {
      const rows = [payment(DAY)]
      for (const other of [name, { ...name, account: "wechat_two" }]) {
        expect((await archive.store(other, await spooledBill(DAY, rows))).outcome).toBe("stored")
      }
      expect(await archive.find({ ...name, kind: "fund" })).toBeNull()
    })

    it("takes the later one for the bill of a day, and keeps both", async () => {
      await archive.store(name, await spooledBill(DAY, [payment(DAY)]))
      now = new Date(now.getTime() + 60_000)
      const later = await archive.store(name, await spooledBill(DAY, [payment(DAY), payment(DAY)]))
      expect((await archive.find(name))?.id).toBe(later.bill.id)
      expect(await counts()).toEqual([2, 3])
    })

    it.each<[string, (text: string) => string]>([
      ["refused in its first row", (text) => text.replace("`19.90", "`19.9o")],
      ["refused in its summary", (text) => text.replace("`3000.0,", "`3001.0,")],
      ["cut", (text) => text.slice(0, -400)],
    ])("keeps nothing of a bill that is %s", async (_, edit) => {
      const before = temporary()
      const rows = Array.from({ length: 3_000 }, (__, i) => payment(DAY, { out_trade_no: `T${i}` }))
      const error = await rejectionOf(
        spooledBill(DAY, rows, edit).then((bill) => archive.store(name, bill))
      )
      expect(error).toMatchObject({ name: "BillRefused" })
      expect(await counts()).toEqual([0, 0])
      expect(temporary()).toEqual(before)
      // The connection is fit for the next one.
      expect((await archive.store(name, await spooledBill(DAY, rows))).bill.lines).toBe(3_000)
    })

    it("forgets the days before one, lines and all", async () => {
      for (const day of ["2026-11-20", "2026-11-21", DAY]) {
        const its = { ...name, day } as BillName
        await archive.store(its, await spooledBill(day, [payment(day)]))
      }
      expect(await archive.forget(DAY as BillName["day"])).toBe(2)
      expect(await counts()).toEqual([1, 1])
      expect(await archive.find(name)).not.toBeNull()
    })

    it("can be taken back and made again", async () => {
      const migrations = ["CreateTables1795449600000", "AddBalance1795478400000"]
      await revertArchive(place, migrations.length)
      await expect(counts()).rejects.toThrow()
      expect(await migrateArchive(place)).toEqual(migrations)
      expect(await counts()).toEqual([0, 0])
    })
  })
}
