import { Table } from "@medusajs/ui"
import type { AccountKey } from "../shared/api/accounts"
import { CopyNo } from "../shared/copy-no"
import { useText } from "../shared/hooks/use-text"
import { State } from "../shared/state"
import { When } from "../shared/when"
import { daysColor } from "./colors"

/** What tells each key from others, and how long it lasts. */
export function Keys({ keys }: { keys: AccountKey[] }) {
  const { text } = useText()
  if (keys.length === 0) return null
  return (
    <div className="overflow-x-auto">
      <Table aria-label={text("health.keys.title")}>
        <Table.Header>
          <Table.Row>
            {(["key", "fingerprint", "serial", "ends"] as const).map((column) => (
              <Table.HeaderCell key={column}>{text(`health.keys.${column}`)}</Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {keys.map(({ name, fingerprint, serial, ends_at: ends, days_left: days }) => (
            <Table.Row key={fingerprint}>
              <Table.Cell>{text(`health.keys.names.${name}`)}</Table.Cell>
              <Table.Cell className="max-w-48">
                <CopyNo no={fingerprint} what={text("health.keys.fingerprint")} />
              </Table.Cell>
              <Table.Cell className="max-w-48">
                <CopyNo no={serial} what={text("health.keys.serial")} />
              </Table.Cell>
              <Table.Cell>
                {ends === null || days === null ? (
                  <span className="text-ui-fg-muted">{text("health.keys.endless")}</span>
                ) : (
                  <span className="flex items-center gap-x-2">
                    <When at={ends} />
                    <State
                      color={daysColor(days)}
                      label={
                        days < 0
                          ? text("health.keys.ended")
                          : text("health.keys.daysLeft", { days })
                      }
                    />
                  </span>
                )}
              </Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </div>
  )
}
