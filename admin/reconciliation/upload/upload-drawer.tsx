import { Alert, Button, Drawer, Text, toast } from "@medusajs/ui"
import { useEffect, useRef, useState } from "react"
import { useNavigate } from "react-router-dom"
import { AccountField } from "../../shared/account-field"
import { BillRefused, MAX_BILL_BYTES, uploadBill } from "../../shared/api/bills"
import { useAct } from "../../shared/hooks/use-act"
import { useText } from "../../shared/hooks/use-text"
import { messageOf } from "../../shared/message-of"
import { toRun } from "../../shared/paths"
import { DropZone } from "./drop-zone"
import { Progress } from "./progress"

/** Sends a bill that a person has. What is refused is refused whole, with the line and the reason. */
export function UploadDrawer({ onClose }: { onClose: () => void }) {
  const { text, language } = useText()
  const navigate = useNavigate()
  const [file, setFile] = useState<File | null>(null)
  const [done, setDone] = useState(0)
  const [account, setAccount] = useState("")
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])
  const upload = useAct({
    run: (file: File) => {
      const { signal } = (stop.current = new AbortController())
      return uploadBill({ file, account: account || null, onProgress: setDone, signal })
    },
    done: ({ bill_day: day }, { name }) => text("reconciliation.upload.done", { name, day }),
    failed: ({ name }) => text("reconciliation.upload.failed", { name }),
    then: ({ id }) => void navigate(toRun(id)),
  })
  const { error } = upload
  // Only a file that may be of several accounts asks for one.
  const asksAccount =
    account !== "" || (error instanceof BillRefused && error.code === "which_account")
  const take = (chosen: File) => {
    upload.reset()
    setAccount("")
    setDone(0)
    if (chosen.size <= MAX_BILL_BYTES) return setFile(chosen)
    toast.error(text("reconciliation.upload.tooBig", { name: chosen.name }))
  }
  return (
    <Drawer open onOpenChange={(open) => !open && onClose()}>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>{text("reconciliation.upload.title")}</Drawer.Title>
          <Drawer.Description className="sr-only">
            {text("reconciliation.upload.text")}
          </Drawer.Description>
        </Drawer.Header>
        <Drawer.Body className="flex flex-1 flex-col gap-y-4 overflow-y-auto">
          <Text size="small" className="text-ui-fg-subtle">
            {text("reconciliation.upload.text")}
          </Text>
          {upload.isPending && file ? (
            <Progress name={file.name} done={done} />
          ) : (
            <DropZone file={file} onFile={take} />
          )}
          {error && <Alert variant="error">{messageOf(error, text, language)}</Alert>}
          {asksAccount && <AccountField value={account} onChange={setAccount} />}
        </Drawer.Body>
        <Drawer.Footer>
          <Button size="small" variant="secondary" onClick={onClose}>
            {text("common.actions.cancel")}
          </Button>
          <Button
            size="small"
            disabled={!file}
            isLoading={upload.isPending}
            onClick={() => file && upload.mutate(file)}
          >
            {text("reconciliation.upload.action")}
          </Button>
        </Drawer.Footer>
      </Drawer.Content>
    </Drawer>
  )
}
